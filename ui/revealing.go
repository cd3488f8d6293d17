package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// scrolled lets a form scroll, with room for the bar beside the fields, and brings
// what gets the keyboard into sight.
func scrolled(form fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(container.New(&insetLayout{across: 3}, form))
	reveal(scroll, form)
	return scroll
}

// reveal brings what gets the keyboard in a form into sight. A form that is made
// anew needs it again.
func reveal(scroll *container.Scroll, form fyne.CanvasObject) {
	eachField(form, func(o fyne.CanvasObject) {
		show := func() { revealIn(scroll, o, 7*theme.Padding(), 2*theme.Padding()) }
		switch x := o.(type) {
		case *chipGroup:
			x.onFocus = both(x.onFocus, show)
		case *textEntry:
			x.onFocus = both(x.onFocus, show)
		case *button:
			x.onFocus = both(x.onFocus, show)
		case *pick:
			x.onFocus = both(x.onFocus, show)
		case *secretEntry:
			x.onFocus = show
		case *choiceList:
			x.onFocus = show
		}
	})
}

// both does two things; the first may be nil.
func both(first, second func()) func() {
	if first == nil {
		return second
	}
	return func() {
		first()
		second()
	}
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
