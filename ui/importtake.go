package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// takeWanted brings in what was asked for while a correction was still being
// typed, unless that has spoilt a row.
func (p *importPreview) takeWanted() {
	_, _, refused := p.preview.Counts()
	asked := p.wanted >= 0 && refused <= p.wanted
	if p.wanted = -1; asked {
		p.take()
	}
}

// earlier is the agency of which all rows are, where the review has entries of it
// already; "" for none.
func (p *importPreview) earlier() chronology.UID {
	var only chronology.UID
	for _, row := range p.preview.Rows {
		switch {
		case row.Event == nil || row.Event.Agency == only:
		case only != "" || row.Event.Agency == "":
			return ""
		default:
			only = row.Event.Agency
		}
	}
	r := p.d.s.review()
	if only != "" && slices.ContainsFunc(r.Events, func(e *chronology.Event) bool { return e.Agency == only }) {
		return only
	}
	return ""
}

// gathered is what a preview brings in besides the rows it was read from.
type gathered struct {
	entities []chronology.Entity
	receipt  *chronology.Receipt
	original []byte // the file, where it is kept
}

// gather works out aside what the rows bring in as they stand, and hands it on
// unless that fails: then the preview stays as it is.
func (p *importPreview) gather(agency chronology.UID, done func(gathered)) {
	if p.gathering {
		return // once is enough
	}
	p.gathering = true
	as, review := *p, p.d.s.review().Snapshot()
	var g gathered
	var err error
	p.d.w.p.background(func() {
		if g.entities, g.receipt, err = as.preview.Accepted(as.doc, review, agency, time.Now()); err != nil {
			return
		}
		if as.keep {
			g.receipt.Original = as.from.path
		}
		g.original, err = as.original()
	}, func() {
		if p.gathering = false; err != nil {
			p.d.w.fail(err)
			return
		}
		done(g)
	})
}

// matchEarlier takes the rows, as they are corrected, for a later return of their
// agency: they are matched with the entries that it sent before.
func (p *importPreview) matchEarlier() {
	agency := p.earlier()
	if agency == "" || p.all[0].(*importRows).row.commit() {
		return
	}
	preview := p.preview
	p.gather(agency, func(g gathered) {
		beside := []chronology.Entity{g.receipt}
		for _, x := range g.entities {
			if match, ok := x.(*chronology.ColumnMatch); ok {
				beside = append(beside, match)
			}
		}
		p.d.mergeRows(preview, p.doc.Name, p.doc.SHA256, agency, beside, g.original, p.sheet.hide)
	})
}

// original is the file as it was read, where it is to be kept; nil where it is not.
func (p *importPreview) original() ([]byte, error) {
	if !p.whole {
		return nil, nil
	}
	content, err := os.ReadFile(p.from.path)
	if err != nil {
		return nil, err
	}
	if sum := sha256.Sum256(content); hex.EncodeToString(sum[:]) != p.doc.SHA256 {
		return nil, errFileChanged
	}
	return content, nil
}

// putOriginal keeps a file in the review; nothing for none.
func putOriginal(e *store.Edit, content []byte) error {
	if content == nil {
		return nil
	}
	return e.KeepOriginal(content)
}

// take brings the rows in, as one step.
func (p *importPreview) take() {
	events, _, refused := p.preview.Counts()
	if p.wanted = refused; p.all[0].(*importRows).row.commit() {
		return // once it is read
	}
	p.wanted = -1
	var agency chronology.UID
	var fresh []chronology.Entity
	if p.agency != nil {
		agency = p.agency.UID
		if p.d.s.review().Agency(agency) == nil {
			fresh = append(fresh, p.agency)
		}
	}
	p.gather(agency, func(g gathered) { p.putIn(events, append(fresh, g.entities...), g.original) })
}

// putIn puts what was brought in into the review.
func (p *importPreview) putIn(events int, entities []chronology.Entity, original []byte) {
	p.sheet.hide()
	label := fmt.Sprintf("bring in %s from %s", count(events, "event"), p.doc.Name)
	p.d.s.importMuch(label, func(e *store.Edit) error {
		for _, x := range entities {
			if err := e.Put(x); err != nil {
				return err
			}
		}
		return putOriginal(e, original)
	}, func(saved bool) {
		if saved {
			p.d.status.say(count(events, "event") + " brought in from " + p.doc.Name + ". Undo (Ctrl+Z) takes them out again.")
		}
	})
}

// largestKept is the largest file that is kept in a review.
const largestKept = 50_000_000

// keepOriginal keeps the file itself, or where it lies, or no longer.
func (p *importPreview) keepOriginal(i int) {
	switch i {
	case keepWhole:
		if p.doc.Size > largestKept {
			p.d.w.tell("This file is too large to be kept in the review", "Keep it with the papers of the review. Its name, size and SHA-256 are kept, so that anybody can show that it is the one.")
			return
		}
		p.whole = !p.whole
	case keepPlace:
		p.keep = !p.keep
	}
	p.showKept()
}

// showKept shows what is kept of the original. What was copied is no file.
func (p *importPreview) showKept() {
	if p.from.path != "" {
		p.kept.set([]groupChip{
			keepWhole: {text: "Keep the file itself in the review (" + sizeWords(p.doc.Size) + ")", on: p.whole},
			keepPlace: {text: "Keep where it lies", on: p.keep}})
	}
}
