package export

// medium takes what flows and grids say where it does not go onto pages of ours:
// a Word document, which breaks its own lines, or whoever only wants to hear what
// a document will say. Parts are laid out in the same way for every medium, so
// that all of them hold the same words. What a part draws by hand goes onto a page
// that nobody sees.
type medium interface {
	// fit makes the measures of a page those that the medium has.
	fit(f *flow)
	// start begins a part: on a page of its own.
	start(f *flow)
	// turn goes to a new page.
	turn()
	title(t titled)
	paragraph(size float64, l line)
	// item is one of a numbered list; at, where not nil, is placed on it.
	item(list *element, number string, l line, at *anchor)
	// keep keeps the item that comes next on one page with what is written after it.
	keep()
	// under is a paragraph that belongs to the item before it.
	under(size float64, l line)
	fact(label string, l line)
	// row is one of the grid's; what it has not yet seen of the grid begins with it.
	row(g *grid, r row)
	endTable(g *grid)
	// contents is the list of the parts.
	contents()
	// figures reports whether it wants figures; they take long to draw.
	figures() bool
	// figure is drawn on the flow's page, in a box as elements have it.
	figure(f *flow, box [4]float64, alternative, caption string)
}

// titled is a heading: its level, its size in points on A4, its number where it has
// one that is counted, and its words.
type titled struct {
	level  int
	size   float64
	number int
	line   line
	at     *anchor
	part   bool // of a part of the document, listed in the contents
}

// whole is spans as one line, however long: another program breaks it.
func whole(spans []span) line {
	l := make(line, len(spans))
	for i := range spans {
		l[i] = piece{text: spans[i].text, style: spans[i].style, link: spans[i].link}
	}
	return l
}
