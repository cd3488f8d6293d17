package lanes

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

func TestPresentingMakesEverythingLarger(t *testing.T) {
	b := showSample(t, 1400, 1600)
	from, to := b.View()
	marks, names, axis := b.look.metrics.MarkSize, b.look.text, b.frame.axis.h
	b.Present(true)
	assert.InDelta(t, presentScale*marks, b.look.metrics.MarkSize, 1e-3)
	assert.InDelta(t, presentScale*names, b.look.text, 1e-3)
	assert.Greater(t, b.frame.axis.h, axis*1.4)
	gotFrom, gotTo := b.View()
	assert.InDelta(t, from, gotFrom, 1e-6)
	assert.InDelta(t, to, gotTo, 1e-6)
	b.Refresh()
	assert.InDelta(t, presentScale*marks, b.look.metrics.MarkSize, 1e-3, "a change of theme does not end it")
	b.Present(false)
	assert.InDelta(t, marks, b.look.metrics.MarkSize, 1e-6)
}

// everythingSaid is all words that the timeline could show about an event.
func (b *bench) everythingSaid(l *timeline.Layout) string {
	var said []string
	for _, item := range l.Items {
		said = append(said, item.Label)
	}
	for _, k := range l.KeyLines {
		said = append(said, k.Label)
	}
	for _, e := range l.Eras {
		said = append(said, e.Label)
	}
	return strings.Join(append(said, b.card.said()...), " ")
}

func TestNothingButTheGivenNamesIsShown(t *testing.T) {
	b := showSample(t, 1000, 800)
	r := b.review.Snapshot()
	for _, e := range r.Events {
		e := e.Copy()
		e.Title, e.What = "Surname "+e.Title, "Surname was seen."
		r.Put(e)
	}
	b.give(r, nil)
	chosen := b.event(t, "second-referral")
	b.zoomTo(chosen)
	b.hoverAt(b.at(t, chosen))
	layout := func() *timeline.Layout {
		v := b.world()
		v.Axis.Origin, v.Width = b.camera.left, b.camera.width
		l := b.index.Layout(v)
		b.rename(l)
		return l
	}
	require.Contains(t, b.everythingSaid(layout()), "Surname")

	b.SetNames(func(e *chronology.Event) string { return "Contact" })
	b.hoverAt(b.at(t, chosen).AddXY(1, 0))
	require.NotEmpty(t, b.card.said())
	l := layout()
	said := b.everythingSaid(l)
	assert.NotContains(t, said, "Surname")
	assert.Contains(t, said, "Contact")
	for i := range l.Items {
		item := &l.Items[i]
		end := item.LabelX + b.look.metrics.Measure(item.Label, b.look.metrics.LabelSize, false)
		for _, next := range l.Items {
			if item.Label != "" && next.Lane == item.Lane && next.Row == item.Row && next.X > item.X {
				assert.LessOrEqual(t, end, next.X-next.Width/2, "a label ends before the next mark")
			}
		}
	}
	b.callbacks.Apart = func(_, _ chronology.UID) string { return "1 day" }
	b.Select(chosen)
	b.measureFrom()
	assert.Contains(t, b.overlay.hint.said(), "Contact")
	assert.NotContains(t, b.overlay.hint.said(), "Surname")

	b.SetNames(nil)
	assert.Contains(t, b.everythingSaid(layout()), "Surname")
}
