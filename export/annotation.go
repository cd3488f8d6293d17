package export

// link is what a stretch of text leads to.
type link struct {
	to    *anchor
	about string   // where it leads, in words
	tag   *element // made when the first of it is drawn; a link may take several lines
}

// annotation is the rectangle on a page that a reader clicks (ISO 32000-1,
// 12.5.6.5). It belongs to the Link element of its text (ISO 14289-1, 7.18.5).
type annotation struct {
	x, y, width, height float64
	link                *link
	number              int // of its object
}

// linked sets a piece of text that leads elsewhere.
func (p *page) linked(x, y float64, piece *piece) {
	if piece.link.tag == nil {
		piece.link.tag = p.owner.add(roleLink)
	}
	p.within(piece.link.tag, func() {
		p.text(x, y, piece.text, piece.style)
		p.underline(x, y, piece.width, piece.style)
	})
	p.annotate(x, y-piece.style.size, piece.width, piece.style.size*1.3, piece.link)
}

// annotate makes a rectangle lead where a link does.
func (p *page) annotate(x, y, width, height float64, l *link) {
	if l.tag.artifact() {
		return // drawn again on a further page
	}
	a := &annotation{x: x, y: y, width: width, height: height, link: l}
	p.annotations = append(p.annotations, a)
	l.tag.kids = append(l.tag.kids, kid{annotation: a, page: p})
}
