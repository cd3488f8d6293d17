package sample

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestPublishedWordingsReadLikeTheReport keeps the published wording of every
// event, to be read by a person whenever it changes, and reads each back.
func TestPublishedWordingsReadLikeTheReport(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	var b strings.Builder
	for _, e := range r.Events {
		words, anchor := d.Published(e.UID)
		numbers := r.ParagraphsOf(e.UID)
		fmt.Fprintf(&b, "%s\t%s\t%s\n", numbers[0], e.Title, words)
		if !assert.NotEmpty(t, words, e.ExternalID) {
			continue
		}
		reading, err := d.ReadPublished(words, anchor)
		require.NoError(t, err, words)
		w, window := d.Within(reading), d.Of(e.UID).Window
		assert.LessOrEqual(t, w.Earliest, window.Earliest, "%s: %s", e.ExternalID, words)
		assert.GreaterOrEqual(t, w.Latest, window.Latest, "%s: %s", e.ExternalID, words)
	}
	const golden = "testdata/published.tsv"
	if *update {
		require.NoError(t, os.WriteFile(golden, []byte(b.String()), 0o644))
	}
	want, err := os.ReadFile(golden)
	require.NoError(t, err)
	assert.Equal(t, string(want), b.String())
}
