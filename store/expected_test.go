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
}

// expect says what should come of the part theirs, of which gone was deleted, when
// base was known to both before and mine is the review.
func expect(mine, base, theirs rows, gone map[chronology.UID]bool) *expectation {
	e := &expectation{after: maps.Clone(mine), listed: map[conflictPlace]bool{}}
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
			e.after[uid] = e.fields(uid, b, m, t)
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

func (e *expectation) fields(uid chronology.UID, b, m, t row) row {
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
