package when

import (
	"strings"
	"time"
)

// Said is a calendar date that stands in running text.
type Said struct {
	From, To         int // bytes; a weekday before it belongs to it
	Year, Month, Day int // 0 where it is not said
}

// Window is the days that it can mean; false where it names no year.
func (s Said) Window() (Window, bool) {
	if s.Year == 0 {
		return Always, false
	}
	if s.Day == 0 {
		first := Date(s.Year, time.Month(s.Month), 1)
		return Window{first, Date(s.Year, time.Month(s.Month)+1, 1) - 1}, true
	}
	return On(Date(s.Year, time.Month(s.Month), s.Day)), true
}

// InText finds the calendar dates of a text that name a month: 3 May 2013, 3rd of
// May, Friday 3 May, May 2013, May 3rd, 3/5/13, 03.05.2013, 2013-05-03. A text is
// not a date field, so what could be something else (4/7 on a chart, "may 3
// children") is passed over.
func InText(text string) []Said { return AppendInText(nil, text) }

// AppendInText is InText that appends to a list.
func AppendInText(list []Said, text string) []Said {
	signs := inPlainSigns(text)
	before := len(list)
	list = appendInPlain(list, signs.text)
	for i := range list[before:] {
		s := &list[before+i]
		s.From, s.To = signs.from(s.From), signs.to(text, s.To)
	}
	return list
}

func appendInPlain(list []Said, text string) []Said {
	done := 0 // where the last date ended
	for i := 0; i < len(text); i++ {
		if !digit(text[i]) {
			continue
		}
		s, found := aroundFigures(text, i, done)
		if !found {
			for i+1 < len(text) && digit(text[i+1]) {
				i++
			}
			continue
		}
		list = append(list, s)
		done = s.To
		i = s.To - 1
	}
	return list
}

// AppendInMarked is AppendInText for a text of which it is known where its runs of
// figures begin, among other marks.
func AppendInMarked(list []Said, text string, marks []int) []Said {
	if inPlainSigns(text).at != nil {
		return AppendInText(list, text)
	}
	done := 0
	for _, i := range marks {
		for i >= done && i < len(text) && digit(text[i]) {
			s, found := aroundFigures(text, i, done)
			if !found {
				break
			}
			list = append(list, s)
			done = s.To
			i = s.To
		}
	}
	return list
}

// aroundFigures reads the date in which the figures at i are the first. What
// stands before done belongs to the date before.
func aroundFigures(text string, i, done int) (Said, bool) {
	if i == 0 || !wordByte(text[i-1]) {
		if s, found := numbersFirst(text, i); found {
			s.From = max(done, widened(text, s.From))
			if day := wordBefore(text, s.From); day >= done && weekdayAt(text, day) > day {
				s.From = day
			}
			return s, true
		}
	}
	month := wordBefore(text, i)
	if month < done {
		return Said{}, false
	}
	return monthFirst(text, month)
}

// wordBefore is where the word begins that stands close before a place, with no
// more between than a date has; -1 for none.
func wordBefore(text string, at int) int {
	end := at
	for end > 0 && at-end < 5 && strings.IndexByte(" ,.-'\t\r\n", text[end-1]) >= 0 {
		end--
	}
	start := end
	for start > 0 && wordByte(text[start-1]) && !digit(text[start-1]) {
		start--
	}
	if n := end - start; n < 3 || n > 9 || start > 0 && digit(text[start-1]) {
		return -1
	}
	return start
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// wordByte reports whether a byte of plain signs goes on with a word.
func wordByte(c byte) bool {
	return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c == otherLetter
}

// figures reads up to most digits.
func figures(text string, i, most int) (n, end int) {
	for end = i; end < len(text) && digit(text[end]) && end-i <= most; end++ {
		n = 10*n + int(text[end]-'0')
	}
	return n, end
}

// numbersFirst reads a date that begins with a number.
func numbersFirst(text string, i int) (Said, bool) {
	n, end := figures(text, i, 8)
	switch length := end - i; {
	case length == 4 && end < len(text) && strings.IndexByte("-/.", text[end]) >= 0:
		return yearFirst(text, i, n, end)
	case length > 2 || end == len(text):
		return Said{}, false
	}
	if s, found := inNumbers(text, i, n, end); found {
		return s, true
	}
	return dayFirst(text, i, n, end)
}

// yearFirst reads 2013-05-03.
func yearFirst(text string, i, year, end int) (Said, bool) {
	sign := text[end]
	month, next := figures(text, end+1, 2)
	if next == end+1 || next-end > 3 || next >= len(text) || text[next] != sign {
		return Said{}, false
	}
	day, last := figures(text, next+1, 2)
	if last == next+1 || last < len(text) && digit(text[last]) {
		return Said{}, false
	}
	return said(i, last, year, month, day)
}

// inNumbers reads 3/5/13, 03.05.2013 and 3-5-2013, in the British order unless
// only the American one is a date.
func inNumbers(text string, i, day, end int) (Said, bool) {
	sign := text[end]
	if strings.IndexByte("/.-", sign) < 0 {
		return Said{}, false
	}
	month, next := figures(text, end+1, 2)
	if next == end+1 || next-end > 3 || next >= len(text) || text[next] != sign {
		return Said{}, false
	}
	year, last := figures(text, next+1, 4)
	if digits := last - next - 1; digits != 2 && digits != 4 || last < len(text) && wordByte(text[last]) {
		return Said{}, false
	}
	if year < 100 {
		year = century(year)
	}
	if month > 12 {
		day, month = month, day
	}
	return said(i, last, year, month, day)
}

// century places a two-digit year: up to thirty years ahead of 2000, else before it.
func century(year int) int {
	if year < 40 {
		return 2000 + year
	}
	return 1900 + year
}

// said is a date that the calendar has.
func said(from, to, year, month, day int) (Said, bool) {
	s := Said{from, to, year, month, day}
	if month < 1 || month > 12 || day < 0 || day > 31 || year != 0 && (year < 1900 || year > 2100) {
		return s, false
	}
	leap := year
	if year == 0 {
		leap = 2000
	}
	if day > 0 && Date(leap, time.Month(month), day).Time().Day() != day {
		return s, false
	}
	return s, true
}

// dayFirst reads 3 May 2013, 3rd of May and 3-May-13.
func dayFirst(text string, i, day, end int) (Said, bool) {
	at := afterOrdinal(text, end)
	at = afterSpace(text, at)
	if rest := text[at:]; len(rest) > 3 && strings.EqualFold(rest[:2], "of") && !wordByte(rest[2]) {
		at = afterSpace(text, at+2)
	}
	month, next, small := monthAt(text, at)
	if month == 0 || day == 0 {
		return Said{}, false
	}
	year, last := yearAt(text, next)
	if year == 0 && small && (month == 5 || month == 3) {
		return Said{}, false // "child 3 may have"
	}
	return said(i, last, year, month, day)
}

// monthFirst reads May 2013 and May 3rd.
func monthFirst(text string, i int) (Said, bool) {
	month, next, small := monthAt(text, i)
	if month == 0 {
		return Said{}, false
	}
	if year, last := yearAt(text, next); year != 0 && (!small || last-next > 4) {
		return said(i, last, year, month, 0)
	}
	at := afterSpace(text, next)
	day, end := figures(text, at, 2)
	if at == next || end == at || end-at > 2 || day == 0 || small {
		return Said{}, false
	}
	end = afterOrdinal(text, end)
	if end < len(text) && wordByte(text[end]) {
		return Said{}, false
	}
	year, last := yearAt(text, end)
	return said(i, last, year, month, day)
}

// monthAt reads the name of a month; small tells that it is all in small letters.
func monthAt(text string, i int) (month, end int, small bool) {
	end = i
	for end < len(text) && wordByte(text[end]) && !digit(text[end]) {
		end++
	}
	if end-i < 3 || end-i > 9 {
		return 0, i, false
	}
	found := lexicon[lowerASCII(text[i:end])]
	if found == nil || found.month == 0 {
		return 0, i, false
	}
	small = text[i] >= 'a'
	if end < len(text) && text[end] == '.' && end-i <= 4 {
		end++
	}
	return int(found.month), end, small
}

// weekdayAt is where the name of a weekday, with a comma, ends; i for none.
func weekdayAt(text string, i int) int {
	end := i
	for end < len(text) && wordByte(text[end]) && !digit(text[end]) {
		end++
	}
	if end-i < 3 || end-i > 9 {
		return i
	}
	if found := lexicon[lowerASCII(text[i:end])]; found == nil || found.weekday == 0 {
		return i
	}
	if end < len(text) && text[end] == ',' {
		end++
	}
	return end
}

// yearAt reads the year after a month: 2013, '13, or -13 in 3-May-13.
func yearAt(text string, i int) (year, end int) {
	at := i
	if at < len(text) && text[at] == ',' {
		at++
	}
	at = afterSpace(text, at)
	quoted := at < len(text) && text[at] == '\''
	if quoted {
		at++
	}
	year, last := figures(text, at, 4)
	hyphen := at > i && text[at-1] == '-'
	switch length := last - at; {
	case last < len(text) && wordByte(text[last]):
		return 0, i
	case length == 4 && year >= 1900 && year <= 2100:
		return year, last
	case length == 2 && (quoted || hyphen):
		return century(year), last
	}
	return 0, i
}

func afterOrdinal(text string, i int) int {
	if len(text) >= i+2 {
		switch lowerASCII(text[i : i+2]) {
		case "st", "nd", "rd", "th":
			if len(text) == i+2 || !wordByte(text[i+2]) {
				return i + 2
			}
		}
	}
	return i
}

// afterSpace passes over what stands between the parts of a date: spaces, a hyphen,
// the end of a line but not of a paragraph.
func afterSpace(text string, i int) int {
	lines := 0
	for i < len(text) && lines < 2 && strings.IndexByte(" -\t\r\n", text[i]) >= 0 {
		if text[i] == '\n' {
			lines++
		}
		i++
	}
	return i
}

// widened takes the first day of "3-5 May" and "3rd and 5th May" into the date.
func widened(text string, from int) int {
	before := strings.TrimRight(text[:from], " ")
	for _, joint := range []string{"-", " to", " and", " or", "/", "&"} {
		rest, has := strings.CutSuffix(before, joint)
		if !has {
			continue
		}
		rest = strings.TrimRight(rest, " ")
		for _, ordinal := range []string{"st", "nd", "rd", "th"} {
			rest = strings.TrimSuffix(rest, ordinal)
		}
		start := len(rest)
		for start > 0 && digit(rest[start-1]) {
			start--
		}
		if n := len(rest) - start; n >= 1 && n <= 2 && (start == 0 || !wordByte(rest[start-1]) && rest[start-1] != '/' && rest[start-1] != '.') {
			return start
		}
	}
	return from
}
