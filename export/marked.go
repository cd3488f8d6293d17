package export

import "strconv"

// Everything that a page draws is marked content (ISO 32000-1, 14.6): it
// belongs to an element of the structure tree, which it names by a number on
// its page (MCID), or is an artifact (ISO 14289-1, 7.1). page.within says whose
// the next drawing is. A sequence is opened by the first operator that paints
// and closed when the owner changes, so none is empty, none lies within another,
// and nothing can be drawn without one.

// within draws what belongs to an element.
func (p *page) within(e *element, draw func()) {
	before := p.owner
	p.owner = e
	draw()
	p.owner = before
}

// paint must be called before operators that paint a path or call for a form:
// within a path no others may stand, and no path within a text object
// (ISO 32000-1, 8.2).
func (p *page) paint() {
	p.claim()
	p.endText()
}

// claim opens the sequence of the present owner, unless it is open.
func (p *page) claim() {
	if p.open == p.owner || p.unmarked {
		return
	}
	p.release()
	p.open = p.owner
	switch p.owner.role {
	case artifactLayout:
		p.ops = append(p.ops, "/Artifact BMC\n"...)
	case artifactHead:
		p.ops = append(p.ops, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n"...)
	case artifactFoot:
		p.ops = append(p.ops, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n"...)
	default:
		mcid := len(p.content)
		p.content = append(p.content, p.owner)
		p.owner.kids = append(p.owner.kids, kid{page: p, mcid: mcid})
		p.ops = append(append(p.ops, '/'), roleNames[p.owner.role]...)
		p.ops = append(p.ops, "<</MCID "...)
		p.ops = strconv.AppendInt(p.ops, int64(mcid), 10)
		p.ops = append(p.ops, ">>BDC\n"...)
	}
}

// release closes the sequence that is open.
func (p *page) release() {
	p.endText()
	if p.open != nil {
		p.ops = append(p.ops, "EMC\n"...)
		p.open = nil
	}
}
