package export

import (
	"fmt"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
)

const (
	tableText    = 7.5
	tableStrip   = 4.0 // of the agency's colour
	whatHappened = "What happened"
	goesOn       = "continued" // of a row, or of a month, on the next page
)

// entry is an event being set in a row of the table.
type entry struct {
	d     *document
	event *chronology.Event
	dated chronology.Dated
	plain style
}

// eventTable is a table of events: the integrated one, that of one agency, or
// that of key events.
type eventTable struct {
	d       *document
	part    Part
	events  []*chronology.Event
	columns []tableColumn
	months  bool // one table a month
}

// table prints the integrated chronology: a row for each event that the filter keeps.
func (d *document) table() error {
	f := d.start(landscape)
	f.heading("Integrated chronology", partHeading, 80)
	t := eventTable{d: d, part: Table, events: d.accounts.Rows, months: d.tellsMonths()}
	if len(d.events) == 0 {
		d.tableLead(f, "")
		f.text(style{italic, 9, ink}, d.noEvents())
		return nil
	}
	lead := printedOnce(len(d.events) - len(d.accounts.Rows))
	if t.months {
		lead += byMonths
	}
	d.tableLead(f, strings.TrimSpace(lead))
	return t.print(f)
}

// tellsMonths reports whether tables of events are divided by months: not where no
// date is told.
func (d *document) tellsMonths() bool {
	return !d.review.Rendered.HidesCalendar()
}

const byMonths = "Each event stands in the month in which it can have begun at the earliest."

// manyEvents are more than anybody looks through without months to go by, where
// the events are a choice of the review's.
const manyEvents = 40

// keyEvents prints the events that are marked as key.
func (d *document) keyEvents() error {
	return d.choiceOfEvents(KeyEvents, "Key events", func(e *chronology.Event) bool { return e.Key }, "marked as key")
}

// oneAgencyTable prints the events of one agency, for the author of its report.
func (d *document) oneAgencyTable() error {
	a := d.review.Agency(d.agency)
	of := func(e *chronology.Event) bool { return e.Agency == d.agency }
	return d.choiceOfEvents(OneAgency, "Chronology of "+d.clean(a.Name, a.UID), of, "recorded by "+d.clean(a.Name, a.UID))
}

// choiceOfEvents prints a table of some of the events, with how many they are of all.
func (d *document) choiceOfEvents(part Part, title string, keep func(*chronology.Event) bool, chosen string) error {
	f := d.start(landscape)
	f.heading(title, partHeading, 80)
	t := eventTable{d: d, part: part}
	for _, e := range d.events {
		if keep(e) {
			t.events = append(t.events, e)
		}
	}
	if len(t.events) == 0 {
		which := "No event"
		if !d.options.Filter.Empty() {
			which = "No event that is printed"
		}
		f.text(style{italic, 9, ink}, which+" is "+chosen+".")
		return nil
	}
	lead := fmt.Sprintf("%s of %s, %s.", chronology.Number(len(t.events)), counted(len(d.events), "event"), chosen)
	if t.months = len(t.events) > manyEvents && d.tellsMonths(); t.months {
		lead += " " + byMonths
	}
	d.tableLead(f, lead)
	return t.print(f)
}

// print prints the rows.
func (t *eventTable) print(f *flow) error {
	d := t.d
	t.columns = d.columnsFor(t, f.width-tableStrip)
	plain := make([]column, len(t.columns))
	for i, c := range t.columns {
		plain[i] = c.column
	}
	g := newGrid(f, tableText, tableStrip, plain)
	months := monthTables{grid: g}
	for i, e := range t.events {
		r := t.row(g, e)
		if t.months {
			months.see(d.dating.Of(e.UID).Window.Earliest, longest(r.cells))
		}
		g.add(r)
		if i%64 == 63 {
			if err := d.report(d.done + 64); err != nil {
				return err
			}
		}
	}
	g.end()
	return nil
}

// entry is an event on its way into the table.
func (d *document) entry(e *chronology.Event) entry {
	return entry{d: d, event: e, dated: d.dating.Of(e.UID), plain: style{regular, tableText, ink}}
}

// tableLead says above a table what a filter left out, where the first page is
// another, and what else is to be said of it.
func (d *document) tableLead(f *flow, text string) {
	if !d.options.Filter.Empty() && len(d.pages) > 1 {
		text = strings.TrimSpace(d.leftOut() + ". " + text)
	}
	if text != "" {
		f.text(style{regular, 9, faint}, text)
		f.y += 8
	}
}

// printedOnce says how many entries stand in the row of another.
func printedOnce(entries int) string {
	switch entries {
	case 0:
		return ""
	case 1:
		return "One entry tells of the same event as another, and is named in its row. "
	}
	return chronology.Number(entries) + " entries tell of the same event as another, and are named in its row. "
}

func (d *document) noEvents() string {
	if len(d.review.Events) == 0 {
		return "No event has been entered yet."
	}
	return "The filter leaves no event to be printed."
}

func (t *eventTable) row(g *grid, e *chronology.Event) row {
	one := t.d.entry(e)
	r := row{cells: make([]cell, len(t.columns)), strip: agencyColour(t.d.review.Agency(e.Agency))}
	if t.d.rowIn(e) == t.part {
		r.at = t.d.eventRows[e.UID]
	}
	for i, c := range t.columns {
		r.cells[i] = g.wrap(i, c.cell(&one)...)
	}
	again := append(one.ref(), one.span("\n"+goesOn, one.plain.in(italic).tinted(faint)))
	r.again = g.wrap(0, again...)
	return r
}

// rowIn is the part whose row of an event links lead to; "" for none.
func (d *document) rowIn(e *chronology.Event) Part {
	switch {
	case d.eventRows[e.UID] == nil:
		return ""
	case d.asked(Table):
		return Table
	case d.asked(OneAgency) && e.Agency == d.agency:
		return OneAgency
	case d.asked(KeyEvents) && e.Key:
		return KeyEvents
	}
	return ""
}

// agencyColour is the colour of an agency's strip; grey for the family.
func agencyColour(a *chronology.Agency) colour {
	if a != nil && len(a.Colour) == len("#rrggbb") {
		if c, err := strconv.ParseUint(a.Colour[1:], 16, 24); err == nil {
			return colour(c)
		}
	}
	return 0x8a8a8a
}

// span is a stretch of the event's text.
func (e *entry) span(text string, s style) span {
	return span{text: e.d.clean(text, e.event.UID), style: s}
}

func (e *entry) ref() []span {
	return []span{e.span(e.d.dating.Ref(e.event.UID), e.plain.in(bold))}
}

// service is the agency's service alone, in a table of one agency.
func (e *entry) service() []span {
	if s := e.d.review.Service(e.event.Service); s != nil {
		return []span{{text: e.d.clean(s.Name, s.UID), style: e.plain}}
	}
	return nil
}

// lines are the lines of enquiry.
func (e *entry) lines() []span {
	text := ""
	for _, uid := range e.event.Lines {
		name := "[line removed]"
		if l := e.d.review.Line(uid); l != nil {
			name = l.Short
		}
		text = joined(text, "\n", name)
	}
	return e.some(text)
}

func (e *entry) agency() []span {
	a := e.d.review.Agency(e.event.Agency)
	if a == nil {
		return []span{e.span("Family", e.plain.in(italic))}
	}
	spans := []span{{text: e.d.clean(a.Name, a.UID), style: e.plain}}
	if s := e.d.review.Service(e.event.Service); s != nil {
		spans = append(spans, span{text: "\n" + e.d.clean(s.Name, s.UID), style: e.plain.tinted(faint)})
	}
	return spans
}

func (e *entry) source() []span {
	text := e.event.Source
	for _, a := range e.event.Attachments {
		text = joined(text, "\n", "Attached: "+a.Name)
	}
	return e.some(text)
}

// some is a cell of plain text, empty for none.
func (e *entry) some(text string) []span {
	if text == "" {
		return nil
	}
	return []span{e.span(text, e.plain)}
}

// involved lists people with their parts, then professionals by role.
func (e *entry) involved() []span {
	var spans []span
	for _, i := range e.event.Involved {
		name := "[person removed]"
		if p := e.d.review.Person(i.Person); p != nil {
			name = e.d.clean(p.Name(), p.UID)
		}
		if i.Part != "" {
			name += " (" + e.d.clean(i.Part, e.event.UID) + ")"
		}
		spans = append(spans, span{text: name, style: e.plain})
	}
	for _, p := range e.event.Professionals {
		who := e.d.clean(p.Role, e.event.UID)
		if person := e.d.review.Person(p.Person); person != nil {
			name := e.d.clean(person.Name(), person.UID)
			if who == "" {
				who = name
			} else if name != "" && name != who {
				who += " (" + name + ")"
			}
		}
		spans = append(spans, span{text: who, style: e.plain.tinted(faint)})
	}
	for i := range spans[:max(0, len(spans)-1)] {
		spans[i].text += "\n"
	}
	return spans
}

// what tells the kind in italics, the title in bold where there is one, what
// happened, and what the child or adult said.
func (e *entry) what() []span {
	var spans []span
	if k := e.d.review.Kind(e.event.Kind); k != nil {
		spans = append(spans, span{text: kindWords(k.Symbol, e.d.clean(k.Name, k.UID)) + ": ", style: e.plain.in(italic)})
	}
	if t := e.event.Title; t != "" && !strings.HasPrefix(e.event.What, t) {
		spans = append(spans, e.span(strings.TrimRight(t, ".")+". ", e.plain.in(bold)))
	}
	spans = append(spans, e.span(e.event.What, e.plain))
	if e.event.Voice != "" {
		spans = append(spans, e.span("\nSaid: ", e.plain.in(italic)), e.span(e.event.Voice, e.plain))
	}
	if said := marks(e.event, e.d.accounts); said != "" {
		spans = append(spans, e.span("\n"+said, e.plain.in(bold).tinted(faint)))
	}
	return spans
}

// kindWords names a kind at the head of a cell.
func kindWords(symbol chronology.Symbol, name string) string {
	if symbol == chronology.SymbolHollow && strings.HasSuffix(strings.ToLower(name), "not attended") {
		return "Not attended"
	}
	return capitalised(name)
}

// response tells the response or outcome, then who was told of the event and who was not.
func (e *entry) response() []span {
	spans := e.some(e.event.Outcome)
	for _, t := range e.event.Told {
		lead := "Told: "
		if t.NotTold {
			lead = "Not told: "
		}
		if len(spans) > 0 {
			lead = "\n" + lead
		}
		spans = append(append(spans, e.span(lead, e.plain.in(italic))), e.told(t)...)
	}
	return spans
}

// worded says a stored wording in the event's row.
func (e *entry) worded(words string, s style) []span { return e.d.worded(words, e.event, s, true) }

// told says which agency, when, by whom and what was left out.
func (e *entry) told(t chronology.Told) []span {
	who := "[agency removed]"
	if a := e.d.review.Agency(t.Agency); a != nil {
		who = e.d.clean(a.Name, a.UID)
	}
	spans := []span{{text: who, style: e.plain}}
	opens := " ("
	if t.When != "" {
		spans = append(spans, e.d.worded(opens+t.When, e.event, e.plain, false)...)
		opens = "; "
	}
	if t.By != "" {
		spans = append(spans, e.span(opens+"by "+t.By, e.plain))
		opens = "; "
	}
	if t.LeftOut != "" {
		spans = append(spans, e.span(opens+"left out: "+t.LeftOut, e.plain))
		opens = "; "
	}
	if opens == "; " {
		spans = append(spans, e.span(")", e.plain))
	}
	return spans
}

// seen says whether the children were seen: one word where it is the same for
// every child of the review, else each answer with the children it is true of.
// Nothing where it was not asked.
func (e *entry) seen() []span {
	text := ""
	for _, answer := range []struct {
		state chronology.SeenState
		word  string
	}{
		{chronology.SeenYes, "Yes"}, {chronology.SeenNo, "No"},
		{chronology.SeenNotApplicable, "Not applicable"}, {chronology.SeenNotRecorded, "Not recorded"},
	} {
		var names []string
		for _, s := range e.event.Seen {
			if s.State != answer.state {
				continue
			}
			name := "[child removed]"
			if p := e.d.review.Person(s.Child); p != nil {
				name = p.Name()
			}
			names = append(names, name)
		}
		switch {
		case len(names) > 0 && len(names) == len(e.event.Seen) && len(names) == e.d.children:
			text = answer.word
		case len(names) > 0:
			text = joined(text, "\n", answer.word+": "+strings.Join(names, ", "))
		}
	}
	return e.some(text)
}

func (e *entry) note() []span { return e.some(e.event.Note) }

// comment is the agency author's judgement, with what they marked as good
// practice or as an opportunity missed.
func (e *entry) comment() []span {
	text := e.event.Comment
	if e.event.GoodPractice {
		text = joined(text, "\n", "Good practice")
	}
	if e.event.MissedOpportunity {
		text = joined(text, "\n", "Missed opportunity")
	}
	return e.some(text)
}

func joined(a, between, b string) string {
	if a == "" {
		return b
	}
	return a + between + b
}

// capitalised gives a text a capital first letter.
func capitalised(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
