package lanes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// days are what the axis says of the ends of the selection's window.
func (b *bench) days() []string {
	var said []string
	for _, f := range b.overlay.ends.signs {
		if f.shown() {
			said = append(said, f.text.Text)
		}
	}
	return said
}

func TestTheEndsOfTheSelectionStandOnTheAxis(t *testing.T) {
	b := showSample(t, 1000, 800)
	assert.Empty(t, b.days(), "nothing is selected")
	referral := b.event(t, "second-referral")
	b.Select(referral)
	w := b.dated(referral).Window
	assert.Equal(t, []string{w.Earliest.String(), w.Latest.String()}, b.days())
	for i, day := range []float64{float64(w.Earliest), float64(w.Latest) + 1} {
		line := b.overlay.ends.lines[i]
		require.True(t, line.Visible())
		assert.InDelta(t, day, b.camera.day(float64(line.Position1.X)), 1, "the line stands where its day begins or ends")
	}
	b.ShowDays(float64(w.Latest)+10, float64(w.Latest)+60)
	assert.Empty(t, b.days(), "both are out of view")
	b.Select("")
	b.Fit()
	assert.Empty(t, b.days())
}

func TestAnExactDayIsSaidOnce(t *testing.T) {
	b := showSample(t, 1000, 800)
	r := b.review.Snapshot()
	e := r.Event(b.event(t, "second-referral")).Copy()
	e.When = chronology.When{Wording: "8 January 2014"}
	r.Put(e)
	b.give(r, nil)
	b.Select(e.UID)
	assert.Equal(t, []string{"8 Jan 2014"}, b.days())
	assert.False(t, b.overlay.ends.lines[0].Visible(), "the mark itself shows the day")
}

func TestAnExactDayNarrowsWhatDependsOnItAtOnce(t *testing.T) {
	b := showSample(t, 1000, 800)
	referral := b.event(t, "second-referral")
	b.Select(referral)
	wide := b.overlay.chosen.to - b.overlay.chosen.from
	dash := b.event(t, "hv-dash")
	r := b.review.Snapshot()
	e := r.Event(dash).Copy()
	e.When = chronology.When{Wording: "7 January 2014"}
	r.Put(e)
	b.give(r, nil)
	assert.Equal(t, []string{"8 Jan 2014"}, b.days(), "it was the day after")
	assert.Less(t, b.overlay.chosen.to-b.overlay.chosen.from, wide/10)
}

func TestTheCardSaysWhichWordingsGiveTheDays(t *testing.T) {
	b := showSample(t, 1000, 800)
	referral := b.event(t, "second-referral")
	b.hoverAt(b.at(t, referral))
	said := strings.Join(b.card.said(), " ")
	assert.Contains(t, said, "not before: 6.")
	assert.Contains(t, said, "not after: ")
	x := b.dating.Explanation(referral)
	for _, s := range x.Earliest.Chain[:1] {
		assert.Contains(t, said, s.Paragraph+" “")
	}
	b.key(fyne.KeyEscape)

	r := b.review.Snapshot()
	e := r.Event(referral).Copy()
	e.When = chronology.When{Wording: "8 January 2014"}
	r.Put(e)
	b.give(r, nil)
	b.hoverAt(b.at(t, referral))
	assert.NotContains(t, strings.Join(b.card.said(), " "), "because", "its own wording says it all")
}

func TestTheDaysOfTheEndsDoNotCoverEachOther(t *testing.T) {
	b := showSample(t, 1000, 800)
	referral := b.event(t, "second-referral")
	b.Select(referral)
	w := b.dated(referral).Window
	b.ShowDays(float64(w.Latest)-1000, float64(w.Latest)+5)
	require.Len(t, b.days(), 2)
	first, second := b.overlay.ends.signs[0].ground, b.overlay.ends.signs[1].ground
	assert.LessOrEqual(t, first.Position().X+first.Size().Width, second.Position().X+0.5)
	assert.LessOrEqual(t, second.Position().X+second.Size().Width, b.frame.size.Width)
}
