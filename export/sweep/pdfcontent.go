package sweep

import (
	"bytes"
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// tokenKind is what a token of PDF is.
type tokenKind int

const (
	endToken tokenKind = iota
	stringToken
	nameToken
	otherToken // numbers, operators, brackets
)

// lexer takes PDF apart. The token of a string is what it holds.
type lexer struct {
	text   []byte
	at     int
	buffer []byte
}

func (l *lexer) next() (tokenKind, []byte) {
	for l.at < len(l.text) && white(l.text[l.at]) {
		l.at++
	}
	if l.at == len(l.text) {
		return endToken, nil
	}
	from := l.at
	switch c := l.text[l.at]; {
	case c == '(':
		return stringToken, l.literal()
	case c == '<' && from+1 < len(l.text) && l.text[from+1] != '<':
		return stringToken, l.hex()
	case c == '%':
		for l.at < len(l.text) && l.text[l.at] != '\n' && l.text[l.at] != '\r' {
			l.at++
		}
		return l.next()
	case c == '/':
		l.at++
		l.word()
		return nameToken, l.text[from:l.at]
	case delimiter(c):
		l.at++
		if (c == '<' || c == '>') && l.at < len(l.text) && l.text[l.at] == c {
			l.at++ // of a dictionary
		}
		return otherToken, l.text[from:l.at]
	}
	l.word()
	return otherToken, l.text[from:l.at]
}

func (l *lexer) word() {
	for l.at < len(l.text) && charClass[l.text[l.at]] == 0 {
		l.at++
	}
}

// toString passes over what is no string and reports whether one comes.
func (l *lexer) toString() bool {
	for l.at < len(l.text) {
		switch l.text[l.at] {
		case '(':
			return true
		case '<':
			if l.at+1 < len(l.text) && l.text[l.at+1] != '<' {
				return true
			}
			l.at++
		case '%':
			for l.at < len(l.text) && l.text[l.at] != '\n' && l.text[l.at] != '\r' {
				l.at++
			}
			continue
		}
		l.at++
	}
	return false
}

// charClass tells white space (1) and delimiters (2) from what words are made of.
var charClass = func() (class [256]byte) {
	for _, c := range []byte(" \n\r\t\x00\f") {
		class[c] = 1
	}
	for _, c := range []byte("()<>[]{}/%") {
		class[c] = 2
	}
	return class
}()

func digit(c byte) bool { return c >= '0' && c <= '9' }

func wordByte(c byte) bool {
	return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || c == '_'
}

func white(c byte) bool { return charClass[c] == 1 }

func delimiter(c byte) bool { return charClass[c] == 2 }

// literal reads a string in round brackets.
func (l *lexer) literal() []byte {
	l.at++
	if end := bytes.IndexByte(l.text[l.at:], ')'); end >= 0 && !bytes.ContainsAny(l.text[l.at:l.at+end], "\\(") {
		s := l.text[l.at : l.at+end]
		l.at += end + 1
		return s
	}
	l.buffer = l.buffer[:0]
	depth := 1
	for ; l.at < len(l.text); l.at++ {
		switch c := l.text[l.at]; c {
		case '\\':
			l.escape()
			continue
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.at++
				return l.buffer
			}
		}
		l.buffer = append(l.buffer, l.text[l.at])
	}
	return l.buffer
}

func (l *lexer) escape() {
	l.at++
	if l.at == len(l.text) {
		return
	}
	switch c := l.text[l.at]; {
	case c == 'n':
		l.buffer = append(l.buffer, '\n')
	case c == 'r':
		l.buffer = append(l.buffer, '\r')
	case c == 't':
		l.buffer = append(l.buffer, '\t')
	case c == 'b':
		l.buffer = append(l.buffer, '\b')
	case c == 'f':
		l.buffer = append(l.buffer, '\f')
	case c >= '0' && c <= '7':
		n := 0
		for k := 0; k < 3 && l.at < len(l.text) && l.text[l.at] >= '0' && l.text[l.at] <= '7'; k++ {
			n = 8*n + int(l.text[l.at]-'0')
			l.at++
		}
		l.at--
		l.buffer = append(l.buffer, byte(n))
	case c == '\n':
	case c == '\r':
		if l.at+1 < len(l.text) && l.text[l.at+1] == '\n' {
			l.at++
		}
	default:
		l.buffer = append(l.buffer, c)
	}
}

// hex reads a string in angle brackets.
func (l *lexer) hex() []byte {
	l.buffer = l.buffer[:0]
	half, whole := byte(0), false
	for l.at++; l.at < len(l.text); l.at++ {
		c := l.text[l.at]
		var n byte
		switch {
		case c == '>':
			l.at++
			if whole {
				l.buffer = append(l.buffer, half<<4)
			}
			return l.buffer
		case digit(c):
			n = c - '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			n = c | 0x20 - 'a' + 10
		default:
			continue
		}
		if whole {
			l.buffer = append(l.buffer, half<<4|n)
		}
		half, whole = n, !whole
	}
	return l.buffer
}

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

// pdfFonts are the codes of fonts, by the names that pages call them by.
type pdfFonts map[string]*codeMap

// codeMap says what the codes of a font stand for.
type codeMap struct {
	ranges []codeRange
	bytes  int  // of a code
	plain  bool // every code is its own character
}

type codeRange struct {
	from, to int
	text     []rune // of from; the last counts on
}

func (m *codeMap) text(code int) string {
	i, found := slices.BinarySearchFunc(m.ranges, code, func(r codeRange, code int) int {
		switch {
		case r.to < code:
			return -1
		case r.from > code:
			return 1
		}
		return 0
	})
	if !found {
		return string(rune(code))
	}
	r := m.ranges[i]
	text := slices.Clone(r.text)
	if len(text) > 0 {
		text[len(text)-1] += rune(code - r.from)
	}
	return string(text)
}

// fonts reads what the fonts say of their codes.
func (f *pdfFile) fonts() pdfFonts {
	fonts := pdfFonts{}
	for _, value := range f.values() {
		dictionary := afterKey(value, "/Font")
		if !bytes.HasPrefix(dictionary, []byte("<<")) {
			if refs := references(dictionary); len(refs) == 1 {
				dictionary = bytes.TrimLeft(f.value(refs[0]), " \r\n")
			}
			if !bytes.HasPrefix(dictionary, []byte("<<")) {
				continue
			}
		}
		dictionary, _, _ = bytes.Cut(dictionary[2:], []byte(">>"))
		for len(dictionary) > 0 {
			at := bytes.IndexByte(dictionary, '/')
			if at < 0 {
				break
			}
			dictionary = dictionary[at:]
			end := 1
			for end < len(dictionary) && !white(dictionary[end]) && !delimiter(dictionary[end]) {
				end++
			}
			name := string(dictionary[:end])
			dictionary = dictionary[end:]
			number, _ := leadingInt(bytes.TrimLeft(dictionary, " \r\n"))
			if font := f.value(number); font != nil {
				fonts[name] = f.codes(font)
			}
		}
	}
	return fonts
}

func (f *pdfFile) codes(font []byte) *codeMap {
	m := &codeMap{bytes: 1}
	if bytes.Contains(font, []byte("/Type0")) {
		m.bytes = 2
	}
	refs := references(afterKey(font, "/ToUnicode"))
	if len(refs) == 0 || f.objects[refs[0]] == nil {
		return m
	}
	m.parse(f.objects[refs[0]].stream)
	m.plain = m.bytes == 2 && !slices.ContainsFunc(m.ranges, func(r codeRange) bool {
		return len(r.text) != 1 || int(r.text[0]) != r.from
	})
	return m
}

// parse reads a ToUnicode map.
func (m *codeMap) parse(text []byte) {
	l := lexer{text: text}
	var mode string
	var held [][]byte
	array, index := false, 0
	for {
		kind, token := l.next()
		if kind == endToken {
			break
		}
		word := string(token)
		switch {
		case kind == otherToken && (word == "beginbfrange" || word == "beginbfchar"):
			mode, held = word, nil
		case kind == otherToken && (word == "endbfrange" || word == "endbfchar"):
			mode = ""
		case kind == otherToken && word == "[":
			array, index = true, 0
		case kind == otherToken && word == "]":
			array, held = false, nil
		case kind == stringToken && mode != "":
			if array && len(held) == 2 {
				code := number(held[0]) + index
				m.ranges = append(m.ranges, codeRange{code, code, []rune(utf16String(token))})
				index++
				continue
			}
			held = append(held, bytes.Clone(token))
			if mode == "beginbfchar" && len(held) == 2 {
				code := number(held[0])
				m.ranges = append(m.ranges, codeRange{code, code, []rune(utf16String(held[1]))})
				held = nil
			}
			if mode == "beginbfrange" && len(held) == 3 {
				m.ranges = append(m.ranges, codeRange{number(held[0]), number(held[1]), []rune(utf16String(held[2]))})
				held = nil
			}
		}
	}
	slices.SortFunc(m.ranges, func(a, b codeRange) int { return a.from - b.from })
}

func number(s []byte) int {
	n := 0
	for _, c := range s {
		n = n<<8 | int(c)
	}
	return n
}
