package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
)

// onSample opens the bundled review with the insights in front.
func onSample(t *testing.T) (*windowTest, *insightsView) {
	t.Helper()
	w := newWindowTest(t)
	w.openSample()
	require.NotNil(t, w.desk)
	w.menuItem("View", "Insights").Action()
	return w, w.desk.views[viewInsights].(*insightsView)
}

func (v *insightsView) said() string {
	var said []string
	for _, f := range v.list.facts {
		said = append(said, f.text)
	}
	return strings.Join(said, "\n")
}

// mark puts the keyboard on the fact that begins with a text.
func (v *insightsView) mark(t *testing.T, begins string) {
	t.Helper()
	for n, f := range v.list.facts {
		if strings.HasPrefix(f.text, begins) {
			v.list.at = n
			return
		}
	}
	require.Fail(t, "no such fact", begins)
}

func TestTheInsightsSayWhatTheTimelineShows(t *testing.T) {
	w, v := onSample(t)
	said := v.said()
	for _, fact := range []string{
		"Health visiting: no recorded contact for about 5 months (137 to 167 days).",
		"with Children's Social Care late: 46 to 76 days later.",
		"From “Mother discloses abuse” (6.22) to “Referral to Children's Services” (6.23): 2 days",
		"General practice: 1 of 4 events not attended.",
		"Health visiting: Baby C seen at",
		"Ask what an agency knew on a day",
	} {
		assert.Contains(t, said, fact)
	}
	assert.Equal(t, fyne.Focusable(v.list), w.win.Canvas().Focused())
	w.press(fyne.KeyEnd)
	w.press(fyne.KeyHome)
	assert.Equal(t, 1, v.list.at, "the first that is no head")
}

func TestASilenceLeadsToTheTimelineThere(t *testing.T) {
	w, v := onSample(t)
	v.mark(t, "Health visiting: no recorded contact for about 5 months")
	w.press(fyne.KeyReturn)
	assert.Equal(t, viewTimeline, w.desk.current)
	chosen := w.desk.s.chosen()
	require.Len(t, chosen, 2, "the contacts on its two sides")
	assert.Equal(t, "Nursery nurse finds the children away", w.desk.s.review().Event(chosen[0]).Title)
	from, to := w.desk.timeline.lanes.View()
	assert.Less(t, from, float64(when.Date(2013, 6, 1)))
	assert.Greater(t, to, float64(when.Date(2014, 1, 17)))
	assert.Less(t, to-from, 500.0)
	w.desk.goBack(-1)
	assert.Equal(t, viewInsights, w.desk.current)
}

func TestACountLeadsToTheEventsThatItCounts(t *testing.T) {
	w, v := onSample(t)
	v.mark(t, "General practice: 1 of 4 events not attended")
	w.press(fyne.KeyReturn)
	assert.Equal(t, viewTable, w.desk.current)
	assert.Len(t, w.desk.s.events(), 1)
	assert.True(t, w.desk.s.filter.NotAttended)
}

func TestOneKindIsReadAlone(t *testing.T) {
	w, v := onSample(t)
	v.kinds.press(1)
	assert.Contains(t, v.said(), "no recorded contact")
	assert.NotContains(t, v.said(), "shared")
	v.kinds.press(0)
	assert.Contains(t, v.said(), "shared")
	w.desk.s.show(chronology.Filter{KeyOnly: true})
	assert.Contains(t, v.says.text, "key events")
	w.desk.show(viewTable)
	w.desk.s.show(chronology.Filter{})
	w.desk.show(viewInsights)
	assert.NotContains(t, v.says.text, "key events", "what changed meanwhile is taken in")
	assert.Contains(t, v.said(), "General practice: 1 of 4 events not attended.")
}

func TestAnEmptyReviewSaysThatThereIsNothing(t *testing.T) {
	w := onSmallReview(t)
	w.desk.show(viewInsights)
	said := w.desk.views[viewInsights].(*insightsView).said()
	assert.Contains(t, said, "No agency was without recorded contact")
	assert.Contains(t, said, "Nothing is recorded of what one agency told another.")
}

func TestTheInsightsOfTenThousandEventsAreListedAtOnce(t *testing.T) {
	s, win := sessionOn(t, scale.Review(10_000))
	p := newProgram(test.NewTempApp(t), Options{})
	p.background, p.timer = atOnce, nil
	w := &window{p: p, win: win}
	d := newDesk(w, s)
	d.current = viewInsights
	started := time.Now()
	v := newInsightsView(d)
	d.knowing.on, d.knowing.agency, d.knowing.day = true, s.review().Agencies[0].UID, when.Date(2013, 6, 1)
	d.knowing.work()
	v.only(insightKnowing)
	v.list.scroll.Resize(fyne.NewSize(900, 500))
	assert.Greater(t, len(v.list.facts), 10_000)
	assert.Less(t, len(v.list.seen), 200, "objects are made for what is in sight")
	assert.Less(t, time.Since(started), 5*time.Second)
}

func TestTheBarAsksWhoKnewWhat(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	w.desk.show(viewTimeline)
	k := w.desk.knowing
	assert.False(t, k.content.Visible())
	police := w.desk.s.review().AgencyNamed("Police")
	for _, e := range w.desk.s.events() {
		if e.Agency == police.UID {
			w.desk.s.choose(e.UID)
			break
		}
	}
	w.menuItem("View", "Who knew what").Action()
	require.True(t, k.on)
	assert.True(t, k.content.Visible())
	assert.Equal(t, "Police", k.pick.Selected, "the agency of the chosen event")
	assert.Equal(t, fyne.Focusable(k.date.entry), w.win.Canvas().Focused())

	k.date.entry.SetText("1 December 2013")
	k.date.entry.onTyped(k.date.entry.Text)
	assert.Equal(t, when.Date(2013, 12, 1), k.day)
	assert.Equal(t, k.content.MinSize().Height, k.content.Size().Height, "all of it is seen")
	early := k.says.text
	assert.Contains(t, early, "known ·")
	k.moved(float64(when.Date(2014, 4, 20)) + 0.7)
	assert.Equal(t, "20 Apr 2014", k.date.entry.Text, "the day that was dragged")
	assert.NotEqual(t, early, k.says.text)

	k.pick.SetSelected("Health visiting")
	assert.Equal(t, "Health visiting", w.desk.s.review().Agency(k.agency).Name)
	k.date.entry.SetText("the referral to children's services")
	k.date.entry.onTyped("“Referral to Children's Services”")
	k.date.entry.SetText("“Referral to Children's Services”")
	k.typed()
	assert.Equal(t, when.Date(2014, 3, 8), k.day, "of several days the last")
	assert.Contains(t, k.says.text, "It could be between 7 Nov 2013 and 8 Mar 2014; the last of these days is taken. Saturday 8 March 2014: ")
	k.date.entry.SetText("some day or other")
	k.typed()
	assert.Equal(t, when.Date(2014, 3, 8), k.day, "what cannot be read changes nothing")
	assert.Contains(t, k.says.text, "cannot be read")

	w.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	assert.False(t, k.on)
	assert.False(t, k.content.Visible())
}

func TestWhatWasKnownIsListedInWords(t *testing.T) {
	w, v := onSample(t)
	k := w.desk.knowing
	k.agency = w.desk.s.review().AgencyNamed("Police").UID
	k.open(when.Date(2013, 12, 1))
	k.openWords()
	said := v.said()
	assert.Contains(t, said, "Police on Sunday 1 December 2013: ")
	assert.Contains(t, said, "Known · ")
	assert.Contains(t, said, "Not known · ")
	assert.NotContains(t, said, "Silences")
	counted := 0
	for _, f := range v.list.facts {
		if f.lead != nil {
			counted++
			assert.NotEmpty(t, f.note, "why, for every event")
		}
	}
	assert.Equal(t, len(w.desk.s.events()), counted)
	k.end()
	assert.Contains(t, v.said(), "Ask what an agency knew on a day")
}

func TestTheInsightsSayThatDistancesStop(t *testing.T) {
	_, v := onSample(t)
	assert.NotContains(t, v.says.text, "no more than the first")
	for len(v.found) < chronology.MostDistances+500 {
		v.found = append(v.found, chronology.Insight{Kind: chronology.InsightDistance, Text: "From one to another."})
	}
	v.fill()
	assert.Contains(t, v.says.text, "no more than the first 1,000 are worked out")
}
