package timeline

import (
	"fmt"
	"math"
	"time"

	"throughline.org/throughline/chronology/when"
)

// unit is a division of the calendar that an axis can be ruled in.
type unit struct {
	floor  func(day float64) float64    // the start of the division that holds the day
	next   func(start float64) float64  // the start of the one after
	labels []func(start float64) string // from the longest form to the shortest
}

// The first and the last day that the axis is ruled for: the years 1 to 9999.
var firstDay, lastDay = float64(when.Date(1, time.January, 1)), float64(when.Date(9999, time.December, 31))

func civil(day float64) time.Time { return when.Day(math.Floor(day)).Time() }

func formatted(layout string) func(float64) string {
	return func(day float64) string { return civil(day).Format(layout) }
}

// years are divisions of n years: 1, or the decades and centuries of a long axis.
func years(n int) unit {
	start := func(y int) float64 { return float64(when.Date(y, time.January, 1)) }
	label := formatted("2006")
	if n > 1 {
		label = func(day float64) string { return fmt.Sprintf("%ds", civil(day).Year()) }
	}
	return unit{
		floor:  func(d float64) float64 { y := civil(d).Year(); return start(y - y%n) },
		next:   func(d float64) float64 { return start(civil(d).Year() + n) },
		labels: []func(float64) string{label},
	}
}

func months(layouts ...string) unit {
	start := func(t time.Time, add int) float64 { return float64(when.Date(t.Year(), t.Month()+time.Month(add), 1)) }
	u := unit{
		floor: func(d float64) float64 { return start(civil(d), 0) },
		next:  func(d float64) float64 { return start(civil(d), 1) },
	}
	for _, l := range layouts {
		u.labels = append(u.labels, formatted(l))
	}
	u.labels = append(u.labels, func(d float64) string { return civil(d).Format("Jan")[:1] })
	return u
}

// weeks begin on Monday.
func weeks(layouts ...string) unit {
	u := unit{
		floor: func(d float64) float64 { f := math.Floor(d); return f - float64((civil(f).Weekday()+6)%7) },
		next:  func(d float64) float64 { return d + 7 },
	}
	for _, l := range layouts {
		u.labels = append(u.labels, formatted(l))
	}
	return u
}

func days(layouts ...string) unit {
	u := unit{floor: math.Floor, next: func(d float64) float64 { return d + 1 }}
	for _, l := range layouts {
		u.labels = append(u.labels, formatted(l))
	}
	return u
}

func hours(n int) unit {
	per := 24 / float64(n)
	return unit{
		floor: func(d float64) float64 { return math.Floor(d*per+1e-6) / per },
		next:  func(d float64) float64 { return math.Round(d*per+1) / per },
		labels: []func(float64) string{func(d float64) string {
			return fmt.Sprintf("%02d:00", int(math.Round((d-math.Floor(d))*24))%24)
		}},
	}
}

// ruling is the pair of rows that an axis shows at one zoom.
type ruling struct {
	major, minor unit
	days         bool // minor divisions are days
	nation       when.Nation
}

// rulingFor chooses the finest rows whose divisions are wide enough to tell apart.
func rulingFor(perDay float64) ruling {
	const daysPerYear = 365.2425
	switch {
	case perDay >= 1100:
		return ruling{major: days("Monday 2 January 2006", "Mon 2 Jan 2006", "Mon 2", "2"), minor: hours(1)}
	case perDay >= 400:
		return ruling{major: days("Monday 2 January 2006", "Mon 2 Jan 2006", "Mon 2", "2"), minor: hours(3)}
	case perDay >= hoursFrom:
		return ruling{major: days("Monday 2 January 2006", "Mon 2 Jan 2006", "Mon 2", "2"), minor: hours(6)}
	case perDay >= daysFrom:
		return ruling{major: weeks("Week of 2 January 2006", "2 January 2006", "2 Jan 2006", "2 Jan"),
			minor: days("Mon 2", "2"), days: true}
	case perDay >= 5:
		return ruling{major: months("January 2006", "Jan 2006", "January", "Jan"), minor: weeks("2 Jan", "2")}
	case perDay >= 0.25:
		return ruling{major: years(1), minor: months("January", "Jan")}
	}
	for _, n := range []int{1, 10, 100} {
		if float64(n)*daysPerYear*perDay >= 30 || n == 100 {
			return ruling{major: years(n * 10), minor: years(n)}
		}
	}
	panic("unreachable: the loop ends with a century")
}

// ticks are the lines of the axis from one edge of a layout to the other.
func ticks(v View, nation when.Nation) []Tick {
	r := rulingFor(v.Axis.PerDay)
	r.nation = nation
	return r.row(r.row(nil, v, true), v, false)
}

// row appends one row of ticks: every division that touches the picture.
func (r ruling) row(list []Tick, v View, major bool) []Tick {
	a, m, u := v.Axis, v.Metrics, r.minor
	if major {
		u = r.major
	}
	from, to := max(a.Day(0), firstDay), min(a.Day(v.Width), lastDay)
	forms := u.labels
	if !major {
		form := u.form(a, m)
		forms = u.labels[form : form+1]
	}
	holidays := map[int][]when.Holiday{}
	for day := u.floor(from); day < to; {
		next := u.next(day)
		t := Tick{X: a.X(day), Width: (next - day) * a.PerDay, Major: major}
		if r.days && !major {
			t.dayOff(civil(day), r.nation, holidays)
		}
		left, right := t.X, t.X+t.Width
		if v.Pinned {
			left, right = max(left, 0), min(right, v.Width)
		}
		t.label(forms, day, left, right, m)
		list = append(list, t)
		day = next
	}
	return list
}

// dayOff says whether nobody works on a day: at a weekend, on a bank holiday.
// Holidays holds those of the years that were asked for before.
func (t *Tick) dayOff(day time.Time, nation when.Nation, holidays map[int][]when.Holiday) {
	t.Weekend = day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
	year := day.Year()
	if holidays[year] == nil {
		holidays[year] = when.Holidays(nation, year)
	}
	for _, h := range holidays[year] {
		if h.Day == when.Date(day.Date()) {
			t.Holiday = h.Name
		}
	}
}

// form is the longest form that fits every division of a row, so that a row
// does not mix "May" and "M". (Majors choose each for itself.)
func (u unit) form(a Axis, m Metrics) int {
	const sampleYear, samples = 2013, 31
	for form, label := range u.labels[:len(u.labels)-1] {
		fits := true
		day := u.floor(float64(when.Date(sampleYear, time.January, 1)))
		for range samples {
			next := u.next(day)
			fits = fits && m.measure(label(day), m.TickText(), false)+tickGap <= (next-day)*a.PerDay
			day = next
		}
		if fits {
			return form
		}
	}
	return len(u.labels) - 1
}

// tickGap is the least room beside a label of the axis.
const tickGap = 4

// label gives the tick the longest form that fits between two edges. Minor
// labels stand in the middle, major ones at the left.
func (t *Tick) label(forms []func(float64) string, day, left, right float64, m Metrics) {
	for _, form := range forms {
		label := form(day)
		width := m.measure(label, m.TickText(), t.Major)
		if left+width+tickGap > right {
			continue
		}
		t.Label, t.LabelX = label, left+tickGap
		if !t.Major {
			t.LabelX = (left + right - width) / 2
		}
		return
	}
}

// measure is Measure, or a rough guess where the medium gave none.
func (m Metrics) measure(text string, size float64, bold bool) float64 {
	if m.Measure != nil {
		return m.Measure(text, size, bold)
	}
	const usualWidth = 0.55 // of a letter, in ems
	return usualWidth * size * float64(len([]rune(text)))
}

// TickText is the text size of the axis.
func (m Metrics) TickText() float64 {
	if m.TickSize > 0 {
		return m.TickSize
	}
	return m.TickRow * 0.7
}
