package uacheck

import (
	"slices"
	"strings"
)

// standard are the structure types of ISO 32000-1, 14.8.4.
var standard = func() map[string]bool {
	all := map[string]bool{}
	for _, name := range strings.Fields(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
		P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
		Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`) {
		all[name] = true
	}
	return all
}()

// within says where an element may stand, and holds what it may hold; those
// that are not named may stand and hold as they like.
var (
	within = map[string][]string{
		"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
		"THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
		"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "Document": {},
	}
	holds = map[string][]string{
		"Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
		"THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
		"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"},
		"TOC": {"TOCI", "TOC", "Caption"}, "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
	}
	// rules are the conditions broken where those do not fit.
	rules = map[string]string{
		"TR": "09-004", "TH": "09-004", "TD": "09-004", "THead": "09-004", "TBody": "09-004", "TFoot": "09-004", "Table": "09-004",
		"L": "09-005", "LI": "09-005", "LBody": "09-005", "TOC": "09-006", "TOCI": "09-006", "Document": "PDF 14.8.4.2",
	}
	// speaking are elements that say nothing where they are empty.
	speaking = []string{"P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "LBody", "Link", "TOCI", "TH", "Sect"}
)

// nesting checks what every element is in, holds and has.
func (c *checker) nesting() {
	level := 0
	c.Root.each(func(e *Element) {
		c.place(e)
		switch {
		case len(e.Role) == 2 && e.Role[0] == 'H' && e.Role[1] >= '1' && e.Role[1] <= '6':
			next := int(e.Role[1] - '0')
			c.must(level > 0 || next == 1, "14-002", e.where(), "the first heading is no H1")
			c.must(next <= level+1, "14-003", e.where(), "a heading of level %d follows one of level %d", next, level)
			level = next
		case e.Role == "H":
			c.find("14-007", e.where(), "H stands beside numbered headings")
		case e.Role == "Table":
			c.table(e)
		case e.Role == "Figure":
			c.figure(e)
		case e.Role == "L":
			c.list(e)
		case e.Role == "Link":
			c.must(len(e.objects) > 0, "28-011", e.where(), "has no annotation")
		}
	})
}

// place checks what an element stands in and what it holds.
func (c *checker) place(e *Element) {
	parent := ""
	if e.Parent != nil {
		parent = e.Parent.Role
	}
	if allowed, bound := within[e.Role]; bound && e.Parent != nil {
		c.must(slices.Contains(allowed, parent), rules[e.Role], e.where(), "stands in %s", parent)
	}
	allowed, bound := holds[e.Role]
	for _, k := range e.Kids {
		if !bound {
			break
		}
		if k.Element == nil {
			c.find(rules[e.Role], e.where(), "holds content of its own")
			continue
		}
		c.must(slices.Contains(allowed, k.Element.Role), rules[e.Role], e.where(), "holds %s", k.Element.Role)
	}
	if slices.Contains(speaking, e.Role) {
		said := strings.TrimSpace(e.Text()) != "" || len(e.Find("Figure")) > 0
		c.must(said, "PDF 14.8.4", e.where(), "is empty")
	}
}

// figure checks that a picture is told in words, and where it stands.
func (c *checker) figure(e *Element) {
	c.must(strings.TrimSpace(e.Alt) != "", "13-004", e.where(), "has no alternative text")
	c.must(len(utf16Of(e.Alt)) <= 16_000, "A2 6.1.13", e.where(), "its alternative text is longer than a string may be")
	c.must(c.attribute(e, "Layout", "BBox") != "", "PDF 14.8.5.4.3", e.where(), "has no BBox")
	c.must(len(e.Pages) == 1, "PDF 14.8.5.4.3", e.where(), "stands on %d pages", len(e.Pages))
}

// list checks that labels that are numbers are said to be so.
func (c *checker) list(e *Element) {
	numbering := c.attribute(e, "List", "ListNumbering")
	labels := 0
	for _, item := range e.Elements() {
		for _, part := range item.Elements() {
			if part.Role == "Lbl" {
				labels++
			}
		}
	}
	c.must(len(e.Kids) > 0, "09-005", e.where(), "has no items")
	c.must(labels == 0 || numbering != "" && numbering != "None", "PDF 14.8.5.5", e.where(), "has labels but no ListNumbering")
}
