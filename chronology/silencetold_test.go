package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

// visits is a review of an agency with contacts on exact days, and one of a month.
func visits() *Review {
	r := NewReview("Visits")
	r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	r.Put(&Kind{UID: "visit", Name: "visit", Symbol: SymbolHome})
	for uid, on := range map[UID]string{"a": "5 January 2013", "b": "12 March 2013", "c": "27 June 2013", "d": "September 2013"} {
		r.Put(&Event{UID: uid, Agency: "hv", Kind: "visit", Title: "Visit " + string(uid), What: "Seen at home.", When: When{Wording: on}})
	}
	return r
}

// TestAVersionTellsTheReviewsOwnSilences: which they are, how sure and in what order,
// but no more of how long they were than its dates tell.
func TestAVersionTellsTheReviewsOwnSilences(t *testing.T) {
	r := visits()
	d := Solve(r)
	own := d.Silences(nil)
	require.Len(t, own, 3)
	for policy, lengths := range map[DatePolicy][]string{
		DatesExact:    {"about 9 weeks (66 days)", "about 4 months (107 days)", "10 to 14 weeks (66 to 95 days)"},
		DatesRelative: {"about 9 weeks", "about 4 months", "2 to 3 months"},
		DatesMonth:    {"about 2 months", "about 4 months", "2 to 3 months"},
		DatesAge:      {"about 2 months", "about 4 months", "2 to 3 months"},
	} {
		c, _ := Render(r, d, Version{For: Published, Dates: policy})
		shown := Solve(c)
		told := shown.Silences(nil)
		require.Len(t, told, len(own), policy)
		for i, s := range told {
			assert.Equal(t, [2]UID{own[i].After, own[i].Before}, [2]UID{s.After, s.Before}, "%s %d", policy, i)
			assert.Equal(t, own[i].Certain(28), s.Certain(28), "%s %d", policy, i)
			if policy != DatesExact {
				assert.Equal(t, lengths[i], s.Words(), "%s %d", policy, i)
				assert.Equal(t, shown.Of(s.After).End, s.From, "%s %d: where the version has its contact", policy, i)
			}
		}
	}
}

func TestALengthIsToldWithoutDays(t *testing.T) {
	for _, c := range []struct {
		least, most, coarse int
		says                string
	}{
		{66, 66, inWeeks, "about 9 weeks"}, {66, 66, inMonths, "about 2 months"}, {20, 49, inWeeks, "3 to 7 weeks"},
		{0, 70, inWeeks, "up to about 10 weeks"}, {9, 9, inWeeks, "about 1 week"}, {9, 9, inMonths, "less than a month"},
		{1, 2, inWeeks, "less than a week"}, {66, 137, inMonths, "2 to 5 months"}, {900, 900, inMonths, "about 2 years"},
		{0, when.NoMax, inMonths, "of unknown length"}, {40, when.NoMax, inWeeks, "at least about 6 weeks"},
	} {
		assert.Equal(t, c.says, inCoarse(c.least, c.most, c.coarse), "%+v", c)
	}
}

// TestASilenceBetweenUnplacedEventsIsNotDrawn though it is told.
func TestASilenceBetweenUnplacedEventsIsNotDrawn(t *testing.T) {
	r := visits()
	d := Solve(r)
	c, _ := Render(r, d, Version{For: Published, Dates: DatesAge})
	for _, s := range Solve(c).Silences(nil) {
		assert.False(t, s.Placed(), "no event of the version has a day")
	}
	for _, s := range d.Silences(nil) {
		assert.True(t, s.Placed())
	}
}
