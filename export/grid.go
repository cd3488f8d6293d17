package export

import "math"

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
	least int     // lines that the row has at least, where it is to be written in
}

// grid is a table: its headings stand again on each page, and rows break over
// pages where they must. Of a row that does so each cell is one cell of the
// structure still; headings that stand again are artifacts.
type grid struct {
	flow    *flow
	table   *element // made, with its body, when the headings are first drawn
	body    *element
	columns []column
	size    float64
	strip   float64 // width of the colour strip at the left; 0 for none
	title   string  // stands again where the table goes on over a page; may be empty
	top     float64 // of the grid on this page
	heading []cell
	strips  []strip   // on this page
	rules   []float64 // below the rows on this page
}

// strip is the colour at the left of a row.
type strip struct {
	top, bottom float64
	colour      colour
}

const (
	cellPad = 3.5
	// A row that takes no more than half a page is not broken over pages; a longer
	// one keeps at least keepEnds lines at each page.
	keepEnds   = 3
	hairline   = 0.5
	againTitle = 9.0  // size of a title that stands again
	againRoom  = 14.0 // what it takes
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
	if g.flow.d.medium != nil {
		return cell{whole(spans)}
	}
	return g.flow.d.wrap(spans, g.columns[i].width-2*cellPad)
}

func (g *grid) lead() float64 { return math.Round(g.size*13.3) / 10 }

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
	if g.body != nil && g.title != "" {
		f.page.text(f.left, f.y+againTitle, g.title+", "+goesOn, style{bold, againTitle, black})
		f.y += againRoom
	}
	g.top = f.y
	if g.body == nil {
		f.page.rect(f.left, f.y, f.width, g.height(n), band)
		g.draw(row{cells: g.heading}, g.headingTags(), 0, n)
		return
	}
	f.d.forms.again(f.page, headingAgain{g, f.y}, func(p *page) {
		p.rect(f.left, f.y, f.width, g.height(n), band)
		x := f.left + g.strip
		for i, c := range g.heading {
			g.lines(p, x+cellPad, c)
			x += g.columns[i].width
		}
	})
	f.y += g.height(n)
	g.rules = append(g.rules, f.y)
}

// headingAgain is what the headings of a grid look like, and where.
type headingAgain struct {
	grid *grid
	y    float64
}

// headingTags begins the structure of the table with its header cells, each of
// which heads its column (ISO 14289-1, 7.5).
func (g *grid) headingTags() []*element {
	tags := make([]*element, len(g.columns))
	g.table = g.flow.in.add(roleTable)
	line := g.table.add(roleTableHead).add(roleRow)
	for i := range tags {
		tags[i] = line.add(roleHeaderCell)
		tags[i].columns = true
	}
	g.body = g.table.add(roleTableBody)
	return tags
}

// tags makes the elements of a row: its first cell heads it.
func (g *grid) tags() []*element {
	line := g.body.add(roleRow)
	line.kids = make([]kid, 0, len(g.columns))
	tags := make([]*element, len(g.columns))
	for i := range tags {
		tags[i] = line.add(roleCell)
	}
	tags[0].role = roleHeaderCell
	return tags
}

// end closes the grid on this page.
func (g *grid) end() {
	f := g.flow
	if f.d.medium != nil {
		f.d.medium.endTable(g)
		return
	}
	for _, s := range g.strips {
		f.page.rect(f.left, s.top, g.strip, s.bottom-s.top, s.colour)
	}
	for _, y := range append(g.rules, g.top) {
		f.page.rule(f.left, y, f.left+f.width, y, hairline, rule)
	}
	x := f.left
	f.page.rule(x, g.top, x, f.y, hairline, rule)
	x += g.strip
	for _, c := range g.columns {
		x += c.width
		f.page.rule(x, g.top, x, f.y, hairline, rule)
	}
	g.strips, g.rules = g.strips[:0], g.rules[:0]
}

// another ends the table and begins one of the same columns.
func (g *grid) another() {
	g.end()
	g.table, g.body, g.top = nil, nil, 0
}

// needs is the height that a table takes which begins with a row of n lines.
func (g *grid) needs(n int) float64 {
	return g.height(longest(g.heading)) + g.height(min(n, g.full()/2))
}

// full is how many lines a row can have on a page of its own.
func (g *grid) full() int {
	room := g.flow.bottom - g.flow.top - g.height(longest(g.heading)) - 2*cellPad
	if g.title != "" {
		room -= againRoom
	}
	return int(room / g.lead())
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
	if f.d.medium != nil {
		f.d.medium.row(g, r)
		return
	}
	if g.body == nil {
		g.begin()
	}
	left := max(longest(r.cells), r.least)
	tags := g.tags()
	from := 0
	for {
		fits := int((f.room() - 2*cellPad) / g.lead())
		n := min(left, fits)
		if n < left {
			n = g.breakAt(left, fits)
		}
		if n > 0 {
			g.part(r, tags, from, from+n)
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
	full := g.full()
	if lines <= full/2 || fits < keepEnds {
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
func (g *grid) part(r row, tags []*element, from, to int) {
	if from == 0 && r.at != nil {
		r.at.place(g.flow.page, g.flow.y, tags[0])
	}
	if from > 0 && from >= len(r.cells[0]) {
		g.again(r, to-from)
	}
	g.draw(r, tags, from, to)
}

// again names a row that goes on over a page, in its first cell, which is at its end.
func (g *grid) again(r row, lines int) {
	g.lines(g.flow.page, g.flow.left+g.strip+cellPad, r.again[:min(len(r.again), lines)])
}

func (g *grid) draw(r row, tags []*element, from, to int) {
	f := g.flow
	height := g.height(to - from)
	if r.strip != 0 {
		g.strips = append(g.strips, strip{f.y, f.y + height, r.strip})
	}
	x := f.left + g.strip
	for i, c := range r.cells {
		if from < len(c) {
			f.page.within(tags[i], func() { g.lines(f.page, x+cellPad, c[from:min(to, len(c))]) })
		}
		x += g.columns[i].width
	}
	f.y += height
	g.rules = append(g.rules, f.y)
}

// lines draws the lines of a cell.
func (g *grid) lines(p *page, x float64, lines []line) {
	y := g.flow.y + cellPad + g.size
	for _, l := range lines {
		p.line(x, y, l)
		y += g.lead()
	}
}
