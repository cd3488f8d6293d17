package export

import (
	"fmt"
	"strconv"
)

// operatorScanner reads a stream of operators with what they are given
// (ISO 32000-1, 7.8.2). Of dictionaries, which say what is drawn and not how, it
// keeps nothing.
type operatorScanner struct {
	ops     []byte
	at      int
	numbers []float64
	name    string // the last
	text    []byte // of the last string
}

// forget makes ready for the next operator.
func (s *operatorScanner) forget() { s.numbers, s.name, s.text = s.numbers[:0], "", nil }

// next reads up to an operator; "" at the end.
func (s *operatorScanner) next() (string, error) {
	for {
		s.skip()
		if s.at >= len(s.ops) {
			return "", nil
		}
		switch c := s.ops[s.at]; {
		case c == '/':
			s.at++
			s.name = s.word()
		case c == '(':
			s.text = s.literal()
		case c == '<' && s.at+1 < len(s.ops) && s.ops[s.at+1] == '<':
			s.dictionary()
		case c == '[' || c == ']':
			s.at++
		case c == '-' || c == '.' || c >= '0' && c <= '9':
			word := s.word()
			v, err := strconv.ParseFloat(word, 64)
			if err != nil {
				return "", fmt.Errorf("number: %w", ErrPaint)
			}
			s.numbers = append(s.numbers, v)
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
			return s.word(), nil
		default:
			return "", fmt.Errorf("byte %#x among operators: %w", c, ErrPaint)
		}
	}
}

func (s *operatorScanner) skip() {
	for s.at < len(s.ops) && spaceByte(s.ops[s.at]) {
		s.at++
	}
}

func spaceByte(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// word is what stands up to the next space or delimiter.
func (s *operatorScanner) word() string {
	from := s.at
	for s.at < len(s.ops) {
		switch c := s.ops[s.at]; {
		case spaceByte(c), c == '/', c == '(', c == '<', c == '>', c == '[', c == ']':
			return string(s.ops[from:s.at])
		}
		s.at++
	}
	return string(s.ops[from:])
}

// literal is a string in brackets, as stringByte writes them.
func (s *operatorScanner) literal() []byte {
	var text []byte
	for s.at++; s.at < len(s.ops) && s.ops[s.at] != ')'; s.at++ {
		c := s.ops[s.at]
		if c == '\\' && s.at+1 < len(s.ops) {
			s.at++
			if c = s.ops[s.at]; c == 'r' {
				c = '\r'
			}
		}
		text = append(text, c)
	}
	s.at++
	return text
}

// dictionary passes over one, with those in it.
func (s *operatorScanner) dictionary() {
	for depth := 0; s.at < len(s.ops); {
		switch {
		case s.ops[s.at] == '(':
			s.literal()
			continue
		case s.pair('<'):
			depth++
			s.at++
		case s.pair('>'):
			depth--
			s.at++
		}
		s.at++
		if depth == 0 {
			return
		}
	}
}

func (s *operatorScanner) pair(c byte) bool {
	return s.ops[s.at] == c && s.at+1 < len(s.ops) && s.ops[s.at+1] == c
}
