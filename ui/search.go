package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// hitLimit is how many places a search lists.
const hitLimit = 40

// searchEntry is the search field. It passes the keys on that steer the list below it.
type searchEntry struct {
	widget.Entry
	steer func(*fyne.KeyEvent) bool
	ready func() // for a search that is about to be typed
}

// FocusGained implements fyne.Focusable.
func (e *searchEntry) FocusGained() {
	e.Entry.FocusGained()
	e.ready()
}

// TypedKey implements fyne.Focusable.
func (e *searchEntry) TypedKey(ev *fyne.KeyEvent) {
	if !e.steer(ev) {
		e.Entry.TypedKey(ev)
	}
}

// FocusLost implements fyne.Focusable.
func (e *searchEntry) FocusLost() {
	e.Entry.FocusLost()
	lastHeld = e
}

// finder searches all text as one types and lists the places below the field.
// The list lies in the window's own tree: an overlay would take the keyboard
// from the field.
type finder struct {
	d     *desk
	lead  func(chronology.UID) // to where something can be read and edited
	entry *searchEntry
	layer *fyne.Container // over the page; holds the list while it is open
	hits  []store.Hit
	found []chronology.UID // events, in the order of the chronology, after a search was taken
	rows  []*hitRow
	at    int
	list  *container.Scroll
	sheet *fyne.Container
}

func newFinder(d *desk) *finder {
	f := &finder{d: d, lead: d.goTo, entry: &searchEntry{ready: d.s.file.IndexWords}}
	f.entry.ExtendBaseWidget(f.entry)
	f.entry.OnChanged = func(string) { f.search() }
	f.entry.steer = f.key
	f.layer = container.New(&finderLayout{f})
	return f
}

// focus gives the keyboard to the field.
func (f *finder) focus() {
	f.d.w.win.Canvas().Focus(f.entry)
	f.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.search()
}

// changed follows the review: how many events there are to search.
func (f *finder) changed(n news) {
	if n.others || len(n.events) > 0 {
		f.invite()
	}
}

// invite says in the empty field what can be searched, and by which key; in a low
// header, where it is narrow, in few words.
func (f *finder) invite() {
	hint := "Search " + count(len(f.d.s.review().Events), "event") + "…  Ctrl+F"
	if f.d.header.band.low {
		hint = "Search Ctrl+F"
	}
	if f.entry.PlaceHolder != hint {
		f.entry.SetPlaceHolder(hint)
	}
}

// search lists the places of what is typed.
func (f *finder) search() {
	query := strings.TrimSpace(f.entry.Text)
	f.found = nil
	if query == "" {
		f.close()
		return
	}
	f.hits = f.d.s.file.Search(query, hitLimit)
	f.at = f.firstEvent()
	f.open()
	found := map[chronology.UID]bool{}
	for _, h := range f.hits {
		found[h.Entity] = true
	}
	f.highlight(found)
}

// firstEvent is the place that Enter leads to unless another is chosen: the
// first event, as an agency or a person of the name leads away to the set-up.
func (f *finder) firstEvent() int {
	r := f.d.s.review()
	return max(0, slices.IndexFunc(f.hits, func(h store.Hit) bool { return r.Event(h.Entity) != nil }))
}

func (f *finder) highlight(found map[chronology.UID]bool) {
	if f.d.timeline != nil {
		f.d.timeline.lanes.Highlight(found)
	}
}

// open shows the list.
func (f *finder) open() {
	f.rows = make([]*hitRow, len(f.hits))
	box := container.NewVBox()
	for i, h := range f.hits {
		f.rows[i] = newHitRow(f.placeOf(h), h, func() { f.take(i) })
		f.rows[i].set(i == f.at)
		box.Add(f.rows[i])
	}
	if len(f.hits) == 0 {
		box.Add(widget.NewLabel("Nothing found."))
	}
	f.list = container.NewVScroll(box)
	f.sheet = container.NewStack(newGround(theme.ColorNameSeparator),
		container.New(frameLayout{}, container.NewStack(newGround(theme.ColorNameOverlayBackground), f.list)))
	f.layer.Objects = []fyne.CanvasObject{f.sheet}
	f.layer.Refresh()
}

// close takes the list away and the marks out of the timeline.
func (f *finder) close() {
	if f.sheet == nil && f.found == nil {
		return
	}
	f.found = nil
	f.fold()
	f.highlight(nil)
}

// fold takes the list away.
func (f *finder) fold() {
	f.sheet, f.hits, f.rows = nil, nil, nil
	f.layer.Objects = nil
	f.layer.Refresh()
}

// markLimit is how many places of a search are marked and walked through.
const markLimit = 5000

// walk marks every event that the search finds, to be gone through one by one.
func (f *finder) walk() {
	marked := map[chronology.UID]bool{}
	for _, h := range f.d.s.file.Search(strings.TrimSpace(f.entry.Text), markLimit) {
		if f.d.s.review().Event(h.Entity) != nil {
			marked[h.Entity] = true
		}
	}
	f.found = nil
	for _, e := range f.d.s.dating.Order() {
		if marked[e.UID] {
			f.found = append(f.found, e.UID)
		}
	}
	f.highlight(marked)
	f.d.w.report()
}

// next goes to the event found after (step 1) or before (−1) the chosen one.
func (f *finder) next(step int) {
	if strings.TrimSpace(f.entry.Text) == "" {
		f.focus()
		return
	}
	f.fold()
	f.walk()
	if len(f.found) == 0 {
		f.d.s.said("No event is found by “" + strings.TrimSpace(f.entry.Text) + "”.")
		return
	}
	at := f.d.s.nextOf(f.found, step)
	f.lead(f.found[at])
	f.d.s.said(fmt.Sprintf("Found %s of %s. F3 goes on, Shift+F3 back, Esc takes the marks away.", chronology.Number(at+1), chronology.Number(len(f.found))))
}

// placeOf says where a hit is: the event's title, or the number of a paragraph.
func (f *finder) placeOf(h store.Hit) string {
	r := f.d.s.review()
	switch x := r.Find(h.Entity).(type) {
	case *chronology.Event:
		parts := []string{x.ShortTitle(), f.d.s.dating.Of(x.UID).Window.String()}
		if a := r.Agency(x.Agency); a != nil {
			parts = append(parts, a.Name)
		}
		return strings.Join(parts, " · ")
	case *chronology.Paragraph:
		if n := paragraphNumber(r, x.UID); n != "" {
			return "Paragraph " + n
		}
		return "Paragraph"
	case *chronology.Person:
		return "Person · " + x.Name()
	case *chronology.Agency:
		return "Agency · " + x.Name
	case *chronology.LineOfEnquiry:
		return "Line of enquiry · " + x.Short
	}
	return "Review"
}

// key steers the list from the field.
func (f *finder) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown:
		f.mark(f.at + 1)
	case fyne.KeyUp:
		f.mark(f.at - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.take(f.at)
	default:
		return f.d.w.key(ev)
	}
	return true
}

func (f *finder) mark(n int) {
	if n < 0 || n >= len(f.rows) {
		return
	}
	f.rows[f.at].set(false)
	f.at = n
	row := f.rows[n]
	row.set(true)
	top, bottom := row.Position().Y, row.Position().Y+row.Size().Height
	switch {
	case top < f.list.Offset.Y:
		f.list.ScrollToOffset(fyne.NewPos(0, top))
	case bottom > f.list.Offset.Y+f.list.Size().Height:
		f.list.ScrollToOffset(fyne.NewPos(0, bottom-f.list.Size().Height))
	}
}

// take goes to a hit.
func (f *finder) take(n int) {
	if n < 0 || n >= len(f.hits) {
		return
	}
	uid := f.hits[n].Entity
	f.fold()
	f.walk()
	f.lead(uid)
	if len(f.found) > 1 && f.d.s.review().Event(uid) != nil {
		f.d.s.said(count(len(f.found), "event") + " found. F3 goes to the next, Shift+F3 to the one before, Esc takes the marks away.")
	}
}

// finderLayout puts the list below the search field, as wide as it can be read.
type finderLayout struct{ f *finder }

func (*finderLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *finderLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if len(objects) == 0 {
		return
	}
	driver := fyne.CurrentApp().Driver()
	entry := l.f.entry
	at := driver.AbsolutePositionForObject(entry).Subtract(driver.AbsolutePositionForObject(l.f.layer))
	below := at.Y + entry.Size().Height + 2
	width := min(max(theme.TextSize()*44, entry.Size().Width), size.Width-8)
	x := min(at.X, size.Width-width-4)
	height := min(l.f.list.Content.MinSize().Height+2, theme.TextSize()*34, size.Height-below-8)
	objects[0].Move(fyne.NewPos(max(x, 4), below))
	objects[0].Resize(fyne.NewSize(width, height))
}

// frameLayout leaves a thin edge around its object.
type frameLayout struct{}

func (frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Add(fyne.NewSquareSize(2))
}

func (frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(1, 1))
	objects[0].Resize(size.Subtract(fyne.NewSquareSize(2)))
}

// hitRow is one place in the list: where, and the text with what was found marked.
type hitRow struct {
	widget.BaseWidget
	ground *ground
	body   fyne.CanvasObject
	tapped func()
}

func newHitRow(place string, h store.Hit, tapped func()) *hitRow {
	r := &hitRow{ground: newGround(theme.ColorNameOverlayBackground), tapped: tapped}
	head := newWords(place)
	head.bold, head.least = true, 10
	text := widget.NewRichText(markedText(h)...)
	text.Truncation = fyne.TextTruncateEllipsis
	r.body = container.NewPadded(container.New(&column{}, head, text))
	r.ExtendBaseWidget(r)
	return r
}

// markedText is the text of a hit, what was found in bold.
func markedText(h store.Hit) []widget.RichTextSegment {
	var parts []widget.RichTextSegment
	add := func(text string, found bool) {
		if text == "" {
			return
		}
		style := widget.RichTextStyleInline
		style.SizeName = theme.SizeNameCaptionText
		style.ColorName = theme.ColorNameForeground
		if found {
			style.TextStyle.Bold = true
			style.TextStyle.Underline = true
			style.ColorName = theme.ColorNamePrimary
		}
		parts = append(parts, &widget.TextSegment{Text: strings.Join(strings.Split(text, "\n"), " "), Style: style})
	}
	if h.Field != "" {
		add(h.Field+": ", false)
	}
	done := 0
	for _, m := range h.Marks {
		if m[0] < done || m[1] > len(h.Text) {
			continue
		}
		add(h.Text[done:m[0]], false)
		add(h.Text[m[0]:m[1]], true)
		done = m[1]
	}
	add(h.Text[done:], false)
	return parts
}

// set marks the row as the one that Enter goes to.
func (r *hitRow) set(on bool) {
	r.ground.colour = theme.ColorNameOverlayBackground
	if on {
		r.ground.colour = colourChosen
	}
	r.ground.Refresh()
}

// Tapped implements fyne.Tappable.
func (r *hitRow) Tapped(*fyne.PointEvent) { r.tapped() }

// CreateRenderer implements fyne.Widget.
func (r *hitRow) CreateRenderer() fyne.WidgetRenderer {
	return laid(widget.NewSimpleRenderer(container.NewStack(r.ground, r.body)), r)
}

// paragraphNumber is the number of a paragraph as it stands: "6.23".
func paragraphNumber(r *chronology.Review, uid chronology.UID) string {
	for i, p := range r.Paragraphs {
		if p.UID == uid {
			return fmt.Sprintf("%d.%d", r.Settings.SectionNumber, i+1)
		}
	}
	return ""
}
