package when

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// table reads a file of testdata: tab-separated, with a header row.
func table(t testing.TB, path string) []map[string]string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var list []map[string]string
	for _, line := range lines[1:] {
		m := map[string]string{}
		for i, cell := range strings.Split(line, "\t") {
			m[header[i]] = cell
		}
		list = append(list, m)
	}
	return list
}

// givenAnchor is a context in which every name means what the row counts from.
func givenAnchor(t testing.TB, kind, wording string) (Context, func(Anchor) Window) {
	t.Helper()
	if kind == "" {
		return Context{}, nil
	}
	anchor := Anchor{Kind: map[string]AnchorKind{"day": AnchorDay, "born": AnchorBirth, "due": AnchorPregnancy}[kind]}
	r, err := Read(wording, Context{})
	require.NoError(t, err)
	w := r.Window
	if kind == "due" {
		w = Window{w.Earliest.Add(-PregnancyDays), w.Latest.Add(-PregnancyDays)}
	}
	c := Context{
		Resolve: func(string) (Anchor, error) { return anchor, nil },
		OwnDay:  func(Anchor) (Day, bool) { return w.Earliest, w.Exact() },
		Default: &anchor,
	}
	return c, func(Anchor) Window { return w }
}

func TestEveryWordingOfTheFixtureIsReadAsItSays(t *testing.T) {
	for _, row := range table(t, "testdata/wordings.tsv") {
		t.Run(row["text"], func(t *testing.T) {
			c, anchor := givenAnchor(t, row["anchor_kind"], row["anchor"])
			c.Year, _ = strconv.Atoi(row["year"])
			c.Scope = Window{}
			r, err := Read(row["text"], c)
			switch row["precision"] {
			case "error":
				require.Error(t, err)
				return
			case "no-year":
				require.ErrorContains(t, err, "year")
				return
			case "unknown":
				require.NoError(t, err)
				assert.True(t, r.Unknown)
				assert.Equal(t, Always, r.Window)
				return
			}
			require.NoError(t, err)
			assert.False(t, r.Unknown)
			got := r.Window
			if anchor != nil {
				got = r.Within(anchor)
			}
			want := Always
			if day, err := ParseDay(row["earliest"]); err == nil {
				want.Earliest = day
			}
			if day, err := ParseDay(row["latest"]); err == nil {
				want.Latest = day
			}
			if anchor != nil {
				require.NotEmpty(t, r.Relations)
				assert.True(t, got.Contains(want.Earliest) && got.Contains(want.Latest), "%v contains %v", got, want)
			} else {
				assert.Equal(t, want, got)
			}
			assert.Equal(t, row["time"], r.Clock.String())
			assertMarks(t, row, r)
		})
	}
}

func assertMarks(t *testing.T, row map[string]string, r Reading) {
	t.Helper()
	precision := row["precision"]
	if strings.HasSuffix(precision, "-about") && !strings.HasPrefix(precision, "relative") {
		assert.True(t, r.Approximate)
	}
	assert.Equal(t, strings.HasSuffix(precision, "-uncertain"), r.Uncertain)
	suspect := strings.HasSuffix(precision, "-suspect") || strings.HasSuffix(precision, "-ambiguous") || precision == "error-time"
	agree := strings.Contains(row["note"], "due date") // the label says what it is, the order is still open
	if suspect && !agree {
		assert.NotEmpty(t, r.Doubts)
	}
	if precision == "span" {
		assert.Equal(t, Span, r.Extent)
	}
	for _, d := range r.Doubts {
		assert.LessOrEqual(t, len(d.Alternatives), 2)
		for _, alternative := range d.Alternatives {
			again, err := Read(alternative, Context{})
			if assert.NoError(t, err, alternative) {
				assert.Empty(t, again.Doubts, "an alternative leaves no doubt: %s", alternative)
			}
		}
	}
}

var errNoSuchName = errors.New("no such name")
