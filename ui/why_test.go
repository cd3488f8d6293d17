package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
)

// why is the section of the form, on an event.
func (f *formTest) why(of chronology.UID) *whyField {
	f.t.Helper()
	f.s.settings.setWhyFolded(false)
	f.s.choose(of)
	f.show()
	return fieldOf[*whyField](f)
}

// says is everything that the section says, a row to a line.
func (w *whyField) says() string {
	var said []string
	for _, row := range w.list.rows {
		said = append(said, joinFilled(" | ", row.text, row.note))
	}
	return strings.Join(said, "\n")
}

func TestEachEndOfAWindowIsExplainedByTheWordingsBehindIt(t *testing.T) {
	f := newFormTest(t, sample.Review())
	referral := sample.Key("second-referral")
	why := f.why(referral)
	x := f.s.dating.Explanation(referral)
	require.NotEmpty(t, x.Earliest.Chain)
	require.NotEmpty(t, x.Latest.Chain)
	w := f.s.dating.Of(referral).Window
	assert.Contains(t, why.says(), "Not before "+w.Earliest.String())
	assert.Contains(t, why.says(), "Not after "+w.Latest.String())
	for _, m := range append(x.Earliest.Chain, x.Latest.Chain...) {
		assert.Contains(t, why.says(), statedWhere(m)+" "+statedWords(m))
	}
}

func TestAWordingLeadsToItsEvent(t *testing.T) {
	f := newFormTest(t, sample.Review())
	why := f.why(sample.Key("second-referral"))
	first := f.s.dating.Explanation(sample.Key("second-referral")).Earliest.Chain[0]
	f.win.Canvas().Focus(why.list)
	for range why.list.rows {
		if strings.HasPrefix(why.list.rows[why.list.at].text, statedWhere(first)) {
			break
		}
		f.press(fyne.KeyDown)
	}
	f.press(fyne.KeyReturn)
	assert.Equal(t, first.Event, f.s.selected)
}

func TestTheReasonsAreFoldedAwayAndStaySo(t *testing.T) {
	f := newFormTest(t, sample.Review())
	why := f.why(sample.Key("second-referral"))
	require.Greater(t, len(why.list.rows), 1)
	f.win.Canvas().Focus(why.list)
	f.press(fyne.KeyReturn)
	assert.NotContains(t, why.says(), "Not before")
	assert.Contains(t, why.says(), "they rest on 6.", "in short")
	assert.True(t, f.s.settings.whyFolded())
	f.s.choose(sample.Key("booking"))
	assert.NotContains(t, why.says(), "because of", "for every event")
	assert.Contains(t, why.says(), "Baby C: ", "but for the ages")
	f.win.Canvas().Focus(why.list)
	f.press(fyne.KeyReturn)
	assert.Contains(t, why.says(), "because of")
}

func TestADraftHasNoReasonsYet(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	assert.True(t, fieldOf[*whyField](f).box.Hidden)
}

func TestWhatIsSetAsideIsSaidAmongTheReasons(t *testing.T) {
	r := sample.Review()
	f := newFormTest(t, r)
	birth := sample.Key("c-birth")
	assert.Contains(t, f.why(birth).says(), "Set aside, not used for dating")
	assert.Contains(t, f.why(birth).says(), "it misses by 2 days")
	used := f.event(birth)
	f.s.setAside(birth, used.When.SetAside[0], false)
	said := ""
	for _, e := range f.s.review().Events {
		said += f.why(e.UID).says()
	}
	assert.NotContains(t, said, "Set aside, not used")
	assert.Contains(t, said, "Not used until you decide")
}

func TestAgesAreSaidOfChildrenWhoseBirthIsDated(t *testing.T) {
	f := newFormTest(t, smallReview())
	assert.Contains(t, f.why("visit").says(), "Child A: 2 weeks")
	assert.NotContains(t, f.why("visit").says(), "Child B")
}

func TestWhatSettlesTheOrderIsSaid(t *testing.T) {
	r := smallReview()
	for i, wording := range []string{"June 2013", "June 2013"} {
		r.Put(&chronology.Event{
			UID: chronology.UID(rune('a' + i)), Agency: "pol", Source: "Log", Title: "Call " + string(rune('A'+i)), What: "A call.",
			When: chronology.When{Wording: wording}, HandOrder: 2 - i,
		})
	}
	r.Put(&chronology.Event{UID: "c", Agency: "pol", Source: "Log", Title: "Call C", What: "A call.", When: chronology.When{Wording: "after {a}; June 2013"}})
	f := newFormTest(t, r)
	assert.Contains(t, f.why("a").says(), "order by hand")
	assert.Contains(t, f.why("c").says(), "order settled by relations")
	assert.NotContains(t, f.why("visit").says(), "Before", "dates alone settle it")
}

func TestAnAnchorIsPickedWhileADateIsTyped(t *testing.T) {
	f := newFormTest(t, sample.Review())
	f.create(f.s.review().Agencies[0].UID)
	f.typed("the day after dash com")
	pick := f.date.anchors
	require.True(t, pick.isOpen())
	require.NotEmpty(t, pick.list)
	f.press(fyne.KeyDown)
	f.press(fyne.KeyReturn)
	assert.False(t, pick.isOpen())
	assert.Equal(t, "the day after “DASH completed by health visitor” (6.22)", f.date.entry.Text)
	assert.Contains(t, f.date.says.text, f.s.dating.Of(sample.Key("hv-dash")).Window.Earliest.Add(1).String(), "and read at once")
	f.press(fyne.KeyReturn)
	made := f.s.review().Events[len(f.s.review().Events)-1]
	assert.Equal(t, "the day after {"+string(sample.Key("hv-dash"))+"}", made.When.Wording)
}

func TestAnchorsAreFoundByParagraphReferenceAndBirth(t *testing.T) {
	f := newFormTest(t, sample.Review())
	pick := f.date.anchors
	f.create(f.s.review().Agencies[0].UID)
	for typed, uid := range map[string]chronology.UID{
		"2 days after 6.22": sample.Key("hv-dash"),
		"before " + f.s.dating.Ref(sample.Key("second-referral")): sample.Key("second-referral"),
	} {
		f.date.entry.SetText(typed)
		require.NotEmpty(t, pick.list, typed)
		assert.True(t, slices.ContainsFunc(pick.list, func(o offer) bool { return o.uid == uid }), typed)
		assert.LessOrEqual(t, len(pick.list), 3, typed)
	}
	f.date.entry.SetText("6 weeks after the birth of baby")
	require.NotEmpty(t, pick.list)
	pick.choose(0)
	assert.Equal(t, "6 weeks after the birth of Baby C", f.date.entry.Text)
	assert.NotContains(t, f.date.rule.text, "kept as typed")
}

func TestAnAnchorThatIsNotChosenIsNotTaken(t *testing.T) {
	f := newFormTest(t, sample.Review())
	f.create(f.s.review().Agencies[0].UID)
	f.typed("after May 2013")
	f.press(fyne.KeyReturn)
	events := f.s.review().Events
	assert.Equal(t, "after May 2013", events[len(events)-1].When.Wording)
	assert.False(t, f.date.anchors.isOpen())
}

func TestAnAnchorWhoseTitleIsNotItsOwnIsNamedByReference(t *testing.T) {
	r := smallReview()
	for _, uid := range []chronology.UID{"a", "b"} {
		r.Put(&chronology.Event{UID: uid, Agency: "pol", Title: "Call", What: "A call.", When: chronology.When{Wording: "June 2013"}})
	}
	f := newFormTest(t, r)
	f.create("hv")
	f.typed("the day after call")
	require.Len(t, f.date.anchors.list, 2)
	chosen := f.date.anchors.list[1].uid
	test.Tap(f.date.entry)
	f.date.anchors.choose(1)
	f.tab()
	events := f.s.review().Events
	assert.Equal(t, "the day after {"+string(chosen)+"}", events[len(events)-1].When.Wording)
}

func TestTheFirstTabOfANewEventGoesOnToTheNextField(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.create("pol")
	f.typed("2 days after 22 May 2013")
	f.tab()
	assert.NotEqual(t, fyne.Focusable(fieldOf[*whyField](f).list), f.win.Canvas().Focused(), "the reasons that now stand there are passed")
	f.tab()
	f.typed("Log 3")
	f.tab()
	events := f.s.review().Events
	assert.Equal(t, "Log 3", events[len(events)-1].Source)
}

func TestWhatAPublishedDateCountsFromIsChosen(t *testing.T) {
	f := newFormTest(t, sample.Review())
	referral := sample.Key("second-referral")
	published := f.why(referral).published
	words, _ := f.s.dating.Published(referral)
	require.NotEmpty(t, words)
	assert.Equal(t, words, published.picker.entry.Text)
	assert.Contains(t, published.note.text, "chosen by the program")

	f.win.Canvas().Focus(published.picker.entry)
	f.press(fyne.KeyDown) // opens the list
	require.Greater(t, len(published.picker.list), 1, "there are others")
	other := published.picker.list[1]
	f.press(fyne.KeyDown)
	f.press(fyne.KeyDown)
	f.press(fyne.KeyReturn)
	assert.Equal(t, other.uid, f.event(referral).PublishedFrom)
	assert.Contains(t, published.note.text, "chosen by you")
	now, anchor := f.s.dating.Published(referral)
	assert.Equal(t, other.uid, anchor)
	assert.Equal(t, now, published.picker.entry.Text)

	f.press(fyne.KeyDown)
	f.press(fyne.KeyDown)
	f.press(fyne.KeyReturn)
	assert.Empty(t, f.event(referral).PublishedFrom, "the first offer is the program's own choice")
	assert.Equal(t, words, published.picker.entry.Text)
}
