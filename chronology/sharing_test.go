package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestHowInformationWasShared(t *testing.T) {
	for _, c := range []struct {
		reason string
		kind   LinkKind
		change func(e *Event)
		own    string // when the other agency's event was
		want   string
		late   bool
	}{
		{"late", SharedWith, func(*Event) {}, "20 June 2013", "46 to 48 days later", true},
		{"in time", SharedWith, func(*Event) {}, "8 May 2013", "3 to 5 days later", false},
		{"perhaps late", SharedWith, func(*Event) {}, "11 May 2013", "6 to 8 days later", false},
		{"just late", SharedWith, func(e *Event) { e.When.Wording = "3 May 2013" }, "11 May 2013", "8 days later", true},
		{"by what relations say, whatever the windows", SharedWith, func(e *Event) { e.When.Wording = "May 2013" }, "2 months after {x}", "46 to 76 days later", true},
		{"at once", SharedWith, func(*Event) {}, "same day as {x}", "same day", false},
		{"some time", SharedWith, func(*Event) {}, "after {x}", "same day or later", false},
		{"nobody knows", SharedWith, func(*Event) {}, "", "at an unknown time", false},
		{"before it was over", SharedWith, func(e *Event) { e.When.Wording = "from 3 May 2013 to 30 May 2013" }, "20 May 2013", "10 days earlier", false},
		{"not told", SharedWith, func(e *Event) { e.Told = []Told{{Agency: "hv", NotTold: true}} }, "20 June 2013", "not shared", false},
		{"another agency was not told", SharedWith, func(e *Event) { e.Told = []Told{{Agency: "gp", NotTold: true}} }, "8 May 2013", "3 to 5 days later", false},
		{"told sooner than the event shows", SharedWith, func(e *Event) { e.Told = []Told{{Agency: "hv", When: "the day after {x}"}} }, "20 June 2013", "1 day later", false},
		{"told, on a day nobody recorded", SharedWith, func(e *Event) { e.Told = []Told{{Agency: "hv"}} }, "20 June 2013", "46 to 48 days later", true},
		{"counted from when it was known", SharedWith, func(e *Event) { e.Known = "18 June 2013" }, "20 June 2013", "2 days later", false},
		{"not told, and no sharing", LedTo, func(e *Event) { e.Told = []Told{{Agency: "hv", NotTold: true}} }, "20 June 2013", "not shared", false},
		{"other links are never late", LedTo, func(*Event) {}, "20 June 2013", "46 to 48 days later", false},
		{"how long a response took", ResponseTo, func(e *Event) { e.When.Wording = "9 May 2013" }, "3 May 2013", "6 days later", false},
		{"other links overlap", LedTo, func(e *Event) { e.When.Wording = "from 3 May 2013 to 30 May 2013" }, "20 May 2013", "meanwhile", false},
	} {
		r := informed(func(_ *Review, e *Event) { c.change(e) })
		own := r.Event("own").Copy()
		own.When.Wording = c.own
		r.Put(own)
		s := Solve(r).Sharing(&Link{UID: "l", From: "x", To: "own", Kind: c.kind})
		assert.Equal(t, c.want, s.Words(), c.reason)
		assert.Equal(t, c.late, s.Late, c.reason)
	}
	s := Solve(informed(func(*Review, *Event) {})).Sharing(&Link{From: "x", To: "gone", Kind: SharedWith})
	assert.Equal(t, "at an unknown time", s.Words())
}

func TestTheReviewSaysWhatIsLate(t *testing.T) {
	r := informed(func(*Review, *Event) {})
	settings := *r.Settings
	settings.LateDays = 15
	r.Put(&settings)
	link := &Link{From: "x", To: "own", Kind: SharedWith}
	assert.False(t, Solve(r).Sharing(link).Late, "15 to 17 days, perhaps not more than 15")
	settings.LateDays = 14
	r.Put(&settings)
	assert.True(t, Solve(r).Sharing(link).Late)
}

func TestHowAnAgencyWasTold(t *testing.T) {
	d := Solve(informed(func(_ *Review, e *Event) {
		e.Told = []Told{{Agency: "hv", When: "2 weeks after {x}"}, {Agency: "gp", NotTold: true}, {Agency: "csc"}, {Agency: "cm", When: "after the flood"}}
	}))
	for place, want := range []string{"11 to 17 days later", "not shared", "at an unknown time", "at an unknown time", "at an unknown time"} {
		assert.Equal(t, want, d.Telling("x", place).Words())
	}
	assert.True(t, d.Telling("x", 0).Late)
	assert.False(t, d.Telling("x", 2).Late)
	assert.Equal(t, "at an unknown time", d.Telling("nobody", 0).Words())
}
