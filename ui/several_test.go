package ui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// onEvents opens a review of n events in the window, with the table in front.
func onEvents(t *testing.T, n int) *windowTest {
	t.Helper()
	w := newWindowTest(t)
	w.create(filepath.Join(w.folder, "many.throughline"), manyEvents(n))
	require.NotNil(t, w.desk)
	w.desk.show(viewTable)
	return w
}

// rows are the uids of events in the order of the chronology.
func (w *windowTest) rows(places ...int) []chronology.UID {
	var uids []chronology.UID
	for _, n := range places {
		uids = append(uids, w.desk.s.events()[n].UID)
	}
	return uids
}

// lastStep is what the history calls the last step, and how many there are.
func (w *windowTest) lastStep() (string, int) {
	w.t.Helper()
	steps, err := w.desk.s.file.History(0)
	require.NoError(w.t, err)
	return steps[0].Label, len(steps)
}

func TestSeveralEventsAreShownTogether(t *testing.T) {
	w := onEvents(t, 6)
	i := w.desk.inspector
	w.desk.s.chooseAll(w.rows(3, 1, 2))
	assert.True(t, i.several.content.Visible())
	assert.False(t, i.scroll.Visible(), "one form would be taken for all three")
	assert.Equal(t, "3 events chosen", i.several.title.text)
	assert.Len(t, i.several.rows.Objects, 3)

	w.desk.s.choose(w.rows(1)[0])
	assert.False(t, i.several.content.Visible())
	assert.True(t, i.scroll.Visible())

	w.desk.s.chooseAll(w.rows(3, 1, 2))
	w.desk.edit()
	assert.Equal(t, fyne.Focusable(i.several.change), w.win.Canvas().Focused())
	w.desk.create("hv")
	assert.False(t, i.several.content.Visible(), "a new event is shown alone")
}

func TestWhatIsTypedIsSavedBeforeSeveralAreShown(t *testing.T) {
	w := onEvents(t, 3)
	uid := w.rows(0)[0]
	w.desk.s.choose(uid)
	w.desk.edit()
	e := w.tabTo("record")
	test.Type(e, "fax")
	w.desk.s.chooseAll([]chronology.UID{uid, w.rows(1)[0]})
	assert.Equal(t, "fax", w.desk.s.review().Event(uid).Source)
}

func TestABulkChangeIsOneStepSaidInASentence(t *testing.T) {
	w := onEvents(t, 5)
	r := w.desk.s.review()
	uids := w.rows(0, 1, 2)
	already := r.Event(uids[1]).Copy()
	already.Agency, already.Key, already.Lines = "pol", true, []chronology.UID{"line"}
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error { return tx.Put(already) }))
	_, before := w.lastStep()

	b := w.desk.openBulk(uids)
	assert.Equal(t, "Nothing is chosen to change yet.", b.says.text)
	assert.True(t, b.apply.Disabled())
	b.agency.pick.SetSelected("Police")
	b.flags.press(0)
	b.lines.press(0)
	assert.Equal(t, "2 events will change: agency becomes Police; tagged Referrals; marked as key event. 1 is so already. One undo (Ctrl+Z) takes it all back.", b.says.text)
	w.top().accept()

	for _, uid := range uids {
		e := r.Event(uid)
		assert.Equal(t, chronology.UID("pol"), e.Agency)
		assert.True(t, e.Key)
		assert.Equal(t, []chronology.UID{"line"}, e.Lines)
	}
	label, after := w.lastStep()
	assert.Equal(t, "change 2 events", label)
	assert.Equal(t, before+1, after, "one step")
	w.desk.undo()
	assert.Equal(t, chronology.UID("hv"), r.Event(uids[0]).Agency)
	assert.True(t, r.Event(uids[1]).Key, "what was so before stays")
}

func TestABulkChangeTakesOffAndLeaves(t *testing.T) {
	w := onEvents(t, 2)
	uid := w.rows(0)[0]
	e := w.desk.s.review().Event(uid).Copy()
	e.Disputed, e.Service, e.Lines = true, "nurse", []chronology.UID{"line"}
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error { return tx.Put(e) }))
	b := w.desk.openBulk([]chronology.UID{uid})
	b.flags.press(3)
	b.flags.press(3)
	b.lines.press(0)
	b.lines.press(0)
	assert.Contains(t, b.says.text, "no longer tagged Referrals; no longer marked as disputed")
	assert.Contains(t, b.flags.chips[3].text, "take off")
	b.lines.press(0)
	assert.NotContains(t, b.says.text, "Referrals", "the third press leaves it as it is")
	b.agency.pick.SetSelected("Police")
	assert.Equal(t, []string{unchanged, "(none)"}, b.service.pick.Options, "the services of the agency that they are to have")
	b.do()
	changed := w.desk.s.review().Event(uid)
	assert.False(t, changed.Disputed)
	assert.Equal(t, []chronology.UID{"line"}, changed.Lines)
	assert.Empty(t, changed.Service, "the service was the other agency's")
}

func TestABulkChangeInvolvesPeople(t *testing.T) {
	w := onEvents(t, 2)
	r := w.desk.s.review()
	uids := w.rows(0, 1)
	e := r.Event(uids[0]).Copy()
	e.Involved = []chronology.Involvement{{Person: "m", Part: "rang"}}
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error {
		for _, x := range []chronology.Entity{
			&chronology.Person{UID: "m", RealName: "Mary"}, &chronology.Person{UID: "f", RealName: "Fred"}, e,
		} {
			if err := tx.Put(x); err != nil {
				return err
			}
		}
		return nil
	}))
	at := func(person chronology.UID) int {
		return slices.IndexFunc(r.People, func(p *chronology.Person) bool { return p.UID == person })
	}
	b := w.desk.openBulk(uids)
	b.people.press(at("m"))
	assert.Contains(t, b.says.text, "1 event will change: Mary involved. 1 is so already.")
	b.do()
	assert.Equal(t, []chronology.Involvement{{Person: "m", Part: "rang"}}, r.Event(uids[0]).Involved, "the part that was said stays")
	assert.Equal(t, []chronology.Involvement{{Person: "m"}}, r.Event(uids[1]).Involved)

	b = w.desk.openBulk(uids)
	b.people.press(at("m"))
	b.people.press(at("m"))
	b.people.press(at("f"))
	assert.Contains(t, b.says.text, "Mary no longer involved")
	b.do()
	for _, uid := range uids {
		assert.Equal(t, []chronology.Involvement{{Person: "f"}}, r.Event(uid).Involved)
	}
	w.desk.undo()
	assert.Equal(t, "rang", r.Event(uids[0]).Involved[0].Part)
}

// TestTheListsOfABulkChangeAreTheWidgetsInTheForm guards against a list that wraps
// the widget which draws itself: the toolkit then draws another, and opens nothing.
func TestTheListsOfABulkChangeAreTheWidgetsInTheForm(t *testing.T) {
	w := onEvents(t, 2)
	b := w.desk.openBulk(w.rows(0, 1))
	assert.Same(t, b.agency.pick, w.win.Canvas().Focused())
	w.win.Canvas().FocusNext()
	assert.Same(t, b.service.pick, w.win.Canvas().Focused())
	w.win.Canvas().FocusNext()
	assert.Same(t, b.kind.pick, w.win.Canvas().Focused())
}

func TestDeletingSeveralIsOneStep(t *testing.T) {
	w := onEvents(t, 5)
	uids := w.rows(0, 1, 4)
	r := w.desk.s.review()
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error {
		for _, x := range []chronology.Entity{
			&chronology.Link{UID: "among", From: uids[0], To: uids[1], Kind: chronology.LedTo},
			&chronology.Link{UID: "out", From: uids[1], To: w.rows(2)[0], Kind: chronology.LedTo},
			&chronology.Paragraph{UID: "p", Text: "Told.", Events: []chronology.UID{uids[0], w.rows(2)[0], uids[1]}},
		} {
			if err := tx.Put(x); err != nil {
				return err
			}
		}
		return nil
	}))
	kept := w.rows(2)[0]
	w.desk.s.chooseAll(uids)
	w.menuItem("Event", "Delete").Action()
	assert.Len(t, r.Events, 2)
	assert.Empty(t, r.Links)
	assert.Equal(t, []chronology.UID{kept}, r.Paragraph("p").Events)
	assert.Empty(t, w.desk.s.chosen())
	w.desk.undo()
	assert.Len(t, r.Events, 5)
	assert.Len(t, r.Links, 2)
	assert.Len(t, r.Paragraph("p").Events, 3)
}

func TestCopiedEventsComeBackWhole(t *testing.T) {
	w := onEvents(t, 4)
	r := w.desk.s.review()
	uid := w.rows(0)[0]
	e := r.Event(uid).Copy()
	e.Comment, e.Key = "Seen late.", true
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error { return tx.Put(e) }))
	w.desk.s.chooseAll([]chronology.UID{uid, w.rows(1)[0]})
	w.win.Canvas().Unfocus()
	w.menuItem("Edit", "Copy").Action()
	assert.NotContains(t, w.p.app.Clipboard().Content(), "Seen late.", "the comment goes nowhere unless its column is shown")
	w.menuItem("Edit", "Paste").Action()
	require.Len(t, r.Events, 6)
	chosen := w.desk.s.chosen()
	require.Len(t, chosen, 2, "the copies are chosen")
	assert.Equal(t, "Seen late.", r.Event(chosen[0]).Comment)
	assert.True(t, r.Event(chosen[0]).Key)
	label, _ := w.lastStep()
	assert.Equal(t, "paste 2 events", label)
	w.desk.undo()
	assert.Len(t, r.Events, 4)

	w.p.app.Clipboard().SetContent("Date\tAgency\tWhat happened\n3 June 2013\tPolice\tCall.\n")
	w.menuItem("Edit", "Paste").Action()
	require.NotNil(t, w.top(), "a table that was copied since is previewed")
	assert.Equal(t, "Bring in pasted table", w.top().title)
	assert.Len(t, r.Events, 4)
}

func TestPastedInAPlaceTheFirstStandsThere(t *testing.T) {
	w := onEvents(t, 4)
	r := w.desk.s.review()
	uids := w.rows(0, 1)
	vague := r.Event(uids[1]).Copy()
	vague.When.Wording = "June 2013"
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error { return tx.Put(vague) }))
	w.desk.copyEvents(uids)
	w.desk.pasteAt("pol", when.Date(2013, 3, 9))
	chosen := w.desk.s.chosen()
	require.Len(t, chosen, 2)
	assert.Equal(t, "9 March 2013", r.Event(chosen[0]).When.Wording)
	assert.Equal(t, "June 2013", r.Event(chosen[1]).When.Wording)
	assert.Equal(t, chronology.UID("pol"), r.Event(chosen[1]).Agency)
	assert.Contains(t, w.desk.status.saved.text, "1 kept the date as worded")
}

func TestPastedIntoACollapsedLaneItIsExpanded(t *testing.T) {
	w := onEvents(t, 4)
	w.desk.copyEvents(w.rows(0))
	pol, hv := timeline.LaneID{Of: "pol"}, timeline.LaneID{Of: "hv"}
	for _, id := range []timeline.LaneID{pol, hv} {
		w.desk.style(id, func(s *timeline.LaneStyle) { s.Collapsed = true })
	}
	w.desk.pasteAt("pol", when.Date(2013, 3, 9))
	assert.False(t, w.desk.plans.plan().Lanes[pol].Collapsed, "what was pasted is seen")
	assert.True(t, w.desk.plans.plan().Lanes[hv].Collapsed, "the other stays as it was")

	w.desk.style(pol, func(s *timeline.LaneStyle) { s.Hidden = true })
	w.desk.pasteAt("pol", when.Date(2013, 3, 9))
	assert.True(t, w.desk.plans.plan().Lanes[pol].Hidden)
	assert.Contains(t, w.desk.status.saved.text, "The lane of Police is hidden.")
}

func TestCopiedTextIsReadByAnotherReview(t *testing.T) {
	w := onEvents(t, 3)
	w.desk.copyEvents(w.rows(0, 1))
	copied := w.p.app.Clipboard().Content()
	other := onSmallReview(t)
	other.p.app.Clipboard().SetContent(copied)
	before := len(other.desk.s.review().Events)
	other.win.Canvas().Unfocus()
	other.paste()
	require.NotNil(t, other.top())
	other.top().accept()
	require.Len(t, other.desk.s.review().Events, before+2)
	var wordings []string
	for _, e := range other.desk.s.review().Events {
		wordings = append(wordings, e.When.Wording)
	}
	assert.Contains(t, strings.Join(wordings, ";"), "1 January 2013")
}

func TestSeveralAreDuplicatedTogether(t *testing.T) {
	w := onEvents(t, 3)
	w.desk.s.chooseAll(w.rows(1, 0))
	w.menuItem("Event", "Duplicate events").Action()
	assert.Len(t, w.desk.s.review().Events, 5)
	label, _ := w.lastStep()
	assert.Equal(t, "duplicate 2 events", label)
	assert.Equal(t, "Delete events Delete", w.label("Event", "Delete"))
	w.desk.s.choose(w.rows(0)[0])
	assert.Equal(t, "Delete event Delete", w.label("Event", "Delete"))
}

func TestSelectAllChoosesWhatTheFilterKeeps(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.s.show(chronology.Filter{Agencies: []chronology.UID{"hv"}})
	w.win.Canvas().Focus(w.desk.views[viewTable].(*tableView).grid)
	w.menuItem("Edit", "Select all").Action()
	assert.Equal(t, uidsOf(w.desk.s.events()), w.desk.s.chosen())
	assert.Less(t, len(w.desk.s.chosen()), 6)
}

func TestTwoChosenEventsSayHowFarApartTheyAre(t *testing.T) {
	w := dated(t, "4 June 2013")
	w.desk.s.chooseAll([]chronology.UID{"call", "visit"})
	assert.Equal(t, "From “New birth visit at home.” to “Call.”: 1 day · 1 working day.", w.desk.inspector.several.apart.text)
}

func TestTheTimelineAndTheTableChooseTheSame(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.show(viewTimeline)
	lanes := w.desk.timeline.lanes
	uids := w.rows(2, 0)
	w.desk.s.chooseAll(uids)
	assert.Equal(t, uids, lanes.Chosen())
	w.desk.s.choose(uids[0])
	assert.Equal(t, uids[:1], lanes.Chosen(), "one of several, alone")
	w.desk.s.choose("")
	assert.Empty(t, lanes.Chosen())

	lanes.FocusTarget().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // chooses one where none is chosen
	require.Len(t, w.desk.s.chosen(), 1)
	assert.Equal(t, lanes.Chosen(), w.desk.s.chosen())
}

func TestOnTheTimelineCopiesGoBesideTheChosenEvent(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.show(viewTimeline)
	r := w.desk.s.review()
	uids := w.rows(0, 1, 5)
	require.NotEqual(t, r.Event(uids[0]).Agency, r.Event(uids[2]).Agency)
	w.desk.s.choose(uids[0])
	w.menuItem("Edit", "Copy").Action()
	w.desk.s.choose(uids[2])
	w.menuItem("Edit", "Paste").Action()
	require.Len(t, r.Events, 7)
	made := r.Event(w.desk.s.selected)
	assert.Equal(t, r.Event(uids[2]).Agency, made.Agency, "in its lane")
	assert.Equal(t, w.desk.s.dating.Of(uids[2]).Window, w.desk.s.dating.Of(made.UID).Window, "on its day")

	w.desk.copyEvents(uids[:2])
	w.desk.s.choose(uids[2])
	w.menuItem("Edit", "Paste").Action()
	chosen := w.desk.s.chosen()
	require.Len(t, chosen, 2)
	for n, uid := range chosen {
		assert.Equal(t, r.Event(uids[n]).Agency, r.Event(uid).Agency, "copies from several lanes stay in these")
	}
	w.p.app.Clipboard().SetContent("a letter")
	w.desk.pasteAt("hv", when.Date(2013, 1, 1))
	assert.Contains(t, w.desk.status.saved.text, "nothing to paste")
}
