package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"throughline.org/throughline/chronology"
)

// Errors that a caller tells apart. They name places in the document, never what
// stands there.
var (
	// ErrFormat says that this is no review as JSON.
	ErrFormat = errors.New("no review in JSON")
	// ErrNewer says that a newer version of the program wrote the document.
	ErrNewer = errors.New("the document is of a newer version")
	// ErrTooLarge says that it holds more than is read of others.
	ErrTooLarge = errors.New("the document holds too much")
)

// The most that is read of others: values of any sort, and rows of one list. A row
// of three bytes takes hundreds in memory.
const (
	mostValues = 1_500_000
	mostRows   = 100_000
)

// Read reads a review that Write wrote.
func Read(from io.Reader) (*chronology.Review, error) {
	text, err := io.ReadAll(from)
	if err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	return read(text)
}

// ReadSent is Read for a document that came from others: one that would take much
// more memory than its size is refused before it is read.
func ReadSent(from io.Reader, size int64) (*chronology.Review, error) {
	text := make([]byte, size)
	if _, err := io.ReadFull(from, text); err != nil {
		return nil, fmt.Errorf("read JSON: %w", err)
	}
	if tooMuch(text) {
		return nil, ErrTooLarge
	}
	return read(text)
}

// tooMuch counts values without reading them.
func tooMuch(text []byte) bool {
	const inRows = 2 // of the brackets around the rows of a list
	values, rows, depth := 0, 0, 0
	inText := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inText:
			if c == '\\' {
				i++
			} else if c == '"' {
				inText = false
			}
		case c == '"':
			inText = true
		case c == '{', c == '[':
			values++
			if depth++; depth == inRows {
				rows = 0
			}
		case c == '}', c == ']':
			depth--
		case c == ',':
			values++
			if depth == inRows {
				rows++
			}
		}
		if values > mostValues || rows > mostRows {
			return true
		}
	}
	return false
}

func read(text []byte) (*chronology.Review, error) {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		return nil, fmt.Errorf("%w: %s", ErrFormat, place(err))
	}
	if err := head(members); err != nil {
		return nil, err
	}
	r := &chronology.Review{}
	if err := fill(reflect.ValueOf(r).Elem(), members, ""); err != nil {
		return nil, err
	}
	return r, distinct(r)
}

// place is where JSON is wrong, without what stands there.
func place(err error) string {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Sprintf("byte %d is not JSON", syntax.Offset)
	}
	return "not a JSON object"
}

// head reads what tells a review from other documents.
func head(members map[string]json.RawMessage) error {
	var format string
	var version int
	if json.Unmarshal(members["format"], &format) != nil || format != Format || json.Unmarshal(members["version"], &version) != nil {
		return ErrFormat
	}
	if version > Version {
		return ErrNewer
	}
	for _, name := range []string{"format", "version", "audience", "$schema"} {
		delete(members, name)
	}
	return nil
}

// fill sets the fields of a struct. A member that no field has is refused: it
// would be lost.
func fill(v reflect.Value, members map[string]json.RawMessage, at string) error {
	left := len(members)
	for _, f := range Fields(v.Type()) {
		text, has := members[f.Name]
		if !has {
			continue
		}
		left--
		if err := set(v.Field(f.Index), text, at+"."+f.Name); err != nil {
			return err
		}
	}
	if left > 0 {
		return fmt.Errorf("%w: a member that is not known at %q", ErrFormat, at)
	}
	return nil
}

func set(x reflect.Value, text json.RawMessage, at string) error {
	switch x.Kind() {
	case reflect.Pointer:
		x.Set(reflect.New(x.Type().Elem()))
		return set(x.Elem(), text, at)
	case reflect.Struct:
		var members map[string]json.RawMessage
		if json.Unmarshal(text, &members) != nil || members == nil {
			return fmt.Errorf("%w: no object at %q", ErrFormat, at)
		}
		return fill(x, members, at)
	case reflect.Slice:
		var items []json.RawMessage
		if json.Unmarshal(text, &items) != nil || items == nil {
			return fmt.Errorf("%w: no list at %q", ErrFormat, at)
		}
		list := reflect.MakeSlice(x.Type(), len(items), len(items))
		for i, item := range items {
			if err := set(list.Index(i), item, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
		x.Set(list)
		return nil
	}
	if string(text) == "null" || json.Unmarshal(text, x.Addr().Interface()) != nil {
		return fmt.Errorf("%w: another sort of value at %q", ErrFormat, at)
	}
	return nil
}

// distinct refuses what has no uid, or the uid of another.
func distinct(r *chronology.Review) error {
	seen := map[chronology.UID]bool{}
	for x := range r.All() {
		uid := x.Identity()
		if uid == "" || seen[uid] {
			return fmt.Errorf("%w: a uid that is missing or there twice", ErrFormat)
		}
		seen[uid] = true
	}
	return nil
}
