package traces

import (
	"strings"
	"unicode/utf8"
)

// postcodeAround is the postcode of which the first figure stands at i: its area has
// one letter or two. It may follow directly on a word in small letters: PostcodeCV1.
func postcodeAround(text string, i int) (from, to int) {
	for start := i - 2; start < i; start++ {
		if start < 0 || !letter(text[start]) {
			continue
		}
		joined := text[start] < 'a' && start > 0 && text[start-1] >= 'a' && text[start-1] <= 'z'
		if follows(text, start) && !joined {
			continue
		}
		if end := postcodeAt(text, start); end > start {
			return start, end
		}
	}
	return i, i
}

// postcodeAt is where a British postcode that begins at i ends; i for none. All
// its letters are capitals, or none is, or each half begins with one.
func postcodeAt(text string, i int) int {
	at := i
	for at < len(text) && letter(text[at]) && at-i < 3 {
		at++
	}
	area := text[i:at]
	if len(area) == 0 || len(area) > 2 || at == len(text) || !digit(text[at]) || !areas[strings.ToUpper(area)] {
		return i
	}
	at++
	if at < len(text) && (digit(text[at]) || letter(text[at])) {
		// A second figure or letter of the district, unless it begins the rest.
		if end := inward(text, at); end > at && inOneCase(text[i:at], text[at:end]) {
			return end
		}
		at++
	}
	if wide := spaces(text, at); wide > 0 || inward(text, at) > at {
		at += min(wide, 2)
		if end := inward(text, at); end > at && inOneCase(text[i:at], text[at:end]) {
			return end
		}
		return i
	}
	at += parted(text, at)
	if end := inward(text, at); end > at && strings.ToUpper(text[i:end]) == text[i:end] && !ordinals[text[at+1:end]] {
		return end
	}
	return i
}

// parted is the length of what else may stand between the halves, in capitals: a
// hyphen, a full stop, the end of a line, what is not seen.
func parted(text string, at int) int {
	n := 0
	for n < widestPart && at+n < len(text) {
		r, size := utf8.DecodeRuneInString(text[at+n:])
		if !joinsFigures(r) && !strings.ContainsRune("._\r\n", r) || r == '(' || r == ')' {
			break
		}
		n += size
	}
	return n
}

// widestPart is the longest of it: three characters.
const widestPart = 3 * utf8.UTFMax

// ordinals are what makes a figure a first or a second: B1, 2ND floor.
var ordinals = map[string]bool{"ST": true, "ND": true, "RD": true, "TH": true}

// inward is where the second half of a postcode (1AB) ends; i for none.
func inward(text string, i int) int {
	if i+3 > len(text) || !digit(text[i]) || leadsOn(text, i+3) {
		return i
	}
	for _, c := range []byte(text[i+1 : i+3]) {
		if !letter(c) || strings.IndexByte("cikmov", c|0x20) >= 0 {
			return i
		}
	}
	return i + 3
}

func inOneCase(outward, inward string) bool {
	both := outward + inward
	return strings.ToUpper(both) == both || strings.ToLower(both) == both ||
		headed(outward) && headed(inward[1:]) && !ordinals[strings.ToUpper(inward[1:])]
}

// headed reports whether a capital begins letters that are otherwise small.
func headed(half string) bool {
	return half[:1] == strings.ToUpper(half[:1]) && half[1:] == strings.ToLower(half[1:])
}
