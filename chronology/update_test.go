package chronology

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

// chance makes random reviews and random edits of them.
type chance struct {
	*rand.Rand
	r    *Review
	made int
}

func newChance(seed uint64) *chance {
	c := &chance{Rand: rand.New(rand.NewPCG(seed, 5)), r: NewReview("A review")}
	c.r.Put(&Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	c.r.Put(&Agency{UID: "gp", Name: "General practice", Short: "GP"})
	for range 3 + c.IntN(12) {
		c.add()
	}
	c.r.Put(&Person{UID: "anna", Label: "Anna", Subject: true, BirthEvent: "e0"})
	c.r.Put(&Person{UID: "ben", Label: "Ben", Subject: true, Born: "8 May 2013", DueDate: []string{"", "20 May 2013"}[c.IntN(2)]})
	switch c.IntN(3) {
	case 0:
		c.r.Settings.ScopeFrom, c.r.Settings.ScopeTo = "1 May 2012", "30 June 2014"
	case 1:
		c.r.Settings.ScopeFrom, c.r.Settings.ScopeTo = "{e1}", "the day after {e2}"
	}
	return c
}

func (c *chance) event() string { return fmt.Sprintf("{e%d}", c.IntN(c.made+1)) }

func (c *chance) clause() string {
	day := fmt.Sprintf("%d May 2013", 1+c.IntN(28))
	return []string{
		day, "May 2013", "from " + day + " to June 2013", "about " + day, "Summer 2013", "6 May 13",
		"the day after " + c.event(), fmt.Sprintf("%d weeks after %s", 1+c.IntN(6), c.event()),
		"4 working days after " + c.event(), "exactly 2 months after " + c.event(), "the week after " + c.event(),
		"after " + c.event(), "before " + c.event(), "same day as " + c.event(), "between " + c.event() + " and " + c.event(),
		"from " + c.event() + " to " + c.event(), fmt.Sprintf("when Anna was %d weeks old", 1+c.IntN(12)),
		fmt.Sprintf("when Ben was %d weeks old", 1+c.IntN(12)), "when the mother was 18 weeks pregnant with Anna",
		"the day after Visit 3", "2 weeks before " + day, "from " + day + " to " + c.event(), "",
	}[c.IntN(23)]
}

func (c *chance) when() When {
	w := When{Wording: c.clause()}
	for range c.IntN(3) {
		if w.Wording != "" {
			w.Wording += "; " + c.clause()
		}
	}
	if r, err := c.r.ReadWording(w.Wording); err == nil && len(r.Clauses) > 0 && c.IntN(6) == 0 {
		w.SetAside = []string{r.Clauses[c.IntN(len(r.Clauses))].Text}
	}
	w.AsSpan, w.AsMoment = c.IntN(12) == 0, c.IntN(12) == 0
	return w
}

func (c *chance) add() UID {
	uid := UID(fmt.Sprintf("e%d", c.made))
	c.r.Put(&Event{UID: uid, Agency: []UID{"hv", "gp", ""}[c.IntN(3)], Title: fmt.Sprintf("Visit %d", c.made), What: "A visit.", When: c.when()})
	c.made++
	return uid
}

// edit changes the review as an author would, and says what it touched.
func (c *chance) edit() []UID {
	if len(c.r.Events) == 0 || c.IntN(6) == 0 {
		return []UID{c.add()}
	}
	e := c.r.Events[c.IntN(len(c.r.Events))]
	if c.IntN(8) == 0 {
		c.r.Remove(e.UID)
		return []UID{e.UID}
	}
	changed := e.Copy()
	switch c.IntN(10) {
	case 8:
		changed.Agency = []UID{"hv", "gp", "", "gone"}[c.IntN(4)]
	case 9:
		slices.Reverse(c.r.Agencies)
		return nil
	case 0:
		changed.Title = fmt.Sprintf("Visit %d", c.IntN(5))
	case 1:
		changed.HandOrder = c.IntN(7) - 3
	case 2:
		settings := *c.r.Settings
		settings.ChangeRule(when.RuleWeeks, []int{c.IntN(5)})
		c.r.Put(&settings)
		return []UID{settings.UID}
	case 3:
		changed.Ref = fmt.Sprintf("HV%d", c.IntN(4))
	default:
		changed.When = c.when()
	}
	c.r.Put(changed)
	return []UID{changed.UID}
}

func requireSameDating(t *testing.T, want, got *Dating, why string) {
	t.Helper()
	for _, e := range want.review.Events {
		w, g := want.Of(e.UID), got.Of(e.UID)
		require.Equal(t, fmt.Sprint(w.Err), fmt.Sprint(g.Err), "%s: %s %q", why, e.UID, e.When.Wording)
		require.Equal(t, w.Reading, g.Reading, "%s: %s", why, e.UID)
		require.Equal(t, []string{w.Start.String(), w.End.String(), w.Window.String()}, []string{g.Start.String(), g.End.String(), g.Window.String()}, "%s: %s %q", why, e.UID, e.When.Wording)
	}
	require.Equal(t, uids(want.Order()), uids(got.Order()), why)
	for _, e := range want.review.Events {
		require.Equal(t, want.Ref(e.UID), got.Ref(e.UID), why)
	}
	require.Equal(t, want.Scope(), got.Scope(), why)
	for _, person := range []UID{"anna", "ben"} {
		require.Equal(t, want.Birth(person), got.Birth(person), why)
		require.Equal(t, want.PregnancyStart(person), got.PregnancyStart(person), why)
	}
	require.Equal(t, gist(want), gist(got), why)
}

func uids(events []*Event) []UID {
	var list []UID
	for _, e := range events {
		list = append(list, e.UID)
	}
	return list
}

// gist says of contradictions what does not depend on the way they were found:
// of several minimal sets around one clause any will do.
func gist(d *Dating) []string {
	var list []string
	for _, c := range d.Contradictions() {
		for _, s := range c.Members {
			if s.SetAside || s.Provisional {
				list = append(list, fmt.Sprint(s.Event, s.Clause, c.Aside))
			}
		}
	}
	return list
}

func TestUpdateIsWhatSolvingAnewGivesWhateverIsChanged(t *testing.T) {
	contradictions, quick := 0, 0
	for seed := range uint64(40) {
		c := newChance(seed)
		d := Solve(c.r)
		for step := range 25 {
			if c.IntN(2) == 0 {
				d.Order()
			}
			if c.IntN(4) == 0 {
				d.Contradictions()
			}
			before := d
			d = d.Update(c.r, c.edit())
			if d.ties == before.ties {
				quick++
			}
			fresh := Solve(c.r)
			requireSameDating(t, fresh, d, fmt.Sprintf("seed %d, step %d", seed, step))
			contradictions += len(fresh.Contradictions())
		}
	}
	require.Greater(t, contradictions, 50, "the edits make contradictions too")
	require.Greater(t, quick, 500, "most edits are worked into the network")
}

func TestAnOlderDatingStillExplains(t *testing.T) {
	r := reviewOf([2]string{"a", "8 May 2013"}, [2]string{"b", "2 weeks after {a}"}, [2]string{"c", "the day after {b}; 1 June 2013"})
	d := Solve(r)
	moved := r.Event("a").Copy()
	moved.When.Wording = "10 May 2013"
	r.Put(moved)
	next := d.Update(r, []UID{"a"})
	require.Equal(t, "between 19 May 2013 and 25 May 2013", d.Of("b").Window.String())
	require.Len(t, d.Explain("b", when.Start), 2)
	require.Len(t, d.Contradictions(), 1)
	require.Equal(t, "between 21 May 2013 and 27 May 2013", next.Of("b").Window.String())
	require.Len(t, next.Contradictions(), 1)
	requireSameDating(t, Solve(r), d.Update(r, nil), "from an older dating")
}
