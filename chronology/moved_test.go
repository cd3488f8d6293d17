package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOnlyADayOfItsOwnMoves(t *testing.T) {
	r := reviewOf(
		[2]string{"a", "Tuesday 4 June 2013 at 16:00"}, [2]string{"b", "the day after {a}"},
		[2]string{"m", "June 2013"}, [2]string{"x", "the visit that nobody knows"}, [2]string{"none", ""})
	aside := r.Event("a").Copy()
	aside.UID, aside.When.Wording, aside.When.SetAside = "aside", "4 June 2013; May 2013", []string{"May 2013"}
	r.Put(aside)
	d := Solve(r)

	wording, err := d.Moved("a", 3)
	require.NoError(t, err)
	assert.Equal(t, "Friday 7 June 2013 at 16:00", wording)

	require.True(t, d.Of("b").Window.Exact(), "the day after is one day, too")
	for _, uid := range []UID{"b", "m", "x", "none", "aside"} {
		wording, err := d.Moved(uid, 3)
		assert.Error(t, err, uid)
		assert.Empty(t, wording, uid)
	}
}
