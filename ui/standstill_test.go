package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// clocked does what a window does aside and times what it does itself: for so long
// the window stands still.
type clocked struct {
	pending []func()
	longest time.Duration
}

func (c *clocked) background(work, done func()) {
	c.pending = append(c.pending, func() {
		work()
		c.here(done)
	})
}

// here does something as the window's own goroutine would.
func (c *clocked) here(do func()) {
	started := time.Now()
	do()
	c.longest = max(c.longest, time.Since(started))
}

// longestStill is for how long the window stands still at most, until all is done.
func (c *clocked) longestStill(do func()) time.Duration {
	c.longest = 0
	c.here(do)
	for len(c.pending) > 0 {
		next := c.pending[0]
		c.pending = c.pending[1:]
		next()
	}
	return c.longest
}

// manyRows is a table of several agencies.
func manyRows(n int) string {
	agencies := []string{"Police", "School", "GP", "Hospital", "Housing"}
	var b strings.Builder
	b.WriteString("Date,Agency,Source,What happened,Who was involved\n")
	for i := range n {
		day := time.Date(2012, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*7%1500)
		fmt.Fprintf(&b, "%s,%s,Log,\"Row %d tells of a call about noise, of what was done about it, and of who was there.\",Mother\n",
			day.Format("2 January 2006"), agencies[i%len(agencies)], i)
	}
	return b.String()
}

// inLanes is how many events the timeline has.
func (w *windowTest) inLanes() (n int) {
	for _, lane := range w.desk.timeline.all() {
		n += lane.Count
	}
	return n
}

// Neither accepting an import of many rows nor taking it back lets the window stand
// still for longer than a person notices.
func TestTheWindowDoesNotStandStillWhileManyRowsComeIn(t *testing.T) {
	p := previewOf(t, "joint.csv", manyRows(rowsTimed))
	p.win.Canvas().Capture()
	before := len(p.desk.s.review().Events)
	var clock clocked
	p.windowTest.p.background, p.desk.s.solving.background = clock.background, clock.background
	assert.Less(t, clock.longestStill(p.take), stillAtMost)
	require.Len(t, p.desk.s.review().Events, before+rowsTimed)
	assert.Empty(t, p.sheets)
	assert.Equal(t, before+rowsTimed, p.inLanes())
	assert.Less(t, clock.longestStill(func() { p.desk.undo() }), stillAtMost)
	require.Len(t, p.desk.s.review().Events, before)
	assert.Equal(t, before, p.inLanes())
}

func TestAnImportThatIsAskedForTwiceComesInOnce(t *testing.T) {
	p := previewOf(t, "joint.csv", manyRows(3))
	before := len(p.desk.s.review().Events)
	var clock clocked
	p.windowTest.p.background = clock.background
	clock.longestStill(func() { p.take(); p.take() })
	assert.Len(t, p.desk.s.review().Events, before+3)
	assert.Len(t, p.desk.s.review().Receipts, 1)
}

func TestAFileThatIsNoMoreWhatWasReadIsNotKept(t *testing.T) {
	p := previewOf(t, "joint.csv", manyRows(3))
	before := len(p.desk.s.review().Events)
	p.keepOriginal(keepWhole)
	require.NoError(t, os.WriteFile(filepath.Join(p.folder, "joint.csv"), []byte("another"), 0o600))
	p.take()
	assert.Len(t, p.desk.s.review().Events, before, "nothing comes in")
	p.top().hide()
	assert.NotNil(t, p.top(), "and what was corrected is still there")
	p.keepOriginal(keepWhole)
	p.take()
	assert.Len(t, p.desk.s.review().Events, before+3)
}
