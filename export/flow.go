package export

import "strconv"

// Orientations of a page.
const (
	portrait  = false
	landscape = true
)

// flow fills pages from the top down.
type flow struct {
	d         *document
	in        *element // the part of the structure that is being filled
	page      *page
	landscape bool
	size      pageSize // where the pages are not of the paper's size
	left      float64  // of the text
	width     float64
	y         float64 // top of what comes next
	top       float64 // of the text on a page
	bottom    float64
	scale     float64 // of type sizes: larger on larger paper, so that lines stay readable
}

// start begins a part on a page of its own.
func (d *document) start(landscape bool) *flow { return d.startSized(landscape, pageSize{}) }

// pageSize is that of a page in points; the zero size is the paper's.
type pageSize struct{ width, height float64 }

func (d *document) startSized(landscape bool, size pageSize) *flow {
	f := &flow{d: d, in: d.root.add(roleSect), landscape: landscape, size: size, scale: 1}
	if !landscape {
		f.scale = d.paper.scale
	}
	f.sheet()
	if d.medium != nil {
		d.medium.start(f)
	}
	f.stateFilter()
	return f
}

// resume begins a short part on the page of the one before it, where that was
// of the same format and its beginning fits.
func (d *document) resume() *flow {
	d.brief = nil
	if d.front == nil || d.front.page != d.pages[len(d.pages)-1] {
		d.front = d.start(portrait)
	} else {
		d.front.in = d.root.add(roleSect)
		d.front.skip(22 * d.front.scale)
	}
	return d.front
}

// follow begins a part on a page of its own, unless the part before it was but a
// sentence, which would else stand alone on a page.
func (d *document) follow() *flow {
	if d.brief != nil && d.brief == d.front {
		return d.resume()
	}
	return d.start(portrait)
}

// next goes to a new page of the same format.
func (f *flow) next() {
	f.sheet()
	if f.d.medium != nil {
		f.d.medium.turn()
	}
}

func (f *flow) sheet() {
	f.open()
	f.d.pages = append(f.d.pages, f.page)
}

// open makes a page without putting it into the document.
func (f *flow) open() {
	width, height, side := f.d.paper.short, f.d.paper.long, 58*f.scale
	if f.landscape {
		width, height, side = height, width, 36.0
	}
	if f.size != (pageSize{}) {
		width, height = f.size.width, f.size.height
	}
	f.page = newPage(width, height, f.d.widths, &f.d.used)
	f.page.side, f.page.look = side, f.d.look()
	f.left, f.width = side, width-2*side
	f.top = f.d.headHeight()
	f.y, f.bottom = f.top, height-f.d.footHeight()
	if f.d.medium != nil {
		f.d.medium.fit(f)
	}
}

// room is the height that is left on the page.
func (f *flow) room() float64 { return f.bottom - f.y }

// fresh reports whether nothing stands on the page yet.
func (f *flow) fresh() bool { return f.y == f.top }

// need goes to a new page unless so much height is left.
func (f *flow) need(height float64) {
	if f.room() < height && !f.fresh() && f.d.medium == nil {
		f.next()
	}
}

// skip leaves a gap, but not at the top of a page.
func (f *flow) skip(height float64) {
	if !f.fresh() {
		f.y += height
	}
}

// style returns the style of running text at a size for A4.
func (f *flow) style(face face, size float64) style { return style{face, size * f.scale, ink} }

// lead is the distance between lines of a size.
func lead(size float64) float64 { return size * 1.45 }

// set sets lines of one element, breaking over pages so that neither the first
// nor the last line stands alone.
func (f *flow) set(e *element, x float64, lines []line, size float64) {
	step := lead(size)
	for len(lines) > 0 {
		n := min(len(lines), int((f.room()+step-size*1.25)/step))
		if n < len(lines) {
			n = keepTogether(n, len(lines))
		}
		if n <= 0 {
			if f.fresh() {
				n = 1
			} else {
				f.next()
				continue
			}
		}
		f.page.within(e, func() {
			for _, l := range lines[:n] {
				f.page.line(x, f.y+size, l)
				f.y += step
			}
		})
		if lines = lines[n:]; len(lines) > 0 {
			f.next()
		}
	}
}

// keepTogether says how many of a paragraph's lines stay when n of them fit.
func keepTogether(n, lines int) int {
	if lines-n == 1 {
		n--
	}
	if n < 2 || lines <= 3 {
		return 0
	}
	return n
}

// text sets a paragraph over the whole width.
func (f *flow) text(s style, text string) {
	f.paragraph(s.size, span{text: text, style: s})
}

// paragraph sets spans over the whole width.
func (f *flow) paragraph(size float64, spans ...span) {
	if f.d.medium != nil {
		f.d.medium.paragraph(size/f.scale, whole(spans))
		return
	}
	f.set(f.in.add(roleP), f.left, f.d.wrap(spans, f.width), size)
}

// heading sets the heading of a part, keeps it with what follows it, and lists
// it in contents and outline.
func (f *flow) heading(text string, size, follows float64) *anchor {
	return f.numberedHeading(0, text, size, follows)
}

// numberedHeading is heading with a number before it, where that is not 0.
func (f *flow) numberedHeading(number int, text string, size, follows float64) *anchor {
	at := f.head(titled{level: f.d.partLevel(), number: number, size: size, part: true}, text, follows)
	if number != 0 {
		text = headNumber(number) + text
	}
	f.d.outline = append(f.d.outline, bookmark{title: text, to: at})
	return at
}

// headNumber is a number as it stands before a heading.
func headNumber(number int) string { return strconv.Itoa(number) + ". " }

// title sets a heading of a level and keeps it with what follows it.
func (f *flow) title(level int, text string, size, follows float64) *anchor {
	return f.head(titled{level: level, size: size}, text, follows)
}

func (f *flow) head(t titled, text string, follows float64) *anchor {
	s := f.style(bold, t.size).tinted(black)
	t.at = &anchor{}
	if f.d.medium != nil {
		t.line = whole([]span{{text: text, style: s}})
		f.d.medium.title(t)
		return t.at
	}
	if t.number != 0 {
		text = headNumber(t.number) + text
	}
	lines := f.d.wrap([]span{{text: text, style: s}}, f.width)
	f.need(float64(len(lines))*lead(s.size) + follows)
	e := f.in.add(headingRole(t.level))
	at := t.at
	at.place(f.page, f.y, e)
	f.set(e, f.left, lines, s.size)
	f.y += s.size * 0.4
	return at
}
