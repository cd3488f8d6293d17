package lanes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// knows has the bench show who knew what: an event is known once its window is
// past, and possibly known while it lasts. It returns the days that were asked
// for, and what does what is put off to the next frame.
func (b *bench) knows(agency string, day when.Day) (asked *[]float64, frame func()) {
	asked = &[]float64{}
	show := func(day float64) {
		b.ShowKnowing(agency, day, func(e chronology.UID) chronology.Knowledge {
			switch w := b.dated(e).Window; {
			case w.Latest <= when.Day(day):
				return chronology.Known
			case w.Earliest <= when.Day(day):
				return chronology.PossiblyKnown
			}
			return chronology.NotKnown
		}, func(e chronology.UID) string { return "by its own record" })
	}
	b.callbacks.KnowOn = func(day float64) {
		*asked = append(*asked, day)
		show(day)
	}
	show(float64(day))
	return asked, b.wait
}

func TestWhoKnewWhatIsCountedOnItsDay(t *testing.T) {
	b := showSample(t, 1200, 800)
	day := when.Date(2013, 6, 4)
	b.knows("Police", day)
	counts := [3]int{}
	for _, e := range b.review.Events {
		counts[b.world().Known(e.UID)]++
	}
	require.Positive(t, counts[chronology.Known])
	require.Positive(t, counts[chronology.NotKnown])
	assert.Equal(t, counts, b.knowing.counts, "layouts are asked for the same")
	said := b.knowing.sign.text.Text
	assert.Equal(t, "Known to Police by Tue 4 June 2013", said)
	x := float64(b.knowing.line.Position1.X)
	assert.InDelta(t, float64(day)+1, b.camera.day(x), 1, "the line stands at the end of the day")

	assert.Contains(t, strings.Join(b.legend.words, " · "), "struck through: not known", "the line below says what marks say now")

	b.HideKnowing()
	assert.Contains(t, strings.Join(b.legend.words, " · "), "solid bar: lasted")
	assert.Nil(t, b.world().Known)
	assert.False(t, b.knowing.line.Visible())
	assert.False(t, b.knowing.sign.shown())
}

func TestTheCardSaysWhetherTheAgencyKnewAndWhy(t *testing.T) {
	b := showSample(t, 1200, 800)
	b.knows("Police", when.Date(2013, 6, 4))
	b.hoverAt(b.at(t, b.event(t, "second-referral")))
	assert.Contains(t, strings.Join(b.card.said(), " "), "Not known to Police on Tue 4 June 2013: by its own record")
	b.HideKnowing()
	b.hoverAt(b.frame.body.pos().AddXY(2, 2))
	b.hoverAt(b.at(t, b.event(t, "second-referral")))
	assert.NotContains(t, strings.Join(b.card.said(), " "), "Police on")
}

func TestACardThatIsAskedForGoesAlongWithTheDay(t *testing.T) {
	b := showSample(t, 1200, 800)
	asked, frame := b.knows("Police", when.Date(2013, 6, 4))
	b.Select(b.event(t, "second-referral"))
	b.key(fyne.KeySpace)
	require.Contains(t, strings.Join(b.card.said(), " "), "Not known to Police on Tue 4 June 2013")
	b.knowBy(7)
	frame()
	require.NotEmpty(t, *asked)
	assert.Contains(t, strings.Join(b.card.said(), " "), "Not known to Police on Tue 11 June 2013")
}

func TestTheDayOfWhoKnewWhatIsDragged(t *testing.T) {
	b := showSample(t, 1200, 800)
	day := when.Date(2013, 6, 4)
	asked, frame := b.knows("Police", day)
	from := b.frame.body.pos().AddXY(b.knowing.line.Position1.X, 3)
	b.hoverAt(from)
	assert.Equal(t, desktop.HResizeCursor, b.Cursor())
	left, _ := b.View()
	b.dragOn(0, from, fyne.NewDelta(20, 0), fyne.NewDelta(20, 0), fyne.NewDelta(20, 0))
	assert.Empty(t, *asked, "the window is not asked for every tremble")
	moved := b.knowing.day
	assert.InDelta(t, float64(day)+60/b.camera.perDay, float64(moved), 1)
	assert.Contains(t, b.knowing.sign.text.Text, onDay(moved), "the line goes along at once")
	frame()
	assert.Equal(t, []float64{float64(moved)}, *asked, "but once a frame")
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from.AddXY(90, 0)}, Dragged: fyne.NewDelta(30, 0)})
	b.drop()
	require.Len(t, *asked, 2, "and when it is let go")
	assert.Equal(t, float64(b.knowing.day), (*asked)[1])
	frame()
	assert.Len(t, *asked, 2)
	after, _ := b.View()
	assert.InDelta(t, left, after, 1e-9)
}

func TestTheDayOfWhoKnewWhatByKey(t *testing.T) {
	b := showSample(t, 1200, 800)
	wanted, ended := 0, 0
	b.callbacks.WhoKnew = func(chronology.UID, float64) { wanted++ }
	b.callbacks.KnowEnd = func() { ended++ }
	test.Type(b.Timeline, "w")
	assert.Equal(t, 1, wanted, "whose knowledge is for the window to ask")
	day := when.Date(2013, 6, 4)
	asked, frame := b.knows("Police", day)
	assert.Contains(t, b.overlay.hint.said(), "What Police knew on Tue 4 June 2013", "as soon as it is known the day is in hand")
	b.key(fyne.KeyRight)
	frame()
	b.typed(fyne.KeyModifierControl, fyne.KeyRight)
	frame()
	b.key(fyne.KeyLeft)
	frame()
	assert.Equal(t, []float64{float64(day) + 1, float64(day) + 8, float64(day) + 7}, *asked)
	b.key(fyne.KeyReturn)
	assert.Empty(t, b.overlay.hint.said())
	assert.Contains(t, b.knowing.sign.text.Text, "Tue 11 June 2013", "it stays")
	test.Type(b.Timeline, "ww")
	assert.False(t, b.knowing.on)
	assert.Equal(t, 1, ended)
	b.knows("Police", day)
	b.key(fyne.KeyEscape)
	assert.False(t, b.knowing.on, "as the bar above the lanes says")
	assert.Equal(t, 2, ended)
}

func TestWOnAHeadingShowsWhatItsAgencyKnewWithTheDayInHand(t *testing.T) {
	b := showSample(t, 1200, 800)
	day := when.Date(2013, 6, 4)
	var whose []chronology.UID
	b.callbacks.WhoKnew = func(agency chronology.UID, _ float64) {
		whose = append(whose, agency)
		b.knows("it", day)
	}
	first, second := b.rows.lanes[1], b.rows.lanes[2]
	b.walkTo(first.ID)
	test.Type(b.Timeline, "w")
	b.key(fyne.KeyRight)
	assert.Equal(t, day+1, b.knowing.day, "Right moves the day, and divides no lane")
	b.walkTo(second.ID)
	test.Type(b.Timeline, "w")
	assert.Equal(t, []chronology.UID{first.Agency, second.Agency}, whose)
	assert.Contains(t, b.overlay.hint.said(), "Left, Right a day")
}

func TestTheDayOfWhoKnewWhatLeavesTheAxisToBeRead(t *testing.T) {
	b := showSample(t, 640, 360)
	b.knows("Police", when.Date(2013, 6, 4))
	assert.Equal(t, "Known by Tue 4 June 2013", b.knowing.sign.text.Text, "the bar above says to whom")
}

func TestTheDaysOfTheSelectionStandAtTheirLinesOrNotAtAll(t *testing.T) {
	b := showSample(t, 1000, 800)
	referral := b.event(t, "second-referral")
	b.Select(referral)
	w := b.dated(referral).Window
	for day := w.Earliest.Add(-40); day <= w.Latest.Add(40); day = day.Add(4) {
		b.knows("Domestic violence service", day)
		for i, f := range b.overlay.ends.signs {
			if left := f.ground.Position().X - b.frame.body.x; f.shown() {
				line := b.overlay.ends.lines[i].Position1.X
				assert.GreaterOrEqual(t, line, left-3)
				assert.LessOrEqual(t, line, left+f.ground.Size().Width+3)
			}
		}
	}
}
