package returns

import (
	"cmp"
	"fmt"
	"slices"

	"throughline.org/throughline/chronology"
)

// Matching takes each row of a later table for an event that the agency sent
// before, for a new one, or for none. What the author says of a row stands; the
// others are matched among what is left.
type Matching struct {
	review  *chronology.Review
	table   *Table
	dating  *chronology.Dating // of the review with the rows beside
	known   []*chronology.Event
	pairs   []pair // that may be one, the likeliest first
	near    map[chronology.UID][]pair
	said    map[chronology.UID]RowChoice
	matched map[chronology.UID]chronology.UID // row to event
	owners  map[chronology.UID]chronology.UID // event to row
}

// RowChoice is what the author says of a row: the event that it is or, without
// one, that it is new or is not to come in.
type RowChoice struct {
	Event   chronology.UID
	LeftOut bool
}

// Match is a row with what it is taken for.
type Match struct {
	Row     chronology.UID
	Event   chronology.UID // "" for a new one
	LeftOut bool
	Said    bool // by the author
	Doubt   bool // to be looked at: another way to take it is nearly as good
	Why     []string
	Others  []Likeness // events that it may be, the likeliest first, with the one it is taken for
	margin  float64    // by which it is as it is taken
}

// Likeness is how like a row an event is.
type Likeness struct {
	Event chronology.UID
	Texts float64 // the share of words that both have, from 0 to 1
	Dates bool    // they may be of one day
	ID    bool    // the agency's own id is the same
	score float64
}

// pair is a row and an event that may be one.
type pair struct {
	row chronology.UID
	Likeness
	apart int // places in the order of each
}

// Scores: an id of the agency's own settles it; a text must be nearly the same
// where the dates do not meet, and still be much the same where they do.
const (
	sureID       = 10
	datesMeet    = 0.5
	leastScore   = 0.85
	leastIDAlike = 0.1 // of two texts with one id: serial numbers are given anew when rows are added
)

// What is shown to the author, and what is to be looked at.
const (
	leastShown = 0.2 // score of an event that a row may be
	mostShown  = 8
	closeCall  = 0.3 // margin below which another way to take a row is nearly as good
)

// MatchTable takes the rows of a later table for what the review has of the agency,
// by the agency's own ids, else by their dates, the likeness of their texts and
// their order.
func MatchTable(r *chronology.Review, t *Table) *Matching {
	both := r.Snapshot()
	for _, x := range t.Entities {
		both.Put(x)
	}
	for _, row := range t.Events {
		both.Put(row)
	}
	m := &Matching{review: r, table: t, dating: chronology.Solve(both), near: map[chronology.UID][]pair{}, said: map[chronology.UID]RowChoice{}}
	for _, e := range m.dating.Order() {
		if belongs(e, t.Agency, t.Service) && r.Event(e.UID) != nil {
			m.known = append(m.known, e)
		}
	}
	m.compare()
	m.match()
	return m
}

// compare looks for what each row may be.
func (m *Matching) compare() {
	texts := make([]map[string]int, len(m.known))
	for i, e := range m.known {
		texts[i] = wordsOf(e)
	}
	for n, row := range m.table.Events {
		var near []pair
		words, window := wordsOf(row), m.dating.Of(row.UID).Window
		for i, e := range m.known {
			p := pair{row: row.UID, apart: max(n-i, i-n)}
			p.Event, p.Texts = e.UID, alike(words, texts[i])
			p.score = p.Texts
			if row.ExternalID == string(e.UID) || row.ExternalID != "" && row.ExternalID == e.ExternalID &&
				(p.Texts >= leastIDAlike || len(texts[i]) == 0) {
				p.ID = true
				p.score += sureID
			}
			if theirs := m.dating.Of(e.UID).Window; !window.Earliest.Open() && !theirs.Earliest.Open() && window.Overlaps(theirs) {
				p.Dates = true
				p.score += datesMeet
			}
			if p.score >= leastScore {
				m.pairs = append(m.pairs, p)
			}
			if p.score >= leastShown {
				near = append(near, p)
			}
		}
		slices.SortStableFunc(near, likelier)
		m.near[row.UID] = near[:min(len(near), mostShown)]
	}
	slices.SortStableFunc(m.pairs, likelier)
}

func likelier(a, b pair) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.apart, b.apart))
}

// match takes the likeliest pairs first, after what the author said.
func (m *Matching) match() {
	m.matched, m.owners = map[chronology.UID]chronology.UID{}, map[chronology.UID]chronology.UID{}
	take := func(row, event chronology.UID) { m.matched[row], m.owners[event] = event, row }
	for row, s := range m.said {
		if s.Event != "" {
			take(row, s.Event)
		}
	}
	for _, p := range m.pairs {
		if _, said := m.said[p.row]; !said && m.matched[p.row] == "" && m.owners[p.Event] == "" {
			take(p.row, p.Event)
		}
	}
}

// Say takes over what the author says of a row. Another row that was said to be the
// same event is matched anew.
func (m *Matching) Say(row chronology.UID, said RowChoice) {
	for other, s := range m.said {
		if other != row && said.Event != "" && s.Event == said.Event {
			delete(m.said, other)
		}
	}
	m.said[row] = said
	m.match()
}

// Unsay leaves a row to be matched as it was before the author spoke of it.
func (m *Matching) Unsay(row chronology.UID) {
	delete(m.said, row)
	m.match()
}

// Dating is that of the review with the rows of the table beside its events.
func (m *Matching) Dating() *chronology.Dating { return m.dating }

// Known are the agency's events that the review has, in order.
func (m *Matching) Known() []*chronology.Event { return m.known }

// RowOf is the row that is taken for an event; "" where none is.
func (m *Matching) RowOf(event chronology.UID) chronology.UID { return m.owners[event] }

// Rows lists the rows with what they are taken for: those to be looked at first,
// the least sure of them first, then the others in the order of the table.
func (m *Matching) Rows() []Match {
	rows := make([]Match, 0, len(m.table.Events))
	for _, e := range m.table.Events {
		rows = append(rows, m.row(e.UID))
	}
	slices.SortStableFunc(rows, func(a, b Match) int {
		switch {
		case a.Doubt != b.Doubt:
			return either(a.Doubt, -1, 1)
		case a.Doubt:
			return cmp.Compare(a.margin, b.margin)
		}
		return 0
	})
	return rows
}

func (m *Matching) row(uid chronology.UID) Match {
	said, spoken := m.said[uid]
	x := Match{Row: uid, Event: m.matched[uid], LeftOut: said.LeftOut, Said: spoken}
	best := Likeness{} // of the events that it is not taken for
	var own *Likeness
	for _, p := range m.near[uid] {
		x.Others = append(x.Others, p.Likeness)
		if p.Event == x.Event {
			own = &x.Others[len(x.Others)-1]
		} else if p.score > best.score && !m.better(p) {
			best = p.Likeness
		}
	}
	switch {
	case x.LeftOut:
		x.Why = []string{"You left it out."}
	case x.Event == "":
		x.margin = leastScore - best.score
		x.Why = m.whyNew(best)
	default:
		x.margin = m.sureness(own, best)
		x.Why = m.whySame(own, best)
	}
	x.Doubt = !spoken && x.margin < closeCall
	return x
}

// better reports whether another row is taken for the event of a pair that is at
// least as like it.
func (m *Matching) better(p pair) bool {
	owner := m.RowOf(p.Event)
	return slices.ContainsFunc(m.near[owner], func(q pair) bool { return q.Event == p.Event && q.score >= p.score })
}

// sureness is by how much a row is rather the event that it is taken for than new,
// or than another.
func (m *Matching) sureness(own *Likeness, best Likeness) float64 {
	if own == nil {
		return 0
	}
	return min(own.score-leastScore, own.score-best.score)
}

// whyNew says why a row is taken for a new event.
func (m *Matching) whyNew(best Likeness) []string {
	if best.Event == "" {
		return []string{"Nothing that the agency sent before is like it."}
	}
	return []string{"Taken for new: nothing that came before is near enough.", "The nearest: " + m.likeness(best) + "."}
}

// whySame says why a row is taken for an event.
func (m *Matching) whySame(own *Likeness, best Likeness) []string {
	if own == nil {
		return []string{"You said that it is the same; the texts have hardly a word in common."}
	}
	why := []string{"The same: " + m.likeness(*own) + "."}
	if best.score > leastScore && own.score-best.score < closeCall {
		why = append(why, "Another entry is nearly as like: "+m.likeness(best)+".")
	}
	return why
}

// likeness says in words how like two are.
func (m *Matching) likeness(l Likeness) string {
	said := fmt.Sprintf("%d %% of the words are in both, the dates %s", int(100*l.Texts+0.5), either(l.Dates, "meet", "do not meet"))
	if l.ID {
		said = "it has the same id, " + said
	}
	return said
}

// either is one of two values.
func either[T any](first bool, a, b T) T {
	if first {
		return a
	}
	return b
}

func (m *Matching) leftOut(row chronology.UID) bool { return m.said[row].LeftOut }

// entities are what the table brings in beside its rows, but for what only rows
// that were left out refer to.
func (m *Matching) entities() []chronology.Entity {
	kept, out := map[chronology.UID]bool{}, map[chronology.UID]bool{}
	for _, row := range m.table.Events {
		refersTo(row, either(m.leftOut(row.UID), out, kept))
	}
	var list []chronology.Entity
	for _, x := range m.table.Entities {
		if uid := x.Identity(); kept[uid] || !out[uid] {
			list = append(list, x)
		}
	}
	return list
}

// refersTo notes the lists' entries that an event refers to.
func refersTo(e *chronology.Event, in map[chronology.UID]bool) {
	in[e.Kind], in[e.Service] = true, true
	for _, i := range e.Involved {
		in[i.Person] = true
	}
	for _, s := range e.Seen {
		in[s.Child] = true
	}
}
