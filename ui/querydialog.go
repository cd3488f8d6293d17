package ui

import (
	"errors"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// errNoQuery says that a query was to be asked that says nothing.
var errNoQuery = errors.New("query without words")

// queryDialog asks what an agency is to be asked, beside an event or about its
// return as a whole.
type queryDialog struct {
	d        *desk
	event    chronology.UID // "" for none
	agencies []*chronology.Agency

	agency  *pick
	text    *textEntry
	due     *dateField
	problem *problemLine
	sheet   *sheet
	asked   func()
}

// askQuery asks an agency about the chosen event.
func (d *desk) askQuery() {
	if e := d.s.review().Event(d.s.selected); e != nil {
		d.openQuery(e.Agency, e.UID, func() {})
	}
}

func (d *desk) openQuery(agency, event chronology.UID, asked func()) *queryDialog {
	d.inspector.commit()
	q := &queryDialog{d: d, event: event, agencies: slices.Clone(d.s.review().Agencies), problem: newProblemLine(), asked: asked}
	if len(q.agencies) == 0 {
		d.w.tell("The review has no agency yet", "A query goes to an agency. Nothing has been changed. Add the agency first (Review > Set-up), then ask it.")
		return nil
	}
	names := make([]string, len(q.agencies))
	at := 0
	for i, a := range q.agencies {
		names[i] = a.Name
		if a.UID == agency {
			at = i
		}
	}
	q.agency = d.w.pick(names)
	q.agency.SetSelectedIndex(at)
	q.text = newProseEntry(3)
	q.text.onKey = d.w.key
	q.due = newDateField(d.w, d.s.readBare)
	about := newProse("", theme.ColorNameForeground)
	about.say(q.about(), theme.ColorNameForeground)
	form := newColumn(2, about, labelled("To which agency", q.agency), labelled("What is to be asked", q.text),
		labelled("To be answered by (a day, or empty)", q.due.content))
	cancel := d.w.button("Cancel", func() { q.sheet.hide() })
	ask := d.w.button("Keep the query", q.keep)
	q.sheet = d.w.newSheet("Query to an agency", container.NewBorder(nil, q.problem.label, nil, nil, scrolled(form)), cancel, ask)
	q.sheet.show(600, 420, q.text)
	return q
}

// about names the event, with what has been asked about it before.
func (q *queryDialog) about() string {
	s := q.d.s
	if s.review().Event(q.event) == nil {
		return ""
	}
	before := 0
	for _, other := range s.review().Queries {
		if other.Event == q.event && other.Open() {
			before++
		}
	}
	return "About " + s.eventLine(q.event) + "." + where(before > 0, " "+count(before, "query")+" about it open already.")
}

// keep makes one step of the query.
func (q *queryDialog) keep() {
	text := strings.TrimSpace(q.text.Text)
	if text == "" {
		q.problem.show(explain(errNoQuery))
		return
	}
	if _, read := q.due.window(); !read {
		q.problem.show(explain(errNoDate))
		return
	}
	made := &chronology.Query{
		UID: chronology.NewUID(), Agency: q.agencies[max(0, q.agency.SelectedIndex())].UID, Event: q.event,
		Text: text, Asked: today().ISO(), Due: q.d.s.review().HoldWording(q.due.wording()),
	}
	if !q.d.s.edit("ask "+agencyName(q.d.s.review(), made.Agency), func(tx *store.Edit) error { return tx.Put(made) }) {
		return
	}
	q.sheet.hide()
	q.d.s.said("The query is kept. Review > Returns and queries lists it, and prints the letter.")
	q.asked()
}

// today is the day on this computer.
func today() when.Day { return when.Date(time.Now().Date()) }

// askAnswer asks what was answered to a query.
func (d *desk) askAnswer(q *chronology.Query, done func()) {
	answer := newProseEntry(3)
	answer.reset(q.Answer)
	answer.onKey = d.w.key
	var s *sheet
	cancel := d.w.button("Cancel", func() { s.hide() })
	keep := d.w.button("Answered", func() {
		changed := *q
		changed.Answer, changed.Answered = strings.TrimSpace(answer.Text), today().ISO()
		if d.s.edit("answer a query", func(tx *store.Edit) error { return tx.Put(&changed) }) {
			s.hide()
			done()
		}
	})
	form := newColumn(2, newProse(q.Text, theme.ColorNameForeground), labelled("What the agency answered", answer))
	s = d.w.newSheet("Answer to a query", scrolled(form), cancel, keep)
	s.show(560, 340, answer)
}
