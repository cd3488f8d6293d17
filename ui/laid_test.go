package ui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// drawn tells what a renderer's own objects are and where: not what stands in
// widgets among them, which have renderers of their own.
func drawn(objects []fyne.CanvasObject) string {
	var b strings.Builder
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if box, ok := o.(*fyne.Container); ok && len(box.Objects) == 0 {
			continue
		}
		fmt.Fprintf(&b, "%T %v %v", o, o.Position(), o.Size())
		if text, ok := o.(*canvas.Text); ok {
			b.WriteString(text.Text)
		}
		if box, ok := o.(*fyne.Container); ok {
			b.WriteString("(" + drawn(box.Objects) + ")")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// widgetsOf lists the program's own widgets that an object holds.
func widgetsOf(o fyne.CanvasObject) (found []fyne.Widget) {
	if o == nil || !o.Visible() {
		return nil
	}
	var within []fyne.CanvasObject
	switch x := o.(type) {
	case *fyne.Container:
		within = x.Objects
	case fyne.Widget:
		if strings.Contains(reflect.TypeOf(x).Elem().PkgPath(), "throughline") {
			found = append(found, x)
		}
		within = test.WidgetRenderer(x).Objects()
	}
	for _, one := range within {
		found = append(found, widgetsOf(one)...)
	}
	return found
}

// TestWhatComesBackIntoSightIsDrawn stands for a widget that was out of sight for so
// long that the toolkit let go of its renderer and asks for another.
func TestWhatComesBackIntoSightIsDrawn(t *testing.T) {
	w := newWindowTest(t)
	w.openSample()
	d := w.desk
	d.s.choose(d.s.review().Events[5].UID)
	states := []func() fyne.CanvasObject{w.win.Content}
	for view := viewTable; view <= viewChecks; view++ {
		states = append(states, func() fyne.CanvasObject { d.show(view); return w.win.Content() })
	}
	states = append(states, func() fyne.CanvasObject { d.openExport(); return w.win.Canvas().Overlays().Top() })
	for state, show := range states {
		shown := show()
		all := widgetsOf(shown)
		require.NotEmpty(t, all, state)
		for _, x := range all {
			before := drawn(test.WidgetRenderer(x).Objects())
			if after := drawn(x.CreateRenderer().Objects()); before != after {
				assert.Equal(t, before, after, "state %d: %T", state, x)
			}
		}
	}
}
