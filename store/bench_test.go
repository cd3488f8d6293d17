package store

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// sizes are the numbers of events that the benchmarks run at.
var sizes = []int{1_000, 10_000, 100_000}

// generated is a review of that many events, with what the invented ones lack.
func generated(events int) *chronology.Review {
	r := scale.Review(events)
	people := []*chronology.Person{{UID: "p1", Label: "Mother"}, {UID: "p2", Label: "Child A"}}
	for _, p := range people {
		r.Put(p)
	}
	r.Put(&chronology.LineOfEnquiry{UID: "l1", Short: "Referrals"})
	for i, e := range r.Events {
		e.Lines = []chronology.UID{"l1"}
		e.Involved = []chronology.Involvement{{Person: people[i%2].UID, Part: "present"}}
		e.Professionals = []chronology.Professional{{Role: "health visitor"}}
	}
	return r
}

func benchSizes(b *testing.B, run func(b *testing.B, f *File, size int)) {
	for _, size := range sizes {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			f, err := Create(filepath.Join(b.TempDir(), "x.throughline"), generated(size), Options{})
			require.NoError(b, err)
			defer f.Close()
			run(b, f, size)
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, _ int) {
		require.NoError(b, f.Close())
		for b.Loop() {
			g, err := Open(f.Path(), Options{})
			require.NoError(b, err)
			require.NoError(b, g.Close())
		}
	})
}

// BenchmarkFirstEdit is the edit that keeps a copy of the file.
func BenchmarkFirstEdit(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, _ int) {
		i := 0
		for b.Loop() {
			i++
			f.copied = &pendingCopy{of: f.path, at: f.options.now().Add(time.Duration(i) * time.Second)}
			e := f.Review().Events[0].Copy()
			e.Title = fmt.Sprint("title ", i)
			_, err := f.Edit("change title", put(e))
			require.NoError(b, err)
			b.StopTimer()
			require.NoError(b, f.copied.settle())
			b.StartTimer()
		}
	})
}

func BenchmarkEdit(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, size int) {
		f.copied.done = true
		i := 0
		for b.Loop() {
			i++
			e := f.Review().Events[i%size].Copy()
			e.Title = fmt.Sprint("title ", i)
			_, err := f.Edit("change title", put(e))
			require.NoError(b, err)
		}
	})
}

// double puts every event of the review once more.
func double(r *chronology.Review) func(*Edit) error {
	return func(e *Edit) error {
		for _, x := range r.Events {
			c := x.Copy()
			c.UID = chronology.NewUID()
			if err := e.Put(c); err != nil {
				return err
			}
		}
		return nil
	}
}

func BenchmarkImport(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, size int) {
		f.copied.done = true
		r := f.Review().Snapshot()
		for b.Loop() {
			_, err := f.Import("import", double(r))
			require.NoError(b, err)
		}
	})
}

func BenchmarkUndoImport(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, size int) {
		_, err := f.Import("import", double(f.Review().Snapshot()))
		require.NoError(b, err)
		for b.Loop() {
			_, err := f.Undo()
			require.NoError(b, err)
			_, err = f.Redo()
			require.NoError(b, err)
		}
	})
}

func BenchmarkVerify(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, _ int) {
		for b.Loop() {
			v, err := f.Verify()
			require.NoError(b, err)
			require.True(b, v.OK)
		}
	})
}

// BenchmarkSearch types words letter by letter; an operation is one letter.
func BenchmarkSearch(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, _ int) {
		typed := "the home visit school"
		<-f.index.built
		i := 0
		for b.Loop() {
			i++
			f.Search(typed[:1+i%len(typed)], 100)
		}
	})
}

// BenchmarkFirstSearch is a search that finds no index yet.
func BenchmarkFirstSearch(b *testing.B) {
	benchSizes(b, func(b *testing.B, f *File, _ int) {
		for b.Loop() {
			f.index = newIndex()
			require.NotEmpty(b, f.Search("visit", 100))
		}
	})
}
