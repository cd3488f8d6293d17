package export

import (
	"slices"
	"strconv"
)

// slot is where something stands in a document, in pages, in entries of the
// outline and in parts of the structure.
type slot struct{ page, entry, part int }

// contents prints the list of the parts with their pages, each line leading to
// its part. It is laid out last and moved to its place.
func (d *document) contents(at slot) {
	var listed []bookmark
	for _, b := range d.outline {
		if b.level == 0 {
			listed = append(listed, b)
		}
	}
	if len(listed) == 0 {
		return
	}
	before, marks, parts := len(d.pages), len(d.outline), len(d.root.kids)
	if at.page == 0 {
		d.filterStated = false
	}
	f := d.start(portrait)
	f.heading("Contents", 18, 40)
	s := f.style(regular, 11)
	step := lead(s.size) + 3
	perFirst := int(f.room() / step)
	perPage := max(1, int((f.bottom-f.top)/step))
	extra := 1 // pages that contents takes
	if len(listed) > perFirst {
		extra += (len(listed) - perFirst + perPage - 1) / perPage
	}
	list := f.in.add(roleTOC)
	for _, b := range listed {
		number := slices.Index(d.pages, b.to.page) + 1
		if number > at.page {
			number += extra
		}
		f.need(step)
		f.entry(list, b, strconv.Itoa(number), s)
		f.y += step
	}
	d.pages = move(d.pages, before, at.page)
	d.outline = move(d.outline, marks, at.entry)
	d.root.kids = move(d.root.kids, parts, at.part)
}

// contentsElsewhere has the list made by what numbers the pages.
func (d *document) contentsElsewhere() error {
	d.front = nil // what follows must not stand before it
	d.start(portrait)
	d.medium.contents()
	return nil
}

// move puts what stands from a place to the end before another place.
func move[T any](list []T, from, to int) []T {
	moved := slices.Clone(list[from:])
	return slices.Insert(list[:from:from], to, moved...)
}

// entry prints a line of the contents with a dotted leader.
func (f *flow) entry(list *element, b bookmark, number string, s style) {
	w := f.d.widths
	right := f.left + f.width
	numberWidth := w.text(number, s.face, s.size)
	title := w.cut(b.title, s, f.width-numberWidth-24)
	y := f.y + s.size
	l := &link{to: b.to, about: b.title + ", page " + number, tag: list.add(roleTOCItem).add(roleReference).add(roleLink)}
	f.page.within(l.tag, func() {
		f.page.text(f.left, y, title+" ", s.tinted(linked))
		f.page.text(right-numberWidth, y, number, s)
	})
	f.page.annotate(f.left, f.y-1, f.width, lead(s.size)+2, l)
	from, to := f.left+w.text(title, s.face, s.size)+6, right-numberWidth-6
	if to > from {
		f.page.dashed(0.7, 3, func() { f.page.rule(from, y, to, y, 0.7, faint) })
	}
}
