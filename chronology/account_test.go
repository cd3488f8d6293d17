package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// sameContact is a review in which police, health visiting and school tell of one
// contact.
func sameContact(links ...*Link) *Review {
	r := reviewOf([2]string{"h", "3 March 2014"}, [2]string{"p", "3 March 2014"}, [2]string{"s", "4 March 2014"}, [2]string{"x", "5 March 2014"})
	r.Put(&Agency{UID: "pol", Name: "Police", Short: "P"})
	r.Put(&Agency{UID: "sch", Name: "School", Short: "S"})
	for uid, agency := range map[UID]UID{"p": "pol", "s": "sch"} {
		e := r.Event(uid).Copy()
		e.Agency = agency
		r.Put(e)
	}
	for i, l := range links {
		l.UID = UID("link" + string(rune('0'+i)))
		r.Put(l)
	}
	return r
}

func TestOneContactIsPrintedTwiceOrOnce(t *testing.T) {
	for _, c := range []struct {
		reason string
		links  []*Link
		rows   []UID
		words  map[UID][]string
	}{
		{"no link", nil, []UID{"h", "p", "s", "x"}, nil},
		{"twice, each pointing to the other", []*Link{{From: "p", To: "h", Kind: SameEvent}}, []UID{"h", "p", "s", "x"},
			map[UID][]string{"h": {"Same event as recorded by Police (P1)"}, "p": {"Same event as recorded by Health visiting (HV1)"}}},
		{"once, in the row of the first end", []*Link{{From: "p", To: "h", Kind: SameEvent, Once: true}}, []UID{"p", "s", "x"},
			map[UID][]string{"p": {"Also recorded by Health visiting (HV1; source: Record)"}}},
		{"three accounts, linked one after the other", []*Link{{From: "h", To: "s", Kind: SameEvent, Once: true}, {From: "p", To: "h", Kind: SameEvent, Once: true}}, []UID{"p", "x"},
			map[UID][]string{"p": {"Also recorded by Health visiting (HV1; source: Record)", "Also recorded by School (S1; source: Record)"}}},
		{"a ring of links", []*Link{{From: "h", To: "p", Kind: SameEvent, Once: true}, {From: "p", To: "h", Kind: SameEvent, Once: true}}, []UID{"h", "s", "x"}, nil},
		{"once and disagreeing", []*Link{{From: "p", To: "h", Kind: SameEvent, Once: true}, {From: "h", To: "p", Kind: DisagreesWith}}, []UID{"p", "s", "x"},
			map[UID][]string{"p": {"Also recorded by Health visiting (HV1; source: Record)", "The account of Health visiting differs (HV1)"}}},
		{"once says nothing of other links", []*Link{{From: "p", To: "h", Kind: LedTo, Once: true}}, []UID{"h", "p", "s", "x"}, map[UID][]string{"p": nil}},
	} {
		r := sameContact(c.links...)
		d := Solve(r)
		a := d.Accounts(d.Order())
		assert.Equal(t, c.rows, uids(a.Rows), c.reason)
		for uid, words := range c.words {
			assert.Equal(t, words, a.Words(r.Event(uid)), "%s: %s", c.reason, uid)
		}
	}
}

func TestAnEntryHasItsRowWhereTheOtherIsNotPrinted(t *testing.T) {
	r := sameContact(&Link{From: "p", To: "h", Kind: SameEvent, Once: true})
	a := Solve(r).Accounts([]*Event{r.Event("h"), r.Event("x")})
	assert.Equal(t, []UID{"h", "x"}, uids(a.Rows))
	assert.Equal(t, UID("h"), a.RowOf("h"))
	assert.Equal(t, []string{"Same event as recorded by Police (P1)"}, a.Words(r.Event("h")))
}

func TestOfWhatIsPrintedOnceOneIsTold(t *testing.T) {
	link := &Link{From: "p", To: "h", Kind: SameEvent}
	r := sameContact(link)
	r.Put(&Paragraph{UID: "1", Text: "It was told.", Events: []UID{"h"}})
	assert.Equal(t, []UID{"p", "s", "x"}, uids(Solve(r).Untold()), "printed twice, each is to be told")
	once := *link
	once.Once = true
	r.Put(&once)
	d := Solve(r)
	assert.Equal(t, []UID{"s", "x"}, uids(d.Untold()))
	assert.Equal(t, []UID{"s", "x"}, uids(Filter{Untold: true}.Apply(r, d)))
	assert.False(t, Filter{Untold: true}.Keep(r, d, r.Event("p")))
	var untold []UID
	for _, f := range Check(r, d) {
		if f.Code == CodeUntold {
			untold = append(untold, f.Events...)
		}
	}
	assert.Equal(t, []UID{"s", "x"}, untold)
}
