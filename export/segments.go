package export

import (
	"strings"

	"github.com/rivo/uniseg"
)

// segments divides text at the places where a line may be broken: those of the
// Unicode line breaking algorithm (UAX #14), by a library. After hyphens, dashes
// and slashes it allows a break before a letter, never within dates and scores
// (2/7, 6-8), never at a no-break space.
//
// Most text is words of plain letters between single spaces, about which the
// algorithm has nothing to ask; they are found here, in a tenth of the time.
type segments struct {
	text  string
	at    int
	end   int  // of the paragraph: after the next \n, across which the library is not to look
	state int  // of the library, after the segment before
	known bool // state is of the segment before
}

// The characters of words that the algorithm never breaks, and that it always
// lets be broken from the next such word by a space.
var wordCharacters = characters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,.;:")
var wordBeginnings = characters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

func digit(b byte) bool { return '0' <= b && b <= '9' }

func characters(list string) (set [256]bool) {
	for i := range len(list) {
		set[list[i]] = true
	}
	return set
}

// next returns the next segment, spaces at its end with it; an empty one at the
// end of the text.
func (s *segments) next() (from, to int) {
	from = s.at
	if from == len(s.text) {
		return from, from
	}
	if end := s.word(from); end > 0 {
		s.at, s.known = end, false
		return from, end
	}
	if from >= s.end {
		s.end, s.known = paragraphEnd(s.text, from), false
	}
	state := -1
	if s.known {
		state = s.state
	}
	segment, _, _, state := uniseg.FirstLineSegmentInString(s.text[from:s.end], state)
	if n := afterQuotation(segment); n > 0 {
		s.at, s.known = from+n, false
		return from, s.at
	}
	s.at, s.state, s.known = from+len(segment), state, true
	return from, s.at
}

// afterQuotation is where a segment may be broken between a quotation and a
// bracket, as in “visit” (6.10). Unicode has allowed it since version 15.1 (it
// did away with rule LB15); the library is of 15.0. 0 where there is none.
func afterQuotation(segment string) int {
	for _, quote := range []string{"” ", "’ ", "\" ", "' "} {
		if at := strings.Index(segment, quote+"("); at > 0 {
			return at + len(quote)
		}
	}
	return 0
}

func paragraphEnd(text string, from int) int {
	if n := strings.IndexByte(text[from:], '\n'); n >= 0 {
		return from + n + 1
	}
	return len(text)
}

// word returns the end of a plain word with the spaces after it, where the next
// word is plain too or the line ends; 0 where the algorithm must be asked.
func (s *segments) word(from int) int {
	at := from
	if !wordBeginnings[s.text[at]] {
		return 0
	}
	for at < len(s.text) && wordCharacters[s.text[at]] {
		if at++; at < len(s.text) && digit(s.text[at]) && !wordBeginnings[s.text[at-1]] {
			return 0 // a number, or a break before one
		}
	}
	for at < len(s.text) && s.text[at] == ' ' {
		at++
	}
	switch {
	case at == len(s.text):
		return at
	case s.text[at] == '\n':
		return at + 1
	case s.text[at-1] == ' ' && wordBeginnings[s.text[at]]:
		return at
	}
	return 0
}
