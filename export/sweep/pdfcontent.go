package sweep

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// contentReader reads the text of a page from its operators.
type contentReader struct {
	text  []byte
	fonts pdfFonts
	font  *codeMap
	out   []byte

	// Where a word is too long for its line it is broken without a mark, and a word
	// may have been broken by a hyphen. What ends
	// one line and begins the next at the same margin is kept together in broken.
	x, lastX []byte // of this line and the one before
	start    int    // of this line in out
	broken   []byte
}

// says tells the bytes with which something begins that a reader of text has to
// look at; most of a page is numbers and operators of lines and colours.
var says = func() (class [256]bool) {
	for _, c := range []byte("(<[]T%") {
		class[c] = true
	}
	return class
}()

// read puts into out what the operators of a page show, each stretch on a line of
// its own, and the actual and alternative texts that stand among them.
func (r *contentReader) read(text []byte) {
	*r = contentReader{text: text, fonts: r.fonts, out: r.out[:0], broken: r.broken[:0]}
	l := lexer{text: text}
	array := false
	for {
		for l.at < len(text) && !says[text[l.at]] {
			l.at++
		}
		if l.at == len(text) {
			r.hyphens()
			return
		}
		switch c := text[l.at]; {
		case c == 'T':
			r.operator(l.at)
			l.at++
		case c == '[' || c == ']':
			array = c == '['
			l.at++
			if !array {
				r.line()
			}
		case c == '<' && l.at+1 < len(text) && text[l.at+1] == '<':
			l.at += 2
		case c == '(' && r.plainString(&l):
			if !array {
				r.line()
			}
		default:
			if kind, token := l.next(); kind == stringToken {
				r.show(token)
				if !array {
					r.line()
				}
			}
		}
	}
}

// plainString shows a string of ASCII characters in a font whose codes are those
// of the characters, as nearly all are. It leaves others where they are.
func (r *contentReader) plainString(l *lexer) bool {
	if r.font != nil && !r.font.plain {
		return false
	}
	text, at, before := l.text, l.at+1, len(r.out)
	for at+1 < len(text) && text[at] == 0 && simple[text[at+1]] {
		r.out = append(r.out, text[at+1])
		at += 2
	}
	if at < len(text) && text[at] == ')' {
		l.at = at + 1
		return true
	}
	r.out = r.out[:before]
	return false
}

// simple tells the ASCII characters that stand for themselves in a string.
var simple = func() (class [256]bool) {
	for c := range utf8.RuneSelf {
		class[c] = c != '\\' && c != '(' && c != ')'
	}
	return class
}()

// operator heeds those that set a font (Tf) or a place (Td, Tm).
func (r *contentReader) operator(at int) {
	text := r.text
	if at == 0 || !white(text[at-1]) || at+1 == len(text) || at+2 < len(text) && charClass[text[at+2]] == 0 {
		return
	}
	switch text[at+1] {
	case 'f':
		r.font = r.fonts[string(operand(text, at, 2))]
	case 'd', 'm':
		r.lastX, r.x = r.x, operand(text, at, 2)
	}
}

// operand is the n-th word before a place.
func operand(text []byte, at, n int) []byte {
	from := at
	for range n {
		at = from
		for at > 0 && white(text[at-1]) {
			at--
		}
		from = at
		for from > 0 && charClass[text[from-1]] == 0 {
			from--
		}
	}
	if from > 0 && text[from-1] == '/' {
		from--
	}
	return text[from:at]
}

// line ends a stretch. One that ends with a space or a hyphen goes on in the next.
func (r *contentReader) line() {
	n := len(r.out)
	if n > 0 && r.out[n-1] != ' ' && r.out[n-1] != '\n' && r.out[n-1] != '-' && r.out[n-1] != '/' {
		r.out = append(r.out, '\n')
	}
	if r.start > 1 && r.start < n && (r.out[r.start-1] == '\n' && r.sameMargin() || r.out[r.start-1] == '-') {
		from, to := r.start-1, r.start
		for from > 0 && r.out[from-1] != ' ' && r.out[from-1] != '\n' {
			from--
		}
		for to < n && r.out[to] != ' ' && r.out[to] != '\n' {
			to++
		}
		before, after := r.out[from:r.start-1], r.out[r.start:to]
		if oneWord(before, after) {
			r.broken = append(append(append(r.broken, before...), after...), '\n')
		}
	}
	r.start = len(r.out)
}

// sameMargin reports whether a line begins where the one before did: at the same
// place, or right below.
func (r *contentReader) sameMargin() bool {
	return bytes.Equal(r.x, r.lastX) || string(r.x) == "0"
}

// hyphens keeps together in broken what the review's own text had broken at the end
// of a line, which is printed as "Thorn- bury".
func (r *contentReader) hyphens() {
	for at := 0; ; {
		i := bytes.Index(r.out[at:], []byte("- "))
		if i < 0 {
			return
		}
		from, to := at+i, at+i+2
		at = to
		for from > 0 && wordByte(r.out[from-1]) {
			from--
		}
		for to < len(r.out) && wordByte(r.out[to]) {
			to++
		}
		if from < at-2 && to > at {
			r.broken = append(append(append(r.broken, r.out[from:at-2]...), r.out[at:to]...), '\n')
		}
	}
}

// oneWord reports whether a line may have broken a word into these. A full stop
// and a capital do not make one.
func oneWord(before, after []byte) bool {
	last, _ := utf8.DecodeLastRune(before)
	first, _ := utf8.DecodeRune(after)
	return !unicode.IsPunct(last) || !unicode.IsUpper(first)
}

// show adds a string in the font that is set. One with a mark of its own in front
// is no shown text, but says what stands there.
func (r *contentReader) show(s []byte) {
	if bytes.HasPrefix(s, []byte{0xfe, 0xff}) {
		r.out = append(r.out, utf16String(s[2:])...)
		return
	}
	if r.font != nil && r.font.bytes == 1 {
		for _, c := range s {
			r.out = append(r.out, r.font.text(int(c))...)
		}
		return
	}
	plain := r.font == nil || r.font.plain
	for i := 0; i+1 < len(s); i += 2 {
		if plain && s[i] == 0 && s[i+1] < utf8.RuneSelf {
			r.out = append(r.out, s[i+1])
			continue
		}
		code := int(s[i])<<8 | int(s[i+1])
		switch {
		case plain:
			r.out = utf8.AppendRune(r.out, rune(code))
		default:
			r.out = append(r.out, r.font.text(code)...)
		}
	}
}

func utf16String(s []byte) string {
	units := make([]uint16, len(s)/2)
	for i := range units {
		units[i] = binary.BigEndian.Uint16(s[2*i:])
	}
	return string(utf16.Decode(units))
}
