package intake

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/intake/sent"
)

// maker makes files of any shape, with words that stand nowhere else in them.
type maker struct {
	*rand.Rand
	words int
}

func (m *maker) word() string {
	m.words++
	return fmt.Sprintf("word%d", m.words)
}

func (m *maker) sentence() string {
	text := m.word()
	for range m.IntN(12) {
		text += " " + m.word()
	}
	return text
}

var someDates = []string{
	"14/03/2012", "2013-06-01", "31/04/2013", "next day", "same day", "Not recorded", "18/40", "5 May", "2013", "March 2012", "Winter 2012-13", "w/c 3/9/12",
	"?5 June 2013", "approx 8/10/13", "41080", "10 weeks old", "dd/mm/yyyy", "Total", "nonsense", "14/03/2012 10:30", "12 May 2012\nduty", "n.d.", "4/52 later", "14th",
}

var someHeadings = []string{
	"Date", "Time", "End date", "Source", "Who was involved", "Officer", "What happened", "Details", "Outcome", "Comment", "Child seen", "Ref", "No.", "Notes", "Shoe size", "",
	"Agency", "Service", "Telephone", "Date recorded", "Day", "Month", "Year", "Terms of reference", "Voice of the child", "Title", "Type of contact", "Weekday", "DOB", "Relationship", "Meaning",
}

func (m *maker) pick(from []string) string { return from[m.IntN(len(from))] }

func (m *maker) cell(column, width int) sent.Cell {
	c := sent.Cell{Column: uint16(column), Ordinal: uint16(column), Span: 1}
	switch m.IntN(6) {
	case 0:
		c.Text = m.pick(someDates)
	case 1, 2, 3:
		c.Text = m.sentence()
	case 4:
		c.Text = m.sentence() + "\n" + m.sentence()
	}
	if m.IntN(15) == 0 {
		c.Span = uint16(1 + m.IntN(width))
	}
	if m.IntN(12) == 0 {
		c.Text, c.Down = "", true
	}
	if m.IntN(10) == 0 {
		kind := sent.RemarkKind(m.IntN(int(sent.Failed) + 1))
		switch kind {
		case sent.Picture:
			c.Remarks = []sent.Remark{{Kind: kind}}
		case sent.AddedText, sent.StruckText: // which are in the text too
			said := m.sentence()
			c.Text, c.Down, c.Remarks = c.Text+" "+said, false, []sent.Remark{{Kind: kind, Text: said}}
		case sent.PickedDay:
			c.Remarks = []sent.Remark{{Kind: kind, Text: "2013-06-01"}}
		default:
			c.Remarks = []sent.Remark{{Kind: kind, Text: m.sentence(), Who: "Somebody"}}
		}
	}
	return c
}

func (m *maker) row(number, width int, header bool) sent.Row {
	row := sent.Row{Number: number, Line: number, Depth: width}
	if m.IntN(10) == 0 {
		row.Depth = 1 + m.IntN(width+2)
		row.State = sent.RowState(1 << m.IntN(5))
	}
	for column := 0; column < width; {
		c := m.cell(column, width)
		if header {
			c = sent.Cell{Column: uint16(column), Ordinal: uint16(column), Span: 1, Text: m.pick(someHeadings)}
		} else if column == 0 && m.IntN(3) > 0 {
			c.Text, c.Down = m.pick(someDates), false
		}
		column += int(c.Span)
		if c.Text != "" || c.Down || len(c.Remarks) > 0 {
			row.Cells = append(row.Cells, c)
		}
	}
	return row
}

func (m *maker) table(sort sent.Sort, n int) *sent.Table {
	t := &sent.Table{Name: map[sent.Sort]string{sent.Word: fmt.Sprintf("table %d", n), sent.Excel: fmt.Sprintf("Sheet%d", n)}[sort]}
	width := 1 + m.IntN(8)
	for range m.IntN(3) {
		t.Before = append(t.Before, sent.Passage{Text: m.sentence(), Heading: m.IntN(2) == 0})
	}
	for n := range m.IntN(14) {
		row := m.row(n+1, width, n == 0 && m.IntN(4) > 0 || m.IntN(12) == 0)
		if len(row.Cells) == 0 {
			t.AddBlank(n+1, n+1)
			continue
		}
		t.Rows = append(t.Rows, row)
	}
	if m.IntN(4) == 0 {
		t.Unseen = []sent.Columns{{First: m.IntN(width), Last: m.IntN(width)}}
	}
	return t
}

func (m *maker) file() *sent.File {
	f := &sent.File{Name: "x", Sort: sent.Sort(m.IntN(4)), Since04: m.IntN(5) == 0}
	tables := 1
	if f.Sort == sent.Word || f.Sort == sent.Excel {
		tables += m.IntN(4)
	}
	for n := range tables {
		f.Tables = append(f.Tables, m.table(f.Sort, n+1))
	}
	if m.IntN(3) == 0 {
		f.After = []sent.Passage{{Text: m.sentence()}}
		f.Outside = []sent.Passage{{Place: "header", Text: m.sentence()}}
	}
	return f
}

// TestNoWordIsLostWhateverTheShape reads files that no agency would send: each
// word of them stands in an event, a refusal, a doubt or an ignored place.
func TestNoWordIsLostWhateverTheShape(t *testing.T) {
	for seed := range uint64(600) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 1))}
		file := m.file()
		words := wordsOf(file)
		doc, err := understand(file, nil)
		if err != nil {
			assert.ErrorIs(t, err, ErrEmpty)
			continue
		}
		p := previewOf(doc)
		covers(t, words, p)
		for _, row := range p.Rows {
			holdsItsWords(t, row)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}
