package when

import "strings"

// ordinals are the days of a month in words.
var ordinals = func() map[string]int {
	days := map[string]int{}
	for i, word := range strings.Fields(`first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
		fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`) {
		days[word] = i + 1
		if i < 9 {
			days["twenty"+word] = 21 + i
		}
	}
	days["thirtieth"], days["thirtyfirst"] = 30, 31
	return days
}()

// ordinalAt reads a day in words: twelfth, twenty-first.
func ordinalAt(text string, i int) (day, end int) {
	end = wordEnd(text, i)
	if end-i < 5 || end-i > 13 {
		return 0, i
	}
	word := lowerASCII(text[i:end])
	if word == "twenty" || word == "thirty" {
		unit := afterSpace(text, end)
		last := wordEnd(text, unit)
		if day = ordinals[word+lowerASCII(text[unit:last])]; day > 0 {
			return day, last
		}
	}
	return ordinals[word], end
}

// wordedDay reads the day in words before the month at i: the twelfth of, twelfth day
// of. It is not sure without the "of": the first March meeting is another thing.
func wordedDay(text string, i int) (start, day int, sure bool) {
	start = backWord(text, i)
	if is(text, start, "of") {
		start, sure = backWord(text, start), true
	}
	if is(text, start, "day") {
		start = backWord(text, start)
	}
	if start < 0 {
		return i, 0, false
	}
	if day, _ = ordinalAt(text, start); day == 0 {
		return i, 0, false
	}
	if tens := backWord(text, start); tens >= 0 && day < 10 {
		if both, _ := ordinalAt(text, tens); both > 0 && !ordinalWord(text, tens) {
			return tens, both, true
		}
	}
	return start, day, sure
}

// ordinalWord reports whether the word at i is an ordinal by itself.
func ordinalWord(text string, i int) bool { return ordinals[lowerASCII(text[i:wordEnd(text, i)])] > 0 }

// backWord is where the word before a word begins; -1 for none.
func backWord(text string, at int) int {
	end := at
	for end > 0 && at-end < 3 && strings.IndexByte(" -\t\r\n", text[end-1]) >= 0 {
		end--
	}
	start := end
	for start > 0 && wordByte(text[start-1]) {
		start--
	}
	if end <= 0 || end == at || start == end {
		return -1
	}
	return start
}

func is(text string, i int, word string) bool {
	return i >= 0 && strings.EqualFold(text[i:wordEnd(text, i)], word)
}

// wordedYear reads "two thousand and thirteen" and "twenty thirteen"; end is otherwise
// where there is none.
func wordedYear(text string, i, otherwise int) (year, end int) {
	if i == otherwise || wordEnd(text, i)-i < 3 {
		return 0, otherwise
	}
	at := afterWord(text, i, "two")
	if thousand := afterWord(text, at, "thousand"); at > i && thousand > at {
		n, last := smallNumber(text, afterWord(text, thousand, "and"))
		return 2000 + n, last
	}
	for word, hundreds := range map[string]int{"twenty": 2000, "nineteen": 1900} {
		if at := afterWord(text, i, word); at > i {
			if n, last := smallNumber(text, at); n >= 10 {
				return hundreds + n, last
			}
		}
	}
	return 0, otherwise
}

// smallNumber reads a number below a hundred in words.
func smallNumber(text string, i int) (n, end int) {
	end = wordEnd(text, i)
	if end == i || end-i > 9 {
		return 0, i
	}
	found := lexicon[lowerASCII(text[i:end])]
	if found == nil || found.number < 1 || found.number > 99 {
		return 0, i
	}
	n = found.number
	if n >= 20 && n%10 == 0 {
		unit := afterSpace(text, end)
		last := wordEnd(text, unit)
		if found := lexicon[lowerASCII(text[unit:last])]; found != nil && found.number > 0 && found.number < 10 {
			return n + found.number, last
		}
	}
	return n, end
}
