package export

import (
	"slices"
	"strconv"
)

// contents prints the list of the parts with their pages, each line leading to
// its part. It is laid out last and moved to its place: pages at, entry of the
// outline.
func (d *document) contents(at, entry int) {
	var listed []bookmark
	for _, b := range d.outline {
		if b.level == 0 {
			listed = append(listed, b)
		}
	}
	if len(listed) == 0 {
		return
	}
	before, marks := len(d.pages), len(d.outline)
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
	for _, b := range listed {
		number := slices.Index(d.pages, b.to.page) + 1
		if number > at {
			number += extra
		}
		f.need(step)
		f.entry(b, strconv.Itoa(number), s)
		f.y += step
	}
	own := slices.Clone(d.pages[before:])
	d.pages = slices.Insert(d.pages[:before:before], at, own...)
	mark := d.outline[marks]
	d.outline = slices.Insert(d.outline[:marks:marks], entry, mark)
}

// entry prints a line of the contents with a dotted leader.
func (f *flow) entry(b bookmark, number string, s style) {
	w := f.d.widths
	right := f.left + f.width
	numberWidth := w.text(number, s.face, s.size)
	title := w.cut(b.title, s, f.width-numberWidth-24)
	y := f.y + s.size
	f.page.text(f.left, y, title, s.tinted(linked))
	f.page.text(right-numberWidth, y, number, s)
	from, to := f.left+w.text(title, s.face, s.size)+6, right-numberWidth-6
	if to > from {
		f.page.dashed(0.7, 3, func() { f.page.rule(from, y, to, y, 0.7, faint) })
	}
	f.page.link(f.left, f.y-1, f.width, lead(s.size)+2, b.to)
}
