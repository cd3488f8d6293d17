package naming

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"throughline.org/throughline/chronology/spelling"
)

// plain writes a word without what a reader does not see: soft hyphens, characters
// without width, the hyphen of a word that was broken at the end of its line; with
// ordinary letters for wide, slanted or joined ones; and with Latin letters for
// those of other scripts that look the same, where the rest is Latin.
func plain(word string) string {
	if spelling.ASCII(word) && !strings.ContainsAny(word, "-`") {
		return word
	}
	latin := strings.ContainsFunc(word, func(r rune) bool { return r < utf8.RuneSelf && asciiLetter(byte(r)) })
	return strings.Map(func(r rune) rune {
		switch {
		case unseen(r) || r == '-' || r == '\n' || r == '\r':
			return -1
		case latin && lookalikes[r] != 0:
			return lookalikes[r]
		}
		return r
	}, norm.NFKC.String(strings.Map(straight, word)))
}

// straight writes the usual apostrophe for the others.
func straight(r rune) rune {
	if apostrophe(r) {
		return '\''
	}
	return r
}

// unseen reports whether a character within a word does not show.
func unseen(r rune) bool {
	switch r {
	case '\u00ad', '\u034f', '\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return false
}

// lookalikes are letters that look like Latin ones.
var lookalikes = func() map[rune]rune {
	pairs := []rune("аaеeоoрpсcуyхxіiјjѕsԁdһhАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSαaοoνvΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX")
	like := map[rune]rune{}
	for i := 0; i < len(pairs); i += 2 {
		like[pairs[i]] = pairs[i+1]
	}
	return like
}()

// brokenLine is the length of a hyphen at the end of a line within a word that the
// next line goes on with; 0 for none.
func brokenLine(rest string) int {
	if !strings.HasPrefix(rest, "-") {
		return 0
	}
	n := 1
	if strings.HasPrefix(rest[n:], "\r") {
		n++
	}
	if !strings.HasPrefix(rest[n:], "\n") {
		return 0
	}
	n++
	if r, _ := utf8.DecodeRuneInString(rest[n:]); !unicode.IsLower(r) {
		return 0
	}
	return n
}

// unbroken is a word that a line's end breaks, if together it is a name; else its
// halves by themselves, as a dash may end a line too: "to Jane-\nshe left".
func (s *Search) unbroken(written string, whole *word) *word {
	if whole != nil && len(whole.parts) > 0 && !whole.parts[0].slip {
		return whole
	}
	var list []token
	says := false
	for from := 0; from < len(written); {
		end := len(written)
		if i := strings.IndexByte(written[from:], '-'); i >= 0 {
			end = from + i
		}
		half := token{from: from, to: end, word: s.word(written[from:end])}
		list = append(list, half)
		says = says || half.word != nil
		for from = end; from < len(written) && (written[from] == '-' || written[from] == '\r' || written[from] == '\n'); from++ {
		}
	}
	if !says {
		return whole
	}
	return &word{inner: list}
}

// goesUnseen is the length of what does not show, within a word that goes on after
// it; 0 for none.
func goesUnseen(rest string) int {
	n := 0
	for n < len(rest) {
		r, size := utf8.DecodeRuneInString(rest[n:])
		if !unseen(r) {
			if n > 0 && (unicode.IsLetter(r) || unicode.IsMark(r)) {
				return n
			}
			return 0
		}
		n += size
	}
	return 0
}
