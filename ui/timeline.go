package ui

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/ui/lanes"
)

// timelineView ties the timeline widget to the session.
type timelineView struct {
	d        *desk
	lanes    *lanes.Timeline
	allLinks bool
	made     *timeline.Index
	missed   []chronology.UID // events that changed since it was made
	ahead    indexAhead
}

// indexAhead is an index that was made aside, for the dates of a large step.
type indexAhead struct {
	dating *chronology.Dating
	index  *timeline.Index
}

func newTimelineView(d *desk) *timelineView {
	t := &timelineView{d: d}
	t.lanes = lanes.New(lanes.Callbacks{
		Chosen: d.s.chooseAll, // of every choice, of one event too
		Open: func(uid chronology.UID) {
			d.s.choose(uid)
			d.edit()
		},
		NewAt: func(agency chronology.UID, day float64) {
			d.createOn(agency, when.Day(math.Floor(day)).String())
		},
		Duplicate: func(uid chronology.UID) { t.with(uid, d.duplicate) },
		Delete:    func(uid chronology.UID) { t.with(uid, d.remove) },
		ViewChanged: func(from, to float64) {
			d.status.inView(from, to, t.lanes.AllInView())
			d.trail.follow()
		},
		KnowOn: d.knowing.moved,
		WhoKnew: func(agency chronology.UID, day float64) {
			d.knowing.openOf(agency, when.Day(math.Floor(day)))
		},
		KnowEnd:    d.knowing.end,
		Legend:     func() { d.openLegend() },
		LaneColour: func(lane timeline.LaneID) { d.askColour(lane.Of, func() {}) },
		LaneSilence: func(lane timeline.LaneID) {
			if u := d.openSetup(sectionAgencies); u.list != nil {
				u.list.mark(lane.Of)
			}
		},
		Planned: d.planned,
		Reorder: d.moveLane,
		Apart:   func(a, b chronology.UID) string { return d.s.dating.Between(a, b).Words() },
		Link:    func(from, to chronology.UID) { d.askLink(from, to) },
		InHand:  d.s.file.ExpectEdit,
		Move:    d.moveDate,
		Reshape: func(uid chronology.UID, from, to when.Day) { d.askReshape(uid, from, to) },
		Copy:    d.copyEvents,
		Paste: func(agency chronology.UID, day float64) {
			d.pasteAt(agency, when.Day(math.Floor(day)))
		},
		Bookmark: d.bookmarkDay,
		GoBack:   d.goBack,
		GoToDate: func() { d.askDate() },
		Say:      d.s.said,
		Help:     func() { d.w.openKeysOf(timelineKeys) },
		Left:     func() { lastHeld = t.lanes.FocusTarget() },
		Key:      func(ev *fyne.KeyEvent) { d.w.key(ev) },
	})
	t.lanes.SetCopier(d.w.p.options.Copier)
	d.s.watch(t.changed)
	d.s.prepare = t.prepare
	t.lanes.ShowContext(!d.s.settings.contextHidden())
	d.s.opened.renew = t.lanes.Renew
	t.lanes.SetBookmarks(d.s.bookmarkedDays())
	t.set(d.s.opened.lanes)
	d.s.opened.lanes = nil // the timeline goes on from it
	t.lanes.SelectMany(d.s.chosen())
	return t
}

func (t *timelineView) content() fyne.CanvasObject { return container.New(squeezed{}, t.lanes) }

// squeezed lets the timeline be lower than it would ask for: with large type and
// a bar above it on a small screen, the window would else grow beyond the screen.
type squeezed struct{}

func (squeezed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	const share = 0.6
	least := objects[0].MinSize()
	return fyne.NewSize(least.Width, share*least.Height)
}

func (squeezed) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

func (t *timelineView) focus() { t.d.w.win.Canvas().Focus(t.lanes.FocusTarget()) }

func (t *timelineView) changed(n news) {
	// While dates are being worked out, the picture before the change stands:
	// it is drawn anew as soon as they are there.
	t.missed = append(t.missed, n.events...)
	if n.filter || (n.others || len(n.events) > 0) && !t.d.s.solving.running {
		t.index()
	}
	if chosen := t.d.s.chosen(); n.selection && !slices.Equal(chosen, t.lanes.Chosen()) {
		t.lanes.SelectMany(chosen)
	}
}

// with does something with an event: with all that are chosen, where it is one of them.
func (t *timelineView) with(uid chronology.UID, do func()) {
	if !slices.Contains(t.d.s.chosen(), uid) {
		t.d.s.choose(uid)
	}
	do()
}

// index gives the timeline the events that the filter keeps. Where an index is
// there already it takes in the events that changed.
func (t *timelineView) index() {
	s := t.d.s
	t.lanes.SetBookmarks(s.bookmarkedDays())
	missed, ahead := t.missed, t.ahead
	t.missed, t.ahead = nil, indexAhead{}
	if ahead.index != nil && ahead.dating == s.dating {
		t.set(ahead.index)
		return
	}
	in := lanesInput(s.review(), s.dating, t.d.plans.plan(), t.lanes.Renew)
	if !s.filter.Empty() {
		kept := make(map[chronology.UID]bool, len(s.events()))
		for _, e := range s.events() {
			kept[e.UID] = true
		}
		in.Keep = func(e *chronology.Event) bool { return kept[e.UID] }
	}
	t.set(t.made.Update(in, missed))
}

// prepare makes the index of a large step aside, while the window shows nothing of
// the review and so nothing of it can be asked for.
func (t *timelineView) prepare() func(*chronology.Dating, []chronology.UID) {
	s := t.d.s
	made, missed, plan, filter := t.made, slices.Clone(t.missed), t.d.plans.plan(), s.filter
	return func(dating *chronology.Dating, changed []chronology.UID) {
		in := lanesInput(s.review(), dating, plan, t.lanes.Renew)
		if !filter.Empty() {
			in.Keep = func(e *chronology.Event) bool { return filter.Keep(s.review(), dating, e) }
		}
		t.ahead = indexAhead{dating, made.Update(in, append(missed, changed...))}
	}
}

func (t *timelineView) set(ix *timeline.Index) {
	t.made = ix
	t.lanes.SetIndex(ix, t.d.s.review(), t.d.s.dating)
	from, to := t.lanes.View()
	t.d.status.inView(from, to, t.lanes.AllInView())
}

// replan lets the lanes stand as the plan now says.
func (t *timelineView) replan() {
	if t.made != nil {
		t.set(t.made.WithPlan(t.d.plans.plan()))
	}
}

// all lists every lane, the hidden ones included.
func (t *timelineView) all() []timeline.Lane {
	if t.made == nil {
		return nil
	}
	return t.made.AllLanes()
}

// toggleLinks shows all links, or those of the chosen event alone.
func (t *timelineView) toggleLinks() {
	t.allLinks = !t.allLinks
	t.lanes.ShowLinks(t.allLinks)
	t.d.w.menu.update(t.d.w)
}

// toggleContext shows silences, background stretches and school terms, or leaves
// them out.
func (d *desk) toggleContext() {
	hidden := !d.s.settings.contextHidden()
	d.s.settings.setContextHidden(hidden)
	if d.timeline != nil {
		d.timeline.lanes.ShowContext(!hidden)
	}
	d.s.said(either(hidden, "Silences, background stretches and school terms are left out.", "Silences, background stretches and school terms are shown."))
	d.w.menu.update(d.w)
}

// openLegend explains everything that the timeline draws.
func (d *desk) openLegend() *sheet {
	d.inspector.commit()
	d.jump(func() { d.show(viewTimeline) })
	return d.w.legendOf(d.timeline.lanes)
}

// legendOf opens the legend of a timeline.
func (w *window) legendOf(t *lanes.Timeline) *sheet {
	var s *sheet
	done := w.button("Close", func() { s.hide() })
	scroll := container.NewVScroll(t.LegendSheet())
	s = w.newSheet("Legend", scroll, done)
	done.key = scrolling(scroll, w.key)
	s.show(860, 620, done)
	return s
}

// scrolling lets the arrow and page keys scroll what the keyboard is not in; other
// keys go on.
func scrolling(scroll *container.Scroll, on func(*fyne.KeyEvent) bool) func(*fyne.KeyEvent) bool {
	return func(ev *fyne.KeyEvent) bool {
		line := 3 * lineOf(theme.TextSize())
		page := scroll.Size().Height - line
		steps := map[fyne.KeyName]float32{fyne.KeyDown: line, fyne.KeyUp: -line, fyne.KeyPageDown: page, fyne.KeyPageUp: -page}
		by, scrolls := steps[ev.Name]
		if !scrolls {
			return on(ev)
		}
		most := max(0, scroll.Content.Size().Height-scroll.Size().Height)
		scroll.ScrollToOffset(fyne.NewPos(0, min(max(scroll.Offset.Y+by, 0), most)))
		return true
	}
}

// restyled follows a change of theme or text size.
func (t *timelineView) restyled() { t.lanes.Refresh() }
