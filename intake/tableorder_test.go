package intake

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// handOrders are the orders of the rows that come in, in the order of the table.
func handOrders(p *Preview) (list []int) {
	for _, row := range p.InOrder() {
		if row.Event != nil {
			list = append(list, row.Event.HandOrder)
		}
	}
	return list
}

func TestATableOfSeveralAgenciesKeepsTheOrderOfADay(t *testing.T) {
	const head = "Date,Agency,What happened\n"
	for _, c := range []struct {
		name, rows string
		want       []int
	}{
		{"one agency needs none", "3 June 2013,Police,A\n3 June 2013,Police,B\n", []int{0, 0}},
		{"two on one day", "3 June 2013,Police,A\n3 June 2013,GP,B\n3 June 2013,Police,C\n", []int{-3, -2, -1}},
		{"two on different days", "3 June 2013,Police,A\n4 June 2013,GP,B\n", []int{0, 0}},
		{"two at different times", "3 June 2013 9:00,Police,A\n3 June 2013 10:00,GP,B\n3 June 2013,GP,C\n", []int{0, 0, 0}},
		{"one day of several", "1 June 2013,GP,A\n3 June 2013,Police,B\n3 June 2013,GP,C\n5 June 2013,GP,D\n5 June 2013,GP,E\n", []int{0, -2, -1, 0, 0}},
		{"what counts from another row", "3 June 2013,Police,A\nnext day,GP,B\n4 June 2013,Police,C\n", []int{0, -2, -1}},
		{"a row that is refused is not counted", "3 June 2013,Police,A\n31 June 2013,GP,B\n3 June 2013,GP,C\n", []int{-2, -1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := readCSV(t, head+c.rows)
			assert.Equal(t, c.want, handOrders(NewPreview(doc, review(), Options{})))
		})
	}
}

func TestTheOrderOfADayFollowsWhatIsCorrected(t *testing.T) {
	doc := readCSV(t, "Date,Agency,What happened\n3 June 2013,Police,A\n3 June 2013,GP,B\n")
	p := NewPreview(doc, review(), Options{})
	second := p.InOrder()[1].Key()
	assert.Equal(t, []int{-2, -1}, handOrders(p))
	for _, texts := range []map[Field]string{{Agency: "Police"}, {Start: "4 June 2013"}} {
		p = NewPreview(doc, review(), Options{Mended: map[RowKey]Mending{second: {Texts: texts}}})
		assert.Equal(t, []int{0, 0}, handOrders(p), "%v", texts)
	}
}
