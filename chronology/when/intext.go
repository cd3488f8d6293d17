package when

import (
	"strings"
	"time"
)

// Said is a calendar date that stands in running text.
type Said struct {
	From, To         int // bytes; a weekday before it belongs to it, and the T before a clock time
	Year, Month, Day int // 0 where it is not said
	Doubt            Doubtful
}

// Doubtful says how far what is written may be something else than a date.
type Doubtful uint8

// The doubts: none; it stands where a date would, but so may a fraction; nothing but
// its numbers says so (12/3, 120313), so that it counts only as a day that is known.
const (
	Plainly Doubtful = iota
	Likely
	ByNumbers
)

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

// InText finds the calendar dates of a text: named months in any order with days in
// figures or words (intextmonths.go), numbers alone (intextnumbers.go), feasts and
// weeks with their year (intextfeasts.go). A text is not a date field, so what could
// be something else ("6/12", "may 3 children") is passed over.
func InText(text string) []Said { return AppendInText(nil, text) }

// AppendInText is InText that appends to a list.
func AppendInText(list []Said, text string) []Said {
	if !hasFigures(text) && !SpellsMonth(text) {
		return list // as in most texts
	}
	signs := inPlainSigns(text)
	before := len(list)
	list = appendInPlain(list, signs.text)
	for i := range list[before:] {
		s := &list[before+i]
		s.From, s.To = signs.from(s.From), signs.to(text, s.To)
	}
	return list
}

func hasFigures(text string) bool {
	for i := range len(text) {
		if digit(text[i]) {
			return true
		}
	}
	return false
}

func appendInPlain(list []Said, text string) []Said {
	done := 0 // where the last date ended
	for i := 0; i < len(text); {
		if !wordByte(text[i]) {
			i++
			continue
		}
		s, found := Said{}, false
		if digit(text[i]) {
			s, found = aroundFigures(text, i, done)
		} else if mayBeMonth(text, i) {
			s, found = monthFirst(text, i)
		}
		if found && s.From >= done {
			list = append(list, s.withWeekday(text, done))
			i, done = s.To, s.To
			continue
		}
		for figures := digit(text[i]); i < len(text) && wordByte(text[i]) && digit(text[i]) == figures; {
			i++
		}
	}
	return list
}

// withWeekday takes the weekday before a date into it.
func (s Said) withWeekday(text string, done int) Said {
	from := s.From
	if the := wordBefore(text, from); the >= done && is(text, the, "the") {
		from = the
	}
	if day := wordBefore(text, from); day >= done && weekdayAt(text, day) > day {
		s.From = day
	}
	return s
}

// aroundFigures reads the date in which the figures at i are the first. What
// stands before done belongs to the date before.
func aroundFigures(text string, i, done int) (Said, bool) {
	n, end := figures(text, i, 8)
	switch length := end - i; {
	case length == 8 || length == 6:
		return closeFigures(text, i, end)
	case length == 4 && n >= 1900 && n <= 2100:
		if s, found := yearFirst(text, i, n, end); found {
			return s, true
		}
		return behindName(text, i, done, n, end)
	case length > 2 || end == len(text):
		return Said{}, false
	}
	s, found := inNumbers(text, i, done, n, end)
	if !found {
		s, found = dayFirst(text, i, n, end)
	}
	if !found {
		s, found = weekOf(text, i, n, end)
	}
	if found && s.Doubt == Plainly {
		s.From = max(done, widened(text, s.From))
	}
	if !found {
		s, found = monthAndYear(text, i, n, end)
	}
	if !found {
		s, found = dayAndMonth(text, i, n, end)
	}
	return s, found
}

// wordBefore is where the word begins that stands close before a place, with no
// more between than a date has; -1 for none.
func wordBefore(text string, at int) int {
	end := at
	for end > 0 && at-end < 5 && strings.IndexByte(" ,.-'_:(\t\r\n", text[end-1]) >= 0 {
		end--
	}
	start := end
	for start > 0 && wordByte(text[start-1]) && !digit(text[start-1]) {
		start--
	}
	if n := end - start; n < 2 || n > 9 || start > 0 && digit(text[start-1]) {
		return -1
	}
	return start
}

// wordBehind is the word that stands before a place, in small letters; "" for none.
func wordBehind(text string, at int) string {
	start := wordBefore(text, at)
	if start < 0 {
		return ""
	}
	return lowerASCII(text[start:wordEnd(text, start)])
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// wordByte reports whether a byte of plain signs goes on with a word.
func wordByte(c byte) bool { return wordBytes[c] }

var wordBytes = func() (is [256]bool) {
	for c := range is {
		is[c] = digit(byte(c)) || c|0x20 >= 'a' && c|0x20 <= 'z' || c == otherLetter
	}
	return is
}()

func wordEnd(text string, i int) int {
	for i < len(text) && wordByte(text[i]) && !digit(text[i]) {
		i++
	}
	return i
}

// figures reads up to most digits.
func figures(text string, i, most int) (n, end int) {
	for end = i; end < len(text) && digit(text[end]) && end-i <= most; end++ {
		n = 10*n + int(text[end]-'0')
	}
	return n, end
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
	s := Said{From: from, To: to, Year: year, Month: month, Day: day}
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

// afterSpace passes over what stands between the parts of a date: spaces, a hyphen,
// the end of a line but not of a paragraph.
func afterSpace(text string, i int) int { return afterSigns(text, i, " -\t\r\n") }

func afterSigns(text string, i int, signs string) int {
	lines := 0
	for i < len(text) && lines < 2 && strings.IndexByte(signs, text[i]) >= 0 {
		if text[i] == '\n' {
			lines++
		}
		i++
	}
	return i
}

// afterWord is behind a word in small or capital letters and the space that follows
// it; i where it does not stand there.
func afterWord(text string, i int, word string) int {
	end := i + len(word)
	if end >= len(text) || !strings.EqualFold(text[i:end], word) || wordByte(text[end]) && !digit(text[end]) {
		return i
	}
	return afterSpace(text, end)
}

// weekdayAt is where the name of a weekday, with a comma, ends; i for none.
func weekdayAt(text string, i int) int {
	end := wordEnd(text, i)
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

// widened takes the first days of "3-5 May", "3rd and 5th May" and "3, 5 and 6 May"
// into the date.
func widened(text string, from int) int {
	joints := []string{"-", " to", " and", " or", "/", "&"}
	for {
		start := dayBefore(text, from, joints)
		if start == from {
			return from
		}
		from, joints = start, []string{","}
	}
}

// dayBefore is where the day stands that one of the joints adds to a date.
func dayBefore(text string, from int, joints []string) int {
	before := strings.TrimSuffix(strings.TrimRight(text[:from], " "), " the")
	for _, joint := range joints {
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
		n, _ := figures(rest, start, 2)
		if length := len(rest) - start; length >= 1 && length <= 2 && n >= 1 && n <= 31 &&
			(start == 0 || !wordByte(rest[start-1]) && rest[start-1] != '/' && rest[start-1] != '.') {
			return start
		}
	}
	return from
}
