package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// axisDates are a review and its dates as a picture along an axis needs them. A
// version that tells no calendar date has none; but its wordings count from
// events and births, so where one of these is put on a day of its own, all that
// counts from it falls into place. That day is zero, and the axis counts from it
// in weeks or months: the picture says no more than the wordings do.
type axisDates struct {
	review *chronology.Review
	dating *chronology.Dating
	from   string            // what the axis counts from: "the birth of Baby C"; "" for the calendar
	zeroed *chronology.Event // which is to be put on day zero; nil where the review has it
}

// zero is the day that all is counted from where the calendar is hidden.
var zero = when.Date(2001, time.January, 1)

// axisOf is what a version's picture is made from; false where no event of it
// counts from any that could be zero.
func axisOf(r *chronology.Review, d *chronology.Dating) (axisDates, bool) {
	if !r.Rendered.HidesCalendar() {
		return axisDates{review: r, dating: d}, true
	}
	var best axisDates
	placed := 1 // zero itself tells nothing
	for _, anchored := range anchors(readable(r), d) {
		dating := anchored.solve()
		n := 0
		for _, e := range anchored.review.Events {
			if w := dating.Of(e.UID).Window; !w.Earliest.Open() && !w.Latest.Open() {
				n++
			}
		}
		if n > placed {
			anchored.dating, placed = dating, n
			best = anchored
		}
		if placed > len(r.Events)*3/4 {
			break
		}
	}
	return best, best.dating != nil
}

// readable is a copy of a version whose wordings are read again, as those of a
// review are. What they leave out since the event before has just told it is put
// back: a version has its events in the order of the chronology.
func readable(r *chronology.Review) *chronology.Review {
	c := r.Snapshot()
	c.Rendered = chronology.Version{}
	c.PutEvents(func(i int, e *chronology.Event) *chronology.Event {
		if i == 0 {
			return e
		}
		full := counting(e.When.Wording, "{"+string(r.Events[i-1].UID)+"}")
		if full == e.When.Wording {
			return e
		}
		shown := e.Copy()
		shown.When.Wording = full
		return shown
	})
	return c
}

// counting gives a wording that counts from the event just told that event's name.
func counting(words, name string) string {
	switch words {
	case "the following day":
		return "the day after " + name
	case "the same day":
		return "the same day as " + name
	case "the day before":
		return "the day before " + name
	case "the following week":
		return "the week after " + name
	}
	if length, later := strings.CutSuffix(words, " later"); later {
		return length + " after " + name
	}
	if length, earlier := strings.CutSuffix(words, " earlier"); earlier {
		return length + " before " + name
	}
	return words
}

// anchorsTried are enough: after the births and what the review turns on, an
// event that most others count from is among the first.
const anchorsTried = 12

// anchors are copies of the review in which one day is zero: the births of
// subjects, then critical incidents, days that run through all lanes, key events,
// and the first events.
func anchors(r *chronology.Review, d *chronology.Dating) []axisDates {
	var list []axisDates
	tried := map[chronology.UID]bool{}
	try := func(uid chronology.UID, from string) {
		if e := r.Event(uid); e != nil && !tried[uid] && len(list) < anchorsTried {
			tried[uid] = true
			list = append(list, axisDates{review: r, from: from, zeroed: e})
		}
	}
	for _, p := range r.People {
		switch {
		case !p.Subject && !p.Child:
		case p.BirthEvent != "":
			try(p.BirthEvent, "the birth of "+p.Name())
		case len(list) < anchorsTried:
			born := *p
			born.Born = zero.Time().Format("2 January 2006")
			c := r.Snapshot()
			c.Put(&born)
			list = append(list, axisDates{review: c, from: "the birth of " + p.Name()})
		}
	}
	events := slices.Clone(d.Order())
	weight := func(e *chronology.Event) int {
		k := r.Kind(e.Kind)
		switch {
		case k != nil && k.Symbol == chronology.SymbolCritical:
			return 0
		case e.DayLine:
			return 1
		case e.Key:
			return 2
		}
		return 3
	}
	slices.SortStableFunc(events, func(a, b *chronology.Event) int { return cmp.Compare(weight(a), weight(b)) })
	for _, e := range events[:min(len(events), anchorsTried)] {
		try(e.UID, "“"+e.ShortTitle()+"”")
	}
	return list
}

// solve dates the review with the event on day zero. What that event counts from
// itself is counted back from there, where its words can be read.
func (a *axisDates) solve() *chronology.Dating {
	if a.zeroed == nil {
		return chronology.Solve(a.review)
	}
	before, date := a.review, zero.Time().Format("2 January 2006")
	var dating *chronology.Dating
	for _, wording := range []string{date + "; " + a.zeroed.When.Wording, date} {
		day := a.zeroed.Copy()
		day.When = chronology.When{Wording: wording}
		a.review = before.Snapshot()
		a.review.Put(day)
		if dating = chronology.Solve(a.review); dating.Of(day.UID).Window.Exact() {
			break
		}
	}
	return dating
}

// extent is the stretch that a picture counts in: that in which its events stand,
// as far as the middle of what their wordings leave open, and a little more. The
// scope's own ends may be open by years.
func (a *axisDates) extent() (from, to float64, ok bool) {
	const margin = 14
	from, to = math.Inf(1), math.Inf(-1)
	for _, e := range a.review.Events {
		if w := a.dating.Of(e.UID).Window; !w.Earliest.Open() && !w.Latest.Open() {
			middle := float64(w.Earliest+w.Latest) / 2
			from, to = min(from, middle), max(to, middle)
		}
	}
	return math.Floor(from) - margin, math.Ceil(to) + margin, from <= to
}

// relative reports whether the axis counts from a day rather than by the calendar.
func (a *axisDates) relative() bool { return a.from != "" }

// span words the stretch of time from a day to another, the last not included.
func (a *axisDates) span(from, to float64) string {
	if !a.relative() {
		return months(from, to)
	}
	return a.place(from) + " to " + a.place(to)
}

// place words a day by its distance from zero.
func (a *axisDates) place(day float64) string {
	n := int(math.Round((day - float64(zero)) / daysInMonth))
	switch {
	case n < 0:
		return counted(-n, "month") + " before " + a.from
	case n > 0:
		return counted(n, "month") + " after " + a.from
	}
	return a.from
}

const daysInMonth = 30.436875

// tickDays are the divisions that the axis may have, in days, with what they are
// called and how many of them make a major one.
var tickDays = []struct {
	days  float64
	count int // of the unit, between two ticks
	unit  string
	major int
}{
	{7, 1, "week", 4}, {7 * 4, 4, "week", 3}, {daysInMonth, 1, "month", 12}, {3 * daysInMonth, 3, "month", 4},
	{12 * daysInMonth, 1, "year", 5}, {60 * daysInMonth, 5, "year", 2},
}

// leastTick is the room that a division needs beside its number, in units of the
// size of text.
const leastTick = 2.6

// retick puts divisions that count from zero in the place of the calendar's, and
// takes away what else would tell a date: school terms, weekends, bank holidays.
func (a *axisDates) retick(l *timeline.Layout) {
	if !a.relative() {
		return
	}
	l.Ticks, l.Terms = nil, nil
	division := tickDays[len(tickDays)-1]
	for _, t := range tickDays {
		if t.days*l.Axis.PerDay >= leastTick*l.Metrics.TickText() {
			division = t
			break
		}
	}
	first := int(math.Floor((l.Axis.Day(0) - float64(zero)) / division.days))
	last := int(math.Ceil((l.Axis.Day(l.Width) - float64(zero)) / division.days))
	for n := first; n < last; n++ {
		x := l.Axis.X(float64(zero) + float64(n)*division.days)
		minor := timeline.Tick{X: x, Width: division.days * l.Axis.PerDay, Label: signed(n * division.count), LabelX: x + 2}
		if x >= 0 {
			l.Ticks = append(l.Ticks, minor)
		}
		if n%division.major == 0 || n == first {
			from := floorTo(n, division.major)
			at := max(l.Axis.X(float64(zero)+float64(from)*division.days), 0)
			l.Ticks = append(l.Ticks, timeline.Tick{
				X: l.Axis.X(float64(zero) + float64(from)*division.days), Width: float64(division.major) * minor.Width, Major: true,
				Label: a.major(from*division.count, division.unit), LabelX: at + 2,
			})
		}
	}
	a.clearLabels(l)
}

func floorTo(n, step int) int { return int(math.Floor(float64(n)/float64(step))) * step }

// signed is a number with a true minus sign.
func signed(n int) string {
	if n < 0 {
		return "−" + strconv.Itoa(-n)
	}
	return strconv.Itoa(n)
}

// major words where a major division begins.
func (a *axisDates) major(n int, unit string) string {
	switch {
	case n < 0:
		return counted(-n, unit) + " before"
	case n > 0:
		return counted(n, unit) + " after"
	}
	return "From " + a.from
}

// clearLabels drops the label of a major division that would run into the next, or
// into that before it, where that began on this sheet.
func (a *axisDates) clearLabels(l *timeline.Layout) {
	free := math.Inf(-1)
	var cut *timeline.Tick // whose label stands at the left, as it began before
	for i := range l.Ticks {
		t := &l.Ticks[i]
		if !t.Major {
			continue
		}
		width := 0.55 * l.Metrics.TickText() * float64(len([]rune(t.Label)))
		if l.Metrics.Measure != nil {
			width = l.Metrics.Measure(t.Label, l.Metrics.TickText(), true)
		}
		if t.LabelX < free && cut != nil {
			cut.Label, cut, free = "", nil, math.Inf(-1)
		}
		if t.LabelX < free || t.LabelX+width > l.Width {
			t.Label = ""
			continue
		}
		if free = t.LabelX + width + 6; t.X < 0 {
			cut = t
		}
	}
}

// unit says what the numbers along an axis count: "Months from the birth of Baby
// C"; "" where they are dates.
func (a *axisDates) unit(l *timeline.Layout) string {
	if !a.relative() {
		return ""
	}
	for _, t := range tickDays {
		if t.days*l.Axis.PerDay >= leastTick*l.Metrics.TickText() {
			return fmt.Sprintf("%ss from %s", capitalised(t.unit), a.from)
		}
	}
	return "Years from " + a.from
}
