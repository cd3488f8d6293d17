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
	titles := make([][]line, len(listed))
	extra, y := 1, f.y // pages that contents takes, and how far the last is filled
	for i, b := range listed {
		titles[i] = d.wrap([]span{{text: b.title, style: s.tinted(linked)}}, f.width-numberRoom*f.scale)
		if f.bottom-y < entryHeight(titles[i], s) {
			extra, y = extra+1, f.top
		}
		y += entryHeight(titles[i], s)
	}
	list := f.in.add(roleTOC)
	for i, b := range listed {
		number := slices.Index(d.pages, b.to.page) + 1
		if number > at.page {
			number += extra
		}
		f.need(entryHeight(titles[i], s))
		f.entry(list, b, titles[i], strconv.Itoa(number), s)
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

// numberRoom is what a page number takes at the right of the contents, with a few
// dots before it.
const numberRoom = 50.0

// entryHeight is that of an entry of the contents.
func entryHeight(title []line, s style) float64 { return float64(len(title))*lead(s.size) + 3 }

// entry prints an entry of the contents: a long title goes on below, and dots lead
// from its end to the number.
func (f *flow) entry(list *element, b bookmark, title []line, number string, s style) {
	right, height := f.left+f.width, entryHeight(title, s)
	numberWidth := f.d.widths.text(number, s.face, s.size)
	last := title[len(title)-1]
	y := f.y + s.size
	l := &link{to: b.to, about: b.title + ", page " + number, tag: list.add(roleTOCItem).add(roleReference).add(roleLink)}
	f.page.within(l.tag, func() {
		for i, set := range title {
			y = f.y + s.size + float64(i)*lead(s.size)
			f.page.line(f.left, y, set)
		}
		f.page.text(f.left+last.width(), y, " ", s)
		f.page.text(right-numberWidth, y, number, s)
	})
	f.page.annotate(f.left, f.y-1, f.width, height-1, l)
	from, to := f.left+last.width()+6, right-numberWidth-6
	f.page.dashed(0.7, 3, func() { f.page.rule(from, y, to, y, 0.7, faint) })
	f.y += height
}
