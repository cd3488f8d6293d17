package exchange

import (
	"reflect"
	"strings"
	"sync"
	"unicode"

	"throughline.org/throughline/chronology"
)

// Format and Version head every document. The version is raised when a document
// of before could be misread.
const (
	Format  = "throughline review"
	Version = 1
)

// Field is a field of a type and what it is called in a document.
type Field struct {
	Index int
	Name  string
}

// notKept are fields of a review that are not part of it.
var notKept = map[string]bool{"Rendered": true}

var shapes sync.Map // of reflect.Type to []Field

// Fields lists the fields of a struct that a document has.
func Fields(t reflect.Type) []Field {
	if known, ok := shapes.Load(t); ok {
		return known.([]Field)
	}
	var fields []Field
	for i := range t.NumField() {
		f := t.Field(i)
		if f.IsExported() && (t != reviewType || !notKept[f.Name]) {
			fields = append(fields, Field{i, snake(f.Name)})
		}
	}
	shapes.Store(t, fields)
	return fields
}

var reviewType = reflect.TypeFor[chronology.Review]()

// snake is a Go name as the document has it: UID is uid, HandOrder is hand_order.
func snake(name string) string {
	var b strings.Builder
	letters := []rune(name)
	for i, r := range letters {
		if unicode.IsUpper(r) && i > 0 && (!unicode.IsUpper(letters[i-1]) || i+1 < len(letters) && unicode.IsLower(letters[i+1])) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
