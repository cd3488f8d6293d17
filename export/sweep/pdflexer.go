package sweep

import "bytes"

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
