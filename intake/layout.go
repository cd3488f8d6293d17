package intake

import (
	"fmt"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// layout finds the chronology among the tables of a file.
type layout struct {
	*Document
	file       *sent.File
	remembered Remembered
	last       *Table         // of the chronology, which the next table may go on
	pending    []sent.Passage // text since the last table of the chronology
	empty      []string       // sheets that hold nothing
	said       []string       // text outside the chronology, for what it names
	turned     bool           // the table being read was turned, so that its columns are rows
}

// understand finds the chronology in a file, and what else it offers.
func understand(file *sent.File, remembered Remembered) (*Document, error) {
	l := &layout{Document: &Document{Name: file.Name, sort: file.Sort, rejected: file.Sort == sent.Word && !file.Accepted}, file: file, remembered: remembered}
	for _, t := range file.Tables {
		inherit(t)
		l.pending = append(l.pending, t.Before...)
		l.table(t)
	}
	l.pending = append(l.pending, file.After...)
	l.passages("")
	l.emptySheets()
	for _, p := range file.Outside {
		l.said = append(l.said, p.Text)
		l.ignore(p.Place, passageText(p), standsBeside(p))
	}
	if len(l.Tables) == 0 && len(l.Ignored) == 0 {
		return nil, ErrEmpty
	}
	for _, t := range l.Tables {
		t.tracked = t.isTracked()
	}
	l.learn()
	return l.Document, nil
}

// inherit gives the cells that go on from the one above its text.
func inherit(t *sent.Table) {
	for i := 1; i < len(t.Rows); i++ {
		for c := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[c]
			if !cell.Down {
				continue
			}
			if above := t.Rows[i-1].Cell(int(cell.Column)); above != nil {
				cell.Text, cell.Kind = above.Text, above.Kind
			}
		}
	}
}

// table takes one table for what it is.
func (l *layout) table(t *sent.Table) {
	if len(t.Rows) == 0 {
		if l.file.Sort == sent.Excel {
			l.empty = append(l.empty, t.Name)
		} else if len(t.Blank) > 0 && t.Name != "" {
			l.ignore(t.Name, "", "an empty table")
		}
		return
	}
	if l.offered(t) {
		return
	}
	parts := l.chronology(t)
	if len(parts) == 0 {
		l.said = append(l.said, rowTexts(t)...)
		l.ignore(l.whole(t), tableText(t), whyNot(t))
		return
	}
	l.passages(t.Name)
	for _, part := range parts {
		l.Tables = append(l.Tables, part)
		l.last = part
	}
}

func whyNot(t *sent.Table) string {
	switch {
	case guidance.MatchString(t.Name), guidance.MatchString(beginning(tableText(t))):
		return "instructions"
	case t.Hidden:
		return "a hidden sheet without a chronology"
	}
	return "no chronology: it has no dates with what happened"
}

// whole names a table as a whole: a sheet by the cells that hold something.
func (l *layout) whole(t *sent.Table) string {
	top, bottom := t.Rows[0].Number, t.Rows[len(t.Rows)-1].Number
	switch {
	case t.Name == "" && top == bottom:
		return fmt.Sprintf("record %d", top)
	case t.Name == "":
		return fmt.Sprintf("records %d to %d", top, bottom)
	case l.file.Sort != sent.Excel:
		return t.Name
	}
	left, right := sent.MostColumns, 0
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			left, right = min(left, int(c.Column)), max(right, int(c.Column))
		}
	}
	if left >= right && top == bottom {
		return fmt.Sprintf("%s!%s%d", t.Name, letters(left), top)
	}
	return fmt.Sprintf("%s!%s%d:%s%d", t.Name, letters(left), top, letters(right), bottom)
}

func rowTexts(t *sent.Table) []string {
	texts := make([]string, len(t.Rows))
	for i := range t.Rows {
		texts[i] = allText(&t.Rows[i])
	}
	return texts
}

func tableText(t *sent.Table) string { return strings.Join(rowTexts(t), "\n") }

func (l *layout) emptySheets() {
	switch len(l.empty) {
	case 0:
	case 1:
		l.ignore(l.empty[0], "", "empty sheet")
	default:
		l.ignore(strings.Join(l.empty, ", "), "", "empty sheets")
	}
}

// chronology reads a table as a part of the chronology, or as several where
// its header changes; as nothing where it is none.
func (l *layout) chronology(t *sent.Table) []*Table {
	if h, found := findHeader(t.Rows, 0, headerSearch, l.remembered); found {
		ignored, said := len(l.Ignored), len(l.said)
		if parts := l.headed(t, h); len(parts) > 0 {
			return parts
		}
		l.Ignored, l.said = l.Ignored[:ignored], l.said[:said]
	}
	if parts := l.turnedRound(t); len(parts) > 0 {
		return parts
	}
	if part := l.record(t); part != nil {
		return []*Table{part}
	}
	if part := l.continued(t); part != nil {
		return []*Table{part}
	}
	if part := l.unheaded(t); part != nil {
		return []*Table{part}
	}
	if l.file.Sort == sent.Separated || l.file.Sort == sent.Pasted {
		return []*Table{l.unknown(t)}
	}
	return nil
}
