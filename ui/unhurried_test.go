package ui

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatCanWaitWaitsUntilTheReviewIsSeen(t *testing.T) {
	w := newWindowTest(t)
	var due []func()
	w.p.timer = func(_ time.Duration, do func()) { due = append(due, do) }
	next := func() {
		do := due[0]
		due = due[1:]
		do()
	}
	w.create(filepath.Join(w.folder, "child-a.throughline"), smallReview())
	require.NotNil(t, w.desk)
	due = nil
	done := 0
	w.desk.unhurried(func() { done++ })
	next()
	assert.Zero(t, done, "the lanes have not been drawn yet")
	require.Len(t, due, 1, "it is looked again")
	w.win.Canvas().Capture() // draws them
	require.True(t, w.desk.timeline.lanes.Complete())
	next()
	assert.Equal(t, 1, done)
	assert.Empty(t, due)

	w.desk.unhurried(func() { done++ })
	w.closeReview()
	next()
	assert.Equal(t, 1, done, "of a review that was closed nothing more is done")
}

func TestWhatCanWaitIsDoneWhereThereIsNothingToSee(t *testing.T) {
	w := onSmallReview(t)
	looks := 0
	w.p.timer = func(_ time.Duration, do func()) { looks++; do() }
	done := false
	w.desk.unhurried(func() { done = true }) // nothing draws the lanes here
	assert.True(t, done)
	assert.Equal(t, mostGlances+1, looks)
}
