package lanes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// legend says in words what the marks mean, under the strip.
type legend struct {
	t     *Timeline
	lines *pool[*canvas.Text]
	width float32
	words []string
}

// legendWords are kept together where the line breaks.
var legendWords = []string{
	"Mark: the middle of the days that the wording allows",
	"soft bar: those days",
	"solid bar: lasted",
	"hollow: not attended",
	"number: events that stand together",
	"red dashed arrow: not shared",
}

const legendLines = 2 // the most lines that it takes

func newLegend(t *Timeline) *legend {
	return &legend{t: t, lines: newPool(func() *canvas.Text { return canvas.NewText("", t.look.muted) })}
}

func (g *legend) restyle() { g.width = 0 }

// height is what the words need in a width.
func (g *legend) height(width float32) float32 {
	if width != g.width {
		g.width = width
		g.words = flow(legendWords, " · ", g.t.look.small, width, legendLines)
	}
	return float32(len(g.words)) * fyne.MeasureText("A", g.t.look.small, fyne.TextStyle{}).Height
}

func (g *legend) place(f frame) {
	g.lines.begin()
	if f.legend.h > 0 {
		for i, words := range g.words {
			line := g.lines.next()
			write(line, words, g.t.look.small, g.t.look.muted, false)
			line.Move(fyne.NewPos(f.legend.x, f.legend.y+float32(i)*line.MinSize().Height))
		}
	}
	g.lines.end()
}

// flow lays phrases in lines of a width, at most so many; the last is cut.
func flow(phrases []string, joint string, size, width float32, most int) []string {
	var lines []string
	for _, p := range phrases {
		if n := len(lines); n > 0 {
			joined := lines[n-1] + joint + p
			if n == most || wide(joined, size, false) <= width {
				lines[n-1] = joined
				continue
			}
		}
		lines = append(lines, p)
	}
	for i := range lines {
		lines[i] = cut(strings.TrimSpace(lines[i]), size, false, width)
	}
	return lines
}
