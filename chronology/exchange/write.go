package exchange

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

var errNumber = errors.New("a number that JSON cannot hold")

// Write writes a review as a JSON document. Of a version for the panel or the
// public the dates of birth are left out: nothing in the document needs them.
// Progress is told how many of how many entities are written; false stops.
func Write(w io.Writer, r *chronology.Review, progress func(done, total int) bool) error {
	if r.Rendered.Masked() {
		r = withoutBirths(r)
	}
	out := writer{w: bufio.NewWriterSize(w, 1<<16), progress: progress}
	out.total = len(r.Events) + 1
	out.put("{\n  \"format\": ")
	out.text(Format)
	out.put(",\n  \"version\": " + strconv.Itoa(Version))
	if r.Rendered.For != "" {
		out.put(",\n  \"audience\": ")
		out.text(string(r.Rendered.For))
	}
	out.members(reflect.ValueOf(r).Elem(), "  ", false)
	out.put("\n}\n")
	if out.err != nil {
		return out.err
	}
	if err := out.w.Flush(); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

// ErrStopped says that progress asked to stop.
var ErrStopped = errors.New("writing stopped")

func withoutBirths(r *chronology.Review) *chronology.Review {
	c := r.Snapshot()
	for i, p := range c.People {
		shown := *p
		shown.Born, shown.DueDate = "", ""
		c.People[i] = &shown
	}
	return c
}

// writer writes values. The buffered writer keeps its first error, which Flush gives.
type writer struct {
	w           *bufio.Writer
	buffer      []byte
	progress    func(done, total int) bool
	done, total int
	err         error
}

func (w *writer) put(s string) { _, _ = w.w.WriteString(s) }

// members writes the fields of a struct that are not empty.
func (w *writer) members(v reflect.Value, indent string, first bool) {
	for _, f := range Fields(v.Type()) {
		x := v.Field(f.Index)
		if empty(x) {
			continue
		}
		if !first {
			w.put(",")
		}
		first = false
		w.put("\n" + indent)
		w.text(f.Name)
		w.put(": ")
		w.value(x, indent)
	}
}

func empty(x reflect.Value) bool {
	return x.IsZero() || x.Kind() == reflect.Slice && x.Len() == 0
}

func (w *writer) value(x reflect.Value, indent string) {
	switch x.Kind() {
	case reflect.Pointer:
		w.value(x.Elem(), indent)
	case reflect.String:
		w.text(x.String())
	case reflect.Bool:
		w.put(strconv.FormatBool(x.Bool()))
	case reflect.Float64:
		if f := x.Float(); math.IsNaN(f) || math.IsInf(f, 0) {
			w.err = errNumber
		}
		w.put(strconv.FormatFloat(x.Float(), 'g', -1, 64))
	case reflect.Struct:
		w.put("{")
		w.members(x, indent+"  ", true)
		w.put("\n" + indent + "}")
	case reflect.Slice:
		w.list(x, indent)
	default:
		w.put(strconv.FormatInt(x.Int(), 10))
	}
}

func (w *writer) list(x reflect.Value, indent string) {
	w.put("[")
	for i := range x.Len() {
		if i > 0 {
			w.put(",")
		}
		w.put("\n  " + indent)
		w.value(x.Index(i), indent+"  ")
		if x.Type().Elem() == eventType {
			w.event()
		}
	}
	w.put("\n" + indent + "]")
}

var eventType = reflect.TypeFor[*chronology.Event]()

// event counts the events that are written.
func (w *writer) event() {
	if w.done++; w.done%256 == 0 && w.progress != nil && !w.progress(w.done, w.total) && w.err == nil {
		w.err = ErrStopped
	}
}

const hex = "0123456789abcdef"

// text writes a string. What is no UTF-8 becomes U+FFFD, as in the review's file.
func (w *writer) text(s string) {
	b := append(w.buffer[:0], '"')
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c == '"' || c == '\\':
				b = append(b, '\\', c)
			case c == '\n':
				b = append(b, '\\', 'n')
			case c == '\t':
				b = append(b, '\\', 't')
			case c < ' ' || c == 0x7f:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			default:
				b = append(b, c)
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		b = utf8.AppendRune(b, r)
		i += size
	}
	w.buffer = append(b, '"')
	_, _ = w.w.Write(w.buffer)
}
