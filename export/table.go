package export

import (
	"slices"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
)

const (
	tableText    = 7.5
	whatHappened = "What happened"
)

// tableColumn is a column of the integrated table.
type tableColumn struct {
	column
	// cell returns the spans of an event's cell.
	cell func(*entry) []span
}

// entry is an event being set in a row of the table.
type entry struct {
	d     *document
	event *chronology.Event
	dated chronology.Dated
	plain style
}

// tableColumns are the columns asked for. The comment is the agency author's
// judgement and the note the reviewer's own: neither is printed unasked.
func (d *document) tableColumns() []tableColumn {
	columns := []tableColumn{
		{column{"Ref", 42}, (*entry).ref},
		{column{"Date and time", 98}, (*entry).date},
		{column{"Agency and service", 82}, (*entry).agency},
		{column{"Source", 68}, (*entry).source},
		{column{"Who was involved", 98}, (*entry).involved},
		{column{whatHappened, 206}, (*entry).what},
		{column{"Response or outcome", 118}, (*entry).response},
		{column{"Child seen", 60}, (*entry).seen},
	}
	if d.options.Comments {
		columns = append(columns, tableColumn{column{"Comment", 100}, (*entry).comment})
	}
	if d.options.Notes {
		columns = append(columns, tableColumn{column{"Reviewer’s note", 100}, (*entry).note})
	}
	return columns
}

// table prints the integrated chronology: a row for each event that the filter keeps.
func (d *document) table() error {
	f := d.start(landscape)
	f.heading("Integrated chronology", partHeading, 80)
	d.tableLead(f)
	if len(d.events) == 0 {
		f.text(style{italic, 9, ink}, d.noEvents())
		return nil
	}
	columns := d.tableColumns()
	d.narrowEmpty(columns, f.width)
	plain := make([]column, len(columns))
	for i, c := range columns {
		plain[i] = c.column
	}
	g := newGrid(f, tableText, 4, plain)
	months := monthTables{grid: g}
	for i, e := range d.events {
		r := d.tableRow(g, columns, e)
		if !d.review.Rendered.HidesCalendar() {
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

// narrowEmpty gives half the room of columns that no event fills to what
// happened. They stay: that nothing was recorded is worth seeing. width is that
// of the table in points; no column gets narrower than the words of its heading.
func (d *document) narrowEmpty(columns []tableColumn, width float64) {
	spare, shares := 0.0, 0.0
	for _, c := range columns {
		shares += c.width
	}
	for i := range columns {
		filled := slices.ContainsFunc(d.events, func(e *chronology.Event) bool {
			one := d.entry(e)
			return len(columns[i].cell(&one)) > 0
		})
		if !filled {
			least := (d.longestWord(columns[i].title) + 2*cellPad + 2) * shares / width
			narrow := min(columns[i].width, max(columns[i].width/2, least))
			spare += columns[i].width - narrow
			columns[i].width = narrow
		}
	}
	for i := range columns {
		if columns[i].title == whatHappened {
			columns[i].width += spare
		}
	}
}

// longestWord is the width of the widest word of a heading.
func (d *document) longestWord(title string) float64 {
	widest := 0.0
	for _, word := range strings.Fields(title) {
		widest = max(widest, d.widths.text(word, bold, tableText))
	}
	return widest
}

// entry is an event on its way into the table.
func (d *document) entry(e *chronology.Event) entry {
	return entry{d: d, event: e, dated: d.dating.Of(e.UID), plain: style{regular, tableText, ink}}
}

// tableLead says above the table what it holds, where that is not everything,
// and how it is divided.
func (d *document) tableLead(f *flow) {
	text := ""
	if !d.options.Filter.Empty() && len(d.pages) > 1 { // the first page has said so
		text = d.leftOut() + ". "
	}
	if len(d.events) > 0 && !d.review.Rendered.HidesCalendar() {
		text += "Each event stands in the month in which it can have begun at the earliest."
	}
	if text != "" {
		f.text(style{regular, 9, faint}, text)
		f.y += 8
	}
}

func (d *document) noEvents() string {
	if len(d.review.Events) == 0 {
		return "No event has been entered yet."
	}
	return "The filter leaves no event to be printed."
}

func (d *document) tableRow(g *grid, columns []tableColumn, e *chronology.Event) row {
	one := d.entry(e)
	r := row{cells: make([]cell, len(columns)), at: d.eventRows[e.UID], strip: agencyColour(d.review.Agency(e.Agency))}
	for i, c := range columns {
		r.cells[i] = g.wrap(i, c.cell(&one)...)
	}
	again := append(one.ref(), one.span("\ncontinued", one.plain.in(italic).tinted(faint)))
	r.again = g.wrap(0, again...)
	return r
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
	var marks []string
	if e.event.Key {
		marks = append(marks, "Key event")
	}
	if e.event.Disputed {
		marks = append(marks, "Disputed")
	}
	if len(marks) > 0 {
		spans = append(spans, e.span("\n"+strings.Join(marks, " · "), e.plain.in(bold).tinted(faint)))
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
		spans = append(spans, e.span(lead, e.plain.in(italic)), span{text: e.told(t), style: e.plain})
	}
	return spans
}

// told says which agency, when, by whom and what was left out.
func (e *entry) told(t chronology.Told) string {
	who := "[agency removed]"
	if a := e.d.review.Agency(t.Agency); a != nil {
		who = e.d.clean(a.Name, a.UID)
	}
	var details []string
	if t.When != "" {
		details = append(details, e.d.review.ShowWording(t.When))
	}
	if t.By != "" {
		details = append(details, "by "+t.By)
	}
	if t.LeftOut != "" {
		details = append(details, "left out: "+t.LeftOut)
	}
	if len(details) == 0 {
		return who
	}
	return who + " (" + e.d.clean(strings.Join(details, "; "), e.event.UID) + ")"
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
