package chronology

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEventIndexFindsWhatIsThereAndNothingElse(t *testing.T) {
	for _, n := range []int{0, 1, 8, 9, 5000} {
		events := make([]*Event, n)
		for i := range events {
			events[i] = &Event{UID: UID(fmt.Sprint("event ", i))}
		}
		x := newEventIndex(events)
		for i, e := range events {
			at, known := x.find(events, e.UID)
			assert.True(t, known)
			assert.Equal(t, int32(i), at)
		}
		_, known := x.find(events, "another")
		assert.False(t, known)
		_, known = x.find(events, "")
		assert.False(t, known)
	}
}
