package returns

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

// sorts are the kinds of entity that a return may hold, by the names that
// conflicts have for them.
var sorts = map[string]reflect.Type{
	"event":        reflect.TypeFor[chronology.Event](),
	"link":         reflect.TypeFor[chronology.Link](),
	"person":       reflect.TypeFor[chronology.Person](),
	"agency":       reflect.TypeFor[chronology.Agency](),
	"service":      reflect.TypeFor[chronology.Service](),
	"kind":         reflect.TypeFor[chronology.Kind](),
	"abbreviation": reflect.TypeFor[chronology.Abbreviation](),
}

// sortOf names the kind of an entity, "" for one that no return holds.
func sortOf(x chronology.Entity) string {
	t := reflect.TypeOf(x).Elem()
	for name, known := range sorts {
		if t == known {
			return name
		}
	}
	return ""
}

// reviewers are the fields that are the overview author's own: a return never
// changes them.
var reviewers = map[string][]string{
	"event":   {"uid", "agency", "note", "ref", "published_from"},
	"person":  {"uid", "pseudonym"},
	"agency":  {"uid", "colour", "hidden", "silence_days"},
	"service": {"uid", "agency"},
}

// handOrder is the field that places an event within its day.
const handOrder = "hand_order"

// merged lists the fields of a sort that are compared.
func merged(sort string) []exchange.Field {
	own := reviewers[sort]
	if own == nil {
		own = []string{"uid"}
	}
	return slices.DeleteFunc(slices.Clone(exchange.Fields(sorts[sort])), func(f exchange.Field) bool {
		return slices.Contains(own, f.Name)
	})
}

// value is a field of an entity.
func value(x chronology.Entity, f exchange.Field) reflect.Value {
	return reflect.ValueOf(x).Elem().Field(f.Index)
}

// same compares two values; a list that is empty is one that is not there.
func same(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	}
	return a.Interface() == b.Interface()
}

// written is a value as a conflict keeps it: a text as it is, else JSON.
func written(v reflect.Value) string {
	if v.Kind() == reflect.String {
		return v.String()
	}
	text, err := json.Marshal(v.Interface())
	if err != nil {
		return "" // no field of an entity can fail
	}
	return string(text)
}

var errValue = errors.New("conflict holds what this version does not know")

// read sets a value from what written gave.
func read(v reflect.Value, text string) error {
	if v.Kind() == reflect.String {
		v.SetString(text)
		return nil
	}
	if json.Unmarshal([]byte(text), v.Addr().Interface()) != nil {
		return errValue
	}
	return nil
}

// copied is a copy of an entity that may be changed.
func copied(x chronology.Entity) chronology.Entity {
	if e, ok := x.(*chronology.Event); ok {
		return e.Copy()
	}
	c := reflect.New(reflect.TypeOf(x).Elem())
	c.Elem().Set(reflect.ValueOf(x).Elem())
	return c.Interface().(chronology.Entity)
}

// blank is an entity of a sort with nothing but its uid.
func blank(sort string, uid chronology.UID) chronology.Entity {
	x := reflect.New(sorts[sort])
	x.Elem().FieldByName("UID").SetString(string(uid))
	return x.Interface().(chronology.Entity)
}

// isNil reports whether there is no entity behind the interface.
func isNil(x chronology.Entity) bool { return x == nil || reflect.ValueOf(x).IsNil() }
