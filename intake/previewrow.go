package intake

import (
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// PreviewRow is one row with its reading.
type PreviewRow struct {
	Row
	Continued  []Row             // rows below it that go on in it
	Event      *chronology.Event // nil where refused
	Draft      *chronology.Event // what a refused row would be; nil where nothing could be made of it
	Wording    string            // of the date with its time, as typed
	Reading    when.Reading      // its Window is worked out where it counts from other events
	Refused    string            // why; "" where the row is good
	Unassigned bool              // refused for nothing but that no agency is named or chosen
	Doubts     []string
	Notes      []string // footnotes and comments, each after its sort: "footnote: …"

	texts   []string // by column, with those of the rows that go on in it
	carried *carried // what the headings above it give
	index   int      // in the order of the file
	mending Mending
}

func (row *PreviewRow) refuse(why string) {
	if row.Event != nil {
		row.Draft = row.Event
	}
	row.Event, row.Refused = nil, why
}

// Text is what the row says in the columns of a field, or the author in its place.
func (row *PreviewRow) Text(f Field) string {
	if text, mended := row.mending.Texts[f]; mended {
		return text
	}
	return row.table.text(row.texts, f)
}

// NamedAgency is the agency that the row or its sheet names; "" where neither does.
func (row *PreviewRow) NamedAgency() string {
	if name := row.Text(Agency); name != "" {
		return name
	}
	return row.table.agency
}

// Others lists what stands in columns that no field of an event holds, each
// with the heading of its column.
func (row *PreviewRow) Others() [][2]string {
	var all [][2]string
	for i, f := range row.table.Columns {
		if f == Other && row.texts[i] != "" {
			all = append(all, [2]string{row.table.columnName(i), row.texts[i]})
		}
	}
	return all
}

// When is the wording of the date as it stands in the file, in the row or in a
// heading above it; of a date that a spreadsheet holds as such, its day.
func (row *PreviewRow) When() string {
	if text, mended := row.mending.Texts[Start]; mended {
		return text
	}
	rr := rowReader{table: row.table}
	text := rr.dateText(row.texts)
	if c := row.dateCell(); c != nil && c.Kind == sent.Day {
		text, _, _ = strings.Cut(text, " ")
	}
	if text != "" {
		return text
	}
	if weekday := row.Text(Weekday); weekday != "" && row.carried.week != 0 {
		return weekday + ", " + row.carried.day
	}
	return row.carried.day
}

// dateCell is the cell of the date; nil where it stands in several columns, or
// the author has given another.
func (row *PreviewRow) dateCell() *sent.Cell {
	if row.Mended(Start) {
		return nil
	}
	at := row.table.columnOf(Start)
	for i := range row.Cells {
		if c := &row.Cells[i]; at >= 0 && c.Text != "" && row.table.column(row.Row, c) == at {
			return c
		}
	}
	return nil
}

// all lists the row and those that go on in it.
func (row *PreviewRow) all() []Row { return append([]Row{row.Row}, row.Continued...) }

func (row *PreviewRow) eachCell(do func(Row, *sent.Cell)) {
	for _, r := range row.all() {
		for i := range r.Cells {
			do(r, &r.Cells[i])
		}
	}
}

// goOn adds the words of a row that goes on in this one.
func (row *PreviewRow) goOn(more Row, texts []string) {
	row.Continued = append(row.Continued, more)
	for i, text := range texts {
		if i >= len(row.texts) || text == "" {
			continue
		}
		row.texts[i] = strings.TrimSpace(row.texts[i] + "\n" + text)
	}
}

// join adds a row that the author takes for a part of this one. What it tells is
// added to what this one tells; of the rest, what this one has too is not said
// twice, and what differs is told with the name of its column.
func (row *PreviewRow) join(more Row, texts []string) {
	told := row.table.columnOf(What)
	parts := make([]string, len(row.texts))
	var beside []string
	for i, text := range texts {
		switch {
		case i >= len(row.texts) || text == "":
		case row.table.Columns[i].told() || row.texts[i] == "" && row.table.Columns[i] != Start:
			parts[i] = text
		case text == row.texts[i]:
		default:
			beside = append(beside, row.table.columnName(i)+": "+text)
		}
	}
	if len(beside) > 0 && told >= 0 {
		parts[told] = strings.Join(append(beside, parts[told]), "\n")
	}
	row.goOn(more, parts)
}
