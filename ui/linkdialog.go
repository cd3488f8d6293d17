package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// linkLetters choose the kinds of link, in the order in which they are offered.
var linkLetters = map[chronology.LinkKind]rune{
	chronology.LedTo: 'L', chronology.ResponseTo: 'R', chronology.SharedWith: 'S',
	chronology.SameEvent: 'E', chronology.NotSame: 'N', chronology.DisagreesWith: 'D',
}

// linkVerbs join the two events of a link in a sentence.
var linkVerbs = map[chronology.LinkKind]string{
	chronology.LedTo: "led to", chronology.ResponseTo: "was a response to", chronology.SharedWith: "was shared with, and is known there as",
	chronology.SameEvent: "is the same event as", chronology.NotSame: "is not the same event as", chronology.DisagreesWith: "disagrees with",
}

// linkDialog asks how one event stands to another.
type linkDialog struct {
	d        *desk
	from, to chronology.UID
	kinds    *choiceList
	known    *prose // how the two are linked already
	column   *fyne.Container
	link     *button
	sheet    *sheet
}

// askLink asks the kind of a link between two events and makes it.
func (d *desk) askLink(from, to chronology.UID) *linkDialog {
	d.inspector.commit()
	if d.s.review().Event(from) == nil || d.s.review().Event(to) == nil || from == to {
		return nil
	}
	l := &linkDialog{d: d, from: from, to: to, known: newProse("", theme.ColorNameWarning)}
	l.kinds = newChoiceList(d.w, l.choices(), 0)
	l.kinds.changed = func(int) { l.show() }
	l.kinds.more = func(r rune) {
		if r == 'X' {
			l.swap()
		}
	}
	l.kinds.accept = l.make
	l.column = newColumn(2, l.kinds, l.known)
	cancel := d.w.button("Cancel", func() { l.sheet.hide() })
	swap := d.w.button("The other way round (X)", l.swap)
	l.link = d.w.button("Link them", l.make)
	l.sheet = d.w.newSheet("Link two events", scrolled(l.column), cancel, swap, l.link)
	l.show()
	l.sheet.show(600, 420, l.kinds)
	return l
}

// choices are the kinds, each as a sentence about these two events.
func (l *linkDialog) choices() []choice {
	list := make([]choice, len(chronology.LinkKinds))
	for n, kind := range chronology.LinkKinds {
		list[n] = choice{letter: linkLetters[kind], text: l.d.s.titled(l.from) + " " + linkVerbs[kind] + " " + l.d.s.titled(l.to)}
	}
	list[0].note = l.d.s.linkEnds(l.from, l.to)
	return list
}

// titled is an event's title in quotation marks.
func (s *session) titled(uid chronology.UID) string {
	if e := s.review().Event(uid); e != nil {
		return "“" + e.ShortTitle() + "”"
	}
	return chronology.EventLost
}

// linkEnds says when each of two events was, and whose it is.
func (s *session) linkEnds(from, to chronology.UID) string {
	said := func(uid chronology.UID) string {
		e := s.review().Event(uid)
		if e == nil {
			return ""
		}
		return joinFilled(", ", agencyName(s.review(), e.Agency), windowWords(s.dating.Of(uid)))
	}
	return joinFilled(" · ", said(from), said(to))
}

func (l *linkDialog) swap() {
	l.from, l.to = l.to, l.from
	l.kinds.choices = l.choices()
	l.kinds.Refresh()
	l.show()
}

// show says where the two are linked so already.
func (l *linkDialog) show() {
	kind := chronology.LinkKinds[l.kinds.at]
	l.link.Enable()
	l.known.say("", theme.ColorNameWarning)
	if l.d.s.linked(l.from, l.to, kind) {
		l.known.say("They are linked so already.", theme.ColorNameWarning)
		l.link.Disable()
	}
	l.column.Refresh()
}

// linked reports whether two events are linked in a way. What is said of both
// alike has no direction.
func (s *session) linked(from, to chronology.UID, kind chronology.LinkKind) bool {
	alike := linkWords[kind][0] == linkWords[kind][1]
	return slices.ContainsFunc(s.review().Links, func(l *chronology.Link) bool {
		return l.Kind == kind && (l.From == from && l.To == to || alike && l.From == to && l.To == from)
	})
}

func (l *linkDialog) make() {
	if l.link.Disabled() {
		return
	}
	l.sheet.hide()
	kind := chronology.LinkKinds[l.kinds.at]
	made := l.d.s.edit("add link", func(tx *store.Edit) error {
		return tx.Put(&chronology.Link{UID: chronology.NewUID(), From: l.from, To: l.to, Kind: kind})
	})
	if made {
		l.d.s.said("Linked: " + l.d.s.titled(l.from) + " " + linkVerbs[kind] + " " + l.d.s.titled(l.to) + ".")
	}
}

// linkChosen links the two events that are chosen; with one, the other is asked for.
func (d *desk) linkChosen() {
	switch chosen := d.s.chosen(); len(chosen) {
	case 0:
	case 1:
		d.askOtherEnd(chosen[0])
	case 2:
		// The one chosen first comes first in the sentence.
		d.askLink(chosen[1], chosen[0])
	default:
		d.w.tell("Choose one or two events", "A link joins two events, and "+count(len(chosen), "event")+" are chosen. Nothing has been changed.")
	}
}

// askOtherEnd asks for the event that another is to be linked to.
func (d *desk) askOtherEnd(from chronology.UID) {
	d.inspector.commit()
	drop := newDropLayer()
	var s *sheet
	p := newPicker(drop, func(typed string) []offer {
		return d.s.eventOffers(typed, func(uid chronology.UID) bool { return uid == from })
	}, func(o offer) bool {
		if o.uid == "" {
			return false
		}
		s.hide()
		d.askLink(from, o.uid)
		return true
	})
	p.entry.onLeft = nil // Tab leads to Cancel, and takes nothing
	steer := p.entry.onKey
	p.entry.onKey = func(key *fyne.KeyEvent) bool { return steer(key) || d.w.key(key) }
	p.entry.SetPlaceHolder("part of a title, a reference or a paragraph")
	form := newColumn(3, newProse("Link "+d.s.titled(from)+" to which event?", theme.ColorNameForeground), p.entry)
	cancel := d.w.button("Cancel", func() { s.hide() })
	s = d.w.newSheet("Link to another event", container.NewStack(scrolled(form), drop.box), cancel)
	s.main = nil
	s.show(560, 360, p.entry)
}

// askUnlink asks which link of the chosen event is to go.
func (d *desk) askUnlink() {
	d.inspector.commit()
	uid := d.s.selected
	var links []*chronology.Link
	var choices []choice
	for _, l := range d.s.review().Links {
		if l.From == uid || l.To == uid {
			links = append(links, l)
			choices = append(choices, choice{
				text: d.s.titled(l.From) + " " + linkVerbs[l.Kind] + " " + d.s.titled(l.To), note: d.s.linkEnds(l.From, l.To),
			})
		}
	}
	if len(links) == 0 {
		d.w.tell("This event has no links", "Ctrl+Shift+L links it to another. Nothing has been changed.")
		return
	}
	list := newChoiceList(d.w, choices, 0)
	var s *sheet
	do := func() {
		s.hide()
		if d.s.edit("remove link", func(tx *store.Edit) error { return tx.Remove(links[list.at].UID) }) {
			d.s.said("The link is removed. Undo (Ctrl+Z) brings it back.")
		}
	}
	list.accept = do
	cancel := d.w.button("Cancel", func() { s.hide() })
	s = d.w.newSheet("Remove a link", scrolled(list), cancel, d.w.button("Remove it", do))
	s.show(600, 360, list)
}
