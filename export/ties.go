package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// breakBefore says where a line is to be broken whose next segment does not fit:
// before that segment, or before what it is tied to where both fit on the next
// line, in which the earlier segments leave it room. It returns how much of the
// next line these take.
func (w *wrapper) breakBefore(text string, start, from, to int, room float64) (at int, used float64) {
	at = from
	next := to
	for i := len(w.breaks) - 1; i >= 0 && w.breaks[i] > start; i-- {
		if !tied(text[w.breaks[i]:at], text[at:next], text[next:]) {
			break
		}
		at, next = w.breaks[i], at
	}
	if at == from {
		return from, 0
	}
	if _, used = w.measure(at, from); used > room {
		return from, 0
	}
	return at, used
}

// tied reports whether a segment belongs to the one before it: a month to its day
// and a year to its month, and a number or a letter to what it counts or names
// ("Sibling 1", "Baby C"), but not the day of a date that follows.
func tied(before, segment, after string) bool {
	before, word := bare(before), bare(segment)
	switch {
	case before == "" || word == "":
		return false
	case isMonth(word):
		return isShortNumber(before)
	case len(word) == 4 && isNumber(word):
		return isMonth(before)
	case !strings.HasPrefix(segment, word):
		return false // a bracket or a quotation begins
	case isShortNumber(word):
		return startsWithLetter(before) && !countsWhatFollows(before, segment, after)
	}
	letter, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(letter) && letter != 'I' && letter != 'A' && startsWithLetter(before)
}

// bare is a segment without the marks and spaces around it, and without a genitive.
func bare(segment string) string {
	word := strings.TrimFunc(segment, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "’s")
}

// countsWhatFollows reports whether a number belongs to what comes after it rather
// than to what stands before: "after 2 weeks", "Between 16 May", but not "Sibling 1
// was", "half sibling 2 (seen)" or "level 3.".
func countsWhatFollows(before, segment, after string) bool {
	if trimmed := strings.TrimRight(segment, " "); !isNumber(trimmed) {
		return false
	}
	next, _, _ := strings.Cut(after, " ")
	first, _ := utf8.DecodeRuneInString(before)
	if unicode.IsUpper(first) {
		return isMonth(bare(next)) || countedUnits[bare(next)]
	}
	follows, _ := utf8.DecodeRuneInString(next)
	return unicode.IsLetter(follows)
}

// countedUnits are what numbers count after a word with a capital: "Within 2 weeks".
var countedUnits = map[string]bool{
	"day": true, "days": true, "week": true, "weeks": true, "month": true, "months": true, "year": true, "years": true,
	"hour": true, "hours": true, "minutes": true, "working": true, "to": true, "events": true, "of": true,
}

func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isShortNumber(s string) bool { return len(s) <= 2 && isNumber(s) }

// isMonth reports whether a word names a month, whole or as our dates shorten it.
func isMonth(word string) bool {
	switch word {
	case "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
		"Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec":
		return true
	}
	return false
}
