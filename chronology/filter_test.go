package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/when"
)

// small is a review of three events that differ in everything that a filter asks.
func small() (*Review, *Dating) {
	r := NewReview("A review")
	home, missed, life := r.KindNamed("home visit"), r.KindNamed("appointment not attended"), r.KindNamed("life event")
	r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	r.Put(&Agency{UID: "gp", Name: "General practice", Short: "GP"})
	r.Put(&Service{UID: "nn", Agency: "hv", Name: "Nursery nurse"})
	r.Put(&Person{UID: "m", Label: "Mother"})
	r.Put(&Person{UID: "c", Label: "Child", Child: true})
	r.Put(&LineOfEnquiry{UID: "l", Short: "Referrals"})
	r.Put(&Event{UID: "visit", Agency: "hv", Service: "nn", Kind: home.UID, When: When{Wording: "8 May 2013"}, Source: "Record", Key: true,
		What: "Siân's mother wasn't in", Involved: []Involvement{{Person: "m", Part: "away"}}, Seen: []ChildSeen{{Child: "c", State: SeenNo}}, Lines: []UID{"l"}})
	r.Put(&Event{UID: "missed", Agency: "gp", Kind: missed.UID, When: When{Wording: "June 2013"}, What: "No reply"})
	r.Put(&Event{UID: "birth", Kind: life.UID, When: When{Wording: "1 May 2013"}, What: "A child is born"})
	r.Put(&Paragraph{UID: "p", Text: "The visit.", Events: []UID{"visit"}})
	return r, Solve(r)
}

func TestFilterKeeps(t *testing.T) {
	r, d := small()
	day := func(iso string) when.Day {
		found, err := when.ParseDay(iso)
		assert.NoError(t, err)
		return found
	}
	missed := r.KindNamed("appointment not attended").UID
	for _, c := range []struct {
		reason   string
		filter   Filter
		want     []UID
		describe string
	}{
		{"nothing asked", Filter{}, []UID{"birth", "visit", "missed"}, ""},
		{"one agency", Filter{Agencies: []UID{"gp"}}, []UID{"missed"}, "General practice only"},
		{"the family's lane", Filter{Agencies: []UID{""}}, []UID{"birth"}, "Family only"},
		{"either agency", Filter{Agencies: []UID{"hv", "gp"}}, []UID{"visit", "missed"}, "Health visiting or General practice only"},
		{"a kind", Filter{Kinds: []UID{missed}}, []UID{"missed"}, "appointment not attended"},
		{"a person", Filter{People: []UID{"m"}}, []UID{"visit"}, "involving Mother"},
		{"a child who was not seen is not involved", Filter{People: []UID{"c"}}, nil, "involving Child"},
		{"a line of enquiry", Filter{Lines: []UID{"l"}}, []UID{"visit"}, "line of enquiry Referrals"},
		{"words anywhere, folded", Filter{Text: "sian MOTH nursery"}, []UID{"visit"}, "with “sian MOTH nursery”"},
		{"every word is needed", Filter{Text: "sian police"}, nil, "with “sian police”"},
		{"whole months", Filter{Dates: true, From: day("2013-05-01"), To: day("2013-05-31")}, []UID{"birth", "visit"}, "May 2013"},
		{"what overlaps is kept", Filter{Dates: true, From: day("2013-05-08"), To: day("2013-06-02")}, []UID{"visit", "missed"}, "8 May 2013 to 2 Jun 2013"},
		{"incomplete: no source; a life event needs none", Filter{Incomplete: true}, []UID{"missed"}, "incomplete entries"},
		{"without an exact date", Filter{Uncertain: true}, []UID{"missed"}, "without an exact date"},
		{"child not seen", Filter{ChildNotSeen: true}, []UID{"visit"}, "child not seen"},
		{"not attended", Filter{NotAttended: true}, []UID{"missed"}, "not attended"},
		{"key events", Filter{KeyOnly: true}, []UID{"visit"}, "key events"},
		{"not told", Filter{Untold: true}, []UID{"birth", "missed"}, "not yet told in a paragraph"},
		{"all that is asked must fit", Filter{Agencies: []UID{"hv"}, KeyOnly: true}, []UID{"visit"}, "Health visiting only; key events"},
	} {
		var kept []UID
		for _, e := range c.filter.Apply(r, d) {
			kept = append(kept, e.UID)
			assert.True(t, c.filter.Keep(r, d, e), c.reason)
		}
		assert.Equal(t, c.want, kept, c.reason)
		assert.Equal(t, c.describe, c.filter.Describe(r), c.reason)
		assert.Equal(t, c.describe == "", c.filter.Empty(), c.reason)
	}
}
