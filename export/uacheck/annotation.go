package uacheck

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// annotations checks the links of every page.
func (c *checker) annotations() {
	for _, p := range c.pages {
		list := c.array(p.dict["Annots"])
		if len(list) > 0 {
			c.must(c.name(p.dict["Tabs"]) == "S", "28-009", p.where(), "its tab order does not follow the structure")
		}
		for _, ref := range list {
			c.annotation(p, objectNumber(ref), c.dict(ref))
		}
	}
}

func (c *checker) annotation(p *page, number int, a types.Dict) {
	where := p.where() + ", " + object(number)
	c.must(c.name(a["Subtype"]) == "Link", "28-002", where, "is no link")
	holder := c.tree.byNumber[c.tree.holders[number]]
	c.must(holder != nil && holder.Role == "Link", "28-011", where, "belongs to no Link")
	contents, _ := c.text(a["Contents"])
	c.must(strings.TrimSpace(contents) != "", "28-012", where, "does not say where it leads")
	flags, _ := c.integer(a["F"])
	const printed, hidden = 1 << 2, 1<<0 | 1<<1 | 1<<5 | 1<<8
	c.must(flags&printed != 0 && flags&hidden == 0, "A2 6.3.2", where, "is not printed")
	c.must(c.destination(a["Dest"]) != nil, "PDF 12.3.2", where, "leads nowhere")
	box := c.array(a["Rect"])
	c.must(len(box) == 4 && c.number(box[0]) < c.number(box[2]) && c.number(box[1]) < c.number(box[3]), "PDF 12.5.2", where, "has no area")
}

// destination is the page that a destination leads to.
func (c *checker) destination(o types.Object) *page {
	list := c.array(o)
	if len(list) < 2 {
		return nil
	}
	return c.byPage[objectNumber(list[0])]
}

// outline reads the outline and checks how its entries hang together.
func (c *checker) outline() {
	root := c.catalog["Outlines"]
	if root == nil {
		return
	}
	c.entries(c.dict(root), objectNumber(root), 0)
}

// entries reads what lies in an entry of the outline.
func (c *checker) entries(above types.Dict, parent, level int) {
	previous := 0
	last := objectNumber(above["Last"])
	count := 0
	for ref := above["First"]; ref != nil; count++ {
		number, entry := objectNumber(ref), c.dict(ref)
		where := "outline, " + object(number)
		title, _ := c.text(entry["Title"])
		c.must(strings.TrimSpace(title) != "", "PDF 12.3.3", where, "has no title")
		c.must(objectNumber(entry["Parent"]) == parent, "PDF 12.3.3", where, "its parent is another")
		c.must(objectNumber(entry["Prev"]) == previous, "PDF 12.3.3", where, "follows another entry than it says")
		c.must(c.destination(entry["Dest"]) != nil, "PDF 12.3.3", where, "leads nowhere")
		to := c.tree.byNumber[objectNumber(entry["SE"])]
		c.must(to != nil, "PDF 12.3.3", where, "names no element")
		c.Outline = append(c.Outline, Entry{Title: title, Level: level, To: to})
		c.entries(entry, number, level+1)
		previous, ref = number, entry["Next"]
		if ref == nil {
			c.must(number == last, "PDF 12.3.3", where, "is the last, but not said to be")
		}
	}
	said, _ := c.integer(above["Count"])
	c.must(said == count || said == -count, "PDF 12.3.3", "outline", "an entry has %d kids, and says %d", count, said)
}
