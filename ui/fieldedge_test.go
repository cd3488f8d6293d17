package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAFieldHasAnEdgeAndNoGround(t *testing.T) {
	w := newWindowTest(t)
	entry := newProseEntry(2)
	w.win.SetContent(entry)
	lines := func() (found []*canvas.Line) {
		for _, o := range test.WidgetRenderer(entry).Objects() {
			switch x := o.(type) {
			case *canvas.Rectangle:
				assert.False(t, x.Visible(), "the toolkit's rectangles are not painted")
			case *fyne.Container:
				for _, part := range x.Objects {
					if line, ok := part.(*canvas.Line); ok {
						found = append(found, line)
					}
				}
			}
		}
		return found
	}
	require.Len(t, lines(), 4)
	assert.Equal(t, colour(theme.ColorNameInputBorder), lines()[0].StrokeColor)
	w.win.Canvas().Focus(entry)
	for _, line := range lines() {
		assert.Equal(t, colour(theme.ColorNamePrimary), line.StrokeColor, "where the keyboard is, is seen")
	}
	w.win.Canvas().Unfocus()
	assert.Equal(t, colour(theme.ColorNameInputBorder), lines()[0].StrokeColor)
}
