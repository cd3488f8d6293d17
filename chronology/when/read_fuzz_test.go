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
		if r.EDTF == "" || r.Window.Empty() {
			return
		}
		e, err := ParseEDTF(r.EDTF)
		require.NoError(t, err, "%q was written as %q", wording, r.EDTF)
		require.Equal(t, r.EDTF, e.String())
		again, err := Read(r.EDTF, c)
		require.NoError(t, err, "%q, read back from %q", r.EDTF, wording)
		require.True(t, again.Window.Overlaps(r.Window), "%q means %v, its form %q %v", wording, r.Window, r.EDTF, again.Window)
	})
}

func TestReadingTakesTimeInProportionToTheLength(t *testing.T) {
	unknown := Context{Resolve: func(string) (Anchor, error) { return Anchor{}, errNoSuchName }}
	for _, piece := range []string{"and ", "between a and ", "w/c ", "after x and before ", "(", "\"", "early ", "1/", "from to ", "when was ", "a; ", "{"} {
		wording := strings.Repeat(piece, longestWording/len(piece))
		start := time.Now()
		_, _ = Read(wording, unknown)
		assert.Less(t, time.Since(start), time.Second, piece)
	}
	_, err := Read(strings.Repeat("x", longestWording+1), Context{})
	assert.Error(t, err)
}
