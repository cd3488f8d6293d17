package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// narrativeView is the chronology section as it will print, editable.
type narrativeView struct{ box *fyne.Container }

func newNarrativeView(s *session, win fyne.Window) *narrativeView {
	return &narrativeView{box: container.NewStack()}
}

func (n *narrativeView) content() fyne.CanvasObject { return n.box }
func (n *narrativeView) focus()                     {}
