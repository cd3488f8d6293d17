package lanes

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// lineOn is the day that the line stands on; "" while there is none.
func (b *bench) lineOn() string {
	if !b.dayLine.sign.shown() || !b.dayLine.line.Visible() {
		return ""
	}
	return b.dayLine.sign.text.Text
}

func TestTheLineStaysOnItsDay(t *testing.T) {
	b := showSample(t, 1000, 800)
	b.GoTo(float64(when.Date(2013, 6, 4)) + 0.5)
	assert.Equal(t, "Tue 4 Jun 2013", b.lineOn())
	b.ZoomBy(4)
	b.PanBy(0.1)
	assert.Equal(t, "Tue 4 Jun 2013", b.lineOn())
	x := float64(b.dayLine.line.Position1.X)
	assert.InDelta(t, float64(when.Date(2013, 6, 4))+0.5, b.camera.day(x), 0.1)
	b.PanBy(3)
	assert.Empty(t, b.lineOn(), "out of view")
	b.GoTo(float64(when.Date(2013, 6, 4)) + 0.5)
	x = float64(b.dayLine.line.Position1.X)
	assert.InDelta(t, b.camera.width/2, x, 1, "going there brings it into the middle")
}

func TestTheLineByKey(t *testing.T) {
	b := showSample(t, 1000, 800)
	chosen := b.event(t, "booking")
	b.Select(chosen)
	at, _ := b.place(chosen)
	day := when.Day(math.Floor(b.camera.day(at.x)))
	on := func(d when.Day) string { return d.Time().Format("Mon 2 Jan 2006") }
	test.Type(b.Timeline, "d")
	assert.Equal(t, on(day), b.lineOn(), "on the day of the selected event")
	assert.Contains(t, b.overlay.hint.said(), "Line on "+on(day))
	b.key(fyne.KeyRight)
	b.typed(fyne.KeyModifierShift, fyne.KeyRight)
	b.typed(fyne.KeyModifierControl, fyne.KeyRight)
	assert.Equal(t, on(day.Add(9)), b.lineOn())
	assert.Equal(t, chosen, b.Selected())
	b.key(fyne.KeyReturn)
	b.key(fyne.KeyRight)
	assert.Equal(t, on(day.Add(9)), b.lineOn(), "let go, it stays")
	assert.NotEqual(t, chosen, b.Selected(), "and the arrows go from event to event again")
	test.Type(b.Timeline, "d")
	b.typed(fyne.KeyModifierControl, fyne.KeyLeft)
	assert.Equal(t, on(day.Add(2)), b.lineOn(), "taken in hand again where it is")
	test.Type(b.Timeline, "d")
	assert.Empty(t, b.lineOn(), "and taken away")
	assert.Empty(t, b.overlay.hint.said())

	test.Type(b.Timeline, "d")
	b.key(fyne.KeyEscape)
	assert.NotEmpty(t, b.lineOn())
	b.choose("")
	b.key(fyne.KeyEscape)
	assert.Empty(t, b.lineOn(), "Escape takes it away when there is nothing else to give up")
}

func TestTheLineByPointer(t *testing.T) {
	b := showSample(t, 1000, 800)
	axis := b.frame.axis.pos()
	b.press(axis.AddXY(300, 20))
	require.NotEmpty(t, b.lineOn())
	assert.InDelta(t, b.camera.day(300), b.dayLine.day, 1)
	sign := b.dayLine.sign.ground
	at := sign.Position().AddXY(sign.Size().Width/2, 5)
	b.hoverAt(at)
	assert.Equal(t, desktop.HResizeCursor, b.Cursor())
	left, _ := b.View()
	b.drag(0, at, fyne.NewDelta(100, 0))
	assert.InDelta(t, b.camera.day(400), b.dayLine.day, 2)
	after, _ := b.View()
	assert.InDelta(t, left, after, 1e-9)
	b.press(b.dayLine.sign.ground.Position().AddXY(5, 5))
	assert.Empty(t, b.lineOn(), "a click on its day takes it away")
	b.drag(0, axis.AddXY(300, 20), fyne.NewDelta(40, 0))
	assert.Empty(t, b.lineOn(), "a drag of the axis pans as before")
}

func TestBookmarksLeadBack(t *testing.T) {
	b := showSample(t, 1000, 800)
	var said []string
	b.callbacks.Say = func(words string) { said = append(said, words) }
	second, first := float64(when.Date(2014, 1, 10))+0.5, float64(when.Date(2013, 3, 5))+0.5
	b.SetBookmarks([]Bookmark{{second, "Strategy meeting"}, {first, "Booking"}})
	assert.Equal(t, 4, b.bookmarks.ribbons.used, "on the axis and on the strip")

	at := fyne.NewPos(b.overview.x(first), b.frame.overview.y+3)
	b.hoverAt(at)
	require.NotEmpty(t, b.card.said())
	assert.Equal(t, "Booking", b.card.said()[0])
	assert.Contains(t, b.card.said()[1], "5 Mar 2013")
	b.ShowDays(second-30, second+30)
	b.press(at)
	assert.Equal(t, "Tue 5 Mar 2013", b.lineOn())
	test.Type(b.Timeline, "j")
	assert.Equal(t, "Fri 10 Jan 2014", b.lineOn())
	assert.Equal(t, []string{"Strategy meeting"}, said)
	test.Type(b.Timeline, "J")
	assert.Equal(t, "Tue 5 Mar 2013", b.lineOn())
	assert.False(t, b.NextBookmark(-1), "there is none before")

	var wanted []float64
	test.Type(b.Timeline, "b")
	b.callbacks.Bookmark = func(day float64) { wanted = append(wanted, day) }
	test.Type(b.Timeline, "b")
	assert.Equal(t, []float64{first}, wanted, "on the day of the line")
	b.dayLine.take()
	b.Fit()
	chosen := b.event(t, "second-referral")
	b.Select(chosen)
	p, _ := b.place(chosen)
	test.Type(b.Timeline, "b")
	assert.InDelta(t, b.camera.day(p.x), wanted[1], 1, "else of the selected event")
	b.SetBookmarks(nil)
	assert.Zero(t, b.bookmarks.ribbons.used)
}

func TestTheStripByKey(t *testing.T) {
	b := showSample(t, 1000, 800)
	first := b.camera.from
	b.ShowDays(first+200, first+300)
	test.Type(b.Timeline, "o")
	assert.Contains(t, b.overlay.hint.said(), "move the frame")
	thin := b.overview.window.Width()
	b.key(fyne.KeyRight)
	from, to := b.View()
	assert.InDelta(t, first+210, from, 1e-6)
	assert.InDelta(t, first+310, to, 1e-6)
	b.typed(fyne.KeyModifierShift, fyne.KeyRight)
	from, to = b.View()
	assert.InDelta(t, first+210, from, 1e-6, "the earlier end stays")
	assert.InDelta(t, first+320, to, 1e-6)
	b.typed(fyne.KeyModifierControl, fyne.KeyLeft)
	from, to = b.View()
	assert.InDelta(t, first+199, from, 1e-6)
	assert.InDelta(t, first+320, to, 1e-6, "the later end stays")
	assert.Greater(t, thin, float32(2), "that the keyboard is there is seen")
	b.key(fyne.KeyReturn)
	assert.Less(t, b.overview.window.Width(), thin)
	assert.Empty(t, b.overlay.hint.said())
}

func TestTheStripMarksWhatASearchFound(t *testing.T) {
	b := showSample(t, 1000, 800)
	chosen := b.event(t, "booking")
	found := func() int {
		n := 0
		img := b.overview.picture(int(b.frame.overview.w), int(b.frame.overview.h)).Bounds()
		for y := range img.Dy() {
			for x := range img.Dx() {
				if c := b.overview.img.RGBAAt(x, y); c.R == b.look.found.R && c.G == b.look.found.G && c.B == b.look.found.B && c.A == 255 {
					n++
				}
			}
		}
		return n
	}
	assert.Zero(t, found())
	b.Highlight(map[chronology.UID]bool{chosen: true})
	one := found()
	assert.Positive(t, one)
	b.Highlight(map[chronology.UID]bool{chosen: true, b.event(t, "second-referral"): true})
	assert.Greater(t, found(), one)
	b.Highlight(nil)
	assert.Zero(t, found())
}

func TestBackAndDateAreForTheWindow(t *testing.T) {
	b := showSample(t, 700, 400)
	var steps []int
	dates := 0
	b.key(fyne.KeyBackspace)
	test.Type(b.Timeline, "g")
	b.callbacks.GoBack = func(step int) { steps = append(steps, step) }
	b.callbacks.GoToDate = func() { dates++ }
	b.key(fyne.KeyBackspace)
	b.typed(fyne.KeyModifierShift, fyne.KeyBackspace)
	test.Type(b.Timeline, "g")
	assert.Equal(t, []int{-1, 1}, steps)
	assert.Equal(t, 1, dates)
}

func TestTheLineOfAnEventInACrowdStandsOnItsOwnDay(t *testing.T) {
	b := show(t, together(12), light(), 640, 360)
	last := b.titled(t, "Visit 10")
	b.Select(last)
	require.NotNil(t, b.crowdOf(last))
	test.Type(b.Timeline, "d")
	assert.Equal(t, when.Date(2012, 10, 10), when.Day(math.Floor(b.dayLine.day)), "not on the day of the others")
}

func TestPlusAndMinusZoomAboutTheDayThatOneWentTo(t *testing.T) {
	b := showSample(t, 1000, 800)
	b.Select(b.event(t, "booking"))
	b.GoTo(float64(when.Date(2013, 6, 4)) + 0.5)
	for range 8 {
		b.ZoomBy(keyZoom)
	}
	assert.Equal(t, "Tue 4 Jun 2013", b.lineOn(), "though another event is selected")

	chosen := b.event(t, "second-referral")
	b.Select(chosen)
	for range 8 {
		b.ZoomBy(keyZoom)
	}
	p, ok := b.place(chosen)
	require.True(t, ok)
	assert.True(t, p.x >= 0 && p.x <= b.camera.width, "an event selected since then stays in view")

	b.GoTo(float64(when.Date(2013, 6, 4)) + 0.5)
	b.ShowDays(float64(when.Date(2012, 1, 1)), float64(when.Date(2012, 2, 1)))
	middle := b.camera.day(b.camera.width / 2)
	b.ZoomBy(keyZoom)
	assert.InDelta(t, middle, b.camera.day(b.camera.width/2), 0.01, "neither is in view")
}
