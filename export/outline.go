package export

import (
	"bytes"
	"fmt"
	"unicode/utf16"
)

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

// outlineObjects returns the objects of the outline: the root, to be numbered
// root, and its entries after it. What lies in a part is folded away at first.
func outlineObjects(marks []bookmark, root int, pageObject func(*anchor) int) [][]byte {
	nodes := outlineTree(marks)
	objects := make([][]byte, 1, len(nodes)+1)
	number := func(i int) int { return root + 1 + i }
	top, firstTop, lastTop := 0, -1, -1
	for i, n := range nodes {
		var b bytes.Buffer
		fmt.Fprintf(&b, "<</Title %s", textString(marks[i].title))
		parent := root
		if n.parent >= 0 {
			parent = number(n.parent)
		} else {
			top++
			lastTop = i
			if firstTop < 0 {
				firstTop = i
			}
		}
		fmt.Fprintf(&b, "/Parent %d 0 R", parent)
		for _, ref := range []struct {
			key string
			to  int
		}{{"Prev", n.previous}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if ref.to >= 0 {
				fmt.Fprintf(&b, "/%s %d 0 R", ref.key, number(ref.to))
			}
		}
		if n.children > 0 {
			fmt.Fprintf(&b, "/Count %d", -n.children)
		}
		to := marks[i].to
		fmt.Fprintf(&b, "/Dest[%d 0 R/XYZ 0 %.2f null]>>\n", pageObject(to), to.page.height-to.y)
		objects = append(objects, b.Bytes())
	}
	objects[0] = fmt.Appendf(nil, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>\n",
		number(firstTop), number(lastTop), top)
	return objects
}

// textString writes text outside a page, in UTF-16 with a byte order mark.
func textString(s string) string {
	var b bytes.Buffer
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">")
	return b.String()
}
