package when

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAnExactDayMovesInItsOwnForm(t *testing.T) {
	for _, c := range []struct {
		wording string
		days    int
		want    string
	}{
		{"4 June 2013", 3, "7 June 2013"},
		{"Tuesday 4 June 2013 at 16:00", 3, "Friday 7 June 2013 at 16:00"},
		{"Tuesday 4 June 2013 at 4pm", 1, "Wednesday 5 June 2013 at 4pm"},
		{"tues 4th jun 2013", -2, "sun 2nd jun 2013"},
		{"TUESDAY 4TH JUNE 2013", 27, "MONDAY 1ST JULY 2013"},
		{"12 May 2013", -7, "5 May 2013"},
		{"12/05/2013", -7, "05/05/2013"},
		{"22.11.2010", 10, "02.12.2010"},
		{"2013-06-04", -4, "2013-05-31"},
		{"4/6/13 18:00-21:00", 365, "4/6/14 18:00-21:00"},
		{"31 December 2012, 23:50", 1, "1 January 2013, 23:50"},
		{"June 4th, 2013", 7, "June 11th, 2013"},
		{"4 June 2013?", 1, "5 June 2013?"},
		{"16 June 2013 at 16:16", 1, "17 June 2013 at 16:16"},
	} {
		r, err := Read(c.wording, Context{})
		require.NoError(t, err, c.wording)
		moved, err := r.Moved(c.days, Context{})
		require.NoError(t, err, c.wording)
		assert.Equal(t, c.want, moved)
	}
}

func TestAFormThatWouldReadOtherwiseIsWrittenOut(t *testing.T) {
	r, err := Read("4 June", Context{Year: 2013})
	require.NoError(t, err)
	moved, err := r.Moved(365, Context{Year: 2013})
	require.NoError(t, err)
	assert.Equal(t, "4 Jun 2014", moved, "the year that the heading gives is another")

	r, err = Read("22/11/2010", Context{})
	require.NoError(t, err)
	moved, err = r.Moved(12, Context{})
	require.NoError(t, err)
	assert.Equal(t, "4 Dec 2010", moved, "in figures day and month could now be the other way round")
}

func TestWhatHasNoDayOfItsOwnIsNotMoved(t *testing.T) {
	names := Context{
		Resolve: func(string) (Anchor, error) { return Anchor{Kind: AnchorEvent, ID: "x"}, nil },
		OwnDay:  func(Anchor) (Day, bool) { return Date(2013, time.May, 8), true },
	}
	for wording, want := range map[string]error{
		"two weeks after the referral":              errMovesWithAnchor,
		"4 June 2013; two weeks after the referral": errMovesWithAnchor,
		"four working days after the referral":      errMovesWithAnchor,
		"June 2013":                                 errNoSingleDay,
		"about 4 June 2013":                         errNoSingleDay,
		"1 to 12 June 2013":                         errNoSingleDay,
		"unknown":                                   errNoSingleDay,
		"4 June 2013; June 2013":                    errSeveralClauses,
	} {
		r, err := Read(wording, names)
		require.NoError(t, err, wording)
		_, err = r.Moved(3, names)
		assert.ErrorIs(t, err, want, wording)
	}
}

func TestEveryMovedWordingSaysTheDayAskedFor(t *testing.T) {
	forms := []string{"2 January 2006", "Mon 2 Jan 2006", "02/01/2006", "2.1.06", "2006-01-02", "January 2, 2006", "Monday 2 January 2006 at 15:04"}
	for seed := range uint64(2000) {
		rng := rand.New(rand.NewPCG(seed, 11))
		day := Date(2013, 1, 1) + Day(rng.IntN(900))
		wording := day.Time().Add(time.Duration(rng.IntN(24*60)) * time.Minute).Format(forms[rng.IntN(len(forms))])
		r, err := Read(wording, Context{})
		require.NoError(t, err, wording)
		days := rng.IntN(2000) - 1000
		moved, err := r.Moved(days, Context{})
		require.NoError(t, err, wording)
		again, err := Read(moved, Context{})
		require.NoError(t, err, moved)
		assert.Equal(t, On(r.Window.Earliest.Add(days)), again.Window, "%s by %d: %s", wording, days, moved)
		assert.Equal(t, r.Clock, again.Clock, moved)
	}
}
