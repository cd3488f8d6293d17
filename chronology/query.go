package chronology

import (
	"fmt"
	"slices"

	"throughline.org/throughline/chronology/when"
)

// Query is a question to an agency, written beside an event or about the agency's
// return as a whole.
type Query struct {
	UID      UID
	Agency   UID
	Event    UID // "" for none
	Text     string
	Asked    string // ISO day
	Due      string // date wording, "" for none
	Answered string // ISO day; "" while it is open
	Answer   string
}

// Identity implements Entity.
func (q *Query) Identity() UID { return q.UID }

// Open reports whether the query has not been answered.
func (q *Query) Open() bool { return q.Answered == "" }

// OpenQueries are those to an agency that have not been answered, in the order in
// which they were asked.
func (r *Review) OpenQueries(agency UID) []*Query {
	var open []*Query
	for _, q := range r.Queries {
		if q.Agency == agency && q.Open() {
			open = append(open, q)
		}
	}
	return open
}

// lastDay is the last day that a wording allows, false where it is none.
func (d *Dating) lastDay(wording string) (when.Day, bool) {
	if wording == "" {
		return 0, false
	}
	reading, err := d.Read(wording, "")
	if err != nil {
		return 0, false
	}
	last := d.Within(reading).Latest
	return last, !last.Open()
}

// Late reports whether a query is open after the last day on which it was due.
func (d *Dating) Late(q *Query, today when.Day) bool {
	due, known := d.lastDay(q.Due)
	return q.Open() && known && due < today
}

// AgencyState is how far the review has come with an agency: what it was asked,
// what came back, and what is open.
type AgencyState struct {
	Agency    *Agency
	Pack      *Pack         // the last that it was sent, nil for none
	Return    *AgencyReturn // the last that came back, nil for none
	Late      bool          // nothing has come back since the pack, which was due before today
	Events    int
	Queries   []*Query // open ones
	LateOnes  int      // of them
	Conflicts int      // that nobody has decided
	Doubts    int      // about the dates of its entries
}

// AgencyStates lists all agencies as they stand on a day, in their order.
func (r *Review) AgencyStates(d *Dating, today when.Day) []AgencyState {
	states := make([]AgencyState, len(r.Agencies))
	at := make(map[UID]*AgencyState, len(r.Agencies))
	for i, a := range r.Agencies {
		states[i] = AgencyState{Agency: a, Queries: r.OpenQueries(a.UID)}
		at[a.UID] = &states[i]
	}
	for _, p := range r.Packs {
		if s := at[p.Agency]; s != nil && !p.Own {
			s.Pack = p
		}
	}
	for _, b := range r.Returns {
		if s := at[b.Agency]; s != nil {
			s.Return = b
		}
	}
	for _, c := range r.OpenConflicts() {
		if s := at[c.Agency]; s != nil {
			s.Conflicts++
		}
	}
	for _, e := range d.Order() {
		if s := at[e.Agency]; s != nil {
			s.Events++
			s.Doubts += d.doubts(e.UID)
		}
	}
	for i := range states {
		s := &states[i]
		for _, q := range s.Queries {
			if d.Late(q, today) {
				s.LateOnes++
			}
		}
		s.Late = s.Pack != nil && !r.cameBack(s.Pack) && d.passed(s.Pack.Due, today)
	}
	return states
}

// doubts counts what is to be asked about an event's date.
func (d *Dating) doubts(event UID) int {
	dated := d.Of(event)
	if dated.Err != nil {
		return 1
	}
	return len(dated.Reading.Doubts)
}

// cameBack reports whether something has been returned of a pack, or at all since
// it was sent.
func (r *Review) cameBack(p *Pack) bool {
	return slices.ContainsFunc(r.Returns, func(b *AgencyReturn) bool {
		return b.Pack == p.UID || b.Agency == p.Agency && b.Received >= p.Asked && b.Pack == ""
	})
}

func (d *Dating) passed(wording string, today when.Day) bool {
	due, known := d.lastDay(wording)
	return known && due < today
}

// CheckOn is Check with what is overdue on a day.
func CheckOn(r *Review, d *Dating, today when.Day) []Finding {
	c := &checker{review: r, dating: d, told: r.ToldIn()}
	for _, s := range r.AgencyStates(d, today) {
		if s.Late {
			c.add(CodeReturnLate, Warning, fmt.Sprintf("The return of %s was due (%s) and has not come.", s.Agency.Name, r.ShowWording(s.Pack.Due)))
		}
		for _, q := range s.Queries {
			if !d.Late(q, today) {
				continue
			}
			about, events := "", []UID(nil)
			if r.Event(q.Event) != nil {
				about, events = " about "+c.called(q.Event), []UID{q.Event}
			}
			c.add(CodeQueryLate, Warning, fmt.Sprintf("%s has not answered a query%s that was due (%s).", s.Agency.Name, about, r.ShowWording(q.Due)), events...)
		}
	}
	findings := Check(r, d)
	at := slices.IndexFunc(findings, func(f Finding) bool { return f.Severity == Notice })
	if at < 0 {
		at = len(findings)
	}
	return slices.Insert(findings, at, c.findings...)
}
