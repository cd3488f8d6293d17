package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// style is how a stretch of text is set.
type style struct {
	face   face
	size   float64 // points
	colour colour
}

func (s style) in(f face) style       { s.face = f; return s }
func (s style) tinted(c colour) style { s.colour = c; return s }

// span is a stretch of cleaned text in one style.
type span struct {
	text  string
	style style
	link  *link // where it leads; may be nil
}

// piece is the part of a span that stands on one line. The space at which a
// line was broken stays in the text (readers and screen readers need it) but
// not in the width.
type piece struct {
	text  string
	style style
	link  *link
	width float64
}

// line is one line of set text.
type line []piece

func (l line) width() float64 {
	sum := 0.0
	for i := range l {
		sum += l[i].width
	}
	return sum
}

// wrapper breaks spans into lines.
type wrapper struct {
	widths *faceWidths
	spans  []span
	start  spot // of the line being filled
	slab   []piece
	lines  []line
}

// spot is a byte of a span.
type spot struct{ span, byte int }

// wrap breaks cleaned text into lines of at most limit points: at spaces, after
// hyphens, dashes and slashes, at every \n, and inside a word only where it is
// wider than the line. No-break spaces and hyphens hold. There is always at
// least one line.
func (w *wrapper) wrap(spans []span, limit float64) []line {
	w.spans, w.start, w.lines = spans, spot{}, nil
	at, fit := spot{}, spot{}
	used := 0.0
	for at.span < len(spans) {
		s := &spans[at.span]
		if at.byte >= len(s.text) {
			at = spot{at.span + 1, 0}
			continue
		}
		r, size := decode(s.text, at.byte)
		next := spot{at.span, at.byte + size}
		if r == '\n' {
			w.emit(at)
			w.start, fit, at, used = next, next, next, 0
			continue
		}
		advance := float64(w.widths[s.style.face][r]) * s.style.size / 1000
		if r != ' ' && used+advance > limit && at != w.start {
			if fit == w.start {
				fit = at // one word is wider than the line
			}
			w.emit(fit)
			w.start, at, used = fit, fit, 0
			continue
		}
		used += advance
		at = next
		if r == ' ' || w.breaks(r, next) {
			fit = next
		}
	}
	w.emit(at)
	return w.lines
}

// decode reads the character at a byte of cleaned text.
func decode(s string, i int) (rune, int) {
	if b := s[i]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(s[i:])
}

// breaks reports whether a line may end after r: a hyphen, dash or slash that a
// letter follows. Before a digit it would tear dates and scores (2/7, 6-8) apart.
func (w *wrapper) breaks(r rune, next spot) bool {
	switch r {
	case '-', '\u2010', '\u2013', '\u2014', '/':
		return unicode.IsLetter(w.peek(next))
	}
	return false
}

// peek returns the character at a place, or 0 at the end.
func (w *wrapper) peek(at spot) rune {
	for at.span < len(w.spans) {
		if text := w.spans[at.span].text; at.byte < len(text) {
			r, _ := decode(text, at.byte)
			return r
		}
		at = spot{at.span + 1, 0}
	}
	return 0
}

// emit ends the line before the place given.
func (w *wrapper) emit(end spot) {
	first := len(w.slab)
	for i := w.start.span; i <= end.span && i < len(w.spans); i++ {
		from, to := 0, len(w.spans[i].text)
		if i == w.start.span {
			from = w.start.byte
		}
		if i == end.span {
			to = end.byte
		}
		if from >= to {
			continue
		}
		s := &w.spans[i]
		w.slab = append(w.slab, piece{text: s.text[from:to], style: s.style, link: s.link})
	}
	pieces := w.slab[first:len(w.slab):len(w.slab)]
	for i := range pieces {
		text := pieces[i].text
		if i == len(pieces)-1 {
			text = strings.TrimRight(text, " ")
		}
		pieces[i].width = w.widths.text(text, pieces[i].style.face, pieces[i].style.size)
	}
	w.lines = append(w.lines, pieces)
}

// cut shortens text to one line of at most limit points, with an ellipsis where it was cut.
func (w *faceWidths) cut(text string, s style, limit float64) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if w.text(text, s.face, s.size) <= limit {
		return text
	}
	limit -= w.text("…", s.face, s.size)
	used := 0.0
	for i, r := range text {
		used += float64(w[s.face][r]) * s.size / 1000
		if used > limit {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}
