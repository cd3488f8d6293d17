package when

import (
	"unicode"
	"unicode/utf8"
)

// plainSigns is a text as dates are read in it: every space is the same space, every
// dash a hyphen, and what is not seen is gone. Word turns what is typed into signs
// of that kind by itself.
type plainSigns struct {
	text string
	at   []int // where each byte of it stood; nil where nothing had to be changed
}

// otherLetter and otherSign stand for what is no ASCII: the first goes on with a
// word, the second with nothing.
const (
	otherLetter = utf8.RuneSelf
	otherSign   = ';'
)

func inPlainSigns(text string) plainSigns {
	i := 0
	for i < len(text) && text[i] < utf8.RuneSelf {
		i++
	}
	if i == len(text) {
		return plainSigns{text: text}
	}
	plain, at := make([]byte, 0, len(text)), make([]int, 0, len(text)+1)
	for i, r := range text {
		if c := plainSign(r); c != 0 {
			plain, at = append(plain, c), append(at, i)
		}
	}
	return plainSigns{string(plain), at}
}

// from and to are where a stretch of the plain signs began and ended in the text.
func (p plainSigns) from(i int) int {
	if p.at == nil {
		return i
	}
	return p.at[i]
}

func (p plainSigns) to(text string, i int) int {
	if p.at == nil {
		return i
	}
	last := p.at[i-1]
	_, size := utf8.DecodeRuneInString(text[last:])
	return last + size
}

// plainSign is what stands for a character; 0 where it is not seen.
func plainSign(r rune) byte {
	switch {
	case r < utf8.RuneSelf:
		return byte(r)
	case r == '’' || r == '‘' || r == '′' || r == 'ʼ':
		return '\''
	case r == '\u2044' || r == '\u2215' || r == '\uff0f':
		return '/'
	case r == '·' || r == '\u2024' || r == '\uff0e':
		return '.'
	case r == '\u2212' || unicode.Is(unicode.Pd, r):
		return '-'
	case r == '\u2028' || r == '\u2029':
		return '\n'
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r):
		return 0
	case superscripts[r] != 0:
		return superscripts[r]
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return otherLetter
	}
	return otherSign
}

// superscripts are the small letters of 12ᵗʰ.
var superscripts = map[rune]byte{'ᵗ': 't', 'ʰ': 'h', 'ˢ': 's', 'ⁿ': 'n', 'ᵈ': 'd', 'ʳ': 'r'}
