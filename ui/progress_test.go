package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// bars finds the moving bars in an object.
func bars(o fyne.CanvasObject) (found []*widget.ProgressBarInfinite) {
	switch x := o.(type) {
	case *widget.ProgressBarInfinite:
		return []*widget.ProgressBarInfinite{x}
	case *fyne.Container:
		for _, part := range x.Objects {
			found = append(found, bars(part)...)
		}
	}
	return found
}

func TestProgressMovesOnlyWhereItTakesLong(t *testing.T) {
	w := newWindowTest(t)
	var due []func()
	w.p.timer = func(_ time.Duration, do func()) { due = append(due, do) }

	end := w.showProgress("Opening…")
	assert.Empty(t, bars(w.win.Content()), "at first nothing moves")
	due[0]()
	shown := bars(w.win.Content())
	require.Len(t, shown, 1)
	shown[0].Resize(fyne.NewSize(100, 10)) // makes its renderer, which starts it
	assert.True(t, shown[0].Running())
	end()
	assert.False(t, shown[0].Running(), "what is taken down does not go on moving")
	assert.False(t, w.busy)

	w.showProgress("Opening…")()
	due[1]()
	assert.Empty(t, bars(w.win.Content()), "nothing moves once it is over")
}
