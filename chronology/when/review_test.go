package when

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// reviewNet is the published review's chronology as a network: two days for a
// span, one for a moment, and the start of the pregnancy with Baby C.
type reviewNet struct {
	*Network
	start, end map[string]Var
	events     []map[string]string
	readings   map[string]Reading
	tags       []string // "key: clause"
	lmp        Var
}

const (
	eightWeeks = "c-birth: 8 weeks after initial-assessment-visit"
	tenWeeks   = "fsw-tells-csc: when Baby C was 10 weeks old"
	fiveMonths = "fsw-tells-csc: 5 months after initial-assessment-visit"
)

func reviewContext(t testing.TB, keys map[string]bool) Context {
	t.Helper()
	persons := map[string]string{"Baby C": "c-birth", "Sibling 1": "s1-birth"}
	scope := Window{Date(2012, time.May, 16), Date(2014, time.April, 26)}
	return Context{Scope: scope, Resolve: func(name string) (Anchor, error) {
		name = strings.Trim(name, "{}")
		if person, cut := strings.CutPrefix(name, NameBirthOf); cut && persons[person] != "" {
			return Anchor{AnchorEvent, persons[person]}, nil
		}
		if name == NamePregnancy || name == NamePregnancyWith+"Baby C" {
			return Anchor{AnchorPregnancy, "Baby C"}, nil
		}
		if !keys[name] {
			return Anchor{}, errNoSuchName
		}
		return Anchor{AnchorEvent, name}, nil
	}}
}

func readReview(t testing.TB, setAside string) *reviewNet {
	t.Helper()
	n := &reviewNet{Network: NewNetwork(), start: map[string]Var{}, end: map[string]Var{}, readings: map[string]Reading{}}
	n.events = table(t, "testdata/events.tsv")
	keys := map[string]bool{}
	for _, e := range n.events {
		keys[e["key"]] = true
	}
	c := reviewContext(t, keys)
	if setAside != "" {
		c.SetAside = []string{setAside[strings.Index(setAside, ": ")+2:]}
	}
	n.lmp = n.NewVar()
	for _, e := range n.events {
		own := c
		if !strings.HasPrefix(setAside, e["key"]+":") {
			own.SetAside = nil
		}
		r, err := Read(e["when"], own)
		require.NoError(t, err, e["when"])
		n.readings[e["key"]] = r
		n.start[e["key"]] = n.NewVar()
		n.end[e["key"]] = n.start[e["key"]]
		if r.Extent == Span {
			n.end[e["key"]] = n.NewVar()
		}
	}
	for _, e := range n.events {
		n.constrain(e["key"])
	}
	return n
}

func (n *reviewNet) constrain(key string) {
	if key == "c-birth" {
		n.tags = append(n.tags, "a birth at term")
		n.Constrain(n.lmp, n.start[key], TermFirst, TermLast, Tag(len(n.tags)-1))
	}
	r := n.readings[key]
	if n.start[key] != n.end[key] {
		n.tags = append(n.tags, key+": a span ends after it starts")
		n.Constrain(n.start[key], n.end[key], 0, NoMax, Tag(len(n.tags)-1))
	}
	for i, clause := range r.Clauses {
		n.tags = append(n.tags, key+": "+clause.Text)
		tag := Tag(len(n.tags) - 1)
		if clause.SetAside {
			continue
		}
		if w := clause.Window; w != Always {
			n.Constrain(0, n.start[key], int(w.Earliest), NoMax, tag)
			n.Constrain(0, n.end[key], NoMin, int(w.Latest), tag)
		}
		for _, rel := range r.Relations {
			if rel.Clause == i {
				n.Constrain(n.anchor(rel), n.side(key, rel.Side), rel.Min, rel.Max, tag)
			}
		}
	}
}

func (n *reviewNet) side(key string, side Side) Var {
	if side == End {
		return n.end[key]
	}
	return n.start[key]
}

func (n *reviewNet) anchor(r Relation) Var {
	if r.Anchor.Kind == AnchorPregnancy {
		return n.lmp
	}
	return n.side(r.Anchor.ID, r.AnchorSide)
}

func TestTheReviewGivesTheWindowsOfTheFixtureDayForDay(t *testing.T) {
	n := readReview(t, eightWeeks)
	assert.Empty(t, n.Contradictions())
	compared := 0
	for _, row := range table(t, "testdata/windows.tsv") {
		v, known := n.start[row["key"]]
		if row["key"] == "lmp" {
			v, known = n.lmp, true
		}
		require.True(t, known, row["key"])
		w := Window{n.Window(v).Earliest, n.Window(v).Latest}
		if end := n.end[row["key"]]; row["key"] != "lmp" {
			w.Latest = n.Window(end).Latest
		}
		assert.Equal(t, row["earliest"]+".."+row["latest"], w.Earliest.ISO()+".."+w.Latest.ISO(), row["key"])
		compared++
	}
	assert.Greater(t, compared, 45)
}

func TestWith613InUseTheReviewNamesItsContradiction(t *testing.T) {
	n := readReview(t, "")
	found := n.Contradictions()
	require.Len(t, found, 1)
	assert.Equal(t, 2, found[0].Missed)
	var named []string
	for _, tag := range found[0].Tags {
		named = append(named, n.tags[tag])
	}
	assert.ElementsMatch(t, []string{eightWeeks, tenWeeks, fiveMonths}, named)
	for key, v := range n.start {
		w := n.Window(v)
		assert.False(t, w.Empty(), key)
	}
}

func TestSetAside613SaysWhatItWouldMake(t *testing.T) {
	n := readReview(t, eightWeeks)
	n.tags = append(n.tags, eightWeeks)
	c, would := n.Would(n.start["initial-assessment-visit"], n.start["c-birth"], 53, 59, Tag(len(n.tags)-1))
	require.True(t, would)
	assert.Equal(t, 2, c.Missed)
	assert.Len(t, c.Tags, 3)
}

func TestTheNumbersOfEveryClauseAreThoseOfTheFixture(t *testing.T) {
	n := readReview(t, "")
	have := map[string][2]int{}
	for key, r := range n.readings {
		for _, rel := range r.Relations {
			from := rel.Anchor.ID
			if rel.Anchor.Kind == AnchorPregnancy {
				from = "lmp"
			}
			pair := have[from+" "+key]
			if _, known := have[from+" "+key]; !known {
				pair = [2]int{NoMin, NoMax}
			}
			have[from+" "+key] = [2]int{max(pair[0], rel.Min), min(pair[1], rel.Max)}
		}
	}
	limit := func(cell string, open int) int {
		if cell == "" {
			return open
		}
		days, err := strconv.Atoi(cell)
		require.NoError(t, err)
		return days
	}
	corresponding := 0
	for _, row := range table(t, "testdata/constraints.tsv") {
		pair := [2]int{limit(row["min_days"], NoMin), limit(row["max_days"], NoMax)}
		if got, known := have[row["from"]+" "+row["to"]]; known {
			corresponding++
			assert.Equal(t, pair, got, "%s to %s", row["from"], row["to"])
		} else if got, known := have[row["to"]+" "+row["from"]]; known {
			corresponding++
			assert.Equal(t, pair, [2]int{-got[1], -got[0]}, "%s to %s, the other way round", row["from"], row["to"])
		}
	}
	assert.Greater(t, corresponding, 60, "most rows have their clause")
}
