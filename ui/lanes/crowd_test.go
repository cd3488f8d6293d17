package lanes

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// together is a review in which so many events stand together on one day, and as
// many on each of ten days after it. Other lanes leave no height for them to part in.
func together(events int) *chronology.Review {
	r := chronology.NewReview("Together")
	a := &chronology.Agency{UID: chronology.NewUID(), Name: "Police"}
	r.Put(a)
	for _, name := range []string{"Hospital", "School", "Housing", "Probation", "Ambulance"} {
		r.Put(&chronology.Agency{UID: chronology.NewUID(), Name: name})
	}
	put := func(title, wording string) {
		r.Put(&chronology.Event{UID: chronology.NewUID(), Agency: a.UID, Kind: r.Kinds[0].UID, Title: title,
			When: chronology.When{Wording: wording}, Source: "log"})
	}
	put("First", "1 January 2012")
	put("Last", "1 January 2014")
	for i := range events {
		put(fmt.Sprintf("Call %d", i+1), "4 June 2013")
	}
	for day := range 10 {
		put(fmt.Sprintf("Visit %d", day+1), fmt.Sprintf("%d October 2012", day+1))
	}
	return r
}

// titled is the event of a title.
func (b *bench) titled(t *testing.T, title string) chronology.UID {
	t.Helper()
	for _, e := range b.review.Events {
		if e.Title == title {
			return e.UID
		}
	}
	require.Fail(t, "no such event", title)
	return ""
}

func TestEnterLooksCloserUntilACrowdParts(t *testing.T) {
	b := show(t, together(4), light(), 900, 500)
	visit := b.titled(t, "Visit 4")
	b.Select(visit)
	crowd := b.crowdOf(visit)
	require.Greater(t, len(crowd), 4)
	for presses := 0; b.crowdOf(visit) != nil; presses++ {
		require.Less(t, presses, 10)
		before := len(b.crowdOf(visit))
		b.key(fyne.KeyReturn)
		require.Less(t, len(b.crowdOf(visit)), before, "each press parts some")
	}
	assert.Empty(t, b.heard.opened)
	assert.True(t, b.frame.body.holds(b.at(t, visit)), "the selected one stays in view")
	b.key(fyne.KeyReturn)
	assert.Equal(t, []chronology.UID{visit}, b.heard.opened, "by itself it is opened")
}

func TestWhatNoZoomPartsIsListed(t *testing.T) {
	b := show(t, together(60), light(), 900, 500)
	call := b.titled(t, "Call 7")
	b.Select(call)
	require.Len(t, b.crowdOf(call), 60)
	for range 20 {
		b.ZoomBy(2)
	}
	from, to := b.View()
	require.NotNil(t, b.crowdOf(call), "more than there are rows for at any zoom")
	b.key(fyne.KeyReturn)
	gotFrom, gotTo := b.View()
	assert.Equal(t, []float64{from, to}, []float64{gotFrom, gotTo}, "the view stays")
	said := b.card.said()
	require.NotEmpty(t, said)
	assert.Contains(t, said[0], "events stand together here")
	assert.Contains(t, strings.Join(said, "\n"), "› 4 Jun 2013: Call 7")
}

func TestAListOfACrowdIsWalkedByKey(t *testing.T) {
	b := show(t, together(20), light(), 900, 500)
	crowd := b.crowdOf(b.titled(t, "Call 1"))
	require.Len(t, crowd, 20)
	b.Select(crowd[0])
	b.key(fyne.KeySpace)
	current := func() string {
		for _, line := range b.card.said() {
			if strings.HasPrefix(line, "›") {
				return line
			}
		}
		return ""
	}
	require.NotEmpty(t, current())
	for i := 1; i < 20; i++ {
		b.key(fyne.KeyDown)
		assert.Equal(t, crowd[i], b.Selected(), "the selection goes along")
		assert.Contains(t, current(), b.review.Event(crowd[i]).Title)
	}
	b.key(fyne.KeyDown)
	assert.Equal(t, crowd[19], b.Selected(), "as far as the last")
	assert.Contains(t, strings.Join(b.card.said(), " "), "12 more above")
	b.key(fyne.KeyUp)
	b.key(fyne.KeyReturn)
	assert.Equal(t, []chronology.UID{crowd[18]}, b.heard.opened)
	assert.Empty(t, b.card.said())

	b.key(fyne.KeySpace)
	require.NotEmpty(t, b.card.said())
	test.Type(b.Timeline, "+++++++++++++++++++++")
	require.Nil(t, b.crowdOf(crowd[18]))
	assert.Empty(t, b.card.said(), "where they part the list goes")
	b.key(fyne.KeyReturn)
	assert.Len(t, b.heard.opened, 2, "and the keys mean what they did before")
}

func TestAClickListsACrowdAndAnotherLooksCloser(t *testing.T) {
	b := show(t, together(20), light(), 900, 500)
	visit := b.titled(t, "Visit 1")
	crowd := b.crowdOf(visit)
	require.Greater(t, len(crowd), 4)
	at := b.at(t, visit)
	b.press(at)
	assert.Equal(t, crowd[0], b.Selected())
	require.NotEmpty(t, b.card.said())
	assert.Contains(t, b.card.said()[0], "10 events stand together here")

	row := b.card.rows[2]
	inRow := b.card.box.Position().AddXY(20, (row.top+row.bottom)/2)
	b.press(inRow)
	assert.Equal(t, crowd[2], b.Selected(), "a row of the list chooses its event")
	b.DoubleTapped(&fyne.PointEvent{Position: inRow})
	assert.Equal(t, []chronology.UID{crowd[2]}, b.heard.opened)

	days := b.camera.days()
	b.press(at)
	require.NotEmpty(t, b.card.said())
	b.press(at)
	assert.Less(t, b.camera.days(), days/2)
	assert.Empty(t, b.card.said())
	b.DoubleTapped(&fyne.PointEvent{Position: at})
	assert.Len(t, b.heard.opened, 1, "the double click that these two were opens nothing else")
	assert.Empty(t, b.heard.newDays)
}

func TestCtrlClickSelectsACrowdWhole(t *testing.T) {
	b := show(t, together(20), light(), 900, 500)
	at := b.at(t, b.titled(t, "Visit 1"))
	b.Select(b.titled(t, "First"))
	b.pressHolding(fyne.KeyModifierControl, at)
	assert.Len(t, b.Chosen(), 11)
	b.pressHolding(fyne.KeyModifierControl, at)
	assert.Equal(t, []chronology.UID{b.titled(t, "First")}, b.Chosen())
}

func TestTheWheelScrollsAList(t *testing.T) {
	b := show(t, together(20), light(), 900, 500)
	b.press(b.at(t, b.titled(t, "Call 1")))
	require.NotEmpty(t, b.card.said())
	days, _ := b.View()
	on := b.card.box.Position().AddXY(20, 20)
	b.wheelAt(on, 0, -25)
	b.wheelAt(on, 0, -25)
	assert.Contains(t, strings.Join(b.card.said(), " "), "2 more above")
	after, _ := b.View()
	assert.InDelta(t, days, after, 1e-9)
}
