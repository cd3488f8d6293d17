package lanes

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// legend says in a few words what the marks mean, under the strip.
type legend struct {
	t     *Timeline
	lines *pool[*canvas.Text]
	width float32 // of the words laid out; 0 when they have to be laid out anew
	words []string
}

// legendWords are kept together where the line breaks. They say no more than
// what is needed at first sight: LegendSheet explains everything.
var legendWords = []string{
	"Bar between strokes: the days that are possible",
	"solid bar: lasted",
	"hollow: not attended",
	"ring: key event",
	"broken outline: about",
	"?: in doubt",
	"+12: several",
	"hatched: no contact",
	"red dashes: late or not shared",
}

// knowingWords are the words while who knew what is shown: marks then say that.
var knowingWords = []string{
	"Filled: known",
	"half filled: possibly known",
	"struck through: not known",
	"thick line: the end of the day",
	"hatched: no contact",
}

// legendFound is added while a search marks what it found.
const legendFound = "halo: found by the search"

// legendMore stands in the place of what has no room.
const legendMore = "L: all of it"

const legendLines = 2 // the most lines that it takes

func newLegend(t *Timeline) *legend {
	return &legend{t: t, lines: newPool(func() *canvas.Text { return canvas.NewText("", t.look.palette.Muted) })}
}

func (g *legend) restyle() { g.width = 0 }

// height is what the words need in a width.
func (g *legend) height(width float32) float32 {
	if width != g.width {
		g.width = width
		phrases := legendWords
		if g.t.knowing.on {
			phrases = knowingWords
		}
		if g.t.hits != nil {
			phrases = append(slices.Clone(phrases), legendFound)
		}
		g.words = g.whole(phrases, width)
	}
	return float32(len(g.words)) * fyne.MeasureText("A", g.t.look.small, fyne.TextStyle{}).Height
}

// whole lays as many phrases as there is room for, none of them cut; what explains
// the others comes last.
func (g *legend) whole(phrases []string, width float32) []string {
	lines := flow(phrases, " · ", g.t.look.small, width, legendLines)
	for n := len(phrases) - 1; n > 0 && strings.HasSuffix(lines[len(lines)-1], "…"); n-- {
		lines = flow(append(slices.Clone(phrases[:n]), legendMore), " · ", g.t.look.small, width, legendLines)
	}
	return lines
}

func (g *legend) place(f frame) {
	g.lines.begin()
	if f.legend.h > 0 {
		for i, words := range g.words {
			line := g.lines.next()
			write(line, words, g.t.look.small, g.t.look.palette.Muted, false)
			line.Move(fyne.NewPos(f.legend.x, f.legend.y+float32(i)*line.MinSize().Height))
		}
	}
	g.lines.end()
}

// bolder is the share of a width that words may have which flow lays and which are
// written in bold.
const bolder = 0.94

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
