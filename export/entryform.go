package export

import (
	"strconv"
	"strings"
)

// entryField is a field of the form: its label, what it expects, and the lines
// of room to write in.
type entryField struct {
	label, help string
	lines       int
}

// entryFields are the fields of an event. The children are named, and the lines
// of enquiry listed, where the review has them.
func (d *document) entryFields() []entryField {
	return []entryField{
		{"Number", "Of this event, and how many there are.", 1},
		{"Date and time", "As exactly as the record gives it, in its own words; never more exactly. Where the record counts from something else, say from what.", 3},
		{"Known to the agency", "When the agency came to know, if that was later.", 2},
		{"Source", "The record that this rests on, with its page or number.", 2},
		{"Service or team", "Within the agency.", 2},
		{"Who was involved", "Family and others, each with the part they played; staff by role, not by name.", 4},
		{"What happened", "What the record says, without judgement.", 10},
		{"What the child or adult said", "In their own words, or how their wishes were shown.", 3},
		{"Was each child seen?", d.tickChildren(), max(2, d.children+1)},
		{"Response or outcome", "What was done, by whom and when. If nothing was done, say so.", 4},
		{"Who was told", "Which agency, when, by whom, and what was left out. Who was not told.", 3},
		{"Lines of enquiry", "The numbers of those that this bears on.", 2},
		{"Comment", "Your judgement of practice, kept apart from what happened. Mark good practice, and opportunities missed.", 5},
	}
}

func (d *document) tickChildren() string {
	help := "Yes, no, not applicable, or not recorded."
	var names []string
	for _, p := range d.review.People {
		if p.Child {
			names = append(names, d.clean(p.Name(), p.UID))
		}
	}
	if len(names) > 0 {
		help += " For: " + strings.Join(names, ", ") + "."
	}
	return help
}

// instructions tell the author of an agency's report how to use the form.
var instructions = []string{
	"Use one form for each contact, decision or other event that your agency’s records hold within the scope, and for what lies outside it where it explains something.",
	"Write what the record says. Keep your own view for the comment, which is no part of the chronology.",
	"Leave nothing out because another agency may report it. Entries about one event are kept side by side.",
	"Leave a field empty where the record says nothing, and write “not recorded” where it should have said something.",
}

// entryForm prints a blank form for one event, with the scope, instructions and
// the lines of enquiry before it. Labels head the rows of a table, so that it can
// be filled in by whoever hears it as well.
func (d *document) entryForm() error {
	f := d.start(portrait)
	f.heading("Entry form for an agency’s chronology", partHeading, 60)
	f.formFacts()
	f.under("Instructions")
	list := f.in.add(roleList)
	for i, text := range instructions {
		f.hanging(list, strconv.Itoa(i+1), []span{{text: text, style: f.style(regular, 10)}}, nil)
		f.y += 2 * f.scale
	}
	if len(d.review.Lines) > 0 {
		f.under("Lines of enquiry")
		list := f.in.add(roleList)
		for i, l := range d.review.Lines {
			text := d.clean(l.Question, l.UID)
			if text == "" {
				text = d.clean(l.Short, l.UID)
			}
			f.hanging(list, strconv.Itoa(i+1), []span{{text: text, style: f.style(regular, 10)}}, nil)
			f.y += 2 * f.scale
		}
	}
	f.next()
	f.under("Event")
	g := newGrid(f, gridText*f.scale, 0, []column{{"Field", 34}, {"Your entry", 66}})
	for _, field := range d.entryFields() {
		label := g.wrap(0, span{text: field.label, style: f.style(bold, gridText)}, span{text: "\n" + field.help, style: style{regular, g.size, faint}})
		g.add(row{cells: []cell{label, nil}, again: g.plain(0, field.label+" (continued)"), least: field.lines})
	}
	g.end()
	return nil
}

// formFacts are what is known of the agency and the review.
func (f *flow) formFacts() {
	d := f.d
	agency := "…………………………………………"
	if a := d.review.Agency(d.agency); a != nil {
		agency = d.clean(a.Name, a.UID)
	}
	facts := f.in.add(roleTable).add(roleTableBody)
	for _, fact := range []coverFact{
		{"Review", d.clean(d.settings.Title, d.settings.UID)}, {"Reference", d.clean(d.settings.Reference, d.settings.UID)},
		{"Agency", agency}, {"Scope", capitalised(d.scopeInWords())}, {"Author", "…………………………………………"},
	} {
		if fact.text != "" {
			f.fact(facts, fact.label, fact.text)
		}
	}
}
