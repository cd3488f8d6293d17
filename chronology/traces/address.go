package traces

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addressAt reads a house address of which the house number stands from i to end:
// "12 Acacia Avenue", "Flat 3, 12B Acacia Road", "at 4 Rose Court".
func addressAt(text string, i, end int) (from, to int) {
	if number := text[i:end]; len(number) > 4 || number[0] == '0' || len(number) == 4 && number >= "1900" && number < "2100" {
		return i, i // a year, a reference
	}
	if end < len(text) && letter(text[end]) && (end+1 == len(text) || !wordByte(text[end+1])) {
		end++ // 12B
	}
	names, at := 0, end
	for names < mostNames {
		gap := spaces(text, at)
		if names == 0 && strings.HasPrefix(text[at:], ",") {
			gap = 1 + spaces(text, at+1)
		}
		word := capitalised(text[at+gap:])
		if gap == 0 || word == 0 {
			return i, i
		}
		last := strings.ToLower(text[at+gap : at+gap+word])
		at += gap + word
		if names++; names == 1 {
			if months[last] {
				return i, i
			}
			continue
		}
		if streets[last] || yards[last] && leads(text[:i]) {
			return flat(text, i), ended(text, at)
		}
	}
	return i, i
}

// mostNames are the words of a street's name, with what kind of street it is.
const mostNames = 4

// ended is where an address ends with its street; 0 where that goes on with what
// makes it the name of a place: "Grace Road Surgery".
func ended(text string, at int) int {
	gap := spaces(text, at)
	if word := capitalised(text[at+gap:]); gap > 0 && word > 0 && places[strings.ToLower(text[at+gap:at+gap+word])] {
		return 0
	}
	if strings.HasPrefix(text[at:], ".") && at+1 < len(text) && text[at+1] == ',' {
		at++ // "Acacia Rd.,"
	}
	return at
}

func spaces(text string, at int) int {
	n := 0
	for at+n < len(text) && text[at+n] == ' ' {
		n++
	}
	if n == 0 && strings.HasPrefix(text[at:], "\u00a0") {
		return len("\u00a0")
	}
	return n
}

// capitalised is the length of a word with a capital letter; 0 for none.
func capitalised(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if n == 0 && !unicode.IsUpper(r) || !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '-' {
			break
		}
		n += size
	}
	return n
}

// leads reports whether what stands before a number says that somebody lives there.
func leads(before string) bool {
	words := strings.Fields(before[max(0, len(before)-30):])
	if len(words) == 0 {
		return false
	}
	last := strings.ToLower(strings.Trim(words[len(words)-1], ",:;."))
	return last == "at" || last == "address" || last == "of" || last == "to" || flat(before, len(before)) < len(before)
}

// flat takes "Flat 3," before a house number into the address.
func flat(text string, at int) int {
	before := strings.TrimRight(text[:at], " ,")
	start := len(before)
	for start > 0 && wordByte(before[start-1]) {
		start--
	}
	number := before[start:]
	kind := strings.TrimRight(before[:start], " ")
	if number == "" || len(number) > 4 || len(kind) == start {
		return at
	}
	for _, word := range []string{"flat", "apartment", "room", "unit"} {
		if n := len(kind) - len(word); n >= 0 && strings.EqualFold(kind[n:], word) && (n == 0 || !wordByte(kind[n-1])) {
			return n
		}
	}
	return at
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

var (
	// streets end the name of a street; yards may, but end other names as well.
	streets = wordSet("road street avenue lane close drive crescent gardens terrace grove rd ave")
	yards   = wordSet("st ln dr cres court way place square hill house park view rise walk mews row green fields parade")
	months  = wordSet("january february march april may june july august september october november december")
	// places go on with the name of a street that is the name of something else.
	places = wordSet(`surgery school academy primary nursery college hospital centre center clinic practice ward hostel refuge hotel
		university station church police medical health children's family community`)
)
