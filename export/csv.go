package export

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// csvColumn is a column of the CSV file. The headings are those by which the
// program's own import knows its fields; what import has no field for stands
// under a heading that it leaves alone.
type csvColumn struct {
	heading string
	value   func(*csvRow) string
}

// csvRow is an event being written.
type csvRow struct {
	r     *chronology.Review
	d     *chronology.Dating
	e     *chronology.Event
	dated chronology.Dated
}

var csvColumns = []csvColumn{
	{"id", func(c *csvRow) string { return c.e.ExternalID }},
	{"date", func(c *csvRow) string { return c.r.ShowWording(c.e.When.Wording) }},
	{"agency", (*csvRow).agency},
	{"service", (*csvRow).service},
	{"source", func(c *csvRow) string { return c.e.Source }},
	{"kind", (*csvRow).kind},
	{"title", func(c *csvRow) string { return c.e.Title }},
	{"what happened", func(c *csvRow) string { return c.e.What }},
	{"response or outcome", func(c *csvRow) string { return c.e.Outcome }},
	{"people involved", (*csvRow).people},
	{"parts played", (*csvRow).parts},
	{"professionals", (*csvRow).professionals},
	{"child seen", (*csvRow).seen},
	{"what the child or adult said", func(c *csvRow) string { return c.e.Voice }},
	{"lines of enquiry", (*csvRow).lines},
	{"known to the agency on", func(c *csvRow) string { return c.r.ShowWording(c.e.Known) }},
	{"told", (*csvRow).told},
	{"key", func(c *csvRow) string { return yes(c.e.Key) }},
	{"good practice", func(c *csvRow) string { return yes(c.e.GoodPractice) }},
	{"missed opportunity", func(c *csvRow) string { return yes(c.e.MissedOpportunity) }},
	{"disputed", func(c *csvRow) string { return yes(c.e.Disputed) }},
	{"attachments", (*csvRow).attachments},
	{"paragraphs", func(c *csvRow) string { return strings.Join(c.r.ParagraphsOf(c.e.UID), "; ") }},
	{"ref", func(c *csvRow) string { return c.d.Ref(c.e.UID) }},
	{"uid", func(c *csvRow) string { return string(c.e.UID) }},
	{"edtf", func(c *csvRow) string { return c.dated.Reading.EDTF }},
	{"earliest", func(c *csvRow) string { return c.day(c.dated.Window.Earliest) }},
	{"latest", func(c *csvRow) string { return c.day(c.dated.Window.Latest) }},
	{"clock", func(c *csvRow) string { return c.dated.Reading.Clock.String() }},
	{"extent", (*csvRow).extent},
	{"set aside", (*csvRow).setAside},
	{"order in the day", (*csvRow).handOrder},
}

// commentColumn and noteColumn are written only where Options ask for them: what
// authors think is no part of the chronology.
var (
	commentColumn = csvColumn{"comment", func(c *csvRow) string { return c.e.Comment }}
	noteColumn    = csvColumn{"reviewer's note", func(c *csvRow) string { return c.e.Note }}
)

// CSV writes every field of every event that the filter keeps, in the order of
// the chronology: UTF-8 with a byte order mark, lines ending in CR LF, one
// header row. The comment and the reviewer's note are among them only where
// Options ask for them.
//
// A spreadsheet program takes a cell that begins with = + - @, a tab or a
// carriage return for a formula, some with a line feed before it. Such a cell is
// given a leading apostrophe.
func CSV(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error {
	r, d = o.Numbered(r, d)
	columns := csvColumnsFor(o)
	watched := watchedText(w, o.Watch, ".csv")
	buffered := bufio.NewWriter(watched)
	if _, err := buffered.WriteString("\uFEFF"); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(buffered)
	out.UseCRLF = true
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = c.heading
	}
	if err := out.Write(cells); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	for n, e := range kept(r, d, o) {
		row := csvRow{r: r, d: d, e: e, dated: d.Of(e.UID)}
		for i, c := range columns {
			cells[i] = harmless(c.value(&row))
		}
		if err := out.Write(cells); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
		if o.Progress != nil && n%256 == 0 && !o.Progress(n, len(r.Events)) {
			return ErrStopped
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	if err := buffered.Flush(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return watched.Close()
}

func csvColumnsFor(o Options) []csvColumn {
	columns := csvColumns[:len(csvColumns):len(csvColumns)]
	if o.Comments {
		columns = append(columns, commentColumn)
	}
	if o.Notes {
		columns = append(columns, noteColumn)
	}
	return columns
}

// harmless keeps a cell from being taken for a formula. Its line ends are made
// alike: the CSV writer would drop a carriage return that stands alone.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		cell = "'" + cell
	}
	if strings.ContainsRune(cell, '\r') {
		cell = strings.ReplaceAll(strings.ReplaceAll(cell, "\r\n", "\n"), "\r", "\n")
	}
	return cell
}

// day is a day as ISO 8601 has it, where the version tells days.
func (c *csvRow) day(day when.Day) string {
	if c.r.Rendered.HidesDays() {
		return ""
	}
	return day.ISO()
}

func yes(set bool) string {
	if set {
		return "yes"
	}
	return ""
}

func (c *csvRow) agency() string {
	if a := c.r.Agency(c.e.Agency); a != nil {
		return a.Name
	}
	return ""
}

func (c *csvRow) service() string {
	if s := c.r.Service(c.e.Service); s != nil {
		return s.Name
	}
	return ""
}

func (c *csvRow) kind() string {
	if k := c.r.Kind(c.e.Kind); k != nil {
		return k.Name
	}
	return ""
}

// list joins what lists hold, as import takes them apart.
func list[T any](items []T, word func(T) string) string {
	return strings.Join(worded(items, word), "; ")
}

func lines[T any](items []T, word func(T) string) string {
	return strings.Join(worded(items, word), "\n")
}

func worded[T any](items []T, word func(T) string) []string {
	var words []string
	for _, item := range items {
		if w := word(item); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func (c *csvRow) person(uid chronology.UID) string {
	if p := c.r.Person(uid); p != nil {
		return p.Name()
	}
	return ""
}

func (c *csvRow) people() string {
	return list(c.e.Involved, func(i chronology.Involvement) string { return c.person(i.Person) })
}

// parts has a line for each person: what they did may hold any other sign.
func (c *csvRow) parts() string {
	return lines(c.e.Involved, func(i chronology.Involvement) string {
		if i.Part == "" {
			return ""
		}
		return c.person(i.Person) + ": " + i.Part
	})
}

func (c *csvRow) professionals() string {
	return list(c.e.Professionals, func(p chronology.Professional) string {
		if p.Role != "" {
			return p.Role
		}
		return c.person(p.Person)
	})
}

func (c *csvRow) seen() string {
	return list(c.e.Seen, func(s chronology.ChildSeen) string {
		if s.State == chronology.SeenNotRecorded {
			return c.person(s.Child) + ": not recorded"
		}
		return c.person(s.Child) + ": " + string(s.State)
	})
}

func (c *csvRow) lines() string {
	return list(c.e.Lines, func(uid chronology.UID) string {
		l := c.r.Line(uid)
		switch {
		case l == nil:
			return ""
		case l.Short != "":
			return l.Short
		}
		return l.Question
	})
}

// told has a line for each agency, as import reads it.
func (c *csvRow) told() string { return lines(c.e.Told, c.r.ToldWords) }

func (c *csvRow) attachments() string {
	return list(c.e.Attachments, func(a chronology.Attachment) string {
		text := a.Name
		for _, more := range []string{a.Path, a.SHA256} {
			if more != "" {
				text += " | " + more
			}
		}
		return text
	})
}

func (c *csvRow) extent() string {
	if c.dated.Extent == when.Span {
		return "span"
	}
	return "moment"
}

func (c *csvRow) setAside() string {
	return list(c.e.When.SetAside, c.r.ShowWording)
}

func (c *csvRow) handOrder() string {
	if c.e.HandOrder == 0 {
		return ""
	}
	return strconv.Itoa(c.e.HandOrder)
}
