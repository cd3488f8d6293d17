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

// tokens are the words of a text. Letters and digits are words of their own.
func tokens(text string) []token {
	var list []token
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i
		switch {
		case unicode.IsLetter(r) && !apostrophe(r):
			end = wordEnd(text, i)
		case r >= '0' && r <= '9':
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
		default:
			i += size
			continue
		}
		list = append(list, token{from: i, to: end})
		i = end + shortened(text[end:])
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
// (O'Neil) unless it stands before it, or makes a possessive or shortens a verb
// (Jane's, she'd).
func wordEnd(text string, i int) int {
	start := i
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if c == '-' && i > start {
				if n := brokenLine(text[i:]); n > 0 {
					i += n
					continue
				}
			}
			if !asciiLetter(c) && (i == start || !apostrophe(rune(c)) || !apostropheInside(text[i+1:])) {
				return i
			}
			i++
			continue
		}
		if n := goesUnseen(text[i:]); n > 0 && i > start {
			i += n
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if apostrophe(r) {
			if i == start || !apostropheInside(text[i+size:]) {
				return i
			}
		} else if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
		i += size
	}
	return i
}

// apostrophe reports whether a character is one, or is typed for one: some are
// letters to Unicode.
func apostrophe(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', '‛', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', '′', '‵', 'ꞌ', '＇':
		return true
	}
	return false
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

// shortened is the length of what an apostrophe adds to a word that is no part of
// it: 's, 'd, 'll.
func shortened(rest string) int {
	r, size := utf8.DecodeRuneInString(rest)
	if !apostrophe(r) || apostropheInside(rest[size:]) {
		return 0
	}
	for size < len(rest) && asciiLetter(rest[size]) {
		size++
	}
	return size
}

// possessive reports whether an apostrophe and an s follow, or an apostrophe alone.
func possessive(rest string) bool {
	n := shortened(rest)
	return n > 0 && (!asciiLetter(rest[n-1]) || rest[n-1]|0x20 == 's')
}

// between is what stands between two neighbouring words of a name: nothing, a
// space, the end of a line, a hyphen, an underscore, a full stop after an initial or inside an
// address, a comma before a first name.
func between(gap string, afterInitial bool) bool {
	switch gap {
	case "", " ", "\n", "\r\n", "\u00a0", "-", "_", ".", "‐", "‑", "\u202f", "  ":
		return true
	case ". ", ".\u00a0", ".-":
		return afterInitial
	}
	return false
}
