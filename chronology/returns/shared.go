package returns

import (
	"reflect"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

// shared are the sorts of what all agencies have in common. What one of them makes
// of a field there stands only as long as no other makes something else of it: which
// one came first is nothing. So each change is kept as a claim, a Conflict that is
// undecided while claims differ and DecidedTaken while they do not.
var shared = []string{"person", "kind", "abbreviation"}

// claims are the claims on one field of an entity.
type claims struct {
	list    []*chronology.Conflict // undecided or taken, in the order in which they came
	decided bool                   // the author has decided between claims on it before
}

type fieldOf struct {
	entity chronology.UID
	field  string
}

// claimsOf are all claims of a review, by field.
func claimsOf(r *chronology.Review) map[fieldOf]claims {
	all := map[fieldOf]claims{}
	for _, c := range r.Conflicts {
		if c.Field == "" || !slices.Contains(shared, c.Sort) {
			continue
		}
		at := fieldOf{c.Entity, c.Field}
		on := all[at]
		switch c.Decided {
		case chronology.Undecided, chronology.DecidedTaken:
			on.list = append(on.list, c)
		case chronology.DecidedOver:
		default:
			on.decided = true
		}
		all[at] = on
	}
	return all
}

// claimed works in what a return makes of a field that all share, b being what its
// agency had of it before. The result is the same in whatever order claims come.
func (m *merger) claimed(sort string, f exchange.Field, b, here, there reflect.Value, result chronology.Entity) (changed bool) {
	uid := result.Identity()
	on := m.claims[fieldOf{uid, f.Name}]
	stood := m.without(&on, written(here))
	own := slices.IndexFunc(on.list, func(c *chronology.Conflict) bool {
		return c.Agency == m.pack.Agency && alikeWritten(c.Theirs, written(b))
	})
	claim := chronology.Conflict{UID: chronology.NewUID(), Agency: m.pack.Agency, Entity: uid, Sort: sort, Field: f.Name, Base: written(b),
		Decided: chronology.DecidedTaken}
	if own >= 0 {
		claim = *on.list[own]
		on.list = slices.Delete(slices.Clone(on.list), own, own+1)
	}
	claim.Return, claim.Theirs = m.uid, written(there)
	switch {
	case !alikeWritten(claim.Theirs, stood):
		on.list = append(slices.Clone(on.list), &claim)
	case own >= 0: // it has come round to what is without it
		claim.Mine, claim.Decided = stood, chronology.DecidedOver
		m.Put = append(m.Put, &claim)
	}
	now, how := stood, chronology.DecidedTaken
	if on.differ(stood) {
		how = chronology.Undecided
	} else if len(on.list) > 0 {
		now = on.list[0].Theirs
	}
	m.settle(on.list, stood, how)
	if alikeWritten(now, written(here)) {
		return false
	}
	if err := read(value(result, f), now); err != nil {
		return false // written wrote it
	}
	if how == chronology.DecidedTaken {
		m.Taken = append(m.Taken, Taken{Entity: uid, Sort: sort, Field: f.Name})
	}
	return true
}

// without is what a field would hold without the claims on it. Claims that were
// taken are over where the author has written something else since.
func (m *merger) without(on *claims, here string) (stood string) {
	stood = here
	var kept []*chronology.Conflict
	for _, c := range on.list {
		switch {
		case c.Decided == chronology.Undecided:
			kept = append(kept, c)
		case alikeWritten(c.Theirs, here):
			kept, stood = append(kept, c), c.Mine
		default:
			over := *c
			over.Decided = chronology.DecidedOver
			m.Put = append(m.Put, &over)
		}
	}
	on.list = kept
	return stood
}

// differ reports whether claims are to be decided: they are not all the same, one of
// them goes against what the author has made of the field, or the author has decided
// some and left others open.
func (on claims) differ(stood string) bool {
	return slices.ContainsFunc(on.list, func(c *chronology.Conflict) bool {
		return !alikeWritten(c.Theirs, on.list[0].Theirs) || !alikeWritten(c.Base, stood) || on.decided && c.Decided == chronology.Undecided
	})
}

// settle keeps claims as they stand now, those that have changed.
func (m *merger) settle(list []*chronology.Conflict, stood string, how chronology.Decided) {
	for _, c := range list {
		now := *c
		now.Mine, now.Decided = stood, how
		if before := m.mine.Find(c.UID); before != nil && *before.(*chronology.Conflict) == now {
			continue
		}
		if how == chronology.Undecided {
			m.Conflicts = append(m.Conflicts, &now)
		} else {
			m.Put = append(m.Put, &now)
		}
	}
}

// alikeWritten compares two values as written; a list that is empty is one that is
// not there.
func alikeWritten(a, b string) bool {
	none := func(s string) bool { return s == "null" || s == "[]" }
	return a == b || none(a) && none(b)
}

// besides are the other claims on a field that an author has decided on: she has
// been asked what those say that agree with it now.
func besides(r *chronology.Review, c *chronology.Conflict, now chronology.Entity) (put []chronology.Entity) {
	f, err := fieldNamed(c.Sort, c.Field)
	if err != nil || isNil(now) || sortOf(now) != c.Sort {
		return nil
	}
	holds := written(value(now, f))
	for _, other := range claimsOf(r)[fieldOf{c.Entity, c.Field}].list {
		if other.UID == c.UID || other.Decided != chronology.Undecided {
			continue
		}
		after := *other
		if after.Mine = holds; alikeWritten(after.Theirs, holds) {
			after.Decided = chronology.DecidedMine
		}
		put = append(put, &after)
	}
	return put
}
