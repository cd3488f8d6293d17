package chronology

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// PublishedDate is a date worded for publication.
type PublishedDate struct {
	Words  string
	Anchor UID    // the event or person that it counts from; "" for none
	Name   string // what the words call it: "the birth of Baby C"
	// Implied is set where the words leave the anchor out, because the text has
	// just told it: "the following day".
	Implied bool
}

// Published words the date of an event against another, without a calendar
// date, and returns what it counts from. It is "" where nothing that could be
// named is near enough.
//
// The anchor is the author's choice (Event.PublishedFrom) where there is one.
// Otherwise it is chosen as a careful author would: of what the wordings can say
// closely, what the narrative has mentioned already, nearest in the text, a birth
// or a referral before a telephone call, and what the author's own wording
// counts from before the rest. The unit is the largest that is still true.
func (d *Dating) Published(event UID) (words string, anchor UID) {
	made, _ := d.PublishedDate(event)
	return made.Words, made.Anchor
}

// PublishedDate is the first of PublishedChoices; false where there is none.
func (d *Dating) PublishedDate(event UID) (PublishedDate, bool) {
	return first(d.published(event, true))
}

func first(list []PublishedDate) (PublishedDate, bool) {
	if len(list) == 0 {
		return PublishedDate{}, false
	}
	return list[0], true
}

// PublishedChoices are the wordings among which Published takes the first.
func (d *Dating) PublishedChoices(event UID) []PublishedDate { return d.published(event, false) }

func (d *Dating) published(event UID, best bool) []PublishedDate {
	i, known := d.at(event)
	if !known {
		return nil
	}
	p := d.publisher(i)
	p.best = best && d.events[i].PublishedFrom == ""
	if d.dated[i].Extent == when.Span {
		return p.span()
	}
	return p.choices(d.eventStanding(event), d.dated[i].Window, nil)
}

// ReadPublished reads what Published words: Anchor stands in where the words
// leave it out. An event or a person may be the anchor.
func (d *Dating) ReadPublished(words string, anchor UID) (when.Reading, error) {
	k := d.reader()
	if anchor != "" {
		if a, err := k.names.held(anchor); err == nil {
			k.context.Default = &a
		}
	}
	r := k.read(words, nil)
	return r.Reading, r.err
}

// publisher words the date of one event.
type publisher struct {
	d       *Dating
	i       int32
	reader  *reader
	context when.Context
	events  []UID       // that may be counted from
	back    map[UID]int // how many mentions back; negative where it is told later
	just    UID         // mentioned directly before
	best    bool        // only the first that will do is wanted
}

func (d *Dating) publisher(i int32) *publisher {
	k := d.reader()
	p := &publisher{d: d, i: i, reader: k, context: k.context, back: map[UID]int{}}
	p.look()
	return p
}

// narrative is the events in the order in which the text mentions them: paragraph
// by paragraph, then what no paragraph tells in the order of the chronology.
type narrative struct {
	mentions []UID
	first    map[UID]int // where each is told
}

func (d *Dating) narration() *narrative {
	n := &narrative{first: map[UID]int{}}
	tell := func(uid UID) {
		if _, told := n.first[uid]; !told {
			n.first[uid] = len(n.mentions)
		}
		n.mentions = append(n.mentions, uid)
	}
	for _, p := range d.review.Paragraphs {
		for _, uid := range p.Events {
			if _, known := d.at(uid); known {
				tell(uid)
			}
		}
	}
	for _, e := range d.Order() {
		if _, told := n.first[e.UID]; !told {
			tell(e.UID)
		}
	}
	return n
}

// How far back in the text an anchor is looked for: any event, and events that
// mean much.
const (
	nearInText = 12
	farInText  = 60
)

// look finds what the date may count from.
func (p *publisher) look() {
	own := p.d.events[p.i]
	n := p.d.narrative()
	at := n.first[own.UID]
	add := func(uid UID, back int) {
		if _, already := p.back[uid]; !already && uid != own.UID {
			p.back[uid] = back
			p.events = append(p.events, uid)
		}
	}
	for k := at - 1; k >= max(0, at-farInText); k-- {
		uid := n.mentions[k]
		if at-k <= nearInText || p.d.strength(p.d.events[p.d.placeOf(uid)]) > 1 {
			add(uid, at-k)
		}
	}
	if at > 0 {
		p.just = n.mentions[at-1]
	}
	for _, uid := range append(p.ownAnchors(), own.PublishedFrom) {
		if _, known := p.d.at(uid); known {
			add(uid, at-n.first[uid])
		}
	}
}

// ownAnchors are the events that the author's wording counts from.
func (p *publisher) ownAnchors() []UID {
	var list []UID
	for _, relation := range p.d.dated[p.i].Reading.Relations {
		if j, known := p.d.anchorEvent(relation.Anchor); known {
			list = append(list, p.d.events[j].UID)
		}
	}
	return list
}

// strength is how much an event means to the reader.
func (d *Dating) strength(e *Event) int {
	k := d.review.Kind(e.Kind)
	if k == nil {
		return 0
	}
	switch k.Symbol {
	case SymbolLife, SymbolCritical:
		return 3
	case SymbolReferral:
		return 2
	case SymbolAssessment, SymbolDecision, SymbolHospital, SymbolPolice:
		return 1
	}
	return 0
}

// candidate is a mention with what it stands for.
type candidate struct {
	when.Mention
	uid   UID // event or person
	place standing
}

// candidates are the mentions, in no order. A birth is that of its person.
func (p *publisher) candidates() []candidate {
	own := p.d.events[p.i]
	n := p.d.narrative()
	anchors := p.ownAnchors()
	var list []candidate
	for _, person := range p.d.people {
		if !person.Subject && !person.Child || person.BirthEvent == own.UID || person.Name() == "" {
			continue
		}
		c := candidate{uid: person.UID, place: p.d.birthStanding(person.UID)}
		c.Mention = when.Mention{Kind: when.AnchorBirth, Name: person.Name(), Strength: 3, Distance: nearInText}
		if person.BirthEvent != "" {
			if c.Distance = n.first[own.UID] - n.first[person.BirthEvent]; c.Distance < 0 {
				continue
			}
		}
		list = append(list, c)
	}
	for _, uid := range p.events {
		if c, named := p.candidate(uid); named {
			list = append(list, c)
		}
	}
	for i := range list {
		c := &list[i]
		c.Day, c.Exact = p.reader.ownDay(when.Anchor{Kind: c.Kind, ID: string(c.uid)})
		if slices.Contains(anchors, c.eventOf(p.d)) {
			c.Strength += 2
		}
		if own.PublishedFrom != "" && (own.PublishedFrom == c.uid || own.PublishedFrom == c.eventOf(p.d)) {
			c.Strength = 1000
		}
	}
	return list
}

func (c candidate) eventOf(d *Dating) UID {
	if p := d.person(c.uid); p != nil {
		return p.BirthEvent
	}
	return c.uid
}

func (p *publisher) candidate(uid UID) (candidate, bool) {
	e := p.d.events[p.d.placeOf(uid)]
	for _, person := range p.d.people {
		if person.BirthEvent == uid && (person.Subject || person.Child) {
			return candidate{}, false // it is there as the person's birth
		}
	}
	name, named := p.name(e)
	c := candidate{
		Mention: when.Mention{Kind: when.AnchorEvent, Name: name, Strength: p.d.strength(e), Distance: p.back[uid]},
		uid:     uid, place: p.d.eventStanding(uid),
	}
	if strings.HasPrefix(name, "“") {
		c.Strength-- // a title that is a sentence makes an awkward anchor
	}
	return c, named
}

// loosely is a spread of days over which nothing told before says much: then the
// author's words may also look ahead. So they may where the best that can be said
// otherwise leaves vaguely many days: "between the referral and the critical
// incident" tells more than "within six months after the referral".
const (
	loosely = 200
	vaguely = 60
)

// choices are the wordings of a day, best first, that read back allow its window
// and are fit for what they are wanted for; nil asks nothing more of them.
func (p *publisher) choices(day standing, window when.Window, fit func(PublishedDate) bool) []PublishedDate {
	all := p.candidates()
	mentions := make([]when.Mention, len(all))
	for i, c := range all {
		mentions[i] = c.Mention
	}
	between := func(i int) (int, int) { return p.d.gap(all[i].place, day) }
	loose := window.Earliest.Open() || window.Latest.Open() || int(window.Latest-window.Earliest) > loosely
	var list []PublishedDate
	inAuthorWords := func(ahead bool) (found bool) {
		for _, made := range p.asAuthorWords(window, ahead) {
			if fit == nil || fit(made) {
				list = append(list, made)
			}
		}
		return p.best && len(list) > 0
	}
	if inAuthorWords(loose) {
		return list[:1]
	}
	for choice := range when.Choosing(mentions, between, p.context) {
		made, can := p.choice(all[choice.Mention], choice.Words, window)
		if !can || fit != nil && !fit(made) {
			continue
		}
		if least, most := between(choice.Mention); len(list) == 0 && !loose && most-least > vaguely && inAuthorWords(true) {
			return list[:1]
		}
		list = append(list, made)
		if p.best {
			return list
		}
	}
	return p.chosenFirst(p.distinct(list))
}

// choice is a wording of a candidate, shortened where the text has just told what
// it counts from; false where it does not allow the window.
func (p *publisher) choice(c candidate, words string, window when.Window) (PublishedDate, bool) {
	if strings.Contains(words, " was 0 to ") {
		return PublishedDate{}, false // "within" or "after the birth" says it better
	}
	made := PublishedDate{Words: words, Anchor: c.uid, Name: c.Name}
	if c.Kind == when.AnchorBirth {
		made.Name = "the birth of " + c.Name
	}
	if c.uid == p.just || c.eventOf(p.d) == p.just {
		if short, can := p.shortened(made, window); can {
			return short, true
		}
	}
	return made, p.allows(made, window)
}

func (p *publisher) distinct(list []PublishedDate) []PublishedDate {
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(made PublishedDate) bool {
		was := seen[made.Words]
		seen[made.Words] = true
		return was
	})
}

// chosenFirst puts the author's choice first.
func (p *publisher) chosenFirst(list []PublishedDate) []PublishedDate {
	chosen := p.d.events[p.i].PublishedFrom
	if chosen == "" {
		return list
	}
	slices.SortStableFunc(list, func(a, b PublishedDate) int {
		return order(b.Anchor == chosen) - order(a.Anchor == chosen)
	})
	return list
}

func order(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// shortened leaves out what the text has just told: "the day after the visit"
// becomes "the following day", "a week after the visit" "a week later".
func (p *publisher) shortened(made PublishedDate, window when.Window) (PublishedDate, bool) {
	short := made
	short.Implied = true
	switch before, after := " before "+made.Name, " after "+made.Name; {
	case made.Words == "the day after "+made.Name:
		short.Words = "the following day"
	case made.Words == "the same day as "+made.Name:
		short.Words = "the same day"
	case made.Words == "the day before "+made.Name:
		short.Words = "the day before"
	case strings.HasPrefix(made.Words, "within "):
		return made, false
	case made.Words == "the week after "+made.Name:
		short.Words = "the following week"
	case strings.HasSuffix(made.Words, after) && made.Words != strings.TrimSpace(after):
		short.Words = strings.TrimSuffix(made.Words, after) + " later"
	case strings.HasSuffix(made.Words, before) && made.Words != strings.TrimSpace(before):
		short.Words = strings.TrimSuffix(made.Words, before) + " earlier"
	default:
		return made, false
	}
	return short, p.allows(short, window)
}

// allows reads a wording back.
func (p *publisher) allows(made PublishedDate, window when.Window) bool {
	anchor := UID("")
	if made.Implied {
		anchor = made.Anchor
	}
	r, err := p.d.ReadPublished(made.Words, anchor)
	if err != nil {
		return false
	}
	w := p.d.Within(r)
	return w.Earliest <= window.Earliest && w.Latest >= window.Latest
}

// gap is by how many days one day follows another, NoMin and NoMax where open.
func (d *Dating) gap(from, to standing) (least, most int) {
	if l, m, dated := d.apart(from, to); dated {
		return l, m
	}
	least, most = d.related(from, to)
	if f, t := from.window.Latest, to.window.Earliest; !f.Open() && !t.Open() {
		least = max(least, int(t-f))
	}
	if f, t := from.window.Earliest, to.window.Latest; !f.Open() && !t.Open() {
		most = min(most, int(t-f))
	}
	return least, most
}
