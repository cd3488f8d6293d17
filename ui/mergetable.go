package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/intake"
)

// tableEndings are the tables that may be a later return of an agency.
var tableEndings = []string{".docx", ".xlsx", ".csv", ".tsv", ".txt"}

// readTableReturn reads a later table of an agency aside, and shows what it changes
// of the rows that the agency sent before.
func (d *desk) readTableReturn(path string) {
	d.status.say("Reading the return…")
	var doc *intake.Document
	var sum string
	var err error
	d.w.p.background(
		func() { doc, sum, err = readSent(path) },
		func() {
			if err != nil {
				if why := intake.Refusal(err); why != "" {
					d.w.tell("This table cannot be taken in", strings.ToUpper(why[:1])+why[1:]+".\n\nNothing has been changed.")
					return
				}
				d.w.fail(err)
				return
			}
			d.askAgencyOf(doc, sum)
		})
}

func readSent(path string) (*intake.Document, string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, "", err
	}
	doc, err := intake.Read(f, info.Size(), filepath.Base(path), intake.ReadOptions{})
	if err != nil {
		return nil, "", err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, "", err
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return nil, "", err
	}
	return doc, hex.EncodeToString(hash.Sum(nil)), nil
}

// askAgencyOf goes on with the agency that the table names, or asks for it.
func (d *desk) askAgencyOf(doc *intake.Document, sum string) {
	r := d.s.review()
	if a := r.AgencyNamed(doc.NamedAgency(r)); a != nil {
		d.mergeTable(doc, sum, a.UID)
		return
	}
	var names []string
	for _, a := range r.Agencies {
		names = append(names, a.Name)
	}
	if len(names) == 0 {
		d.w.tell("There is no agency yet", "A later return is matched to what its agency sent before. Use File > Import for a first one. Nothing has been changed.")
		return
	}
	agency := d.w.pick(names)
	agency.SetSelectedIndex(0)
	var s *sheet
	cancel := d.w.button("Cancel", func() { s.hide() })
	goOn := d.w.button("Go on", func() {
		s.hide()
		d.mergeTable(doc, sum, r.Agencies[agency.SelectedIndex()].UID)
	})
	s = d.w.newSheet("Whose return is "+doc.Name+"?", labelled("Agency", agency), cancel, goOn)
	s.show(480, 0, agency)
}

// mergeTable matches the rows of a table to what the agency sent before.
func (d *desk) mergeTable(doc *intake.Document, sum string, agency chronology.UID) {
	snapshot := d.s.review().Snapshot()
	var preview *intake.Preview
	d.w.work("Reading "+doc.Name, func(l *longWork) {
		half := func(done, total int) bool { return l.reached(float64(done) / float64(total)) }
		preview = intake.NewPreview(doc, snapshot, intake.Options{Agency: agency, Progress: half})
	}, func() {
		if preview == nil {
			d.w.fail(errStopped)
			return
		}
		d.mergeRows(preview, doc.Name, sum, agency, nil, nil, func() {})
	})
}

// mergeRows matches rows as they were read to what the agency sent before, and shows
// the matches to be confirmed, or what changes where nothing came before. What is
// beside the rows is put with them.
func (d *desk) mergeRows(preview *intake.Preview, file, sum string, agency chronology.UID, beside []chronology.Entity, original []byte, ready func()) {
	snapshot := d.s.review().Snapshot()
	m := &matched{beside: beside, original: original, seen: &returns.Return{File: file, Review: snapshot.Snapshot()}, places: map[chronology.UID]string{}}
	var outcome *returns.Outcome
	var err error
	d.w.work("Matching "+file, func(*longWork) {
		m.matching = returns.MatchTable(snapshot, m.table(preview, file, sum, agency))
		outcome, err = m.merge()
	}, func() {
		if err != nil {
			d.w.fail(err)
			return
		}
		ready()
		if outcome.Received == nil || len(m.matching.Known()) == 0 {
			d.showOutcomeOf(m.seen, outcome, original, nil)
			return
		}
		d.openMatches(m)
	})
}

// matched is a table on its way into the review.
type matched struct {
	matching *returns.Matching
	seen     *returns.Return
	places   map[chronology.UID]string // of its rows in the file
	unread   int                       // rows that are refused, left out or another agency's
	beside   []chronology.Entity
	original []byte // the file, where it is to be kept
}

// merge works out what the table changes.
func (m *matched) merge() (*returns.Outcome, error) {
	o, err := m.matching.Merge(time.Now().Format(time.DateOnly))
	if err == nil && o.Received != nil {
		o.Unread = m.unread
		o.Put = append(o.Put, m.beside...)
	}
	return o, err
}

// table is what the rows say of an agency.
func (m *matched) table(preview *intake.Preview, file, sum string, agency chronology.UID) *returns.Table {
	t := &returns.Table{Agency: agency, File: file, SHA256: sum}
	for _, x := range preview.Entities() {
		m.seen.Review.Put(x)
		if e, isEvent := x.(*chronology.Event); !isEvent {
			t.Entities = append(t.Entities, x)
		} else if e.Agency == agency {
			t.Events = append(t.Events, e)
		}
	}
	for _, row := range preview.Rows {
		if row.Event != nil {
			m.places[row.Event.UID] = row.Place()
		}
	}
	m.unread = len(preview.Rows) - len(t.Events)
	return t
}
