package returns

import (
	"reflect"
	"slices"

	"throughline.org/throughline/chronology"
)

// toldOf is who was told by agency: two entries may tell of one.
type toldOf map[chronology.UID][]chronology.Told

func toldBy(list []chronology.Told) toldOf {
	by := toldOf{}
	for _, t := range list {
		by[t.Agency] = append(by[t.Agency], t)
	}
	return by
}

// agencies lists whom lists tell of, in the order in which they first do.
func agencies(lists ...[]chronology.Told) []chronology.UID {
	var order []chronology.UID
	for _, list := range lists {
		for _, t := range list {
			if !slices.Contains(order, t.Agency) {
				order = append(order, t.Agency)
			}
		}
	}
	return order
}

// toldThreeWays merges who was told agency by agency, and lists the agencies of
// which both sides say different things; what is mine stays there.
func toldThreeWays(base, mine, theirs []chronology.Told) (kept []chronology.Told, clash []chronology.UID) {
	b, here, there := toldBy(base), toldBy(mine), toldBy(theirs)
	for _, agency := range agencies(mine, theirs, base) {
		entries, clashes := entriesThreeWays(b[agency], here[agency], there[agency])
		kept = append(kept, entries...)
		if clashes {
			clash = append(clash, agency)
		}
	}
	return kept, clash
}

// entriesThreeWays merges what is said of one agency. An entry of each side is
// merged field by field; several are a set, in which what either side added stays
// and what either took out goes. One that both changed, or one changed and the
// other took out, is a clash.
func entriesThreeWays(base, mine, theirs []chronology.Told) (kept []chronology.Told, clash bool) {
	switch {
	case slices.Equal(base, theirs) || slices.Equal(mine, theirs):
		return mine, false
	case slices.Equal(base, mine):
		return theirs, false
	case single(base, mine, theirs):
		entry, fields := entryThreeWays(first(base), mine[0], theirs[0])
		return []chronology.Told{entry}, len(fields) > 0
	}
	for _, t := range base {
		if !slices.Contains(mine, t) && !slices.Contains(theirs, t) {
			return mine, true
		}
	}
	return bothSides(base, mine, theirs), false
}

func single(base, mine, theirs []chronology.Told) bool {
	return len(base) <= 1 && len(mine) == 1 && len(theirs) == 1
}

func first(list []chronology.Told) chronology.Told {
	if len(list) == 0 {
		return chronology.Told{}
	}
	return list[0]
}

// toldFields are what an entry says, for one field to be set from another entry.
var toldFields = []struct {
	same func(a, b chronology.Told) bool
	set  func(to *chronology.Told, from chronology.Told)
}{
	{func(a, b chronology.Told) bool { return a.NotTold == b.NotTold }, func(to *chronology.Told, from chronology.Told) { to.NotTold = from.NotTold }},
	{func(a, b chronology.Told) bool { return a.When == b.When }, func(to *chronology.Told, from chronology.Told) { to.When = from.When }},
	{func(a, b chronology.Told) bool { return a.By == b.By }, func(to *chronology.Told, from chronology.Told) { to.By = from.By }},
	{func(a, b chronology.Told) bool { return a.LeftOut == b.LeftOut }, func(to *chronology.Told, from chronology.Told) { to.LeftOut = from.LeftOut }},
}

// entryThreeWays merges one entry, and lists the fields that both changed.
func entryThreeWays(base, mine, theirs chronology.Told) (kept chronology.Told, clash []int) {
	kept = mine
	for i, f := range toldFields {
		switch {
		case f.same(base, theirs) || f.same(mine, theirs):
		case f.same(base, mine):
			f.set(&kept, theirs)
		default:
			clash = append(clash, i)
		}
	}
	return kept, clash
}

// takeTold puts theirs in where the two sides clashed when the return was taken in,
// and leaves here all else as it is by now.
func takeTold(c toldConflict, here []chronology.Told) []chronology.Told {
	_, clash := toldThreeWays(c.base, c.mine, c.theirs)
	b, m, t, now := toldBy(c.base), toldBy(c.mine), toldBy(c.theirs), toldBy(here)
	var list []chronology.Told
	for _, agency := range agencies(here, c.theirs) {
		entries := now[agency]
		if slices.Contains(clash, agency) {
			entries = takeEntries(b[agency], m[agency], t[agency], entries)
		}
		list = append(list, entries...)
	}
	return list
}

func takeEntries(base, mine, theirs, here []chronology.Told) []chronology.Told {
	if single(base, mine, theirs) && len(here) == 1 {
		entry := here[0]
		_, fields := entryThreeWays(first(base), mine[0], theirs[0])
		for _, i := range fields {
			toldFields[i].set(&entry, theirs[0])
		}
		return []chronology.Told{entry}
	}
	list := slices.Clone(theirs)
	for _, t := range here {
		if !slices.Contains(mine, t) && !slices.Contains(list, t) {
			list = append(list, t) // entered since
		}
	}
	return list
}

// stillOpen is the base with what an undecided conflict counts from, for the
// agencies that it is about: a later return must not hide those by clashing elsewhere.
func stillOpen(open toldConflict, base []chronology.Told) []chronology.Told {
	_, clash := toldThreeWays(open.base, open.mine, open.theirs)
	before, b := toldBy(open.base), toldBy(base)
	var list []chronology.Told
	for _, agency := range agencies(open.base, base) {
		if slices.Contains(clash, agency) {
			list = append(list, before[agency]...)
		} else {
			list = append(list, b[agency]...)
		}
	}
	return list
}

// toldConflict is a conflict about who was told, read.
type toldConflict struct{ base, mine, theirs []chronology.Told }

func readTold(c *chronology.Conflict) (t toldConflict, err error) {
	for to, text := range map[*[]chronology.Told]string{&t.base: c.Base, &t.mine: c.Mine, &t.theirs: c.Theirs} {
		if err := read(reflect.ValueOf(to).Elem(), text); err != nil {
			return toldConflict{}, err
		}
	}
	return t, nil
}
