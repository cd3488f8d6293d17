package ui

import (
	"regexp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// anchorPick offers the events that a date may count from while it is typed:
// after "after", "before" or "the same day as" those whose title, paragraph or
// reference fits what follows, and the births. A chosen one is written as the
// review names it. What is typed is never replaced unless it is chosen.
type anchorPick struct {
	s     *session
	entry *textEntry
	drop  *dropLayer
	of    func() chronology.UID // the event whose date is typed, "" for none

	list []offer
	at   int // marked offer, −1 for none
	from int // where the name begins in the text
}

// newAnchorPick makes an entry for date wordings offer anchors. What the entry
// does already goes on.
func newAnchorPick(s *session, entry *textEntry, drop *dropLayer, of func() chronology.UID) *anchorPick {
	p := &anchorPick{s: s, entry: entry, drop: drop, of: of, at: -1}
	typed, blurred := entry.onTyped, entry.onBlur
	entry.onTyped = func(text string) {
		if typed != nil {
			typed(text)
		}
		p.suggest(text)
	}
	entry.onBlur = func() {
		p.close()
		if blurred != nil {
			blurred()
		}
	}
	entry.onKey = p.key
	entry.stays = func() bool { return p.isOpen() && drop.list.pressed }
	return p
}

// beforeAnchor matches the end of a wording where the name of an anchor is being
// typed: what leads up to it, and the name so far. After the first few words a
// name is all that can follow; after the others a day is as likely, so that
// some letters are waited for.
var (
	beforeAnchor = regexp.MustCompile(`(?i)(?:^|[\s;,(])(?:after|before|following|preceding|day (?:as|of)|time (?:as|of)|weeks? of)\s+((?:the\s+)?[“"]?)([^“”";]*)$`)
	beforeEither = regexp.MustCompile(`(?i)(?:^|[\s;,(])(?:since|until|till|by|from|at|during|than)\s+((?:the\s+)?[“"]?)([^“”";]{3,})$`)
)

// anchorTyped finds where the name of an anchor begins in a wording and what is
// typed of it; false where none is being typed.
func anchorTyped(text string) (from int, name string, typing bool) {
	for _, r := range []*regexp.Regexp{beforeAnchor, beforeEither} {
		if m := r.FindStringSubmatchIndex(text); m != nil {
			return m[2], strings.TrimSpace(text[m[4]:m[5]]), true
		}
	}
	return 0, "", false
}

// suggest opens the list with what fits the wording so far.
func (p *anchorPick) suggest(text string) {
	from, name, typing := anchorTyped(text)
	if !typing {
		p.close()
		return
	}
	p.from, p.at = from, -1
	p.list = append(p.births(name), p.events(name)...)
	p.show()
}

func (p *anchorPick) show() {
	p.drop.open(p.entry, p.list, p.at, p.choose)
}

func (p *anchorPick) isOpen() bool { return p.drop.of == fyne.CanvasObject(p.entry) }

func (p *anchorPick) close() { p.drop.close(p.entry) }

// births are those of the subjects and children that fit.
func (p *anchorPick) births(typed string) []offer {
	var list []offer
	for _, person := range p.s.review().People {
		if (person.Subject || person.Child) && person.BirthEvent != p.of() {
			list = append(list, offer{text: "the birth of " + person.Name(), note: birthNote(p.s, person.UID)})
		}
	}
	return fitting(list, typed)
}

func birthNote(s *session, person chronology.UID) string {
	if w := s.dating.Birth(person); !w.Earliest.Open() || !w.Latest.Open() {
		return w.String()
	}
	return ""
}

// events are those that fit; where nothing is typed yet, those nearest before
// the event first, since that is what people count from.
func (p *anchorPick) events(typed string) []offer {
	self := p.of()
	list := p.s.eventOffers(typed, func(uid chronology.UID) bool { return uid == self })
	if typed != "" {
		return list
	}
	order := p.s.dating.Order()
	at := slices.IndexFunc(order, func(e *chronology.Event) bool { return e.UID == self })
	if at < 0 {
		at = len(order)
	}
	var near []offer
	for n := at - 1; n >= 0 && len(near) < mostOffers; n-- {
		near = append(near, p.s.eventOffer(order[n]))
	}
	return append(near, slices.DeleteFunc(list, func(o offer) bool {
		return slices.ContainsFunc(near, func(x offer) bool { return x.uid == o.uid })
	})...)
}

// choose writes an anchor into the wording.
func (p *anchorPick) choose(n int) {
	if n < 0 || n >= len(p.list) || p.from > len(p.entry.Text) {
		return
	}
	name := p.list[n].text
	if uid := p.list[n].uid; uid != "" {
		name = p.s.anchorName(uid)
	}
	p.entry.requestFocus()
	p.entry.SetText(p.entry.Text[:p.from] + name)
	p.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end of the text
	p.close()
}

// anchorName names an event so that a wording means this one: by its title with
// its paragraph, or by its reference where others are called the same.
func (s *session) anchorName(uid chronology.UID) string {
	token := "{" + string(uid) + "}"
	name := s.review().ShowWording(token)
	if s.dating.HoldEdited(name, "") != token {
		return "“" + s.dating.Ref(uid) + "”"
	}
	return name
}

// key steers the list while the entry keeps the keyboard.
func (p *anchorPick) key(key *fyne.KeyEvent) bool {
	if !p.isOpen() {
		return false
	}
	switch key.Name {
	case fyne.KeyDown:
		p.at = (p.at + 1) % len(p.list)
		p.show()
	case fyne.KeyUp:
		p.at--
		if p.at < 0 {
			p.at = len(p.list) - 1
		}
		p.show()
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.at < 0 {
			p.close()
			return false
		}
		p.choose(p.at)
	case fyne.KeyEscape:
		p.close()
	default:
		return false
	}
	return true
}

// eventOffer is an event as a list offers it.
func (s *session) eventOffer(e *chronology.Event) offer {
	return offer{uid: e.UID, text: e.ShortTitle(), note: joinFilled(" · ",
		agencyName(s.review(), e.Agency), s.dating.Of(e.UID).Window.String(),
		strings.Join(s.review().ParagraphsOf(e.UID), ", "), s.dating.Ref(e.UID))}
}
