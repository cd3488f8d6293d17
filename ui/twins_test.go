package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// onTwins opens a review in which two agencies tell of one contact, twice.
func onTwins(t *testing.T) *windowTest {
	w := newWindowTest(t)
	r := chronology.NewReview("Twins")
	r.Put(&chronology.Agency{UID: "pol", Name: "Police", Short: "P"})
	r.Put(&chronology.Agency{UID: "hv", Name: "Health Visiting", Short: "HV"})
	for _, e := range [][3]string{
		{"p1", "3 March 2014 at 22:00", "Officers called to the caravan; mother had a swollen wrist and would not make a statement."},
		{"h1", "3 March 2014 at 23:00", "Mum told me that police came to the caravan about her swollen wrist."},
		{"p2", "10 March 2014", "Dog warrant executed at the allotment; lurcher seized."},
		{"h2", "10 March 2014", "Mum upset: police had a warrant and seized the lurcher from the allotment."},
		{"po", "3 March 2014", "Vehicle stopped, no insurance."}, {"ho", "10 March 2014", "Questionnaire posted."},
		{"pp", "4 March 2014", "Road closed after a collision."}, {"hh", "11 March 2014", "Clinic contact, weaning discussed."},
	} {
		agency := chronology.UID("hv")
		if e[0][0] == 'p' {
			agency = "pol"
		}
		r.Put(&chronology.Event{UID: chronology.UID(e[0]), Agency: agency, Source: "Record", What: e[2], When: chronology.When{Wording: e[1]}})
	}
	w.create(filepath.Join(w.folder, "twins.throughline"), r)
	require.NotNil(t, w.desk)
	return w
}

// letter sends a letter to what has the keyboard.
func (w *windowTest) letter(r rune) {
	w.t.Helper()
	require.NotNil(w.t, w.win.Canvas().Focused())
	w.win.Canvas().Focused().TypedRune(r)
}

func chips(g *chipGroup) []string {
	var list []string
	for _, c := range g.chips {
		list = append(list, c.text)
	}
	return list
}

func TestTwinsAreJudgedByKeysOneStepEach(t *testing.T) {
	w := onTwins(t)
	assert.Equal(t, "Duplicates… Ctrl+Shift+D", w.label("Review", "Duplicates"))
	d := w.desk.openTwins()
	require.Equal(t, []string{"To decide 2", "Same event 0", "Disagree 0", "Not the same 0"}, chips(d.kinds))
	assert.Contains(t, d.pairs[0].note, "% alike · Both are dated")
	first := d.pairs[0].twinKey

	w.letter('l')
	require.Len(t, d.pairs, 2)
	assert.Equal(t, first, d.pairs[1].twinKey, "put off, it is the last")
	w.press(fyne.KeyDown)
	w.letter('2')
	label, _ := w.lastStep()
	assert.Equal(t, "same event, printed once", label)
	require.Len(t, w.desk.s.review().Links, 1)
	assert.Equal(t, first[1], w.desk.s.review().Links[0].From, "the second is printed for both")
	assert.True(t, w.desk.s.review().Links[0].Once)
	require.Len(t, d.pairs, 1, "the next is at hand")

	w.letter('n')
	assert.Equal(t, []string{"To decide 0", "Same event 1", "Disagree 0", "Not the same 1"}, chips(d.kinds))
	assert.Empty(t, d.pairs)
	assert.Contains(t, d.says.text, "No two entries")
	w.menuItem("Edit", "Undo").Action()
	assert.Equal(t, []string{"To decide 1", "Same event 1", "Disagree 0", "Not the same 0"}, chips(d.kinds), "undo brings it back")
	w.letter('d')
	assert.Equal(t, "Disagree 1", chips(d.kinds)[2])
}

func TestWhatWasSaidOfTwinsIsChangedAndTakenBack(t *testing.T) {
	w := onTwins(t)
	d := w.desk.openTwins()
	w.letter('s')
	d.turn(chronology.VerdictSame)
	require.Len(t, d.pairs, 1)
	assert.Equal(t, "the same event · each printed", d.pairs[0].note)
	w.letter('l')
	assert.Len(t, d.pairs, 1, "what is decided is not put off")
	w.letter('1')
	assert.Contains(t, d.pairs[0].note, "printed once, in the row of ")
	w.letter('t')
	assert.Empty(t, w.desk.s.review().Links)
	assert.Equal(t, "To decide 2", chips(d.kinds)[0], "it is proposed again")
	w.press(fyne.KeyEscape)
	assert.Nil(t, w.top())
}

func TestAccountsStandSideBySideWithTheirDifferences(t *testing.T) {
	w := onTwins(t)
	d := w.desk.openTwins()
	for n, pair := range d.pairs {
		if keyOf("p1", "h1") == keyOf(pair.twinKey[0], pair.twinKey[1]) {
			d.list.Select(n)
		}
	}
	said := allTexts(d.pane.column)
	assert.Contains(t, said, "≠ Time: differs")
	assert.Contains(t, said, "When: the same")
	assert.Contains(t, said, "1 · Police · P2")
	assert.Contains(t, said, "2 · Health Visiting · HV1")
	w.press(fyne.KeyReturn)
	assert.Nil(t, w.top(), "Enter leads to the two")
	assert.ElementsMatch(t, []chronology.UID{"p1", "h1"}, w.desk.s.chosen())
}

// allTexts are the words of all prose in a form.
func allTexts(o fyne.CanvasObject) []string {
	switch o := o.(type) {
	case *prose:
		return []string{o.text}
	case *marked:
		return []string{o.text}
	case *fyne.Container:
		var list []string
		for _, child := range o.Objects {
			list = append(list, allTexts(child)...)
		}
		return list
	}
	return nil
}
