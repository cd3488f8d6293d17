package export

import (
	"fmt"
	"strconv"
)

// structure writes the structure tree (ISO 32000-1, 14.7), and the parent tree
// that leads from what is drawn on a page back to its element.
type structure struct {
	root     *element
	pages    []*page
	numbers  map[*page]int // of the objects of pages
	elements []*element    // all, in reading order; numbered in turn
	links    []*annotation // of all pages, in order

	tree, first int // numbers of the root of the tree and of the first element
	parents     int // number of the parent tree
}

// count numbers the elements, from the object number first on.
func (s *structure) count() {
	s.elements = s.elements[:0]
	var walk func(*element)
	walk = func(e *element) {
		s.elements = append(s.elements, e)
		for i := range e.kids {
			if e.kids[i].element != nil {
				walk(e.kids[i].element)
			}
		}
	}
	walk(s.root)
}

// put writes the tree into the file.
func (s *structure) put(file *objects) {
	s.count()
	s.tree, s.parents = file.reserve(1), file.reserve(1)
	s.first = file.reserve(len(s.elements))
	for i, e := range s.elements {
		e.number = s.first + i
	}
	file.put(s.tree, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>",
		s.first, s.parents, s.keys()))
	file.pack(s.first, len(s.elements), func(to []byte, i int) []byte { return s.appendElement(to, s.elements[i]) })
	s.putParents(file)
}

// appendElement writes an element (ISO 32000-1, Table 323).
func (s *structure) appendElement(to []byte, e *element) []byte {
	to = append(append(to, "<</S/"...), roleNames[e.role]...)
	parent := s.tree
	if e.parent != nil {
		parent = e.parent.number
	}
	to = appendRef(append(to, "/P "...), parent)
	to = appendAttributes(to, e)
	if len(e.kids) == 0 {
		return append(to, ">>"...)
	}
	of := e.page()
	if of != nil {
		to = appendRef(append(to, "/Pg "...), s.numbers[of])
	}
	to = append(to, "/K"...)
	if len(e.kids) == 1 {
		return append(s.appendKid(append(to, ' '), e.kids[0], of), ">>"...)
	}
	to = append(to, '[')
	for i, k := range e.kids {
		if i > 0 {
			to = append(to, ' ')
		}
		to = s.appendKid(to, k, of)
	}
	return append(to, "]>>"...)
}

// page is where an element's first own content stands; nil where it has none.
func (e *element) page() *page {
	for i := range e.kids {
		if p := e.kids[i].page; p != nil {
			return p
		}
	}
	return nil
}

// appendKid writes a kid: an element, content on the page that its element
// names, content on another (a row over two pages), or an annotation
// (ISO 32000-1, 14.7.4).
func (s *structure) appendKid(to []byte, k kid, of *page) []byte {
	switch {
	case k.element != nil:
		return appendRef(to, k.element.number)
	case k.annotation != nil:
		to = appendRef(append(to, "<</Type/OBJR/Obj "...), k.annotation.number)
		return append(appendRef(append(to, "/Pg "...), s.numbers[k.page]), ">>"...)
	case k.page == of:
		return strconv.AppendInt(to, int64(k.mcid), 10)
	}
	to = appendRef(append(to, "<</Type/MCR/Pg "...), s.numbers[k.page])
	to = strconv.AppendInt(append(to, "/MCID "...), int64(k.mcid), 10)
	return append(to, ">>"...)
}

// appendAttributes writes what an element has beside its kids: scope of header
// cells, numbering of lists, text and place of figures (ISO 32000-1, 14.8.5).
func appendAttributes(to []byte, e *element) []byte {
	switch {
	case e.role == roleHeaderCell && e.columns:
		to = append(to, "/A<</O/Table/Scope/Column>>"...)
	case e.role == roleHeaderCell:
		to = append(to, "/A<</O/Table/Scope/Row>>"...)
	case e.role == roleList: // all are numbered (ISO 14289-1, 7.6)
		to = append(to, "/A<</O/List/ListNumbering/Decimal>>"...)
	case e.role == roleSpan:
		to = append(append(to, "/ActualText"...), textString(e.extra.actual)...)
		to = fmt.Appendf(to, "/Lang(%s)", e.extra.language)
	case e.role == roleFigure:
		to = append(append(to, "/Alt"...), textString(e.extra.alternative)...)
		to = fmt.Appendf(to, "/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>",
			e.extra.box[0], e.extra.box[1], e.extra.box[2], e.extra.box[3])
	}
	return to
}

func appendRef(to []byte, number int) []byte {
	return append(strconv.AppendInt(to, int64(number), 10), " 0 R"...)
}

// The keys of the parent tree: pages first (their /StructParents), then links
// (their /StructParent).
func (s *structure) keys() int              { return len(s.pages) + len(s.links) }
func (s *structure) linkKey(number int) int { return len(s.pages) + number }

// parentsPerLeaf is how many keys a leaf of the parent tree has.
const parentsPerLeaf = 64

// putParents writes the parent tree, a number tree of two levels
// (ISO 32000-1, 7.9.7 and 14.7.4.4): for a page the elements of its content by
// MCID, for a link its Link element.
func (s *structure) putParents(file *objects) {
	lists := file.reserve(len(s.pages))
	file.pack(lists, len(s.pages), func(to []byte, i int) []byte {
		to = append(to, '[')
		for _, e := range s.pages[i].content {
			to = append(appendRef(to, e.number), ' ')
		}
		return append(to, ']')
	})
	count := (s.keys() + parentsPerLeaf - 1) / parentsPerLeaf
	leaves := file.reserve(count)
	file.pack(leaves, count, func(to []byte, i int) []byte {
		from, end := i*parentsPerLeaf, min((i+1)*parentsPerLeaf, s.keys())
		to = fmt.Appendf(to, "<</Limits[%d %d]/Nums[", from, end-1)
		for key := from; key < end; key++ {
			to = append(strconv.AppendInt(to, int64(key), 10), ' ')
			if key < len(s.pages) {
				to = appendRef(to, lists+key)
			} else {
				to = appendRef(to, s.links[key-len(s.pages)].link.tag.number)
			}
			to = append(to, ' ')
		}
		return append(to, "]>>"...)
	})
	root := []byte("<</Kids[")
	for i := range count {
		root = append(appendRef(root, leaves+i), ' ')
	}
	file.put(s.parents, append(root, "]>>"...))
}
