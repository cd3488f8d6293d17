package ui

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// letters holds the advance widths of the letters of one size and style, so
// that thousands of table cells and paragraphs can be broken into lines
// without shaping each piece. The sum is never less than the shaped width by
// more than a hair, since kerning mostly draws letters together.
type letters struct {
	size  float32
	style fyne.TextStyle
	ascii [utf8.RuneSelf]float32
	other map[rune]float32
}

// fonts are the letters measured so far.
var fonts = map[letterKey]*letters{}

type letterKey struct {
	font  string
	size  float32
	style fyne.TextStyle
}

func lettersOf(size float32, style fyne.TextStyle) *letters {
	key := letterKey{fyne.CurrentApp().Settings().Theme().Font(style).Name(), size, style}
	l := fonts[key]
	if l == nil {
		l = &letters{size: size, style: style, other: map[rune]float32{}}
		fonts[key] = l
	}
	return l
}

func (l *letters) advance(r rune) float32 {
	if r < utf8.RuneSelf {
		if l.ascii[r] == 0 {
			l.ascii[r] = l.shaped(r)
		}
		return l.ascii[r]
	}
	w, known := l.other[r]
	if !known {
		w = l.shaped(r)
		l.other[r] = w
	}
	return w
}

func (l *letters) shaped(r rune) float32 {
	return fyne.MeasureText(string(r), l.size, l.style).Width
}

func (l *letters) width(text string) float32 {
	var w float32
	for _, r := range text {
		w += l.advance(r)
	}
	return w
}

// wrap breaks text into lines of at most width, at spaces where there are any
// and at its own line breaks. With most > 0, no more than that many lines are
// given and the last ends in an ellipsis where text was left out.
func (l *letters) wrap(text string, width float32, most int) []string {
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		rest := paragraph
		for {
			line, after := l.line(rest, width)
			lines = append(lines, line)
			if most > 0 && len(lines) > most {
				lines = lines[:most]
				lines[most-1] = l.cut(lines[most-1]+"…", width)
				return lines
			}
			if after == "" {
				break
			}
			rest = after
		}
	}
	return lines
}

// line takes the first line off a text without line breaks. At least one
// letter is taken, however narrow the room.
func (l *letters) line(text string, width float32) (line, rest string) {
	var w float32
	space := -1
	for i, r := range text {
		if r == ' ' {
			space = i
		}
		w += l.advance(r)
		if w <= width || r == ' ' || i == 0 {
			continue
		}
		if space > 0 {
			return text[:space], strings.TrimLeft(text[space:], " ")
		}
		return text[:i], text[i:]
	}
	return text, ""
}

// cut shortens a line to the width, keeping an ellipsis at its end.
func (l *letters) cut(line string, width float32) string {
	if l.width(line) <= width {
		return line
	}
	text := []rune(strings.TrimRight(line, "…"))
	for len(text) > 0 && l.width(string(text))+l.advance('…') > width {
		text = text[:len(text)-1]
	}
	return strings.TrimRight(string(text), " ") + "…"
}
