package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/ui/lanes"
)

func (w *windowTest) helped(typed string) []string {
	w.t.Helper()
	h := w.openKeys()
	if typed != "" {
		test.Type(h.search, typed)
	}
	var said []string
	for _, o := range h.rows.Objects {
		switch x := o.(type) {
		case *prose:
			said = append(said, x.text)
		case *fyne.Container:
			var parts []string
			for _, o := range x.Objects {
				parts = append(parts, o.(*prose).text)
			}
			said = append(said, strings.Join(parts, ": "))
		}
	}
	h.sheet.hide()
	return said
}

func TestTheHelpHoldsEveryKey(t *testing.T) {
	w := onSmallReview(t)
	all := strings.Join(w.helped(""), "\n")
	for _, k := range lanes.Keys {
		assert.Contains(t, all, k.Keys+": "+k.Does)
	}
	for _, menu := range w.menu.all() {
		for _, item := range menu.Items {
			if keys := w.menu.keys[item]; keys != "" {
				assert.Contains(t, all, keys+": ", w.menu.names[item])
			}
		}
	}
	assert.Contains(t, all, "gives screen readers no way in on Linux")
}

func TestTheHelpIsSearched(t *testing.T) {
	w := onSmallReview(t)
	said := w.helped("bookmark ctrl+b")
	require.Len(t, said, 2, "the name of the group and the key")
	assert.Equal(t, "Menu Go", said[0])
	assert.Equal(t, "Ctrl+B: Add a bookmark", said[1])
	assert.Contains(t, w.helped("xyzzy")[0], "No key is described by “xyzzy”")
}

func TestTheHelpOpensWithF1AndScrollsByKey(t *testing.T) {
	w := onSmallReview(t)
	w.key(&fyne.KeyEvent{Name: fyne.KeyF1})
	require.NotNil(t, w.top())
	assert.Equal(t, "Keys", w.top().title)
	w.top().hide()

	h := w.openKeys()
	w.press(fyne.KeyPageDown)
	assert.Positive(t, h.scroll.Offset.Y)
	w.press(fyne.KeyUp)
	w.press(fyne.KeyPageUp)
	assert.Zero(t, h.scroll.Offset.Y)
	w.press(fyne.KeyEscape)
	assert.Nil(t, w.top())
}

func TestTheQuestionMarkOpensTheHelpAtTheKeysOfTheTimeline(t *testing.T) {
	w := onSmallReview(t)
	w.desk.timeline.focus()
	w.desk.timeline.lanes.TypedRune('?')
	require.NotNil(t, w.top())
	assert.Equal(t, "Keys", w.top().title)
	w.top().hide()

	h := w.openKeysOf(timelineKeys)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	for _, head := range h.heads {
		if strings.HasPrefix(head.name, timelineKeys) {
			assert.InDelta(t, at(h.scroll).Y, at(head.row).Y, 2, "the first of its groups is at the top")
			return
		}
	}
	assert.Fail(t, "no such group")
}
