package lanes

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Bookmark is a day to come back to.
type Bookmark struct {
	Day   float64
	Title string
}

// SetBookmarks marks days on the axis and on the strip.
func (t *Timeline) SetBookmarks(marks []Bookmark) {
	t.bookmarks.list = slices.SortedStableFunc(slices.Values(marks), func(a, b Bookmark) int { return cmp.Compare(a.Day, b.Day) })
	t.arrange()
}

// NextBookmark goes to the bookmark after (step 1) or before (−1) the middle of
// the view, or the line where one is there. It reports whether there is one.
func (t *Timeline) NextBookmark(step int) bool {
	from := t.camera.left + t.camera.days()/2
	if t.dayLine.on {
		from = t.dayLine.day
	}
	marks := t.bookmarks.list
	if step < 0 {
		marks = slices.Clone(marks)
		slices.Reverse(marks)
	}
	const same = 1e-6 // days; going there may round
	for _, m := range marks {
		if (m.Day-from)*float64(step) > same {
			t.GoTo(m.Day)
			t.say(m.Title)
			return true
		}
	}
	return false
}

// bookmarks are the marks of days: ribbons at the foot of the axis and at the
// top of the strip.
type bookmarks struct {
	t       *Timeline
	list    []Bookmark
	ribbons *pool[*canvas.ArbitraryPolygon]
	at      []rect // in the widget, two for each shown: see hit
	of      []int
}

func newBookmarks(t *Timeline) *bookmarks {
	return &bookmarks{t: t, ribbons: newPool(func() *canvas.ArbitraryPolygon { return &canvas.ArbitraryPolygon{} })}
}

// Size of a ribbon at the usual text size.
const (
	ribbonWide = 8
	ribbonHigh = 11
)

func (b *bookmarks) arrange() {
	f, o := b.t.frame, b.t.overview
	b.at, b.of = b.at[:0], b.of[:0]
	b.ribbons.begin()
	for i, m := range b.list {
		if m.Day < b.t.camera.from || m.Day > b.t.camera.to {
			continue
		}
		x := float32(b.t.world().Axis.X(m.Day) - b.t.shift())
		if x >= 0 && x <= f.body.w {
			b.ribbon(i, f.body.x+x, f.axis.y+f.axis.h-ribbonHigh*b.t.look.scale)
		}
		if o.part.h > 0 {
			b.ribbon(i, o.x(m.Day), o.part.y-2*b.t.look.scale)
		}
	}
	b.ribbons.end()
}

// ribbon draws the i-th bookmark with the middle of its top at a place of the
// widget: a strip with a notch.
func (b *bookmarks) ribbon(i int, x, y float32) {
	s := b.t.look.scale
	w, h := ribbonWide*s, ribbonHigh*s
	r := b.ribbons.next()
	r.Points = append(r.Points[:0], fyne.NewPos(0, 0), fyne.NewPos(w, 0), fyne.NewPos(w, h), fyne.NewPos(w/2, h*0.68), fyne.NewPos(0, h))
	r.FillColor = color.Color(b.t.look.accent)
	put(r, rect{x - w/2, y, w, h})
	r.Refresh()
	const reach = 2
	b.at = append(b.at, rect{x - w/2 - reach, y - reach, w + 2*reach, h + 2*reach})
	b.of = append(b.of, i)
}

// hit is the bookmark at a place of the widget.
func (b *bookmarks) hit(p fyne.Position) (Bookmark, bool) {
	for i, at := range b.at {
		if at.holds(p) {
			return b.list[b.of[i]], true
		}
	}
	return Bookmark{}, false
}

// bookmarkHere asks for a bookmark on the day where the keyboard is.
func (t *Timeline) bookmarkHere() {
	if t.callbacks.Bookmark != nil {
		t.callbacks.Bookmark(t.dayHere())
	}
}

func (t *Timeline) say(words string) {
	if t.callbacks.Say != nil && words != "" {
		t.callbacks.Say(words)
	}
}

// bookmarkWords is what the card says of a bookmark.
func (t *Timeline) bookmarkWords(m Bookmark) []cardLine {
	return []cardLine{
		{words: m.Title, bold: true},
		{words: dayWords(math.Floor(m.Day), 1), small: true, muted: true},
	}
}
