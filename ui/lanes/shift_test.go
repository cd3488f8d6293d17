package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// changes are the changes of dates that the bench was told of.
type changes struct {
	moved    map[chronology.UID]int
	moves    int
	reshaped []when.Window
	said     []string
}

// redates has the bench take changes of dates.
func (b *bench) redates() *changes {
	c := &changes{moved: map[chronology.UID]int{}}
	b.callbacks.Move = func(e chronology.UID, days int) { c.moved[e] = days; c.moves++ }
	b.callbacks.Reshape = func(_ chronology.UID, from, to when.Day) {
		c.reshaped = append(c.reshaped, when.Window{Earliest: from, Latest: to})
	}
	b.callbacks.Say = func(words string) { c.said = append(c.said, words) }
	b.overlay.arrange()
	return c
}

// worded gives an event another date.
func (b *bench) worded(t *testing.T, key, wording string) chronology.UID {
	t.Helper()
	r := b.review.Snapshot()
	e := r.Event(b.event(t, key)).Copy()
	e.When = chronology.When{Wording: wording}
	r.Put(e)
	b.give(r, nil)
	return e.UID
}

func TestAnExactDateIsDraggedToAnotherDay(t *testing.T) {
	b := showSample(t, 1000, 800)
	c := b.redates()
	uid := b.worded(t, "booking", "4 June 2013")
	b.ShowDays(float64(when.Date(2013, 5, 1)), float64(when.Date(2013, 8, 1)))
	from := b.at(t, uid)
	left, _ := b.View()
	b.dragOn(0, from, fyne.NewDelta(2, 0), fyne.NewDelta(float32(3*b.camera.perDay)-2, 30))
	assert.Equal(t, "Fri 7 June 2013 · 3 days later", b.overlay.moved.text.Text)
	assert.True(t, b.overlay.moved.shown())
	ghost := b.overlay.ghosts[0].raster
	assert.True(t, ghost.Visible())
	middle := ghost.Position().X + ghost.Size().Width/2 + b.frame.body.x
	assert.InDelta(t, float64(from.X)+3*b.camera.perDay, float64(middle), 1, "the mark goes along, by whole days")
	assert.Empty(t, b.days(), "the day that it has is not said beside it")
	b.drop()
	assert.Equal(t, map[chronology.UID]int{uid: 3}, c.moved)
	assert.False(t, b.overlay.moved.shown())
	assert.False(t, ghost.Visible())
	after, _ := b.View()
	assert.InDelta(t, left, after, 1e-9, "and the view stays")

	b.drag(0, from, fyne.NewDelta(-float32(14*b.camera.perDay), 0))
	assert.Equal(t, -14, c.moved[uid])
	b.drag(0, from, fyne.NewDelta(100, 0), fyne.NewDelta(-100, 0))
	b.dragOn(0, from, fyne.NewDelta(100, 0))
	b.key(fyne.KeyEscape)
	b.drop()
	assert.Equal(t, 2, c.moves, "taken back to its day, or given up, it is not moved")
}

func TestWhatHasNoDayOfItsOwnIsNotMovedAndSaysWhy(t *testing.T) {
	wordings := map[string]string{
		"the day after Baby C born": "counts from another",
		"June 2013":                 "says no single day",
		"about 4 June 2013":         "says no single day",
		"unknown":                   "says no single day",
	}
	for wording, why := range wordings {
		b := showSample(t, 1000, 800)
		c := b.redates()
		uid := b.worded(t, "booking", wording)
		b.Fit()
		b.dragOn(0, b.at(t, uid), fyne.NewDelta(40, 0))
		assert.Contains(t, b.overlay.hint.said(), why, wording)
		assert.False(t, b.overlay.moved.shown(), "once is enough")
		assert.Empty(t, c.said, "once is enough")
		b.drop()
		b.typed(fyne.KeyModifierControl|fyne.KeyModifierShift, fyne.KeyRight)
		require.Len(t, c.said, 1, "by key where it can be read after the keys are let go: %s", wording)
		assert.Contains(t, c.said[0], why, wording)
		assert.Empty(t, b.overlay.hint.said(), "once is enough")
		b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
		assert.Zero(t, c.moves, wording)
	}
}

func TestAnExactDateIsMovedByKeyAsOneStep(t *testing.T) {
	b := showSample(t, 1000, 800)
	c := b.redates()
	uid := b.worded(t, "booking", "4 June 2013")
	b.Select(uid)
	both := fyne.KeyModifierControl | fyne.KeyModifierShift
	for range 9 {
		b.typed(both, fyne.KeyRight)
	}
	b.typed(both, fyne.KeyLeft)
	assert.Equal(t, "Wed 12 June 2013 · 8 days later", b.overlay.moved.text.Text)
	assert.Zero(t, c.moves, "nothing is changed before the keys are let go")
	b.KeyUp(&fyne.KeyEvent{Name: fyne.KeyLeft})
	assert.Zero(t, c.moves)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	assert.Equal(t, map[chronology.UID]int{uid: 8}, c.moved)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	assert.Equal(t, 1, c.moves, "once")

	b.typed(both, fyne.KeyRight)
	b.key(fyne.KeyEscape)
	b.KeyUp(&fyne.KeyEvent{Name: desktop.KeyControlLeft})
	assert.Equal(t, 1, c.moves, "given up")
	b.typed(both, fyne.KeyRight)
	b.key(fyne.KeyReturn)
	assert.Equal(t, 2, c.moves, "Enter moves it, too")
	b.typed(both, fyne.KeyRight)
	b.window.Canvas().Focus(b.Timeline)
	b.window.Canvas().Unfocus()
	assert.Equal(t, 2, c.moves, "where the keyboard goes elsewhere it stays")
	assert.False(t, b.overlay.moved.shown())
}

func TestAnEndOfAWindowIsDragged(t *testing.T) {
	b := showSample(t, 1000, 800)
	c := b.redates()
	uid := b.worded(t, "booking", "between 4 and 20 June 2013")
	b.Select(uid)
	b.ShowDays(float64(when.Date(2013, 5, 1)), float64(when.Date(2013, 8, 1)))
	g := b.overlay.ends.grips[1]
	require.True(t, g.bar.Visible())
	at := g.at.pos().AddXY(g.at.w/2, g.at.h/2)
	b.hoverAt(at)
	assert.Equal(t, desktop.HResizeCursor, b.Cursor())
	b.dragOn(0, at, fyne.NewDelta(float32(5*b.camera.perDay), 0))
	assert.Contains(t, b.overlay.hint.said(), "between 4 Jun 2013 and 25 Jun 2013 instead of between 4 Jun 2013 and 20 Jun 2013")
	assert.Equal(t, "Tue 25 June 2013", b.overlay.moved.text.Text)
	assert.Empty(t, c.reshaped)
	b.drop()
	require.Len(t, c.reshaped, 1)
	assert.Equal(t, when.Window{Earliest: when.Date(2013, 6, 4), Latest: when.Date(2013, 6, 25)}, c.reshaped[0])

	first := b.overlay.ends.signs[0].ground
	b.drag(0, first.Position().AddXY(5, 5), fyne.NewDelta(2, 0), fyne.NewDelta(900, 0))
	require.Len(t, c.reshaped, 2, "the day on the axis is a grip, too")
	assert.Equal(t, when.On(when.Date(2013, 6, 20)), c.reshaped[1], "ends do not cross")

	b.drag(0, at, fyne.NewDelta(60, 0), fyne.NewDelta(-60, 0))
	b.dragOn(0, at, fyne.NewDelta(60, 0))
	b.key(fyne.KeyEscape)
	b.drop()
	assert.Len(t, c.reshaped, 2)
	assert.Equal(t, uid, b.Selected())
}

func TestAnEndOfAWindowIsMovedByKey(t *testing.T) {
	b := showSample(t, 1000, 800)
	c := b.redates()
	b.Select(b.worded(t, "booking", "between 4 and 20 June 2013"))
	test.Type(b.Timeline, "e")
	b.key(fyne.KeyLeft)
	b.typed(fyne.KeyModifierShift, fyne.KeyLeft)
	b.key(fyne.KeyDown)
	b.key(fyne.KeyRight)
	assert.Contains(t, b.overlay.hint.said(), "between 27 May 2013 and 21 Jun 2013 instead of")
	b.key(fyne.KeyReturn)
	assert.Equal(t, []when.Window{{Earliest: when.Date(2013, 5, 27), Latest: when.Date(2013, 6, 21)}}, c.reshaped)

	b.Select(b.worded(t, "booking", "by 20 June 2013"))
	latest := b.dated(b.Selected()).Window.Latest
	test.Type(b.Timeline, "e")
	b.key(fyne.KeyDown)
	b.key(fyne.KeyRight)
	b.key(fyne.KeyReturn)
	assert.Equal(t, latest.Add(1), c.reshaped[1].Latest, "an open end is passed over")
	assert.True(t, c.reshaped[1].Earliest.Open())

	test.Type(b.Timeline, "e")
	b.key(fyne.KeyRight)
	b.key(fyne.KeyEscape)
	assert.Len(t, c.reshaped, 2)
	assert.False(t, b.overlay.shape.Visible())
}

func TestDistancesOfDaysInWords(t *testing.T) {
	words := map[int]string{
		1: "1 day later", -1: "1 day earlier", 3: "3 days later", 7: "1 week later",
		-21: "3 weeks earlier", 22: "22 days later",
	}
	for days, want := range words {
		assert.Equal(t, want, laterBy(days))
	}
	assert.Equal(t, "Tue 4 June 2013", onDay(when.Date(2013, 6, 4)))
}

func TestAnEventWithoutATitleIsNamedByItsKindAndAgency(t *testing.T) {
	b := showSample(t, 1000, 800)
	b.redates()
	r := b.review.Snapshot()
	e := r.Event(b.worded(t, "booking", "4 June 2013")).Copy()
	e.When = chronology.When{Wording: "4 June 2013"}
	e.Title, e.What = "", ""
	r.Put(e)
	b.give(r, nil)
	b.ShowDays(float64(when.Date(2013, 5, 1)), float64(when.Date(2013, 8, 1)))
	b.dragOn(0, b.at(t, e.UID), fyne.NewDelta(2, 0), fyne.NewDelta(float32(3*b.camera.perDay), 0))
	said := b.overlay.hint.said()
	assert.Contains(t, said, "Moving "+r.Kind(e.Kind).Name+", "+r.Agency(e.Agency).Name)
	assert.NotContains(t, said, "“”")
}
