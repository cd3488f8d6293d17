package separated

import (
	"strings"

	"throughline.org/throughline/intake/sent"
)

// rejoin puts together the rows of a table copied from Word, which does not mark
// where a cell of several paragraphs ends: what follows a row that is not full,
// until it is, and lines without a separator behind one that is. A line with a
// date where dates stand begins a row.
func rejoin(t *sent.Table) {
	head, width := 0, 0
	for i := range t.Rows {
		if d := t.Rows[i].Depth; d > width {
			head, width = i, d
		}
	}
	if width < 2 {
		return
	}
	date := dateColumn(t.Rows[head:], width)
	rows := t.Rows[:head+1]
	end := 0 // the number of the last line in the row before
	for i := head + 1; i < len(t.Rows); i++ {
		row := t.Rows[i]
		if last := &rows[len(rows)-1]; len(rows) > head+1 && goesOn(last, t.Rows[i:], end, width, date) {
			join(last, row)
		} else {
			rows = append(rows, row)
		}
		end = row.Number
	}
	t.Rows = rows
}

// dateColumn is the first column in which a full row has a date; 0 where none has.
func dateColumn(rows []sent.Row, width int) int {
	for _, row := range rows {
		if row.Depth != width {
			continue
		}
		for _, c := range row.Cells {
			if isDate(c) {
				return int(c.Column)
			}
		}
	}
	return 0
}

// goesOn reports whether the first of the rows that follow belongs to the last.
func goesOn(last *sent.Row, following []sent.Row, end, width, date int) bool {
	row := &following[0]
	if begins(row, width, date) {
		return false
	}
	apart := row.Number > end+1 // by an empty line
	switch depth := last.Depth + row.Depth - 1; {
	case depth > width:
		return false
	case last.Depth == width:
		return !apart
	case !apart || depth == width:
		return true
	}
	// Behind an empty line it goes on only where the row is filled by what follows.
	depth := last.Depth
	for i := range following {
		if begins(&following[i], width, date) || depth >= width {
			break
		}
		depth += following[i].Depth - 1
	}
	return depth == width
}

// begins reports whether a row is one by itself: it is full, or has a date where
// dates stand, or says nothing but a date.
func begins(row *sent.Row, width, date int) bool {
	if row.Depth == width {
		return true
	}
	c := row.Cell(date)
	if row.Depth == 1 {
		c = row.Cell(0)
	}
	return c != nil && isDate(*c)
}

// join adds what a line holds to a row: its first cell goes on in the row's last.
func join(last *sent.Row, row sent.Row) {
	shift := last.Depth - 1
	for _, c := range row.Cells {
		c.Column += uint16(shift)
		own := last.Cell(int(c.Column))
		if own == nil {
			last.Cells = append(last.Cells, c)
			continue
		}
		own.Text = strings.TrimRight(own.Text, "\n") + "\n" + c.Text
	}
	last.Depth += row.Depth - 1
	last.State |= row.State | sent.Rejoined
}
