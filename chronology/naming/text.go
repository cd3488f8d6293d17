package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text, or a number.
type token struct {
	from, to int
	word     *word // nil where it says nothing to us
}

// tokens appends the words of a text. Letters and digits are words of their own.
// Where held is set, what stands in braces is a reference and no text.
func tokens(list []token, text string, held bool) []token {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == '{' && held:
			i += heldLength(text[i:])
		case c < utf8.RuneSelf && asciiLetter(c):
			end := wordEnd(text, i)
			list = append(list, token{from: i, to: end})
			i = end
		case c >= '0' && c <= '9':
			end := i + 1
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			list = append(list, token{from: i, to: end})
			i = end
		case c < utf8.RuneSelf:
			i++
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if unicode.IsLetter(r) {
				end := wordEnd(text, i)
				list = append(list, token{from: i, to: end})
				i = end
			} else {
				i += size
			}
		}
	}
	return list
}

// heldLength is the length of a reference, or of the brace alone where it is none.
func heldLength(text string) int {
	end := strings.IndexByte(text, '}')
	if end < 0 || strings.ContainsAny(text[:end], " \n") {
		return 1
	}
	return end + 1
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// wordEnd is where the word that begins at i ends. An apostrophe belongs to it
// (O'Neil) unless it makes a possessive or shortens a verb (Jane's, she'd).
func wordEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if !asciiLetter(c) && (c != '\'' || !apostropheInside(text[i+1:])) {
				return i
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		apostrophe := r == '’' || r == '‘'
		if !apostrophe && !unicode.IsLetter(r) && !unicode.IsMark(r) || apostrophe && !apostropheInside(text[i+size:]) {
			return i
		}
		i += size
	}
	return i
}

// apostropheInside reports whether what follows an apostrophe goes on with the name.
func apostropheInside(rest string) bool {
	end := 0
	for end < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[end:])
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		end += size
	}
	switch strings.ToLower(rest[:end]) {
	case "", "s", "d", "ll", "ve", "re", "m", "t":
		return false
	}
	return true
}

// possessive reports whether an apostrophe and an s follow.
func possessive(rest string) bool {
	for _, mark := range []string{"'", "’", "‘"} {
		if after, has := strings.CutPrefix(rest, mark); has {
			return after == "" || after[0]|0x20 == 's' || !asciiLetter(after[0])
		}
	}
	return false
}

// between is what stands between two neighbouring words of a name: nothing, a
// space, a hyphen, an underscore, a full stop after an initial or inside an
// address, a comma before a first name.
func between(gap string, afterInitial bool) bool {
	switch gap {
	case "", " ", "\u00a0", "-", "_", ".", "‐", "‑", "\u202f", "  ":
		return true
	case ". ", ".\u00a0", ".-":
		return afterInitial
	}
	return false
}
