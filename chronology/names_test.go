package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

// named is a review whose events can be confused.
func named() *Review {
	r := NewReview("A review")
	r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	r.Put(&Person{UID: "child", Label: "Baby C", Aliases: []string{"Charlie"}, Subject: true, BirthEvent: "born"})
	for _, e := range []Event{
		{UID: "born", Title: "Baby C is born", When: When{Wording: "8 May 2013"}},
		{UID: "booking", Title: "Booking appointment", ExternalID: "CM-7", When: When{Wording: "1 May 2013"}},
		{UID: "visit-1", Title: "Home visit", When: When{Wording: "2 June 2013"}},
		{UID: "visit-2", Title: "Home visit", Ref: "HV9", When: When{Wording: "3 June 2013"}},
		{UID: "referral", Title: "Referral to Children's Services", When: When{Wording: "4 June 2013"}},
	} {
		e.Agency = "hv"
		r.Put(&e)
	}
	r.Settings.SectionNumber = 6
	r.Put(&Paragraph{UID: "p1", Text: "Booked.", Events: []UID{"booking"}})
	r.Put(&Paragraph{UID: "p2", Text: "Visited.", Events: []UID{"visit-2", "referral"}})
	return r
}

func TestResolveFindsWhatANameMeans(t *testing.T) {
	event := func(uid string) when.Anchor { return when.Anchor{Kind: when.AnchorEvent, ID: uid} }
	birth, pregnancy := when.Anchor{Kind: when.AnchorBirth, ID: "child"}, when.Anchor{Kind: when.AnchorPregnancy, ID: "child"}
	for _, c := range []struct {
		reason, name string
		want         when.Anchor
	}{
		{"a held event", "{booking}", event("booking")},
		{"a held person is their birth", "{child}", birth},
		{"a whole title, in any case", "booking APPOINTMENT", event("booking")},
		{"with an article", "the booking appointment", event("booking")},
		{"a part that fits no other", "referral", event("referral")},
		{"words in another order and cut short", "services refer", event("referral")},
		{"a paragraph that rests on one event", "6.1", event("booking")},
		{"a paragraph by its word", "paragraph 6.1", event("booking")},
		{"a title that its paragraph settles", "Home visit (6.2)", event("visit-2")},
		{"a frozen ref", "HV9", event("visit-2")},
		{"an id from elsewhere", "CM-7", event("booking")},
		{"a person's label", "baby c", birth},
		{"an alias", "Charlie", birth},
		{"whose birth, named", "birth of Baby C", birth},
		{"whose birth, held", "birth of {child}", birth},
		{"in the possessive", "Charlie's birth", birth},
		{"the only subject's birth", "the birth", birth},
		{"a pregnancy", "pregnancy with Baby C", pregnancy},
		{"the only subject's", "the pregnancy", pregnancy},
	} {
		got, err := newNames(named()).resolve(c.name)
		require.NoError(t, err, c.reason)
		assert.Equal(t, c.want, got, c.reason)
	}
	for _, c := range []struct{ reason, name, want string }{
		{"a title of two", "home visit", "fits 2 events"},
		{"a paragraph of two", "6.2", "fits 2 events"},
		{"nobody's", "the strategy meeting", "no event or person"},
		{"a paragraph that is not there", "6.9", "no event or person"},
		{"what was removed", "{gone}", "no longer in the review"},
	} {
		_, err := newNames(named()).resolve(c.name)
		assert.ErrorContains(t, err, c.want, c.reason)
	}
	two := named()
	two.Put(&Person{UID: "sibling", Label: "Sibling 1", Subject: true})
	_, err := newNames(two).resolve("birth")
	assert.ErrorContains(t, err, "whose birth")
}

func TestTypedNamesAreHeld(t *testing.T) {
	for _, c := range []struct{ reason, typed, want string }{
		{"quoted, as it is shown", "2 weeks after “Booking appointment” (6.1)", "2 weeks after {booking}"},
		{"in plain quotation marks", `the day after "booking appointment"`, "the day after {booking}"},
		{"bare", "2 weeks after booking appointment", "2 weeks after {booking}"},
		{"a paragraph", "the day after 6.1", "the day after {booking}"},
		{"two of them", "between “Booking appointment” and “Referral to Children's Services”", "between {booking} and {referral}"},
		{"people stay by name", "when Baby C was 6 weeks old", "when Baby C was 6 weeks old"},
		{"what fits nothing stays as typed", "the day after “Strategy meeting”", "the day after “Strategy meeting”"},
		{"what fits two stays as typed", "the day after “Home visit”", "the day after “Home visit”"},
		{"a calendar date has no names", "8 May 2013", "8 May 2013"},
	} {
		assert.Equal(t, c.want, named().HoldWording(c.typed), c.reason)
	}
	d := Solve(named())
	assert.Equal(t, "the day after {visit-1}", d.HoldEdited("the day after “Home visit”", "2 days after {visit-1}"), "the one that was meant before")
	assert.Equal(t, "the day after {booking}", d.HoldEdited("the day after HV1", ""), "a running ref")
}

func TestShownNamesFollowTheReview(t *testing.T) {
	r := named()
	assert.Equal(t, "the day after “Booking appointment” (6.1)", r.ShowWording("the day after {booking}"))
	assert.Equal(t, "the day after “Home visit”", r.ShowWording("the day after {visit-1}"), "no paragraph tells it")
	assert.Equal(t, "the day after "+EventLost, r.ShowWording("the day after {gone}"))
	renamed := r.Event("booking").Copy()
	renamed.Title = "First appointment"
	r.Put(renamed)
	assert.Equal(t, "the day after “First appointment” (6.1)", r.ShowWording("the day after {booking}"))
}

func TestReadAsTyped(t *testing.T) {
	d := Solve(named())
	r, err := d.Read("the day after {booking}", "")
	require.NoError(t, err)
	assert.Equal(t, "2 May 2013", d.Within(r).String())
	_, err = d.Read("the day after {gone}", "")
	assert.Error(t, err)
}
