package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// marked are the stretches of a text that are marked.
func marked(c Comparison, side int) []string {
	var list []string
	for _, m := range c.Marks[side] {
		list = append(list, c.Texts[side][m[0]:m[1]])
	}
	return list
}

func TestTwoAccountsSideBySide(t *testing.T) {
	r := twoAgencies(
		[3]string{"p", "3 March 2014 at 22:00", "Father had left. Mother had a swollen wrist and declined to make a statement."},
		[3]string{"h", "4 March 2014 at 23:30", "Mum’s wrist was bruised; dad was in the kitchen and did not speak."})
	r.Put(&Person{UID: "f", Label: "Father"})
	r.Put(&Person{UID: "c", Label: "Child"})
	p, h := r.Event("p").Copy(), r.Event("h").Copy()
	p.Involved = []Involvement{{Person: "m"}}
	h.Involved = []Involvement{{Person: "m"}, {Person: "f"}}
	p.Seen, h.Seen = []ChildSeen{{Child: "c", State: SeenYes}}, []ChildSeen{{Child: "c", State: SeenNo}}
	p.Professionals = []Professional{{Role: "PC"}}
	h.Outcome = "Review."
	r.Put(p)
	r.Put(h)
	by := map[string]Comparison{}
	for _, c := range Solve(r).Compare("p", "h") {
		by[c.Field] = c
	}
	assert.Equal(t, StandsDiffers, by["When"].Standing)
	assert.Equal(t, StandsDiffers, by["Time"].Standing)
	assert.Equal(t, [2]string{"22:00", "23:30"}, by["Time"].Texts)
	assert.Equal(t, StandsDiffers, by["Who was present"].Standing)
	assert.Empty(t, marked(by["Who was present"], 0))
	assert.Equal(t, []string{"Father"}, marked(by["Who was present"], 1))
	assert.Equal(t, []string{"Child: no"}, marked(by["Child seen"], 1))
	assert.Equal(t, StandsFirst, by["Professionals"].Standing)
	assert.Equal(t, StandsSecond, by["Response or outcome"].Standing)
	assert.NotContains(t, by, "What the child or adult said", "neither gives it")

	require.Contains(t, by, "What happened")
	assert.Equal(t, []string{"left", "swollen", "declined to make a statement"}, marked(by["What happened"], 0), "father is dad, and mother mum")
	assert.Equal(t, []string{"bruised", "kitchen and did not speak"}, marked(by["What happened"], 1))
}

func TestADenialIsMarked(t *testing.T) {
	w := Solve(NewReview("")).twinWords()
	text := "She was not asked."
	marks := w.unshared(text, "She was asked.")
	require.Len(t, marks, 1)
	assert.Equal(t, "not", text[marks[0][0]:marks[0][1]])
	assert.Empty(t, w.unshared("She was asked.", text))
}

func TestWhatIsTheSameSaysSo(t *testing.T) {
	r := twoAgencies([3]string{"p", "3 March 2014 at 22:00", "A call."}, [3]string{"h", "3 March 2014 at 22:00", "A call."})
	for _, c := range Solve(r).Compare("p", "h") {
		assert.Contains(t, []Standing{StandsAlike, StandsText}, c.Standing, c.Field)
		assert.Empty(t, c.Marks[0], c.Field)
	}
	assert.Nil(t, Solve(r).Compare("p", "gone"))
}
