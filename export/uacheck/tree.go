package uacheck

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Element is an element of the structure tree.
type Element struct {
	Role    string // after the role map
	Alt     string
	Actual  string // its text, where the one drawn is not to be read
	Lang    string // where it is not that of the document
	Scope   string // of a header cell
	Kids    []Kid  // in reading order
	Parent  *Element
	Pages   []int // on which it has content of its own, from 1
	number  int
	dict    types.Dict
	objects []int // annotations that it holds
}

// Kid is a kid of an element: another, or content with its text.
type Kid struct {
	Element *Element
	Text    string
}

// Text is all text of an element, in reading order.
func (e *Element) Text() string {
	var b strings.Builder
	e.write(&b)
	return b.String()
}

func (e *Element) write(b *strings.Builder) {
	if e.Actual != "" {
		b.WriteString(e.Actual)
		return
	}
	for _, k := range e.Kids {
		if k.Element != nil {
			k.Element.write(b)
		} else {
			b.WriteString(k.Text)
		}
	}
}

// Elements are the kids that are elements.
func (e *Element) Elements() []*Element {
	var kids []*Element
	for _, k := range e.Kids {
		if k.Element != nil {
			kids = append(kids, k.Element)
		}
	}
	return kids
}

// Find returns all elements of a role, in reading order.
func (e *Element) Find(role string) []*Element {
	var found []*Element
	e.each(func(x *Element) {
		if x.Role == role {
			found = append(found, x)
		}
	})
	return found
}

func (e *Element) each(yield func(*Element)) {
	if e == nil {
		return
	}
	yield(e)
	for _, k := range e.Kids {
		k.Element.each(yield)
	}
}

func (e *Element) where() string { return fmt.Sprintf("%s, object %d", e.Role, e.number) }

// tree is the structure tree as it was read.
type tree struct {
	dict     types.Dict
	roles    types.Dict
	byNumber map[int]*Element
	contents map[content]int // element by what it holds
	holders  map[int]int     // element by the annotation that it holds
}

// content is a sequence of marked content.
type content struct{ page, mcid int }

// readTree walks the structure tree and leads from it to what is drawn.
func (c *checker) readTree() {
	root := c.catalog["StructTreeRoot"]
	t := &tree{dict: c.dict(root), byNumber: map[int]*Element{}, contents: map[content]int{}, holders: map[int]int{}}
	c.tree = t
	c.must(t.dict != nil, "A2 6.7.3.3", "catalog", "has no structure tree")
	t.roles = c.dict(t.dict["RoleMap"])
	kids := c.deref(t.dict["K"])
	list, ok := kids.(types.Array)
	if !ok && kids != nil {
		list = types.Array{t.dict["K"]}
	}
	c.must(len(list) == 1, "PDF 14.8.4.2", "structure tree", "has %d roots", len(list))
	for _, kid := range list {
		c.Root = c.element(kid, nil, objectNumber(root))
	}
	c.must(c.Root != nil && c.Root.Role == "Document", "PDF 14.8.4.2", "structure tree", "its root is no Document")
	for _, p := range c.pages {
		for _, mcid := range slices.Sorted(maps.Keys(p.marked)) {
			c.must(p.marked[mcid].led, "01-005", p.where(), "the content of MCID %d belongs to no element", mcid)
			c.must(p.marked[mcid].artful, "PDF 14.6", p.where(), "the content of MCID %d draws nothing", mcid)
		}
	}
}

// element reads an element with all that it holds. parent is the number of the
// object above it.
func (c *checker) element(ref types.Object, above *Element, parent int) *Element {
	e := &Element{number: objectNumber(ref), dict: c.dict(ref), Parent: above}
	if e.dict == nil || c.tree.byNumber[e.number] != nil {
		c.find("PDF 14.7.2", object(e.number), "is no element, or stands in the tree twice")
		return nil
	}
	c.tree.byNumber[e.number] = e
	e.Role = c.role(c.name(e.dict["S"]), e)
	e.Alt, _ = c.text(e.dict["Alt"])
	e.Actual, _ = c.text(e.dict["ActualText"])
	e.Lang, _ = c.text(e.dict["Lang"])
	e.Scope = c.attribute(e, "Table", "Scope")
	c.must(objectNumber(e.dict["P"]) == parent, "PDF 14.7.2", e.where(), "its /P leads to object %d, not %d", objectNumber(e.dict["P"]), parent)
	page := objectNumber(e.dict["Pg"])
	if list, ok := c.deref(e.dict["K"]).(types.Array); ok {
		for _, kid := range list {
			c.kid(e, kid, page)
		}
	} else if e.dict["K"] != nil {
		c.kid(e, e.dict["K"], page)
	}
	return e
}

// role is the standard type of an element.
func (c *checker) role(name string, e *Element) string {
	for range 10 {
		mapped := c.name(c.tree.roles[name])
		if mapped == "" {
			break
		}
		c.must(!standard[name], "02-004", e.where(), "the standard type %s is mapped to another", name)
		name = mapped
	}
	c.must(standard[name], "02-001", e.where(), "%s is no standard type", name)
	return name
}

// attribute reads an attribute of an owner; "" where it has none.
func (c *checker) attribute(e *Element, owner, key string) string {
	list, ok := c.deref(e.dict["A"]).(types.Array)
	if !ok {
		list = types.Array{e.dict["A"]}
	}
	for _, a := range list {
		d := c.dict(a)
		if c.name(d["O"]) != owner {
			continue
		}
		if n, ok := c.integer(d[key]); ok {
			return fmt.Sprint(n)
		}
		if array := c.array(d[key]); array != nil {
			return array.PDFString()
		}
		return c.name(d[key])
	}
	return ""
}

// kid reads what an element holds: a number on its page, content elsewhere, an
// annotation, or an element.
func (c *checker) kid(e *Element, kid types.Object, page int) {
	switch k := c.deref(kid).(type) {
	case types.Integer:
		c.lead(e, page, int(k))
	case types.Dict:
		if pg := objectNumber(k["Pg"]); pg != 0 {
			page = pg
		}
		switch c.name(k["Type"]) {
		case "MCR":
			mcid, _ := c.integer(k["MCID"])
			c.lead(e, page, mcid)
		case "OBJR":
			number := objectNumber(k["Obj"])
			_, held := c.tree.holders[number]
			c.must(!held, "PDF 14.7.4.3", e.where(), "object %d belongs to two elements", number)
			c.tree.holders[number] = e.number
			e.objects = append(e.objects, number)
		default:
			if child := c.element(kid, e, e.number); child != nil {
				e.Kids = append(e.Kids, Kid{Element: child})
			}
		}
	default:
		c.find("PDF 14.7.2", e.where(), "holds something that is neither element nor content")
	}
}

// lead leads from an element to its content.
func (c *checker) lead(e *Element, object, mcid int) {
	p := c.byPage[object]
	if p == nil {
		c.find("PDF 14.7.4.2", e.where(), "its content is on no page (object %d)", object)
		return
	}
	s := p.marked[mcid]
	if s == nil {
		c.find("PDF 14.7.4.2", e.where(), "its content with MCID %d is not on page %d", mcid, p.number)
		return
	}
	c.must(!s.led, "PDF 14.7.4.2", e.where(), "the content with MCID %d of page %d belongs to another element too", mcid, p.number)
	s.led = true
	c.tree.contents[content{object, mcid}] = e.number
	e.Kids = append(e.Kids, Kid{Text: s.text.String()})
	if !slices.Contains(e.Pages, p.number) {
		e.Pages = append(e.Pages, p.number)
	}
}

// parents checks that the parent tree leads back from all that is drawn.
func (c *checker) parents() {
	entries := map[int]types.Object{}
	c.numberTree(c.dict(c.tree.dict["ParentTree"]), entries, true)
	c.must(len(entries) > 0, "PDF 14.7.4.4", "parent tree", "is empty")
	next, _ := c.integer(c.tree.dict["ParentTreeNextKey"])
	for key := range entries {
		c.must(key < next, "PDF 14.7.2", "parent tree", "key %d is not below ParentTreeNextKey", key)
	}
	for _, p := range c.pages {
		key, ok := c.integer(p.dict["StructParents"])
		if !ok {
			c.must(len(p.marked) == 0, "PDF 14.7.4.4", p.where(), "has no StructParents")
			continue
		}
		list := c.array(entries[key])
		for mcid := range p.marked {
			leads := 0
			if mcid < len(list) {
				leads = objectNumber(list[mcid])
			}
			want := c.tree.contents[content{p.object, mcid}]
			c.must(leads == want, "PDF 14.7.4.4", p.where(), "the parent tree leads from MCID %d to object %d, not %d", mcid, leads, want)
		}
		for mcid := range list {
			c.must(p.marked[mcid] != nil, "PDF 14.7.4.4", p.where(), "the parent tree knows MCID %d, the page does not", mcid)
		}
	}
	for number, holder := range c.tree.holders {
		annotation := c.dict(*types.NewIndirectRef(number, 0))
		key, ok := c.integer(annotation["StructParent"])
		c.must(ok && objectNumber(entries[key]) == holder, "PDF 14.7.4.4", object(number), "the parent tree does not lead to its element")
	}
}

// numberTree reads a number tree (ISO 32000-1, 7.9.7).
func (c *checker) numberTree(node types.Dict, entries map[int]types.Object, root bool) {
	limits := c.array(node["Limits"])
	c.must(root || len(limits) == 2, "PDF 7.9.7", "parent tree", "a node has no limits")
	list := c.array(node["Nums"])
	last := -1
	for i := 0; i+1 < len(list); i += 2 {
		key, _ := c.integer(list[i])
		c.must(key > last, "PDF 7.9.7", "parent tree", "key %d follows %d", key, last)
		last = key
		entries[key] = list[i+1]
		if len(limits) == 2 {
			from, _ := c.integer(limits[0])
			to, _ := c.integer(limits[1])
			c.must(from <= key && key <= to, "PDF 7.9.7", "parent tree", "key %d is outside its limits", key)
		}
	}
	for _, kid := range c.array(node["Kids"]) {
		c.numberTree(c.dict(kid), entries, false)
	}
}
