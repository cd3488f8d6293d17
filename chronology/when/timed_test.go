package when

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// knowing is a context that knows some names, and what was told before.
func knowing(names ...string) Context {
	before := Anchor{ID: "before"}
	return Context{Default: &before, Today: Date(2026, 1, 1), Resolve: func(name string) (Anchor, error) {
		if !slices.Contains(names, name) {
			return Anchor{}, errNoSuchName
		}
		return Anchor{ID: name}, nil
	}}
}

func TestAClockTimeStandsBesideWhatCountsFromSomethingElse(t *testing.T) {
	c := knowing("X", "{uid}", "A", "Booking appointment (6.4)", "birth", "Meeting at Two")
	for _, row := range []struct {
		wording, anchor string
		least, most     int
		clock           string
	}{
		{"the day after X at 10:30", "X", 1, 1, "10:30"},
		{"the day after X at 10.30", "X", 1, 1, "10:30"},
		{"the day after X at 1030", "X", 1, 1, "10:30"},
		{"the day after X between 10:00 and 11:00", "X", 1, 1, "10:00-11:00"},
		{"the day after “Booking appointment” (6.4) at 10:30", "Booking appointment (6.4)", 1, 1, "10:30"},
		{"two weeks after {uid}, 4pm", "{uid}", 11, 17, "16:00"},
		{"two weeks after {uid} (6.22)", "{uid}", 11, 17, ""},
		{"two weeks after X at about 4pm", "X", 11, 17, "~16:00"},
		{"following day 10:30", "before", 1, 1, "10:30"},
		{"the following day, half past four pm", "before", 1, 1, "16:30"},
		{"10:30 the following day", "before", 1, 1, "10:30"},
		{"at 10:30 on the day after X", "X", 1, 1, "10:30"},
		{"same day as “A” at 09:15", "A", 0, 0, "09:15"},
		{"on the day of X, in the evening", "X", 0, 0, "18:00-22:00"},
		{"two weeks after the birth at noon", "birth", 11, 17, "12:00"},
		{"the day after Meeting at Two at 10:30", "Meeting at Two", 1, 1, "10:30"},
		{"the next working day at 9am", "before", 1, 5, "09:00"},
		{"12 hours after X", "X", 0, 1, ""},
		{"later that evening", "before", 0, 0, "18:00-06:00"},
	} {
		r, err := Read(row.wording, c)
		require.NoError(t, err, row.wording)
		require.Len(t, r.Relations, 1, row.wording)
		assert.Equal(t, Anchor{ID: row.anchor}, r.Relations[0].Anchor, row.wording)
		assert.Equal(t, [2]int{row.least, row.most}, [2]int{r.Relations[0].Min, r.Relations[0].Max}, row.wording)
		assert.Equal(t, row.clock, r.Clock.String(), row.wording)
	}
}

func TestATimeThatBelongsToANameStaysWithIt(t *testing.T) {
	r, err := Read("the day after Call at 10:30", knowing("Call", "Call at 10:30"))
	require.NoError(t, err)
	assert.Equal(t, "Call at 10:30", r.Relations[0].Anchor.ID, "the longest name that resolves")
	assert.False(t, r.Clock.Known)

	r, err = Read("the day after the call at 10:30", Context{Resolve: func(string) (Anchor, error) { return Anchor{Kind: AnchorDay}, nil }})
	require.NoError(t, err)
	assert.Equal(t, "10:30", r.Clock.String(), "every name stands for a day given from outside")
}

func TestATimeBesideARelationIsDoubtedAsBesideADate(t *testing.T) {
	for wording, code := range map[string]string{
		"the following day, half past four": DoubtHalfDay,
		"the day after X at 00:00":          DoubtMidnight,
	} {
		r, err := Read(wording, knowing("X"))
		require.NoError(t, err, wording)
		require.Len(t, r.Doubts, 1, wording)
		assert.Equal(t, code, r.Doubts[0].Code, wording)
	}
	_, err := Read("the day after X at 25:00", knowing("X"))
	assert.ErrorContains(t, err, "not a time of day")
}
