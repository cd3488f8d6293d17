package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// setup is Review > Set-up: what is said once about a review. Each field is
// saved as it is left, and each is one step of history.
type setup struct {
	d        *desk
	sections []setupSection
	current  int
	tabs     []*chip
	body     *fyne.Container
	refresh  []func() // the fields in sight, after a change of the review
	list     *setupEditor
	sheet    *sheet
}

// setupSection is one tab: a list of things, or a form.
type setupSection struct {
	name string
	list *setupList                     // nil for a form
	form func(*setup) fyne.CanvasObject // nil for a list
}

// Names of the sections, by which they are opened.
const (
	sectionReview        = "Review and scope"
	sectionPeople        = "People"
	sectionAgencies      = "Agencies and services"
	sectionLines         = "Lines of enquiry"
	sectionPanel         = "Panel"
	sectionAuthors       = "Authors"
	sectionAbbreviations = "Abbreviations"
	sectionMethodology   = "How it was made"
	sectionKinds         = "Kinds of event"
	sectionScopes        = "Where the scope is stated"
	sectionMasks         = "Places to mask"
	sectionCopies        = "Copies given out"
)

// sectionOf is the section in which an entity is edited.
func sectionOf(x chronology.Entity) string {
	switch x.(type) {
	case *chronology.Person:
		return sectionPeople
	case *chronology.Agency, *chronology.Service:
		return sectionAgencies
	case *chronology.LineOfEnquiry:
		return sectionLines
	case *chronology.PanelMember:
		return sectionPanel
	case *chronology.Author:
		return sectionAuthors
	case *chronology.Abbreviation:
		return sectionAbbreviations
	case *chronology.Kind:
		return sectionKinds
	case *chronology.ScopeStatement:
		return sectionScopes
	case *chronology.Mask:
		return sectionMasks
	case *chronology.Copy:
		return sectionCopies
	}
	return sectionReview
}

// openSetup shows the set-up, at a section or where it is left empty at the first.
func (d *desk) openSetup(section string) *setup {
	d.inspector.commit()
	u := &setup{d: d, body: container.NewStack(), current: -1}
	u.sections = []setupSection{
		{name: sectionReview, form: (*setup).reviewForm},
		{name: sectionPeople, list: peopleList},
		{name: sectionAgencies, list: agencyList},
		{name: sectionLines, list: linesList},
		{name: sectionPanel, list: panelList},
		{name: sectionAuthors, list: authorsList},
		{name: sectionAbbreviations, list: abbreviationsList},
		{name: sectionMethodology, form: (*setup).methodologyForm},
		{name: sectionKinds, list: kindsList},
		{name: sectionScopes, list: scopesList},
		{name: sectionMasks, list: masksList},
		{name: sectionCopies, list: copiesList},
		{name: sectionDates, form: (*setup).rulesForm},
	}
	side := newColumn(1)
	start := 0
	for i, s := range u.sections {
		tab := newTab(s.name, func() { u.show(i) })
		tab.onKey = u.tabKey
		u.tabs = append(u.tabs, tab)
		side.Add(tab)
		if s.name == section {
			start = i
		}
	}
	done := d.w.button("Done", func() { u.sheet.hide() })
	u.sheet = d.w.newSheet("Set-up", container.NewBorder(nil, nil, container.NewVScroll(side), nil, u.body), done)
	u.sheet.undoable = true
	stop := d.s.watch(u.changed)
	u.sheet.closed = stop
	u.show(start)
	u.sheet.show(1000, 640, u.tabs[start])
	return u
}

// tabKey moves between the tabs with the arrow keys.
func (u *setup) tabKey(ev *fyne.KeyEvent) bool {
	next := u.current
	switch ev.Name {
	case fyne.KeyDown:
		next++
	case fyne.KeyUp:
		next--
	default:
		return u.d.w.key(ev)
	}
	if next >= 0 && next < len(u.sections) {
		u.show(next)
		u.d.w.win.Canvas().Focus(u.tabs[next])
	}
	return true
}

// show brings a section into sight.
func (u *setup) show(n int) {
	u.current = n
	u.refresh, u.list = nil, nil
	for i, tab := range u.tabs {
		tab.set(i == n)
	}
	s := u.sections[n]
	if s.list != nil {
		u.list = newSetupEditor(u, s.list)
		u.body.Objects = []fyne.CanvasObject{u.list.content}
	} else {
		u.body.Objects = []fyne.CanvasObject{scrolled(s.form(u))}
	}
	u.body.Refresh()
}

// changed shows the review as it is after a step.
func (u *setup) changed(n news) {
	if !n.others {
		return
	}
	if u.list != nil {
		u.list.changed()
	}
	for _, f := range u.refresh {
		f()
	}
}

// put makes one step of putting an entity.
func (u *setup) put(label string, x chronology.Entity) bool {
	return u.d.s.edit(label, func(e *store.Edit) error { return e.Put(x) })
}

// change copies the entity as it is now, changes the copy and puts it.
func change[T any](u *setup, label string, uid chronology.UID, f func(*T)) {
	x, ok := any(u.d.s.review().Find(uid)).(*T)
	if !ok {
		u.d.w.fail(errNotInReview)
		return
	}
	c := *x
	f(&c)
	u.put(label, any(&c).(chronology.Entity))
}

// present is the entity as it is now, an empty one where it has gone.
func present[T any](u *setup, uid chronology.UID) *T {
	if x, ok := any(u.d.s.review().Find(uid)).(*T); ok {
		return x
	}
	return new(T)
}
