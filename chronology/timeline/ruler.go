package timeline

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// agedPerson names a person's birth, or the pregnancy with them.
type agedPerson struct {
	person    chronology.UID
	pregnancy bool
}

// span is a number of days counted from a birth or the start of a pregnancy.
type span struct{ min, max int }

// agedEntry is an age or a week of pregnancy that the wording of an event names.
type agedEntry struct {
	slot int32
	of   agedPerson
	span span
}

// agesIn adds the ages and weeks of pregnancy that a wording names: they are
// the marks that a reader will look for on the ruler.
func agesIn(list []agedEntry, slot int32, d *chronology.Dated) []agedEntry {
	for i := range d.Reading.Relations {
		r := &d.Reading.Relations[i]
		if r.Anchor.Kind == when.AnchorBirth || r.Anchor.Kind == when.AnchorPregnancy {
			of := agedPerson{chronology.UID(r.Anchor.ID), r.Anchor.Kind == when.AnchorPregnancy}
			list = append(list, agedEntry{slot, of, span{r.Min, r.Max}})
		}
	}
	return list
}

// ages are the spans that are named of each person, each once.
func (m *matter) ages() map[agedPerson][]span {
	ages := map[agedPerson][]span{}
	named := map[agedEntry]bool{}
	for _, a := range m.aged {
		if a.slot = 0; !named[a] {
			named[a] = true
			ages[a.of] = append(ages[a.of], a.span)
		}
	}
	for _, spans := range ages {
		slices.SortFunc(spans, func(a, b span) int { return cmp.Or(cmp.Compare(a.min, b.min), cmp.Compare(a.max, b.max)) })
	}
	return ages
}

// life is a person whose age is shown along the axis, in days.
type life struct {
	person    chronology.UID
	called    string
	name      string
	born      when.Window
	pregnancy when.Window // Always where it is not shown
	end       float64
	marks     []ageMark // by weight, the weightiest first
}

// ageMark is a label that a ruler may show where there is room.
type ageMark struct {
	day   float64
	label string
	birth bool
	gap   float64 // units from its neighbours
}

// Round ages keep further apart than what a reader looks for.
const (
	namedGap = 8
	roundGap = 48
)

// livesOf lists the subjects and the children whose births are known well
// enough for an age to mean something.
func livesOf(m *matter) []*life {
	const vague = 366 // days
	var list []*life
	ages := m.ages()
	for _, p := range m.setup.people {
		born := m.dates.Birth(p.UID)
		if !p.Subject && !p.Child || born.Earliest.Open() || born.Latest.Open() {
			continue
		}
		if born.Latest-born.Earliest > vague || float64(born.Earliest) > m.to {
			continue
		}
		l := &life{person: p.UID, called: p.Name(), name: p.Name() + " · age", born: born, pregnancy: when.Always, end: m.to}
		start := m.dates.PregnancyStart(p.UID)
		// A pregnancy that was over before the scope explains nothing in it.
		if !start.Earliest.Open() && !start.Latest.Open() && float64(born.Latest) > m.scopeFrom {
			l.pregnancy = start
			l.name = p.Name() + " · pregnancy, age"
		}
		l.addMarks(p.Name(), ages, m.from)
		list = append(list, l)
	}
	slices.SortStableFunc(list, func(a, b *life) int { return int(a.born.Earliest) - int(b.born.Earliest) })
	return list
}

// addMarks lists all labels that the ruler could show, in the order in which
// they claim room: the birth, the ages that wordings name, then round ages.
func (l *life) addMarks(name string, ages map[agedPerson][]span, from float64) {
	const weeksOfPregnancy = 40
	born := middle(l.born)
	l.add(ageMark{born, name + " born", true, namedGap})
	for _, s := range ages[agedPerson{l.person, false}] {
		if label := ageLabel(s); label != "" {
			l.add(ageMark{born + float64(s.min+s.max)/2, label, false, namedGap})
		}
	}
	if l.pregnancy != when.Always {
		start := middle(l.pregnancy)
		for _, s := range ages[agedPerson{l.person, true}] {
			if s.min >= 0 && s.min%7 == 0 && s.max-s.min < 21 {
				l.add(ageMark{start + float64(s.min+s.max)/2, fmt.Sprintf("%dw", (s.min+s.max)/2/7), false, namedGap})
			}
		}
		for _, step := range []int{20, 12, 4, 2, 1} {
			for w := step; w < weeksOfPregnancy; w += step {
				l.add(ageMark{start + float64(7*w), fmt.Sprintf("%dw", w), false, roundGap})
			}
		}
	}
	l.addRoundAges(born, from)
}

// weeksOfAge is how long an age is told in weeks.
const weeksOfAge = 12

// addRoundAges adds birthdays, half-years, months to the second birthday, and
// the first weeks.
func (l *life) addRoundAges(born, from float64) {
	const perYear, perMonth = 365.2425, 30.436875
	first := max(1, int((from-born)/perYear))
	for y := first; born+float64(y)*perYear <= l.end; y++ {
		l.add(ageMark{born + float64(y)*perYear, fmt.Sprintf("%dy", y), false, roundGap})
	}
	l.add(ageMark{born + 6*7, "6w", false, roundGap})
	for _, step := range []int{6, 3, 1} {
		for m := step; m < 24; m += step {
			if m != 12 {
				l.add(ageMark{born + float64(m)*perMonth, fmt.Sprintf("%dm", m), false, roundGap})
			}
		}
	}
	for w := 1; w <= weeksOfAge; w++ {
		l.add(ageMark{born + float64(7*w), fmt.Sprintf("%dw", w), false, roundGap})
	}
}

func (l *life) add(m ageMark) {
	if m.day <= l.end {
		l.marks = append(l.marks, m)
	}
}

// ageLabel words the span of days of a completed age: 70 to 76 is "10w";
// "" for what is no single age.
func ageLabel(s span) string {
	months := int(math.Round(float64(s.min) / 30.436875))
	isMonths := months > 0 && s.min == int(math.Round(float64(months)*30.436875))
	switch {
	case s.min <= 0 || s.max-s.min > 366:
		return ""
	case s.max-s.min > 31 && months%12 == 0 && isMonths:
		return fmt.Sprintf("%dy", months/12)
	case s.max-s.min < 14 && s.min%7 == 0:
		return fmt.Sprintf("%dw", s.min/7)
	case s.max-s.min <= 31 && isMonths:
		return fmt.Sprintf("%dm", months)
	}
	return ""
}

// rulers lays out the rulers of a view. Every ruler keeps its place whether or
// not anything of it is in view, so that the axis does not change its height.
func (ix *Index) rulers(v View) []Ruler {
	list := make([]Ruler, len(ix.lives))
	for i, l := range ix.lives {
		list[i] = l.ruler(v)
	}
	return list
}

func (l *life) ruler(v View) Ruler {
	r := Ruler{Person: l.person, Name: l.name}
	x := v.Axis.X
	if l.pregnancy != when.Always {
		r.addSpan(v, RulerSpan{
			SoftFrom: x(float64(l.pregnancy.Earliest)), From: x(float64(l.pregnancy.Latest)),
			To: x(float64(l.born.Earliest)), SoftTo: x(dayEnd(l.born.Latest)), Pregnancy: true,
		})
	}
	end := x(l.end)
	r.addSpan(v, RulerSpan{
		SoftFrom: x(float64(l.born.Earliest)), From: min(x(float64(l.born.Latest)), end), To: end, SoftTo: end,
	})
	l.fit(&r, v)
	return r
}

// addSpan keeps a span that is in view.
func (r *Ruler) addSpan(v View, s RulerSpan) {
	s.From = min(s.From, s.SoftTo)
	s.To = max(s.To, s.From)
	if s.SoftTo >= 0 && s.SoftFrom <= v.Width {
		r.Spans = append(r.Spans, s)
	}
}

// fit shows as many marks as have room, the weightiest first. The choice is
// made over the whole ruler, so that it does not change while panning.
func (l *life) fit(r *Ruler, v View) {
	type extent struct{ left, right float64 }
	var taken []extent
	size := v.Metrics.RulerSize()
	for _, m := range l.marks {
		x := v.Axis.X(m.day)
		half := v.Metrics.measure(m.label, size, true) / 2
		i, _ := slices.BinarySearchFunc(taken, x, func(e extent, x float64) int {
			if e.left < x {
				return -1
			}
			return 1
		})
		if i > 0 && taken[i-1].right+m.gap > x-half || i < len(taken) && taken[i].left-m.gap < x+half {
			continue
		}
		taken = slices.Insert(taken, i, extent{x - half, x + half})
		if x+half >= 0 && x-half <= v.Width {
			r.Marks = append(r.Marks, RulerMark{X: x, Label: m.label, Birth: m.birth})
		}
	}
	slices.SortFunc(r.Marks, func(a, b RulerMark) int {
		if a.X < b.X {
			return -1
		}
		return 1
	})
}

// RulerSize is the text size of the age rulers.
func (m Metrics) RulerSize() float64 { return m.RulerRow * 0.72 }
