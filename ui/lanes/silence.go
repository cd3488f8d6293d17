package lanes

import (
	"math"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// gapAt is the silence whose words are at a place of the lanes, or which has no
// room for words and is at the place itself. All over a long silence a card
// would be in the way.
func (t *Timeline) gapAt(at spot) (timeline.Gap, bool) {
	const wordless = 60 // units, too short for words
	lane, ok := t.laneIn(at.y)
	if !ok {
		return timeline.Gap{}, false
	}
	m := t.look.metrics
	v := t.world()
	v.Axis.Origin, v.Width = v.Axis.Day(at.x+t.shift()), 1
	for _, g := range t.index.Layout(v).Gaps {
		onWords := math.Abs(g.LabelY-at.y-t.drop()) < m.LabelSize
		here := g.SoftFrom <= 0 && g.SoftTo >= 0 && t.rows.lanes[g.Lane].ID == lane.ID
		if here && (g.Label != "" && onWords || g.SoftTo-g.SoftFrom < wordless) {
			return t.inWorld(g, at.x+t.shift()), true
		}
	}
	return timeline.Gap{}, false
}

// sameGap reports whether two layouts' silences are one.
func sameGap(a, b *timeline.Gap) bool {
	return a != nil && b != nil && a.Lane == b.Lane && a.After == b.After && a.Before == b.Before && a.Service == b.Service
}

// inWorld moves a silence of a layout that begins at x of the world.
func (t *Timeline) inWorld(g timeline.Gap, x float64) timeline.Gap {
	g.SoftFrom, g.From, g.To, g.SoftTo, g.LabelX = g.SoftFrom+x, g.From+x, g.To+x, g.SoftTo+x, g.LabelX+x
	return g
}

// sentence begins words with a capital.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// showGap tells about a silence: how long it was, and between what.
func (c *card) showGap(g timeline.Gap, at spot) {
	t := c.t
	lane := t.rows.lanes[g.Lane]
	lines := []cardLine{
		{words: sentence(g.Words), bold: true},
		{words: lane.Name, small: true, muted: true},
	}
	for _, side := range []struct {
		what  string
		event chronology.UID
	}{{"after", g.After}, {"before", g.Before}} {
		if side.event != "" {
			lines = append(lines, cardLine{words: side.what + " " + t.quoted(side.event), small: true})
			lines = append(lines, cardLine{words: "   " + whenWords(t.dated(side.event)), small: true, muted: true})
		}
	}
	c.show(lines, lane.Colour, at)
}

// silences are the lines of the card of an event that say what silence comes
// before it or follows it, each once: where a lane is divided, a silence of a
// service stands in its own lane too.
func (c *card) silences(event chronology.UID) []cardLine {
	var lines []cardLine
	told := map[[2]chronology.UID]bool{}
	for _, g := range c.t.overlay.standing(event).gaps {
		between := [2]chronology.UID{g.After, g.Before}
		if told[between] {
			continue
		}
		told[between] = true
		switch event {
		case g.After:
			lines = append(lines, cardLine{words: "then " + g.Words, small: true, bold: true})
		case g.Before:
			lines = append(lines, cardLine{words: "before it " + g.Words, small: true, bold: true})
		}
	}
	return lines
}
