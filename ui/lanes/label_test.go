package lanes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
)

func TestTheSelectedEventIsNamedInFullBesideItsMark(t *testing.T) {
	b := showSample(t, 1000, 760)
	b.callbacks.Link = func(_, _ chronology.UID) {}
	name := b.overlay.labels[0]
	assert.Nil(t, name.said(), "nothing is selected")

	for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
		b.Select(e)
		title := strings.Join(strings.Fields(b.review.Event(e).ShortTitle()), " ")
		require.Equal(t, title+" "+whenWords(b.dated(e)), strings.Join(name.said(), " "), "in full at every place")
		at, size := name.ground.Position(), name.ground.Size()
		require.True(t, at.X >= 0 && at.Y >= 0 && at.X+size.Width <= b.frame.body.w+0.5 && at.Y+size.Height <= b.frame.body.h+0.5, "inside the lanes")
		mark, ok := b.place(e)
		require.True(t, ok)
		on := rect{at.X, at.Y, size.Width, size.Height}
		if h := b.overlay.handle; h.ground.Visible() {
			require.False(t, on.meets(rect{h.at.x - b.frame.body.x, h.at.y - b.frame.body.y, h.at.w, h.at.h}), "nor over its handle")
		}
		require.False(t, on.holds(fyne.NewPos(float32(mark.x), float32(mark.y))), "beside its mark, not over it")
	}
	b.Select("")
	assert.Nil(t, name.said())
}

func TestTheNameOfTheSelectedEventLeavesItsHandleAloneWhateverTheSize(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	for _, b := range []*bench{show(t, sample.Review(), large, 860, 560), show(t, sample.Review(), light(), 700, 420)} {
		b.callbacks.Link = func(_, _ chronology.UID) {}
		met := 0
		for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
			b.Select(e)
			at, size, h := b.overlay.labels[0].ground.Position(), b.overlay.labels[0].ground.Size(), b.overlay.handle
			if !h.ground.Visible() {
				continue
			}
			met++
			handle := rect{h.at.x - b.frame.body.x, h.at.y - b.frame.body.y, h.at.w, h.at.h - 0.01} // they may touch
			assert.False(t, rect{at.X, at.Y, size.Width, size.Height}.meets(handle), b.titleOf(e))
		}
		assert.Positive(t, met)
	}
}

func TestTheEventWhereTheKeyboardIsIsNamedToo(t *testing.T) {
	b := showSample(t, 1000, 760)
	b.FocusGained()
	first := b.event(t, "second-referral")
	b.Select(first)
	assert.Nil(t, b.overlay.labels[1].said(), "one label for one event")
	b.typed(fyne.KeyModifierControl, fyne.KeyRight)
	require.NotEqual(t, first, b.choice.cursor)
	assert.NotNil(t, b.overlay.labels[0].said())
	assert.Contains(t, strings.Join(b.overlay.labels[1].said(), " "), whenWords(b.dated(b.choice.cursor)))
}

func TestTheDayAtThePointerGivesWayToOtherDays(t *testing.T) {
	b := showSample(t, 1000, 760)
	e := b.event(t, "second-referral")
	b.Select(e)
	b.GoTo(b.camera.day(450))
	signs := []*sign{b.dayLine.sign, b.overlay.ends.signs[0], b.overlay.ends.signs[1]}
	for x := float32(2); x < b.frame.body.w; x += 7 {
		b.hoverAt(fyne.NewPos(b.frame.body.x+x, b.frame.body.y+300))
		if b.overlay.day.shown() {
			at := b.overlay.day.ground.Position().X
			assert.True(t, b.overlay.day.free(at, signs), "over another at %v", x)
		}
	}
	b.hoverAt(fyne.NewPos(b.frame.body.x+450, b.frame.body.y+300))
	assert.True(t, b.overlay.day.shown(), "it moves aside rather than vanish")
}

func TestWhatIsOutOfViewIsBroughtWellIntoView(t *testing.T) {
	b := show(t, together(60), light(), 900, 300)
	call := b.titled(t, "Call 57")
	b.Select(call)
	for presses := 0; b.crowdOf(call) != nil && presses < 10 && b.part(call); presses++ {
		p, ok := b.place(call)
		require.True(t, ok)
		assert.GreaterOrEqual(t, p.y, 0.0)
		if most := b.rows.height - float64(b.frame.body.h); b.scroll < most {
			assert.LessOrEqual(t, p.y, (1-wellInside)*float64(b.frame.body.h)+0.5, "not at the bottom edge")
		}
	}
	visit := b.titled(t, "Visit 4")
	b.ShowDays(b.camera.to-30, b.camera.to)
	b.Select(visit)
	p, _ := b.place(visit)
	assert.InDelta(t, wellInside*b.camera.width, p.x, 1)
}

func TestTheNameOfTheSelectedEventLeavesTheEndsOfItsWindowAlone(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	for _, b := range []*bench{showSample(t, 1000, 760), showSample(t, 1600, 900), show(t, sample.Review(), large, 1200, 700)} {
		b.redates()
		b.callbacks.Link = func(_, _ chronology.UID) {}
		met := 0
		for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
			b.Select(e)
			for _, g := range b.overlay.ends.grips {
				if !g.bar.Visible() {
					continue
				}
				met++
				grip := rect{g.at.x - b.frame.body.x, g.at.y - b.frame.body.y, g.at.w, g.at.h - 0.01} // they may touch
				assert.False(t, b.overlay.labels[0].place().meets(grip), b.titleOf(e))
			}
			if h := b.overlay.handle; h.ground.Visible() {
				handle := rect{h.at.x - b.frame.body.x, h.at.y - b.frame.body.y, h.at.w, h.at.h - 0.01}
				assert.False(t, b.overlay.labels[0].place().meets(handle), b.titleOf(e))
			}
		}
		assert.Positive(t, met)
	}
}
