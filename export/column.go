package export

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// Column is a column of the tables of events.
type Column struct {
	Name  ColumnName
	Width float64 // how much wider than usual: 2 is twice as wide; 0: as usual
}

// ColumnName says what a column holds.
type ColumnName string

// The columns of the tables of events.
const (
	ColumnRef      ColumnName = "ref"
	ColumnDate     ColumnName = "date"
	ColumnAgency   ColumnName = "agency"
	ColumnSource   ColumnName = "source"
	ColumnInvolved ColumnName = "involved"
	ColumnWhat     ColumnName = "what"
	ColumnResponse ColumnName = "response"
	ColumnSeen     ColumnName = "seen"
	ColumnLines    ColumnName = "lines" // lines of enquiry
	ColumnComment  ColumnName = "comment"
	ColumnNote     ColumnName = "note"
)

// ColumnNames lists all columns in their usual order.
var ColumnNames = []ColumnName{
	ColumnRef, ColumnDate, ColumnAgency, ColumnSource, ColumnInvolved, ColumnWhat, ColumnResponse, ColumnSeen, ColumnLines, ColumnComment, ColumnNote,
}

// UsualColumns are the columns that are printed where none are named.
var UsualColumns = []Column{
	{Name: ColumnRef}, {Name: ColumnDate}, {Name: ColumnAgency}, {Name: ColumnSource}, {Name: ColumnInvolved}, {Name: ColumnWhat},
	{Name: ColumnResponse}, {Name: ColumnSeen},
}

// tableColumn is a column of a table of events.
type tableColumn struct {
	column
	// cell returns the spans of an event's cell.
	cell func(*entry) []span
}

// columnLayouts are the columns with their headings and widths in points.
var columnLayouts = map[ColumnName]tableColumn{
	ColumnRef:      {column{"Ref", 42}, (*entry).ref},
	ColumnDate:     {column{"Date and time", 98}, (*entry).date},
	ColumnAgency:   {column{"Agency and service", 82}, (*entry).agency},
	ColumnSource:   {column{"Source", 68}, (*entry).source},
	ColumnInvolved: {column{"Who was involved", 98}, (*entry).involved},
	ColumnWhat:     {column{whatHappened, 206}, (*entry).what},
	ColumnResponse: {column{"Response or outcome", 118}, (*entry).response},
	ColumnSeen:     {column{"Child seen", 60}, (*entry).seen},
	ColumnLines:    {column{"Lines of enquiry", 76}, (*entry).lines},
	ColumnComment:  {column{"Comment", 100}, (*entry).comment},
	ColumnNote:     {column{"Reviewer’s note", 100}, (*entry).note},
}

// Title is the heading of the column.
func (n ColumnName) Title() string { return columnLayouts[n].title }

// widest is how many times as wide as usual a column can be asked for.
const widest = 10

// checkColumns reports whether the columns can be printed. The comment is the
// agency author's judgement and the note the reviewer's own: to name their
// columns does not ask for them.
func (o *Options) checkColumns() error {
	for i, c := range o.Columns {
		known := slices.Contains(ColumnNames, c.Name)
		twice := slices.ContainsFunc(o.Columns[:i], func(b Column) bool { return b.Name == c.Name })
		unasked := c.Name == ColumnComment && !o.Comments || c.Name == ColumnNote && !o.Notes
		if !known || twice || unasked || c.Width < 0 || c.Width > widest {
			return ErrColumns
		}
	}
	if o.Columns != nil && len(o.Columns) == 0 {
		return ErrColumns
	}
	return nil
}

// columns are those asked for.
func (o *Options) columns() []Column {
	if o.Columns != nil {
		return o.Columns
	}
	columns := slices.Clone(UsualColumns)
	if o.Comments {
		columns = append(columns, Column{Name: ColumnComment})
	}
	if o.Notes {
		columns = append(columns, Column{Name: ColumnNote})
	}
	return columns
}

// columnsFor lays the columns of a table out over a width in points.
func (d *document) columnsFor(t *eventTable, width float64) []tableColumn {
	var columns []tableColumn
	for _, c := range d.options.columns() {
		one := columnLayouts[c.Name]
		if c.Name == ColumnAgency && t.part == OneAgency {
			if !slices.ContainsFunc(t.events, func(e *chronology.Event) bool { return e.Service != "" }) {
				continue
			}
			one = tableColumn{column{"Service", 64}, (*entry).service}
		}
		if c.Width > 0 {
			one.width *= c.Width
		}
		columns = append(columns, one)
	}
	if len(columns) == 0 { // the agency was the only one
		columns = []tableColumn{columnLayouts[ColumnWhat]}
	}
	d.fitColumns(columns, width)
	d.narrowEmpty(columns, t.events)
	return columns
}

// fitColumns makes widths points. No column gets narrower than the words of its
// heading: the others make room.
func (d *document) fitColumns(columns []tableColumn, width float64) {
	held := make([]bool, len(columns))
	for again := true; again; {
		again = false
		room, shares := width, 0.0
		for i, c := range columns {
			if held[i] {
				room -= c.width
			} else {
				shares += c.width
			}
		}
		for i := range columns {
			if !held[i] && columns[i].width*room/shares < d.leastWidth(columns[i]) {
				columns[i].width, held[i], again = d.leastWidth(columns[i]), true, true
			}
		}
		if !again {
			for i := range columns {
				if !held[i] {
					columns[i].width *= room / shares
				}
			}
		}
	}
}

// narrowEmpty gives half the room of columns that no event fills to what
// happened, or else to the widest. They stay: that nothing was recorded is worth
// seeing.
func (d *document) narrowEmpty(columns []tableColumn, events []*chronology.Event) {
	spare := 0.0
	for i := range columns {
		filled := slices.ContainsFunc(events, func(e *chronology.Event) bool {
			one := d.entry(e)
			return len(columns[i].cell(&one)) > 0
		})
		if !filled {
			narrow := min(columns[i].width, max(columns[i].width/2, d.leastWidth(columns[i])))
			spare += columns[i].width - narrow
			columns[i].width = narrow
		}
	}
	to := slices.IndexFunc(columns, func(c tableColumn) bool { return c.title == whatHappened })
	if to < 0 {
		to = 0
		for i := range columns {
			if columns[i].width > columns[to].width {
				to = i
			}
		}
	}
	columns[to].width += spare
}

// leastWidth holds the widest word of a column's heading, and in the first what
// says that a row goes on.
func (d *document) leastWidth(c tableColumn) float64 {
	size := tableText
	if d.medium != nil {
		size = wordTableText
	}
	widest := 0.0
	if c.title == ColumnRef.Title() {
		widest = d.widths.text(goesOn, italic, size)
	}
	for _, word := range strings.Fields(c.title) {
		widest = max(widest, d.widths.text(word, bold, size))
	}
	return widest + 2*cellPad + 2
}
