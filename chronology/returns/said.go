package returns

import (
	"reflect"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

// fieldWords are the names of fields that people would not know from the JSON.
var fieldWords = map[string]string{
	"when": "date", "what": "what happened", "outcome": "response or outcome", "voice": "what the child or adult said",
	"involved": "people involved", "seen": "child seen", "lines": "lines of enquiry", "told": "who was told",
	"known": "date known to the agency", "key": "key event", "external_id": "id in the source", "born": "date of birth",
}

// FieldWords names a field for people.
func FieldWords(field string) string {
	if words, known := fieldWords[field]; known {
		return words
	}
	return strings.ReplaceAll(field, "_", " ")
}

// Said words one side of a conflict for people: uids by what they are called in
// the review, lists a line each, a whole row field by field.
func Said(r *chronology.Review, c *chronology.Conflict, text string) string {
	t := sorts[c.Sort]
	switch {
	case t == nil:
		return text
	case c.Field == "" && text == "":
		return "deleted"
	case c.Field != "":
		f, err := fieldNamed(c.Sort, c.Field)
		if err != nil {
			return text
		}
		t = t.Field(f.Index).Type
	}
	v := reflect.New(t).Elem()
	if read(v, text) != nil {
		return text
	}
	if c.Field == "" {
		return rowSaid(r, c.Sort, v)
	}
	return said(r, v)
}

func rowSaid(r *chronology.Review, sort string, v reflect.Value) string {
	var lines []string
	for _, f := range merged(sort) {
		if v.Field(f.Index).IsZero() {
			continue
		}
		if words := said(r, v.Field(f.Index)); words != "" {
			lines = append(lines, FieldWords(f.Name)+": "+words)
		}
	}
	return strings.Join(lines, "\n")
}

func said(r *chronology.Review, v reflect.Value) string {
	switch x := v.Interface().(type) {
	case chronology.UID:
		return Called(r, x)
	case chronology.When:
		return r.ShowWording(x.Wording)
	}
	switch v.Kind() {
	case reflect.String:
		return r.ShowWording(v.String())
	case reflect.Bool:
		if v.Bool() {
			return "yes"
		}
		return "no"
	case reflect.Slice:
		items := make([]string, v.Len())
		for i := range items {
			items[i] = said(r, v.Index(i))
		}
		return strings.Join(items, "\n")
	case reflect.Struct:
		return structSaid(r, v)
	}
	return written(v)
}

// structSaid leaves out what is empty or not so.
func structSaid(r *chronology.Review, v reflect.Value) string {
	var parts []string
	for _, f := range exchange.Fields(v.Type()) {
		x := v.Field(f.Index)
		switch {
		case x.IsZero():
		case x.Kind() == reflect.Bool:
			parts = append(parts, FieldWords(f.Name))
		default:
			parts = append(parts, said(r, x))
		}
	}
	return strings.Join(parts, ", ")
}

// Called is what the review calls an entity.
func Called(r *chronology.Review, uid chronology.UID) string {
	switch x := r.Find(uid).(type) {
	case *chronology.Person:
		return x.Name()
	case *chronology.Agency:
		return x.Name
	case *chronology.Service:
		return x.Name
	case *chronology.Kind:
		return x.Name
	case *chronology.LineOfEnquiry:
		return x.Short
	case *chronology.Abbreviation:
		return x.Short
	case *chronology.Event:
		return "“" + x.ShortTitle() + "”"
	}
	if uid == "" {
		return ""
	}
	return "something that is not in the review"
}
