package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

func TestAListIsChosenFromByClicksAndKeysNotByPassingOver(t *testing.T) {
	w := newWindowTest(t)
	chosen := -1
	l := w.list(func() int { return 5 }, func() fyne.CanvasObject { return newWords("") },
		func(i int, o fyne.CanvasObject) { o.(*words).say("row") })
	l.OnSelected = func(i int) { chosen = i }
	w.win.SetContent(l)
	w.win.Resize(fyne.NewSize(400, 400))
	at := fyne.NewPos(20, 60)
	test.MoveMouse(w.win.Canvas(), at)
	assert.Equal(t, -1, chosen, "passing over it chooses nothing")
	test.TapCanvas(w.win.Canvas(), at)
	clicked := chosen
	assert.Positive(t, clicked, "a click on the words of a row chooses it")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, clicked+1, chosen, "the arrow keys go on from the click")
	l.Select(1)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	assert.Equal(t, 2, chosen, "and from what the program chose")
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	assert.Equal(t, 4, chosen)
	assert.True(t, l.frame.Visible(), "the keyboard is seen to be in the list")
	w.win.Canvas().Unfocus()
	assert.False(t, l.frame.Visible())
}

func TestAButtonHasTheKeyboardAgainOnceItsDialogIsClosed(t *testing.T) {
	w := newWindowTest(t)
	b := w.button("Open", func() { w.tell("Told", "A text.") })
	w.win.SetContent(b)
	for name, press := range map[string]func(){
		"by Enter":       func() { w.win.Canvas().Focus(b); b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		"by the pointer": func() { test.Tap(b) },
	} {
		w.win.Canvas().Unfocus()
		press()
		w.top().hide()
		assert.Equal(t, fyne.Focusable(b), w.win.Canvas().Focused(), name)
	}
}

func TestADisabledButtonDoesNothing(t *testing.T) {
	w := newWindowTest(t)
	pressed := false
	b := w.button("Open", func() { pressed = true })
	b.Disable()
	w.win.SetContent(b)
	test.Tap(b)
	assert.False(t, pressed)
	b.Enable()
	test.Tap(b)
	assert.True(t, pressed)
}
