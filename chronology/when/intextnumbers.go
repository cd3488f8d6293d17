package when

import (
	"strings"
	"time"
)

// between reads what stands between the numbers of a date: one sign, with spaces
// around it, or spaces alone.
func between(text string, i int) (sign byte, next int) {
	at := afterSigns(text, i, " \t\r\n")
	if at < len(text) && strings.IndexByte(`/.-_\,:|~`, text[at]) >= 0 {
		return text[at], afterSigns(text, at+1, " \t\r\n")
	}
	if at > i {
		return ' ', at
	}
	return 0, i
}

// inNumbers reads 3/5/13, 03.05.2013, 3 - 5 - 2013 and 3.V.2013, in the British order
// unless only the American one is a date.
func inNumbers(text string, i, done, day, end int) (Said, bool) {
	first, at := between(text, end)
	month, next := monthNumber(text, at)
	if first == 0 || next == at {
		return Said{}, false
	}
	second, at2 := between(text, next)
	if second == 0 {
		return Said{}, false
	}
	if at2 < len(text) && text[at2] == '\'' {
		at2++
	}
	year, last := figures(text, at2, 4)
	spaced := at-end > 1 || at2-next > 1
	numbers := dateNumbers{text: text, from: i, end: end, month: at, next: next, last: last, first: first, second: second, spaced: spaced}
	switch last - at2 {
	case 4:
		if !numbers.withYear() {
			return Said{}, false
		}
	case 2:
		if !numbers.withShortYear(done) {
			return Said{}, false
		}
		year = century(year)
	default:
		return Said{}, false
	}
	if month > 12 {
		day, month = month, day
	}
	return said(i, withClock(text, last), year, month, day)
}

// dateNumbers are three numbers that may be a date.
type dateNumbers struct {
	text                         string
	from, end, month, next, last int
	first, second                byte
	spaced                       bool
}

// withYear reports whether they are one, the last having four figures.
func (n dateNumbers) withYear() bool {
	usual := func(sign byte) bool { return strings.IndexByte("/.-", sign) >= 0 }
	switch {
	case n.last < len(n.text) && digit(n.text[n.last]), n.first != n.second && !(usual(n.first) && usual(n.second)):
		return false
	case n.first == ',' || n.first == ':':
		return !n.spaced
	case n.first == ' ':
		return n.end-n.from == 2 && n.next-n.month == 2 && !(n.from > 1 && digit(n.text[n.from-2]))
	}
	return true
}

// withShortYear reports whether they are one, the last having two figures: then they
// may also be the number of a section or a version, or part of a longer number.
func (n dateNumbers) withShortYear(done int) bool {
	text, sign := n.text, n.first
	if sign != n.second || strings.IndexByte(`/.-_\`, sign) < 0 || n.spaced && sign != '/' || n.last < len(text) && wordByte(text[n.last]) && withClock(text, n.last) == n.last {
		return false
	}
	if n.last+1 < len(text) && text[n.last] == sign && digit(text[n.last+1]) {
		return false
	}
	if n.from > 1 && text[n.from-1] == sign && digit(text[n.from-2]) && done < n.from-1 {
		return false
	}
	lead := wordBehind(text, n.from)
	return !(sign == '.' && numbered[lead]) && !(n.from > 0 && text[n.from-1]|0x20 == 'v' && lead == "")
}

// numbered are words that a number with points follows.
var numbered = words("section sections sect para paras paragraph paragraphs version versions clause chapter figure fig table rule regulation item part appendix annex heading see point")

// monthNumber reads the month of a date in numbers, which may be Roman.
func monthNumber(text string, i int) (month, end int) {
	if month, end = figures(text, i, 2); end > i {
		if end-i > 2 {
			return 0, i
		}
		return month, end
	}
	end = wordEnd(text, i)
	if end-i > 4 {
		return 0, i
	}
	for n, roman := range []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"} {
		if strings.EqualFold(text[i:end], roman) {
			return n + 1, end
		}
	}
	return 0, i
}

// withClock takes the T before a clock time into a date.
func withClock(text string, i int) int {
	if i+2 < len(text) && text[i]|0x20 == 't' && digit(text[i+1]) && digit(text[i+2]) {
		return i + 1
	}
	return i
}

// yearFirst reads 2013-05-03, 2013 May 3rd and 2013-W18-5.
func yearFirst(text string, i, year, end int) (Said, bool) {
	sign, at := between(text, end)
	if s, found := isoWeek(text, i, year, end); found {
		return s, true
	}
	if sign == 0 || i > 1 && text[i-1] == '/' && digit(text[i-2]) {
		return Said{}, false
	}
	if month, next, small := monthAt(text, at); month != 0 && !small {
		next = afterWord(text, afterSigns(text, next, " -./_,"), "the")
		day, last := figures(text, next, 2)
		if behind := afterOrdinal(text, last); last > next && last-next < 3 && (behind == len(text) || !wordByte(text[behind])) {
			return saidUnless(false, i, behind, year, month, day)
		}
		return Said{}, false
	}
	month, next := figures(text, at, 2)
	second, at2 := between(text, next)
	day, last := figures(text, at2, 2)
	if next == at || next-at > 2 || second != sign || last == at2 || last-at2 > 2 || strings.IndexByte(`-/._ `, sign) < 0 {
		return shortMonth(text, i, year, end)
	}
	if sign == ' ' && (next-at < 2 || last-at2 < 2) {
		return Said{}, false
	}
	return said(i, withClock(text, last), year, month, day)
}

// shortMonth reads 2013-05, but not the school year 2012/13 nor the number 2013-05-123.
func shortMonth(text string, i, year, end int) (Said, bool) {
	if end >= len(text) || strings.IndexByte("-/.", text[end]) < 0 {
		return Said{}, false
	}
	month, last := figures(text, end+1, 2)
	goesOn := last < len(text) && (wordByte(text[last]) || last+1 < len(text) && strings.IndexByte("-/.", text[last]) >= 0 && digit(text[last+1]))
	if last-end != 3 || goesOn || month == (year+1)%100 || text[end] == '.' || countedBy[wordBehind(text, i)] || i > 0 && strings.IndexByte("/-.", text[i-1]) >= 0 {
		return Said{}, false
	}
	return said(i, last, year, month, 0)
}

// countedBy are words that the number of a file or of a law follows.
var countedBy = words("no nos number ref refs reference case policy report act order form file page crime incident log urn invoice")

// monthAndYear reads 05/2013.
func monthAndYear(text string, i, month, end int) (Said, bool) {
	sign, at := between(text, end)
	if strings.IndexByte("/-.", sign) < 0 || at-end > 1 && sign != '/' {
		return Said{}, false
	}
	year, last := figures(text, at, 4)
	chained := i > 0 && (wordByte(text[i-1]) || i > 1 && strings.IndexByte("/.-", text[i-1]) >= 0 && digit(text[i-2]))
	goesOn := last < len(text) && (wordByte(text[last]) || last+1 < len(text) && strings.IndexByte("/-", text[last]) >= 0 && digit(text[last+1]))
	if last-at != 4 || year < 1900 || chained || goesOn || countedBy[wordBehind(text, i)] {
		return Said{}, false
	}
	return said(i, last, year, month, 0)
}

// closeFigures reads 20130503 and 03052013, and 030513 and 130503, of which only
// those count that are a known day.
func closeFigures(text string, i, end int) (Said, bool) {
	part := func(from, to int) int {
		n, _ := figures(text[:i+to], i+from, 8)
		return n
	}
	before := i > 0 && (text[i-1] == '.' || text[i-1] == '+' || i > 1 && text[i-1] == '-' && (digit(text[i-2]) || end-i == 6 && wordByte(text[i-2])))
	after := end < len(text) && (wordByte(text[end]) && withClock(text, end) == end || end+1 < len(text) && text[end] == '-' && wordByte(text[end+1]))
	if before || after {
		return Said{}, false
	}
	if end-i == 8 {
		if s, found := said(i, withClock(text, end), part(0, 4), part(4, 6), part(6, 8)); found && s.Year != 0 && s.Day != 0 {
			return s, true
		}
		s, found := said(i, end, part(4, 8), part(2, 4), part(0, 2))
		return s, found && s.Year != 0 && s.Day != 0
	}
	if i > 0 && (wordByte(text[i-1]) && !datesGlued[wordBehind(text, i)] || numberBefore(text, i)) {
		return Said{}, false // the end of a telephone number
	}
	s, found := said(i, end, century(part(4, 6)), part(2, 4), part(0, 2))
	if !found || s.Day == 0 {
		s, found = said(i, end, century(part(0, 2)), part(2, 4), part(4, 6))
	}
	s.Doubt = ByNumbers
	return s, found && s.Day != 0
}

// numberBefore reports whether a number of three figures or more stands before a place.
func numberBefore(text string, i int) bool {
	if i == 0 || text[i-1] != ' ' {
		return false
	}
	start := i - 1
	for start > 0 && digit(text[start-1]) {
		start--
	}
	return i-1-start >= 3 && (start == 0 || !wordByte(text[start-1]))
}

// streetFollows reports whether the name of a street stands at a place: Oak Street.
func streetFollows(text string, i int) bool {
	last := afterSpace(text, wordEnd(text, i))
	return streets[lowerASCII(text[last:wordEnd(text, last)])]
}

var streets = words("road street avenue lane close drive crescent gardens terrace grove court way place walk row rd st ave ln dr")

// dayAndMonth reads 12/3, by what stands around: a weekday or "on", and nothing that
// makes it a fraction, a score, a dose or a number of days.
func dayAndMonth(text string, i, day, end int) (Said, bool) {
	if strings.IndexByte("/.-", text[end]) < 0 || i > 0 && (wordByte(text[i-1]) || strings.IndexByte("/.-+£$€#", text[i-1]) >= 0) {
		return Said{}, false
	}
	month, last := figures(text, end+1, 2)
	goesOn := last < len(text) && (wordByte(text[last]) || strings.IndexByte("%/", text[last]) >= 0 ||
		last+1 < len(text) && strings.IndexByte(".-:", text[last]) >= 0 && digit(text[last+1]))
	if last == end+1 || last-end > 3 || goesOn {
		return Said{}, false
	}
	s, is := said(i, last, 0, month, day)
	if !is || day == 0 {
		return s, false
	}
	lead := wordBehind(text, i)
	next := afterSpace(text, last)
	counts := countsIn[lowerASCII(text[next:wordEnd(text, next)])] || countedBy[lead] || scoredBy[lead] || streetFollows(text, next)
	stroke := text[end] == '/'
	shorthand := month == 7 || month == 12 || day < month // days, months; parts of a whole
	switch {
	case weekdayNamed(lead) != 0:
	case counts, !stroke && (shorthand || !datedBy[lead]), shorthand && !datedBy[lead]:
		return s, false
	case rangedBy[lead]:
		s.Doubt = Likely
	case shorthand || !datedBy[lead]:
		s.Doubt = ByNumbers
	}
	return s, true
}

func weekdayNamed(word string) int {
	if found := lexicon[word]; found != nil {
		return found.weekday
	}
	return 0
}

var (
	datedBy  = words("on dated since until till commencing born dob birthday")
	rangedBy = words("from to between by before")
	// countsIn follow a fraction, a dose or a score; scoredBy stand before one.
	countsIn = words("of tablet tablets tab tabs mg ml mcg dose doses course times teeth weekly daily tds bd od qds antibiotics pint pints share full hour hours day days week weeks month months year years old inch inches mile miles kg cm pain pass marks points")
	scoredBy = words("score scored scores scoring pain gcs bp apgar rated rating page room flat house unit ratio size chapter section paragraph version")
)

// isoWeek reads 2013-W18 and 2013-W18-5.
func isoWeek(text string, i, year, end int) (Said, bool) {
	at := afterSigns(text, end, "- ")
	if at >= len(text) || text[at]|0x20 != 'w' {
		return Said{}, false
	}
	week, last := figures(text, at+1, 2)
	if last-at != 3 {
		return Said{}, false
	}
	weekday := 1
	if last+1 < len(text) && text[last] == '-' && text[last+1] >= '1' && text[last+1] <= '7' {
		weekday, last = int(text[last+1]-'0'), last+2
	}
	return ofWeek(i, last, year, week, weekday)
}

// weekOf reads "week 18 of 2013".
func weekOf(text string, i, week, end int) (Said, bool) {
	if lead := wordBehind(text, i); lead != "week" && lead != "wk" {
		return Said{}, false
	}
	at := afterSigns(text, end, " ,/-")
	at = afterWord(text, at, "of")
	at = afterWord(text, at, "in")
	year, last := figures(text, at, 4)
	if last-at != 4 || year < 1900 || last < len(text) && wordByte(text[last]) {
		return Said{}, false
	}
	return ofWeek(wordBefore(text, i), last, year, week, 1)
}

// ofWeek is a day of a week as ISO 8601 counts them.
func ofWeek(from, to, year, week, weekday int) (Said, bool) {
	if week < 1 || week > 53 || year < 1900 || year > 2100 {
		return Said{}, false
	}
	fourth := Date(year, time.January, 4)
	monday := fourth - Day((int(fourth.Time().Weekday())+6)%7)
	t := (monday + Day(7*(week-1)+weekday-1)).Time()
	return said(from, to, t.Year(), int(t.Month()), t.Day())
}
