package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
)

func handReview(wordings map[UID]string, order ...UID) *Review {
	r := NewReview("A review")
	for _, uid := range order {
		r.Put(&Event{UID: uid, Title: "Event " + string(uid), When: When{Wording: wordings[uid]}})
	}
	return r
}

func orderOf(d *Dating) (uids []UID) {
	for _, e := range d.Order() {
		uids = append(uids, e.UID)
	}
	return uids
}

// move moves an event by hand and returns the dating after it.
func move(t *testing.T, r *Review, d *Dating, event UID, step int) *Dating {
	t.Helper()
	changed, settled := d.MoveByHand(event, step)
	require.Empty(t, settled)
	var uids []UID
	for _, e := range changed {
		r.Put(e)
		uids = append(uids, e.UID)
	}
	next := d.Update(r, uids)
	assert.Equal(t, orderOf(Solve(r)), orderOf(next), "an update gives what solving anew gives")
	return next
}

func TestMovingByHandOrdersEventsOfOneDay(t *testing.T) {
	day := "3 June 2013"
	r := handReview(map[UID]string{"a": day, "b": day, "c": day, "d": "4 June 2013"}, "a", "b", "c", "d")
	d := Solve(r)
	d = move(t, r, d, "c", -1)
	assert.Equal(t, []UID{"a", "c", "b", "d"}, orderOf(d))
	d = move(t, r, d, "a", 1)
	assert.Equal(t, []UID{"c", "a", "b", "d"}, orderOf(d), "what shares the day keeps its place")
	assert.Equal(t, ByHand, d.OrderReason("c", "a"))

	_, settled := d.MoveByHand("b", 1)
	assert.Equal(t, ByDates, settled, "another day cannot be passed by hand")
	changed, settled := d.MoveByHand("c", -1)
	assert.Empty(t, changed, "the first cannot go earlier")
	assert.Empty(t, settled)
}

func TestMovingByHandOrdersWindowsThatOverlap(t *testing.T) {
	r := handReview(map[UID]string{"month": "June 2013", "days": "between 10 and 20 June 2013", "later": "25 June 2013"}, "month", "days", "later")
	d := Solve(r)
	require.Equal(t, []UID{"month", "days", "later"}, orderOf(d))
	assert.Equal(t, ByEarliest, d.OrderReason("month", "days"))
	d = move(t, r, d, "month", 1)
	assert.Equal(t, []UID{"days", "month", "later"}, orderOf(d))
	assert.Equal(t, ByHand, d.OrderReason("days", "month"))
	d = move(t, r, d, "month", 1)
	assert.Equal(t, []UID{"days", "later", "month"}, orderOf(d))
}

func TestRelationsAndTimesStandAboveTheHand(t *testing.T) {
	r := handReview(map[UID]string{"a": "June 2013", "b": "June 2013; after {a}", "c": "5 July 2013 10:00", "d": "5 July 2013 11:00"}, "a", "b", "c", "d")
	d := Solve(r)
	_, settled := d.MoveByHand("b", -1)
	assert.Equal(t, ByRelations, settled)
	_, settled = d.MoveByHand("d", -1)
	assert.Equal(t, ByTime, settled)
	assert.Equal(t, when.PrecisionDay, d.Of("c").Reading.Precision)
}
