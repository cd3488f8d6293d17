package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

func TestQueriesAreLateOnceTheirLastDayHasPassed(t *testing.T) {
	r := sameContact()
	put := func(uid UID, due, answered string) *Query {
		q := &Query{UID: uid, Agency: "pol", Event: "p", Text: "Who was there?", Asked: "2026-11-01", Due: due, Answered: answered}
		r.Put(q)
		return q
	}
	d := Solve(r)
	today := when.Date(2026, 11, 24)
	for _, c := range []struct {
		reason, due, answered string
		late                  bool
	}{
		{"due yesterday", "23 November 2026", "", true},
		{"due today", "24 November 2026", "", false},
		{"a month that is not over", "November 2026", "", false},
		{"a month that is", "October 2026", "", true},
		{"answered", "23 November 2026", "2026-11-20", false},
		{"without a day", "", "", false},
		{"a day that cannot be read", "soonish or so", "", false},
	} {
		assert.Equal(t, c.late, d.Late(put("q", c.due, c.answered), today), c.reason)
	}
	assert.Len(t, r.OpenQueries("pol"), 1)
	assert.Empty(t, r.OpenQueries("hv"))
}

func TestAgenciesAsTheyStand(t *testing.T) {
	r := sameContact()
	today := when.Date(2026, 11, 24)
	r.Put(&Pack{UID: "one", Agency: "pol", Version: 1, Asked: "2026-10-01", Due: "1 November 2026"})
	r.Put(&Pack{UID: "two", Agency: "pol", Version: 2, Asked: "2026-11-01", Due: "20 November 2026"})
	r.Put(&AgencyReturn{UID: "back", Agency: "pol", Pack: "one", Version: 7, Received: "2026-10-30"})
	r.Put(&Conflict{UID: "c1", Agency: "pol"})
	r.Put(&Conflict{UID: "c2", Agency: "pol", Decided: DecidedMine})
	r.Put(&Query{UID: "q1", Agency: "pol", Event: "p", Text: "Who?", Due: "1 November 2026"})
	r.Put(&Query{UID: "q2", Agency: "pol", Text: "And?", Due: "1 December 2026"})
	r.Put(&Query{UID: "q3", Agency: "pol", Text: "Done", Answered: "2026-11-02"})
	e := r.Event("p").Copy()
	e.When.Wording = "Monday 4 March 2014" // it was a Tuesday
	r.Put(e)
	d := Solve(r)
	states := r.AgencyStates(d, today)
	require.Len(t, states, 3)
	pol := states[1]
	assert.Equal(t, "two", string(pol.Pack.UID))
	assert.Equal(t, 7, pol.Return.Version)
	assert.True(t, pol.Late, "nothing came of the second pack")
	assert.Equal(t, [5]int{1, 2, 1, 1, 1}, [5]int{pol.Events, len(pol.Queries), pol.LateOnes, pol.Conflicts, pol.Doubts})
	assert.Equal(t, AgencyState{Agency: r.Agency("sch"), Events: 1}, states[2])

	late := CheckOn(r, d, today)
	var said []string
	for i, f := range late {
		if f.Code == CodeQueryLate || f.Code == CodeReturnLate {
			said = append(said, f.Message)
			assert.Equal(t, Warning, f.Severity)
		}
		if i > 0 {
			assert.False(t, late[i-1].Severity == Notice && f.Severity != Notice, "the most severe first")
		}
	}
	assert.Equal(t, []string{
		"The return of Police was due (20 November 2026) and has not come.",
		"Police has not answered a query about “p” (P1) that was due (1 November 2026).",
	}, said)
	assert.Len(t, late, len(Check(r, d))+2)

	r.Put(&AgencyReturn{UID: "again", Agency: "pol", Pack: "two", Version: 9, Received: "2026-11-23"})
	assert.False(t, r.AgencyStates(d, today)[1].Late)
}
