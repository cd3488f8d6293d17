package export

import "slices"

// role is a standard structure type (ISO 32000-1, 14.8.4), or what says that
// something drawn belongs to no structure at all.
type role uint8

const (
	roleDocument role = iota
	roleSect
	roleH1
	roleH2
	roleH3
	roleH4
	roleP
	roleList
	roleListItem
	roleLabel
	roleListBody
	roleTOC
	roleTOCItem
	roleReference
	roleLink
	roleTable
	roleTableHead
	roleTableBody
	roleRow
	roleHeaderCell
	roleCell
	roleFigure
	roleSpan

	// Artifacts: what is not content (ISO 32000-1, 14.8.2.2). Rules and bands
	// and whatever stands again on each page are of the layout; the furniture of
	// pages says which it is, as ISO 14289-1, 7.8 asks.
	artifactLayout
	artifactHead
	artifactFoot
)

// roleNames are the structure types as they stand in the file.
var roleNames = [artifactLayout]string{
	"Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody",
	"TOC", "TOCI", "Reference", "Link",
	"Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Span",
}

// headingRole is the role of a heading of a level from 1. Levels are never
// skipped (ISO 14289-1, 7.4.2); see flow.heading.
func headingRole(level int) role { return roleH1 + role(level-1) }

// element is a node of the structure tree (ISO 32000-1, 14.7.2): what a part of
// the document is, in the order in which it is to be read.
type element struct {
	role    role
	columns bool // of a header cell: it heads a column, not a row
	parent  *element
	kids    []kid
	extra   *elementExtra
	number  int // of its object; given by structure.number
}

// elementExtra is what few elements have.
type elementExtra struct {
	alternative string     // of a figure: what it shows, in words (ISO 14289-1, 7.3)
	box         [4]float64 // of a figure on its page: left, bottom, right, top
	actual      string     // of a span: its text as it is written
	language    string
}

// kid is one of three: an element, a sequence of marked content on a page, or
// the annotation of a link.
type kid struct {
	element    *element
	annotation *annotation
	page       *page
	mcid       int // on page
}

// Elements that stand for what is no part of the structure.
var (
	layoutArtifact = &element{role: artifactLayout}
	headArtifact   = &element{role: artifactHead}
	footArtifact   = &element{role: artifactFoot}
)

// add makes a new last kid.
func (e *element) add(r role) *element { return e.insert(len(e.kids), r) }

// insert makes a new kid before the kid at a place.
func (e *element) insert(at int, r role) *element {
	if e.artifact() {
		return e // what is drawn again on a page has no structure
	}
	child := &element{role: r, parent: e}
	e.kids = slices.Insert(e.kids, at, kid{element: child})
	return child
}

// span makes a kid whose text is told apart from how it is drawn.
func (e *element) span(actual, language string) *element {
	s := e.add(roleSpan)
	if !s.artifact() {
		s.extra = &elementExtra{actual: actual, language: language}
	}
	return s
}

func (e *element) artifact() bool { return e.role >= artifactLayout }

// item makes an item of a numbered list and returns its label and its body.
func (e *element) item() (label, body *element) {
	li := e.add(roleListItem)
	return li.add(roleLabel), li.add(roleListBody)
}
