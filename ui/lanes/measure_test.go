package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// apart has the bench measure, and lists what it was asked.
func (b *bench) apart() *[][2]chronology.UID {
	asked := &[][2]chronology.UID{}
	b.callbacks.Apart = func(from, to chronology.UID) string {
		*asked = append(*asked, [2]chronology.UID{from, to})
		return "20 to 31 days"
	}
	return asked
}

func TestTwoSelectedEventsAreMeasured(t *testing.T) {
	b := showSample(t, 1000, 800)
	asked := b.apart()
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	b.Select(referral)
	assert.Empty(t, b.overlay.measure.said())
	b.pressHolding(fyne.KeyModifierControl, b.at(t, booking))
	assert.Equal(t, "20 to 31 days", b.overlay.measure.said())
	assert.Equal(t, [2]chronology.UID{booking, referral}, (*asked)[0], "the earlier first, however they were selected")
	line, from, to := b.overlay.measure.line, b.at(t, booking), b.at(t, referral)
	body := b.frame.body.pos()
	assert.InDelta(t, float64(from.X-body.X), float64(line.Position1.X), b.look.metrics.MarkSize, "from rim to rim")
	assert.InDelta(t, float64(to.Y-body.Y), float64(line.Position2.Y), b.look.metrics.MarkSize)

	n := len(*asked)
	b.ZoomBy(2)
	b.PanBy(0.1)
	assert.Len(t, *asked, n, "moving the view asks nothing again")
	b.give(b.review, nil)
	assert.Len(t, *asked, n+1, "a change of the review does")

	b.chooseToo(b.index.Next(referral, 1, true))
	assert.Empty(t, b.overlay.measure.said(), "three are not measured")
}

func TestMeasuringByKeyFollowsTheSelection(t *testing.T) {
	b := showSample(t, 1000, 800)
	asked := b.apart()
	first := b.event(t, "booking")
	b.Select(first)
	test.Type(b.Timeline, "m")
	assert.Contains(t, b.overlay.hint.said(), "Measuring from “"+b.review.Event(first).ShortTitle()+"”")
	assert.Empty(t, b.overlay.measure.said(), "there is no other event yet")
	b.key(fyne.KeyRight)
	assert.Equal(t, "20 to 31 days", b.overlay.measure.said())
	b.key(fyne.KeyRight)
	assert.Equal(t, [2]chronology.UID{first, b.Selected()}, (*asked)[len(*asked)-1], "the start stays")
	b.key(fyne.KeyEscape)
	assert.Empty(t, b.overlay.measure.said())
	assert.Empty(t, b.overlay.hint.said())
	assert.NotEmpty(t, b.Selected(), "Escape ends the measuring alone")

	test.Type(b.Timeline, "mm")
	assert.Empty(t, b.overlay.hint.said(), "M again ends it, too")
	b.callbacks.Apart = nil
	test.Type(b.Timeline, "m")
	assert.Empty(t, b.overlay.hint.said(), "nothing could be said")
}

func TestTheDistanceStaysInView(t *testing.T) {
	b := showSample(t, 700, 400)
	b.callbacks.Apart = func(_, _ chronology.UID) string {
		return "between 214 and 415 days (7 to 13 months), which is 148 to 285 working days"
	}
	b.SelectMany([]chronology.UID{b.event(t, "booking"), b.event(t, "second-referral")})
	for _, factor := range []float64{1, 4, 30, 1000} {
		b.ZoomBy(factor)
		b.PanBy(0.2)
		if b.overlay.measure.said() == "" {
			continue
		}
		at, size := b.overlay.measure.ground.Position(), b.overlay.measure.ground.Size()
		assert.GreaterOrEqual(t, at.X, float32(0))
		assert.LessOrEqual(t, at.X+size.Width, b.frame.body.w)
		assert.GreaterOrEqual(t, at.Y, float32(0))
		assert.LessOrEqual(t, at.Y+size.Height, b.frame.body.h)
		for _, end := range []fyne.Position{b.overlay.measure.line.Position1, b.overlay.measure.line.Position2} {
			require.Less(t, end.X, b.frame.body.w+2*beside, "far out of view nothing is placed")
			require.Greater(t, end.X, float32(-2*beside))
		}
	}
}

func TestTheDistanceCoversNoNameOfAnEvent(t *testing.T) {
	for _, width := range []float32{700, 1000} {
		b := showSample(t, width, 640)
		b.callbacks.Apart = func(_, _ chronology.UID) string {
			return "453 to 577 days (about 65 to 82 weeks) · 314 to 401 working days"
		}
		measured := 0
		for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
			b.Select(e)
			b.typed(fyne.KeyModifierShift, fyne.KeyRight)
			if b.overlay.measure.said() == "" {
				continue
			}
			measured++
			at, size := b.overlay.measure.ground.Position(), b.overlay.measure.ground.Size()
			name := b.overlay.labels[0].place()
			assert.False(t, rect{at.X, at.Y, size.Width, size.Height}.meets(name), "%s at %g", b.titleOf(e), width)
			assert.GreaterOrEqual(t, at.Y, float32(0))
			assert.LessOrEqual(t, at.Y+size.Height, b.frame.body.h)
		}
		assert.Greater(t, measured, 10)
	}
}
