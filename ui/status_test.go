package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
)

// TestAMessageThatPassesMovesNothing guards the view above: with large type it was
// lower, and its lanes elsewhere, for as long as a message stood at the foot.
func TestAMessageThatPassesMovesNothing(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	for _, scale := range textScales {
		w.p.wear(&look{choice: themeLight, scale: scale})
		w.win.Resize(fyne.NewSize(1280, 720))
		l := w.desk.status
		l.passing = ""
		l.update()
		w.desk.settle()
		before := l.content.Size().Height
		for _, message := range []string{"No lane is hidden.", "A lane for each service. What belongs to several stands in each of them."} {
			l.say(message)
			w.desk.settle()
			assert.Equal(t, before, l.content.Size().Height, "%v %s", scale, message)
			assert.True(t, l.saved.Visible())
			assert.Equal(t, message, l.saved.text)
			if l.view.Visible() && l.view.Position().Y == l.saved.Position().Y {
				assert.Greater(t, l.view.Position().X, l.saved.Position().X+l.saved.full().Width)
			}
		}
		l.passing = ""
		l.update()
		w.desk.settle()
		assert.True(t, l.view.Visible(), "what gave way is there again")
	}
}
