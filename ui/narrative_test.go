package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// narrativeTest is a section over a real file.
type narrativeTest struct {
	*narrativeView
	t *testing.T
}

// threeParagraphs is a review whose second paragraph refers to the third.
func threeParagraphs() *chronology.Review {
	r := smallReview()
	r.Put(&chronology.Event{UID: "call", Agency: "pol", Title: "Call to the address", What: "Officers attend."})
	r.Put(&chronology.Paragraph{UID: "p1", Text: "The health visitor called.", Events: []chronology.UID{"visit"}})
	r.Put(&chronology.Paragraph{UID: "p2", Text: "Nothing was passed on ({¶p3})."})
	r.Put(&chronology.Paragraph{UID: "p3", Text: "A referral came later."})
	return r
}

func newNarrativeTest(t *testing.T, r *chronology.Review) *narrativeTest {
	t.Helper()
	s, w := sessionOn(t, r)
	n := newNarrativeView(s, w)
	w.SetContent(n.content())
	w.Resize(fyne.NewSize(1000, 600))
	n.focus()
	return &narrativeTest{n, t}
}

func (n *narrativeTest) text(uid chronology.UID) string {
	n.t.Helper()
	p := n.s.review().Paragraph(uid)
	require.NotNil(n.t, p)
	return p.Text
}

func (n *narrativeTest) order() string {
	var uids []string
	for _, p := range n.s.review().Paragraphs {
		uids = append(uids, string(p.UID))
	}
	return strings.Join(uids, " ")
}

func (n *narrativeTest) press(key fyne.KeyName) {
	n.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func (n *narrativeTest) alt(key fyne.KeyName) {
	n.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
}

func (n *narrativeTest) typed(text string) { test.Type(n.win.Canvas().Focused(), text) }

func TestParagraphIsSavedAsItIsLeftInOneStep(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	n.press(fyne.KeyReturn)
	require.Equal(t, chronology.UID("p1"), n.live.uid)
	n.typed(" All was well.")
	assert.Equal(t, "The health visitor called.", n.text("p1"), "nothing is saved while typing")
	n.open("p2")
	assert.Equal(t, "The health visitor called. All was well.", n.text("p1"))
	assert.Equal(t, "change paragraph", n.s.file.UndoLabel())
	require.True(t, n.s.undo())
	assert.Equal(t, "The health visitor called.", n.text("p1"))
}

func TestCrossReferenceIsTypedHeldAndFollowsReordering(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	n.open("p1")
	n.typed(" See (6.3).")
	n.commit()
	assert.Equal(t, "The health visitor called. See ({¶p3}).", n.text("p1"))
	n.move("p3", -1)
	assert.Equal(t, "p1 p3 p2", n.order())
	assert.Equal(t, "The health visitor called. See (6.2).", n.live.entry.Text, "shown by its present number")
	n.typed(" Again.")
	n.commit()
	assert.Equal(t, "The health visitor called. See ({¶p3}). Again.", n.text("p1"), "kept through an edit")
}

func TestWhatIsTypedIsSavedBeforeTheNumbersChange(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	n.open("p1")
	n.typed(" See (6.3).")
	n.alt(fyne.KeyDown)
	assert.Equal(t, "p2 p1 p3", n.order())
	assert.Equal(t, "The health visitor called. See ({¶p3}).", n.text("p1"))
	assert.Equal(t, chronology.UID("p1"), n.live.uid, "it stays open")
}

func TestCrossReferenceIsInsertedFromTheList(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	n.open("p1")
	n.win.Canvas().Focus(n.live.cross.entry)
	n.typed("referral came")
	n.press(fyne.KeyReturn)
	assert.Equal(t, "The health visitor called. (6.3)", n.live.entry.Text)
	n.commit()
	assert.Equal(t, "The health visitor called. ({¶p3})", n.text("p1"))
}

func TestParagraphsAreMovedInsertedAndDeletedFromTheKeyboard(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	n.press(fyne.KeyDown)
	n.alt(fyne.KeyUp)
	assert.Equal(t, "p2 p1 p3", n.order())
	n.alt(fyne.KeyUp)
	assert.Equal(t, "p2 p1 p3", n.order(), "the first stays first")
	n.press(fyne.KeyDelete)
	assert.Equal(t, "p1 p3", n.order())
	assert.Equal(t, chronology.UID("p1"), n.list.at, "the keyboard is on the next")
	require.True(t, n.s.undo())
	assert.Equal(t, "p2 p1 p3", n.order(), "deletion is undone in its place")

	n.insert("p2")
	require.Len(t, n.s.review().Paragraphs, 4)
	made := n.s.review().Paragraphs[1]
	assert.Equal(t, made.UID, n.live.uid, "the new one is open")
	n.typed("Then nothing.")
	n.press(fyne.KeyEscape) // what was typed is taken back first
	n.typed("Then silence.")
	n.shut()
	assert.Equal(t, "Then silence.", n.text(made.UID))
}

func TestEventsUnderAParagraphAreAddedChosenAndTakenOut(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	n.open("p1")
	n.win.Canvas().Focus(n.live.add.entry)
	n.typed("address")
	n.press(fyne.KeyReturn)
	assert.Equal(t, []chronology.UID{"visit", "call"}, n.s.review().Paragraph("p1").Events)
	n.live.events.press(1)
	assert.Equal(t, chronology.UID("call"), n.s.selected)
	n.win.Canvas().Focus(n.live.events)
	n.press(fyne.KeyBackspace)
	assert.Equal(t, []chronology.UID{"call"}, n.s.review().Paragraph("p1").Events)
}

func TestUntoldEventBeginsAParagraph(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	require.Len(t, n.untold.events, 1)
	assert.True(t, n.side.Visible())
	n.open("p1")
	n.untold.press(0)
	require.Len(t, n.s.review().Paragraphs, 4)
	made := n.s.review().Paragraphs[1]
	assert.Equal(t, []chronology.UID{"call"}, made.Events)
	assert.Equal(t, made.UID, n.live.uid)
	assert.Empty(t, n.untold.events)
	assert.False(t, n.side.Visible(), "nothing is left untold")
}

func TestFirstParagraphOfAnEmptySectionBeginsWithEnter(t *testing.T) {
	n := newNarrativeTest(t, smallReview())
	n.press(fyne.KeyReturn)
	require.Len(t, n.s.review().Paragraphs, 1)
	n.typed("In the beginning.")
	n.commit()
	assert.Equal(t, "In the beginning.", n.s.review().Paragraphs[0].Text)
}

func TestSectionOfHundredsMakesOnlyTheRowsInSight(t *testing.T) {
	r := smallReview()
	for i := range 400 {
		r.Put(&chronology.Paragraph{
			UID: chronology.UID(fmt.Sprintf("p%03d", i)), Events: []chronology.UID{"visit"},
			Text: strings.Repeat("A call was made and nobody answered the door. ", 8),
		})
	}
	started := time.Now()
	n := newNarrativeTest(t, r)
	n.press(fyne.KeyEnd)
	assert.Less(t, time.Since(started), 3*time.Second)
	assert.Less(t, len(n.list.seen), 30)
	assert.Equal(t, chronology.UID("p399"), n.list.at)
	started = time.Now()
	n.press(fyne.KeyReturn)
	n.typed("x")
	assert.Less(t, time.Since(started), 500*time.Millisecond)
	assert.Len(t, n.list.tops, len(n.list.rows)+1)
	assert.InDelta(t, n.list.height(), n.list.Size().Height, 1)
}

func TestRowsAreAsHighAsWhatTheyShow(t *testing.T) {
	n := newNarrativeTest(t, threeParagraphs())
	for _, width := range []float32{420, 700, 1300} {
		n.list.Resize(fyne.NewSize(width, 10))
		for i, uid := range n.list.rows {
			made := newParagraphRow(n.narrativeView, uid)
			height := n.list.tops[i+1] - n.list.tops[i]
			made.box.Resize(fyne.NewSize(width, height))
			assert.InDelta(t, made.box.MinSize().Height, height, 1, "width %v", width)
		}
	}
}
