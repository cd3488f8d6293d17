package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// eventClip is what was copied last, beside the text that the clipboard holds:
// while the clipboard still holds that text, pasting it into the same review
// brings the events themselves back, with everything in them.
type eventClip struct {
	text   string
	from   string // the path of the review
	events []*chronology.Event
}

// copyEvents puts events on the clipboard, as a table that other programs take
// and such that they can be pasted whole.
func (s *session) copyEvents(uids []chronology.UID, columns []*tableColumn) {
	events := s.inOrder(uids)
	if len(events) == 0 {
		return
	}
	lines := make([]string, 0, len(events)+1)
	names := make([]string, len(columns))
	for n, c := range columns {
		names[n] = copiedName(c.name)
	}
	lines = append(lines, strings.Join(names, "\t"))
	for _, e := range events {
		cells := make([]string, len(columns))
		for n, c := range columns {
			cells[n] = strings.Join(strings.Fields(c.text(s, e)), " ")
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	text := strings.Join(lines, "\n") + "\n"
	fyne.CurrentApp().Clipboard().SetContent(text)
	*s.clip = eventClip{text: text, from: s.file.Path(), events: events}
	s.said(count(len(events), "event") + " copied. Ctrl+V puts " + itOrThem(len(events)) + " in again as " +
		either(len(events) == 1, "a copy", "copies") + "; a spreadsheet or a letter takes a table.")
}

// copiedName heads a column of a copied table such that another review reads it:
// there the date is what the author wrote, not what it comes to here.
func copiedName(column string) string {
	switch column {
	case dateColumn:
		return "Days that it allows"
	case wordingColumn:
		return "Date"
	}
	return column
}

// inOrder are the events with these uids, in the order of the chronology.
func (s *session) inOrder(uids []chronology.UID) []*chronology.Event {
	if len(uids) == 1 {
		return s.eventsOf(uids)
	}
	wanted := make(map[chronology.UID]bool, len(uids))
	for _, uid := range uids {
		wanted[uid] = true
	}
	events := make([]*chronology.Event, 0, len(uids))
	for _, e := range s.dating.Order() {
		if wanted[e.UID] {
			events = append(events, e)
		}
	}
	return events
}

// copiedColumns are the columns of a table copied from the timeline: what a
// reader needs, and no judgement of the authors.
func copiedColumns() []*tableColumn {
	wanted := map[string]bool{
		"Ref": true, "As worded": true, "Date": true, "Time": true, "Agency": true, "Service": true, "Kind": true,
		"Title": true, "What happened": true, "Outcome": true, "Source": true, "Who": true,
	}
	var columns []*tableColumn
	for _, c := range tableColumns() {
		if wanted[c.name] {
			columns = append(columns, c)
		}
	}
	return columns
}

// copyEvents copies from where there are no columns to follow.
func (d *desk) copyEvents(uids []chronology.UID) {
	d.inspector.commit()
	d.s.copyEvents(uids, copiedColumns())
}

// clipped reports whether the clipboard holds events of this review.
func (s *session) clipped() bool {
	c := s.clip
	return len(c.events) > 0 && samePath(c.from, s.file.Path()) && fyne.CurrentApp().Clipboard().Content() == c.text
}

// pasteEvents puts copies of the copied events into the review.
func (d *desk) pasteEvents(to chronology.Placing) {
	d.putCopies("paste", d.s.clip.events, to)
}

// duplicate copies what is chosen.
func (d *desk) duplicate() {
	d.inspector.commit()
	if len(d.s.beside) == 0 {
		d.inspector.duplicate()
		return
	}
	d.putCopies("duplicate", d.s.inOrder(d.s.chosen()), chronology.Placing{})
}

func (d *desk) putCopies(verb string, events []*chronology.Event, to chronology.Placing) {
	d.inspector.commit()
	made := d.s.dating.Duplicate(events, to)
	d.many(verb+" "+count(len(made.Events), "event"), len(made.Events), func(tx *store.Edit) error {
		for _, e := range made.Events {
			if err := tx.Put(e); err != nil {
				return err
			}
		}
		for _, l := range made.Links {
			if err := tx.Put(l); err != nil {
				return err
			}
		}
		return nil
	}, func() { d.copied(made) })
}

// copied chooses the copies and says what became of them.
func (d *desk) copied(made chronology.Duplicates) {
	uids := make([]chronology.UID, len(made.Events))
	for n, e := range made.Events {
		uids[n] = e.UID
	}
	d.s.chooseAll(uids)
	said := count(len(uids), "copy") + " made."
	if made.Stayed > 0 {
		said += fmt.Sprintf(" %d kept the date as worded: no single day of its own to move.", made.Stayed)
	}
	said = joinFilled(" ", said, d.unfoldLanes(made.Events))
	d.s.said(said + " Undo (Ctrl+Z) takes " + itOrThem(len(uids)) + " out again.")
}

// pastesInPlace reports whether the timeline says where copies go: beside the
// chosen event, where its lanes stand for agencies.
func (d *desk) pastesInPlace() bool {
	if d.current != viewTimeline || d.s.selected == "" || d.plans.group != timeline.ByAgency {
		return false
	}
	return d.w.win.Canvas().Focused() == d.timeline.lanes.FocusTarget()
}

// pasteAt puts copies into a lane, the first of them on a day; the others keep
// their distances from it. Copies from several lanes stay in these.
func (d *desk) pasteAt(agency chronology.UID, day when.Day) {
	if !d.s.clipped() {
		if d.w.onEvents() && strings.ContainsRune(d.w.p.app.Clipboard().Content(), '\t') {
			d.pasteTable()
			return
		}
		d.s.said("There is nothing to paste: copy events first (Ctrl+C).")
		return
	}
	to := chronology.Placing{Days: d.daysTo(day)}
	if first := d.s.clip.events[0].Agency; !slices.ContainsFunc(d.s.clip.events, func(e *chronology.Event) bool { return e.Agency != first }) {
		to.Agency = &agency
	}
	d.pasteEvents(to)
}

// daysTo is by how many days the copied events have to move so that the first
// that has a day of its own stands on the given one.
func (d *desk) daysTo(day when.Day) int {
	for _, e := range d.s.clip.events {
		reading, err := d.s.dating.Read(e.When.Wording, "")
		if err == nil && reading.Window.Exact() && len(reading.Relations) == 0 {
			return int(day - reading.Window.Earliest)
		}
	}
	return 0
}
