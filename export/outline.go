package export

import "fmt"

// bookmark is an entry of the outline that reader programs show beside the pages.
type bookmark struct {
	title string // cleaned
	level int    // 0 for a part of the document, 1 for what stands in it
	to    *anchor
}

// node is a bookmark in the tree of the outline, as indexes; -1 is none.
type node struct {
	parent, previous, next, first, last, children int
}

// outlineTree arranges bookmarks by level. A level is at most one deeper than the one before.
func outlineTree(marks []bookmark) []node {
	nodes := make([]node, len(marks))
	var path []int // the last node at each level
	for i, mark := range marks {
		nodes[i] = node{-1, -1, -1, -1, -1, 0}
		level := min(mark.level, len(path))
		if level < len(path) {
			nodes[i].previous = path[level]
			nodes[path[level]].next = i
		}
		path = append(path[:level], i)
		if level == 0 {
			continue
		}
		parent := path[level-1]
		nodes[i].parent = parent
		if nodes[parent].first < 0 {
			nodes[parent].first = i
		}
		nodes[parent].last = i
		nodes[parent].children++
	}
	return nodes
}

// putOutline writes the outline (ISO 32000-1, 12.3.3) and returns the number of
// its root. What lies in a part is folded away at first. An entry leads to a
// place on a page, and names the element that stands there.
func (f *finishing) putOutline() int {
	nodes := outlineTree(f.outline)
	root, first := f.file.reserve(1), f.file.reserve(len(nodes))
	number := func(i int) int { return first + i }
	top, lastTop := 0, 0
	for i, n := range nodes {
		if n.parent < 0 {
			top, lastTop = top+1, i
		}
	}
	f.file.put(root, fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", number(0), number(lastTop), top))
	f.file.pack(first, len(nodes), func(to []byte, i int) []byte {
		n, mark := nodes[i], f.outline[i]
		to = append(append(to, "<</Title"...), textString(mark.title)...)
		parent := root
		if n.parent >= 0 {
			parent = number(n.parent)
		}
		to = appendRef(append(to, "/Parent "...), parent)
		for _, ref := range []struct {
			key string
			to  int
		}{{"/Prev ", n.previous}, {"/Next ", n.next}, {"/First ", n.first}, {"/Last ", n.last}} {
			if ref.to >= 0 {
				to = appendRef(append(to, ref.key...), number(ref.to))
			}
		}
		if n.children > 0 {
			to = fmt.Appendf(to, "/Count %d", -n.children)
		}
		if mark.to.element != nil {
			to = appendRef(append(to, "/SE "...), mark.to.element.number)
		}
		return append(append(to, f.destination(mark.to)...), ">>"...)
	})
	return root
}
