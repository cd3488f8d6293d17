package returns_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

func row(uid chronology.UID, id, date, what string) *chronology.Event {
	return &chronology.Event{UID: uid, Agency: "pol", ExternalID: id, When: chronology.When{Wording: date}, What: what}
}

func takeTable(t *testing.T, r *chronology.Review, sha string, rows ...*chronology.Event) *returns.Outcome {
	t.Helper()
	o, err := returns.MergeTable(r, &returns.Table{Agency: "pol", Events: rows, File: "police.docx", SHA256: sha}, "2014-05-06")
	require.NoError(t, err)
	for _, x := range o.Entities() {
		r.Put(x)
	}
	return o
}

func TestALaterTableIsAListOfChanges(t *testing.T) {
	r := chronology.NewReview("A review")
	r.Put(&chronology.Agency{UID: "pol", Name: "Police"})
	o := takeTable(t, r, "1",
		row("a", "7", "1 June 2013", "A call about noise from the flat upstairs"),
		row("b", "", "2 June 2013", "Officers attend and speak with the mother at the door"),
		row("c", "", "3 June 2013", "Referral to children's social care by fax"),
		row("d", "", "9 June 2013", "The same text twice"), row("e", "", "9 June 2013", "The same text twice"))
	require.Len(t, o.Taken, 5)
	tagged := r.Event("b").Copy()
	tagged.Lines, tagged.Note = []chronology.UID{"line"}, "hers"
	r.Put(tagged)
	corrected := r.Event("c").Copy()
	corrected.What = "Referral to children's social care by e-mail"
	r.Put(corrected)

	again := []*chronology.Event{
		row("a2", "7", "11 June 2013", "Noise"), // its own id, though all else has changed
		row("b2", "", "2 June 2013", "Officers attend and speak with the mother at the back door"),
		row("c2", "", "3 June 2013", "Referral to children's social care by telephone"),
		row("d2", "", "9 June 2013", "The same text twice"),
		row("f2", "", "the day after {b2}", "Something else altogether"),
	}
	again[1].Source = "Log"
	o = takeTable(t, r, "2", again...)
	assert.Len(t, r.Events, 6, "no second set")
	assert.Equal(t, "11 June 2013", r.Event("a").When.Wording)
	b := r.Event("b")
	assert.Equal(t, []string{"Officers attend and speak with the mother at the back door", "Log", "hers"}, []string{b.What, b.Source, b.Note})
	assert.Equal(t, []chronology.UID{"line"}, b.Lines)
	require.Len(t, o.Conflicts, 1)
	assert.Equal(t, chronology.UID("c"), o.Conflicts[0].Entity)
	assert.Equal(t, "Referral to children's social care by e-mail", r.Event("c").What)
	assert.Equal(t, []chronology.UID{"e"}, o.Missing, "what is missing stays, and is listed")
	assert.Contains(t, o.Summary(), "1 that came before are missing from it, and stay.")
	assert.Equal(t, "the day after {b}", r.Event("f2").When.Wording, "it names the event, not the row")
	assert.Equal(t, returns.Same, takeTable(t, r, "2", again...).Standing)
}

func TestWithoutAnEarlierTableWhateverDiffersIsToBeDecided(t *testing.T) {
	r := chronology.NewReview("A review")
	r.Put(&chronology.Agency{UID: "pol", Name: "Police"})
	r.Put(row("a", "7", "1 June 2013", "A call about noise from the flat"))
	o := takeTable(t, r, "1", row("a2", "7", "1 June 2013", "A call about loud noise from the flat"))
	require.Len(t, o.Conflicts, 1)
	assert.Equal(t, "what", o.Conflicts[0].Field)
	assert.Empty(t, o.Taken)
}

// The form that we sent names each row by the event's own uid.
func TestARowOfOurFormIsKnownByItsUID(t *testing.T) {
	r := chronology.NewReview("A review")
	r.Put(&chronology.Agency{UID: "pol", Name: "Police"})
	e := row("a", "", "1 June 2013", "A call about noise from the flat")
	e.Involved = []chronology.Involvement{{Person: "m", Part: "reported it"}, {Person: "f"}}
	e.Professionals = []chronology.Professional{{Role: "Constable", Person: "pc"}}
	r.Put(e)
	r.Put(row("b", "", "1 June 2013", "A call about noise from the flat"))
	back := row("a2", "a", "11 November 2013", "Something else")
	back.Involved = []chronology.Involvement{{Person: "m"}, {Person: "f", Part: "was out"}}
	back.Professionals = []chronology.Professional{{Role: "Constable"}}
	o := takeTable(t, r, "1", back, row("b2", "b", "1 June 2013", "A call about noise from the flat"))
	for _, c := range o.Conflicts {
		put, _, err := returns.Decide(r, c, chronology.DecidedTheirs, "")
		require.NoError(t, err)
		r.Put(put[0])
		r.Put(put[1])
	}
	assert.Len(t, r.Events, 2)
	a := r.Event("a")
	assert.Equal(t, []string{"", "11 November 2013", "Something else"}, []string{a.ExternalID, a.When.Wording, a.What}, "the form's name for a row is no id of the agency's")
	assert.Equal(t, []chronology.Involvement{{Person: "m", Part: "reported it"}, {Person: "f", Part: "was out"}}, a.Involved, "a part that a table does not tell stays")
	assert.Equal(t, e.Professionals, a.Professionals)
}

func TestPlacesWithinADayMakeNoConflict(t *testing.T) {
	first := func(order int, day string) *chronology.Event {
		return &chronology.Event{UID: "e", Agency: "gp", ExternalID: "1", What: "A visit.", HandOrder: order, When: chronology.When{Wording: day}}
	}
	for _, c := range []struct {
		name       string
		mine, sent int
		day        string
		want       int
	}{
		{"the table's new place is taken", -2, -3, "3 June 2013", -3},
		{"the author's own stands", 4, -3, "3 June 2013", 4},
		{"a table of the agency alone gives no place, and takes none", -2, 0, "3 June 2013", -2},
		{"on another day the old place is none", -2, 0, "4 June 2013", 0},
		{"but the author's hand stays", 4, 0, "4 June 2013", 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := chronology.NewReview("A review")
			r.Put(&chronology.Agency{UID: "gp", Name: "General practice"})
			sent, err := returns.Imported(r, []*chronology.Event{first(-2, "3 June 2013")}, "first.csv", "1", "2014-05-06")
			require.NoError(t, err)
			r.Put(sent[0])
			r.Put(first(c.mine, "3 June 2013"))
			row := first(c.sent, c.day)
			row.UID = "row"
			o, err := returns.MergeTable(r, &returns.Table{Agency: "gp", Events: []*chronology.Event{row}, SHA256: "2"}, "2014-06-06")
			require.NoError(t, err)
			assert.Empty(t, o.Conflicts)
			for _, x := range o.Put {
				r.Put(x)
			}
			assert.Len(t, r.Events, 1)
			assert.Equal(t, c.want, r.Event("e").HandOrder)
			assert.Equal(t, c.day, r.Event("e").When.Wording)
		})
	}
}
