package when

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// FuzzRead looks for wordings that make the reader fail, take long, or exclude
// the form in which it writes them itself.
func FuzzRead(f *testing.F) {
	for _, row := range table(f, "testdata/wordings.tsv") {
		f.Add(row["text"])
	}
	for _, row := range table(f, "testdata/events.tsv") {
		f.Add(row["when"])
	}
	anchor := Anchor{Kind: AnchorDay}
	c := Context{Year: 2013, Today: Date(2020, 1, 1), Default: &anchor, Resolve: func(string) (Anchor, error) { return anchor, nil }}
	f.Fuzz(func(t *testing.T, wording string) {
		r, err := Read(wording, c)
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		require.Equal(t, wording, r.Wording)
		for _, rel := range r.Relations {
			require.Less(t, rel.Clause, len(r.Clauses))
			require.LessOrEqual(t, rel.Min, rel.Max, "relation of %q", wording)
		}
		require.False(t, r.Start.Earliest < r.Window.Earliest || r.End.Latest > r.Window.Latest, "the ends of %q", wording)
		for _, d := range r.Doubts {
			require.LessOrEqual(t, len(d.Alternatives), 2)
			for _, alternative := range d.Alternatives {
				taken, err := Read(alternative, c)
				require.NoError(t, err, "%q, instead of %q", alternative, wording)
				require.Less(t, len(taken.Doubts), len(r.Doubts), "%q, instead of %q", alternative, wording)
			}
		}
		if r.EDTF == "" || r.Window.Empty() {
			return
		}
		e, err := ParseEDTF(r.EDTF)
		require.NoError(t, err, "%q was written as %q", wording, r.EDTF)
		require.Equal(t, r.EDTF, e.String())
		again, err := Read(r.EDTF, c)
		require.NoError(t, err, "%q, read back from %q", r.EDTF, wording)
		require.Equal(t, r.Window, again.Window.Intersect(r.Window), "%q means %v, its form %q %v", wording, r.Window, r.EDTF, again.Window)
	})
}

// repetitive are pieces that a reader which goes back on itself would be slow on
// when they are repeated.
var repetitive = []string{
	"and ", "between a and ", "but not before ", "w/c ", "(", ")", ") approx ", "\"", "“‘", "early ", "mid-", "last week of ", "1/", "1-", "1, ",
	"5 May, ", "5 May and ", "after x and before ", "from to ", "when was ", "was is ", "a; ", "{", "? ", "- ", "[]", "either ", "approx. ",
	"half ", "half term ", "monday, ", "1½", "birth ", "10:00-", "10.00 ", "0900 ", "P was 10 weeks old and ", "2 weeks after ", "x’s birth ",
	"2012/13 ", "q1 ", "37+4/40 ", "é",
}

func TestReadingTakesTimeInProportionToTheLength(t *testing.T) {
	unknown := Context{Resolve: func(string) (Anchor, error) { return Anchor{}, errNoSuchName }}
	fastest := func(piece string, length int) time.Duration {
		wording := strings.Repeat(piece, length/len(piece))
		best := time.Hour
		for range 5 {
			start := time.Now()
			_, _ = Read(wording, unknown)
			best = min(best, time.Since(start))
		}
		return best
	}
	for _, piece := range repetitive {
		short, long := fastest(piece, longestWording/8), fastest(piece, longestWording)
		assert.Less(t, long, 24*short+5*time.Millisecond, "%q: %v for an eighth", piece, short)
	}
	_, err := Read(strings.Repeat("x", longestWording+1), Context{})
	assert.Error(t, err)
}
