package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// header is the band at the top: what review this is, the views, the search,
// and what is done most often.
type header struct {
	d       *desk
	title   *words
	about   *words
	tabs    []*chip
	band    *bandLayout
	content fyne.CanvasObject
}

func newHeader(d *desk) *header {
	h := &header{d: d, title: newWords(""), about: newSmallWords("")}
	h.title.size, h.title.bold = theme.SizeNameSubHeadingText, true
	h.title.least, h.about.least = 14, 22
	row := container.NewHBox()
	for n, name := range viewNames {
		tab := newTab(name, func() { d.jump(func() { d.show(n) }) })
		h.tabs = append(h.tabs, tab)
		row.Add(tab)
	}
	create := d.w.button("+ New event", d.createBeside)
	create.Importance = widget.HighImportance
	export := d.w.button("Export", func() { d.openExport() })
	names := container.NewVBox(h.title, h.about)
	h.band = &bandLayout{}
	band := container.New(h.band, names, row, d.finder.entry, container.NewHBox(create, export))
	h.content = container.NewStack(newBroadGround(colourPanel, d.w.p.options.Copier), band)
	return h
}

// lower has the header take as little height as it can, or all that it wants.
func (h *header) lower(low bool) {
	if h.band.low != low {
		h.band.low = low
		h.d.finder.invite()
	}
}

// showView marks the tab of the view in front.
func (h *header) showView(n int) {
	for i, tab := range h.tabs {
		tab.set(i == n)
	}
}

// countFindings says on the tab of the checks how much needs attention.
func (h *header) countFindings() {
	label := viewNames[viewChecks]
	if n := len(h.d.checks.findings); n > 0 {
		label += " " + chronology.Number(n)
	}
	h.tabs[viewChecks].say(label)
	h.content.Refresh()
}

// update shows the title and the scope as they stand.
func (h *header) update() {
	r := h.d.s.review()
	if r.Settings == nil {
		return
	}
	title := r.Settings.Title
	if title == "" {
		title = reviewName(h.d.s.file.Path())
	}
	h.title.say(title)
	h.about.say(describeReview(r, h.d.s.dating))
}

// describeReview says what exercise this is and what period it looks at.
func describeReview(r *chronology.Review, dating *chronology.Dating) string {
	parts := []string{string(r.Settings.Type)}
	if own := r.Agency(r.Settings.OneAgency); own != nil {
		parts = append(parts, "chronology of "+own.Name)
	}
	scope := dating.Scope()
	if !scope.Earliest.Open() && !scope.Latest.Open() {
		parts = append(parts, fmt.Sprintf("scope %s – %s (%s)", scope.Earliest, scope.Latest, scopeLength(r, scope)))
	}
	return strings.Join(parts, " · ")
}

// scopeLength is the length as the review states it, else as it comes out.
func scopeLength(r *chronology.Review, scope when.Window) string {
	for _, s := range r.Scopes {
		if s.Length != "" {
			return s.Length
		}
	}
	return lengthOf(int(scope.Latest-scope.Earliest) + 1)
}

// lengthOf words a number of days as roughly as a person would.
func lengthOf(days int) string {
	const daysPerMonth, daysPerYear = 30.436875, 365.2425
	switch months := int(float64(days)/daysPerMonth + 0.5); {
	case days < 1:
		return "less than a day"
	case days <= 31:
		return count(days, "day")
	case days < 92:
		return count((days+3)/7, "week")
	case months <= 60:
		return count(months, "month")
	}
	return count(int(float64(days)/daysPerYear+0.5), "year")
}

// bandLayout sets the parts of the header side by side, or in two rows where
// the width or the size of the text does not allow it: names and buttons
// above, views and search below. Its least height is that of the width it was
// last given.
//
// Where it is to be low, all is in one row if the names, which the title of the
// window tells too, are left out for that; else what review it is alone is.
type bandLayout struct {
	width float32
	low   bool
}

// The places of the parts of a header.
const (
	bandNames = iota
	bandTabs
	bandSearch
	bandButtons
)

func (l *bandLayout) gap() float32 { return 2 * theme.Padding() }

// leastSearch is what the search field asks for, in width.
func (l *bandLayout) leastSearch() float32 {
	const letters, low = 14, 9
	if l.low {
		return theme.TextSize() * low
	}
	return theme.TextSize() * letters
}

// oneRow reports whether all is in one row at a width, and whether the names are
// there.
func (l *bandLayout) oneRow(objects []fyne.CanvasObject, width float32) (one, named bool) {
	need := l.leastSearch() + 4*l.gap() + objects[bandTabs].MinSize().Width + objects[bandButtons].MinSize().Width
	names := l.gap()
	for _, o := range objects[bandNames].(*fyne.Container).Objects { // also where they are hidden
		names = max(names, o.MinSize().Width+l.gap())
	}
	switch {
	case width >= need+names:
		return true, true
	case l.low && width >= need:
		return true, false
	}
	return false, true
}

func (l *bandLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	names, tabs := l.namesLeast(objects), objects[bandTabs].MinSize()
	buttons, search := objects[bandButtons].MinSize(), objects[bandSearch].MinSize()
	gap := l.gap()
	width := max(theme.TextSize()*8+buttons.Width, tabs.Width+theme.TextSize()*6) + 3*gap
	upper := max(names.Height, buttons.Height)
	lower := max(tabs.Height, search.Height)
	if one, _ := l.oneRow(objects, l.width); one {
		return fyne.NewSize(width, max(upper, lower)+gap)
	}
	return fyne.NewSize(width, upper+lower+1.5*gap)
}

// namesLeast is the size of what is shown of the names.
func (l *bandLayout) namesLeast(objects []fyne.CanvasObject) fyne.Size {
	names := objects[bandNames].(*fyne.Container)
	one, named := l.oneRow(objects, l.width)
	switch {
	case !named:
		return fyne.Size{}
	case l.low && !one:
		return names.Objects[0].MinSize()
	}
	return names.MinSize()
}

func (l *bandLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	gap := l.gap()
	names, tabs := objects[bandNames].(*fyne.Container), objects[bandTabs]
	buttons, search := objects[bandButtons], objects[bandSearch]
	right := size.Width - gap - buttons.MinSize().Width
	put := func(o fyne.CanvasObject, x, y, width, row float32) {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(max(width, 0), height))
		o.Move(fyne.NewPos(x, y+(row-height)/2))
	}
	one, named := l.oneRow(objects, size.Width)
	names.Hidden = !named
	names.Objects[1].(*words).Hidden = l.low && !one
	upper := max(l.namesLeast(objects).Height, buttons.MinSize().Height)
	lower := max(tabs.MinSize().Height, search.MinSize().Height)
	if !one {
		put(names, gap, gap/2, right-2*gap, upper)
		put(buttons, right, gap/2, buttons.MinSize().Width, upper)
		put(tabs, gap, upper+gap, tabs.MinSize().Width, lower)
		left := tabs.MinSize().Width + 2*gap
		put(search, left, upper+gap, size.Width-left-gap, lower)
		return
	}
	row := size.Height
	put(buttons, right, 0, buttons.MinSize().Width, row)
	spare := right - 4*gap - tabs.MinSize().Width - l.leastSearch()
	wide := min(l.leastSearch()*1.6, l.leastSearch()+max(spare-l.fullNames(names), 0))
	if !named {
		wide = spare + gap + l.leastSearch()
	}
	searchAt := right - gap - wide
	put(search, searchAt, 0, wide, row)
	tabsAt := searchAt - gap - tabs.MinSize().Width
	put(tabs, tabsAt, 0, tabs.MinSize().Width, row)
	put(names, gap, 0, tabsAt-2*gap, row)
}

// fullNames is the width at which nothing of the names is cut.
func (l *bandLayout) fullNames(names *fyne.Container) float32 {
	var width float32
	for _, o := range names.Objects {
		width = max(width, o.(*words).full().Width)
	}
	return width
}
