package chronology

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// Fold returns s as searching and matching of names compare it; see spelling.Fold.
func Fold(s string) string { return spelling.Fold(s) }

// Words returns the folded words of s in their order. A word is letters and
// digits; an apostrophe inside a word is dropped, so that "O'Brien" is found
// as obrien and "mother's" as mothers.
func Words(s string) []string {
	spans := WordSpans(s)
	words := make([]string, len(spans))
	for i, at := range spans {
		words[i] = FoldWord(s[at[0]:at[1]])
	}
	return words
}

// FoldWord folds one word as Words does.
func FoldWord(word string) string {
	return strings.ReplaceAll(Fold(word), "'", "")
}

// WordSpans returns the byte range of every word of s, so that what was found
// can be marked in the text as it stands.
func WordSpans(s string) [][2]int {
	var spans [][2]int
	start, end := -1, 0
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			if start < 0 {
				start = i
			}
			end = i + utf8.RuneLen(r)
		case apostrophe(r) && start >= 0 && end == i && followedByLetter(s[i+utf8.RuneLen(r):]):
			end = i + utf8.RuneLen(r)
		case start >= 0:
			spans = append(spans, [2]int{start, end})
			start = -1
		}
	}
	if start >= 0 {
		spans = append(spans, [2]int{start, end})
	}
	return spans
}

// MatchesWords reports whether every word of the query (folded, as Words gives
// them) begins some word of the text. An empty query matches.
func MatchesWords(text string, query []string) bool {
	for _, q := range query {
		if !HasWord(text, q) {
			return false
		}
	}
	return true
}

// HasWord reports whether a word of the text begins with a folded word. It is
// quick, since filters ask it of every text at every key.
func HasWord(text, word string) bool {
	if !ascii(text) {
		return anyHasPrefix(Words(text), word)
	}
	inside := false
	for i := range len(text) {
		part := isWordByte(text[i]) || text[i] == '\'' && inside
		if part && !inside && beginsWith(text[i:], word) {
			return true
		}
		inside = part
	}
	return false
}

// beginsWith compares ASCII text with a folded word, apostrophes dropped.
func beginsWith(text, word string) bool {
	k := 0
	for i := 0; i < len(text) && k < len(word); i++ {
		c := text[i]
		if c == '\'' {
			continue
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != word[k] {
			return false
		}
		k++
	}
	return k == len(word)
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func anyHasPrefix(words []string, prefix string) bool {
	for _, w := range words {
		if strings.HasPrefix(w, prefix) {
			return true
		}
	}
	return false
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' }

func followedByLetter(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsLetter(r)
}

func ascii(s string) bool { return spelling.ASCII(s) }
