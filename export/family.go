package export

import (
	"fmt"

	"throughline.org/throughline/chronology"
)

const (
	partHeading = 16.0
	gridText    = 9.0
)

// family prints Table 1: the subjects and the family, as the review describes them.
func (d *document) family() error {
	var people []*chronology.Person
	for _, p := range d.review.People {
		if p.Subject || p.Family {
			people = append(people, p)
		}
	}
	if len(people) == 0 {
		return nil
	}
	f := d.resume()
	f.heading("Table 1: the family", partHeading, 60)
	g := newGrid(f, gridText*f.scale, 0, []column{
		{"Name", 26}, {"Relationship to the subject", 26}, {"Age at start of the review", 22}, {"Ethnicity", 30},
	})
	for _, p := range people {
		relation := d.clean(p.Relationship, p.UID)
		if p.Subject && relation == "" {
			relation = "Subject of the review"
		}
		name := d.clean(p.Name(), p.UID)
		g.add(row{
			cells: []cell{
				g.wrap(0, span{text: name, style: f.style(bold, gridText)}),
				g.plain(1, relation), g.plain(2, d.clean(p.AgeStated, p.UID)), g.plain(3, d.clean(p.Ethnicity, p.UID)),
			},
			again: g.plain(0, name+" (continued)"),
		})
	}
	g.end()
	return nil
}

// plain is a cell of running text.
func (g *grid) plain(i int, text string) cell {
	return g.wrap(i, span{text: text, style: style{regular, g.size, ink}})
}

// linesOfEnquiry prints the terms of reference, each with the events tagged with it.
func (d *document) linesOfEnquiry() error {
	if len(d.review.Lines) == 0 {
		return nil
	}
	tagged := map[chronology.UID][]*chronology.Event{}
	for _, e := range d.events {
		for _, line := range e.Lines {
			tagged[line] = append(tagged[line], e)
		}
	}
	f := d.resume()
	f.heading("Lines of enquiry", partHeading, 60)
	list := f.in.add(roleList)
	for i, l := range d.review.Lines {
		question, short := d.clean(l.Question, l.UID), d.clean(l.Short, l.UID)
		if question == "" {
			question, short = short, ""
		}
		spans := []span{}
		if short != "" {
			spans = append(spans, span{text: short + ". ", style: f.style(bold, 10)})
		}
		spans = append(spans, span{text: question, style: f.style(regular, 10)})
		refs := f.taggedEvents(tagged[l.UID])
		f.keepItem(spans, refs)
		body := f.hanging(list, fmt.Sprintf("%d", i+1), spans, nil)
		f.below(body, refs)
		f.skip(6)
	}
	return nil
}

// taggedEvents are the refs of a line of enquiry's events, leading to the table.
func (f *flow) taggedEvents(events []*chronology.Event) []span {
	if len(events) == 0 {
		return nil
	}
	s := f.style(regular, 8.5).tinted(faint)
	count := counted(len(events), "event")
	if !f.d.options.Filter.Empty() {
		count += " among those printed"
	}
	spans := []span{{text: count + ": ", style: s}}
	for i, e := range events {
		if i > 0 {
			spans = append(spans, span{text: ", ", style: s})
		}
		spans = append(spans, f.d.refSpan(e, s))
	}
	return spans
}

// keepItem keeps a short item of a list on one page with what stands below it.
func (f *flow) keepItem(item, below []span) {
	const short = 12 // lines
	if len(below) == 0 {
		return
	}
	if f.d.medium != nil {
		f.d.medium.keep()
		return
	}
	lines, more := len(f.d.wrap(item, f.width-f.hang())), len(f.d.wrap(below, f.width-f.hang()))
	if lines+more <= short {
		f.need(float64(lines)*lead(item[0].style.size) + float64(more)*lead(below[0].style.size))
	}
}

// below prints what belongs to an item of a list, under it.
func (f *flow) below(body *element, spans []span) {
	if len(spans) == 0 {
		return
	}
	size := spans[0].style.size
	if f.d.medium != nil {
		f.d.medium.under(size/f.scale, whole(spans))
		return
	}
	f.set(body.add(roleP), f.left+f.hang(), f.d.wrap(spans, f.width-f.hang()), size)
}

// refSpan is an event's reference, leading to its row where that is printed.
func (d *document) refSpan(e *chronology.Event, s style) span {
	ref := d.clean(d.dating.Ref(e.UID), e.UID)
	if ref == "" {
		ref = "–"
	}
	if in := d.rowIn(e); in != "" {
		return span{text: ref, style: s.tinted(linked), link: &link{to: d.eventRows[e.UID], about: ref + rowPlaces[in]}}
	}
	return span{text: ref, style: s}
}

// rowPlaces say to what a reference leads.
var rowPlaces = map[Part]string{
	Table: " in the integrated chronology", OneAgency: " in the agency’s chronology", KeyEvents: " among the key events",
}

// panel prints who sits on the panel and whom they represent.
func (d *document) panel() error {
	if len(d.review.Panel) == 0 {
		return nil
	}
	f := d.resume()
	f.heading("The panel", partHeading, 60)
	g := newGrid(f, gridText*f.scale, 0, []column{{"Name or initials", 30}, {"Representing", 70}})
	for _, m := range d.review.Panel {
		name := d.clean(m.Name, m.UID)
		g.add(row{
			cells: []cell{g.plain(0, name), g.plain(1, d.clean(m.Representation, m.UID))},
			again: g.plain(0, name+" (continued)"),
		})
	}
	g.end()
	return nil
}
