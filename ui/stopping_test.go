package ui

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/store"
)

// ended waits for the code that a program ends with.
func ended(t *testing.T, p *program) int {
	t.Helper()
	code := make(chan int, 1)
	p.exit = func(c int) { code <- c }
	go p.hurry()
	select {
	case c := <-code:
		return c
	case <-time.After(4 * p.grace):
		require.Fail(t, "it does not end")
		return 0
	}
}

// TestAProgramThatIsToEndEndsThoughTheToolkitDoesNot has a toolkit whose loop has
// gone without a word to anybody, as happens when it is ended from outside.
func TestAProgramThatIsToEndEndsThoughTheToolkitDoesNot(t *testing.T) {
	w := onVisit(t)
	e := w.tabTo("New birth visit at home.")
	e.SetText("New birth visit at home, and")
	path := w.desk.s.file.Path()
	_, err := store.Open(path, store.Options{})
	require.Error(t, err, "it is locked")

	assert.Zero(t, ended(t, w.p))
	assert.Nil(t, w.desk)
	f, err := store.Open(path, store.Options{})
	require.NoError(t, err, "the file is given back")
	defer f.Close()
	assert.Equal(t, "New birth visit at home, and", f.Review().Event("visit").What, "with what was being typed")
}

func TestFilesAreGivenBackOnce(t *testing.T) {
	w := onVisit(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(w.p.release)
	}
	all.Wait()
	assert.Nil(t, w.desk)
	assert.Zero(t, ended(t, w.p), "and what waits for that goes on")
}
