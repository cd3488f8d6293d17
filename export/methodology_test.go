package export_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

func TestHowTheChronologyWasMade(t *testing.T) {
	r := smallReview()
	e := r.Event("e2").Copy()
	e.When = chronology.When{Wording: "June 2013; a week after {e1}", SetAside: []string{"a week after {e1}"}}
	r.Put(e)
	r.Put(&chronology.Event{UID: "e3", Agency: "gp", What: "A letter.", When: chronology.When{Wording: "10 May 2013"}})
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.Methodology}})
	text := words(read.Root.Text())
	assert.Contains(t, text, "what 2 agencies recorded: 3 events, and 1 event in the life of the family")
	assert.Contains(t, text, "a week after ‘First visit’ (6.1)”", "what was set aside")
	assert.Contains(t, text, "There is 1 entry without a named source. There is 1 entry in dispute.")
	assert.Contains(t, text, "The agencies’ comments are not part of it.")
	rows := under(read)
	assert.Equal(t, []string{
		"Health visiting | Nursery nurse | 1 | 8 May 2013", "General practice |  | 2 | Between 10 May 2013 and 30 Jun 2013",
	}, rows["How the chronology was made"])
	assert.Equal(t, []string{"To the day | 3", "Within a month | 1"}, rows["How well dates are known"])
}

// TestTheAuthorTellsHowTheChronologyWasMade: the author's words stand in the place
// of what is composed, and what is counted stays.
func TestTheAuthorTellsHowTheChronologyWasMade(t *testing.T) {
	r := smallReview()
	composed := export.ComposedMethodology(r, chronology.Solve(r))
	assert.Contains(t, composed, "what 2 agencies recorded: 2 events")
	assert.Contains(t, composed, "Every date is kept in the words of its source")
	r.Settings.Methodology = "Siân asked every agency.\r\n\nNothing was left out."
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.Methodology}})
	text := words(read.Root.Text())
	assert.Contains(t, text, "Siân asked every agency.Nothing was left out.")
	assert.NotContains(t, text, "what 2 agencies recorded")
	assert.NotContains(t, text, "Every date is kept")
	assert.Contains(t, under(read), "How the chronology was made", "the table of what the agencies gave")
	assert.Contains(t, under(read), "How well dates are known")

	r.Settings.Methodology = composed
	read, _, _ = made(t, r, export.Options{What: []export.Part{export.Methodology}})
	assert.Contains(t, words(read.Root.Text()), strings.ReplaceAll(composed, "\n\n", ""), "what is composed can be taken for a beginning")
}

func TestHowTheChronologyWasMadeTellsNoHiddenDate(t *testing.T) {
	for _, policy := range []chronology.DatePolicy{chronology.DatesRelative, chronology.DatesAge} {
		read, _, _ := made(t, published(policy), export.Options{What: []export.Part{export.Methodology, export.Gaps, export.Sources, export.KeyEvents}})
		assert.Empty(t, calendar.FindAllString(read.Root.Text(), -1))
	}
}

// TestTheEntryFormCanBeFilledInByEar: every field is a row headed by its label,
// with an empty cell beside it.
func TestTheEntryFormCanBeFilledInByEar(t *testing.T) {
	r := sample.Review()
	read, _, _ := made(t, r, export.Options{What: []export.Part{export.EntryForm}, Agency: r.Agencies[3].UID})
	tables := read.Root.Find("Table")
	require.Len(t, tables, 2)
	rows := tables[1].Find("TBody")[0].Elements()
	require.Len(t, rows, 13)
	for _, row := range rows {
		cells := row.Elements()
		require.Len(t, cells, 2)
		assert.Equal(t, "Row", cells[0].Scope)
		assert.NotEmpty(t, words(cells[0].Text()))
		assert.Empty(t, cells[1].Text())
	}
	text := words(read.Root.Text())
	for _, said := range []string{r.Agencies[3].Name, "Scope", "Instructions", r.Lines[8].Question, "For: Baby C, Sibling 1."} {
		assert.Contains(t, text, said)
	}
	for _, e := range r.Events {
		assert.NotContains(t, text, e.What, "a form for others tells nothing of what is known")
	}
}
