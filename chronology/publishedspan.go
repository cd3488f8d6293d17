package chronology

import (
	"throughline.org/throughline/chronology/when"
)

// span words what lasts by its first and its last day: "from the booking
// appointment to the birth of Baby C". Where one end is that of what it lasts
// to, or nothing better is near, it is worded by an event on each side.
func (p *publisher) span() []PublishedDate {
	at := p.d.dated[p.i]
	own := p.d.events[p.i]
	first := p.end(when.Start, p.d.eventStanding(own.UID))
	last := p.end(when.End, standing{window: at.End, event: p.i, end: true})
	var list []PublishedDate
	for _, a := range first {
		for _, b := range last {
			made := PublishedDate{Words: "from " + a.Words + " to " + b.Words, Anchor: a.Anchor, Name: a.Name}
			if p.allows(made, at.Window) {
				list = append(list, made)
				break
			}
		}
		if len(list) == fewSpans {
			break
		}
	}
	if len(list) == 0 {
		list = p.inside()
	}
	return p.chosenFirst(list)
}

// fewSpans is how many wordings of a span are worth offering.
const fewSpans = 4

// end words one end of a span: by the event on whose day it falls, else as a day.
func (p *publisher) end(side when.Side, day standing) []PublishedDate {
	var list []PublishedDate
	for _, relation := range p.d.dated[p.i].Reading.Relations {
		if relation.Side != side || relation.Min != 0 && relation.Max != 0 {
			continue
		}
		if made, named := p.plainly(relation.Anchor); named {
			list = append(list, made)
		}
	}
	for _, made := range p.choices(day, day.window) {
		if !made.Implied {
			list = append(list, made)
		}
	}
	return list
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
	switch i, known := p.d.index[UID(a.ID)]; {
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
	var list []PublishedDate
	for _, made := range p.choices(p.d.eventStanding(p.d.events[p.i].UID), at.Window) {
		if !made.Implied {
			list = append(list, made)
		}
	}
	return list
}
