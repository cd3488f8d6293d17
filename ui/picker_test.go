package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// pickerOf returns the pick list whose entry shows the text.
func (f *formTest) pickerOf(shown string) *picker {
	f.t.Helper()
	for _, field := range f.fields {
		if p, ok := field.(*pickField); ok && p.picker.entry.Text == shown {
			return p.picker
		}
	}
	require.Fail(f.t, "no pick list shows "+shown)
	return nil
}

func (f *formTest) in(e *textEntry) *formTest {
	f.win.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	return f
}

func TestPickListTakesTheLikeliestAtTab(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	before := len(f.steps())
	kind := f.fields[6].(*pickField).picker
	f.in(kind.entry).typed("home")
	require.True(t, kind.isOpen(), "the list opens as one types")
	f.tab()
	assert.Equal(t, "home visit", kindName(f.s.review(), f.event("visit").Kind))
	assert.Equal(t, "home visit", kind.entry.Text)
	assert.False(t, kind.isOpen())
	assert.Equal(t, []string{"change kind"}, f.stepsSince(before))
}

func TestTypingInAPickListReplacesWhatItShows(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	f.focus()
	f.tab()
	f.tab()
	f.tab()
	f.tab()
	require.Equal(t, fyne.Focusable(f.pickerOf("Health visiting").entry), f.win.Canvas().Focused())
	f.typed("Pol")
	f.tab()
	assert.Equal(t, chronology.UID("pol"), f.event("visit").Agency)
	assert.Len(t, f.s.review().Agencies, 2, "no agency of a name run together was made")
}

func TestPickListTakesWhatTheArrowsMarked(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	kind := f.fields[6].(*pickField).picker
	f.in(kind.entry).typed("appointment")
	f.press(fyne.KeyDown)
	f.press(fyne.KeyReturn)
	assert.Equal(t, "appointment not attended", kindName(f.s.review(), f.event("visit").Kind))
}

func TestPickListTakesWhatIsClicked(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	kind := f.fields[6].(*pickField).picker
	f.in(kind.entry).typed("appointment")
	list := f.drop.list
	list.MouseDown(nil)
	f.win.Canvas().Unfocus() // as the window does between press and release
	assert.Empty(t, f.event("visit").Kind, "what was typed is not taken for the answer")
	test.TapAt(list, fyne.NewPos(20, 1.5*list.rowHeight()))
	assert.Equal(t, "appointment not attended", kindName(f.s.review(), f.event("visit").Kind))
	assert.Equal(t, fyne.Focusable(kind.entry), f.win.Canvas().Focused(), "and the keyboard comes back")
}

func TestNewKindIsAcceptedInTheSameStep(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	before := len(f.steps())
	f.in(f.fields[6].(*pickField).picker.entry).typed("doorstep call")
	f.press(fyne.KeyReturn)
	made := f.s.review().KindNamed("doorstep call")
	require.NotNil(t, made)
	assert.Equal(t, made.UID, f.event("visit").Kind)
	assert.Equal(t, []string{"change kind"}, f.stepsSince(before))
	require.True(t, f.s.undo())
	assert.Nil(t, f.s.review().KindNamed("doorstep call"), "undo takes the new kind back with the change")
	assert.Empty(t, f.event("visit").Kind)
}

func TestNewAgencyTakesNoServiceAlong(t *testing.T) {
	r := smallReview()
	e := r.Event("visit").Copy()
	e.Service = "nurse"
	r.Put(e)
	f := newFormTest(t, r)
	f.s.choose("visit")
	f.in(f.pickerOf("Health visiting").entry).typed("Housing")
	f.tab()
	made := f.s.review().AgencyNamed("Housing")
	require.NotNil(t, made)
	assert.NotEmpty(t, made.Short)
	assert.Equal(t, made.UID, f.event("visit").Agency)
	assert.Empty(t, f.event("visit").Service)
}

func TestEscapeBringsBackWhatThePickListShowed(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	agency := f.pickerOf("Health visiting")
	f.in(agency.entry).typed("Pol")
	f.press(fyne.KeyEscape)
	f.press(fyne.KeyEscape)
	f.tab()
	assert.Equal(t, "Health visiting", agency.entry.Text)
	assert.Equal(t, chronology.UID("hv"), f.event("visit").Agency)
}

func TestSourceStaysAsTypedThoughAnotherIsLike(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Event{UID: "other", Agency: "hv", Source: "HV record, sheet 2", What: "Weighed."})
	f := newFormTest(t, r)
	f.s.choose("visit")
	f.in(f.pickerOf("HV record").entry).typed("HV rec")
	f.tab()
	assert.Equal(t, "HV rec", f.event("visit").Source)
}

func TestFittingPutsWhatBeginsWithTheTextFirst(t *testing.T) {
	all := []offer{{text: "series of contacts"}, {text: "contact with GP"}, {text: "home visit", note: "contact"}}
	texts := func(typed string) (list []string) {
		for _, o := range fitting(all, typed) {
			list = append(list, o.text)
		}
		return list
	}
	assert.Equal(t, []string{"contact with GP", "series of contacts", "home visit"}, texts("contact"))
	assert.Equal(t, []string{"contact with GP"}, texts("GP cont"))
	assert.Empty(t, texts("nothing like it"))
}
