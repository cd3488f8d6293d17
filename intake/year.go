package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// carried is the year, and perhaps the month, that headings give to the rows
// below them.
type carried struct {
	year  int
	month time.Month // 0 for none
	day   string     // the wording of a single day, or of a week; "" for none
	week  when.Day   // the first day of that week; 0 where it is a single day
	said  string     // the heading
	sure  bool       // it says nothing else
}

var (
	yearAlone    = regexp.MustCompile(`^(?i:year:?\s+)?((?:19|20)\d\d)\s*[:.]?$`)
	monthAlone   = regexp.MustCompile(`^(?i)(?:month:?\s+)?([A-Z]+)\.?,?\s+((?:19|20)\d\d)\s*[:.]?$`)
	severalYears = regexp.MustCompile(`\b(?:19|20)\d\d\s*[-–/]\s*\d\d\b`)
)

// yearOf reads a heading as giving a year: alone, with a month, or among other
// words where it is the only one.
func yearOf(heading string) (carried, bool) {
	heading = strings.TrimSpace(heading)
	if m := yearAlone.FindStringSubmatch(heading); m != nil {
		year, err := strconv.Atoi(m[1])
		return carried{year: year, said: heading, sure: true}, err == nil
	}
	if m := monthAlone.FindStringSubmatch(heading); m != nil {
		if r, err := when.Read(m[1]+" "+m[2], when.Context{}); err == nil && r.Precision == when.PrecisionMonth {
			first := r.Window.Earliest.Time()
			return carried{year: first.Year(), month: first.Month(), said: heading, sure: true}, true
		}
	}
	if r, err := when.Read(heading, when.Context{}); err == nil && r.Window.Exact() {
		return carried{year: r.Window.Earliest.Time().Year(), day: heading, said: heading, sure: true}, true
	}
	if r, err := when.Read(heading, when.Context{}); err == nil && r.Precision == when.PrecisionWeek {
		first := r.Window.Earliest
		return carried{year: first.Time().Year(), day: heading, week: first, said: heading, sure: true}, true
	}
	years := yearInside.FindAllString(heading, -1)
	for _, y := range years {
		if y != years[0] {
			return carried{}, false
		}
	}
	if len(years) == 0 || severalYears.MatchString(heading) {
		return carried{}, false
	}
	year, err := strconv.Atoi(years[0])
	return carried{year: year, said: heading}, err == nil
}

// weekdayWord is the name of a day of the week with what stands behind it.
var weekdayWord = regexp.MustCompile(`^(?i)(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\.?,?(.*)$`)

// onWeekday is the wording of a day that is named within the week of the heading:
// "Wed pm" is "3 April 2013 pm".
func (c *carried) onWeekday(text string) (wording string, ok bool) {
	m := weekdayWord.FindStringSubmatch(strings.TrimSpace(text))
	if c.week == 0 || m == nil {
		return "", false
	}
	day := c.week
	for !strings.EqualFold(day.Time().Weekday().String()[:3], m[1]) {
		day++
	}
	return spell(day) + strings.TrimRight(m[2], " "), true
}

// yearAbove is the year that a heading above a table or the name of its sheet gives.
func (l *layout) yearAbove(t *sent.Table) carried {
	for i := len(l.pending) - 1; i >= 0; i-- {
		p := l.pending[i]
		if c, ok := yearOf(p.Text); ok && (c.sure || p.Heading) {
			return c
		}
	}
	if l.file.Sort == sent.Excel {
		if c, ok := yearOf(t.Name); ok {
			return c
		}
	}
	return carried{}
}
