package archive

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// said is the text of the token read last.
func (r *Reader) said() (string, error) {
	text := r.text
	if !r.plain {
		var err error
		if text, err = decoded(text); err != nil {
			return "", err
		}
	}
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if !utf8.Valid(text) {
		text = bytes.ToValidUTF8(text, []byte("\uFFFD"))
	}
	return string(text), nil
}

// decoded puts the characters in for which entities stand.
func decoded(text []byte) ([]byte, error) {
	out := make([]byte, 0, len(text))
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(out, text...), nil
		}
		out = append(out, text[:i]...)
		end := bytes.IndexByte(text[i:], ';')
		if end < 0 {
			return nil, ErrDamaged
		}
		c, ok := entity(string(text[i+1 : i+end]))
		if !ok {
			return nil, fmt.Errorf("%w: an entity that is not declared", ErrDamaged)
		}
		out = utf8.AppendRune(out, c)
		text = text[i+end+1:]
	}
}

// entity is the character that an entity stands for: one of the five, or one by
// its number.
func entity(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, is := strings.CutPrefix(name, "#")
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if !is || err != nil {
		return 0, false
	}
	if c := rune(n); utf8.ValidRune(c) && c != 0 {
		return c, true
	}
	return utf8.RuneError, true
}

// Attr is an attribute without its namespace, "" where it is not there.
func Attr(e Element, name string) string {
	rest := e.attrs
	for {
		equals := bytes.IndexByte(rest, '=')
		if equals < 0 {
			return ""
		}
		own := bytes.TrimSpace(rest[:equals])
		rest = bytes.TrimLeft(rest[equals+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return ""
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return ""
		}
		value := rest[1 : 1+end]
		rest = rest[end+2:]
		if i := bytes.LastIndexByte(own, ':'); i >= 0 {
			own = own[i+1:]
		}
		if string(own) != name {
			continue
		}
		if bytes.IndexByte(value, '&') >= 0 {
			plain, err := decoded(value)
			if err != nil {
				return ""
			}
			value = plain
		}
		return strings.ToValidUTF8(string(value), "\uFFFD")
	}
}

// Flag reads an element that switches something: on unless its value says off.
func Flag(e Element) bool {
	switch Attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}
