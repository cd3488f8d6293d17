package returns_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// rematched is a review of three events, and a later table with a row that is
// plainly one of them, one that may be either of two, and a new one.
func rematched(t *testing.T) (*chronology.Review, *returns.Matching) {
	t.Helper()
	r := chronology.NewReview("A review")
	r.Put(&chronology.Agency{UID: "pol", Name: "Police"})
	takeTable(t, r, "1",
		row("a", "", "1 June 2013", "A call about noise from the flat upstairs"),
		row("b", "", "2 June 2013", "Officers attend the flat and speak with the mother"),
		row("c", "", "2 June 2013", "Officers attend the flat and speak with the father"))
	return r, returns.MatchTable(r, &returns.Table{Agency: "pol", File: "police.docx", SHA256: "2", Events: []*chronology.Event{
		row("a2", "", "1 June 2013", "A call about noise from the flat upstairs"),
		row("b2", "", "2 June 2013", "Officers attend the flat and speak with both of them"),
		row("n2", "", "9 July 2013", "Strategy meeting at the hospital"),
	}})
}

func TestMatchesAreListedWithTheirReasonsTheLeastSureFirst(t *testing.T) {
	_, m := rematched(t)
	rows := m.Rows()
	require.Len(t, rows, 3)
	assert.Equal(t, []chronology.UID{"b2", "a2", "n2"}, []chronology.UID{rows[0].Row, rows[1].Row, rows[2].Row})
	assert.Equal(t, []bool{true, false, false}, []bool{rows[0].Doubt, rows[1].Doubt, rows[2].Doubt})
	assert.Equal(t, []string{"The same: 74 % of the words are in both, the dates meet.",
		"Another entry is nearly as like: 74 % of the words are in both, the dates meet."}, rows[0].Why)
	assert.Equal(t, []string{"Nothing that the agency sent before is like it."}, rows[2].Why)
	require.Len(t, rows[0].Others, 3)
}

func TestRowsArePairedAnewOneByOne(t *testing.T) {
	r, m := rematched(t)
	m.Say("b2", returns.RowChoice{Event: "c"})
	assert.Equal(t, chronology.UID("b2"), m.RowOf("c"))
	assert.Empty(t, m.RowOf("b"), "b has no row then")
	m.Say("n2", returns.RowChoice{Event: "c"})
	assert.Equal(t, chronology.UID("n2"), m.RowOf("c"), "what was said last stands")
	assert.Equal(t, chronology.UID("b2"), m.RowOf("b"), "the other is matched among what is left")
	m.Say("b2", returns.RowChoice{})
	m.Say("a2", returns.RowChoice{LeftOut: true})
	o, err := m.Merge("2014-05-06")
	require.NoError(t, err)
	for _, x := range o.Entities() {
		r.Put(x)
	}
	assert.Len(t, r.Events, 4, "b2 is new")
	assert.Equal(t, "Strategy meeting at the hospital", r.Event("c").What)
	assert.Equal(t, []chronology.UID{"a", "b"}, o.Missing, "a row that was left out says nothing of its event")
	assert.Contains(t, o.Summary(), "1 left out by you.")
	m.Unsay("a2")
	assert.Equal(t, chronology.UID("a2"), m.RowOf("a"))
}

func TestWhatOnlyALeftOutRowBringsStaysOut(t *testing.T) {
	r := chronology.NewReview("A review")
	r.Put(&chronology.Agency{UID: "pol", Name: "Police"})
	in, out := row("in", "", "1 June 2013", "A call"), row("out", "", "2 June 2013", "Another")
	in.Involved, out.Involved = []chronology.Involvement{{Person: "one"}}, []chronology.Involvement{{Person: "two"}}
	m := returns.MatchTable(r, &returns.Table{Agency: "pol", SHA256: "1", Events: []*chronology.Event{in, out},
		Entities: []chronology.Entity{&chronology.Person{UID: "one", Label: "One"}, &chronology.Person{UID: "two", Label: "Two"}}})
	m.Say("out", returns.RowChoice{LeftOut: true})
	o, err := m.Merge("2014-05-06")
	require.NoError(t, err)
	for _, x := range o.Entities() {
		r.Put(x)
	}
	assert.NotNil(t, r.Person("one"))
	assert.Nil(t, r.Person("two"))
	assert.Len(t, r.Events, 1)
}
