package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// contradiction is what a finding tells of, as the wordings stand now; false
// where it tells of something else.
func (v *checksView) contradiction(f chronology.Finding) (chronology.Contradiction, bool) {
	if f.Code != chronology.CodeContradiction && f.Code != chronology.CodeSetAside {
		return chronology.Contradiction{}, false
	}
	for _, c := range v.d.s.dating.Contradictions() {
		if c.Aside == (f.Code == chronology.CodeSetAside) && c.Missed == f.Days && told(c, f) {
			return c, true
		}
	}
	return chronology.Contradiction{}, false
}

// told reports whether a finding names exactly the events of a contradiction,
// and the words of all its members.
func told(c chronology.Contradiction, f chronology.Finding) bool {
	message := chronology.NameKey(f.Message)
	for _, m := range c.Members {
		if !holdsAll(message, []string{chronology.NameKey(m.Clause)}) {
			return false
		}
	}
	return !slices.ContainsFunc(f.Events, func(uid chronology.UID) bool {
		return !slices.ContainsFunc(c.Members, func(m chronology.Statement) bool { return m.Event == uid })
	})
}

// standing says whose wording a member is, and whether it is used.
func (v *checksView) standing(m chronology.Statement) string {
	r := v.d.s.review()
	owner := personName(r, m.Event)
	if e := r.Event(m.Event); e != nil {
		owner = joinFilled(" · ", e.ShortTitle(), v.d.s.dating.Ref(m.Event))
	}
	return joinFilled(" · ", owner,
		where(m.SetAside, "set aside: kept as worded, not used for dating"),
		where(m.Provisional, "not used for dating until you decide"))
}

// clauseOf is the event whose clause a statement is, with the clause as it is
// stored; false where the statement is no event's wording.
func (s *session) clauseOf(m chronology.Statement) (*chronology.Event, string, bool) {
	e := s.review().Event(m.Event)
	if e == nil {
		return nil, "", false
	}
	reading := s.dating.Of(m.Event).Reading
	for _, c := range reading.Clauses {
		if s.review().ShowWording(c.Text) == m.Clause {
			return e, c.Text, true
		}
	}
	return e, e.When.Wording, s.review().ShowWording(e.When.Wording) == m.Clause
}

// withAside is a copy of an event that uses a clause for dating, or does not.
func withAside(e *chronology.Event, clause string, aside bool) *chronology.Event {
	changed := e.Copy()
	changed.When.SetAside = slices.DeleteFunc(changed.When.SetAside, func(c string) bool { return c == clause })
	if aside {
		changed.When.SetAside = append(changed.When.SetAside, clause)
	}
	return changed
}

// setAside makes one step of using a clause for dating, or not.
func (s *session) setAside(event chronology.UID, clause string, aside bool) {
	e := s.review().Event(event)
	if e == nil {
		s.failed(errNotInReview)
		return
	}
	label := "use for dating"
	if aside {
		label = "set aside for dating"
	}
	s.edit(label, func(tx *store.Edit) error { return tx.Put(withAside(e, clause, aside)) })
}

// moved is a date that would be another.
type moved struct {
	event         chronology.UID
	before, after chronology.Dated
}

// whatIf tells done which dates would be others if an event were changed. Where
// that takes long it is worked out aside.
func (s *session) whatIf(e *chronology.Event, done func([]moved)) {
	snapshot := s.review().Snapshot()
	snapshot.Put(e)
	before := s.dating
	var list []moved
	work := func() {
		after := chronology.Solve(snapshot)
		for _, x := range after.Order() {
			if was, is := before.Of(x.UID), after.Of(x.UID); was.Window != is.Window {
				list = append(list, moved{x.UID, was, is})
			}
		}
	}
	if s.solving.took < noticeable {
		work()
		done(list)
		return
	}
	s.solving.background(work, func() { done(list) })
}

// mostMoved is how many dates are listed that would be others.
const mostMoved = 6

// addWeighed shows what setting a member aside would change, before it is done.
func (d *findingDetail) addWeighed(m chronology.Statement) {
	e, clause, known := d.v.d.s.clauseOf(m)
	if !known {
		return
	}
	column := newColumn(0.5, newCaption("Working out what that changes…"))
	d.v.d.s.whatIf(withAside(e, clause, true), func(list []moved) {
		column.RemoveAll()
		column.Add(newProse(weighedSentence(m, list), theme.ColorNameForeground))
		for _, x := range list[:min(len(list), mostMoved)] {
			column.Add(newCaption(d.v.d.s.eventLine(x.event) + ": " + windowWords(x.before) + " → " + windowWords(x.after)))
		}
		if len(list) > mostMoved {
			column.Add(newCaption("and " + count(len(list)-mostMoved, "more date")))
		}
		column.Refresh()
		d.v.list.relayout()
	})
	d.column.Add(column)
	d.column.Add(newFlow(
		d.button("Set it aside", func() {
			d.weighing = -1
			d.v.act(func() { d.v.d.s.setAside(m.Event, clause, true) })
		}),
		d.button("Leave it", func() {
			d.weighing = -1
			d.refill()
			d.v.focus()
		})))
}

// weighedSentence says what follows from setting a wording aside.
func weighedSentence(m chronology.Statement, list []moved) string {
	if len(list) == 0 {
		return "No date would change. The wording is kept and stays listed with what it contradicts."
	}
	return "The wording is kept. " + count(len(list), "date") + " would change:"
}

// focusWeighed gives the keyboard to what decides about the member weighed.
func (d *findingDetail) focusWeighed() {
	for i, o := range d.column.Objects {
		row, ok := o.(*fyne.Container)
		if !ok || i == 0 || len(row.Objects) != 2 {
			continue
		}
		if b, ok := row.Objects[0].(*formButton); ok && b.label == "Set it aside" {
			d.v.d.w.win.Canvas().Focus(b)
			return
		}
	}
}
