package timeline

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

func TestEveryEventThatIsShownIsListedOnce(t *testing.T) {
	f := newFake()
	police, gp := f.agency("Police"), f.agency("GP")
	f.moment("a", police, when.On(day(time.May, 1)))
	f.moment("b", gp, when.On(day(time.May, 2)))
	f.moment("undated", gp, when.Always)
	mother, father := &chronology.Person{UID: "m", Label: "Mother"}, &chronology.Person{UID: "f", Label: "Father"}
	f.review.Put(mother)
	f.review.Put(father)
	f.review.Event("a").Involved = []chronology.Involvement{{Person: "m"}, {Person: "f"}}
	ix := f.index()
	assert.ElementsMatch(t, []chronology.UID{"a", "b", "undated"}, ix.Shown())
	assert.ElementsMatch(t, []chronology.UID{"a", "b", "undated"}, ix.WithPlan(Plan{Group: ByPerson}).Shown(), "one of two lanes once")
	hidden := ix.WithPlan(Plan{Lanes: map[LaneID]LaneStyle{{Of: gp}: {Hidden: true}}})
	assert.Equal(t, []chronology.UID{"a"}, hidden.Shown())
}
