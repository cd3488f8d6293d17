package timeline

import (
	"math"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// entry is one event on the axis, in days. There is one for every event, so it
// is packed, into what a processor fetches at once: kinds, agencies and services
// go by their numbers.
type entry struct {
	uid              chronology.UID
	event            *chronology.Event
	softFrom, softTo float64 // what the window allows; infinite where it is open
	spot
}

// spot is what rows are given for: where an event stands, and what a crowd tells
// of it.
type spot struct {
	start, end float64 // of the solid bar; equal for a moment, whose mark stands there
	agency     uint16  // numbers of the setup
	kind       uint16
	service    uint16
	letters    uint8 // of the label, 255 for more
	marks      marks
}

// marks are what else is to be seen of an event.
type marks uint8

const (
	vaguenessMask marks = 7 // the lowest bits hold the Vagueness
	approximate   marks = 1 << (2 + iota)
	uncertain
	lasting
	contextual
	significant
)

func (x *spot) is(m marks) bool      { return x.marks&m != 0 }
func (x *spot) vagueness() Vagueness { return Vagueness(x.marks & vaguenessMask) }
func (x *spot) undated() bool        { return math.IsNaN(x.start) }

// at is where the mark stands.
func (x *spot) at() float64 { return (x.start + x.end) / 2 }

// exact reports whether the event has a day of its own.
func (x *entry) exact() bool { return !x.is(lasting) && x.softTo-x.softFrom <= 1 }

// newEntry places an event. One whose date is unknown at both ends has no place
// on the axis that is better than another, and is undated.
func newEntry(e *chronology.Event, d *chronology.Dated) entry {
	x := entry{uid: e.UID, event: e, spot: spot{letters: letters(e)}}
	if e.Key {
		x.marks |= significant
	}
	w := d.Window
	if w.Earliest.Open() && w.Latest.Open() {
		x.stand(math.NaN())
		return x
	}
	x.softFrom, x.softTo = dayStart(w.Earliest), dayEnd(w.Latest)
	x.marks |= marksOf(d)
	switch {
	case x.is(lasting):
		x.placeSpan(d)
	case w.Exact() && d.Reading.Clock.Known:
		c := d.Reading.Clock
		x.softFrom = float64(w.Earliest) + dayPart(c.From)
		x.softTo = float64(w.Earliest) + dayPart(c.To)
		x.stand((x.softFrom + x.softTo) / 2)
	default:
		x.stand(middle(w))
	}
	return x
}

func marksOf(d *chronology.Dated) marks {
	m := marks(vaguenessOf(d))
	if d.Reading.Approximate {
		m |= approximate
	}
	if d.Reading.Uncertain {
		m |= uncertain
	}
	if d.Extent == when.Span && !d.Window.Exact() {
		m |= lasting
	}
	return m
}

// vaguenessOf is the vaguest of what may be said of a date. What relations have
// narrowed is as vague as what is left.
func vaguenessOf(d *chronology.Dated) Vagueness {
	switch {
	case d.Window.Earliest.Open() || d.Window.Latest.Open():
		return OpenEnded
	case d.Reading.Uncertain:
		return InDoubt
	case d.Reading.Approximate:
		return About
	case d.Start.Exact() && d.End.Exact():
		return ExactDay
	}
	return WithinDays
}

// letters are the letters of an event's label, more or less: enough to guess
// its length before it is measured.
func letters(e *chronology.Event) uint8 {
	text := e.Title
	if text == "" {
		text = e.What
	}
	return uint8(min(len(text), math.MaxUint8))
}

// stand puts a moment at a place on the axis.
func (x *spot) stand(day float64) { x.start, x.end = day, day }

// placeSpan finds the bar of what lasts: from the latest start to the earliest
// end, in which it certainly went on, or from the middle of one window to the
// middle of the other where those overlap.
func (x *entry) placeSpan(d *chronology.Dated) {
	x.start, x.end = dayStart(d.Start.Latest), dayEnd(d.End.Earliest)
	if !(x.start < x.end) || math.IsInf(x.start, 0) || math.IsInf(x.end, 0) {
		x.start, x.end = middle(d.Start), middle(d.End)
	}
	if math.IsInf(x.start, 0) {
		x.start = x.end
	}
	if math.IsInf(x.end, 0) {
		x.end = x.start
	}
	x.start, x.end = min(x.start, x.end), max(x.start, x.end)
}

// middle is the middle of a window; of a half-open one, its known end;
// infinite where both are open.
func middle(w when.Window) float64 {
	const noon = 0.5
	switch {
	case w.Earliest.Open() && w.Latest.Open():
		return math.Inf(1)
	case w.Earliest.Open():
		return float64(w.Latest) + noon
	case w.Latest.Open():
		return float64(w.Earliest) + noon
	}
	return (float64(w.Earliest) + float64(w.Latest) + 1) / 2
}

func dayPart(minutes int) float64 { return float64(minutes) / (24 * 60) }
