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

// piece is the part of a span that stands on one line. The space or line end at
// which a line was broken stays in the text (readers and screen readers need it)
// but not in the width.
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
	starts []int // where each span begins in the whole text
	whole  []byte
	breaks []int // where the line being filled could be broken
	slab   []piece
	lines  []line
}

// slabPieces is how many pieces are allocated at a time.
const slabPieces = 1024

// wrap breaks cleaned text into lines of at most limit points: where Unicode
// allows it (segments.go), at every \n, and inside a word only where it is wider
// than the line. A date, and a name with its number, is kept on one line where it
// fits on one (ties.go). There is always at least one line.
func (w *wrapper) wrap(spans []span, limit float64) []line {
	w.spans, w.lines = spans, nil
	text := w.join()
	parts := segments{text: text}
	start, used := 0, 0.0 // of the line being filled
	w.breaks = w.breaks[:0]
	for {
		from, to := parts.next()
		if from == to {
			break
		}
		fill, all := w.measure(from, to)
		if used+fill > limit && from > start {
			at, before := w.breakBefore(text, start, from, to, limit-fill)
			w.emit(start, at)
			start, used, w.breaks = at, before, w.breaks[:0]
		}
		if used+fill > limit {
			start, used = w.tear(from, to, limit)
		} else {
			used += all
		}
		w.breaks = append(w.breaks, from)
		if text[to-1] == '\n' {
			w.emit(start, to)
			start, used, w.breaks = to, 0, w.breaks[:0]
		}
	}
	w.emit(start, len(text))
	return w.lines
}

// join returns the whole text of the spans.
func (w *wrapper) join() string {
	w.starts = w.starts[:0]
	if len(w.spans) == 1 {
		w.starts = append(w.starts, 0)
		return w.spans[0].text
	}
	w.whole = w.whole[:0]
	for i := range w.spans {
		w.starts = append(w.starts, len(w.whole))
		w.whole = append(w.whole, w.spans[i].text...)
	}
	return string(w.whole)
}

// parts yields the stretches of the text from one byte to another, span by span.
func (w *wrapper) parts(from, to int) func(func(*span, string) bool) {
	return func(yield func(*span, string) bool) {
		for i := range w.spans {
			s, start := &w.spans[i], w.starts[i]
			end := start + len(s.text)
			if end <= from {
				continue
			}
			if start >= to {
				return
			}
			if !yield(s, s.text[max(from-start, 0):min(to, end)-start]) {
				return
			}
		}
	}
}

// measure returns the width of a stretch, without and with the spaces at its end.
func (w *wrapper) measure(from, to int) (fill, all float64) {
	for s, text := range w.parts(from, to) {
		advances := &w.widths.advance[s.style.face]
		scale := s.style.size / 1000
		for _, r := range text {
			if r == '\n' {
				continue
			}
			all += float64(advances[r]) * scale
			if r != ' ' {
				fill = all
			}
		}
	}
	return fill, all
}

// tear breaks a word that is wider than a line, never before a mark that stands
// on the letter before it. It returns where the line begins that is left to be
// filled, and how much of it is.
func (w *wrapper) tear(from, to int, limit float64) (start int, used float64) {
	start = from
	at := from
	for s, text := range w.parts(from, to) {
		for _, r := range text {
			advance := 0.0
			if r != '\n' {
				advance = float64(w.widths.advance[s.style.face][r]) * s.style.size / 1000
			}
			if used+advance > limit && at > start && r != ' ' && r != '\n' && !unicode.Is(unicode.Mn, r) {
				w.emit(start, at)
				start, used = at, 0
			}
			used += advance
			at += utf8.RuneLen(r)
		}
	}
	return start, used
}

// emit makes a line of the text from one byte to another.
func (w *wrapper) emit(from, to int) {
	if cap(w.slab)-len(w.slab) < len(w.spans) {
		w.slab = make([]piece, 0, max(slabPieces, len(w.spans)))
	}
	first := len(w.slab)
	for s, text := range w.parts(from, to) {
		w.slab = append(w.slab, piece{text: text, style: s.style, link: s.link})
	}
	pieces := w.slab[first:len(w.slab):len(w.slab)]
	for i := range pieces {
		text := pieces[i].text
		if i == len(pieces)-1 {
			text = strings.TrimRight(text, " \n")
		}
		pieces[i].width = w.widths.text(text, pieces[i].style.face, pieces[i].style.size)
	}
	w.lines = append(w.lines, pieces)
}

// cutHead shortens text to its last words, of at most limit points, with an ellipsis
// before them.
func (w *faceWidths) cutHead(text string, s style, limit float64) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if w.text(text, s.face, s.size) <= limit {
		return text
	}
	limit -= w.text("…", s.face, s.size)
	from, used := len(text), 0.0
	for from > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if used += float64(w.advance[s.face][r]) * s.size / 1000; used > limit {
			break
		}
		from -= size
	}
	rest := text[from:]
	if begun, after, several := strings.Cut(rest, " "); several && begun != "" && text[from-1] != ' ' {
		rest = after // no part of a word
	}
	return "…" + strings.TrimLeft(rest, " ")
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
		used += float64(w.advance[s.face][r]) * s.size / 1000
		if used > limit {
			return strings.TrimRight(text[:i], " ") + "…"
		}
	}
	return text
}
