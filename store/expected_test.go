package store

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// This is the merge once more, as plainly as it can be said and without the code
// under test: what a review should hold after a return, and what should be listed.

// row is an entity as text: its type, and its fields that are not empty.
type row struct {
	sort   string
	fields map[string]string
}

type rows map[chronology.UID]row

// rowOf is an entity as a row.
func rowOf(x chronology.Entity) row {
	v := reflect.ValueOf(x).Elem()
	r := row{sort: v.Type().Name(), fields: map[string]string{}}
	for i := range v.NumField() {
		f := v.Field(i)
		if f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0 {
			continue
		}
		text := emptyAlike.Replace(encoded(f.Interface()))
		if text != encoded(reflect.Zero(f.Type()).Interface()) {
			r.fields[v.Type().Field(i).Name] = text
		}
	}
	return r
}

// rowsOf are the rows that have to do with what agencies send: not the conflicts
// and receipts that a merge leaves behind.
func rowsOf(r *chronology.Review) rows {
	list := rows{}
	for x := range r.All() {
		switch x.(type) {
		case *chronology.Conflict, *chronology.AgencyReturn:
		default:
			list[x.Identity()] = rowOf(x)
		}
	}
	return list
}

// sharedSorts belong to all agencies.
var sharedSorts = []string{"Kind", "Abbreviation", "Person"}

// partOf are the rows that a return of the agency may speak of.
func partOf(all rows, agency chronology.UID) rows {
	part := rows{}
	owned := func(r row) bool { return r.fields["Agency"] == quoted(agency) }
	for uid, r := range all {
		within := false
		switch r.sort {
		case "Kind", "Abbreviation", "Person":
			within = true
		case "Agency":
			within = uid == agency
		case "Event", "Service":
			within = owned(r)
		case "Link":
			for _, end := range []string{"From", "To"} {
				e, there := all[unquoted(r.fields[end])]
				within = within || there && e.sort == "Event" && owned(e)
			}
		}
		if within {
			part[uid] = r
		}
	}
	return part
}

func quoted(uid chronology.UID) string { return `"` + string(uid) + `"` }

func unquoted(s string) chronology.UID { return chronology.UID(s[min(1, len(s)):max(0, len(s)-1)]) }

// place is where a conflict is: the row, and the field unless it is all of it.
type conflictPlace struct {
	entity chronology.UID
	field  string
}

// expectation is what should come of a return.
type expectation struct {
	after  rows
	listed map[conflictPlace]bool
	agreed []conflictPlace // where both now say the same
	// What other agencies have made of what all share, which is to be decided now, or
	// is no more.
	others, closed map[agencyPlace]bool
}

type agencyPlace struct {
	agency chronology.UID
	conflictPlace
}

// claim is what an agency has made of a field that all share; mine is what it was
// told that the field holds without it.
type claim struct{ agency, base, theirs, mine string }

// sharedField is a field that all agencies share, and what they have made of it.
type sharedField struct {
	claims        []claim
	open, decided bool
}

type sharedFields map[conflictPlace]*sharedField

func (s sharedFields) at(place conflictPlace) *sharedField {
	if s[place] == nil {
		s[place] = &sharedField{}
	}
	return s[place]
}

// expectShared: what agencies make of a field stands while all that say something
// say the same of what the author has; else the author's stands, and all are listed.
func (e *expectation) expectShared(f *sharedField, place conflictPlace, agency, before, here, there string) string {
	stood := here
	if !f.open && len(f.claims) > 0 {
		if f.claims[0].theirs == here {
			stood = f.claims[0].mine
		} else {
			f.claims = nil // the author has written something else since
		}
	}
	own := claim{agency: agency, base: before}
	at := slices.IndexFunc(f.claims, func(c claim) bool { return c.agency == agency && c.theirs == before })
	if at >= 0 {
		own = f.claims[at]
		f.claims = slices.Delete(f.claims, at, at+1)
	}
	open := f.open && f.decided && (len(f.claims) > 0 || at >= 0 && there != stood)
	own.theirs = there
	if there != stood {
		f.claims = append(f.claims, own)
	} else if at >= 0 && f.open {
		e.agreed = append(e.agreed, place)
	}
	for _, c := range f.claims {
		open = open || c.theirs != f.claims[0].theirs || c.base != stood
	}
	for i, c := range f.claims {
		switch {
		case c.agency == agency && open:
			e.listed[place] = true
		case c.agency == agency && f.open && at >= 0:
			e.agreed = append(e.agreed, place)
		case c.agency == agency:
		case open && (!f.open || c.mine != stood):
			e.others[agencyPlace{chronology.UID(c.agency), place}] = true
		case !open && f.open:
			e.closed[agencyPlace{chronology.UID(c.agency), place}] = true
		}
		f.claims[i].mine = stood
	}
	f.open = open && len(f.claims) > 0
	if open || len(f.claims) == 0 {
		return stood
	}
	return f.claims[0].theirs
}

// decide takes a decision of the author's in: the field holds now what it says.
func (f *sharedField) decide(agency, now string) (agreed []chronology.UID) {
	f.decided = true
	f.claims = slices.DeleteFunc(f.claims, func(c claim) bool {
		if c.agency != agency && c.theirs == now {
			agreed = append(agreed, chronology.UID(c.agency))
		}
		return c.agency == agency || c.theirs == now
	})
	for i := range f.claims {
		f.claims[i].mine = now
	}
	f.open = len(f.claims) > 0
	return agreed
}

// expect says what should come of the part theirs, of which gone was deleted, when
// base was known to both before and mine is the review.
func expect(mine, base, theirs rows, gone map[chronology.UID]bool, agency chronology.UID, shared sharedFields) *expectation {
	e := &expectation{after: maps.Clone(mine), listed: map[conflictPlace]bool{}, others: map[agencyPlace]bool{}, closed: map[agencyPlace]bool{}}
	for uid, t := range theirs {
		m, here := mine[uid]
		b, before := base[uid]
		switch {
		case !here && !before:
			e.after[uid] = without(t, hersAlone(t.sort))
		case !here:
			if !sameBut(b, t, unsaid(t.sort)) {
				e.listed[conflictPlace{uid, ""}] = true
			}
		default:
			e.after[uid] = e.fields(uid, b, m, t, agency, shared)
		}
	}
	for uid, b := range base {
		m, here := mine[uid]
		_, there := theirs[uid]
		deletable := b.sort == "Event" || b.sort == "Link" || b.sort == "Service"
		switch {
		case there || !here || !gone[uid] || !deletable:
		case workedOn(mine, base, uid, b, m):
			e.listed[conflictPlace{uid, ""}] = true
		default:
			delete(e.after, uid)
		}
	}
	return e
}

// hersAlone are the fields that no return changes.
func hersAlone(sort string) []string {
	return slices.DeleteFunc(append([]string{"UID"}, hers[sort]...), func(name string) bool { return name == "Lines" || name == "Told" })
}

// unsaid are the fields that tell no row from another: those, and its place in a day.
func unsaid(sort string) []string { return append(hersAlone(sort), "HandOrder") }

func without(r row, fields []string) row {
	r.fields = maps.Clone(r.fields)
	for _, name := range fields {
		if name != "UID" && name != "Agency" {
			delete(r.fields, name)
		}
	}
	return r
}

func sameBut(a, b row, fields []string) bool {
	return maps.Equal(without(a, fields).fields, without(b, fields).fields)
}

// workedOn reports whether the review holds more of a row than came with it.
func workedOn(mine, base rows, uid chronology.UID, b, m row) bool {
	if !sameBut(b, m, unsaid(m.sort)) {
		return true
	}
	if m.sort != "Event" {
		return false
	}
	if m.fields["Note"] != "" || m.fields["Ref"] != "" || m.fields["PublishedFrom"] != "" {
		return true
	}
	for other, r := range mine {
		_, known := base[other]
		switch {
		case r.sort == "Link" && !known && (r.fields["From"] == quoted(uid) || r.fields["To"] == quoted(uid)):
			return true
		case r.sort == "Paragraph" && slices.Contains(decoded[[]chronology.UID](r.fields["Events"]), uid):
			return true
		}
	}
	return false
}

func decoded[T any](text string) (v T) {
	if text != "" {
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			panic(err) // rowOf wrote it
		}
	}
	return v
}

func (e *expectation) fields(uid chronology.UID, b, m, t row, agency chronology.UID, shared sharedFields) row {
	result := row{sort: m.sort, fields: map[string]string{}}
	set := func(name, text string) {
		if text != "" && text != "null" && text != "[]" {
			result.fields[name] = text
		}
	}
	names := map[string]bool{}
	for _, r := range []row{b, m, t} {
		for name := range r.fields {
			names[name] = true
		}
	}
	for name := range names {
		before, here, there := b.fields[name], m.fields[name], t.fields[name]
		switch {
		case slices.Contains(hersAlone(m.sort), name):
			set(name, here)
		case m.sort == "Event" && name == "Lines":
			set(name, expectLines(before, here, there))
		case m.sort == "Event" && name == "Told":
			text, clash := expectTold(before, here, there)
			set(name, text)
			if clash {
				e.listed[conflictPlace{uid, name}] = true
			}
		case there == before:
			set(name, here)
		case slices.Contains(sharedSorts, m.sort):
			place := conflictPlace{uid, name}
			set(name, e.expectShared(shared.at(place), place, string(agency), before, here, there))
		case there == here:
			set(name, here)
			e.agreed = append(e.agreed, conflictPlace{uid, name})
		case here == before:
			set(name, there)
		case name == "HandOrder":
			set(name, here)
		default:
			set(name, here)
			e.listed[conflictPlace{uid, name}] = true
		}
	}
	return result
}

// expectLines: what either took off is off, what either put on is on.
func expectLines(base, mine, theirs string) string {
	b, m, t := decoded[[]chronology.UID](base), decoded[[]chronology.UID](mine), decoded[[]chronology.UID](theirs)
	var list []chronology.UID
	for _, l := range append(slices.Clone(m), t...) {
		in := slices.Contains(m, l) && slices.Contains(t, l) || !slices.Contains(b, l)
		if in && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return encoded(list)
}

func encoded(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // no field of an entity can fail
	}
	return string(text)
}

// expectTold takes the entries of each agency for a row of their own.
func expectTold(base, mine, theirs string) (text string, clash bool) {
	b, m, t := toldRows(base), toldRows(mine), toldRows(theirs)
	var list []chronology.Told
	for _, x := range append(decoded[[]chronology.Told](mine), decoded[[]chronology.Told](theirs)...) {
		if slices.ContainsFunc(list, func(in chronology.Told) bool { return in.Agency == x.Agency }) {
			continue
		}
		before, here, there := b[x.Agency], m[x.Agency], t[x.Agency]
		switch {
		case reflect.DeepEqual(here, there) || reflect.DeepEqual(before, there):
		case reflect.DeepEqual(before, here):
			here = there
		case here == nil || there == nil:
			clash = true
		default:
			if before == nil {
				before = &chronology.Told{}
			}
			merged := *here
			pick := func(b, m, t string, to *string) {
				if m == b {
					*to = t
				}
				clash = clash || m != b && t != b && m != t
			}
			pick(before.When, here.When, there.When, &merged.When)
			pick(before.By, here.By, there.By, &merged.By)
			pick(before.LeftOut, here.LeftOut, there.LeftOut, &merged.LeftOut)
			if here.NotTold == before.NotTold {
				merged.NotTold = there.NotTold
			}
			here = &merged
		}
		if here != nil {
			list = append(list, *here)
		}
	}
	return encoded(list), clash
}

func toldRows(text string) map[chronology.UID]*chronology.Told {
	by := map[chronology.UID]*chronology.Told{}
	for _, t := range decoded[[]chronology.Told](text) {
		by[t.Agency] = &t
	}
	return by
}

// A row has a place for every field that a type has: the histories leave none out.
func TestTheScribblerFillsEveryField(t *testing.T) {
	s := scribbler{newRandom(1)}
	seen := map[string]bool{}
	for range 20000 {
		for name := range rowOf(s.changed(&chronology.Event{UID: "e"})).fields {
			seen[name] = true
		}
	}
	event := reflect.TypeFor[chronology.Event]()
	for i := range event.NumField() {
		if name := event.Field(i).Name; name == "UID" || !slices.Contains(hers["Event"], name) {
			require.True(t, seen[name], name)
		}
	}
}
