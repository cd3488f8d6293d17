package lanes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
)

// press is a click of the primary button at a place in the widget.
func (b *bench) press(p fyne.Position) {
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Button: desktop.MouseButtonPrimary}
	b.MouseDown(ev)
	b.MouseUp(ev)
}

// hoverAt moves the pointer to a place in the widget.
func (b *bench) hoverAt(p fyne.Position) {
	b.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}})
}

func (b *bench) wheelAt(p fyne.Position, dx, dy float32) {
	b.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: p, AbsolutePosition: p}, Scrolled: fyne.NewDelta(dx, dy)})
}

func TestAClickSelectsAtOnce(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking := b.event(t, "booking")
	b.press(b.at(t, booking))
	assert.Equal(t, booking, b.Selected())
	assert.Equal(t, []chronology.UID{booking}, b.heard.selected)
	assert.Equal(t, fyne.Focusable(b.Timeline), b.window.Canvas().Focused(), "the keyboard follows the pointer")
	assert.True(t, b.overlay.focus.Box.Visible(), "and that is seen")

	b.press(b.at(t, booking))
	assert.Len(t, b.heard.selected, 1, "selecting it again says nothing")

	b.press(fyne.NewPos(b.frame.body.x+2, b.frame.body.y+float32(b.rows.lanes[0].Height)-3))
	assert.Equal(t, chronology.UID(""), b.Selected(), "a click on nothing selects nothing")
	assert.False(t, b.overlay.ring.Visible())
}

// form is a field that saves when the keyboard leaves it.
type form struct {
	widget.Entry
	save func()
}

func (f *form) FocusLost() {
	f.Entry.FocusLost()
	f.save()
}

func TestAClickSelectsWhatIsSeenThoughASavedFormMovesIt(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking := b.event(t, "booking")
	f := &form{}
	f.ExtendBaseWidget(f)
	f.save = func() {
		moved := b.review.Snapshot()
		e := moved.Event(booking).Copy()
		e.When.Wording = "3 June 2013"
		moved.Put(e)
		b.give(moved, nil)
	}
	b.window.SetContent(container.NewBorder(f, nil, nil, nil, b.Timeline))
	b.window.Canvas().Focus(f)
	b.press(b.at(t, booking))
	assert.Equal(t, booking, b.heard.selected[0], "leaving the form moved it away")
}

func TestTheCursorSaysWhatCanBeDone(t *testing.T) {
	b := showSample(t, 1000, 800)
	strip := b.frame.overview
	b.hoverAt(b.at(t, b.event(t, "booking")))
	assert.Equal(t, desktop.PointerCursor, b.Cursor())
	b.hoverAt(fyne.NewPos(b.overview.x(b.camera.left), strip.y+5))
	assert.Equal(t, desktop.HResizeCursor, b.Cursor(), "an edge of the strip's frame")
	b.hoverAt(fyne.NewPos(strip.x+strip.w/2, strip.y+5))
	assert.Equal(t, desktop.PointerCursor, b.Cursor())
	b.hoverAt(b.frame.body.pos().AddXY(2, 2))
	assert.Equal(t, desktop.DefaultCursor, b.Cursor())
}

func TestADragPansAndKeepsTheSelection(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking := b.event(t, "booking")
	b.Select(booking)
	b.ShowDays(b.camera.left+100, b.camera.left+300)
	day := b.camera.day(400)
	from := b.frame.body.pos().AddXY(400, 100)
	test.Drag(b.window.Canvas(), from, 80, 0)
	assert.InDelta(t, day, b.camera.day(480), 1e-6, "the day stays under the pointer")
	assert.Equal(t, booking, b.Selected())

	for range 50 {
		test.Drag(b.window.Canvas(), from, 900, 0)
	}
	first, _ := b.View()
	assert.InDelta(t, b.camera.from, first, 1e-9, "panning ends with what there is")
}

func TestCtrlWheelZoomsAtThePointer(t *testing.T) {
	b := showSample(t, 1000, 560)
	b.held = fyne.KeyModifierControl
	p := b.frame.body.pos().AddXY(345, 182)
	for notch := range 30 {
		day, lane := b.camera.day(345), b.laneOf(182)
		dy := float32(25)
		if notch >= 20 {
			dy = -25
		}
		b.wheelAt(p, 0, dy)
		require.InDelta(t, day, b.camera.day(345), 1e-6, "notch %d: the day stays", notch)
		require.Equal(t, lane, b.laneOf(182), "notch %d: the lane stays", notch)
	}
}

// laneOf is the number of the lane at a height of the view.
func (b *bench) laneOf(y float64) int {
	lane, _ := b.laneAt(y)
	return lane
}

func TestWheelScrollsLanesOrPans(t *testing.T) {
	b := showSample(t, 700, 360)
	p := b.frame.body.pos().AddXY(100, 50)
	left, _ := b.View()
	b.wheelAt(p, 0, -25)
	assert.InDelta(t, 25, b.scroll, 1e-9, "down")
	after, _ := b.View()
	assert.InDelta(t, left, after, 1e-9, "lanes that do not fit are scrolled, the days stay")
	b.wheelAt(p, 0, 1000)
	assert.Zero(t, b.scroll, "no further than the top")

	b.ShowDays(left+100, left+200)
	left, _ = b.View()
	b.held = fyne.KeyModifierShift
	b.wheelAt(p, -25, 0)
	after, _ = b.View()
	assert.Greater(t, after, left, "with Shift the wheel pans")

	tall := showSample(t, 700, 1200)
	tall.ShowDays(left+100, left+200)
	left, _ = tall.View()
	tall.wheelAt(p, 0, -25)
	after, _ = tall.View()
	assert.Greater(t, after, left, "where all lanes are in view the wheel pans")
}

func TestDoubleClick(t *testing.T) {
	b := showSample(t, 1000, 800)
	booking := b.event(t, "booking")
	b.DoubleTapped(&fyne.PointEvent{Position: b.at(t, booking)})
	assert.Equal(t, []chronology.UID{booking}, b.heard.opened)

	midwifery := b.review.Event(booking).Agency
	p := b.at(t, booking)
	p.X = b.frame.body.x + 20 // months before the booking
	b.DoubleTapped(&fyne.PointEvent{Position: p})
	require.Equal(t, []chronology.UID{midwifery}, b.heard.newAgencies, "where nothing is, in its lane")
	assert.InDelta(t, b.camera.day(20), b.heard.newDays[0], 1e-6, "on its day")
	assert.Len(t, b.heard.opened, 1)
}

func TestTheCardTellsAboutTheEventUnderThePointer(t *testing.T) {
	b := showSample(t, 1000, 800)
	referral := b.event(t, "second-referral")
	b.hoverAt(b.at(t, referral))
	said := b.card.said()
	require.NotEmpty(t, said)
	e := b.review.Event(referral)
	assert.Equal(t, e.Title, said[0])
	assert.Contains(t, said[1], "Health visiting")
	assert.Contains(t, said[1], "6.23")
	assert.Equal(t, b.dated(referral).Window.String(), said[2])
	assert.Contains(t, said[3], "as worded: the day after")
	box := b.card.box
	assert.True(t, box.Visible())
	assert.GreaterOrEqual(t, box.Position().X, float32(0))
	assert.LessOrEqual(t, box.Position().X+box.Size().Width, b.frame.size.Width, "the card stays in the widget")
	assert.LessOrEqual(t, box.Position().Y+box.Size().Height, b.frame.size.Height)

	b.hoverAt(b.frame.body.pos().AddXY(2, 2))
	assert.Empty(t, b.card.said(), "nothing is under the pointer")
	b.hoverAt(b.at(t, referral))
	b.MouseOut()
	assert.Empty(t, b.card.said(), "the pointer has left")
	assert.False(t, b.overlay.hairline.Visible())
}

func TestTheStripMovesTheView(t *testing.T) {
	b := showSample(t, 1000, 800)
	first, last := b.camera.from, b.camera.to
	b.ShowDays(first+200, first+300)
	middle := fyne.NewPos(b.overview.x(first+250), b.frame.overview.y+10)
	test.Drag(b.window.Canvas(), middle, 50, 0)
	from, to := b.View()
	moved := 50 * b.overview.perUnit()
	assert.InDelta(t, first+200+moved, from, 1e-3, "dragged by the middle it moves")
	assert.InDelta(t, first+300+moved, to, 1e-3)

	right := fyne.NewPos(b.overview.x(to), b.frame.overview.y+10)
	test.Drag(b.window.Canvas(), right, 40, 0)
	sameFrom, further := b.View()
	assert.InDelta(t, from, sameFrom, 1e-3, "dragged by an edge only the edge moves")
	assert.InDelta(t, to+40*b.overview.perUnit(), further, 1e-3)

	left := fyne.NewPos(b.overview.x(sameFrom), b.frame.overview.y+10)
	test.Drag(b.window.Canvas(), left, 2000, 0)
	crossed, stays := b.View()
	assert.InDelta(t, further, stays, 1e-3, "edges do not cross")
	assert.Less(t, crossed, stays)

	b.press(fyne.NewPos(b.overview.x(last-30), b.frame.overview.y+10))
	from, to = b.View()
	assert.True(t, from <= last-30 && last-30 <= to, "a press outside the frame brings that day into view")
}

func TestAFrameOfAnyWidthCanBeMovedAndStretched(t *testing.T) {
	b := showSample(t, 1000, 800)
	for _, days := range []float64{0.1, 3, 20, 300} {
		b.ShowDays(b.camera.from+200, b.camera.from+200+days)
		from, to := b.overview.x(b.camera.left), b.overview.x(b.camera.right())
		at := func(x float32) grip { return b.overview.grab(fyne.NewPos(x, b.frame.overview.y+5)) }
		assert.Equal(t, gripFrom, at(from-3), "%v days", days)
		assert.Equal(t, gripWindow, at((from+to)/2), "%v days", days)
		assert.Equal(t, gripTo, at(to+3), "%v days", days)
		assert.Equal(t, gripWindow, at(to+50), "%v days", days)
	}
}

func TestACardUnderThePointerGoesWhenTheViewMovesOn(t *testing.T) {
	b := showSample(t, 1000, 800)
	b.hoverAt(b.at(t, b.event(t, "second-referral")))
	require.NotEmpty(t, b.card.said())
	test.Type(b.Timeline, "+")
	assert.Empty(t, b.card.said(), "it told about what is elsewhere now")
	assert.False(t, b.pointer.over)
}

func TestHiddenLanesAreCounted(t *testing.T) {
	b := showSample(t, 700, 360)
	require.True(t, b.headings.below.shown)
	require.False(t, b.headings.above.shown)
	b.press(b.headings.below.at.pos().AddXY(5, 5))
	assert.Positive(t, b.scroll, "pressing the count scrolls")
	assert.True(t, b.headings.above.shown)

	tall := showSample(t, 700, 1400)
	assert.False(t, tall.headings.below.shown, "all lanes are in view")
}

// emptied is what stands in empty lanes.
func (b *bench) emptied() string {
	var said []string
	for _, line := range b.overlay.empty.all[:b.overlay.empty.used] {
		said = append(said, line.Text)
	}
	return strings.Join(said, " ")
}

func TestAnEmptyTimelineSaysWhy(t *testing.T) {
	b := show(t, chronology.NewReview("New"), light(), 700, 400)
	assert.Contains(t, b.emptied(), "No events yet. Press Ctrl+N")

	b = showSample(t, 700, 400)
	assert.Empty(t, b.emptied())
	b.give(b.review, func(*chronology.Event) bool { return false })
	assert.Equal(t, "No events match the filter. Ctrl+Shift+K shows all.", b.emptied())
	b.give(sample.Review(), nil)
	assert.Empty(t, b.emptied())
}

func TestAnEmptyTimelineSaysAllOfItAtEveryTextSize(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	b := show(t, chronology.NewReview("New"), large, 600, 500)
	assert.Equal(t, b.emptyWords(), b.emptied())
	for _, line := range b.overlay.empty.all[:b.overlay.empty.used] {
		assert.LessOrEqual(t, line.Position().X+line.MinSize().Width, b.frame.body.w)
	}
}

func TestTheCardComesBackAfterZooming(t *testing.T) {
	b := showSample(t, 1000, 800)
	p := b.at(t, b.event(t, "booking"))
	b.hoverAt(p)
	require.NotEmpty(t, b.card.said())
	b.held = fyne.KeyModifierControl
	b.wheelAt(p, 0, 25)
	assert.Empty(t, b.card.said(), "it would hide what is looked for")
	b.hoverAt(p.AddXY(1, 0))
	assert.NotEmpty(t, b.card.said())
}

func TestEventsWithoutADateAreReachedFromTheHeading(t *testing.T) {
	r := sample.Review()
	agency := r.Agencies[1].UID
	var undated []chronology.UID
	for range 2 {
		e := &chronology.Event{UID: chronology.NewUID(), Agency: agency, Title: "Not known when", When: chronology.When{Wording: "unknown"}}
		r.Put(e)
		undated = append(undated, e.UID)
	}
	b := show(t, r, light(), 1000, 900)
	lane := b.rows.lanes[2]
	require.Equal(t, agency, lane.Agency)
	require.Equal(t, 2, lane.Undated)
	b.hoverAt(b.frame.column.pos().AddXY(20, float32(lane.Top+10)))
	require.NotEmpty(t, b.card.said())
	assert.Equal(t, lane.Name, b.card.said()[0])
	assert.Contains(t, strings.Join(b.card.said(), " "), "2 events of unknown date: press “? 2”")

	pill := b.headings.shown[2].pill
	b.hoverAt(pill.pos().AddXY(3, 3))
	assert.Equal(t, desktop.PointerCursor, b.Cursor())
	b.press(pill.pos().AddXY(3, 3))
	assert.Equal(t, undated[0], b.Selected())
	assert.Contains(t, strings.Join(b.card.said(), " "), "2 events of unknown date")
	b.key(fyne.KeyDown)
	assert.Equal(t, undated[1], b.Selected())
	b.key(fyne.KeyReturn)
	assert.Equal(t, []chronology.UID{undated[1]}, b.heard.opened)
	assert.False(t, b.overlay.ring.Visible(), "there is no mark to put a ring about")
	for i, parts := range b.headings.shown {
		assert.Equal(t, b.rows.lanes[i].Undated > 0, parts.pill.w > 0, "where all have a date there is no pill")
	}
}
