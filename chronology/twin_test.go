package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// twoAgencies is a review of entries of the police (p…) and of health visiting
// (h…), among others that share no rare word with them.
func twoAgencies(entries ...[3]string) *Review {
	r := NewReview("A review")
	r.Put(&Agency{UID: "hv", Name: "Health Visiting", Short: "HV"})
	r.Put(&Agency{UID: "pol", Name: "Police", Short: "P"})
	r.Put(&Person{UID: "m", Label: "Mother"})
	put := func(uid, wording, what string) {
		e := &Event{UID: UID(uid), Agency: "hv", Source: "Record", What: what, When: When{Wording: wording}}
		if uid[0] == 'p' {
			e.Agency = "pol"
		}
		r.Put(e)
	}
	for _, e := range entries {
		put(e[0], e[1], e[2])
	}
	for i, what := range []string{
		"Clinic contact, weaning discussed.", "Vehicle stopped, no insurance.", "Questionnaire posted to the family.",
		"Intelligence about a silver car.", "Immunisations checked in the red book.", "Fixed penalty notice given.",
		"Voicemail left on her phone.", "Noise reported by a neighbour.", "Weight on the usual line.", "Road closed after a collision.",
	} {
		put([]string{"h", "p"}[i%2]+"other"+string(rune('0'+i)), "1 July 2014", what)
	}
	return r
}

func proposed(t *testing.T, r *Review) []Twin {
	t.Helper()
	twins, err := Solve(r).Twins(nil)
	require.NoError(t, err)
	return twins
}

const (
	policeTells  = "Officers called to the caravan; mother had a swollen wrist and would not make a statement."
	visitorTells = "Mum told me that police came to the caravan about her swollen wrist."
)

func TestOneContactThatTwoAgenciesTellIsProposed(t *testing.T) {
	r := twoAgencies([3]string{"p", "3 March 2014 at 22:00", policeTells}, [3]string{"h", "3 March 2014 at 22:10", visitorTells})
	for _, uid := range []UID{"p", "h"} {
		e := r.Event(uid).Copy()
		e.Involved = []Involvement{{Person: "m"}}
		r.Put(e)
	}
	twins := proposed(t, r)
	require.Len(t, twins, 1)
	assert.Equal(t, []UID{"p", "h"}, []UID{twins[0].First, twins[0].Second}, "in the order of the chronology")
	assert.Equal(t, []string{
		"Both are dated 3 Mar 2014.", "Their times are close: 22:00 and 22:10.", "Both name Mother.",
		"Both speak of “officers”, “caravan”, “mother”, “swollen” and “wrist”.", "The entry of Health Visiting speaks of Police.",
	}, twins[0].Reasons)
}

func TestWhatIsProposedAndWhatNot(t *testing.T) {
	for _, c := range []struct {
		reason        string
		first, second string // wordings
		want          int
	}{
		{"the same day", "3 March 2014", "3 March 2014", 1},
		{"the night and the morning after", "3 March 2014", "4 March 2014", 1},
		{"two days apart", "3 March 2014", "5 March 2014", 0},
		{"a vague date that allows the day", "3 March 2014", "early March 2014", 1},
		{"a season that allows the day", "3 March 2014", "spring 2014", 1},
		{"a year says nothing", "3 March 2014", "2014", 0},
		{"the network puts them a week apart", "early March 2014", "one week after {p}", 0},
		{"a date that counts from the other's day", "3 March 2014", "the day of {p}", 1},
		{"a date that cannot be read", "3 March 2014", "the Tuesday that nobody knows", 0},
		{"a day against months that begin on it", "3 March 2014", "from 3 March 2014 to 30 June 2014", 0},
		{"a day against the week that begins on it", "3 March 2014", "from 3 March 2014 to 7 March 2014", 1},
	} {
		r := twoAgencies([3]string{"p", c.first, policeTells}, [3]string{"h", c.second, visitorTells})
		assert.Len(t, proposed(t, r), c.want, c.reason)
	}
}

func TestOneAgencyIsNotProposedWithItself(t *testing.T) {
	r := twoAgencies([3]string{"p1", "3 March 2014", policeTells}, [3]string{"p2", "3 March 2014", policeTells})
	assert.Empty(t, proposed(t, r))
}

func TestWhatTheAuthorHasSaidIsNotProposedAgain(t *testing.T) {
	for _, kind := range LinkKinds {
		r := twoAgencies([3]string{"p", "3 March 2014", policeTells}, [3]string{"h", "3 March 2014", visitorTells})
		require.Len(t, proposed(t, r), 1)
		r.Put(&Link{UID: "l", From: "h", To: "p", Kind: kind})
		assert.Empty(t, proposed(t, r), "%s, in whichever direction", kind)
		r.Remove("l")
		assert.Len(t, proposed(t, r), 1, "the link is taken back")
	}
}

func TestOtherWordsForTheSame(t *testing.T) {
	for _, c := range [][2]string{
		{"Health visitor rang", "HV telephoned"}, {"A&E", "emergency department"}, {"Mum did not attend", "Mother DNA"},
		{"accident and emergency", "ED"}, {"domestic abuse", "DV"}, {"bruising", "bruises"}, {"stopped", "stopping"},
		{"social worker", "SW"}, {"Social Services", "social care"}, {"fractured", "broken"}, {"referral", "referred"},
	} {
		w := Solve(NewReview("")).twinWords()
		assert.Equal(t, w.words(c[0]), w.words(c[1]), "%s, %s", c[0], c[1])
		assert.NotEmpty(t, w.words(c[0]), c[0])
	}
}

func TestReasonsQuoteTheWordsAsTheyStand(t *testing.T) {
	r := twoAgencies(
		[3]string{"h", "3 March 2014", "Taken to Accident and Emergency from the caravan with a swollen wrist."},
		[3]string{"p", "3 March 2014", "Mum’s swollen wrist seen in A&E."})
	twins := proposed(t, r)
	require.Len(t, twins, 1)
	assert.Contains(t, twins[0].Reasons, "Both speak of “accident and emergency”, “swollen” and “wrist”.")
}

func TestTheSearchCanBeStopped(t *testing.T) {
	r := twoAgencies([3]string{"p", "3 March 2014", policeTells})
	_, err := Solve(r).Twins(func(int, int) bool { return false })
	assert.ErrorIs(t, err, ErrTwinsStopped)
}
