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
	"throughline.org/throughline/chronology/when"
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

// TestThePublishedVersionReadsLikeTheReport takes the review out as it would be
// published: the section in the report's numbers, every date worded as the report
// words it, and no calendar date anywhere.
func TestThePublishedVersionReadsLikeTheReport(t *testing.T) {
	r := Review()
	c, _ := chronology.Render(r, chronology.Solve(r), r.Settings.PublishedVersion())
	require.Len(t, c.Paragraphs, 36)
	for number, words := range map[string]string{
		"6.3": "Two months after", "6.4": "18 weeks into her pregnancy", "6.6": "about 20 weeks pregnant", "6.7": "That same day", "6.8": "Three weeks on",
		"6.10": "Two weeks after the referral", "6.13": "Eight weeks afterwards", "6.14": "Two weeks after the birth", "6.16": "Two weeks later", "6.17": "10 weeks old",
		"6.18": "12 weeks old", "6.20": "Five months after", "6.22": "In the week after", "6.23": "The following day", "6.26": "Four working days after the referral",
		"6.27": "The following day", "6.28": "Six weeks later", "6.30": "Five days later", "6.32": "six weeks after the referral", "6.34": "Ten days after",
	} {
		assert.Contains(t, c.ParagraphNumbered(number).Text, words, number)
	}
	for key, want := range map[string]string{
		"booking": "six months after the six-week check of Sibling 1", "ssa-first-visit": "when the mother was about 20 weeks pregnant with Baby C",
		"nn-s1-assessment": "the same day", "ex-partner-concern": "three weeks later", "new-birth-visit": "two weeks after the birth of Baby C",
		"fsw-tells-cff": "when Baby C was 10 weeks old", "sw-calls-hv": "four working days after the referral to Children's Services",
		"sw-visit": "the following day", "cfa-completed": "six weeks after the referral to Children's Services", "step-down": "ten days later",
		"critical-incident": "when Baby C was 10 to 11 months old",
	} {
		assert.Equal(t, want, c.Event(Key(key)).When.Wording, key)
	}
	for _, e := range c.Events {
		assert.NotEmpty(t, e.When.Wording, e.UID)
		assert.NotContains(t, e.When.Wording, "{", e.UID)
		for _, text := range []string{e.When.Wording, e.Title, e.What, e.Outcome, e.Voice, e.Known} {
			assert.Empty(t, when.InText(text), text)
		}
	}
}

// TestEveryVersionHasTheOrderOfTheChronology: what is worded by its month or by an
// age alone stands where it stood.
func TestEveryVersionHasTheOrderOfTheChronology(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	for _, policy := range chronology.DatePolicies {
		c, _ := chronology.Render(r, d, chronology.Version{For: chronology.Published, Dates: policy})
		var want, got []chronology.UID
		for _, e := range d.Order() {
			want = append(want, e.UID)
		}
		for _, e := range chronology.Solve(c).Order() {
			got = append(got, e.UID)
		}
		assert.Equal(t, want, got, "%s", policy)
		for _, e := range c.Events {
			assert.NotContains(t, e.When.Wording, "was 0 ", "%s", policy)
		}
	}
}
