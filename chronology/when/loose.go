package when

import "time"

// uncounted reads "some weeks later", "weeks before X": the order is known, the
// number is not.
func (p parser) uncounted(i int) (finding, bool) {
	i = p.skip(i, "some", "many", "a", "number", "of", "good", "further")
	if !p.is(i, "days", "weeks", "months", "years", "hours") {
		return finding{}, false
	}
	way, after, named := p.direction(i + 1)
	if way == noDirection || !named && after != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.rest(after).anchor()
	if !ok {
		return finding{}, false
	}
	if way == backwards {
		return relation(a, Start, NoMin, 0, sayVague), true
	}
	return relation(a, End, 0, NoMax, sayVague), true
}

// bareAmount reads "10 weeks" and nothing more, where something to count from is
// given: later than that, most likely.
func (p parser) bareAmount(approximate bool) (finding, bool) {
	if len(p.ts) == 0 || len(p.tok(len(p.ts)-1).low) < 3 {
		return finding{}, false
	}
	d, next, ok := p.duration(0)
	if !ok || next != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.byDefault()
	if !ok {
		return finding{}, false
	}
	d.approximate = d.approximate || approximate
	f := p.shifted(a, d, forwards)
	whole := p.stretchOf(0, next)
	doubt := Doubt{DoubtDirection, "It is not said what this counts from; it is read as later than what comes before it.",
		[]string{p.instead(whole, p.typed()+" later")}}
	if !d.approximate {
		doubt.Alternatives = append(doubt.Alternatives, p.instead(whole, "for "+p.typed()))
	}
	f.doubts = append(f.doubts, doubt)
	return f, true
}

// sameWeek reads "the same week", "later that month", "earlier that year".
func (p parser) sameWeek(bool) (finding, bool) {
	i := p.skip(0, "in", "during", "on")
	way := noDirection
	switch {
	case p.is(i, "later"):
		way, i = forwards, i+1
	case p.is(i, "earlier"):
		way, i = backwards, i+1
	}
	i = p.skip(i, "in", "on", "the")
	u := p.lexeme(i + 1).unit
	if !p.is(i, "that", "same") || u < unitWeek || !p.is(i+1, "week", "month", "year") {
		return finding{}, false
	}
	a, ok := p.rest(p.skip(i+2, "as", "of")).anchor()
	if !ok {
		return finding{}, false
	}
	most := map[unit]int{unitWeek: 6, unitMonth: 30, unitYear: 365}[u]
	least := -most
	if day, known := p.ownDay(a); known {
		w := neighbouring(day, u, 0)
		least, most = int(w.Earliest-day), int(w.Latest-day)
	}
	switch way {
	case forwards:
		least = 0
	case backwards:
		most = 0
	}
	return relation(a, Start, least, most, sayOwnWeek), true
}

// bareWeekday reads "on the Monday" and nothing more: the first that comes, from
// the anchor's day on.
func (p parser) bareWeekday(bool) (finding, bool) {
	i := p.skip(0, "on", "the", "that")
	weekday := p.lexeme(i).weekday
	if weekday == 0 || i+1 != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.byDefault()
	if !ok {
		p.unknown = errWhichWeekday
		return finding{}, false
	}
	least, most := 0, 6
	if day, known := p.ownDay(a); known {
		least = (weekday - weekdayOf(day) + 7) % 7
		most = least
	}
	f := relation(a, End, least, most, sayWeekday)
	name := time.Weekday(weekday - 1).String()
	whole := p.stretchOf(0, i+1)
	f.doubts = append(f.doubts, Doubt{DoubtDirection, "It is not said which " + name + "; it is read as the first from what comes before it.",
		[]string{p.instead(whole, "the following "+name), p.instead(whole, "the previous "+name)}})
	return f, true
}

// bareLabel reads a label that stands alone for the day it names: "DOB", "EDD".
func (p parser) bareLabel(bool) (finding, bool) {
	i := p.skip(0, "the", "at", "on")
	days, of := 0, NamePregnancy
	switch {
	case p.is(i, "dob"):
		of, i = NameBirth, i+1
	case p.are(i, "date", "of", "birth"):
		of, i = NameBirth, i+3
	case p.is(i, "d") && p.mark(i+1, '.') && p.is(i+2, "o") && p.mark(i+3, '.') && p.is(i+4, "b"):
		of, i = NameBirth, i+5
	case p.is(i, "lmp"):
		i++
	case p.is(i, "edd"):
		days, i = PregnancyDays, i+1
	case p.are(i, "due", "date"):
		days, i = PregnancyDays, i+2
	default:
		return finding{}, false
	}
	if i != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.personal(of, "", "", false)
	if !ok {
		return finding{}, false
	}
	say := saySame
	if days > 0 {
		say = sayDue
	}
	return relation(a, Start, days, days, say), true
}

// atLeast reads "at least two weeks after X", "more than a year later".
func (p parser) atLeast(approximate bool) (finding, bool) {
	i := 0
	switch {
	case p.is(0, "over"):
		i = 1
	case p.are(0, "at", "least"), p.are(0, "more", "than"):
		i = 2
	case p.is(0, "no", "not") && p.are(1, "less", "than"):
		i = 3
	default:
		return finding{}, false
	}
	f, ok := p.rest(i).counted(approximate)
	if !ok || len(f.relations) != 1 {
		return finding{}, false
	}
	r := &f.relations[0]
	if r.Max <= 0 {
		r.Min = NoMin
	} else {
		r.Max = NoMax
	}
	r.Rule, f.rule = sayAtLeast, sayAtLeast
	return f, true
}
