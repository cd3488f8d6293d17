package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func (b *bench) key(name fyne.KeyName) { b.TypedKey(&fyne.KeyEvent{Name: name}) }

func TestArrowsGoFromEventToEvent(t *testing.T) {
	b := showSample(t, 1000, 500)
	first := b.event(t, "gp-second-visit")
	b.Select(first)
	b.key(fyne.KeyRight)
	require.NotEmpty(t, b.heard.selected)
	agency := func(e chronology.UID) chronology.UID { return b.review.Event(e).Agency }
	assert.Equal(t, agency(first), agency(b.Selected()), "Right stays in the lane")
	b.key(fyne.KeyLeft)
	assert.Equal(t, first, b.Selected(), "Left goes back")

	b.key(fyne.KeyDown)
	assert.NotEqual(t, agency(first), agency(b.Selected()), "Down leaves the lane")
	below := b.Selected()
	for range 30 {
		b.key(fyne.KeyDown)
	}
	assert.Equal(t, b.index.NextLane(b.Selected(), 1), chronology.UID(""), "as far as the last lane")
	assert.NotEqual(t, below, b.Selected())
	p := b.at(t, b.Selected())
	assert.True(t, b.frame.body.holds(p), "the selected event is brought into view")
}

func TestDotAndCommaGoThroughAllLanesInTime(t *testing.T) {
	b := showSample(t, 1000, 800)
	test.Type(b.Timeline, ".")
	first := b.index.Next("", 1, false)
	assert.Equal(t, first, b.Selected(), "from the first")
	test.Type(b.Timeline, "..")
	second := b.index.Next(first, 1, false)
	assert.Equal(t, b.index.Next(second, 1, false), b.Selected())
	test.Type(b.Timeline, ",")
	assert.Equal(t, second, b.Selected())
	test.Type(b.Timeline, ",,,")
	assert.Equal(t, first, b.Selected(), "and no further")
}

func TestEverySelectedEventIsInView(t *testing.T) {
	b := showSample(t, 640, 360)
	b.ShowDays(b.camera.from+100, b.camera.from+130)
	for _, e := range b.dating.Order() {
		b.Select(e.UID)
		if _, ok := b.place(e.UID); !ok {
			continue
		}
		assert.True(t, b.frame.body.holds(b.at(t, e.UID)), e.ExternalID)
		assert.True(t, b.overlay.ring.Visible(), e.ExternalID)
	}
}

func TestArrowsPanWhenNothingIsSelected(t *testing.T) {
	b := showSample(t, 640, 360)
	b.ShowDays(b.camera.from+100, b.camera.from+200)
	from, _ := b.View()
	b.key(fyne.KeyRight)
	after, _ := b.View()
	assert.InDelta(t, from+10, after, 1e-6, "by a tenth of the view")
	b.key(fyne.KeyLeft)
	after, _ = b.View()
	assert.InDelta(t, from, after, 1e-6)
	b.key(fyne.KeyDown)
	assert.Positive(t, b.scroll)
	assert.Empty(t, b.heard.selected)
}

// typed is a key with others held, as the toolkit tells it.
func (b *bench) typed(held fyne.KeyModifier, key fyne.KeyName) {
	if held == fyne.KeyModifierShift {
		b.held = held
		b.key(key)
		b.held = 0
		return
	}
	b.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: held})
}

func TestAltArrowsAlwaysPan(t *testing.T) {
	b := showSample(t, 640, 360)
	chosen := b.event(t, "booking")
	b.Select(chosen)
	b.ShowDays(b.camera.from+100, b.camera.from+200)
	from, _ := b.View()
	b.typed(fyne.KeyModifierAlt, fyne.KeyRight)
	after, _ := b.View()
	assert.InDelta(t, from+10, after, 1e-6)
	assert.Equal(t, chosen, b.Selected())
	b.typed(fyne.KeyModifierAlt, fyne.KeyLeft)
	after, _ = b.View()
	assert.InDelta(t, from, after, 1e-6)
}

func TestZoomKeys(t *testing.T) {
	b := showSample(t, 1000, 500)
	whole := b.camera.days()
	chosen := b.event(t, "booking")
	b.Select(chosen)
	before := b.at(t, chosen)
	test.Type(b.Timeline, "++")
	assert.InDelta(t, whole/keyZoom/keyZoom, b.camera.days(), 1e-6)
	assert.InDelta(t, before.X, b.at(t, chosen).X, 1, "the selected event stays where it is")
	test.Type(b.Timeline, "-")
	assert.InDelta(t, whole/keyZoom, b.camera.days(), 1e-6)
	test.Type(b.Timeline, "f")
	assert.InDelta(t, whole, b.camera.days(), 1e-6)

	b.ZoomBy(1e9)
	assert.InDelta(t, 1.0/24, b.camera.days(), 1e-9, "one hour at the closest")
	test.Type(b.Timeline, "0")
	assert.InDelta(t, whole, b.camera.days(), 1e-6)
}

func TestHomeAndEndShowTheEndsOfTheScope(t *testing.T) {
	b := showSample(t, 1000, 500)
	from, to := b.index.Scope()
	b.ShowDays(from+300, from+400)
	b.key(fyne.KeyHome)
	first, _ := b.View()
	assert.InDelta(t, from, first, 5)
	assert.Less(t, first, from, "with a margin")
	b.key(fyne.KeyEnd)
	_, last := b.View()
	assert.InDelta(t, to, last, 5)
	assert.Greater(t, last, to)
}

func TestAKeyThatSelectsOneToBeginWithSaysSo(t *testing.T) {
	b := showSample(t, 1000, 800)
	var said string
	b.callbacks.Say = func(words string) { said = words }
	b.callbacks.Link = func(_, _ chronology.UID) {}
	test.Type(b.Timeline, "k")
	require.NotEmpty(t, b.Selected())
	assert.Contains(t, said, b.titleOf(b.Selected()))
	assert.Nil(t, b.linked(), "nothing is begun with what was not chosen")
	test.Type(b.Timeline, "k")
	assert.NotNil(t, b.linked())
}

func TestTheKeyboardCanBeginWithNothingSelected(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace} {
		b := showSample(t, 1000, 500)
		b.key(key)
		require.NotEmpty(t, b.Selected())
		assert.Empty(t, b.heard.opened, "the first press only selects")
		assert.Empty(t, b.card.said())
		assert.True(t, b.frame.body.holds(b.at(t, b.Selected())))
	}
	b := show(t, chronology.NewReview("New"), light(), 700, 400)
	b.key(fyne.KeyReturn)
	b.key(fyne.KeySpace)
	assert.Empty(t, b.Selected(), "there is nothing to select")
	assert.Empty(t, b.heard.opened)
}

func TestEnterOpensAndSpaceTells(t *testing.T) {
	b := showSample(t, 1000, 500)
	chosen := b.event(t, "booking")
	b.Select(chosen)
	b.key(fyne.KeySpace)
	require.NotEmpty(t, b.card.said())
	b.hoverAt(b.frame.body.pos().AddXY(2, 2))
	assert.NotEmpty(t, b.card.said(), "asked for by key it stays while the pointer moves")
	b.key(fyne.KeyRight)
	require.NotEmpty(t, b.card.said(), "and goes along with the selection")
	assert.Equal(t, b.review.Event(b.Selected()).ShortTitle(), b.card.said()[0])

	b.key(fyne.KeyEscape)
	assert.Empty(t, b.card.said())
	assert.NotEmpty(t, b.Selected(), "the first Escape hides the card")
	b.key(fyne.KeyReturn)
	assert.Equal(t, []chronology.UID{b.Selected()}, b.heard.opened)
	b.key(fyne.KeyEscape)
	assert.Empty(t, b.Selected(), "the second selects nothing")
}

func TestTheFocusIsOnePlaceAndIsSeen(t *testing.T) {
	b := showSample(t, 640, 360)
	c := b.window.Canvas()
	assert.False(t, b.overlay.focus.Box.Visible())
	c.FocusNext()
	assert.Equal(t, fyne.Focusable(b.Timeline), c.Focused())
	assert.True(t, b.overlay.focus.Box.Visible())
	c.Unfocus()
	assert.False(t, b.overlay.focus.Box.Visible())
}

func labels(m *fyne.Menu) []string {
	var list []string
	for _, item := range m.Items {
		if !item.IsSeparator {
			list = append(list, item.Label)
		}
	}
	return list
}

func TestTheMenuOffersWhatCanBeDone(t *testing.T) {
	b := showSample(t, 1000, 800)
	view := []string{"Zoom in", "Zoom out", "Fit the whole scope"}
	chosen := b.event(t, "booking")
	p, _ := b.place(chosen)
	assert.Equal(t, append([]string{"Edit", "Duplicate", "Delete", "Zoom to this event"}, view...), labels(b.menu(chosen, p)))
	assert.Equal(t, append([]string{"New event here"}, view...), labels(b.menu("", p)))
	assert.Equal(t, view, labels(b.menu("", spot{10, 1e5})), "below the last lane no event can begin")
	b.callbacks = Callbacks{}
	assert.Equal(t, append([]string{"Zoom to this event"}, view...), labels(b.menu(chosen, p)))
}

func TestCopyAndPaste(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	var copied [][]chronology.UID
	var lanes []chronology.UID
	var days []float64
	b.TypedShortcut(&fyne.ShortcutCopy{})
	b.callbacks.Copy = func(events []chronology.UID) { copied = append(copied, events) }
	b.callbacks.Paste = func(agency chronology.UID, day float64) { lanes, days = append(lanes, agency), append(days, day) }
	b.TypedShortcut(&fyne.ShortcutCopy{})
	assert.Empty(t, copied, "nothing is selected")

	b.SelectMany([]chronology.UID{referral, booking})
	b.TypedShortcut(&fyne.ShortcutCopy{})
	assert.Equal(t, [][]chronology.UID{{referral, booking}}, copied)
	b.TypedShortcut(&fyne.ShortcutPaste{})
	assert.Equal(t, b.review.Event(referral).Agency, lanes[0])
	at, _ := b.place(referral)
	assert.InDelta(t, b.camera.day(at.x), days[0], 1e-6)

	act := func(event chronology.UID, at spot, label string) {
		for _, item := range b.menu(event, at).Items {
			if item.Label == label {
				item.Action()
			}
		}
	}
	act(booking, at, "Copy")
	assert.Len(t, copied[1], 2, "the menu of one of several copies all")
	b.choose(referral)
	act(booking, at, "Copy")
	assert.Equal(t, []chronology.UID{booking}, copied[2])
	act("", spot{10, b.rows.lanes[2].Top + 5}, "Paste here")
	assert.Equal(t, b.rows.lanes[2].Agency, lanes[1])
	assert.InDelta(t, b.camera.day(10), days[1], 1e-6)
}

func TestTheMenuOpensByKeyAndByPointer(t *testing.T) {
	b := showSample(t, 1000, 800)
	overlays := b.window.Canvas().Overlays()
	open := map[string]func(){
		"Menu":      func() { b.key(desktop.KeyMenu) },
		"Shift+F10": func() { b.held = fyne.KeyModifierShift; b.key(fyne.KeyF10) },
		"pointer": func() {
			b.TappedSecondary(&fyne.PointEvent{Position: b.frame.body.pos().AddXY(50, 50)})
		},
	}
	for how, do := range open {
		require.Nil(t, overlays.Top(), how)
		do()
		require.NotNil(t, overlays.Top(), how)
		overlays.Remove(overlays.Top())
	}
	b.held = 0
	b.key(fyne.KeyF10)
	assert.Nil(t, overlays.Top(), "F10 alone is the window's")
}

func TestZoomToAnEventShowsItsDays(t *testing.T) {
	b := showSample(t, 1000, 500)
	chosen := b.event(t, "booking")
	b.zoomTo(chosen)
	w := b.dated(chosen).Window
	from, to := b.View()
	assert.LessOrEqual(t, from, float64(w.Earliest))
	assert.GreaterOrEqual(t, to, float64(w.Latest)+1)
	assert.True(t, b.frame.body.holds(b.at(t, chosen)))
}
