package store

import (
	"math/rand/v2"
	"reflect"
	"slices"

	"throughline.org/throughline/chronology"
)

// scribbler makes random changes. Its words are few, so that two authors sometimes
// write the same, and it writes into every field that a type has.
type scribbler struct{ *rand.Rand }

func (s scribbler) word() string { return []string{"", "a", "b", "c"}[s.IntN(4)] }

// choices are the words of types that have no others.
var choices = map[reflect.Type][]string{
	reflect.TypeFor[chronology.SeenState](): {"", "yes", "no", "not applicable"},
	reflect.TypeFor[chronology.Contact]():   {"", "yes", "no"},
	reflect.TypeFor[chronology.LinkKind]():  {"led to", "response to", "shared with"},
}

// days are wordings of dates. They are few, so that much of what agencies send is of
// one day, or of days that overlap.
var days = []string{"", "3 June 2013", "3 June 2013", "3 June 2013 9:00", "June 2013", "between 2 and 5 June 2013"}

// fill puts something into a value of any type that an entity has.
func (s scribbler) fill(v reflect.Value) {
	if known := choices[v.Type()]; known != nil {
		v.SetString(known[s.IntN(len(known))])
		return
	}
	if v.Type() == reflect.TypeFor[chronology.When]() {
		v.FieldByName("Wording").SetString(days[s.IntN(len(days))])
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(s.word())
	case reflect.Bool:
		v.SetBool(s.IntN(2) == 0)
	case reflect.Int:
		v.SetInt(int64(s.IntN(3)))
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.Name != "Wording" {
				s.fill(v.Field(i))
			}
		}
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), s.IntN(3), 2)
		for i := range list.Len() {
			s.fill(list.Index(i))
		}
		v.Set(list)
	default:
		panic("a field of a kind that nobody can fill: " + v.Kind().String())
	}
}

// hers are the fields that are the overview author's own, and who was told and
// tagged, which are merged item by item.
var hers = map[string][]string{
	"Event":   {"UID", "Agency", "Note", "Ref", "PublishedFrom", "Lines", "Told"},
	"Person":  {"UID", "Pseudonym"},
	"Agency":  {"UID", "Colour", "Hidden", "SilenceDays"},
	"Service": {"UID", "Agency"},
}

// often are fields of an event that half of all changes are to, so that both sides
// come back to one field again and again.
var often = []string{"What", "Outcome", "When", "Involved"}

// changed is a copy of an entity with one or two fields written anew.
func (s scribbler) changed(x chronology.Entity) chronology.Entity {
	t := reflect.TypeOf(x).Elem()
	c := reflect.New(t)
	c.Elem().Set(reflect.ValueOf(x).Elem())
	for range 1 + s.IntN(2) {
		f := t.Field(s.IntN(t.NumField()))
		if t == reflect.TypeFor[chronology.Event]() && s.IntN(2) == 0 {
			f, _ = t.FieldByName(often[s.IntN(len(often))])
		}
		if f.Name != "UID" && !slices.Contains(hers[t.Name()], f.Name) {
			s.fill(c.Elem().FieldByIndex(f.Index))
		}
	}
	return c.Interface().(chronology.Entity)
}

// sharing writes tags and who was told: one entry for an agency, as the form has it.
func (s scribbler) sharing(x chronology.Entity) chronology.Entity {
	e := x.(*chronology.Event).Copy()
	if s.IntN(2) == 0 {
		e.Lines = slices.Compact([]chronology.UID{chronology.UID("line-" + s.word()), chronology.UID("line-" + s.word())})
		return e
	}
	e.Told = nil
	for _, agency := range []chronology.UID{"told-a", "told-b"}[:1+s.IntN(2)] {
		e.Told = append(e.Told, chronology.Told{Agency: agency, NotTold: s.IntN(4) == 0, When: s.word(), By: s.word()})
	}
	return e
}

// maybe changes one entity of four.
func (s scribbler) maybe(edit *Edit, x chronology.Entity) error {
	if s.IntN(4) != 0 {
		return nil
	}
	return edit.Put(s.changed(x))
}

// shared changes what belongs to all agencies.
func (s scribbler) shared(edit *Edit, r *chronology.Review) error {
	for _, p := range r.People {
		if err := s.maybe(edit, p); err != nil {
			return err
		}
	}
	for _, k := range r.Kinds {
		if err := s.maybe(edit, k); err != nil {
			return err
		}
	}
	for _, a := range r.Abbreviations {
		if err := s.maybe(edit, a); err != nil {
			return err
		}
	}
	return nil
}

// agencyAuthor fills a pack in: it changes, adds and deletes the events of its
// agency and what joins them, and corrects the lists. What is deleted is noted.
func (s scribbler) agencyAuthor(r *chronology.Review, agency chronology.UID, gone map[chronology.UID]bool) func(*Edit) error {
	return func(edit *Edit) error {
		remove := func(uid chronology.UID) error {
			gone[uid] = true
			return edit.Remove(uid)
		}
		own := []chronology.UID{"nobody"}
		for _, e := range r.Events {
			if e.Agency != agency {
				continue
			}
			own = append(own, e.UID)
			var err error
			switch s.IntN(6) {
			case 0:
				err = remove(e.UID)
			case 1, 2:
				err = edit.Put(s.changed(e))
			case 3:
				err = edit.Put(s.sharing(e))
			}
			if err != nil {
				return err
			}
		}
		for _, l := range r.Links {
			if s.IntN(5) == 0 {
				if err := remove(l.UID); err != nil {
					return err
				}
			}
		}
		return s.additions(edit, r, agency, own)
	}
}

// additions are new entries of an agency, and corrections of its lists.
func (s scribbler) additions(edit *Edit, r *chronology.Review, agency chronology.UID, own []chronology.UID) error {
	for range s.IntN(3) {
		e := &chronology.Event{UID: chronology.NewUID(), Agency: agency, Note: "the agency's own"}
		if err := edit.Put(s.changed(e)); err != nil {
			return err
		}
		own = append(own, e.UID)
	}
	for _, x := range []chronology.Entity{
		&chronology.Link{UID: chronology.NewUID(), From: own[s.IntN(len(own))], To: own[len(own)-1], Kind: chronology.LedTo},
		&chronology.Person{UID: chronology.NewUID(), Agency: agency, Role: s.word()},
		&chronology.Service{UID: chronology.NewUID(), Agency: agency, Name: s.word()},
	} {
		if s.IntN(4) == 0 {
			if err := edit.Put(x); err != nil {
				return err
			}
		}
	}
	for _, a := range r.Agencies {
		if a.UID == agency {
			if err := s.maybe(edit, a); err != nil {
				return err
			}
		}
	}
	return s.shared(edit, r)
}

// overviewAuthor corrects events of every agency, deletes some, and adds what is
// hers alone: notes, refs, tags, links, paragraphs.
func (s scribbler) overviewAuthor(r *chronology.Review) func(*Edit) error {
	return func(edit *Edit) error {
		for i, e := range r.Events {
			var err error
			c := e.Copy()
			switch s.IntN(12) {
			case 0:
				err = edit.Remove(e.UID)
			case 1, 2, 3:
				err = edit.Put(s.changed(e))
			case 4, 5:
				err = edit.Put(s.sharing(e))
			case 6:
				c.Note, c.Ref = "hers "+s.word(), "R1"
				err = edit.Put(c)
			case 7:
				err = edit.Put(&chronology.Paragraph{UID: chronology.NewUID(), Text: "It.", Events: []chronology.UID{e.UID}})
			case 8:
				err = edit.Put(&chronology.Link{UID: chronology.NewUID(), From: e.UID, To: r.Events[s.IntN(i+1)].UID, Kind: chronology.ResponseTo})
			}
			if err != nil {
				return err
			}
		}
		for _, l := range r.Links {
			if s.IntN(6) == 0 {
				if err := edit.Remove(l.UID); err != nil {
					return err
				}
			}
		}
		for _, a := range r.Agencies {
			if err := s.maybe(edit, a); err != nil {
				return err
			}
		}
		return s.shared(edit, r)
	}
}
