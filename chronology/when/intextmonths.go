package when

import (
	"bytes"
	"strings"
)

// SpellsMonth is a quick look whether a text may name a month: one that has neither
// figures nor that holds no date.
func SpellsMonth[T string | []byte](text T) bool {
	for i := 0; i+3 < len(text); i++ {
		if monthLetters[text[i]] && (i == 0 || text[i-1]|0x20 < 'a' || text[i-1]|0x20 > 'z') && monthBegins(text[i], text[i+1], text[i+2]) {
			return true
		}
	}
	return false
}

// SpellsYear is a quick look whether a text may tell a year in words.
func SpellsYear(text string) bool {
	return len(text) >= shortestWorded && (strings.Contains(text, "housand") || strings.Contains(text, "wenty") || strings.Contains(text, "ineteen")) && SpellsMonth(text)
}

// shortestWorded is the length of "May first twenty ten".
const shortestWorded = 20

// SpellsYearIn is SpellsYear of bytes.
func SpellsYearIn(text []byte) bool {
	return len(text) >= shortestWorded && (bytes.Contains(text, []byte("housand")) || bytes.Contains(text, []byte("wenty")) || bytes.Contains(text, []byte("ineteen"))) && SpellsMonth(text)
}

var monthLetters = [256]bool{'j': true, 'f': true, 'm': true, 'a': true, 's': true, 'o': true, 'n': true, 'd': true,
	'J': true, 'F': true, 'M': true, 'A': true, 'S': true, 'O': true, 'N': true, 'D': true}

// mayBeMonth is a quick look whether the name of a month begins with a word.
func mayBeMonth(text string, i int) bool {
	if i+3 > len(text) || i > 0 && wordByte(text[i-1]) && !digit(text[i-1]) {
		return false
	}
	return monthBegins(text[i], text[i+1], text[i+2])
}

// monthBegins reports whether the name of a month begins with three letters, or one
// that is misspelt as the lexicon knows it.
func monthBegins(a, b, c byte) bool {
	switch uint32(a|0x20)<<16 | uint32(b|0x20)<<8 | uint32(c|0x20) {
	case 'j'<<16 | 'a'<<8 | 'n', 'f'<<16 | 'e'<<8 | 'b', 'm'<<16 | 'a'<<8 | 'r', 'a'<<16 | 'p'<<8 | 'r', 'm'<<16 | 'a'<<8 | 'y', 'j'<<16 | 'u'<<8 | 'n', 'j'<<16 | 'u'<<8 | 'l',
		'a'<<16 | 'u'<<8 | 'g', 'a'<<16 | 'g'<<8 | 'u', 's'<<16 | 'e'<<8 | 'p', 's'<<16 | 'e'<<8 | 't', 'o'<<16 | 'c'<<8 | 't', 'o'<<16 | 'c'<<8 | 'o', 'n'<<16 | 'o'<<8 | 'v', 'd'<<16 | 'e'<<8 | 'c':
		return true
	}
	return false
}

// dayFirst reads 3 May 2013, 3rd of May, 3-May-13, 3rd day of May.
func dayFirst(text string, i, day, end int) (Said, bool) {
	if day == 0 || i > 0 && wordByte(text[i-1]) && !datesGlued[wordBehind(text, i)] {
		return Said{}, false
	}
	at := afterOrdinal(text, end)
	ordinal := at > end
	sign := at
	at = afterSigns(text, at, " -./_,\t\r\n")
	loose := strings.Contains(text[sign:at], ".") && !ordinal && at-sign > 1 // the end of a sentence
	of := at
	at = afterWord(text, at, "day")
	at = afterWord(text, at, "of")
	if at == of {
		at = afterWord(text, at, "o") // as Welsh has it
	}
	at = afterWord(text, at, "the")
	month, next, small := monthAt(text, at)
	if month == 0 {
		return numberedMonth(text, i, day, at, at > of && ordinal)
	}
	year, last := yearAt(text, next, true)
	switch {
	case !ordinal && strings.Contains(text[sign:of], ","), year == 0 && loose:
		return Said{}, false // "visit 3, May 2013"
	case year == 0 && small && (month == 5 || month == 3) && at == of && !(ordinal && month == 3):
		return Said{}, false // "child 3 may have"
	}
	return said(i, last, year, month, day)
}

// datesGlued are the words to which a date may be stuck.
var datesGlued = map[string]bool{"dob": true, "born": true, "on": true, "date": true, "dated": true}

// numberedMonth reads "12th of the 3rd 2013".
func numberedMonth(text string, i, day, at int, of bool) (Said, bool) {
	month, end := figures(text, at, 2)
	next := afterOrdinal(text, end)
	if !of || end == at || next == end {
		return Said{}, false
	}
	year, last := yearAt(text, next, true)
	return said(i, last, year, month, day)
}

// monthFirst reads May 2013, May 3rd, May the third and the third of May.
func monthFirst(text string, i int) (Said, bool) {
	month, next, small := monthAt(text, i)
	if month == 0 || i > 0 && digit(text[i-1]) {
		return Said{}, false
	}
	year, last := yearAt(text, next, false)
	if start, day, sure := wordedDay(text, i); day > 0 && (sure || year != 0) {
		year, last = yearAt(text, next, true)
		return said(start, last, year, month, day)
	}
	if year != 0 && (!small || last-next > 4) {
		return said(i, last, year, month, 0)
	}
	at := afterSigns(text, next, " -./_,\t\r\n")
	the := afterWord(text, at, "the")
	day, end := figures(text, the, 2)
	if end == the || end-the > 2 {
		if day, end = ordinalAt(text, the); day == 0 {
			return Said{}, false
		}
		year, last = yearAt(text, end, true)
		return saidUnless(small && the == at, i, last, year, month, day)
	}
	behind := afterOrdinal(text, end)
	year, last = yearAt(text, behind, true)
	switch {
	case behind < len(text) && wordByte(text[behind]), behind+1 < len(text) && strings.IndexByte(":./", text[behind]) >= 0 && digit(text[behind+1]) && last-behind < 5:
		return Said{}, false // another word or number
	case year == 0 && (at == next && next-i < 4 || strings.ContainsAny(text[next:at], ".,") && behind == end):
		return Said{}, false // DEC2; the end of a sentence
	}
	return saidUnless(small && (year == 0 || last-behind < 5) && behind == end, i, last, year, month, day)
}

// saidUnless is said, but for what is taken for something else.
func saidUnless(other bool, from, to, year, month, day int) (Said, bool) {
	s, is := said(from, to, year, month, day)
	return s, is && !other && day > 0
}

// monthAt reads the name of a month, in English or Welsh; small tells that it is all
// in small letters.
func monthAt(text string, i int) (month, end int, small bool) {
	end = wordEnd(text, i)
	if end-i < 3 || end-i > 10 {
		return 0, i, false
	}
	word := lowerASCII(text[i:end])
	if found := lexicon[word]; found != nil {
		month = int(found.month)
	}
	small = text[i] >= 'a'
	if month == 0 && !small {
		month = welshMonths[word]
	}
	if month == 0 {
		return 0, i, false
	}
	if end < len(text) && text[end] == '.' && end-i <= 5 {
		end++
	}
	return month, end, small
}

// welshMonths are the months as Welsh has them, also after "o", and short.
var welshMonths = func() map[string]int {
	months := map[string]int{}
	for i, words := range []string{
		"ionawr ion", "chwefror chwef", "mawrth fawrth maw", "ebrill ebr", "mai fai", "mehefin fehefin meh",
		"gorffennaf orffennaf gorff", "awst", "medi fedi", "hydref hyd", "tachwedd dachwedd tach", "rhagfyr ragfyr rhag",
	} {
		for _, word := range strings.Fields(words) {
			months[word] = i + 1
		}
	}
	return months
}()

// yearAt reads the year after a month: 2013, '13, -13 in 3-May-13, in words. Where a
// day stands before, two figures that count nothing are a year too.
func yearAt(text string, i int, behindDay bool) (year, end int) {
	at := afterSigns(text, i, " -./_,\t\r\n")
	if strings.Count(text[i:at], ".")+strings.Count(text[i:at], ",") > 1 {
		return 0, i
	}
	if behindDay {
		at = afterWord(text, at, "of")
	}
	quoted := at < len(text) && text[at] == '\''
	if quoted {
		at++
	}
	year, last := figures(text, at, 4)
	if last == at {
		return wordedYear(text, at, i)
	}
	joined := at > i && strings.IndexByte("-/._", text[at-1]) >= 0
	switch length := last - at; {
	case last < len(text) && wordByte(text[last]) && !(behindDay && length == 4 && !digit(text[last]) || text[last] == 'T'):
		return 0, i
	case length == 4 && year >= 1900 && year <= 2100 && !clockFollows(text, last):
		return year, last
	case length == 2 && last+1 < len(text) && strings.IndexByte("-/._", text[last]) >= 0 && digit(text[last+1]):
		return 0, i // Mar-12-2013
	case length == 2 && (quoted || joined || behindDay && strings.IndexByte(text[i:at], '.') < 0 && countsNothing(text, last)):
		return century(year), last
	}
	return 0, i
}

// clockFollows reports whether four figures are a time: 1930 hrs.
func clockFollows(text string, i int) bool {
	word := afterSpace(text, i)
	return word > i && strings.HasPrefix(lowerASCII(text[word:min(len(text), word+3)]), "hrs") || strings.HasPrefix(lowerASCII(text[word:min(len(text), word+5)]), "hours")
}

// countsNothing reports whether nothing follows that two figures may count: neither
// more figures nor a word in small letters, other than those that go on a sentence.
func countsNothing(text string, i int) bool {
	if i < len(text) && strings.IndexByte(":./-%+", text[i]) >= 0 && i+1 < len(text) && wordByte(text[i+1]) {
		return false
	}
	next := afterSpace(text, i)
	if next == i || next == len(text) || text[next] < 'a' && !digit(text[next]) || text[next] > 'z' && text[next] != otherLetter {
		return next == len(text) || next > i || !wordByte(text[i])
	}
	return goesOnSentence[lowerASCII(text[next:wordEnd(text, next)])]
}

var goesOnSentence = words("and or but at to by in on of he she it they was who is with after before when where as for from so which that then thus mother father baby lives attended seen")

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// afterOrdinal is behind the letters of 3rd, or of the Welsh 3ydd.
func afterOrdinal(text string, i int) int {
	for _, letters := range []string{"st", "nd", "rd", "th", "fed", "ydd", "af", "il", "ed", "eg", "ain"} {
		end := i + len(letters)
		if end > len(text) || !strings.EqualFold(text[i:end], letters) {
			continue
		}
		if month, _, _ := monthAt(text, end); end == len(text) || !wordByte(text[end]) || month != 0 {
			return end
		}
	}
	return i
}
