package ui

import (
	"math"
	"slices"
	"time"

	"throughline.org/throughline/chronology"
)

// outlook is what a person was looking at: a view, an event, and the stretch of days
// that the timeline showed.
type outlook struct {
	view     int
	event    chronology.UID
	from, to float64 // both 0 where there is no timeline yet
}

// trail remembers what was looked at, so that one can go back and forward
// through it. Looking on from a place that one went back to forgets what had
// come after it.
type trail struct {
	d      *desk
	places []outlook
	at     int
	moved  int  // counts changes of the days in view, so that only the last is settled
	paused bool // while a place is being brought back
}

// trailLength is how far one can go back.
const trailLength = 100

// settleTime is how long the timeline has to stand before it is a place to come
// back to.
const settleTime = 900 * time.Millisecond

// here is what is being looked at.
func (t *trail) here() outlook {
	p := outlook{view: t.d.current, event: t.d.s.selected}
	if t.d.timeline != nil {
		p.from, p.to = t.d.timeline.lanes.View()
	}
	return p
}

// alike reports whether two places are hardly to be told apart.
func (p outlook) alike(o outlook) bool {
	const share = 0.2
	length := max(p.to-p.from, o.to-o.from)
	near := math.Abs(p.from-o.from)+math.Abs(p.to-o.to) <= share*length
	return p.view == o.view && p.event == o.event && (near || p.view != viewTimeline)
}

// note keeps what is looked at now as a place to come back to.
func (t *trail) note() {
	if t.paused {
		return
	}
	now := t.here()
	if len(t.places) > 0 {
		if t.places[t.at].alike(now) {
			t.places[t.at] = now
			return
		}
		t.places = t.places[:t.at+1]
	}
	t.places = append(t.places, now)
	if len(t.places) > trailLength {
		t.places = slices.Delete(t.places, 0, 1)
	}
	t.at = len(t.places) - 1
}

// follow hears that the timeline shows other days; where it stays, they are a
// place to come back to.
func (t *trail) follow() {
	if t.paused {
		return
	}
	t.moved++
	moved := t.moved
	t.d.w.p.later(settleTime, func() {
		if t.moved == moved && t.d.w.desk == t.d {
			t.note()
			t.d.w.menu.update(t.d.w)
		}
	})
}

// canGo reports whether there is a place before (−1) or after (1).
func (t *trail) canGo(step int) bool {
	if len(t.places) == 0 {
		return false
	}
	if step < 0 {
		return t.at > 0 || !t.places[t.at].alike(t.here())
	}
	return t.at+1 < len(t.places)
}

// jump does what leads elsewhere, such that one can come back.
func (d *desk) jump(do func()) {
	if d.trail.paused {
		do()
		return
	}
	d.trail.note()
	do()
	d.trail.note()
	d.w.menu.update(d.w)
}

// goBack brings the place before (step −1) or after (1) back.
func (d *desk) goBack(step int) {
	t := &d.trail
	if !t.canGo(step) {
		d.s.said(either(step < 0, "There is nothing to go back to.", "There is nothing to go forward to."))
		return
	}
	d.inspector.commit()
	if step < 0 {
		t.note() // what is looked at now, if it is elsewhere, is what one goes forward to
	}
	t.at += step
	d.bring(t.places[t.at])
	d.w.menu.update(d.w)
}

// bring shows a place again. An event that is no longer there is passed over.
func (d *desk) bring(p outlook) {
	d.trail.paused = true
	defer func() { d.trail.paused = false }()
	d.show(p.view)
	if p.event == "" || d.s.review().Event(p.event) != nil {
		d.s.choose(p.event)
	}
	if d.timeline != nil && p.from < p.to {
		d.timeline.lanes.ShowDays(p.from, p.to)
	}
}
