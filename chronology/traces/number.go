package traces

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// numberAt reads a run of figures with what people put between them, as far as it
// is a telephone or an NHS number; no kind where it is neither.
func numberAt(text string, i int) (end int, kind Kind) {
	var number [mostFigures + 1]byte
	n, gap, at := 0, 0, i
	for at < len(text) && (text[at] == '+' || text[at] == '(') {
		at++
	}
	plus := strings.Contains(text[i:at], "+")
	for at < len(text) && n < len(number) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r < '0' || r > '9' {
			if gap == widestGap || !joinsFigures(r) && !joinsOnce(text, at, gap) {
				break
			}
			gap++
			at += size
			continue
		}
		number[n], gap = byte(r), 0
		n++
		at++
		if leadsOn(text, at) {
			if digit(text[at]) {
				continue
			}
			break
		}
		if k := numberKind(string(number[:n]), text[i:at], plus); k != "" {
			end, kind = at, k
		}
	}
	return end, kind
}

// mostFigures are those of the longest telephone number.
const mostFigures = 15

// widestGap is how many characters may stand between two figures of a number.
const widestGap = 3

// joinsFigures reports whether a character may stand between the figures of a
// number: spaces and hyphens of any kind, brackets, and what is not seen.
func joinsFigures(r rune) bool {
	switch r {
	case ' ', '-', '(', ')', '\u00a0', '\u202f', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}

// joinsOnce reports whether a character stands between two figures that may do so
// only by itself: a full stop, a stroke, an underscore, the end of a line.
func joinsOnce(text string, at, gap int) bool {
	return gap == 0 && strings.IndexByte("./_\n", text[at]) >= 0 && at+1 < len(text) && digit(text[at+1])
}

func numberKind(number, text string, plus bool) Kind {
	telephone := isTelephone(number, plus)
	if !telephone && (len(number) != 10 || !isNHS(number)) || strings.HasPrefix(counting, number) {
		return ""
	}
	var room [mostFigures + 1]string
	groups, joints := grouped(room[:0], text)
	switch {
	case telephone && plus:
		if joints == "" || len(number) > 11 && shortest(groups[1:]) >= 3 {
			return Telephone
		}
	case telephone && groupedLikeTelephone(groups, joints):
		return Telephone
	case len(number) == 10 && isNHS(number) && groupedLikeNHS(groups, joints):
		return NHSNumber
	}
	return ""
}

// grouped are the figures that stand together, and which of the joints of joinsOnce
// stand between some.
func grouped(groups []string, text string) (list []string, joints string) {
	for at := 0; at < len(text); {
		start := at
		for at < len(text) && digit(text[at]) {
			at++
		}
		if at > start {
			groups = append(groups, text[start:at])
			continue
		}
		if c := text[at : at+1]; strings.Contains("./_\n", c) && !strings.Contains(joints, c) {
			joints += c
		}
		at++
	}
	return groups, joints
}

// isTelephone knows British numbers: ten or eleven figures that begin with a 0, the
// same with 44 or 0044 in the place of the 0; and of any country those with a plus.
func isTelephone(number string, plus bool) bool {
	switch {
	case plus:
		return len(number) >= 10 && len(number) <= 15
	case strings.HasPrefix(number, "0044"):
		return len(number) >= 13 && len(number) <= 15
	case strings.HasPrefix(number, "44"):
		return len(number) == 12 && strings.IndexByte("1237", number[2]) >= 0
	case number[0] == '7':
		return len(number) == 10
	}
	return len(number) >= 10 && len(number) <= 11 && number[0] == '0' && strings.IndexByte("1235789", number[1]) >= 0
}

// counting is what only looks like a number: the figures in their order.
const counting = "01234567890"

// groupedLikeTelephone reports whether figures stand as those of a telephone number
// do, rather than those of days and clock times: by themselves, or behind a code of
// three to five. Without its 0, a number is known only by such a code.
func groupedLikeTelephone(groups []string, joints string) bool {
	code, rest := groups[0], groups[1:]
	switch {
	case len(rest) == 0:
		return code[0] != '7'
	case code == "0" && longest(rest) == 1:
		return joints == ""
	case code == "44" || code == "0":
		return joints == "" && (shortest(rest) >= 3 || rest[0] == "20")
	case code[0] == '7':
		return len(code) == 4 && (rest[0] == rest[len(rest)-1] && len(rest[0]) == 6 || len(rest) == 2 && shortest(rest) == 3) && joints == ""
	case code == "00" && joints == "":
		return shortest(rest) >= 2 // 00 44 7700
	case strings.Contains(joints, "/"):
		return shortest(rest) >= 3 && (len(code) == 5 || len(code) == 4 && len(rest[0]) != 4 || len(code) == 3 && shortest(rest) >= 4)
	case joints != "":
		return len(code) >= 3 && shortest(rest) >= 3
	case len(code) <= 2:
		return code == "07" || shortest(rest) >= 3 && !year(rest[0])
	}
	return true
}

// groupedLikeNHS reports whether ten figures with the right check figure stand
// together, as 3, 3 and 4, or in other groups of which none is a year.
func groupedLikeNHS(groups []string, joints string) bool {
	if len(groups) == 1 || len(groups) == 3 && len(groups[0]) == 3 && len(groups[1]) == 3 {
		return true
	}
	for _, g := range groups {
		if year(g) {
			return false
		}
	}
	pairs := len(groups) == 5 && shortest(groups) == 2 && slices.Max(groups) > "59" // no clock times and days
	return joints == "" && (shortest(groups) >= 3 || len(groups) == 10 || pairs)
}

func year(g string) bool { return len(g) == 4 && g >= "1900" && g < "2100" }

func shortest(groups []string) int {
	n := mostFigures
	for _, g := range groups {
		n = min(n, len(g))
	}
	return n
}

func longest(groups []string) int {
	n := 0
	for _, g := range groups {
		n = max(n, len(g))
	}
	return n
}

// isNHS checks the tenth figure, which follows from the nine before it.
func isNHS(number string) bool {
	sum := 0
	for i := range 9 {
		sum += int(number[i]-'0') * (10 - i)
	}
	check := (11 - sum%11) % 11
	return check != 10 && int(number[9]-'0') == check && strings.Trim(number, number[:1]) != ""
}
