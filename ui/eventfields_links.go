package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// linkWords says a link from each of its ends.
var linkWords = map[chronology.LinkKind][2]string{
	chronology.LedTo:         {"led to", "came out of"},
	chronology.ResponseTo:    {"response to", "answered by"},
	chronology.SharedWith:    {"shared with", "shared from"},
	chronology.SameEvent:     {"same event as", "same event as"},
	chronology.NotSame:       {"not the same as", "not the same as"},
	chronology.DisagreesWith: {"disagrees with", "disagrees with"},
}

// linkSaid says a link as the event at one end sees it.
func linkSaid(l *chronology.Link, from chronology.UID) string {
	said, known := linkWords[l.Kind]
	if !known {
		return string(l.Kind)
	}
	if l.Kind == chronology.SameEvent && l.Once {
		return either(l.From == from, "same event (printed here) as", "same event (printed there) as")
	}
	return either(l.From == from, said[0], said[1])
}

// otherEnd is the event that a link joins to the given one.
func otherEnd(l *chronology.Link, uid chronology.UID) chronology.UID {
	if l.From == uid {
		return l.To
	}
	return l.From
}

// linksField is how the event stands to others.
type linksField struct {
	i    *inspector
	box  *fyne.Container
	rows *fyne.Container
	kind *chipGroup
	add  *picker
	as   int // the kind of link that is added next

	shown []string // the rows as they stand, so that they are rebuilt only when they differ
}

func newLinksField(i *inspector) *linksField {
	f := &linksField{i: i, rows: newColumn(1.5)}
	f.kind = newChipGroup(chipsChoose, func(n int) { f.as = n; f.showKinds() })
	i.adopt(f.kind)
	f.add = newPicker(i.drop, f.offers, f.take)
	f.add.entry.SetPlaceHolder("link to: part of a title, a reference or a paragraph")
	f.box = formField("Linked events", "", f.rows, f.kind, i.shielded(f.add.entry))
	f.showKinds()
	return f
}

func (f *linksField) showKinds() {
	chips := make([]groupChip, len(chronology.LinkKinds))
	for n, k := range chronology.LinkKinds {
		chips[n] = groupChip{text: linkWords[k][0], on: n == f.as}
	}
	f.kind.set(chips)
}

func (f *linksField) object() fyne.CanvasObject { return f.box }
func (f *linksField) commit()                   { f.add.entry.leave() }
func (f *linksField) pending() bool             { return f.add.entry.pending() }
func (f *linksField) forget()                   { f.add.entry.reset("") }

func (f *linksField) load(e *chronology.Event) {
	var links []*chronology.Link
	var shown []string
	for _, l := range f.i.s.review().Links {
		if l.From == e.UID || l.To == e.UID {
			links = append(links, l)
			shown = append(shown, string(l.UID)+string(e.UID)+linkSaid(l, e.UID)+f.i.s.eventLine(otherEnd(l, e.UID)))
		}
	}
	if slices.Equal(shown, f.shown) {
		return
	}
	f.shown = shown
	f.rows.RemoveAll()
	for _, l := range links {
		f.rows.Add(f.row(l, e.UID))
	}
	f.rows.Hidden = len(links) == 0
	f.box.Refresh()
}

func (f *linksField) row(l *chronology.Link, from chronology.UID) fyne.CanvasObject {
	other := otherEnd(l, from)
	line := newProse(f.i.s.eventLine(other), theme.ColorNameForeground)
	open := f.i.button("go to", func() { f.i.s.choose(other) })
	remove := f.i.button("remove", func() {
		f.i.change("remove link", func(a *alteration) { a.gone = append(a.gone, l.UID) })
	})
	return newColumn(0.5, newCaption(linkSaid(l, from)), line, newFlow(open, remove))
}

// eventLine names an event in a line: "DASH completed · 6.22 · HV14".
func (s *session) eventLine(uid chronology.UID) string {
	e := s.review().Event(uid)
	if e == nil {
		return "an event that is no longer in the review"
	}
	return joinFilled(" · ", e.ShortTitle(), strings.Join(s.review().ParagraphsOf(uid), ", "), s.dating.Ref(uid))
}

// eventOffers are the events that fit what is typed: part of a title, a
// reference or the number of a paragraph.
func (s *session) eventOffers(typed string, leaveOut func(chronology.UID) bool) []offer {
	words := strings.Fields(chronology.Fold(typed))
	var exact, rest []offer
	for _, e := range s.dating.Order() {
		if leaveOut(e.UID) {
			continue
		}
		ref, numbers := s.dating.Ref(e.UID), s.review().ParagraphsOf(e.UID)
		o := s.eventOffer(e)
		switch {
		case slices.Contains(numbers, typed) || ref != "" && chronology.Fold(ref) == chronology.Fold(typed):
			exact = append(exact, o)
		case holdsAll(chronology.Fold(o.text+" "+o.note), words):
			rest = append(rest, o)
		}
		if len(exact)+len(rest) >= mostEventOffers {
			break
		}
	}
	return append(exact, rest...)
}

// mostEventOffers is where a list of events ends: by then more must be typed.
const mostEventOffers = 60

func (f *linksField) offers(typed string) []offer {
	e := f.i.current()
	return f.i.s.eventOffers(typed, func(uid chronology.UID) bool { return e != nil && uid == e.UID })
}

func (f *linksField) take(o offer) bool {
	if o.uid == "" {
		return true
	}
	saved := f.i.change("add link", func(a *alteration) {
		a.with = append(a.with, &chronology.Link{
			UID: chronology.NewUID(), From: a.event.UID, To: o.uid, Kind: chronology.LinkKinds[f.as],
		})
	})
	if saved {
		f.add.entry.reset("")
	}
	return saved
}
