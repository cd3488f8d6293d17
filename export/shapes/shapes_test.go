package shapes

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestEveryUsualKindHasAMarkOfItsOwn(t *testing.T) {
	bySymbol := map[chronology.Symbol]Mark{}
	for _, k := range chronology.UsualKinds() {
		_, drawn := marks[k.Symbol]
		require.True(t, drawn, k.Name)
		bySymbol[k.Symbol] = Of(k.Symbol)
	}
	assert.Len(t, bySymbol, 17)
	for a, x := range bySymbol {
		for b, y := range bySymbol {
			if a != b {
				assert.NotEqual(t, x, y, "%s and %s", a, b)
			}
		}
	}
	assert.Equal(t, Of(chronology.SymbolOther), Of("of a later version"))
}

func TestMarksKeepToTheirSquareAndGlyphsToTheirBody(t *testing.T) {
	for symbol, m := range marks {
		for _, p := range m.Body {
			assert.InDelta(t, 0.5, p.X, 0.57, symbol)
			assert.InDelta(t, 0.5, p.Y, 0.57, symbol)
		}
		for _, glyph := range m.Glyph {
			for _, p := range glyph {
				assert.InDelta(t, 0.5, p.X, 0.45, symbol)
				assert.InDelta(t, 0.5, p.Y, 0.46, symbol)
			}
		}
	}
}

func TestScaledStandsAboutItsPoint(t *testing.T) {
	p := box(0, 0, 1, 1).Scaled(100, 50, 10)
	assert.Equal(t, Path{{95, 45}, {105, 45}, {105, 55}, {95, 55}}, p)
}

func TestArrowsLeaveAndReachMarksAtTheirEdge(t *testing.T) {
	const mark = 14
	for reason, to := range map[string]Point{
		"to a lane below":     {200, 180},
		"to a lane above":     {20, -90},
		"along the row":       {400, 0},
		"to the next mark":    {25, 0},
		"straight down":       {0, 120},
		"back along the rows": {-300, 17},
	} {
		line, head := Arrow(0, 0, to.X, to.Y, mark)
		require.NotEmpty(t, line, reason)
		first, last := line[0], line[len(line)-1]
		assert.InDelta(t, mark/2+1, math.Hypot(first.X, first.Y), 1e-6, reason)
		assert.InDelta(t, mark/2+1, math.Hypot(last.X-to.X, last.Y-to.Y), 1e-6, reason)
		assert.Equal(t, last, head[0], "%s: the tip is where the line ends", reason)
	}
}

func TestAnArrowToItselfIsNoFault(t *testing.T) {
	line, head := Arrow(5, 5, 5, 5, 14)
	for _, p := range append(line, head...) {
		assert.False(t, math.IsNaN(p.X) || math.IsNaN(p.Y))
	}
}

func TestDashesCoverTheirShareOfTheLine(t *testing.T) {
	line := []Point{{0, 0}, {33, 0}, {33, 37}}
	drawn := 0.0
	for _, dash := range Dashed(line, 4, 3) {
		for i := 1; i < len(dash); i++ {
			drawn += math.Hypot(dash[i].X-dash[i-1].X, dash[i].Y-dash[i-1].Y)
		}
	}
	assert.InDelta(t, 40, drawn, 1e-6, "ten dashes of four along seventy")
}
