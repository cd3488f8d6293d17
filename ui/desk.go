package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// desk is a review as it lies open in a window: the views, the inspector, and
// everything around them.
type desk struct {
	w         *window
	s         *session
	timeline  *timelineView
	views     []view // made when first shown; nil before
	current   int
	inspector *inspector
	checks    *checks
	knowing   *knowing

	trail   trail
	plans   plans
	header  *header
	filters *filterBar
	finder  *finder
	status  *statusLine

	stage   *fyne.Container // the view
	place   *fyne.Container // the view, and the inspector unless hidden
	split   *container.Split
	page    *fyne.Container
	content fyne.CanvasObject
	typing  func() // hears that something is typed, or saved

	left *leftExport // where the person went from there to a text; nil for nowhere
}

// The views, in the order of their tabs and of Ctrl+1, Ctrl+2, …
const (
	viewTimeline = iota
	viewTable
	viewNarrative
	viewInsights
	viewChecks
)

var viewNames = []string{"Timeline", "Table", "Narrative", "Insights", "Checks"}

func newDesk(w *window, s *session) *desk {
	d := &desk{w: w, s: s, views: make([]view, len(viewNames)), current: -1}
	d.trail.d = d
	d.plans = s.settings.plans(reviewUID(s.review()))
	s.failed = w.fail
	s.said = func(text string) { d.status.say(text) }
	s.key = w.key
	s.hold = w.hold
	s.clip = &w.p.clip
	s.unhurried = d.unhurried
	d.inspector = newInspector(s, w.win)
	d.inspector.acts = manyActs{change: func(uids []chronology.UID) { d.openBulk(uids) }, copy: d.copyEvents, remove: d.removeMany}
	d.status = newStatusLine(d)
	d.filters = newFilterBar(d)
	d.finder = newFinder(d)
	d.header = newHeader(d)
	d.checks = newChecks(s)
	d.knowing = newKnowing(d)
	d.checks.watch(d.header.countFindings)
	d.header.countFindings()

	d.stage = container.NewStack()
	d.split = container.NewHSplit(d.stage,
		container.NewStack(newBroadGround(colourPanel, w.p.options.Copier), d.inspector.content()))
	d.split.SetOffset(s.settings.split())
	d.place = container.NewStack()
	d.page = container.New(&pageLayout{d},
		d.header.content, newColumn(0, d.filters.content, d.knowing.content), d.place, d.status.content)
	d.content = container.NewStack(d.page, d.finder.layer) // on the window's own background
	s.watch(d.changed)
	return d
}

// begin shows the last view, once the desk stands in its window.
func (d *desk) begin() {
	d.showInspector(!d.s.settings.inspectorHidden())
	d.show(min(max(d.s.settings.view(), 0), len(viewNames)-1))
	d.changed(news{others: true})
	d.typing = d.status.heard
	typingWatchers = append(typingWatchers, &d.typing)
}

// end saves what is being typed and remembers how things stood.
func (d *desk) end() {
	d.inspector.commit()
	typingWatchers = slices.DeleteFunc(typingWatchers, func(heard *func()) bool { return heard == &d.typing })
	if !d.s.settings.inspectorHidden() {
		d.s.settings.setSplit(d.split.Offset)
	}
	d.s.settings.setView(d.current)
}

// show brings a view to the front.
func (d *desk) show(n int) {
	if n == d.current {
		d.views[n].focus()
		return
	}
	d.inspector.commit()
	if d.views[n] == nil {
		d.views[n] = d.make(n)
	}
	d.current = n
	d.stage.Objects = []fyne.CanvasObject{d.views[n].content()}
	d.stage.Refresh()
	d.header.showView(n)
	d.knowing.place()
	d.status.update()
	d.w.menu.update(d.w)
	d.views[n].focus()
	d.w.report()
}

func (d *desk) make(n int) view {
	switch n {
	case viewTable:
		return newTableView(d.s, d.w.win)
	case viewNarrative:
		return newNarrativeView(d.s, d.w.win)
	case viewInsights:
		return newInsightsView(d)
	case viewChecks:
		return newChecksView(d, d.checks)
	}
	d.timeline = newTimelineView(d)
	return d.timeline
}

// showInspector shows or hides the inspector.
func (d *desk) showInspector(shown bool) {
	if shown {
		d.split.Leading = d.stage
		d.place.Objects = []fyne.CanvasObject{d.split}
	} else {
		d.inspector.commit()
		d.s.settings.setSplit(d.split.Offset)
		d.place.Objects = []fyne.CanvasObject{d.stage}
	}
	d.s.settings.setInspectorHidden(!shown)
	d.place.Refresh()
}

// inspectorShown reports whether the inspector stands beside the view.
func (d *desk) inspectorShown() bool { return !d.s.settings.inspectorHidden() }

// edit opens the inspector on the chosen event and gives it the keyboard.
func (d *desk) edit() {
	if !d.inspectorShown() {
		d.showInspector(true)
	}
	d.inspector.focus()
	d.s.file.ExpectEdit()
}

// nextPane moves the keyboard between the view and the inspector.
func (d *desk) nextPane() {
	if d.inHand(d.inspector.content()) || !d.inspectorShown() {
		d.inspector.commit()
		d.views[d.current].focus()
		return
	}
	d.edit()
}

// inHand reports whether the keyboard is somewhere inside the object.
func (d *desk) inHand(within fyne.CanvasObject) bool {
	focused, ok := d.w.win.Canvas().Focused().(fyne.CanvasObject)
	if !ok {
		return false
	}
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(focused)
	from := driver.AbsolutePositionForObject(within)
	size := within.Size()
	return at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height
}

// create adds an event for an agency, "" for the family, and begins to edit it.
func (d *desk) create(agency chronology.UID) { d.createOn(agency, "") }

// createOn is create for an event with a date wording to begin with.
func (d *desk) createOn(agency chronology.UID, wording string) {
	d.inspector.commit()
	if !d.inspectorShown() {
		d.showInspector(true)
	}
	d.inspector.createOn(agency, wording)
}

// createBeside adds an event for the agency of the chosen event, else for the
// agency that the list is limited to, else for the first.
func (d *desk) createBeside() {
	r := d.s.review()
	if e := r.Event(d.s.selected); e != nil && !e.Family() {
		d.create(e.Agency)
		return
	}
	if chosen := d.s.filter.Agencies; len(chosen) == 1 {
		d.create(chosen[0])
		return
	}
	if r.Settings != nil && r.Settings.OneAgency != "" {
		d.create(r.Settings.OneAgency)
		return
	}
	if len(r.Agencies) > 0 {
		d.create(r.Agencies[0].UID)
		return
	}
	d.create("")
}

// goTo follows something to where it can be read and edited.
func (d *desk) goTo(uid chronology.UID) {
	r := d.s.review()
	switch x := r.Find(uid).(type) {
	case *chronology.Event:
		if !d.s.filter.Empty() && !d.s.filter.Keep(r, d.s.dating, x) {
			d.s.show(chronology.Filter{})
			d.status.say("The filter was cleared: it hid this event.")
		}
		d.jump(func() { d.s.choose(uid) })
		d.views[d.current].focus()
	case *chronology.Paragraph:
		d.jump(func() { d.show(viewNarrative) })
		if v, ok := d.views[viewNarrative].(revealer); ok {
			v.reveal(uid)
		}
	case nil:
		d.w.fail(errNotInReview)
	default:
		d.openSetupAt(x)
	}
}

// openSetupAt shows the fields of one of the review's lists.
func (d *desk) openSetupAt(x chronology.Entity) {
	uid := x.Identity()
	if service, ok := x.(*chronology.Service); ok {
		uid = service.Agency
	}
	if u := d.openSetup(sectionOf(x)); u.list != nil {
		u.list.mark(uid)
		u.list.focusForm()
	}
}

// changed follows what happens in the session.
func (d *desk) changed(n news) {
	if n.others {
		d.header.update()
		d.w.win.SetTitle(d.title())
	}
	d.filters.update(n)
	if n.filter {
		d.settle()
	}
	d.finder.changed(n)
	d.status.update()
	d.w.menu.update(d.w)
	d.w.report()
}

// settle gives every part of the page the height that it needs now.
func (d *desk) settle() { d.page.Layout.Layout(d.page.Objects, d.page.Size()) }

// restyled follows a change of theme or text size.
func (d *desk) restyled() {
	if d.timeline != nil {
		d.timeline.restyled()
	}
	d.content.Refresh()
}

func (d *desk) title() string {
	if settings := d.s.review().Settings; settings != nil && settings.Title != "" {
		return settings.Title + " – Throughline"
	}
	return reviewName(d.s.file.Path()) + " – Throughline"
}

// pageLayout stacks the header, the filters, the view and the status line. The
// first two and the last take the height that they need at this width. A page that
// is low for the size of its text has a low header and few words in the bar of who
// knew what, and shows filters only where one is on: the menu has them.
type pageLayout struct{ d *desk }

// lowPage is the height of a page that is low, in sizes of its text.
const lowPage = 38

func (*pageLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		least := o.MinSize()
		size.Width = max(size.Width, least.Width)
		size.Height += least.Height
	}
	return size
}

func (l *pageLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	low := size.Height < lowPage*theme.TextSize()
	l.d.header.lower(low)
	l.d.knowing.lower(low)
	l.d.filters.content.Hidden = low && l.d.s.filter.Empty()
	var taken float32
	for i, o := range objects {
		if i == pageBody {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		taken += o.Size().Height
	}
	objects[pageBody].Resize(fyne.NewSize(size.Width, max(size.Height-taken, 0)))
	var y float32
	for _, o := range objects {
		o.Move(fyne.NewPos(0, y))
		y += o.Size().Height
	}
}

// pageBody is the place of the view among the objects of a page.
const pageBody = 2
