package uacheck

import "strconv"

// table checks that the cells of a table make a rectangle, and that header cells
// say what they head (ISO 14289-1, 7.5).
func (c *checker) table(e *Element) {
	var rows [][]*Element
	for _, group := range e.Elements() {
		if group.Role == "TR" {
			rows = append(rows, group.Elements())
			continue
		}
		for _, row := range group.Elements() {
			rows = append(rows, row.Elements())
		}
	}
	c.must(len(rows) > 0, "09-004", e.where(), "has no rows")
	headers, columns := 0, -1
	var reach []int // rows that a cell above still reaches into, by column
	for n, row := range rows {
		column := 0
		for _, cell := range row {
			for column < len(reach) && reach[column] > 0 {
				reach[column]--
				column++
			}
			if cell.Role == "TH" {
				headers++
				scope := cell.Scope
				c.must(scope == "Row" || scope == "Column" || scope == "Both", "15-003", cell.where(), "has no scope")
			}
			across, down := c.span(cell, "ColSpan"), c.span(cell, "RowSpan")
			for range across {
				for len(reach) <= column {
					reach = append(reach, 0)
				}
				reach[column] = down - 1
				column++
			}
		}
		if columns < 0 {
			columns = column
		}
		c.must(column == columns, "A2 7.2-43", e.where(), "row %d has %d columns, the first %d", n+1, column, columns)
	}
	c.must(headers > 0, "15-003", e.where(), "has no header cells")
}

// span is how many rows or columns a cell takes.
func (c *checker) span(cell *Element, key string) int {
	n, err := strconv.Atoi(c.attribute(cell, "Table", key))
	if err != nil || n < 1 {
		return 1
	}
	return n
}
