package ui

import "fyne.io/fyne/v2"

// laid lays a new renderer out at the size that its widget has. The toolkit lets
// go of renderers that were out of sight for a minute; when the widget comes back
// it asks for another, and lays that out only where the widget takes another size.
func laid(r fyne.WidgetRenderer, widget fyne.Widget) fyne.WidgetRenderer {
	if size := widget.Size(); !size.IsZero() {
		r.Layout(size)
	}
	return r
}
