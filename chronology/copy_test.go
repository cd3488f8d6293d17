package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestCopiesAreNumberedOnAndNobodyElseReadsWhoHasThem(t *testing.T) {
	r := NewReview("Child A")
	assert.Equal(t, 1, r.NextCopy())
	r.Put(&Copy{UID: "one", Number: 4, Reader: "A. Reader"})
	r.Put(&Copy{UID: "two", Number: 2, Reader: "B. Second"})
	assert.Equal(t, 5, r.NextCopy())
	for _, v := range []Version{{For: ForPanel}, {For: Published}} {
		shown, _ := Render(r, Solve(r), v)
		assert.Empty(t, shown.Copies)
	}
	assert.Len(t, r.Copies, 2)
	r.Remove("two")
	assert.Len(t, r.Copies, 1)
}
