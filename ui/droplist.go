package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mostOffers is how many suggestions are seen at once; the arrow keys reach the rest.
const mostOffers = 8

// dropLayer lies over a form and shows a list of suggestions below the entry
// being typed in. It is part of the form, not one of the canvas's overlays,
// because an overlay would take the keyboard from the entry.
type dropLayer struct {
	box  *fyne.Container
	list *dropList
	of   fyne.CanvasObject // the entry that the list belongs to, nil while closed
}

func newDropLayer() *dropLayer {
	d := &dropLayer{list: newDropList()}
	d.list.Hide()
	d.box = container.New(dropLayout{}, d.list)
	return d
}

// dropLayout asks for no room and leaves its objects where they were put.
type dropLayout struct{}

func (dropLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
func (dropLayout) Layout([]fyne.CanvasObject, fyne.Size) {}

// open shows the offers below (or, where there is no room, above) the entry.
func (d *dropLayer) open(of fyne.CanvasObject, offers []offer, at int, choose func(int)) {
	if len(offers) == 0 {
		d.close(of)
		return
	}
	d.of = of
	d.list.set(offers, at, choose)
	driver := fyne.CurrentApp().Driver()
	origin := driver.AbsolutePositionForObject(of).Subtract(driver.AbsolutePositionForObject(d.box))
	size := fyne.NewSize(of.Size().Width, d.list.MinSize().Height)
	below := origin.Y + of.Size().Height
	if below+size.Height > d.box.Size().Height && origin.Y > size.Height {
		below = origin.Y - size.Height
	}
	d.list.Move(fyne.NewPos(origin.X, below))
	d.list.Resize(size)
	d.list.Show()
	d.list.Refresh()
}

// close hides the list if it belongs to the entry (nil: whosever it is).
func (d *dropLayer) close(of fyne.CanvasObject) {
	if d.of == nil || of != nil && of != d.of {
		return
	}
	d.of = nil
	d.list.Hide()
}

// dropList is the list itself: one row an offer, the chosen one marked.
type dropList struct {
	widget.BaseWidget
	offers []offer
	at     int // marked row, -1 for none
	top    int // first row seen
	choose func(int)

	pressed bool // the mouse is down on the list
}

var (
	_ desktop.Hoverable = (*dropList)(nil)
	_ desktop.Mouseable = (*dropList)(nil)
	_ fyne.Tappable     = (*dropList)(nil)
)

func newDropList() *dropList {
	l := &dropList{at: -1}
	l.ExtendBaseWidget(l)
	return l
}

func (l *dropList) set(offers []offer, at int, choose func(int)) {
	l.offers, l.at, l.choose, l.pressed = offers, at, choose, false
	l.top = min(l.top, max(0, len(offers)-mostOffers))
	if at >= 0 {
		l.top = max(min(l.top, at), at-mostOffers+1)
	} else {
		l.top = 0
	}
}

func (l *dropList) rowHeight() float32 {
	return fyne.MeasureText("M", theme.TextSize(), fyne.TextStyle{}).Height + theme.Padding()
}

func (l *dropList) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	rows := min(len(l.offers), mostOffers)
	return fyne.NewSize(0, float32(rows)*l.rowHeight()+2*theme.Padding())
}

func (l *dropList) row(y float32) int {
	row := l.top + int((y-theme.Padding())/l.rowHeight())
	if y < theme.Padding() || row >= min(len(l.offers), l.top+mostOffers) {
		return -1
	}
	return row
}

// MouseDown is told to the entry, which is about to lose the keyboard: what is
// typed must not be taken for the answer before the tap has chosen one.
func (l *dropList) MouseDown(*desktop.MouseEvent) { l.pressed = true }

func (l *dropList) MouseUp(*desktop.MouseEvent) { l.pressed = false }

// Tapped chooses a row.
func (l *dropList) Tapped(ev *fyne.PointEvent) {
	l.pressed = false
	if row := l.row(ev.Position.Y); row >= 0 && l.choose != nil {
		l.choose(row)
	}
}

func (l *dropList) MouseIn(ev *desktop.MouseEvent) { l.MouseMoved(ev) }

func (l *dropList) MouseMoved(ev *desktop.MouseEvent) {
	if row := l.row(ev.Position.Y); row >= 0 && row != l.at {
		l.at = row
		l.Refresh()
	}
}

func (l *dropList) MouseOut() {}

// Scrolled moves the list by rows.
func (l *dropList) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	l.top = max(0, min(l.top+step, len(l.offers)-mostOffers))
	l.Refresh()
}

func (l *dropList) CreateRenderer() fyne.WidgetRenderer {
	r := &dropListRenderer{list: l, back: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	r.back.StrokeWidth = 1
	for range mostOffers {
		r.texts = append(r.texts, canvas.NewText("", nil))
		r.notes = append(r.notes, canvas.NewText("", nil))
	}
	r.Refresh()
	return laid(r, l)
}

type dropListRenderer struct {
	list         *dropList
	back, mark   *canvas.Rectangle
	texts, notes []*canvas.Text
}

func (r *dropListRenderer) Destroy() {}

func (r *dropListRenderer) MinSize() fyne.Size { return r.list.MinSize() }

func (r *dropListRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.back, r.mark}
	for i := range r.texts {
		objects = append(objects, r.texts[i], r.notes[i])
	}
	return objects
}

func (r *dropListRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.lay()
}

func (r *dropListRenderer) Refresh() {
	r.back.FillColor = colour(colourPanel)
	r.back.StrokeColor = colour(theme.ColorNameInputBorder)
	r.mark.FillColor = colour(colourChosen)
	for i := range r.texts {
		r.texts[i].Color = colour(theme.ColorNameForeground)
		r.notes[i].Color = colour(theme.ColorNamePlaceHolder)
		r.texts[i].TextSize = theme.TextSize()
		r.notes[i].TextSize = theme.TextSize()
	}
	r.lay()
	canvas.Refresh(r.list)
}

// lay puts the rows where they stand, their notes after their texts.
func (r *dropListRenderer) lay() {
	l, pad := r.list, theme.Padding()
	height, width := l.rowHeight(), l.Size().Width-4*pad
	size := theme.TextSize()
	letters := lettersOf(size, fyne.TextStyle{})
	r.mark.Hide()
	for i := range r.texts {
		row := l.top + i
		text, note := r.texts[i], r.notes[i]
		if row >= len(l.offers) {
			text.Hide()
			note.Hide()
			continue
		}
		y := pad + float32(i)*height
		text.Text = letters.cut(l.offers[row].text, width)
		text.TextStyle.Italic = l.offers[row].fresh
		text.Move(fyne.NewPos(2*pad, y+pad/2))
		text.Show()
		used := letters.width(text.Text) + 2*pad
		note.Text = letters.cut(l.offers[row].note, max(0, width-used))
		note.Move(fyne.NewPos(2*pad+used, y+pad/2))
		note.Hidden = width-used < 4*pad
		if row == l.at {
			r.mark.Move(fyne.NewPos(1, y))
			r.mark.Resize(fyne.NewSize(l.Size().Width-2, height))
			r.mark.Show()
		}
	}
}
