package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCopiesKeepTheirDistancesAndLinks(t *testing.T) {
	r := reviewOf(
		[2]string{"a", "Tuesday 4 June 2013 at 16:00"}, [2]string{"b", "two weeks after {a}"},
		[2]string{"c", "the day after {x}"}, [2]string{"x", "1 May 2013"})
	r.Put(&Link{UID: "ab", From: "a", To: "b", Kind: LedTo})
	r.Put(&Link{UID: "ax", From: "a", To: "x", Kind: LedTo})
	a := r.Event("a").Copy()
	a.Ref, a.ExternalID, a.Service = "HV1", "17", "nurse"
	r.Put(a)

	other := UID("pol")
	made := Solve(r).Duplicate([]*Event{r.Event("a"), r.Event("b"), r.Event("c")}, Placing{Agency: &other, Days: 3})
	require.Len(t, made.Events, 3)
	first, second, third := made.Events[0], made.Events[1], made.Events[2]
	assert.Equal(t, "Friday 7 June 2013 at 16:00", first.When.Wording)
	assert.Equal(t, "two weeks after {"+string(first.UID)+"}", second.When.Wording, "it counts from the copy")
	assert.Equal(t, "the day after {x}", third.When.Wording, "what it counts from is not copied")
	assert.Equal(t, 1, made.Stayed)
	assert.Empty(t, first.Ref+first.ExternalID)
	assert.Equal(t, other, first.Agency)
	assert.Empty(t, first.Service, "the service is the other agency's")
	require.Len(t, made.Links, 1, "the link among them, and no other")
	assert.Equal(t, [2]UID{first.UID, second.UID}, [2]UID{made.Links[0].From, made.Links[0].To})
	assert.Equal(t, "Tuesday 4 June 2013 at 16:00", r.Event("a").When.Wording, "what is copied stays as it was")
}

func TestCopiesInPlaceAreAsTheyWere(t *testing.T) {
	r := reviewOf([2]string{"a", "June 2013"})
	d := Solve(r)
	gone := r.Event("a")
	r.Remove("a")
	made := d.Duplicate([]*Event{gone}, Placing{})
	require.Len(t, made.Events, 1)
	assert.NotEqual(t, gone.UID, made.Events[0].UID)
	made.Events[0].UID = gone.UID
	assert.Equal(t, gone.Copy(), made.Events[0].Copy())
	assert.Zero(t, made.Stayed)
}
