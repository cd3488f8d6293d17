package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// rowOf is what a row of a list says.
func rowOf(fill func(int, fyne.CanvasObject), n int) []string {
	o := threeLines()
	fill(n, o)
	var said []string
	for _, line := range o.(*fyne.Container).Objects[0].(*fyne.Container).Objects {
		said = append(said, line.(*words).text)
	}
	return said
}

func TestAQueryIsAskedBesideAnEventAndAnswered(t *testing.T) {
	w := onTwins(t)
	w.desk.s.choose("h1")
	w.menuItem("Event", "Query to an agency").Action()
	require.NotNil(t, w.top())
	w.top().hide()

	q := w.desk.openQuery("hv", "h1", func() {})
	assert.Equal(t, "Health Visiting", q.agency.Selected)
	w.top().accept()
	assert.Contains(t, q.problem.label.Text, "says nothing yet")
	test.Type(q.text, "Who told you?")
	test.Type(q.due.entry, "never or so")
	w.top().accept()
	assert.Contains(t, q.problem.label.Text, "cannot be read")
	q.due.entry.SetText("1 January 2020")
	w.top().accept()
	label, _ := w.lastStep()
	assert.Equal(t, "ask Health Visiting", label)
	require.Len(t, w.desk.s.review().Queries, 1)
	assert.Equal(t, chronology.UID("h1"), w.desk.s.review().Queries[0].Event)

	var late []string
	for _, f := range w.desk.checks.findings {
		if f.Code == chronology.CodeQueryLate {
			late = append(late, kindOfFinding(f))
		}
	}
	assert.Equal(t, []string{"Returns"}, late, "what is overdue is among the checks")

	r := w.desk.openReturns()
	w.press(fyne.KeyDown)
	assert.Equal(t, []string{"Health Visiting", "no pack sent · nothing received", "4 entries · 1 query open, 1 OVERDUE"}, rowOf(r.agencyRow, r.at))
	require.Len(t, r.queries, 1)
	assert.Contains(t, rowOf(r.queryRow, 0)[1], "due 1 January 2020: OVERDUE")
	w.letter('a')
	answer, ok := w.win.Canvas().Focused().(*textEntry)
	require.True(t, ok)
	test.Type(answer, "The neighbour did.")
	w.top().accept()
	assert.Contains(t, rowOf(r.queryRow, 0)[1], "The neighbour did.")
	assert.Equal(t, "Who told you?\nAnswered: The neighbour did.", r.whole.text)
	assert.Equal(t, "4 entries", rowOf(r.agencyRow, 1)[2])
	w.menuItem("Edit", "Undo").Action()
	assert.True(t, w.desk.s.review().Queries[0].Open(), "one step, taken back in the dialog")
	w.press(fyne.KeyReturn)
	assert.Nil(t, w.top())
	assert.Equal(t, chronology.UID("h1"), w.desk.s.selected, "Enter leads to the entry")
}

func TestTheReturnsSayWhatEachAgencyWasAsked(t *testing.T) {
	w := onTwins(t)
	require.True(t, w.desk.s.edit("send", func(tx *store.Edit) error {
		for _, x := range []chronology.Entity{
			&chronology.Pack{UID: "pack", Agency: "pol", Version: 2, Asked: "2019-11-01", Due: "20 November 2019"},
			&chronology.Conflict{UID: "c", Agency: "pol"},
			&chronology.Query{UID: "q", Agency: "pol", Text: "Which officer?", Asked: "2026-11-01"},
		} {
			if err := tx.Put(x); err != nil {
				return err
			}
		}
		return nil
	}))
	r := w.desk.openReturns()
	assert.Equal(t, []string{"Police", "asked 1 Nov 2019, pack 2 · due 20 November 2019: OVERDUE · nothing received", "4 entries · 1 query open · 1 conflict"}, rowOf(r.agencyRow, 0))
	w.letter('p')
	w.top().accept()
	assert.FileExists(t, filepath.Join(w.folder, "queries-police.pdf"))
	w.top().hide()
	w.win.Canvas().Focus(r.list)
	w.press(fyne.KeyDelete)
	assert.Empty(t, w.desk.s.review().Queries)
	assert.True(t, r.letters[0].Disabled(), "there is nothing to print")
}
