package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/export"
)

func TestHowItWasMadeBeginsWithWhatIsComposed(t *testing.T) {
	w := onSmallReview(t)
	u := w.desk.openSetup(sectionMethodology)
	require.Equal(t, sectionMethodology, u.sections[u.current].name)
	settings := func() string { return w.desk.s.review().Settings.Methodology }
	composed := export.ComposedMethodology(w.desk.s.review(), w.desk.s.dating)
	text := entriesIn(u.body)[0]
	begin := buttonIn(u.body)
	require.NotNil(t, begin)
	assert.False(t, begin.Hidden)

	test.Tap(begin)
	assert.Equal(t, composed, settings())
	assert.Equal(t, composed, text.Text, "it can be edited at once")
	assert.True(t, begin.Hidden, "what was written is not lost by a press")

	w.enter(text, "We asked every agency.\nThey all answered.")
	assert.Equal(t, "We asked every agency.\nThey all answered.", settings())
	assert.Equal(t, "change how the chronology was made", w.desk.s.file.UndoLabel())

	w.enter(text, "")
	assert.Empty(t, settings())
	assert.False(t, begin.Hidden)
}

// buttonIn is the first button within.
func buttonIn(o fyne.CanvasObject) *button {
	switch x := o.(type) {
	case *button:
		return x
	case *container.Scroll:
		return buttonIn(x.Content)
	case *fyne.Container:
		for _, inner := range x.Objects {
			if found := buttonIn(inner); found != nil {
				return found
			}
		}
	}
	return nil
}
