package intake

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
	"throughline.org/throughline/intake/sent"
)

// mostExchanged is how large a review in JSON may be; one of 10,000 full entries has 22 MB.
const mostExchanged = 40 << 20

// isExchanged reports whether a file is, or claims to be, a review in JSON.
func isExchanged(name string, head []byte) bool {
	return strings.EqualFold(filepath.Ext(name), ".json") ||
		bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(exchange.Format))
}

// readExchanged reads a review in JSON as a document: its events as a table whose
// columns are known, its people and abbreviations as offered, and what else it
// holds as ignored.
func readExchanged(r io.ReaderAt, size int64, name string) (*Document, error) {
	if size > mostExchanged {
		return nil, ErrTooLarge
	}
	review, err := exchange.ReadSent(io.NewSectionReader(r, 0, size), size)
	switch {
	case errors.Is(err, exchange.ErrTooLarge):
		return nil, ErrTooLarge
	case errors.Is(err, exchange.ErrNewer):
		return nil, formatError("the file was written by a newer version of Throughline; install that, then import the file")
	case errors.Is(err, exchange.ErrFormat):
		return nil, formatError("JSON is read only as Throughline writes it (File > Export); ask the agency for its chronology in Word, Excel or CSV")
	case err != nil:
		return nil, err
	}
	d := &Document{Name: name, sort: sent.Exchanged}
	if review.Settings != nil {
		if a := review.Agency(review.Settings.OneAgency); a != nil {
			d.Agency = a.Name
		}
	}
	d.Tables = []*Table{exchangedTable(review)}
	for _, p := range review.People {
		agency := ""
		if a := review.Agency(p.Agency); a != nil {
			agency = a.Name
		}
		d.People = append(d.People, OfferedPerson{
			Place: "people", Name: p.Name(), Relationship: p.Relationship, Born: review.ShowWording(p.Born),
			Ethnicity: p.Ethnicity, Role: p.Role, Agency: agency,
		})
	}
	for _, a := range review.Abbreviations {
		d.Abbreviations = append(d.Abbreviations, OfferedAbbreviation{"abbreviations", a.Short, a.Meaning})
	}
	d.ignoreExchanged(review)
	return d, nil
}

// exchangedColumn is a column of the table made of a review.
type exchangedColumn struct {
	heading string
	field   Field
	text    func(*chronology.Review, *chronology.Event) string
}

var exchangedColumns = []exchangedColumn{
	{"id", ID, func(_ *chronology.Review, e *chronology.Event) string {
		return cmp.Or(e.ExternalID, string(e.UID))
	}},
	{"date", Start, func(r *chronology.Review, e *chronology.Event) string { return r.ShowWording(e.When.Wording) }},
	{"agency", Agency, func(r *chronology.Review, e *chronology.Event) string {
		if a := r.Agency(e.Agency); a != nil {
			return a.Name
		}
		return ""
	}},
	{"service", Service, func(r *chronology.Review, e *chronology.Event) string {
		if s := r.Service(e.Service); s != nil {
			return s.Name
		}
		return ""
	}},
	{"source", Source, func(_ *chronology.Review, e *chronology.Event) string { return e.Source }},
	{"kind", Kind, func(r *chronology.Review, e *chronology.Event) string {
		if k := r.Kind(e.Kind); k != nil {
			return k.Name
		}
		return ""
	}},
	{"title", Title, func(_ *chronology.Review, e *chronology.Event) string { return e.Title }},
	{"what happened", What, func(_ *chronology.Review, e *chronology.Event) string { return e.What }},
	{"response or outcome", Outcome, func(_ *chronology.Review, e *chronology.Event) string { return e.Outcome }},
	{"people involved", People, func(r *chronology.Review, e *chronology.Event) string {
		return joinedNames(e.Involved, func(i chronology.Involvement) string { return personName(r, i.Person) })
	}},
	{"parts played", Parts, func(r *chronology.Review, e *chronology.Event) string {
		return joinedLines(e.Involved, func(i chronology.Involvement) string {
			if i.Part == "" {
				return ""
			}
			return personName(r, i.Person) + ": " + i.Part
		})
	}},
	{"professionals", Professionals, func(_ *chronology.Review, e *chronology.Event) string {
		return joinedNames(e.Professionals, func(p chronology.Professional) string { return p.Role })
	}},
	{"child seen", Seen, func(r *chronology.Review, e *chronology.Event) string {
		return joinedNames(e.Seen, func(s chronology.ChildSeen) string {
			state := string(s.State)
			if s.State == chronology.SeenNotRecorded {
				state = "not recorded"
			}
			return personName(r, s.Child) + ": " + state
		})
	}},
	{"what the child or adult said", Voice, func(_ *chronology.Review, e *chronology.Event) string { return e.Voice }},
	{"comment", Comment, func(_ *chronology.Review, e *chronology.Event) string { return e.Comment }},
	{"lines of enquiry", Lines, func(r *chronology.Review, e *chronology.Event) string {
		return joinedNames(e.Lines, func(uid chronology.UID) string {
			if l := r.Line(uid); l != nil && l.Short != "" {
				return l.Short
			} else if l != nil {
				return l.Question
			}
			return ""
		})
	}},
	{"known to the agency on", Known, func(r *chronology.Review, e *chronology.Event) string { return r.ShowWording(e.Known) }},
	{"reviewer's note", Note, func(_ *chronology.Review, e *chronology.Event) string { return e.Note }},
	{"who was told", Told, func(r *chronology.Review, e *chronology.Event) string { return joinedLines(e.Told, r.ToldWords) }},
	{"marked as", Marks, func(_ *chronology.Review, e *chronology.Event) string { return strings.Join(e.MarkedAs(), "; ") }},
	{"attachments", Other, func(_ *chronology.Review, e *chronology.Event) string {
		return joinedNames(e.Attachments, func(a chronology.Attachment) string { return a.Name })
	}},
}

func personName(r *chronology.Review, uid chronology.UID) string {
	if p := r.Person(uid); p != nil {
		return p.Name()
	}
	return ""
}

// joinedNames joins what an event has several of, as listed takes it apart.
func joinedNames[T any](items []T, name func(T) string) string {
	return strings.Join(namesIn(items, name), "; ")
}

// joinedLines joins what may hold any sign but a line's end.
func joinedLines[T any](items []T, name func(T) string) string {
	return strings.Join(namesIn(items, name), "\n")
}

func namesIn[T any](items []T, name func(T) string) []string {
	var names []string
	for _, item := range items {
		if n := name(item); n != "" {
			names = append(names, n)
		}
	}
	return names
}

// exchangedTable is the events of a review as a table.
func exchangedTable(r *chronology.Review) *Table {
	t := &Table{Name: "events", place: "events", sort: sent.Exchanged, beyond: sent.MostColumns}
	for i, c := range exchangedColumns {
		t.bounds = append(t.bounds, i)
		t.Header, t.Columns = append(t.Header, c.heading), append(t.Columns, c.field)
	}
	t.matched = slices.Clone(t.Columns)
	for n, e := range r.Events {
		row := &sent.Row{Number: n + 1, Depth: len(exchangedColumns)}
		for i, c := range exchangedColumns {
			if text := c.text(r, e); text != "" {
				row.Cells = append(row.Cells, sent.Cell{Text: text, Column: uint16(i), Ordinal: uint16(i), Span: 1})
			}
		}
		t.Rows = append(t.Rows, Row{row, t})
	}
	return t
}

// ignoreExchanged lists what of a review is not taken in by an import.
func (d *Document) ignoreExchanged(r *chronology.Review) {
	for i, p := range r.Paragraphs {
		d.ignore(fmt.Sprintf("paragraph %d", i+1), r.ShowReferences(p.Text), "the numbered section is the review's own")
	}
	for _, other := range []struct {
		place string
		n     int
	}{{"links", len(r.Links)}, {"scopes", len(r.Scopes)}, {"panel", len(r.Panel)}, {"authors", len(r.Authors)}, {"bookmarks", len(r.Bookmarks)},
		{"masks", len(r.Masks)}, {"decisions", len(r.Decisions)}, {"allowances", len(r.Allowances)}, {"receipts", len(r.Receipts)}} {
		if other.n > 0 {
			d.ignore(other.place, "", fmt.Sprintf("%d, which an import does not take in", other.n))
		}
	}
}
