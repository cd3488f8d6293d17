package when

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenWord
	tokenMark // one punctuation mark, dashes all as '-'
	tokenName // {uid} or a name in quotation marks
)

// token is a piece of a wording. Start and end are byte offsets, so that names
// can be cut from the wording as they were typed.
type token struct {
	kind       tokenKind
	spaced     bool    // white space stands before it
	mark       rune    // of a mark
	value      int     // of a number; -1 where it is too long to be one
	width      int     // digits of a number
	start, end int     // in the wording; for a name without its quotation marks
	low        string  // a word in lower case
	lexeme     *lexeme // what the word can be; never nil for a word
}

// lex cuts a wording into tokens. It looks at every byte once.
func lex(s string, tokens []token) []token {
	spaced := false
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			spaced = true
			i++
			continue
		case c >= '0' && c <= '9':
			tokens = append(tokens, lexNumber(s, i))
		case c == '{':
			tokens = append(tokens, lexHeld(s, i))
		case isLetter(c):
			tokens = append(tokens, lexWord(s, i))
		case c < utf8.RuneSelf && c != '"':
			tokens = append(tokens, token{kind: tokenMark, mark: rune(c), start: i, end: i + 1})
		default:
			t, skip := lexRune(s, i)
			if skip > 0 {
				spaced = true
				i += skip
				continue
			}
			tokens = append(tokens, t)
		}
		last := &tokens[len(tokens)-1]
		last.spaced = spaced || i == 0
		spaced = false
		i = last.end
		if last.kind == tokenName && s[last.start] != '{' {
			i += closingQuote(s[last.end:])
		}
	}
	return tokens
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func lexNumber(s string, i int) token {
	t := token{kind: tokenNumber, start: i}
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		t.value = t.value*10 + int(s[i]-'0')
		t.width++
		if t.width > 9 {
			t.value = 0
		}
	}
	if t.width > 9 {
		t.value = -1
	}
	t.end = i
	return t
}

// lexHeld takes {uid}, braces and all; a brace that is not closed is a mark.
func lexHeld(s string, i int) token {
	if n := strings.IndexByte(s[i:], '}'); n > 0 {
		return token{kind: tokenName, start: i, end: i + n + 1}
	}
	return token{kind: tokenMark, mark: '{', start: i, end: i + 1}
}

// lexWord takes letters, with apostrophes between and after them (o'clock, days').
func lexWord(s string, i int) token {
	start := i
	plain := true
	for i < len(s) {
		c := s[i]
		if isLetter(c) {
			plain = plain && c >= 'a'
			i++
			continue
		}
		if c < utf8.RuneSelf {
			if c == '\'' && i > start && ofWord(s, i, i+1) {
				i++
				continue
			}
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '’' && !ofWord(s, i, i+size) || !unicode.IsLetter(r) && r != '’' || r == 'º' || r == 'ª' {
			break
		}
		plain = false
		i += size
	}
	low, known := s[start:i], unknownLexeme
	if plain {
		if l := lexicon[low]; l != nil {
			known = l
		}
	} else {
		low, known = lowered(low)
	}
	return token{kind: tokenWord, start: start, end: i, low: low, lexeme: known}
}

// ofWord reports whether the apostrophe between at and next belongs to a word:
// a letter follows, or it makes a plural's possessive.
func ofWord(s string, at, next int) bool {
	return next < len(s) && (isLetter(s[next]) || s[next] >= utf8.RuneSelf) || at > 0 && s[at-1]|0x20 == 's'
}

// lowered is a word in lower case; the words of the lexicon cost no memory.
func lowered(word string) (string, *lexeme) {
	var buffer [16]byte
	if len(word) <= len(buffer) {
		b := buffer[:0]
		for i := range len(word) {
			c := word[i]
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			b = append(b, c)
		}
		if known, ok := lexicon[string(b)]; ok {
			return known.word, known
		}
	}
	low := strings.ReplaceAll(strings.ToLower(word), "’", "'")
	return low, lookUp(low)
}

// lexRune takes what is not ASCII, or a quotation mark. White space gives skip.
func lexRune(s string, i int) (t token, skip int) {
	r, size := utf8.DecodeRuneInString(s[i:])
	switch {
	case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
		return token{}, size
	case r == '"' || r == '“' || r == '‘':
		closing := map[rune]string{'"': `"`, '“': "”", '‘': "’"}[r]
		if n := strings.Index(s[i+size:], closing); n > 0 {
			return token{kind: tokenName, start: i + size, end: i + size + n}, 0
		}
	case unicode.IsLetter(r) && r != 'º' && r != 'ª':
		t = lexWord(s, i)
		return t, 0
	case r >= '‐' && r <= '―' || r == '−':
		return token{kind: tokenMark, mark: '-', start: i, end: i + size}, 0
	}
	return token{kind: tokenMark, mark: r, start: i, end: i + size}, 0
}

// closingQuote is the length of the quotation mark that rest begins with.
func closingQuote(rest string) int {
	_, size := utf8.DecodeRuneInString(rest)
	return size
}
