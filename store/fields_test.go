package store

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// filler sets every field of a value to something of its own, so that a field
// that the file forgets, or mixes up with another, is found.
type filler struct{ n int }

func (f *filler) fill(v reflect.Value) {
	f.n++
	switch {
	case v.Type() == reflect.TypeFor[chronology.SeenState]():
		v.SetString(string(chronology.SeenNo)) // the one text that the file restricts
	case v.Kind() == reflect.String:
		v.SetString(fmt.Sprintf("żółw “%d”\n\t\x00{'\\\"}", f.n))
	case v.Kind() == reflect.Bool:
		v.SetBool(true)
	case v.CanInt():
		v.SetInt(int64(f.n))
	case v.CanFloat():
		v.SetFloat(15000.123456 + float64(f.n)) // as fine as the file keeps it
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	default:
		panic("a field of a type that the file cannot hold: " + v.Type().String())
	}
}

// filled returns entities of every kind with every field set.
func filled(each int) []chronology.Entity {
	f := &filler{}
	var list []chronology.Entity
	for _, sh := range shelves {
		count := each
		if sh == reviews {
			count = 1
		}
		for range count {
			x := newOf(sh)
			f.fill(reflect.ValueOf(x).Elem())
			list = append(list, x)
		}
	}
	return list
}

// newOf returns an empty entity of the shelf's kind.
func newOf(sh shelf) chronology.Entity {
	for _, x := range []chronology.Entity{
		&chronology.Settings{}, &chronology.Kind{}, &chronology.LineOfEnquiry{}, &chronology.Agency{},
		&chronology.Service{}, &chronology.Person{}, &chronology.PanelMember{}, &chronology.Author{},
		&chronology.ScopeStatement{}, &chronology.Abbreviation{}, &chronology.Event{}, &chronology.Link{},
		&chronology.Paragraph{}, &chronology.Bookmark{}, &chronology.Mask{}, &chronology.Decision{}, &chronology.Allowance{},
		&chronology.Receipt{}, &chronology.ColumnMatch{},
		&chronology.Copy{}, &chronology.Pack{}, &chronology.AgencyReturn{}, &chronology.Conflict{},
		&chronology.Query{},
	} {
		if sh.holds(x) {
			return x
		}
	}
	panic("a shelf of an unknown kind: " + sh.tableName())
}

// content is what a review holds, to be compared.
func content(r *chronology.Review) []chronology.Entity {
	var list []chronology.Entity
	for x := range r.All() {
		list = append(list, x)
	}
	return list
}

func testOptions() Options {
	return Options{Who: "An Author", Now: func() time.Time { return time.Date(2014, 5, 6, 7, 8, 9, 0, time.UTC) }}
}

func newFile(t *testing.T, r *chronology.Review) *File {
	t.Helper()
	f, err := Create(filepath.Join(t.TempDir(), "a review.throughline"), r, testOptions())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, f.Close()) })
	return f
}

func reopen(t *testing.T, f *File) *File {
	t.Helper()
	require.NoError(t, f.Close())
	again, err := Open(f.Path(), testOptions())
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, again.Close()) })
	return again
}

func TestEveryFieldIsKept(t *testing.T) {
	all := filled(2)
	review := &chronology.Review{}
	for _, x := range all {
		review.Put(x)
	}
	f := newFile(t, review)
	assert.Equal(t, content(review), content(f.Review()), "as created")
	f = reopen(t, f)
	assert.Equal(t, content(review), content(f.Review()), "as reopened")
}

func TestEveryFieldIsUndoneAndRedone(t *testing.T) {
	blank := &chronology.Review{}
	for _, x := range filled(2) {
		y := newOf(shelfOf(x))
		reflect.ValueOf(y).Elem().FieldByName("UID").SetString(string(x.Identity()))
		blank.Put(y)
	}
	f := newFile(t, blank)
	before := content(f.Review())
	_, err := f.Edit("fill", func(e *Edit) error {
		for _, x := range filled(2) {
			if err := e.Put(x); err != nil {
				return err
			}
		}
		return nil
	})
	require.NoError(t, err)
	after := content(f.Review())
	assert.Equal(t, filled(2), after)

	_, err = f.Undo()
	require.NoError(t, err)
	assert.Equal(t, before, content(f.Review()), "undone")
	f = reopen(t, f)
	assert.Equal(t, before, content(f.Review()), "undone and reopened")
	_, err = f.Redo()
	require.NoError(t, err)
	assert.Equal(t, after, content(f.Review()), "redone")
	f = reopen(t, f)
	assert.Equal(t, after, content(f.Review()), "redone and reopened")
}
