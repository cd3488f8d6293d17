package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// revealing lets a form scroll, and brings what gets the keyboard into sight.
func revealing(form *fyne.Container) *container.Scroll {
	scroll := scrolled(form).(*container.Scroll)
	eachField(form, func(o fyne.CanvasObject) {
		show := func() { revealIn(scroll, o, 7*theme.Padding(), 2*theme.Padding()) }
		switch x := o.(type) {
		case *chipGroup:
			x.onFocus = show
		case *textEntry:
			x.onFocus = show
		case *button:
			x.onFocus = show
		case *pick:
			x.onFocus = show
		}
	})
	return scroll
}

// eachField visits what stands in a form, however deep.
func eachField(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if box, ok := o.(*fyne.Container); ok {
		for _, inner := range box.Objects {
			eachField(inner, visit)
		}
		return
	}
	visit(o)
}

// revealIn scrolls to an object, with so much above and below it in sight: its
// name, and what it comes to.
func revealIn(scroll *container.Scroll, o fyne.CanvasObject, above, below float32) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll.Content).Y
	height, offset := scroll.Size().Height, scroll.Offset
	bottom := min(top+min(o.Size().Height, height-above-below)+below, scroll.Content.Size().Height)
	switch {
	case top-above < offset.Y:
		offset.Y = max(0, top-above)
	case bottom > offset.Y+height:
		offset.Y = bottom - height
	default:
		return
	}
	scroll.ScrollToOffset(offset)
}
