package when

import (
	"strings"
	"time"
)

// feast is a day of the year that has a name.
type feast struct {
	name string
	day  func(year int) Day
}

func fixed(month time.Month, day int) func(int) Day {
	return func(year int) Day { return Date(year, month, day) }
}

func fromEaster(days Day) func(int) Day {
	return func(year int) Day { return easterSunday(year) + days }
}

// feasts by their names, the longer before those that end as they do.
var feasts = []feast{
	{"good friday", fromEaster(-2)}, {"maundy thursday", fromEaster(-3)}, {"palm sunday", fromEaster(-7)}, {"ash wednesday", fromEaster(-46)},
	{"shrove tuesday", fromEaster(-47)}, {"pancake day", fromEaster(-47)}, {"mothering sunday", fromEaster(-21)}, {"mother's day", fromEaster(-21)}, {"mothers day", fromEaster(-21)},
	{"easter monday", fromEaster(1)}, {"easter sunday", fromEaster(0)}, {"easter saturday", fromEaster(-1)}, {"easter day", fromEaster(0)}, {"easter", fromEaster(0)},
	{"ascension day", fromEaster(39)}, {"whit sunday", fromEaster(49)}, {"whit monday", fromEaster(50)}, {"pentecost", fromEaster(49)},
	{"christmas day", fixed(time.December, 25)}, {"christmas eve", fixed(time.December, 24)}, {"boxing day", fixed(time.December, 26)}, {"st stephen's day", fixed(time.December, 26)},
	{"xmas day", fixed(time.December, 25)}, {"xmas eve", fixed(time.December, 24)}, {"xmas", fixed(time.December, 25)}, {"christmas", fixed(time.December, 25)},
	{"new year's day", fixed(time.January, 1)}, {"new years day", fixed(time.January, 1)}, {"new year's eve", fixed(time.December, 31)}, {"new years eve", fixed(time.December, 31)},
	{"hogmanay", fixed(time.December, 31)}, {"twelfth night", fixed(time.January, 5)}, {"burns night", fixed(time.January, 25)}, {"valentine's day", fixed(time.February, 14)},
	{"valentines day", fixed(time.February, 14)}, {"st david's day", fixed(time.March, 1)}, {"st patrick's day", fixed(time.March, 17)}, {"st george's day", fixed(time.April, 23)},
	{"april fool's day", fixed(time.April, 1)}, {"april fools day", fixed(time.April, 1)}, {"may day", fixed(time.May, 1)}, {"midsummer day", fixed(time.June, 24)}, {"midsummer's day", fixed(time.June, 24)},
	{"halloween", fixed(time.October, 31)}, {"hallowe'en", fixed(time.October, 31)}, {"guy fawkes night", fixed(time.November, 5)}, {"bonfire night", fixed(time.November, 5)},
	{"armistice day", fixed(time.November, 11)}, {"remembrance sunday", remembranceSunday}, {"st andrew's day", fixed(time.November, 30)},
}

func remembranceSunday(year int) Day {
	first := Date(year, time.November, 1)
	return first + Day((7-int(first.Time().Weekday()))%7) + 7
}

// behindName reads the year at i behind the name of a feast, or of a month in Welsh.
func behindName(text string, i, done, year, end int) (Said, bool) {
	if end < len(text) && wordByte(text[end]) {
		return Said{}, false
	}
	before := strings.TrimRight(text[max(done, i-longestFeast):i], " ,-\t\r\n")
	if rest, of := strings.CutSuffix(before, " of"); of {
		before = rest
	}
	from := max(done, i-longestFeast)
	low := strings.Map(oneSpace, lowerASCII(before))
	for _, f := range feasts {
		if at := from + len(low) - len(f.name); strings.HasSuffix(low, f.name) && (at == from || !wordByte(text[at-1])) {
			t := f.day(year).Time()
			return said(at, end, t.Year(), int(t.Month()), t.Day())
		}
	}
	start := len(before)
	for start > 0 && wordByte(before[start-1]) && !digit(before[start-1]) {
		start--
	}
	if month := welshMonths[low[start:]]; month > 0 && len(low)-start > 3 && before[start] < 'a' {
		return said(from+start, end, year, month, 0)
	}
	return Said{}, false
}

// longestFeast is how far before its year the name of one may begin.
const longestFeast = 24

func oneSpace(r rune) rune {
	if r == '\n' || r == '\t' || r == '\r' {
		return ' '
	}
	return r
}
