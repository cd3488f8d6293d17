package timeline

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/chronology/when"
)

// chance makes random reviews and random edits of them.
type chance struct {
	*rand.Rand
	r    *chronology.Review
	made int
}

func newChance(seed uint64) *chance {
	c := &chance{Rand: rand.New(rand.NewPCG(seed, 9)), r: chronology.NewReview("A review")}
	for _, a := range []string{"hv", "gp", "pol"} {
		c.r.Put(&chronology.Agency{UID: chronology.UID(a), Name: a, Hidden: a == "pol" && c.IntN(2) == 0})
		for i := range 2 {
			c.r.Put(&chronology.Service{UID: chronology.UID(fmt.Sprint(a, i)), Agency: chronology.UID(a), Name: fmt.Sprint(a, " service ", i)})
		}
	}
	c.r.Put(&chronology.Person{UID: "anna", Label: "Anna", Subject: true, BirthEvent: "e0"})
	c.r.Put(&chronology.Person{UID: "ben", Label: "Ben", Child: true, Born: "8 May 2013", DueDate: "20 May 2013"})
	for i := range 3 {
		c.r.Put(&chronology.LineOfEnquiry{UID: chronology.UID(fmt.Sprint("line", i)), Short: fmt.Sprint("Line ", i)})
	}
	for range 10 + c.IntN(60) {
		c.add()
	}
	if c.IntN(2) == 0 {
		c.r.Settings.ScopeFrom, c.r.Settings.ScopeTo = "1 May 2012", "30 June 2014"
	}
	return c
}

func (c *chance) event() string { return fmt.Sprintf("{e%d}", c.IntN(c.made+1)) }

func (c *chance) clause() string {
	day := fmt.Sprintf("%d May 2013", 1+c.IntN(12))
	return []string{
		day, day, day, day + " at " + fmt.Sprintf("%02d:30", c.IntN(24)), "morning of " + day, "May 2013", "?" + day,
		"from " + day + " to June 2013", "from " + day, "about " + day, "by " + day, "after " + day, "summer 2013",
		"the day after " + c.event(), fmt.Sprintf("%d weeks after %s", 1+c.IntN(6), c.event()),
		"after " + c.event(), "before " + c.event(), "same day as " + c.event(), "from " + c.event() + " to " + c.event(),
		fmt.Sprintf("when Anna was %d weeks old", 1+c.IntN(12)), fmt.Sprintf("when Ben was %d weeks old", 1+c.IntN(12)),
		"", "unknown",
	}[c.IntN(23)]
}

func (c *chance) when() chronology.When {
	w := chronology.When{Wording: c.clause()}
	if w.Wording != "" && c.IntN(3) == 0 {
		w.Wording += "; " + c.clause()
	}
	return w
}

func (c *chance) add() chronology.UID {
	e := &chronology.Event{UID: chronology.UID(fmt.Sprintf("e%d", c.made))}
	c.made++
	e.When = c.when()
	for range 7 {
		c.alter(e)
	}
	c.r.Put(e)
	return e.UID
}

// alter changes something of an event.
func (c *chance) alter(e *chronology.Event) {
	switch c.IntN(10) {
	case 9:
		e.Told = []chronology.Told{{Agency: []chronology.UID{"hv", "gp", "pol"}[c.IntN(3)], When: c.clause(), NotTold: c.IntN(4) == 0}}
	case 0:
		e.Agency = []chronology.UID{"hv", "gp", "pol", "", "hv", "gp", "pol", "hv", "gone"}[c.IntN(9)]
	case 1:
		e.Service = chronology.UID(fmt.Sprint([]string{"hv", "gp", "pol"}[c.IntN(3)], c.IntN(3)))
	case 2:
		e.Kind = c.r.Kinds[c.IntN(len(c.r.Kinds))].UID
	case 3:
		e.Title = fmt.Sprint("Title ", c.IntN(1000))
	case 4:
		e.Key = !e.Key
	case 5:
		e.Involved = nil
		for range c.IntN(3) {
			e.Involved = append(e.Involved, chronology.Involvement{Person: []chronology.UID{"anna", "ben", "nobody"}[c.IntN(3)]})
		}
	case 6:
		e.Lines = nil
		for range c.IntN(3) {
			e.Lines = append(e.Lines, chronology.UID(fmt.Sprint("line", c.IntN(3))))
		}
	case 7:
		e.When = c.when()
	case 8:
		e.HandOrder = c.IntN(4) * c.IntN(2)
	}
}

// edit changes the review as an author would, and says which events it touched.
func (c *chance) edit() []chronology.UID {
	switch c.IntN(12) {
	case 0, 1:
		return []chronology.UID{c.add()}
	case 2:
		if len(c.r.Events) > 0 {
			uid := c.r.Events[c.IntN(len(c.r.Events))].UID
			c.r.Remove(uid)
			return []chronology.UID{uid}
		}
	case 3:
		c.r.Put(&chronology.Link{
			UID: chronology.UID(fmt.Sprint("link", c.IntN(6))), Kind: []chronology.LinkKind{chronology.LedTo, chronology.SharedWith}[c.IntN(2)],
			From: chronology.UID(fmt.Sprint("e", c.IntN(c.made))), To: chronology.UID(fmt.Sprint("e", c.IntN(c.made))),
		})
		return nil
	case 4:
		c.r.Remove(chronology.UID(fmt.Sprint("link", c.IntN(6))))
		return nil
	}
	if len(c.r.Events) == 0 {
		return nil
	}
	e := c.r.Events[c.IntN(len(c.r.Events))].Copy()
	c.alter(e)
	c.r.Put(e)
	return []chronology.UID{e.UID}
}

// requireSameIndex compares all that two indexes say.
func requireSameIndex(t *testing.T, want, got *Index, why string) {
	t.Helper()
	require.Equal(t, want.AllLanes(), got.AllLanes(), why)
	for i := range want.lanes {
		a, b := &want.lanes[i], &got.lanes[i]
		require.Equal(t, uidsOf(want, a.slots), uidsOf(got, b.slots), "%s: lane %s", why, a.Name)
		require.Equal(t, uidsOf(want, a.undated), uidsOf(got, b.undated), "%s: lane %s", why, a.Name)
		require.Equal(t, uidsOf(want, a.standing(&want.register).slots), uidsOf(got, b.standing(&got.register).slots), why)
		require.Equal(t, a.standing(&want.register).days, b.standing(&got.register).days, why)
	}
	wantFrom, wantTo := want.Extent()
	gotFrom, gotTo := got.Extent()
	require.Equal(t, [2]float64{wantFrom, wantTo}, [2]float64{gotFrom, gotTo}, why)
	for _, perDay := range []float64{0.1, 4, 300} {
		a, b := viewOfAll(want, perDay), viewOfAll(got, perDay)
		a.Links, b.Links = AllLinks, AllLinks
		requireSame(t, want.Layout(a), got.Layout(b), why)
	}
}

func uidsOf(ix *Index, slots []int32) []chronology.UID {
	list := make([]chronology.UID, len(slots))
	for i, slot := range slots {
		list[i] = ix.register.at(slot).uid
	}
	return list
}

func TestUpdateIsWhatAFreshIndexIsWhateverIsChanged(t *testing.T) {
	anew := 0
	for seed := range uint64(40) {
		c := newChance(seed)
		in := Input{Review: c.r, Dating: chronology.Solve(c.r)}
		var letters func(*chronology.Event) bool
		if seed%4 == 0 {
			letters = func(e *chronology.Event) bool { return len(e.Title)%2 == 0 }
		}
		in.Keep = letters
		ix := NewIndex(in)
		for step := range 25 {
			if c.IntN(8) == 0 {
				in.Plan = anyPlan(Grouping(c.IntN(5)), ix.AllLanes(), c.Rand)
			}
			if letters != nil && c.IntN(5) == 0 {
				in.Keep = nil
				if c.IntN(2) == 0 {
					in.Keep = letters
				}
			}
			changed := c.edit()
			in.Dating = in.Dating.Update(c.r, changed)
			if ix.updated(in, changed) == nil {
				anew++
			}
			ix = ix.Update(in, changed)
			requireSameIndex(t, NewIndex(in), ix, fmt.Sprintf("seed %d, step %d, %v", seed, step, changed))
		}
	}
	assert.Less(t, anew, 40*25/4, "most edits are worked in")
}

func TestUpdateTakesManyEditsAtOnce(t *testing.T) {
	for seed := range uint64(20) {
		c := newChance(seed)
		in := Input{Review: c.r, Dating: chronology.Solve(c.r), Plan: Plan{Group: Grouping(seed % 5)}}
		ix := NewIndex(in)
		var changed []chronology.UID
		for range 30 {
			changed = append(changed, c.edit()...)
		}
		in.Dating = in.Dating.Update(c.r, changed)
		requireSameIndex(t, NewIndex(in), ix.Update(in, changed), fmt.Sprintf("seed %d", seed))
	}
}

func TestTheIndexBeforeAnUpdateStaysAsItWas(t *testing.T) {
	c := newChance(11)
	in := Input{Review: c.r.Snapshot(), Dating: chronology.Solve(c.r)}
	first, untouched := NewIndex(in), NewIndex(in)
	ix := first
	for range 30 {
		changed := c.edit()
		in.Dating = in.Dating.Update(c.r, changed)
		in.Review = c.r
		ix = ix.Update(in, changed)
	}
	requireSameIndex(t, untouched, first, "after thirty edits")
}

// TestManyMayAskWhileAnotherUpdates is of use with the race detector.
func TestManyMayAskWhileAnotherUpdates(t *testing.T) {
	r := scale.Review(6000)
	in := Input{Review: r, Dating: chronology.Solve(r)}
	ix := NewIndex(in)
	var asking sync.WaitGroup
	for i := range 4 {
		asking.Go(func() {
			from, _ := ix.Extent()
			for step := range 12 {
				v := View{Axis: Axis{Origin: from, PerDay: float64(step+1) * float64(i+2)}, Width: 900, Metrics: testMetrics(), Links: AllLinks}
				ix.Layout(v)
				ix.Next("", 1, false)
				ix.Density(from, from+100, 50)
			}
		})
	}
	next := ix
	for i := range 10 {
		e := r.Events[i*100].Copy()
		e.When.Wording = fmt.Sprintf("%d May 2023", i+1)
		r = r.Snapshot()
		r.Put(e)
		in.Review, in.Dating = r, in.Dating.Update(r, []chronology.UID{e.UID})
		next = next.Update(in, []chronology.UID{e.UID})
	}
	asking.Wait()
	requireSameIndex(t, NewIndex(in), next, "after ten edits")
}

func TestSettlingComesToTheSameWhateverIsTakenFirst(t *testing.T) {
	random := rand.New(rand.NewPCG(4, 4))
	moves := 0
	for range 300 {
		n := 2 + random.IntN(9)
		entries := make([]entry, n)
		for i := range entries {
			d := day(time.May, 1+random.IntN(6))
			w := []when.Window{when.On(d), {Earliest: when.Past, Latest: d}, {Earliest: d, Latest: when.Future}, {Earliest: d, Latest: d.Add(3)}}[random.IntN(4)]
			dated := chronology.Dated{Window: w, Start: w, End: w}
			if w.Exact() && random.IntN(2) == 0 {
				dated.Reading.Clock = when.At(random.IntN(24), 0)
			}
			entries[i] = newEntry(&chronology.Event{UID: chronology.UID(fmt.Sprint(i))}, &dated)
		}
		var list []precedence
		for range random.IntN(2 * n) {
			if a, b := int32(random.IntN(n)), int32(random.IntN(n)); a != b {
				list = append(list, precedence{a, b, b})
			}
		}
		settled := func() []float64 {
			r := newRegister(n)
			copy(r.pages[0].entries[:], entries)
			order := make([]int32, n)
			for i := range order {
				order[i] = int32(i)
			}
			random.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
			sequence := newSequence(slices.Clone(list))
			s := settling{register: &r, sequence: &sequence}
			moves += len(s.settle(order))
			var days []float64
			for i := range n {
				days = append(days, r.at(int32(i)).start)
			}
			return days
		}
		assert.Equal(t, settled(), settled())
	}
	assert.Positive(t, moves)
}

func TestTheRegisterFindsWhatIsThereAndNothingElse(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	r := newRegister(0)
	r.relist()
	here := map[chronology.UID]int32{}
	for range 5000 {
		uid := chronology.UID(fmt.Sprint(random.IntN(900)))
		slot, known := r.find(uid)
		want, is := here[uid]
		require.Equal(t, is, known)
		if is {
			require.Equal(t, want, slot)
			r.remove(slot)
			delete(here, uid)
			continue
		}
		slot = r.add(uid)
		*r.write(slot) = entry{uid: uid, event: &chronology.Event{UID: uid}}
		here[uid] = slot
	}
	assert.LessOrEqual(t, int(r.used), 900, "slots of what has gone are used again")
}
