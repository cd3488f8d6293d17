package lanes

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// pressHolding is a click with keys held.
func (b *bench) pressHolding(held fyne.KeyModifier, p fyne.Position) {
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Button: desktop.MouseButtonPrimary, Modifier: held}
	b.MouseDown(ev)
	b.MouseUp(ev)
}

// drag presses at a place of the widget, moves by steps and lets go.
func (b *bench) drag(held fyne.KeyModifier, from fyne.Position, steps ...fyne.Delta) {
	b.dragOn(held, from, steps...)
	b.drop()
}

// dragOn is a drag that has not ended.
func (b *bench) dragOn(held fyne.KeyModifier, from fyne.Position, steps ...fyne.Delta) {
	at := fyne.PointEvent{Position: from, AbsolutePosition: from}
	b.MouseDown(&desktop.MouseEvent{PointEvent: at, Button: desktop.MouseButtonPrimary, Modifier: held})
	for _, by := range steps {
		from = from.AddXY(by.DX, by.DY)
		b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from, AbsolutePosition: from}, Dragged: by})
	}
}

// drop lets go of what is dragged, in the order that the toolkit does.
func (b *bench) drop() {
	b.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	b.DragEnd()
}

func (b *bench) lastChosen(t *testing.T) []chronology.UID {
	t.Helper()
	require.NotEmpty(t, b.heard.chosen)
	return b.heard.chosen[len(b.heard.chosen)-1]
}

func TestCtrlClickSelectsOneMoreOrOneLess(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	b.press(b.at(t, booking))
	b.pressHolding(fyne.KeyModifierControl, b.at(t, referral))
	assert.Equal(t, []chronology.UID{referral, booking}, b.lastChosen(t), "the last first")
	assert.Equal(t, referral, b.Selected())
	assert.Equal(t, []chronology.UID{booking, referral}, b.heard.selected, "the window is told of the first")

	b.pressHolding(fyne.KeyModifierControl, b.at(t, referral))
	assert.Equal(t, []chronology.UID{booking}, b.lastChosen(t))
	assert.Equal(t, booking, b.Selected())

	ground := b.frame.body.pos().AddXY(2, float32(b.rows.lanes[0].Height)-3)
	b.pressHolding(fyne.KeyModifierControl, ground)
	assert.Equal(t, []chronology.UID{booking}, b.Chosen(), "a miss with Ctrl held loses nothing")
	b.press(ground)
	assert.Empty(t, b.Chosen())
}

func TestTheMenuButtonKeepsSeveralSelected(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	b.SelectMany([]chronology.UID{referral, booking})
	other := func(event chronology.UID) {
		p := fyne.PointEvent{Position: b.at(t, event)}
		b.MouseDown(&desktop.MouseEvent{PointEvent: p, Button: desktop.MouseButtonSecondary})
		b.MouseUp(&desktop.MouseEvent{PointEvent: p, Button: desktop.MouseButtonSecondary})
	}
	other(booking)
	assert.Len(t, b.Chosen(), 2)
	third := b.index.Next(booking, 1, true)
	other(third)
	assert.Equal(t, []chronology.UID{third}, b.Chosen(), "one that is not among them is selected alone")
}

func TestShiftClickSelectsTheLaneBetween(t *testing.T) {
	b := showSample(t, 1000, 800)
	first := b.event(t, "booking")
	third := b.index.Next(b.index.Next(first, 1, true), 1, true)
	require.NotEmpty(t, third)
	b.Select(first)
	b.chooseTo(third)
	assert.Equal(t, []chronology.UID{third, b.index.Next(first, 1, true), first}, b.Chosen())
	b.chooseTo(b.index.Next(first, 1, true))
	assert.Len(t, b.Chosen(), 2, "the range still begins where it began")
	assert.Contains(t, b.Chosen(), first)

	elsewhere := b.event(t, "second-referral")
	b.pressHolding(fyne.KeyModifierShift, b.at(t, elsewhere))
	assert.Len(t, b.Chosen(), 3, "one of another lane is selected as well")
	assert.Equal(t, elsewhere, b.Selected())
}

func TestSelectingByKeyWithoutThePointer(t *testing.T) {
	b := showSample(t, 1000, 800)
	first := b.event(t, "booking")
	b.window.Canvas().Focus(b.Timeline)
	b.Select(first)
	next := b.index.Next(first, 1, true)

	b.typed(fyne.KeyModifierControl, fyne.KeyRight)
	assert.Equal(t, []chronology.UID{first}, b.Chosen(), "Ctrl and an arrow leave the selection as it is")
	assert.Equal(t, next, b.choice.cursor)
	b.typed(fyne.KeyModifierControl, fyne.KeyDown)
	below := b.choice.cursor
	assert.Equal(t, b.index.NextLane(next, 1), below)
	b.typed(fyne.KeyModifierControl, fyne.KeySpace)
	assert.Equal(t, []chronology.UID{below, first}, b.Chosen())
	b.typed(fyne.KeyModifierControl, fyne.KeySpace)
	assert.Equal(t, []chronology.UID{first}, b.Chosen())

	b.key(fyne.KeyEscape)
	assert.Equal(t, first, b.choice.cursor, "Escape brings the keyboard back to the selection")
	b.typed(fyne.KeyModifierShift, fyne.KeyRight)
	b.typed(fyne.KeyModifierShift, fyne.KeyRight)
	assert.Len(t, b.Chosen(), 3)
	b.typed(fyne.KeyModifierShift, fyne.KeyLeft)
	assert.Len(t, b.Chosen(), 2, "and back again")
	b.typed(fyne.KeyModifierShift, fyne.KeyDown)
	assert.Len(t, b.Chosen(), 3, "down it takes in one of the next lane")

	b.key(fyne.KeyEscape)
	assert.Len(t, b.Chosen(), 1, "Escape leaves one of several")
	b.key(fyne.KeyEscape)
	assert.Empty(t, b.Chosen(), "and then none")
	assert.Empty(t, b.Selected())
}

func TestCtrlASelectsWhatIsInView(t *testing.T) {
	b := showSample(t, 1000, 1400)
	b.TypedShortcut(&fyne.ShortcutSelectAll{})
	all := map[chronology.UID]bool{}
	for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
		if p, _ := b.place(e); p.x >= 0 && p.x <= b.camera.width {
			all[e] = true
		}
	}
	require.Greater(t, len(all), 40)
	assert.Len(t, b.Chosen(), len(all), "crowds are selected whole")
	for _, e := range b.Chosen() {
		assert.True(t, all[e])
	}
}

func TestADragWithShiftSelectsWhatItTakesIn(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking := b.event(t, "booking")
	at := b.at(t, booking)
	from, _ := b.View()
	b.dragOn(fyne.KeyModifierShift, at.AddXY(-15, -8), fyne.NewDelta(10, 4), fyne.NewDelta(20, 12))
	assert.True(t, b.overlay.band.Visible(), "the rectangle is seen")
	b.drop()
	assert.False(t, b.overlay.band.Visible())
	assert.Equal(t, booking, b.Selected())
	after, _ := b.View()
	assert.InDelta(t, from, after, 1e-9, "and nothing pans")

	b.dragOn(fyne.KeyModifierShift, b.frame.body.pos().AddXY(1, 1), fyne.NewDelta(600, 500))
	b.key(fyne.KeyEscape)
	assert.False(t, b.overlay.band.Visible())
	b.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(20, 0)})
	b.drop()
	assert.Equal(t, []chronology.UID{booking}, b.Chosen(), "Escape gives the drag up")
	after, _ = b.View()
	assert.InDelta(t, from, after, 1e-9)

	b.drag(fyne.KeyModifierShift, b.frame.body.pos().AddXY(1, 1), fyne.NewDelta(600, 500))
	assert.Greater(t, len(b.Chosen()), 10)
}

func TestWhereTheKeyboardIsLooksUnlikeWhatIsSelected(t *testing.T) {
	b := showSample(t, 1000, 800)
	first := b.event(t, "booking")
	b.Select(first)
	assert.False(t, b.overlay.cursor.Visible(), "the keyboard is elsewhere")
	b.window.Canvas().Focus(b.Timeline)
	require.True(t, b.overlay.cursor.Visible())
	assert.NotEqual(t, b.overlay.ring.CornerRadius, b.overlay.cursor.CornerRadius, "one is round, one is square")
	b.typed(fyne.KeyModifierControl, fyne.KeyDown)
	ring, cursor := b.overlay.ring, b.overlay.cursor
	assert.NotEqual(t, ring.Position().Y+ring.Size().Height/2, cursor.Position().Y+cursor.Size().Height/2)
	assert.True(t, ring.Visible(), "the selection stays where it is")
}

func TestEachOfSeveralSelectedHasARing(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking, referral := b.event(t, "booking"), b.event(t, "second-referral")
	at := b.at(t, booking)
	rim := func() float64 {
		off := float32(b.look.metrics.MarkSize/2 + ringGap)
		r, g, bl, _ := b.window.Canvas().Capture().At(int(at.X), int(at.Y-off)).RGBA()
		return float64(r+g+bl) / 3 / 257
	}
	before := rim()
	b.SelectMany([]chronology.UID{referral, booking})
	assert.Less(t, rim(), before-60, "drawn in ink")
	assert.Empty(t, b.heard.chosen, "what the window says itself it is not told")
	b.Select("")
	assert.InDelta(t, before, rim(), 1)
}

func TestTheLinksOfAllSelectedAreDrawn(t *testing.T) {
	b := showSample(t, 1000, 800)
	link := b.review.Links[0]
	other := b.review.Links[len(b.review.Links)-1]
	b.Select(link.From)
	one := len(b.overlay.chosen.arrows)
	require.Positive(t, one)
	b.SelectMany([]chronology.UID{link.From, link.To})
	assert.GreaterOrEqual(t, len(b.overlay.chosen.arrows), one)
	seen := map[chronology.UID]int{}
	for _, a := range b.overlay.chosen.arrows {
		seen[a.Link]++
	}
	assert.Equal(t, 1, seen[link.UID], "a link between two of them is drawn once")
	b.SelectMany([]chronology.UID{link.From, other.From})
	assert.Greater(t, len(b.overlay.chosen.arrows), one)
}

func TestTheOutlineOfAWindowKeepsOffTheWordsOfSilences(t *testing.T) {
	b := showSample(t, 1000, 760)
	broken, named := 0, 0
	for _, zoom := range []float64{1, 2, 2} {
		b.ZoomBy(zoom)
		for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
			b.Select(e)
			o := b.overlay
			if !o.chosen.shown {
				continue
			}
			bars := o.bars.all[:o.bars.used]
			row := rect{float32(o.chosen.from - b.shift()), float32(o.chosen.at.y - b.Timeline.drop()), float32(o.chosen.to - o.chosen.from), 1}
			if slices.ContainsFunc(o.outside.words.of(o.chosen.item.Lane), row.meets) {
				broken++
			}
			taken := slices.Clone(o.outside.words.of(o.chosen.item.Lane))
			if name := o.chosen.name; name[1] > name[0] {
				named++
				taken = append(taken, rect{float32(name[0] - b.shift()), row.y, float32(name[1] - name[0]), 1})
			}
			for _, words := range taken {
				for _, bar := range bars {
					at, size := bar.Position(), bar.Size()
					assert.False(t, words.meets(rect{at.X, at.Y, size.Width, size.Height}), b.titleOf(e))
				}
			}
		}
	}
	assert.Positive(t, broken, "words stand on the row of one of them")
	assert.Positive(t, named, "some have their name beside their mark")
}
