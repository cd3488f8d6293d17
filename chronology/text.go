package chronology

import (
	"strings"
	"unicode"
)

// firstWords cuts s at a word end so that it has at most limit letters, with
// an ellipsis where it was cut.
func firstWords(s string, limit int) string {
	runes := beginning(s, limit+1)
	if len(runes) <= limit {
		return string(runes)
	}
	cut := string(runes[:limit])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,.;:") + "…"
}

// beginning is the first letters of s with single spaces between its words: what
// is said of long texts in lists needs no more of them.
func beginning(s string, most int) []rune {
	runes := make([]rune, 0, most)
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = len(runes) > 0
			continue
		}
		if gap {
			runes = append(runes, ' ')
			gap = false
		}
		if len(runes) >= most {
			break
		}
		runes = append(runes, r)
	}
	return runes
}
