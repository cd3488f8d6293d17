package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// links has the bench make links, and lists them.
func (b *bench) links() *[][2]chronology.UID {
	made := &[][2]chronology.UID{}
	b.callbacks.Link = func(from, to chronology.UID) { *made = append(*made, [2]chronology.UID{from, to}) }
	b.overlay.arrange()
	return made
}

// way is the drag from one event's mark to another's, in two steps.
func (b *bench) way(t *testing.T, from fyne.Position, to chronology.UID) []fyne.Delta {
	t.Helper()
	end := b.at(t, to)
	dx, dy := end.X-from.X, end.Y-from.Y
	return []fyne.Delta{fyne.NewDelta(dx/2, dy/2), fyne.NewDelta(dx/2, dy/2)}
}

func TestALinkIsDrawnFromMarkToMark(t *testing.T) {
	for _, held := range []fyne.KeyModifier{fyne.KeyModifierControl, fyne.KeyModifierAlt} {
		drawsLinks(t, showSample(t, 1000, 800), held)
	}
}

func drawsLinks(t *testing.T, b *bench, held fyne.KeyModifier) {
	t.Helper()
	b.Select(b.event(t, "gp-second-visit"))
	made := b.links()
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	from := b.at(t, booking)
	left, _ := b.View()
	b.dragOn(held, from, b.way(t, from, referral)...)
	assert.True(t, b.overlay.target.Visible(), "where it would end is marked")
	assert.True(t, b.overlay.veil.Visible(), "everything else is dimmed")
	assert.Positive(t, b.overlay.drawn.heads.used)
	assert.Contains(t, b.overlay.hint.said(), "to “"+b.review.Event(referral).ShortTitle()+"”")
	b.drop()
	assert.Equal(t, [][2]chronology.UID{{booking, referral}}, *made)
	assert.False(t, b.overlay.veil.Visible())
	assert.False(t, b.overlay.target.Visible())
	assert.Empty(t, b.overlay.hint.said())
	after, _ := b.View()
	assert.InDelta(t, left, after, 1e-9, "nothing pans")

	b.drag(held, from, fyne.NewDelta(0, 40), fyne.NewDelta(200, 300))
	assert.Len(t, *made, 1, "let go on nothing it makes none")
	b.dragOn(held, from, b.way(t, from, referral)...)
	b.key(fyne.KeyEscape)
	b.drop()
	assert.Len(t, *made, 1, "nor given up")
	b.drag(held, from, fyne.NewDelta(30, 0), fyne.NewDelta(-30, 0))
	assert.Len(t, *made, 1, "nor back on itself")
	assert.Equal(t, []chronology.UID{b.event(t, "gp-second-visit")}, b.Chosen(), "the selection stays")
}

func TestALinkIsDrawnFromTheHandleOfTheSelection(t *testing.T) {
	b := showSample(t, 1000, 800)
	made := b.links()
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	b.Select(booking)
	h := b.overlay.handle
	require.True(t, h.ground.Visible())
	from := h.at.pos().AddXY(h.at.w/2, h.at.h/2)
	b.drag(0, from, b.way(t, from, referral)...)
	assert.Equal(t, [][2]chronology.UID{{booking, referral}}, *made)
	assert.Equal(t, booking, b.Selected(), "the handle itself selects nothing")
	b.press(from)
	assert.Equal(t, booking, b.Selected(), "a press of it alone neither")

	b.chooseToo(referral)
	assert.False(t, h.ground.Visible(), "of several it would not say which")
	b.callbacks.Link = nil
	b.choose(booking)
	assert.False(t, h.ground.Visible(), "where no link can be made none is offered")
}

func TestALinkIsDrawnByKey(t *testing.T) {
	b := showSample(t, 1000, 800)
	made := b.links()
	first := b.event(t, "booking")
	b.Select(first)
	test.Type(b.Timeline, "k")
	assert.Contains(t, b.overlay.hint.said(), "Linking from “"+b.review.Event(first).ShortTitle()+"”")
	b.key(fyne.KeyReturn)
	assert.Empty(t, *made, "there is no other event yet")
	b.key(fyne.KeyDown)
	onto := b.index.NextLane(first, 1)
	assert.True(t, b.overlay.target.Visible())
	assert.Contains(t, b.overlay.hint.said(), b.review.Event(onto).ShortTitle())
	assert.Equal(t, first, b.Selected(), "the selection stays")
	b.key(fyne.KeyReturn)
	assert.Equal(t, [][2]chronology.UID{{first, onto}}, *made)
	assert.False(t, b.overlay.veil.Visible())
	b.key(fyne.KeyReturn)
	assert.Equal(t, []chronology.UID{first}, b.heard.opened, "the keys mean what they did before")

	test.Type(b.Timeline, "k.")
	b.key(fyne.KeyEscape)
	b.key(fyne.KeyReturn)
	assert.Len(t, *made, 1, "given up")

	b.Fit()
	test.Type(b.Timeline, "k")
	clicked := b.event(t, "second-referral")
	b.press(b.at(t, clicked))
	assert.Equal(t, [2]chronology.UID{first, clicked}, (*made)[1], "a click chooses, too")

	test.Type(b.Timeline, "k.")
	b.Select(clicked)
	assert.Empty(t, b.overlay.hint.said(), "another selection ends it")
	assert.False(t, b.overlay.veil.Visible())
}

func TestACrowdCannotBeLinkedTo(t *testing.T) {
	b := show(t, scale.Review(800), light(), 900, 700)
	made := b.links()
	var crowd, single chronology.UID
	v := b.world()
	v.Axis.Origin, v.Width = b.camera.left, b.camera.width
	for _, item := range b.index.Layout(v).Items {
		switch {
		case item.X < 40 || item.X > b.camera.width-40 || item.Y > float64(b.frame.body.h)-20:
		case item.Crowd > 1:
			crowd = item.Event
		default:
			single = item.Event
		}
	}
	require.NotEmpty(t, crowd)
	require.NotEmpty(t, single)
	from := b.at(t, single)
	b.dragOn(fyne.KeyModifierAlt, from, b.way(t, from, crowd)...)
	assert.Contains(t, b.overlay.hint.said(), "stand together here: zoom in")
	b.drop()
	assert.Empty(t, *made)
}
