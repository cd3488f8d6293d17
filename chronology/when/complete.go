package when

import (
	"fmt"
	"time"
)

// share completes two dates from each other: "12-14 June", "June 10-11, 1910",
// "15 Mar to 28 Apr 2025".
func share(a, b *point, year int) {
	if a.month == 0 && a.day != 0 && b.kind == pointDate {
		a.month, b.slashed = b.month, false // nobody shares a month written first
	}
	if b.month == 0 && b.day != 0 && a.kind == pointDate {
		b.month = a.month
	}
	switch {
	case a.year == 0 && b.year == 0:
		a.year, b.year = year, year
		if year != 0 && a.after(b) {
			b.year++
		}
	case a.year == 0:
		a.year = b.year
		if a.after(b) {
			a.year--
		}
	case b.year == 0:
		b.year = a.year
		if a.after(b) {
			b.year++
		}
	}
}

// after reports whether a's month comes after b's, so that a year turns between
// them. Within one month it is more likely that the days are in the wrong order.
func (a *point) after(b *point) bool {
	return a.kind == pointDate && b.kind == pointDate && b.month != 0 && a.month > b.month
}

// looseYear reads the number of "June/July 12" as a year: a month stands beside it.
func looseYear(a, b *point) {
	if b.loose && a.month != 0 && a.day == 0 && a.kind == pointDate {
		b.doubt = &Doubt{Code: DoubtYearOrDay, Message: fmt.Sprintf("The number %d is read as a year, as both months have no day.", b.day)}
		year := 2000 + b.day
		b.day, b.loose, b.year, a.year = 0, false, year, year
	}
}

// single makes a finding of one item. It is false where the date is not complete
// or does not exist; the reason is then kept.
func (p parser) single(it item) (finding, bool) {
	pt := &it.point
	f := finding{clock: it.clock, approximate: it.approximate, uncertain: it.uncertain}
	if !p.complete(pt) {
		return f, false
	}
	switch {
	case pt.kind == pointFixed:
		f.loose = !pt.days.Exact()
		f.window, f.rule, f.precision = pt.days, pt.rule, PrecisionRange
		if f.window.Exact() {
			f.precision = PrecisionDay
		}
		f.edtf = Canonical(f.window, Moment)
	case pt.kind == pointDecade:
		f.window, f.rule = p.partOfDecade(pt)
		f.precision, f.edtf = PrecisionRange, Canonical(f.window, Moment)
		f.loose = true
	case pt.kind == pointNamed:
		p.namedTime(pt, &f)
	case pt.day != 0 || pt.numeric:
		if !p.exactDay(&it, &f) {
			return f, false
		}
	default:
		if !p.monthOrYear(pt, &f) {
			return f, false
		}
	}
	p.checkYear(&it)
	if pt.doubt != nil {
		f.doubts = append(f.doubts, *pt.doubt)
	}
	if f.window.Exact() {
		f.doubts = append(f.doubts, clockDoubts(f.window.Earliest, f.clock)...)
	}
	return f.at(it), true
}

// at gives a finding the clock time of an item, with what is doubtful in it.
func (f finding) at(it item) finding {
	f.clock = it.clock
	if it.halves[0] != "" {
		f.doubts = append(f.doubts, Doubt{DoubtHalfDay, "It is not said whether this is before or after noon; it is read as before.", []string{it.halves[0], it.halves[1]}})
	}
	if it.zero {
		f.clock = Clock{}
		if !it.seconds {
			f.doubts = append(f.doubts, Doubt{Code: DoubtMidnight, Message: "00:00 is read as no time, which is what records mostly mean by it. Write midnight if it is meant."})
		}
	}
	return f
}

// complete gives a point the carried year, and reports whether it can be dated.
func (p parser) complete(pt *point) bool {
	if pt.kind == pointFixed {
		return true
	}
	if pt.numeric && pt.month == 0 {
		p.refuse(noSuchDay(pt.year, pt.month, pt.day))
		return false
	}
	if pt.year == 0 {
		pt.year = p.context.Year
	}
	if pt.year == 0 && pt.loose {
		pt.year, pt.day, pt.loose = p.century(pt.day), 0, false
		pt.doubt = &Doubt{Code: DoubtYearOrDay, Message: fmt.Sprintf("The number after the month is read as the year %d, as no other year is given.", pt.year)}
	}
	switch {
	case pt.year == 0 && (pt.month != 0 || pt.kind == pointNamed):
		p.refuse("No year is given. Add the year, such as 5 May 2013.")
		return false
	case pt.day != 0 && pt.month == 0:
		if pt.day <= 31 {
			p.refuse("No month is given. Give the day, the month and the year, such as 5 May 2013.")
		}
		return false
	case pt.year < 1 || pt.year > maxYear:
		return false
	}
	return true
}

func (p parser) exactDay(it *item, f *finding) bool {
	pt := &it.point
	p.checkOrder(pt)
	if pt.month < 1 || pt.month > 12 || pt.day > daysIn(pt.year, time.Month(pt.month)) || pt.day < 1 {
		p.refuse(noSuchDay(pt.year, pt.month, pt.day))
		return false
	}
	day := Date(pt.year, time.Month(pt.month), pt.day)
	p.checkDay(it, day)
	if pt.kind != pointDate {
		days, say := p.context.rule(RuleWeekCommencing)
		f.window, f.precision, f.rule = Window{day, day.Add(days[0])}, PrecisionWeek, say
		switch pt.kind {
		case pointEnding:
			f.window = Window{day.Add(-days[0]), day}
		case pointFortnight:
			f.window.Latest = f.window.Latest.Add(days[0] + 1)
		}
		f.edtf = Canonical(f.window, Moment)
		return true
	}
	f.window, f.precision, f.rule = On(day), PrecisionDay, sayDay
	f.edtf = EDTF{Form: EDTFSingle, From: EDTFDate{Year: pt.year, Month: pt.month, Day: pt.day}}
	return true
}

func (p parser) namedTime(pt *point, f *finding) {
	f.window, f.rule = pt.namedDays(p.context)
	f.loose = len(pt.rule) > 0 && pt.rule != RuleChristmas && pt.rule != sayEaster && pt.rule != sayNewYear
	f.precision = PrecisionSeason
	if f.window.Exact() {
		f.precision = PrecisionDay
	}
	f.edtf = Canonical(f.window, Moment)
	if pt.month > 20 && f.window == seasonWindow(*p.context, pt.year, pt.month) && f.window == seasonWindow(Context{}, pt.year, pt.month) {
		f.edtf = EDTF{Form: EDTFSingle, From: EDTFDate{Year: pt.year, Month: pt.month}}
	}
}

func (p parser) monthOrYear(pt *point, f *finding) bool {
	date := EDTFDate{Year: pt.year, Month: pt.month}
	f.edtf = EDTF{Form: EDTFSingle, From: date}
	f.window = date.window(Context{})
	f.precision, f.rule = PrecisionMonth, sayMonth
	if pt.month == 0 {
		f.precision, f.rule = PrecisionYear, sayYear
	}
	ok := true
	switch {
	case pt.part.kind == partWhole:
		return true
	case pt.part.kind >= partHalf:
		f.window, f.rule, ok = p.numbered(pt)
	case pt.month == 0:
		f.window, f.rule = p.partOfYear(pt)
	default:
		f.window, f.rule = p.partOfMonth(pt)
	}
	if pt.through != partWhole {
		later := *pt
		later.part, later.through = part{pt.through, 0}, partWhole
		var last finding
		p.monthOrYear(&later, &last)
		f.window.Latest = last.window.Latest
	}
	f.precision, f.edtf = PrecisionRange, Canonical(f.window, Moment)
	if f.loose = !f.window.Exact(); !f.loose {
		f.precision = PrecisionDay
	}
	return ok
}

func (p parser) partOfYear(pt *point) (Window, string) {
	thirds, say := p.context.rule(RulePartOfYear)
	ends, sayEnds := p.context.rule(RuleEndsOfYear)
	switch pt.part.kind {
	case partEarly:
		return monthsWindow(pt.year, 1, thirds[0]), say
	case partMid:
		return monthsWindow(pt.year, thirds[0]+1, thirds[1]), say
	case partLate:
		return monthsWindow(pt.year, thirds[1]+1, 12), say
	case partBeginning:
		return monthsWindow(pt.year, 1, ends[0]), sayEnds
	}
	return monthsWindow(pt.year, ends[1], 12), sayEnds
}

func (p parser) partOfMonth(pt *point) (Window, string) {
	days, say := p.context.rule(RulePartOfMonth)
	month := time.Month(pt.month)
	last := daysIn(pt.year, month)
	early, mid := min(max(days[0], 1), last-2), min(max(days[1], 2), last-1)
	switch pt.part.kind {
	case partEarly, partBeginning:
		return Window{Date(pt.year, month, 1), Date(pt.year, month, early)}, say
	case partMid:
		return Window{Date(pt.year, month, early+1), Date(pt.year, month, mid)}, say
	}
	return Window{Date(pt.year, month, mid+1), Date(pt.year, month, last)}, say
}
