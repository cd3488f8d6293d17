package lanes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// silence is the first silence of the layout that keep keeps, in the world.
func (b *bench) silence(t *testing.T, keep func(g timeline.Gap) bool) timeline.Gap {
	t.Helper()
	v := b.world()
	for _, g := range b.index.Layout(v).Gaps {
		if keep(g) {
			return g
		}
	}
	require.Fail(t, "there is no such silence")
	return timeline.Gap{}
}

func TestASilenceIsToldUnderThePointer(t *testing.T) {
	b := showSample(t, 1200, 1000)
	g := b.silence(t, func(g timeline.Gap) bool { return g.Certain && g.Label != "" && g.After != "" && g.Before != "" })
	wide := b.look.metrics.Measure(g.Label, b.look.metrics.LabelSize, true)
	p := b.frame.body.pos().AddXY(float32(g.LabelX+wide/2-b.shift()), float32(g.LabelY-b.Timeline.drop()))
	b.hoverAt(p)
	said := strings.Join(b.card.said(), "\n")
	assert.Contains(t, strings.ToLower(said), "no contact · ")
	assert.Contains(t, said, "after “"+b.review.Event(g.After).ShortTitle()+"”")
	assert.Contains(t, said, "before “"+b.review.Event(g.Before).ShortTitle()+"”")
	assert.Contains(t, said, b.dated(g.After).Window.String())
	at := b.card.box.Position()
	b.hoverAt(p.AddXY(3, 1))
	assert.Equal(t, at, b.card.box.Position(), "over the same words it stays where it is")
	b.hoverAt(p.AddXY(0, -float32(b.rows.lanes[g.Lane].Height)/2))
	assert.Empty(t, b.card.said(), "beside its words a silence is not told: it would be in the way")
}

func TestTheCardOfAnEventSaysTheSilenceAboutIt(t *testing.T) {
	b := showSample(t, 1200, 1000)
	g := b.silence(t, func(g timeline.Gap) bool { return g.Certain && g.After != "" && g.Before != "" })
	ask := func(event chronology.UID) string {
		b.Select(event)
		b.key(fyne.KeySpace)
		defer b.key(fyne.KeyEscape)
		return strings.Join(b.card.said(), "\n")
	}
	assert.Contains(t, ask(g.After), "then ")
	assert.Contains(t, ask(g.After), "no contact · ")
	assert.Contains(t, ask(g.Before), "before it ")
}

func TestSilencesThatComeLateAreDrawnWhenTheyAreThere(t *testing.T) {
	b := showSample(t, 700, 400)
	stamp := b.tiles.stamp
	b.Renew()
	assert.NotEqual(t, stamp, b.tiles.stamp)
}

func TestTheCardSaysASilenceOnceInADividedLane(t *testing.T) {
	b := showSample(t, 1200, 1000)
	plan := b.index.Plan()
	plan.Lanes = map[timeline.LaneID]timeline.LaneStyle{}
	for _, lane := range b.rows.lanes {
		plan.Lanes[lane.ID] = timeline.LaneStyle{Divided: true}
	}
	ix := timeline.NewIndex(timeline.Input{Review: b.review, Dating: b.dating, Plan: plan})
	b.SetIndex(ix, b.review, b.dating)
	twice := 0
	for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
		between := map[[2]chronology.UID]int{}
		for _, g := range b.overlay.standing(e).gaps {
			between[[2]chronology.UID{g.After, g.Before}]++
		}
		drawn := 0
		for _, n := range between {
			drawn += n
		}
		if drawn > len(between) {
			twice++
		}
		assert.Len(t, b.card.silences(e), len(between), b.titleOf(e))
	}
	assert.Positive(t, twice, "silences that are drawn in two lanes")
}
