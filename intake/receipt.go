package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// fingerprint notes the size and the SHA-256 of the file.
func (d *Document) fingerprint(r io.ReaderAt, size int64) error {
	hash := sha256.New()
	if _, err := io.Copy(hash, io.NewSectionReader(r, 0, size)); err != nil {
		return fmt.Errorf("fingerprint: %w", err)
	}
	d.Size, d.SHA256 = size, hex.EncodeToString(hash.Sum(nil))
	return nil
}

// Accepted lists what accepting the preview of a document puts into the review:
// its entities, what each agency sent, how columns were corrected, and the receipt,
// which is given beside them too. The agency is that of rows which name none.
func (p *Preview) Accepted(d *Document, r *chronology.Review, agency chronology.UID, now time.Time) ([]chronology.Entity, *chronology.Receipt, error) {
	all := p.Entities()
	var events []*chronology.Event
	for _, x := range all {
		if e, ok := x.(*chronology.Event); ok {
			events = append(events, e)
		}
	}
	sent, err := returns.Imported(r, events, d.Name, d.SHA256, now.Format(time.DateOnly))
	if err != nil {
		return nil, nil, err
	}
	for _, s := range sent {
		all = append(all, s)
	}
	for _, m := range d.columnMatches(r, p.memory(agency)) {
		all = append(all, m)
	}
	receipt := &chronology.Receipt{
		UID: chronology.NewUID(), Name: d.Name, Size: int(d.Size), SHA256: d.SHA256,
		Taken: now.UTC().Format(time.RFC3339), Agency: agency,
	}
	for _, row := range p.Rows {
		switch row.State() {
		case Refused:
			receipt.Refused++
		case LeftOut:
			receipt.LeftOut++
		default:
			receipt.Events++
		}
	}
	return append(all, receipt), receipt, nil
}

// memory is the agency for which columns are remembered: the one chosen, else
// the only one that the events are of.
func (p *Preview) memory(chosen chronology.UID) chronology.UID {
	if chosen != "" {
		return chosen
	}
	var only chronology.UID
	for _, row := range p.Rows {
		switch {
		case row.Event == nil || row.Event.Agency == "" || row.Event.Agency == only:
		case only != "":
			return ""
		default:
			only = row.Event.Agency
		}
	}
	return only
}

// Remember is what is known of the columns of an agency's files.
func Remember(matches []*chronology.ColumnMatch) Remembered {
	if len(matches) == 0 {
		return nil
	}
	known := Remembered{}
	for _, m := range matches {
		known[m.Heading] = Field(m.Field)
	}
	return known
}

// columnMatches are the matches to be kept for an agency, in place of those that
// are kept of the same columns.
func (d *Document) columnMatches(r *chronology.Review, agency chronology.UID) []*chronology.ColumnMatch {
	if agency == "" {
		return nil
	}
	kept := map[string]*chronology.ColumnMatch{}
	for _, m := range r.ColumnMatchesOf(agency) {
		kept[m.Heading] = m
	}
	var list []*chronology.ColumnMatch
	for heading, field := range d.Corrected() {
		m := &chronology.ColumnMatch{UID: chronology.NewUID(), Agency: agency, Heading: heading, Field: string(field)}
		if was := kept[heading]; was != nil {
			m.UID = was.UID
		}
		list = append(list, m)
	}
	return list
}
