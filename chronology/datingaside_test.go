package chronology_test

import (
	"fmt"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// TestManyProcessorsReadWhatOneReads dates a review whose wordings name each
// other, repeat, and cannot all be read.
func TestManyProcessorsReadWhatOneReads(t *testing.T) {
	r := scale.Review(9000)
	for i, e := range r.Events {
		switch i % 9 {
		case 1:
			e.When.Wording = fmt.Sprintf("2 weeks after {%s}", r.Events[i-1].UID)
		case 2:
			e.When.Wording = "May 2013"
		case 3:
			e.When.Wording = "a while ago"
		case 4:
			e.When.AsSpan = true
		case 5:
			e.When.Wording = "the day after " + r.Events[i-5].Title
		case 6:
			e.When.Wording = "5 June"
		}
	}
	solve := func(processors int) *chronology.Dating {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		return chronology.Solve(r)
	}
	one, many := solve(1), solve(4)
	for _, e := range r.Events {
		a, b := one.Of(e.UID), many.Of(e.UID)
		if a.Err != nil {
			require.EqualError(t, b.Err, a.Err.Error())
			a.Err, b.Err = nil, nil
		}
		require.Equal(t, a, b, e.When.Wording)
	}
	assert.Equal(t, one.Order(), many.Order())
}
