package shapes

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

func TestLinksOfEveryKindHaveADrawingOfTheirOwn(t *testing.T) {
	const mark = 15
	drawings := map[string]Link{}
	add := func(name string, a timeline.Arrow) {
		a.From, a.To, a.ToX, a.ToY = "a", "b", 90, 140
		drawings[name] = LinkOf(&a, mark, 1)
	}
	for _, k := range chronology.LinkKinds {
		add(string(k), timeline.Arrow{Kind: k})
	}
	add("late", timeline.Arrow{Kind: chronology.SharedWith, Late: true})
	add("not shared", timeline.Arrow{Kind: chronology.SharedWith, NotShared: true})
	for a, x := range drawings {
		require.NotEmpty(t, x.Lines, a)
		for b, y := range drawings {
			if a != b {
				assert.False(t, assert.ObjectsAreEqual(x.Lines, y.Lines) && assert.ObjectsAreEqual(x.Ends, y.Ends), "%s and %s", a, b)
			}
		}
		for _, s := range x.Lines {
			for _, p := range s.Line {
				assert.Greater(t, math.Hypot(p.X, p.Y), mark/2.0, "%s leaves its mark at the edge", a)
				assert.Greater(t, math.Hypot(p.X-90, p.Y-140), mark/2.0, "%s reaches its mark at the edge", a)
			}
		}
	}
}

func TestPortsAndChannelsKeepLinksApart(t *testing.T) {
	drawn := func(port, channel float64, toX, toY float64) []Point {
		return LinkOf(&timeline.Arrow{From: "a", To: "b", ToX: toX, ToY: toY, FromPort: port, Channel: channel}, 15, 1).Way
	}
	assert.Less(t, drawn(-1, 0, 200, 120)[0].X, drawn(0, 0, 200, 120)[0].X)
	assert.Less(t, drawn(0, 0, 200, 120)[0].X, drawn(1, 0, 200, 120)[0].X)
	for reason, to := range map[string]Point{"steep": {40, 300}, "level": {300, 80}} {
		plain, aside := drawn(0, 0, to.X, to.Y), drawn(0, 20, to.X, to.Y)
		a, b := along(plain, length(plain)/2), along(aside, length(aside)/2)
		assert.InDelta(t, 20, math.Hypot(a.X-b.X, a.Y-b.Y), 4, "%s: the middle keeps aside", reason)
	}
	top := func(line []Point) (y float64) {
		for _, p := range line {
			y = min(y, p.Y)
		}
		return y
	}
	assert.Less(t, top(drawn(0, -20, 200, 0)), top(drawn(0, 0, 200, 0))-15, "an arch rises higher")
	assert.Less(t, top(drawn(0, 500, 200, 0)), -8.0, "and never sinks to the row")
}

func TestALinkThatIsManyScreensLongCanBeFollowed(t *testing.T) {
	const mark, screens = 15, 1e6
	for name, a := range map[string]timeline.Arrow{
		"late": {Kind: chronology.SharedWith, Late: true}, "not shared": {NotShared: true},
		"disagrees": {Kind: chronology.DisagreesWith}, "led to": {Kind: chronology.LedTo},
	} {
		a.From, a.To, a.ToX, a.ToY = "a", "b", screens, 60
		pieces := 0
		for _, s := range LinkOf(&a, mark, 1).Lines {
			pieces += len(s.Line)
		}
		assert.Less(t, pieces, 5000, "%s: no more than can be seen", name)
		assert.Greater(t, pieces, 100, name)
	}
	for _, across := range []float64{3000, 30000} {
		way := LinkOf(&timeline.Arrow{From: "a", To: "b", ToX: across}, mark, 1).Lines[0].Line
		for i := 1; i+1 < len(way) && way[i].X < 1000; i++ {
			before := math.Atan2(way[i].Y-way[i-1].Y, way[i].X-way[i-1].X)
			after := math.Atan2(way[i+1].Y-way[i].Y, way[i+1].X-way[i].X)
			assert.Less(t, math.Abs(after-before), 0.55, "no corner at %v of %g", way[i], across)
			assert.Greater(t, way[i].Y, -10.0*mark, "an arch stays in view")
		}
	}
}

func TestALinkBetweenNoEventsRunsStraight(t *testing.T) {
	l := LinkOf(&timeline.Arrow{ToX: 60}, 15, 1)
	for _, s := range l.Lines {
		for _, p := range s.Line {
			assert.Zero(t, p.Y)
		}
	}
}

func TestLinksToThemselvesAreNoFault(t *testing.T) {
	for _, k := range chronology.LinkKinds {
		for _, a := range []timeline.Arrow{{Kind: k}, {Kind: k, From: "a", To: "a"}, {Kind: k, From: "a", To: "b", NotShared: true, ToX: 9}} {
			l := LinkOf(&a, 15, 1)
			for _, s := range l.Lines {
				for _, p := range s.Line {
					assert.False(t, math.IsNaN(p.X) || math.IsNaN(p.Y), string(k))
				}
			}
			for _, end := range l.Ends {
				for _, p := range end {
					assert.False(t, math.IsNaN(p.X) || math.IsNaN(p.Y), string(k))
				}
			}
		}
	}
}

func TestShortenedKeepsToTheLine(t *testing.T) {
	line := []Point{{0, 0}, {10, 0}, {10, 20}}
	assert.Equal(t, []Point{{3, 0}, {10, 0}, {10, 16}}, shortened(line, 3, 4))
	assert.InDelta(t, 23, length(shortened(line, 3, 4)), 1e-9)
	assert.Equal(t, line, shortened(line, 20, 20), "there is nothing to take away")
}

func TestARibbonIsAsThickAsItIsMeantToBe(t *testing.T) {
	for name, line := range map[string][]Point{
		"straight": {{0, 0}, {30, 0}},
		"bent":     {{0, 0}, {20, 0}, {20, 20}},
		"slanted":  {{0, 0}, {10, 10}, {30, 20}},
	} {
		assert.InDelta(t, length(line)*4, area(Ribbon(line, 4)), 1e-6, name)
	}
	assert.Nil(t, Ribbon([]Point{{1, 1}}, 4))
	spike := Ribbon([]Point{{0, 0}, {50, 0}, {0, 1}}, 4)
	for _, p := range spike {
		assert.Less(t, p.X, 60.0, "a sharp bend grows no spike")
	}
}

// area is that of a polygon that does not cross itself.
func area(p Path) float64 {
	sum := 0.0
	for i, q := range p {
		next := p[(i+1)%len(p)]
		sum += q.X*next.Y - next.X*q.Y
	}
	return math.Abs(sum) / 2
}

func TestHalvesMakeTheWhole(t *testing.T) {
	for symbol, m := range marks {
		whole := m.Body.Scaled(0, 0, 10)
		assert.InDelta(t, area(whole), area(whole.LeftOf(1))+area(whole.RightOf(1)), 1e-6, symbol)
		assert.Nil(t, whole.LeftOf(-20), symbol)
		assert.InDelta(t, area(whole), area(whole.RightOf(-20)), 1e-6, symbol)
	}
}

func TestBrokenRingsCoverTheirShare(t *testing.T) {
	whole, drawn := 0.0, 0.0
	for _, p := range Ring(round, 0, 0, 20, 2) {
		whole = area(p) - whole
	}
	for _, p := range BrokenRing(round, 0, 0, 20, 2, 8, 0.6) {
		drawn += area(p)
	}
	assert.InDelta(t, 0.6*math.Abs(whole), drawn, 1.5)
}

func TestStrokesOfAPatternLieWhereItIsDarkest(t *testing.T) {
	const side = 18.0
	for _, p := range []Pattern{Rising, Falling, Uprights, Crosses, Dots} {
		strokes := p.Strokes(3, 5, 100, 60, side, 0, 0)
		require.NotEmpty(t, strokes)
		for _, s := range strokes {
			for _, q := range []Point{s[0], s[1], {(s[0].X + s[1].X) / 2, (s[0].Y + s[1].Y) / 2}} {
				assert.LessOrEqual(t, p.Away(q.X, q.Y, side), 1.0, fmt.Sprintf("pattern %d at %v", p, q))
				assert.True(t, q.X >= 3-side*crossArm && q.X <= 100+side*crossArm && q.Y >= 5-side*crossArm && q.Y <= 60+side*crossArm)
			}
		}
	}
}

func TestEndsOfBarsSayHowWellTheDateIsKnown(t *testing.T) {
	for reason, c := range map[string]struct {
		item       timeline.Item
		start, end End
	}{
		"an exact day at the zoom of hours": {timeline.Item{}, RoundEnd, RoundEnd},
		"between two days":                  {timeline.Item{Dating: timeline.WithinDays}, TickEnd, TickEnd},
		"about":                             {timeline.Item{Dating: timeline.About}, FadeEnd, FadeEnd},
		"before":                            {timeline.Item{Dating: timeline.OpenEnded, OpenStart: true}, ArrowEnd, TickEnd},
		"since":                             {timeline.Item{Dating: timeline.OpenEnded, OpenEnd: true}, TickEnd, ArrowEnd},
		"a crowd":                           {timeline.Item{Crowd: 4, Dating: timeline.WithinDays}, RoundEnd, RoundEnd},
	} {
		start, end := EndsOf(&c.item)
		assert.Equal(t, c.start, start, reason)
		assert.Equal(t, c.end, end, reason)
	}
}
