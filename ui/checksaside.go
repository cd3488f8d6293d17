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
	return joinFilled(" · ", m.Title, m.Ref,
		where(m.SetAside, "set aside: kept as worded, not used for dating"),
		where(m.Provisional, "not used for dating until you decide"))
}

// setAside makes one step of using a clause for dating, or not.
func (s *session) setAside(event chronology.UID, clause string, aside bool) {
	e := s.review().Event(event)
	if e == nil {
		s.failed(errNotInReview)
		return
	}
	label := "use for dating"
	changed := e.Copy()
	changed.When.SetAside = slices.DeleteFunc(changed.When.SetAside, func(c string) bool { return c == clause })
	if aside {
		label = "set aside for dating"
		changed.When.SetAside = append(changed.When.SetAside, clause)
	}
	s.edit(label, func(tx *store.Edit) error { return tx.Put(changed) })
}

// frees tells done which dates setting a clause aside would change. Where that
// takes long it is worked out aside, on a snapshot.
func (s *session) frees(event chronology.UID, clause string, done func([]chronology.Change)) {
	if s.solving.took < noticeable {
		done(s.dating.Frees(event, clause))
		return
	}
	snapshot := s.review().Snapshot()
	var list []chronology.Change
	s.solving.background(
		func() { list = chronology.Solve(snapshot).Frees(event, clause) },
		func() { done(list) })
}

// mostMoved is how many dates are listed that would change.
const mostMoved = 6

// addWeighed shows what setting a member aside would change, before it is done.
func (d *findingDetail) addWeighed(m chronology.Statement) {
	column := newColumn(0.5, newCaption("Working out what that changes…"))
	d.v.d.s.frees(m.Event, m.Stored, func(list []chronology.Change) {
		column.RemoveAll()
		column.Add(newProse(weighedSentence(list), theme.ColorNameForeground))
		for _, x := range list[:min(len(list), mostMoved)] {
			column.Add(newCaption(d.v.d.s.eventLine(x.Event) + ": " + x.After.String() + " instead of " + x.Before.String()))
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
			d.v.act(func() { d.v.d.s.setAside(m.Event, m.Stored, true) })
		}),
		d.button("Leave it", func() {
			d.weighing = -1
			d.refill()
			d.v.focus()
		})))
}

// weighedSentence says what follows from setting a wording aside.
func weighedSentence(list []chronology.Change) string {
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
