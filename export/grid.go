package export

// column is a column of a grid.
type column struct {
	title string
	width float64 // shares, made points by fit
}

// cell is what stands where a row crosses a column. All lines of a grid are of one size.
type cell []line

// row is one row of a grid.
type row struct {
	cells []cell
	again cell    // stands in the first column where the row goes on over a page
	strip colour  // colour at the left edge; 0 for none
	at    *anchor // what leads here; may be nil
}

// grid is a table: its headings stand again on each page, and rows break over
// pages where they must.
type grid struct {
	flow    *flow
	columns []column
	size    float64
	strip   float64 // width of the colour strip at the left; 0 for none
	top     float64 // of the grid on this page
	heading []cell
}

const (
	cellPad = 3.5
	// keepWhole is the number of lines up to which a row is not broken over
	// pages; a longer one keeps at least keepEnds at each page.
	keepWhole = 14
	keepEnds  = 3
	hairline  = 0.5
)

func newGrid(f *flow, size, strip float64, columns []column) *grid {
	g := &grid{flow: f, columns: columns, size: size, strip: strip}
	total := 0.0
	for _, c := range columns {
		total += c.width
	}
	for i := range columns {
		columns[i].width *= (f.width - strip) / total
	}
	head := style{bold, size, black}
	for i, c := range columns {
		g.heading = append(g.heading, g.wrap(i, span{text: c.title, style: head}))
	}
	return g
}

// wrap breaks spans into the lines of a cell of column i.
func (g *grid) wrap(i int, spans ...span) cell {
	if len(spans) == 0 {
		return nil
	}
	return g.flow.d.wrap(spans, g.columns[i].width-2*cellPad)
}

func (g *grid) lead() float64 { return g.size * 1.33 }

// height is that of a row of n lines.
func (g *grid) height(n int) float64 { return float64(n)*g.lead() + 2*cellPad }

func longest(cells []cell) int {
	n := 1
	for _, c := range cells {
		n = max(n, len(c))
	}
	return n
}

// begin draws the headings, with room for a first row of a few lines below.
func (g *grid) begin() {
	f := g.flow
	n := longest(g.heading)
	f.need(g.height(n) + g.height(keepEnds))
	g.top = f.y
	f.page.rect(f.left, f.y, f.width, g.height(n), band)
	g.draw(row{cells: g.heading}, 0, n)
}

// end closes the grid on this page.
func (g *grid) end() {
	f := g.flow
	f.page.rule(f.left, g.top, f.left+f.width, g.top, hairline, rule)
	x := f.left
	f.page.rule(x, g.top, x, f.y, hairline, rule)
	x += g.strip
	for _, c := range g.columns {
		x += c.width
		f.page.rule(x, g.top, x, f.y, hairline, rule)
	}
}

// turn goes on to the next page.
func (g *grid) turn() {
	g.end()
	g.flow.next()
	g.begin()
}

// add draws a row.
func (g *grid) add(r row) {
	f := g.flow
	if g.top == 0 {
		g.begin()
	}
	left := longest(r.cells)
	from := 0
	for {
		fits := int((f.room() - 2*cellPad) / g.lead())
		n := min(left, fits)
		if n < left {
			n = g.breakAt(left, fits)
		}
		if n > 0 {
			g.part(r, from, from+n)
			from += n
			left -= n
		}
		if left == 0 {
			return
		}
		g.turn()
	}
}

// breakAt says how many of a row's lines stay on a page where fewer fit; 0 where
// the row is better begun on the next.
func (g *grid) breakAt(lines, fits int) int {
	full := int((g.flow.bottom - g.flow.top - g.height(longest(g.heading)) - 2*cellPad) / g.lead())
	if lines <= min(keepWhole, full) || fits < keepEnds {
		if fits >= full {
			return max(fits, 1) // the page can never hold more
		}
		return 0
	}
	if lines-fits < keepEnds {
		fits = lines - keepEnds
	}
	return fits
}

// part draws the lines of a row from one to another.
func (g *grid) part(r row, from, to int) {
	if from == 0 && r.at != nil {
		r.at.place(g.flow.page, g.flow.y)
	}
	if from > 0 {
		cells := append([]cell(nil), r.cells...)
		cells[0] = make(cell, from, from+len(r.again))
		cells[0] = append(cells[0], r.again...)
		r.cells = cells
	}
	g.draw(r, from, to)
}

func (g *grid) draw(r row, from, to int) {
	f := g.flow
	height := g.height(to - from)
	if r.strip != 0 {
		f.page.rect(f.left, f.y, g.strip, height, r.strip)
	}
	x := f.left + g.strip
	for i, c := range r.cells {
		y := f.y + cellPad + g.size
		for n := from; n < min(to, len(c)); n++ {
			f.page.line(x+cellPad, y, c[n])
			y += g.lead()
		}
		x += g.columns[i].width
	}
	f.y += height
	f.page.rule(f.left, f.y, f.left+f.width, f.y, hairline, rule)
}
