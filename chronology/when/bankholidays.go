package when

import (
	"slices"
	"sync"
	"time"
)

// Nation chooses the bank holidays that working days skip.
type Nation uint8

// The calendars of bank holidays in the United Kingdom.
const (
	EnglandAndWales Nation = iota
	Scotland
	NorthernIreland
)

// Holiday is a bank holiday.
type Holiday struct {
	Day  Day
	Name string
}

// proclaimed are the days that were bank holidays once, by royal proclamation,
// in all nations; and moved those years in which a yearly Monday gave way to one
// of them. Sources: the proclamations in the London Gazette, as listed by GOV.UK.
var (
	proclaimed = []Holiday{
		{Date(1973, time.November, 14), "wedding of Princess Anne"},
		{Date(1977, time.June, 7), "Silver Jubilee"},
		{Date(1981, time.July, 29), "wedding of the Prince of Wales"},
		{Date(1995, time.May, 8), "early May bank holiday, fifty years of VE Day"},
		{Date(1999, time.December, 31), "millennium"},
		{Date(2002, time.June, 3), "Golden Jubilee"},
		{Date(2002, time.June, 4), "spring bank holiday"},
		{Date(2011, time.April, 29), "wedding of Prince William"},
		{Date(2012, time.June, 4), "spring bank holiday"},
		{Date(2012, time.June, 5), "Diamond Jubilee"},
		{Date(2020, time.May, 8), "early May bank holiday, seventy-five years of VE Day"},
		{Date(2022, time.June, 2), "spring bank holiday"},
		{Date(2022, time.June, 3), "Platinum Jubilee"},
		{Date(2022, time.September, 19), "funeral of Queen Elizabeth II"},
		{Date(2023, time.May, 8), "coronation of King Charles III"},
	}
	earlyMayMoved = []int{1995, 2020}
	springMoved   = []int{2002, 2012, 2022}
)

// BankHolidays returns the bank holidays of a year in order, substitute days
// for holidays at a weekend included. Yearly holidays follow the Banking and
// Financial Dealings Act 1971 and later proclamations.
func BankHolidays(nation Nation, year int) []Day {
	named := Holidays(nation, year)
	days := make([]Day, len(named))
	for i, h := range named {
		days[i] = h.Day
	}
	return days
}

// Holidays returns the bank holidays of a year in order, with their names.
func Holidays(nation Nation, year int) []Holiday {
	easter := easterSunday(year)
	list := []Holiday{{easter - 2, "Good Friday"}}
	add := func(day Day, name string) { list = append(list, Holiday{day, name}) }
	if nation != Scotland {
		add(easter+1, "Easter Monday")
	}
	if year >= 1978 && !slices.Contains(earlyMayMoved, year) {
		add(monday(Date(year, time.May, 1)), "early May bank holiday")
	}
	if !slices.Contains(springMoved, year) {
		add(monday(Date(year, time.May, 25)), "spring bank holiday")
	}
	if nation == Scotland {
		add(monday(Date(year, time.August, 1)), "summer bank holiday")
	} else {
		add(monday(Date(year, time.August, 25)), "summer bank holiday")
	}
	for _, h := range proclaimed {
		if h.Day.Time().Year() == year {
			list = append(list, h)
		}
	}
	for _, h := range fixedHolidays(nation, year) {
		if day := substitute(h.Day, list); day != h.Day {
			h = Holiday{day, h.Name + " (substitute day)"}
		}
		list = append(list, h)
	}
	slices.SortFunc(list, func(a, b Holiday) int { return int(a.Day) - int(b.Day) })
	return list
}

// fixedHolidays are those on the same date each year, in the order in which
// they take substitute days.
func fixedHolidays(nation Nation, year int) []Holiday {
	list := []Holiday{{Date(year, time.December, 25), "Christmas Day"}, {Date(year, time.December, 26), "Boxing Day"}}
	if year >= 1974 || nation == Scotland {
		list = append(list, Holiday{Date(year, time.January, 1), "New Year's Day"})
	}
	switch nation {
	case Scotland:
		list = append(list, Holiday{Date(year, time.January, 2), "2 January"})
		if year >= 2007 {
			list = append(list, Holiday{Date(year, time.November, 30), "St Andrew's Day"})
		}
	case NorthernIreland:
		list = append(list, Holiday{Date(year, time.March, 17), "St Patrick's Day"}, Holiday{Date(year, time.July, 12), "Battle of the Boyne"})
	}
	return list
}

// substitute is the first working day from day on that is no holiday yet.
func substitute(day Day, taken []Holiday) Day {
	for weekend(day) || slices.ContainsFunc(taken, func(h Holiday) bool { return h.Day == day }) {
		day++
	}
	return day
}

// monday is the first Monday from day on.
func monday(day Day) Day {
	for day.Time().Weekday() != time.Monday {
		day++
	}
	return day
}

func weekend(day Day) bool {
	// Day 0 was a Thursday.
	weekday := ((int(day)+4)%7 + 7) % 7
	return weekday == int(time.Saturday) || weekday == int(time.Sunday)
}

// easterSunday by the anonymous Gregorian computus (Meeus, Astronomical Algorithms).
func easterSunday(year int) Day {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month := (h + l - 7*m + 114) / 31
	day := (h+l-7*m+114)%31 + 1
	return Date(year, time.Month(month), day)
}

// workdays counts on one nation's calendar; it remembers the years it has seen.
type workdays struct {
	nation   Nation
	holidays map[int][]Day
}

func newWorkdays(nation Nation) *workdays { return &workdays{nation, map[int][]Day{}} }

func (w *workdays) works(day Day) bool {
	if weekend(day) {
		return false
	}
	year := day.Time().Year()
	holidays, known := w.holidays[year]
	if !known {
		holidays = BankHolidays(w.nation, year)
		w.holidays[year] = holidays
	}
	_, holiday := slices.BinarySearch(holidays, day)
	return !holiday
}

// WorkingDays returns the day that is count working days after day (before it,
// for a negative count) on the nation's calendar.
func WorkingDays(nation Nation, day Day, count int) Day {
	return newWorkdays(nation).add(day, count)
}

func (w *workdays) add(day Day, count int) Day {
	step := Day(1)
	if count < 0 {
		step, count = -1, -count
	}
	for count > 0 {
		day += step
		if w.works(day) {
			count--
		}
	}
	return day
}

// asked is what working days take from the days of a period, by what was asked: a
// review asks for few numbers of them, but for these again and again.
var asked sync.Map // of spreadOf, [2]int

type spreadOf struct {
	nation Nation
	period Window
	count  int
}

// spread returns the smallest and the largest number of days that count working
// days take from any day of a period.
func (w *workdays) spread(period Window, count int) (least, most int) {
	of := spreadOf{w.nation, period, count}
	if took, known := asked.Load(of); known {
		took := took.([2]int)
		return took[0], took[1]
	}
	least, most = w.spreadAnew(period, count)
	asked.Store(of, [2]int{least, most})
	return least, most
}

func (w *workdays) spreadAnew(period Window, count int) (least, most int) {
	first, last := period.Earliest, period.Latest
	var days []Day // all working days that can be reached
	reach := Day(2*abs(count) + 30)
	for day := first - reach; day <= last+reach; day++ {
		if w.works(day) {
			days = append(days, day)
		}
	}
	for day := first; day <= last; day++ {
		at, exact := slices.BinarySearch(days, day)
		switch {
		case count > 0 && exact:
			at += count
		case count > 0:
			at += count - 1
		default:
			at += count
		}
		took := int(days[at] - day)
		if day == first {
			least, most = took, took
		}
		least, most = min(least, took), max(most, took)
	}
	return least, most
}

// WorkingDaysApart returns the fewest and the most working days from a day of
// one window to a day of another that lies least to most days after it. The
// first of the two days is not counted, the last is. The windows are closed.
func WorkingDaysApart(nation Nation, from, to Window, least, most int) (fewest, greatest int) {
	worked := newWorkdays(nation).counted(from.Earliest, max(from.Latest, to.Latest))
	any := false
	for day := from.Earliest; day <= from.Latest; day++ {
		first := max(to.Earliest, day+Day(max(least, 0)))
		last := Day(min(int64(to.Latest), int64(day)+int64(most)))
		if first > last {
			continue
		}
		n, m := worked(first)-worked(day), worked(last)-worked(day)
		if !any {
			fewest, greatest, any = n, m, true
		}
		fewest, greatest = min(fewest, n), max(greatest, m)
	}
	return fewest, greatest
}

// counted returns how many working days there are up to a day of a period,
// counted from its first.
func (w *workdays) counted(first, last Day) func(Day) int {
	upTo := make([]int, last-first+1)
	n := 0
	for day := first; day <= last; day++ {
		n += boolToInt(w.works(day))
		upTo[day-first] = n
	}
	return func(day Day) int { return upTo[day-first] }
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
