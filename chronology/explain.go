package chronology

import (
	"throughline.org/throughline/chronology/when"
)

// Statement is one clause of an event's or a person's wording, or what goes
// without saying of it ("what lasts starts before it ends").
type Statement struct {
	Event     UID    `json:"event"` // or person
	Ref       string `json:"ref"`   // "" for a person
	Title     string `json:"title"` // the event's short title, the person's name
	Paragraph string `json:"paragraph"`
	Clause    string `json:"clause"` // the words, names shown by title
	Stored    string `json:"-"`      // the words as the event holds them, for When.SetAside
	Rule      string `json:"rule"`   // how the words become days
	// Min and Max are the days that a relation counts from its anchor; nil where
	// it leaves an end open, and for a calendar date.
	Min         *int `json:"min"`
	Max         *int `json:"max"`
	SetAside    bool `json:"set_aside"`   // by the author
	Provisional bool `json:"provisional"` // by the program, until the author decides
}

// Explanation says why an event's window is as it is.
type Explanation struct {
	UID      UID          `json:"uid"`
	Ref      string       `json:"ref"`
	Title    string       `json:"title"`
	Earliest ExplainedEnd `json:"earliest"`
	Latest   ExplainedEnd `json:"latest"`
}

// ExplainedEnd is one end of a window with the shortest chain of statements that
// gives it, from the calendar to the event.
type ExplainedEnd struct {
	Day   string      `json:"day"`   // ISO 8601; "" where the window is open
	Chain []Statement `json:"chain"` // empty where it is open
}

// Explanation explains both ends of an event's window. An unknown event has
// open ends.
func (d *Dating) Explanation(event UID) Explanation {
	x := Explanation{UID: event, Ref: d.Ref(event)}
	if e := d.review.Event(event); e != nil {
		x.Title = e.ShortTitle()
	}
	w := d.Of(event).Window
	x.Earliest = ExplainedEnd{w.Earliest.ISO(), append([]Statement{}, d.Explain(event, when.Start)...)}
	x.Latest = ExplainedEnd{w.Latest.ISO(), append([]Statement{}, d.Explain(event, when.End)...)}
	return x
}

// Change is how another wording, or a clause more or less, would move an event.
type Change struct {
	Event         UID
	Before, After when.Window
}

// Frees says what setting a clause of an event aside would free, or what using a
// clause that is set aside would bind: every event whose window would change, in
// the order of the chronology. The clause is as the event holds it
// (Statement.Stored). Nothing is changed by asking.
func (d *Dating) Frees(event UID, clause string) []Change {
	e := d.review.Event(event)
	if e == nil {
		return nil
	}
	w := e.Copy().When
	w.toggle(clause)
	return d.Changes(d.WhatIf(event, w))
}

// WhatIf solves the review as it would be with another date for one event.
func (d *Dating) WhatIf(event UID, w When) *Dating {
	r := d.review.Snapshot()
	if e := r.Event(event); e != nil {
		changed := e.Copy()
		changed.When = w
		r.Put(changed)
	}
	return solve(r, d.shared)
}

// Changes lists the events whose window differs in another dating of the
// review, in the order of the chronology.
func (d *Dating) Changes(other *Dating) []Change {
	var list []Change
	for _, e := range d.Order() {
		before, after := d.Of(e.UID).Window, other.Of(e.UID).Window
		if before != after {
			list = append(list, Change{e.UID, before, after})
		}
	}
	return list
}
