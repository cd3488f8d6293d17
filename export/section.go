package export

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// paragraphPlace is a paragraph's number and where it is printed, if it is.
type paragraphPlace struct {
	number  string
	printed bool
	at      anchor
}

// number numbers the paragraphs by their place in the section, and picks those that
// rest on an event that the filter keeps: an extract keeps their numbers.
func (d *document) number() {
	d.paragraphs = make(map[chronology.UID]*paragraphPlace, len(d.review.Paragraphs))
	kept := func(event chronology.UID) bool { return d.eventRows[event] != nil }
	for i, p := range d.review.Paragraphs {
		d.paragraphs[p.UID] = &paragraphPlace{
			number:  fmt.Sprintf("%d.%d", d.settings.SectionNumber, i+1),
			printed: d.options.Filter.Empty() || slices.ContainsFunc(p.Events, kept),
		}
	}
}

// printedParagraphs are those that the filter leaves, in their order.
func (d *document) printedParagraphs() (list []*chronology.Paragraph) {
	for _, p := range d.review.Paragraphs {
		if d.paragraphs[p.UID].printed {
			list = append(list, p)
		}
	}
	return list
}

// section prints the chronology section: numbered paragraphs with hanging
// numbers, cross-references that lead to their paragraphs, and a note on dates.
func (d *document) section() error {
	f := d.start(portrait)
	heading := d.clean(d.settings.SectionHeading, d.settings.UID)
	if heading == "" {
		heading = "Chronology"
	}
	f.numberedHeading(d.settings.SectionNumber, heading, partHeading, 60)
	text := f.style(regular, 10)
	if len(d.review.Paragraphs) == 0 {
		f.text(text.in(italic), "No paragraph has been written yet.")
		return nil
	}
	printed := d.printedParagraphs()
	if len(printed) == 0 {
		f.text(text.in(italic), "No paragraph rests on an event that is printed.")
		return nil
	}
	if !d.options.Filter.Empty() {
		f.text(text.in(italic), d.extract(len(printed)))
		f.skip(6)
	}
	list := f.in.add(roleList)
	for _, p := range printed {
		place := d.paragraphs[p.UID]
		f.hanging(list, place.number, d.paragraphSpans(p, text), &place.at)
		if d.medium == nil {
			d.outline = append(d.outline, bookmark{title: d.paragraphTitle(p, place), level: 1, to: &place.at})
		}
		f.skip(6)
	}
	note := f.style(regular, 8.5).tinted(faint)
	f.skip(8)
	f.paragraph(note.size, span{text: "Note on dates. ", style: note.in(bold)}, span{text: noteOnDates(d.review.Rendered), style: note})
	return nil
}

// extract says that the section is one, where a filter applies.
func (d *document) extract(printed int) string {
	return fmt.Sprintf("An extract: %s of %s, which rest on the events that are printed and keep their numbers.",
		chronology.Number(printed), counted(len(d.review.Paragraphs), "paragraph"))
}

// NoteOnDates tells the reader of the section how its dates are to be taken.
const NoteOnDates = "Dates are given as the records give them, often in relation to another event. " +
	"Where a date is not stated, the table gives the earliest and the latest day that all the records together allow."

// hang is how far a numbered paragraph stands in from its number.
func (f *flow) hang() float64 { return 44 * f.scale }

// hanging prints a paragraph with its number in the margin as an item of a list,
// whose body it returns; at, where not nil, is placed on it.
func (f *flow) hanging(list *element, number string, spans []span, at *anchor) *element {
	if f.d.medium != nil {
		f.d.medium.item(list, number, whole(spans), at)
		return list
	}
	s := f.style(bold, 10)
	lines := f.d.wrap(spans, f.width-f.hang())
	step := lead(s.size)
	if stay := min(len(lines), 2); f.room() < float64(stay)*step || len(lines) == 3 && f.room() < 3*step {
		f.need(f.bottom - f.top)
	}
	label, body := list.item()
	if at != nil {
		at.place(f.page, f.y, body)
	}
	f.page.within(label, func() { f.page.text(f.left, f.y+s.size, number, s.tinted(black)) })
	f.set(body.add(roleP), f.left+f.hang(), lines, s.size)
	return body
}

// crossReference is how a paragraph's text holds a reference to another paragraph.
var crossReference = regexp.MustCompile(`\{¶([^{}]*)\}`)

// paragraphSpans is a paragraph's text with its cross-references by present number.
func (d *document) paragraphSpans(p *chronology.Paragraph, s style) []span {
	var spans []span
	d.referenced(p.Text, func(text string, to *paragraphPlace) {
		one := span{text: d.clean(text, p.UID), style: s}
		if to != nil && to.printed {
			one.style, one.link = s.tinted(linked), &link{to: &to.at, about: "Paragraph " + to.number}
		}
		spans = append(spans, one)
	})
	return spans
}

// paragraphTitle is what the outline calls a paragraph: its number and first words.
func (d *document) paragraphTitle(p *chronology.Paragraph, place *paragraphPlace) string {
	var b strings.Builder
	d.referenced(p.Text, func(text string, _ *paragraphPlace) { b.WriteString(text) })
	s := style{size: 10}
	return d.widths.cut(place.number+" "+d.clean(b.String(), p.UID), s, 280)
}

// referenced yields the stretches of a paragraph's text: plain ones, and
// cross-references as numbers with their places. One that leads nowhere any
// more says so.
func (d *document) referenced(text string, yield func(string, *paragraphPlace)) {
	from := 0
	for _, m := range crossReference.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > from {
			yield(text[from:m[0]], nil)
		}
		from = m[1]
		if to := d.paragraphs[chronology.UID(text[m[2]:m[3]])]; to != nil {
			yield(to.number, to)
		} else {
			yield("[paragraph removed]", nil)
		}
	}
	if from < len(text) {
		yield(text[from:], nil)
	}
}
