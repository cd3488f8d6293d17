package chronology

import (
	"strings"

	"throughline.org/throughline/chronology/when"
)

// span words what lasts: as the author has it where that names events alone, else
// by its first and its last day ("from the booking appointment to a week after
// the birth of Baby C"), else by what it came after.
func (p *publisher) span() []PublishedDate {
	at := p.d.dated[p.i]
	own := p.d.events[p.i]
	list := p.asAuthorWords(at.Window, true)
	if len(list) == 0 {
		first := p.end(p.d.eventStanding(own.UID))
		last := p.end(standing{window: at.End, event: p.i, end: true})
		list = p.both(first, last, at.Window)
	}
	if len(list) == 0 {
		list = p.inside()
	}
	return p.chosenFirst(list)
}

// both joins the wordings of two ends.
func (p *publisher) both(first, last []PublishedDate, window when.Window) []PublishedDate {
	var list []PublishedDate
	for _, a := range first {
		for _, b := range last {
			made := PublishedDate{Words: "from " + a.Words + " to " + b.Words, Anchor: a.Anchor, Name: a.Name}
			if a.Words == b.Words {
				made.Words = a.Words // "when Ruby was 12 months old", once
			}
			if p.allows(made, window) {
				list = append(list, made)
				break
			}
		}
		if len(list) == fewSpans || p.best && len(list) > 0 {
			break
		}
	}
	return list
}

// fewSpans is how many wordings of a span are worth offering.
const fewSpans = 4

// end words one end of a span.
func (p *publisher) end(day standing) []PublishedDate {
	return p.choices(day, day.window, func(made PublishedDate) bool {
		return !made.Implied && !strings.HasPrefix(made.Words, "within ") && !strings.HasPrefix(made.Words, "after ")
	})
}

// plainly names what a wording counts from.
func (p *publisher) plainly(a when.Anchor) (PublishedDate, bool) {
	if a.Kind == when.AnchorEvent {
		for _, person := range p.d.people {
			if person.BirthEvent == UID(a.ID) && person.Name() != "" {
				a = when.Anchor{Kind: when.AnchorBirth, ID: string(person.UID)}
			}
		}
	}
	switch i, known := p.d.at(UID(a.ID)); {
	case a.Kind == when.AnchorBirth:
		person := p.d.person(UID(a.ID))
		name := "the birth of " + person.Name()
		return PublishedDate{Words: name, Anchor: person.UID, Name: name}, true
	case a.Kind == when.AnchorEvent && known:
		name, named := p.name(p.d.events[i])
		return PublishedDate{Words: name, Anchor: UID(a.ID), Name: name}, named
	}
	return PublishedDate{}, false
}

// inside words a span of which only one end can be told by the other events.
func (p *publisher) inside() []PublishedDate {
	at := p.d.dated[p.i]
	return p.choices(p.d.eventStanding(p.d.events[p.i].UID), at.Window, func(made PublishedDate) bool { return !made.Implied })
}
