package intake

import (
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// begin is a table as far as it does not depend on its header.
func (l *layout) begin(t *sent.Table) *Table {
	name := t.Name
	if l.file.Sort != sent.Excel {
		name = l.file.Name
	}
	return &Table{
		Name: name, place: t.Name, sort: l.file.Sort, grid: t.Grid, hidden: t.Hidden, since04: l.file.Since04,
		beyond: sent.MostColumns, year: l.yearAbove(t), turned: l.turned,
	}
}

// headed reads the rows under a header, and those under any that follows it.
func (l *layout) headed(t *sent.Table, h header) []*Table {
	part := l.under(t, h)
	var parts []*Table
	above := part.dataAbove(t, h)
	if len(above) > 0 && l.last != nil && l.fits(t, l.last) {
		first := l.like(t, l.last)
		first.take(t, above)
		parts = append(parts, first)
	} else {
		part.take(t, above)
	}
	l.aboveHeader(t, h, part, above)
	l.headerRows(t, h, part, "header")
	parts = append(parts, part)
	var rows []int
	for i := h.last + 1; i < len(t.Rows); i++ {
		other, ok := l.another(t, i, part)
		if !ok {
			rows = append(rows, i)
			continue
		}
		part.take(t, rows)
		rows = nil
		part = l.under(t, other)
		l.headerRows(t, other, part, "another header")
		parts = append(parts, part)
		i = other.last
	}
	part.take(t, rows)
	for _, p := range parts {
		p.refine(t)
		p.byDay = p.headedByDays()
	}
	if !slices.ContainsFunc(parts, (*Table).tells) {
		return nil
	}
	parts[0].blank, parts[0].nested = t.Blank, t.Nested
	return parts
}

// take adds rows of a table of the file.
func (t *Table) take(from *sent.Table, rows []int) {
	for _, i := range rows {
		t.Rows = append(t.Rows, Row{&from.Rows[i], t})
	}
}

// under is the part of a table under one header, without its rows.
func (l *layout) under(t *sent.Table, h header) *Table {
	part := l.begin(t)
	part.cells = t.Rows[h.last].Depth
	covered := map[int]bool{}
	for i, c := range h.cells {
		at := int(c.Column)
		if covered[at] {
			continue
		}
		for column := at; column < at+max(1, int(c.Span)); column++ {
			covered[column] = true
		}
		part.addColumn(at, strings.TrimSpace(c.Text), h.fields[i])
	}
	if l.file.Sort == sent.Separated || l.file.Sort == sent.Pasted {
		part.beyond = part.cells
	}
	for _, column := range used(t) {
		if !covered[column] && column < part.beyond {
			part.addColumn(column, "", Other)
		}
	}
	part.sortColumns()
	for i := h.first; i <= h.last; i++ {
		part.know(&t.Rows[i])
	}
	return part
}

// addColumn adds a column that begins at one of the file's.
func (t *Table) addColumn(at int, heading string, f Field) {
	t.bounds, t.Header, t.Columns = append(t.bounds, at), append(t.Header, heading), append(t.Columns, f)
}

func (t *Table) sortColumns() {
	order := make([]int, len(t.bounds))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return t.bounds[a] - t.bounds[b] })
	bounds, header, columns := t.bounds, t.Header, t.Columns
	t.bounds, t.Header, t.Columns = nil, nil, nil
	for _, i := range order {
		t.addColumn(bounds[i], header[i], columns[i])
	}
}

// used lists the columns of the file in which a cell with text begins.
func used(t *sent.Table) []int {
	var is [sent.MostColumns]bool
	for i := range t.Rows {
		for _, c := range t.Rows[i].Cells {
			if !is[c.Column] && strings.TrimSpace(c.Text) != "" {
				is[c.Column] = true
			}
		}
	}
	var columns []int
	for column := range is {
		if is[column] {
			columns = append(columns, column)
		}
	}
	return columns
}

// know remembers a row of the header, to know it where it is repeated.
func (t *Table) know(row *sent.Row) {
	text := row.Text()
	t.keys, t.longest = append(t.keys, nameKey(text)), max(t.longest, 2*len(text))
}

// isHeader reports whether a row is one of the header's again.
func (t *Table) isHeader(row *sent.Row) bool {
	length := 0
	for _, c := range row.Cells {
		if length += len(c.Text); length > t.longest || c.Kind != sent.Words {
			return false
		}
	}
	return len(t.keys) > 0 && slices.Contains(t.keys, nameKey(row.Text()))
}

// dataAbove lists the rows above a header that are rows of the chronology all the
// same: a table that goes on from the page before has its header further down.
func (t *Table) dataAbove(from *sent.Table, h header) []int {
	var rows []int
	at := t.columnOf(Start)
	for i := range h.first {
		row := Row{&from.Rows[i], t}
		if len(row.Cells) > 1 && at >= 0 && isDate(row.Cell(at)) {
			rows = append(rows, i)
		}
	}
	return rows
}

// aboveHeader lists what else stands above the header.
func (l *layout) aboveHeader(t *sent.Table, h header, part *Table, data []int) {
	for i := range h.first {
		if slices.Contains(data, i) {
			continue
		}
		row := &t.Rows[i]
		text := allText(row)
		l.said = append(l.said, text)
		l.ignore(part.placeOf(row.Number, row.Line, firstColumn(row)), text, whatIs([]string{row.Text()}))
	}
}

// headerRows lists the rows of a header.
func (l *layout) headerRows(t *sent.Table, h header, part *Table, why string) {
	for i := h.first; i <= h.last; i++ {
		row := &t.Rows[i]
		said := why
		if h.first < h.last {
			said = fmt.Sprintf("%s, row %d of %d", why, i-h.first+1, h.last-h.first+1)
		}
		l.ignore(part.placeOf(row.Number, row.Line, part.dateColumn()), allText(row), said)
	}
}

// another finds a header in the midst of a table that is not the one above it again.
func (l *layout) another(t *sent.Table, i int, part *Table) (header, bool) {
	if part.isHeader(&t.Rows[i]) || !canHead(t.Rows[i].Cells) {
		return header{}, false
	}
	h, ok := findHeader(t.Rows, i, 1, l.remembered)
	const certain = 3
	if !ok || !h.dated() || h.known() < certain || h.known() < len(h.cells) {
		return header{}, false
	}
	return h, true
}

// fits reports whether the rows of a table can stand under the header of another.
func (l *layout) fits(t *sent.Table, last *Table) bool {
	if last.record || last.columnOf(Start) < 0 {
		return false
	}
	part := l.like(t, last)
	rows, dates := 0, 0
	at := part.columnOf(Start)
	for i := range t.Rows {
		row := Row{&t.Rows[i], part}
		if len(row.Cells) < 2 {
			continue
		}
		if l.file.Sort == sent.Word && row.Depth != last.cells && row.Depth > 1 {
			continue
		}
		rows++
		if isDate(row.Cell(at)) {
			dates++
		}
	}
	return rows > 0 && 2*dates >= rows
}

// like is a part of the chronology under the header of another.
func (l *layout) like(t *sent.Table, last *Table) *Table {
	part := l.begin(t)
	part.cells, part.keys, part.longest, part.beyond = last.cells, last.keys, last.longest, last.beyond
	part.bounds, part.Header, part.Columns = slices.Clone(last.bounds), slices.Clone(last.Header), slices.Clone(last.Columns)
	part.matched = slices.Clone(last.Columns)
	return part
}

// continued is a table without a header of its own that goes on the one before.
func (l *layout) continued(t *sent.Table) *Table {
	if l.last == nil || !l.fits(t, l.last) {
		return nil
	}
	part := l.like(t, l.last)
	part.takeAll(t)
	return part
}

func (t *Table) takeAll(from *sent.Table) {
	for i := range from.Rows {
		t.Rows = append(t.Rows, Row{&from.Rows[i], t})
	}
	t.blank, t.nested = from.Blank, from.Nested
}

// unheaded is a table without any header, understood from its cells alone.
func (l *layout) unheaded(t *sent.Table) *Table {
	part := l.begin(t)
	for _, column := range used(t) {
		part.addColumn(column, "", Other)
	}
	part.Header = nil
	part.takeAll(t)
	part.cells = len(part.bounds)
	first := max(0, slices.IndexFunc(part.Rows, Row.dated))
	above := part.Rows[:first]
	part.Rows = part.Rows[first:]
	part.guessAll()
	if !part.tells() || !l.believable(part) {
		return nil
	}
	l.unknownHeader(part, above)
	part.see(t)
	return part
}

// unknown is separated text in which no chronology is found: it is shown all the
// same, so that its columns can be matched by hand.
func (l *layout) unknown(t *sent.Table) *Table {
	from := 0
	part := l.begin(t)
	if h := (header{cells: t.Rows[0].Cells}); canHead(h.cells) {
		h.fields = fieldsOf(h.cells, l.remembered)
		part = l.under(t, h)
		l.headerRows(t, h, part, "header")
		from = 1
	} else {
		for _, column := range used(t) {
			part.addColumn(column, "", Other)
		}
		part.Header = nil
	}
	for i := from; i < len(t.Rows); i++ {
		part.Rows = append(part.Rows, Row{&t.Rows[i], part})
	}
	part.cells, part.blank = len(part.bounds), t.Blank
	part.refine(t)
	return part
}

// believable reports whether a table without a known header is a chronology, and
// not a cover sheet with a date on it: several rows have dates, which stand
// before what happened. Separated text has hardly anything else to be.
func (l *layout) believable(part *Table) bool {
	if l.file.Sort == sent.Separated || l.file.Sort == sent.Pasted {
		return true
	}
	at, dates := part.columnOf(Start), 0
	for _, row := range part.Rows {
		count(&dates, isDate(row.Cell(at)))
	}
	const several = 2
	return dates >= several && 2*dates >= len(part.Rows) && (at < part.columnOf(What) || part.Width() > 2)
}

// dated reports whether any cell of several says a date.
func (r Row) dated() bool {
	return len(r.Cells) > 1 && slices.ContainsFunc(r.Cells, func(c sent.Cell) bool { return saysDate(strings.TrimSpace(c.Text)) })
}

// unknownHeader takes the rows above the first that is dated for a header in
// words that nobody foresaw, and for what stands above it.
func (l *layout) unknownHeader(part *Table, above []Row) {
	at := part.columnOf(Start)
	for i, row := range above {
		why := "stands above the table"
		if i == len(above)-1 && canHead(row.Cells) && row.Cell(at) != "" {
			why = "header"
			part.know(row.Row)
			for c := range part.bounds {
				part.Header = append(part.Header, row.Cell(c))
			}
		}
		text := allText(row.Row)
		l.said = append(l.said, text)
		l.ignore(part.placeOf(row.Number, row.Line, firstColumn(row.Row)), text, why)
	}
}

// tells reports whether the table has dates and what happened.
func (t *Table) tells() bool {
	dated := t.columnOf(Start) >= 0 || t.columnOf(Month) >= 0 || t.byDay
	told := t.columnOf(What) >= 0 || t.columnOf(Title) >= 0 || t.columnOf(Outcome) >= 0
	return dated && told && !t.versions
}
