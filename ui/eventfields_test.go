package ui

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// fieldOf returns the form's field of a type.
func fieldOf[F eventField](f *formTest) F {
	f.t.Helper()
	for _, field := range f.fields {
		if found, ok := field.(F); ok {
			return found
		}
	}
	require.Fail(f.t, "the form has no such field")
	var none F
	return none
}

func (f *formTest) onChips(g *chipGroup) *formTest {
	f.win.Canvas().Focus(g)
	return f
}

func TestPeopleAreAddedByNameAndTakenOutByBackspace(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	before := len(f.steps())
	field := fieldOf[*involvedField](f)
	f.in(field.add.entry).typed("Moth")
	f.press(fyne.KeyReturn)
	assert.Empty(t, field.add.entry.Text, "ready for the next")
	f.typed("Ann Other")
	f.press(fyne.KeyReturn)
	involved := f.event("visit").Involved
	require.Len(t, involved, 2)
	assert.Equal(t, chronology.UID("mother"), involved[0].Person)
	made := f.s.review().Person(involved[1].Person)
	require.NotNil(t, made)
	assert.Equal(t, "Ann Other", made.RealName, "a typed name is taken for a real one")

	f.onChips(field.chips).press(fyne.KeyBackspace)
	require.Len(t, f.event("visit").Involved, 1)
	assert.Equal(t, made.UID, f.event("visit").Involved[0].Person)
	assert.Equal(t, []string{"add person", "add person", "remove person"}, f.stepsSince(before))
}

func TestPartPlayedIsEditedBelowTheChip(t *testing.T) {
	r := smallReview()
	e := r.Event("visit").Copy()
	e.Involved = []chronology.Involvement{{Person: "mother"}, {Person: "childA", Part: "seen"}}
	r.Put(e)
	f := newFormTest(t, r)
	f.s.choose("visit")
	field := fieldOf[*involvedField](f)
	f.onChips(field.chips).press(fyne.KeyRight)
	f.press(fyne.KeyReturn)
	require.Equal(t, fyne.Focusable(field.part), f.win.Canvas().Focused())
	assert.Equal(t, "seen", field.part.Text)
	field.part.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.typed("asleep upstairs")
	f.press(fyne.KeyReturn)
	assert.Equal(t, "asleep upstairs", f.event("visit").Involved[1].Part)
	assert.Empty(t, f.event("visit").Involved[0].Part)
}

func TestChildSeenIsAnsweredByTheArrowKeys(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	field := fieldOf[*seenField](f)
	require.Len(t, field.groups, 2, "each child is asked of")
	f.onChips(field.groups[1]).press(fyne.KeyEnd)
	assert.Empty(t, f.event("visit").Seen, "not recorded is what it was")
	f.press(fyne.KeyHome)
	assert.Equal(t, []chronology.ChildSeen{{Child: "childB", State: chronology.SeenYes}}, f.event("visit").Seen)
	f.press(fyne.KeyRight)
	assert.Equal(t, chronology.SeenNo, f.event("visit").Seen[0].State)
	assert.Equal(t, fyne.Focusable(field.groups[1]), f.win.Canvas().Focused(), "the keyboard stays")
}

func TestLinesAndFlagsAreToggledBySpace(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	f.onChips(fieldOf[*linesField](f).chips).typed(" ")
	assert.Equal(t, []chronology.UID{"line"}, f.event("visit").Lines)
	f.typed(" ")
	assert.Empty(t, f.event("visit").Lines)
	f.onChips(fieldOf[*flagsField](f).chips)
	for range eventFlags {
		f.typed(" ")
		f.press(fyne.KeyRight)
	}
	marked := f.event("visit")
	assert.Equal(t, []bool{true, true, true, true, true, true},
		[]bool{marked.Key, marked.GoodPractice, marked.MissedOpportunity, marked.Disputed, marked.Era, marked.DayLine})
	assert.Equal(t, "mark line through all lanes", f.s.file.UndoLabel())
	f.typed(" ")
	assert.False(t, f.event("visit").DayLine)
}

func TestWhoWasToldIsKeptRowByRow(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	field := fieldOf[*toldField](f)
	f.in(field.add.entry).typed("Pol")
	f.press(fyne.KeyReturn)
	require.Len(t, f.event("visit").Told, 1)
	row := field.told[0]
	f.onChips(row.state).press(fyne.KeyRight)
	assert.True(t, f.event("visit").Told[0].NotTold)
	f.press(fyne.KeyLeft)
	f.in(row.leftOut).typed("the bruise")
	f.press(fyne.KeyReturn)
	assert.Equal(t, chronology.Told{Agency: "pol", LeftOut: "the bruise"}, f.event("visit").Told[0])
	row.remove()
	assert.Empty(t, f.event("visit").Told)
	assert.Empty(t, field.told)
}

func TestLinkIsAddedByPartOfATitleAndLeadsThere(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Event{UID: "other", Agency: "pol", Title: "Call to the address", What: "Officers attend."})
	f := newFormTest(t, r)
	f.s.choose("visit")
	field := fieldOf[*linksField](f)
	f.onChips(field.kind).press(fyne.KeyRight)
	f.in(field.add.entry).typed("the addr")
	f.press(fyne.KeyReturn)
	require.Len(t, f.s.review().Links, 1)
	link := f.s.review().Links[0]
	assert.Equal(t, chronology.UID("visit"), link.From)
	assert.Equal(t, chronology.UID("other"), link.To)
	assert.Equal(t, chronology.ResponseTo, link.Kind)
	assert.Equal(t, "answered by", linkSaid(link, "other"), "the other end says it the other way round")
	once := &chronology.Link{From: "visit", To: "other", Kind: chronology.SameEvent, Once: true}
	assert.Equal(t, []string{"same event (printed here) as", "same event (printed there) as"}, []string{linkSaid(once, "visit"), linkSaid(once, "other")})
}

func TestEventsAreFoundByReferenceAndParagraph(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Event{UID: "other", Agency: "pol", Title: "Call to the address", Ref: "POL7"})
	r.Put(&chronology.Paragraph{UID: "p1", Text: "A visit.", Events: []chronology.UID{"visit"}})
	s, _ := sessionOn(t, r)
	first := func(typed string) chronology.UID {
		offers := s.eventOffers(typed, func(chronology.UID) bool { return false })
		if len(offers) == 0 {
			return ""
		}
		return offers[0].uid
	}
	assert.Equal(t, chronology.UID("other"), first("pol7"))
	assert.Equal(t, chronology.UID("visit"), first("6.1"))
	assert.Equal(t, chronology.UID("visit"), first("birth visit"))
	assert.Empty(t, first("no such thing"))
}

func TestFreezingKeepsTheReference(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	ref := f.s.dating.Ref("visit")
	require.NotEmpty(t, ref)
	f.onChips(fieldOf[*refField](f).chips).typed(" ")
	assert.Equal(t, ref, f.event("visit").Ref)
	f.typed(" ")
	assert.Empty(t, f.event("visit").Ref)
}

func TestAttachmentIsKeptByNamePlaceAndDigest(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	path := filepath.Join(t.TempDir(), "minutes.txt")
	require.NoError(t, os.WriteFile(path, []byte("minutes"), 0o600))
	file, err := storage.Reader(storage.NewFileURI(path))
	require.NoError(t, err)
	fieldOf[*attachmentsField](f).read(file, "visit")
	require.Len(t, f.event("visit").Attachments, 1)
	a := f.event("visit").Attachments[0]
	assert.Equal(t, "minutes.txt", a.Name)
	assert.Equal(t, path, a.Path)
	assert.Equal(t, fmt.Sprintf("%x", sha256.Sum256([]byte("minutes"))), a.SHA256)

	again, err := storage.Reader(storage.NewFileURI(path))
	require.NoError(t, err)
	fieldOf[*attachmentsField](f).read(again, "another event")
	assert.Len(t, f.event("visit").Attachments, 1, "not given to the event chosen meanwhile")
}

func TestFormAsksForMoreRoomWithLargerText(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	small := f.content().MinSize().Width
	fyne.CurrentApp().Settings().SetTheme(&look{choice: themeLight, scale: 2})
	large := f.content().MinSize().Width
	assert.Greater(t, large, small)
	f.win.Resize(fyne.NewSize(large, 700))
	assert.LessOrEqual(t, f.form.MinSize().Width, large, "and everything fits in it")
}

func TestLongTextIsTypedWithoutDelay(t *testing.T) {
	f := newFormTest(t, smallReview())
	f.s.choose("visit")
	for _, field := range f.fields {
		if text, ok := field.(*textField); ok && text.entry.Text == "New birth visit at home." {
			long := make([]byte, 8000)
			for i := range long {
				long[i] = "seen at home "[i%13]
			}
			text.entry.SetText(string(long))
			text.entry.leave()
			assert.Equal(t, string(long), f.event("visit").What)
			assert.True(t, text.entry.overflows(), "it scrolls within itself rather than filling the form")
			assert.Less(t, text.entry.MinSize().Height, float32(600))
			return
		}
	}
	require.Fail(t, "no field shows what happened")
}
