package when

// state reads ages and weeks of pregnancy: "when P was 10 weeks old", "when M
// was about 20 weeks pregnant with P", "between 37 and 42 weeks of the
// pregnancy with P".
func (p parser) state(approximate bool) (finding, bool) {
	i := p.skip(0, "when", "while", "at", "as")
	person, at := "", i
	if !p.opensAmount(i) {
		if at = p.verb(i); at < 0 {
			return finding{}, false
		}
		person = p.sub(i, at).name()
		at = p.skip(at, "was", "is", "were", "being")
	}
	aged := p.is(at, "aged") || p.is(at, "age") || p.is(at, "the") && p.are(at+1, "age", "of")
	at = p.skip(at, "aged", "age", "the", "of")
	nearly := noDirection
	switch {
	case p.is(at, "just") && p.is(at+1, "over", "under"), p.is(at, "nearly", "almost"):
		nearly = backwards
		if p.is(at+1, "over") {
			nearly = forwards
		}
		at = p.skip(at, "just", "over", "under", "nearly", "almost")
	}
	d, next, ok := p.ageAmount(at)
	if !ok && aged {
		if d.low, d.high, next, ok = p.counts(at); ok {
			d.unit = unitYear
		}
	}
	if !ok {
		return finding{}, false
	}
	d.approximate = d.approximate || approximate
	if p.is(next, "old") || p.are(next, "of", "age") {
		aged, next = true, p.skip(next, "old", "of", "age")
	}
	if aged {
		return p.rest(next).aged(person, d, nearly)
	}
	if next == len(p.ts) && person == "" && p.is(0, "at") {
		return p.unlabelledAge(d, nearly)
	}
	return p.pregnant(next, d, p.is(at, "between"))
}

// opensAmount reports whether an age or a number of weeks begins at token i.
func (p parser) opensAmount(i int) bool {
	if p.is(i, "aged", "just", "nearly", "almost", "between") || p.is(i, "the") && p.is(i+1, "age") || p.is(i, "age") && p.is(i+1, "of") {
		return true
	}
	_, _, ok := p.ageAmount(i)
	return ok
}

// ageAmount reads the number of an age, in words or as a fraction: "6 weeks", "6/52".
func (p parser) ageAmount(i int) (d duration, next int, ok bool) {
	if d, next, ok = p.fraction(i); ok {
		return d, next, true
	}
	return p.duration(i)
}

// unlabelledAge reads "at 6 weeks", which says neither age nor pregnancy: an age,
// where a birth is known. Unless the birth is what was just told, weeks that may
// be of a pregnancy as well are doubted.
func (p parser) unlabelledAge(d duration, nearly direction) (finding, bool) {
	f, ok := p.rest(len(p.ts)).aged("", d, nearly)
	told := p.context.Default
	if !ok || told != nil && told.Kind == AnchorBirth || d.unit != unitWeek || d.high > lastWeek || d.high < firstWeek {
		return f, ok
	}
	whole := p.stretchOf(0, len(p.ts))
	f.doubts = append(f.doubts, Doubt{DoubtDirection, "It is not said whether these are weeks of age or of a pregnancy; they are read as an age.",
		[]string{p.instead(whole, p.typed()+" of age"), p.instead(whole, p.typed()+" of the pregnancy")}})
	return f, true
}

// The weeks of a pregnancy of which people speak.
const firstWeek, lastWeek = 8, 43

// verb finds the word after the name of a person: "was" and the like.
func (p parser) verb(i int) int {
	for at := i + 1; at < len(p.ts); at++ {
		if p.is(at, "was", "is", "were", "aged") {
			return at
		}
	}
	return -1
}

// aged is an age of a person, in completed units. Just over and just under leave
// out the day itself.
func (p parser) aged(person string, d duration, nearly direction) (finding, bool) {
	if d.unit == unitWorkingDay || d.unit == unitHour || len(p.ts) > 0 {
		return finding{}, false
	}
	a, ok := p.personal(NameBirth, NameBirthOf, person, person != "")
	if !ok {
		return finding{}, false
	}
	low, high := d.low, d.high+1
	if d.approximate {
		low, high = max(low-1, 0), high+1
	}
	least, most := d.unit.size(low), d.unit.size(high)-1
	if d.half {
		least += d.unit.size(1) / 2
	}
	switch nearly {
	case forwards:
		least++
	case backwards:
		least, most = d.unit.size(max(low-1, 0)), d.unit.size(high-1)-1
	}
	f := relation(a, Start, least, most, sayAge)
	f.approximate = d.approximate
	return f, true
}

// pregnant is a number of weeks of a pregnancy, with the person born of it.
func (p parser) pregnant(i int, d duration, between bool) (finding, bool) {
	if d.unit != unitWeek && d.unit != unitMonth {
		return finding{}, false
	}
	days := 0
	if p.is(i, "and") || p.mark(i, '+') {
		extra, next, ok := p.count(i + 1)
		if !ok || extra > 6 {
			return finding{}, false
		}
		days, i = extra, p.skip(next, "day", "days")
	}
	with := p.skip(i, "pregnant", "gestation", "of", "the", "her", "into", "in", "pregnancy", "gestational", "age")
	if with == i || !p.sub(i, with).mentionsPregnancy() {
		return finding{}, false
	}
	person := ""
	if p.is(with, "with") && with+1 < len(p.ts) {
		person = p.rest(with + 1).name()
	} else if with != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.personal(NamePregnancy, NamePregnancyWith, person, person != "")
	if !ok {
		return finding{}, false
	}
	return d.gestation(a, days, between && !p.is(i, "pregnant")), true
}

func (p parser) mentionsPregnancy() bool {
	for i := range p.ts {
		if p.is(i, "pregnant", "gestation", "pregnancy", "gestational") {
			return true
		}
	}
	return false
}

// gestation is a time in a pregnancy, from its start.
func (d duration) gestation(a Anchor, days int, between bool) finding {
	low, high := d.low, d.high
	if d.approximate {
		low, high = max(low-1, 0), high+1
	}
	least, most, say := d.unit.size(low), d.unit.size(high+1)-1, sayPregnant
	switch {
	case between:
		most, say = d.unit.size(high), sayPregnancy
	case days > 0:
		least, most, say = least+days, d.unit.size(high)+days, sayPregnantAt
	}
	if d.half && days == 0 {
		least += d.unit.size(1) / 2
	}
	f := relation(a, Start, least, most, say)
	f.approximate = d.approximate
	return f
}

// milestone reads the routine checks that are named by a child's age: "six-week
// check of P", "8-12 month review".
func (p parser) milestone(bool) (finding, bool) {
	i := p.skip(0, "at", "the", "during", "routine", "a", "for")
	low, high, next, ok := p.counts(i)
	if !ok {
		return finding{}, false
	}
	if p.mark(next, '-') {
		next++
	}
	d := duration{low: low, high: high, unit: p.lexeme(next).unit}
	if d.unit < unitWeek || p.lexeme(next).factor != 1 || high > mostUnits {
		return finding{}, false
	}
	at := p.skip(next+1, "routine", "health", "development", "developmental", "old")
	if !p.is(at, "check", "assessment", "review", "visit", "contact") {
		return finding{}, false
	}
	at++
	person := ""
	if p.is(at, "of", "for", "with") && at+1 < len(p.ts) {
		person = p.rest(at + 1).name()
	} else if at != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.personal(NameBirth, NameBirthOf, person, person != "")
	if !ok {
		return finding{}, false
	}
	if d.unit != unitWeek {
		return relation(a, Start, d.unit.size(low), d.unit.size(high+1)-1, sayAge), true
	}
	weeks, say := p.context.rule(RuleRoutine)
	if high > low {
		return relation(a, Start, 7*low, 7*high+6, sayAge), true
	}
	return relation(a, Start, 7*low, 7*(high+weeks[0]), say), true
}

// clinical reads the shorthand of clinical notes: 2/52 after, 6/12 ago, R/V
// 3/7, 18/40, 37+4.
func (p parser) clinical(approximate bool) (finding, bool) {
	i := p.skip(0, "in", "at", "when", "review", "for")
	planned := p.is(0, "in", "review")
	if p.is(i, "r") && p.mark(i+1, '/') && p.is(i+2, "v") {
		i, planned = p.skip(i+3, "in"), true
	}
	if f, ok := p.gestationShort(i, approximate); ok {
		return f, true
	}
	d, after, ok := p.fraction(i)
	if !ok {
		return finding{}, false
	}
	way, next, _ := p.direction(after)
	if way == noDirection {
		if !planned || after != len(p.ts) {
			return finding{}, false
		}
		way, next = forwards, after
	}
	a, ok := p.rest(next).anchor()
	if !ok {
		return finding{}, false
	}
	d.approximate = approximate
	return p.shifted(a, d, way), true
}

// fraction reads a duration as clinical notes write it: days as 3/7, weeks as
// 6/52, months as 6/12.
func (p parser) fraction(i int) (d duration, next int, ok bool) {
	if !p.number(i) || !p.mark(i+1, '/') || !p.number(i+2) {
		return d, i, false
	}
	u := map[int]unit{7: unitDay, 52: unitWeek, 12: unitMonth}[p.tok(i+2).value]
	n := p.tok(i).value
	return duration{low: n, high: n, unit: u}, i + 3, u != noUnit && n >= 0 && n <= mostUnits
}

// gestationShort reads 18/40, 37+4 and 37+4/40.
func (p parser) gestationShort(i int, approximate bool) (finding, bool) {
	if !p.number(i) || p.tok(i).width > 2 {
		return finding{}, false
	}
	d := duration{low: p.tok(i).value, high: p.tok(i).value, unit: unitWeek, approximate: approximate}
	next, days, sure := i+1, 0, false
	if p.mark(next, '+') && p.number(next+1) && p.tok(next+1).value <= 6 {
		days, next, sure = p.tok(next+1).value, next+2, true
	}
	if p.mark(next, '/') && p.number(next+1) && p.tok(next+1).value == 40 {
		next, sure = next+2, true
		if p.mark(next, '+') && p.number(next+1) && p.tok(next+1).value <= 6 {
			days, next = p.tok(next+1).value, next+2
		}
	}
	if !sure || d.low > 45 {
		return finding{}, false
	}
	next = p.skip(next, "weeks", "wks", "pregnant", "gestation", "of", "the", "pregnancy")
	person := ""
	if p.is(next, "with") && next+1 < len(p.ts) {
		person = p.rest(next + 1).name()
	} else if next != len(p.ts) {
		return finding{}, false
	}
	a, ok := p.personal(NamePregnancy, NamePregnancyWith, person, person != "")
	if !ok {
		return finding{}, false
	}
	return d.gestation(a, days, false), true
}

// typedShift reads "+3m", "-2w": calendar sums, a way to type.
func (p parser) typedShift(bool) (finding, bool) {
	if !p.mark(0, '+') && !p.mark(0, '-') || !p.number(1) {
		return finding{}, false
	}
	n, u := p.tok(1).value, p.lexeme(2).unit
	if u < unitDay || n < 0 || n > mostUnits || p.lexeme(2).factor != 1 {
		return finding{}, false
	}
	a, ok := p.rest(p.skip(3, "after", "from", "before")).anchor()
	if !ok {
		return finding{}, false
	}
	way := forwards
	if p.mark(0, '-') {
		way = backwards
	}
	least, most := p.exactSum(a, int(way)*n, u)
	return relation(a, way.anchorSide(), least, most, sayExactly), true
}
