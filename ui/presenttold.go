package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// toldPanel tells one event in large type: when, whose, what happened, and the
// paragraphs that tell it. It knows of no comment and no note.
type toldPanel struct {
	column  *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
}

func newToldPanel() *toldPanel {
	t := &toldPanel{column: newColumn(3)}
	t.scroll = container.NewVScroll(container.New(sideMargins{}, t.column))
	t.content = container.NewStack(newGround(colourPanel), t.scroll)
	return t
}

// say tells an event.
func (t *toldPanel) say(r *chronology.Review, dating *chronology.Dating, uid chronology.UID) {
	t.column.RemoveAll()
	e := r.Event(uid)
	if e == nil {
		return
	}
	d := dating.Of(uid)
	t.add(spokenDate(d), theme.SizeNameSubHeadingText, theme.ColorNamePrimary, true)
	t.add(joinFilled(" · ", agencyName(r, e.Agency), serviceName(r, e.Service)), theme.SizeNameText, theme.ColorNamePlaceHolder, false)
	t.add(e.ShortTitle(), theme.SizeNameHeadingText, theme.ColorNameForeground, true)
	t.add(e.What, theme.SizeNameSubHeadingText, theme.ColorNameForeground, false)
	t.titled("Response or outcome", e.Outcome)
	t.titled("What was said", e.Voice)
	if wording := r.ShowWording(e.When.Wording); wording != "" && !d.Window.Exact() {
		t.titled("The date as worded", wording)
	}
	for _, p := range r.Paragraphs {
		for _, on := range p.Events {
			if on == uid {
				t.titled("Paragraph "+r.NumberOf(p.UID), r.ShowReferences(p.Text))
				break
			}
		}
	}
	t.column.Refresh()
	t.scroll.ScrollToTop()
}

func (t *toldPanel) add(text string, size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool) {
	if text == "" {
		return
	}
	p := newProse(text, ink)
	p.size, p.style.Bold = size, bold
	t.column.Add(p)
}

func (t *toldPanel) titled(name, text string) {
	if text == "" {
		return
	}
	t.add(name, theme.SizeNameText, theme.ColorNamePlaceHolder, true)
	t.add(text, theme.SizeNameText, theme.ColorNameForeground, false)
}

// scrollBy moves the text by a share of what is seen of it.
func (t *toldPanel) scrollBy(share float32) {
	offset := t.scroll.Offset
	most := max(0, t.scroll.Content.Size().Height-t.scroll.Size().Height)
	offset.Y = min(max(offset.Y+share*t.scroll.Size().Height, 0), most)
	t.scroll.ScrollToOffset(offset)
}

// spokenDate says a date to a room: with its weekday, where it is one day.
func spokenDate(d chronology.Dated) string {
	if d.Window.Exact() {
		return joinFilled(", ", weekdayOf(d.Window.Earliest), d.Reading.Clock.String())
	}
	if d.Extent == when.Span && d.Start.Exact() && d.End.Exact() {
		return weekdayOf(d.Start.Earliest) + " to " + weekdayOf(d.End.Earliest)
	}
	return datedWords(d)
}

// presentLayout gives the timeline most of the width and the text the rest; in
// a narrow window the text stands below.
type presentLayout struct{}

// textShare is the share of the width, or of the height, that the text has.
const textShare = 0.4

func (presentLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

func (presentLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	lanes, text := objects[0], objects[1]
	if size.Width > size.Height {
		width := size.Width * (1 - textShare)
		lanes.Resize(fyne.NewSize(width, size.Height))
		text.Resize(fyne.NewSize(size.Width-width, size.Height))
		text.Move(fyne.NewPos(width, 0))
		return
	}
	height := size.Height * (1 - textShare)
	lanes.Resize(fyne.NewSize(size.Width, height))
	text.Resize(fyne.NewSize(size.Width, size.Height-height))
	text.Move(fyne.NewPos(0, height))
}
