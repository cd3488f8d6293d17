package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheTwoDaysOfASpanHaveWindowsOfTheirOwn(t *testing.T) {
	c := Context{Resolve: func(name string) (Anchor, error) { return Anchor{ID: name}, nil }}
	for _, row := range []struct{ wording, start, end string }{
		{"from early May to late June 2013", "between 1 May 2013 and 10 May 2013", "between 21 Jun 2013 and 30 Jun 2013"},
		{"May 2013 - 3 June 2013", "between 1 May 2013 and 31 May 2013", "3 Jun 2013"},
		{"from 5 May 2013 to {a}", "5 May 2013", "from 5 May 2013"},
		{"from {a} to 5 May 2013", "by 5 May 2013", "5 May 2013"},
		{"from {a} until early May 2013", "by 10 May 2013", "between 1 May 2013 and 10 May 2013"},
		{"from 5 May 2013 onwards", "5 May 2013", "from 5 May 2013"},
		{"until May 2013", "by 31 May 2013", "between 1 May 2013 and 31 May 2013"},
		{"about 5 May to 9 June 2013", "between 2 May 2013 and 8 May 2013", "between 6 Jun 2013 and 12 Jun 2013"},
		{"2013-05/2013-06-03", "between 1 May 2013 and 31 May 2013", "3 Jun 2013"},
		{"2013-05/..", "between 1 May 2013 and 31 May 2013", "from 1 May 2013"},
		{"May to early May 2013", "between 1 May 2013 and 10 May 2013", "between 1 May 2013 and 10 May 2013"},
		{"9 June to 5 June 2013", "5 Jun 2013", "9 Jun 2013"},
		{"from early May to late June 2013; after 4 May 2013; 2013", "between 4 May 2013 and 10 May 2013", "between 21 Jun 2013 and 30 Jun 2013"},
		{"from {a} to {b}", "date unknown", "date unknown"},
		{"between 3 and 5 May 2013", "between 3 May 2013 and 5 May 2013", "between 3 May 2013 and 5 May 2013"},
		{"unknown", "date unknown", "date unknown"},
	} {
		r, err := Read(row.wording, c)
		require.NoError(t, err, row.wording)
		assert.Equal(t, []string{row.start, row.end}, []string{r.Start.String(), r.End.String()}, row.wording)
		assert.Equal(t, Window{r.Start.Earliest, r.End.Latest}, r.Window, row.wording)
		if r.Extent == Moment {
			assert.Equal(t, r.Window, r.Start, row.wording)
		}
	}
}

func TestASpanLiesBetweenItsAnchors(t *testing.T) {
	may := func(a Anchor) Window {
		return On(Date(2013, 5, map[string]int{"{a}": 5, "{b}": 20}[a.ID]))
	}
	c := Context{Resolve: func(name string) (Anchor, error) { return Anchor{ID: name}, nil }}
	for wording, want := range map[string]string{
		"from {a} to {b}":                   "between 5 May 2013 and 20 May 2013",
		"from {a} to June 2013":             "between 5 May 2013 and 30 Jun 2013",
		"from early May 2013 to {b}":        "between 1 May 2013 and 20 May 2013",
		"from 25 May 2013 to {b}":           "no day",
		"from 25 April 2013 to 3 June 2013": "between 25 Apr 2013 and 3 Jun 2013",
	} {
		r, err := Read(wording, c)
		require.NoError(t, err, wording)
		got := r.Within(may)
		if want == "no day" {
			assert.True(t, got.Empty(), wording)
			continue
		}
		assert.Equal(t, want, got.String(), wording)
	}
}
