package when

import "slices"

// item is one date of a calendar wording with the clock time beside it.
type item struct {
	point       point
	hasPoint    bool
	clock       Clock
	zero        bool      // the clock says 00:00 in digits
	seconds     bool      // and 00:00:00 as a spreadsheet does
	roughly     bool      // the clock time that follows is approximate, not the day
	halves      [2]string // the wording with the time before and after noon, where it does not say which
	date        stretch   // where the date stands in the wording
	approximate bool
	uncertain   bool
}

// calendar reads a wording that is dates and times only, all of it.
func (p parser) calendar() (finding, bool) {
	i := p.skip(0, "on", "in", "at", "the")
	switch {
	case p.is(i, "later"):
		return finding{}, false // than something else
	case p.is(i, "between"):
		return p.pair(i+1, true)
	case p.is(i, "throughout"):
		return p.throughout(i + 1)
	case p.is(i, "all", "whole") && p.is(i+1, "of"), p.is(i, "for") && p.is(i+1, "the") && p.is(i+2, "whole"):
		return p.throughout(p.skip(i, "for", "the", "all", "whole", "of"))
	case p.is(i, "from"):
		if f, ok := p.bounded(i+1, sayAfter, Span); ok {
			return f, true
		}
		return p.pair(i+1, false)
	}
	if last, ok := p.ongoing(); ok {
		return p.sub(0, last).bounded(i, sayAfter, Span)
	}
	if after, say, extent := p.bound(i); after > i {
		return p.bounded(after, say, extent)
	}
	return p.pair(0, false)
}

// throughout is a span from the first day of a date to its last.
func (p parser) throughout(i int) (finding, bool) {
	f, ok := p.rest(i).pair(0, false)
	if !ok || f.window.Earliest.Open() || f.window.Latest.Open() {
		return finding{}, false
	}
	f = f.lasting(On(f.window.Earliest), On(f.window.Latest))
	f.rule, f.edtf = sayRange, Canonical(f.window, Span)
	return f, true
}

// ongoing recognises "onwards", "to date", "- ongoing" at the end, and returns
// the token at which they begin.
func (p parser) ongoing() (last int, ok bool) {
	last = len(p.ts) - 1
	switch {
	case last < 1:
		return 0, false
	case p.is(last, "onwards", "onward"):
		return last, true
	case p.is(last, "ongoing", "present", "date", "now", "today"):
		if p.is(last-1, "the") {
			last--
		}
		if _, span, ok := p.connector(last - 1); ok && span {
			return last - 1, true
		}
	}
	return 0, false
}

// bound recognises "by", "before", "since" and the like before a date, and
// returns the token after them.
func (p parser) bound(i int) (after int, say string, extent Extent) {
	switch {
	case p.is(i, "by", "before"), p.is(i, "pre") && (p.mark(i+1, '-') || p.number(i+1)):
		if p.mark(i+1, '-') {
			return i + 2, sayBefore, Moment
		}
		return i + 1, sayBefore, Moment
	case p.are(i, "no", "later", "than"), p.are(i, "not", "later", "than"):
		return i + 3, sayBefore, Moment
	case p.are(i, "prior", "to"), p.are(i, "not", "after"), p.are(i, "on", "or", "before"):
		return p.skip(i, "prior", "to", "not", "after", "on", "or", "before"), sayBefore, Moment
	case p.is(i, "until", "till", "til"), p.are(i, "up", "to"), p.are(i, "up", "until"):
		return p.skip(i, "until", "till", "til", "up", "to"), sayBefore, Span
	case p.are(i, "no", "earlier", "than"), p.are(i, "not", "earlier", "than"):
		return i + 3, sayAfter, Moment
	case p.are(i, "not", "before"), p.are(i, "on", "or", "after"):
		return p.skip(i, "not", "before", "on", "or", "after"), sayAfter, Moment
	case p.is(i, "since", "after"), p.is(i, "post") && (p.mark(i+1, '-') || p.number(i+1)):
		if p.mark(i+1, '-') {
			return i + 2, sayAfter, Moment
		}
		return i + 1, sayAfter, Moment
	}
	return i, "", Moment
}

// bounded reads one date from i on that bounds one side only.
func (p parser) bounded(i int, say string, extent Extent) (finding, bool) {
	if p.is(len(p.ts)-1, "onwards", "onward", "on") {
		p = p.sub(0, len(p.ts)-1)
	}
	it, next, ok := p.item(i)
	if !ok || next != len(p.ts) || !it.hasPoint || it.clock.From != it.clock.To {
		return finding{}, false
	}
	f, ok := p.single(it)
	if !ok {
		return finding{}, false
	}
	return f.open(say, extent), true
}

// open keeps one side of a dated finding.
func (f finding) open(say string, extent Extent) finding {
	if extent == Span {
		f = f.endless(say)
	}
	open := EDTFDate{State: EDTFOpen}
	from, to := open, f.edtf.last()
	if say == sayAfter {
		f.window.Latest = Future
		from, to = f.edtf.first(), open
	} else {
		f.window.Earliest = Past
	}
	f.edtf = EDTF{Form: EDTFInterval, From: from, To: to}
	if extent == Moment {
		f.edtf = EDTF{Form: EDTFSet, OneOf: []EDTFSpan{{From: from, To: to, Range: true}}}
	}
	f.precision, f.extent, f.rule = PrecisionOpen, extent, say
	return f
}

// first is the first date of an expression.
func (e EDTF) first() EDTFDate {
	if e.Form == EDTFSet {
		return e.OneOf[0].From
	}
	return e.From
}

// connector reads what joins two dates from i on.
func (p parser) connector(i int) (next int, span, ok bool) {
	t := p.tok(i)
	switch {
	case t.kind == tokenMark && t.mark == '-':
		return i + 1, true, true
	case t.kind == tokenMark && (t.mark == '/' || t.mark == '&'):
		return i + 1, false, true
	case p.is(i, "to", "until", "till", "til", "through", "thru"):
		return p.skip(i, "to", "until", "till", "til", "through", "thru", "up"), true, true
	case p.is(i, "or", "and"):
		return p.skip(i, "or", "and", "again", "then", "also"), false, true
	case t.kind == tokenMark && t.mark == ',' && p.number(i+1):
		return i + 1, false, true
	case t.kind == tokenMark && t.mark == '.' && p.mark(i+1, '.'):
		return i + 2, true, true
	}
	return i, false, false
}

// pair reads a date, or two with a connector between them. Between says that the
// wording has one moment between the two.
func (p parser) pair(i int, between bool) (finding, bool) {
	a, next, ok := p.item(i)
	if !ok {
		return finding{}, false
	}
	if next == len(p.ts) {
		if !a.hasPoint || between && a.clock.From == a.clock.To {
			return p.clockOnly(a, between)
		}
		return p.single(a)
	}
	next, span, ok := p.connector(next)
	if !ok {
		return finding{}, false
	}
	b, next, ok := p.item(next)
	list := []item{a}
	for ok && next != len(p.ts) && !span {
		// "5, 6 and 7 May": from the first to the last.
		list = append(list, b)
		if next, span, ok = p.connector(next); !ok || span {
			return finding{}, false
		}
		b, next, ok = p.item(next)
	}
	if !ok || next != len(p.ts) {
		return finding{}, false
	}
	f, ok := p.join(a, b, span && !between)
	if ok && len(list) > 1 {
		return p.listed(f, append(list, b))
	}
	return f, ok
}

// listed writes the expression of a list of days, of which f is the whole: each of
// them, unless they follow one another.
func (p parser) listed(f finding, list []item) (finding, bool) {
	last := &list[len(list)-1].point
	e := EDTF{Form: EDTFSet}
	before := Day(0)
	apart := false
	for i := range list {
		share(&list[i].point, last, p.context.Year)
		one, ok := p.single(list[i])
		if !ok || !one.window.Exact() || i > 0 && one.window.Earliest <= before {
			return f, ok
		}
		apart = apart || i > 0 && one.window.Earliest != before+1
		before = one.window.Earliest
		e.OneOf = append(e.OneOf, EDTFSpan{From: edtfDay(before)})
	}
	if apart {
		f.edtf = e
	}
	return f, true
}

// clockOnly is a wording that gives a time of day without a date.
func (p parser) clockOnly(a item, between bool) (finding, bool) {
	if a.hasPoint || !a.clock.Known || between && a.clock.From == a.clock.To {
		return finding{}, false
	}
	return finding{window: Always, clock: a.clock, approximate: a.approximate || a.clock.Approximate, uncertain: a.uncertain, rule: "a time of day without a date"}, true
}

// join makes one finding of two items.
func (p parser) join(a, b item, span bool) (finding, bool) {
	switch {
	case !a.hasPoint && !b.hasPoint, a.hasPoint && !b.hasPoint && b.clock.Known, !a.hasPoint && b.hasPoint && a.clock.Known:
		return p.joinClocks(a, b)
	case !a.hasPoint || !b.hasPoint:
		return finding{}, false
	}
	share(&a.point, &b.point, p.context.Year)
	looseYear(&a.point, &b.point)
	fa, ok := p.single(a)
	if !ok {
		return finding{}, false
	}
	fb, ok := p.single(b)
	if !ok {
		return finding{}, false
	}
	return p.bridge(fa, fb, &a, &b, span), true
}

// joinClocks reads "16:00 to 17:30" beside one date or none.
func (p parser) joinClocks(a, b item) (finding, bool) {
	dated := a
	if b.hasPoint {
		dated = b
	}
	dated.clock = a.clock
	switch {
	case b.clock.Known && a.clock.Known:
		dated.clock.To = b.clock.To
		if dated.clock.To < dated.clock.From {
			dated.clock.To += minutesPerDay
		}
	case b.clock.Known:
		dated.clock = b.clock
	}
	dated.approximate = a.approximate || b.approximate
	dated.uncertain = a.uncertain || b.uncertain
	if !dated.hasPoint {
		return p.clockOnly(dated, false)
	}
	return p.single(dated)
}

// bridge makes a range of two dated findings.
func (p parser) bridge(fa, fb finding, a, b *item, span bool) finding {
	f := finding{
		window:      Window{fa.window.Earliest, fb.window.Latest},
		precision:   PrecisionRange,
		approximate: fa.approximate || fb.approximate,
		uncertain:   fa.uncertain || fb.uncertain,
		loose:       fa.loose || fb.loose,
		clock:       fa.clock,
		rule:        sayBetween,
		doubts:      append(fa.doubts, fb.doubts...),
	}
	if fb.clock.Known {
		f.clock = joinedClock(fa, fb)
	}
	if f.window.Empty() {
		f.window = Window{min(fa.window.Earliest, fb.window.Earliest), max(fa.window.Latest, fb.window.Latest)}
		fa, fb = fb, fa
		f.doubts = append(f.doubts, Doubt{Code: DoubtReversed, Message: "The second date is before the first; they are read the other way round."})
	}
	f.edtf = EDTF{Form: EDTFSet, OneOf: []EDTFSpan{{From: fa.edtf.first(), To: fb.edtf.last(), Range: true}}}
	if span {
		f = f.lasting(fa.window, fb.window)
		f.rule = sayRange
		f.edtf = EDTF{Form: EDTFInterval, From: fa.edtf.first(), To: fb.edtf.last()}
	}
	f.doubts = p.swapBoth(f.doubts, a, b)
	return f
}

// joinedClock runs from the time of the first day to that of the second.
func joinedClock(fa, fb finding) Clock {
	clock := fa.clock
	if !clock.Known {
		return clock
	}
	if fa.window.Exact() && fb.window.Exact() && fb.window.Latest >= fa.window.Latest {
		clock.To = fb.clock.To + minutesPerDay*int(fb.window.Latest-fa.window.Latest)
	}
	return clock
}

// swapBoth makes one doubt of two about the order of day and month: who writes
// one date the American way writes both so. A date that can only be British
// settles the order of the other.
func (p parser) swapBoth(doubts []Doubt, a, b *item) []Doubt {
	first, okA := a.point.swapped()
	second, okB := b.point.swapped()
	british := a.point.slashed && !okA && a.point.day != a.point.month || b.point.slashed && !okB && b.point.day != b.point.month
	ordered := func(d Doubt) bool { return d.Code == DoubtAmbiguousOrder }
	switch {
	case british:
		return slices.DeleteFunc(doubts, ordered)
	case !okA || !okB || len(doubts) != 2 || !ordered(doubts[0]) || !ordered(doubts[1]):
		return doubts
	}
	both := Doubt{Code: DoubtAmbiguousOrder, Message: "Day and month could be the other way round in both dates."}
	if first <= second {
		both.Alternatives = []string{p.text[:a.date.from] + spell(first) + p.text[a.date.to:b.date.from] + spell(second) + p.text[b.date.to:]}
	}
	return []Doubt{both}
}

func (e EDTF) last() EDTFDate {
	switch {
	case e.Form == EDTFInterval:
		return e.To
	case e.Form == EDTFSet && e.OneOf[len(e.OneOf)-1].Range:
		return e.OneOf[len(e.OneOf)-1].To
	case e.Form == EDTFSet:
		return e.OneOf[len(e.OneOf)-1].From
	}
	return e.From
}
