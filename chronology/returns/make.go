package returns

import (
	"fmt"
	"regexp"

	"throughline.org/throughline/chronology"
)

// Make cuts the part of p's agency, or service, out of a review: the file that is
// sent. It holds the scope, the lines of enquiry, the family as p.Names allows, the
// agency's own events, and for dates that count from other events stand-ins that
// say no more than their dates. It returns the file's content and the pack as the
// review keeps it, with what was sent as the base of the first return.
func Make(r *chronology.Review, d *chronology.Dating, p chronology.Pack) (*chronology.Review, *chronology.Pack, error) {
	agency := r.Agency(p.Agency)
	if agency == nil || p.Service != "" && r.Service(p.Service) == nil {
		return nil, nil, fmt.Errorf("make pack of %s: no such agency or service", p.Agency)
	}
	p.Version = 1
	for _, earlier := range r.Packs {
		if !earlier.Own && earlier.Agency == p.Agency && earlier.Service == p.Service {
			p.Version = max(p.Version, earlier.Version+1)
		}
	}
	m := &maker{r: r, d: d, p: &p, out: &chronology.Review{}}
	m.setUp()
	m.people()
	m.events()
	base, err := writePart(Part(m.out, p.Agency, p.Service))
	if err != nil {
		return nil, nil, err
	}
	own, kept := p, p
	own.Own, own.Base, own.Head = true, "", ""
	m.out.Put(&own)
	kept.Own, kept.Base = false, base
	return m.out, &kept, nil
}

type maker struct {
	r   *chronology.Review
	d   *chronology.Dating
	p   *chronology.Pack
	out *chronology.Review
}

// setUp copies what is said once. The lanes of other agencies are hidden, but
// their names are there to say who was told.
func (m *maker) setUp() {
	if s := m.r.Settings; s != nil {
		own := *s
		own.OneAgency = m.p.Agency
		own.Methodology = "" // it is about what all agencies gave
		m.out.Put(&own)
	}
	for _, k := range m.r.Kinds {
		m.out.Put(k)
	}
	for _, l := range m.r.Lines {
		m.out.Put(l)
	}
	for _, a := range m.r.Agencies {
		other := *a
		if a.UID != m.p.Agency {
			other.Hidden, other.InvolvedFrom, other.InvolvedTo = true, "", ""
		}
		m.out.Put(&other)
	}
	for _, s := range m.r.Services {
		if s.Agency == m.p.Agency && (m.p.Service == "" || s.UID == m.p.Service) {
			m.out.Put(s)
		}
	}
	for _, s := range m.r.Scopes {
		m.out.Put(s)
	}
	for _, a := range m.r.Abbreviations {
		m.out.Put(a)
	}
}

// people are the family and the agency's own staff.
func (m *maker) people() {
	for _, p := range m.r.People {
		if !p.Family && !p.Subject && !p.Child && p.Agency != m.p.Agency {
			continue
		}
		told := *p
		told.Pseudonym = ""
		if m.p.Names == chronology.NamesByLabel && p.Agency != m.p.Agency {
			told.RealName, told.Aliases = "", nil
		}
		m.out.Put(&told)
	}
}

// events are the agency's own. Tags and who was told go along where the agency
// entered them itself.
func (m *maker) events() {
	entered := m.entered()
	for _, e := range m.r.Events {
		if !belongs(e, m.p.Agency, m.p.Service) {
			continue
		}
		own := withoutReviewers(e)
		own.Lines, own.Told = nil, nil
		if before := entered.Event(e.UID); before != nil {
			own.Lines, own.Told = before.Lines, before.Told
		}
		for i := range own.Attachments {
			own.Attachments[i].Path = ""
		}
		m.out.Put(own)
	}
	for _, l := range m.r.Links {
		if m.out.Event(l.From) != nil && m.out.Event(l.To) != nil && m.theirLink(entered, l.UID) {
			m.out.Put(l)
		}
	}
	m.standIns()
}

// entered is the agency's part as it came last.
func (m *maker) entered() *chronology.Review {
	last := ""
	for _, a := range m.r.Returns {
		if sent := sentPack(m.r, a.Pack); sent != nil && sent.Agency == m.p.Agency && sent.Service == m.p.Service {
			last = a.Base
		}
	}
	part, err := readPart(last)
	if err != nil {
		return &chronology.Review{} // then nothing is known to be theirs, and nothing goes along
	}
	return part
}

func (m *maker) theirLink(entered *chronology.Review, uid chronology.UID) bool {
	return entered.Find(uid) != nil
}

var heldName = regexp.MustCompile(`\{([^{}¶]+)\}`)

// standIns are the events of others that dates in the pack count from.
func (m *maker) standIns() {
	var pending []string
	if s := m.out.Settings; s != nil {
		pending = append(pending, s.ScopeFrom, s.ScopeTo)
	}
	for _, s := range m.out.Scopes {
		pending = append(pending, s.From, s.To)
	}
	for _, a := range m.out.Agencies {
		pending = append(pending, a.InvolvedFrom, a.InvolvedTo)
	}
	for _, p := range m.out.People {
		pending = append(pending, p.Born, p.DueDate, "{"+string(p.BirthEvent)+"}")
	}
	for _, e := range m.out.Events {
		pending = append(pending, wordings(e)...)
	}
	for len(pending) > 0 {
		next := pending[0]
		pending = pending[1:]
		for _, named := range heldName.FindAllStringSubmatch(next, -1) {
			e := m.r.Event(chronology.UID(named[1]))
			if e == nil || m.out.Event(e.UID) != nil {
				continue
			}
			in := m.standIn(e)
			m.out.Put(in)
			pending = append(pending, wordings(in)...)
		}
	}
}

func wordings(e *chronology.Event) []string {
	list := []string{e.When.Wording, e.Known}
	for _, t := range e.Told {
		list = append(list, t.When)
	}
	return list
}

// standIn says when something was and, of the family's own life, what.
func (m *maker) standIn(e *chronology.Event) *chronology.Event {
	if e.Family() {
		return &chronology.Event{UID: e.UID, Kind: e.Kind, When: e.When, Title: e.Title, DayLine: e.DayLine}
	}
	dated := m.d.Of(e.UID)
	return &chronology.Event{UID: e.UID, Title: "An event of another agency",
		When: chronology.When{Wording: dated.Window.Wording(dated.Extent)}}
}
