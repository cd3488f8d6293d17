package chronology

import "slices"

// Verdict is what an author says of two entries that may tell of one contact.
type Verdict int

// The verdicts. The one of an open pair takes back what was said.
const (
	VerdictOpen     Verdict = iota
	VerdictSame             // the same event, each printed in a row of its own
	VerdictOnce             // the same event, printed in the row of the first
	VerdictNotSame          // two events, never to be proposed again
	VerdictDisagree         // accounts of one event that do not agree
)

// Judge says which links are to be put and which removed so that two entries
// stand as the verdict says. That accounts disagree may be said beside that they
// are of the same event; that they are not the same takes both back.
func (r *Review) Judge(first, second UID, v Verdict) (made []*Link, gone []UID) {
	said := map[LinkKind]*Link{}
	for _, l := range r.Links {
		if pairOf(l.From, l.To) != pairOf(first, second) || !slices.Contains(verdictKinds, l.Kind) {
			continue
		}
		if said[l.Kind] != nil {
			gone = append(gone, l.UID) // said twice
			continue
		}
		said[l.Kind] = l
	}
	keep := map[LinkKind]bool{}
	switch v {
	case VerdictSame, VerdictOnce:
		keep[SameEvent], keep[DisagreesWith] = true, said[DisagreesWith] != nil
	case VerdictNotSame:
		keep[NotSame] = true
	case VerdictDisagree:
		keep[DisagreesWith], keep[SameEvent] = true, said[SameEvent] != nil
	}
	for _, kind := range verdictKinds {
		have := said[kind]
		switch {
		case !keep[kind] && have != nil:
			gone = append(gone, have.UID)
		case keep[kind] && have == nil:
			made = append(made, &Link{UID: NewUID(), From: first, To: second, Kind: kind, Once: v == VerdictOnce})
		case kind == SameEvent && have != nil && v != VerdictDisagree:
			if c := (Link{UID: have.UID, From: first, To: second, Kind: kind, Once: v == VerdictOnce}); *have != c {
				made = append(made, &c)
			}
		}
	}
	return made, gone
}

var verdictKinds = []LinkKind{SameEvent, NotSame, DisagreesWith}

// Judged is a pair of entries of which the author has said how they stand.
type Judged struct {
	First, Second UID
	Verdict       Verdict // the strongest: what is the same and disagrees, disagrees
	Once          bool    // printed in one row all the same
}

// Judged lists the pairs of which the author has said how they stand, in the
// order in which it was first said.
func (r *Review) Judged() []Judged {
	var list []Judged
	at := map[[2]UID]int{}
	for _, l := range r.Links {
		if !slices.Contains(verdictKinds, l.Kind) || r.Event(l.From) == nil || r.Event(l.To) == nil {
			continue
		}
		n, known := at[pairOf(l.From, l.To)]
		if !known {
			n = len(list)
			at[pairOf(l.From, l.To)] = n
			list = append(list, Judged{First: l.From, Second: l.To})
		}
		j := &list[n]
		switch {
		case l.Kind == DisagreesWith:
			j.Verdict = VerdictDisagree
		case l.Kind == NotSame:
			j.Verdict = max(j.Verdict, VerdictNotSame)
		case l.Once:
			j.First, j.Second, j.Once = l.From, l.To, true
			j.Verdict = max(j.Verdict, VerdictOnce)
		default:
			j.Verdict = max(j.Verdict, VerdictSame)
		}
	}
	return list
}
