package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Whatever the review, what is worded and read back allows the true window.
func TestPublishedWordingsReadBackAllowTheTrueWindow(t *testing.T) {
	worded, events := 0, 0
	for seed := range uint64(60) {
		c := newChance(seed)
		d := Solve(c.r)
		for _, e := range c.r.Events {
			window := d.Of(e.UID).Window
			events++
			for _, made := range d.PublishedChoices(e.UID) {
				worded++
				from := UID("")
				if made.Implied {
					from = made.Anchor
				}
				r, err := d.ReadPublished(made.Words, from)
				require.NoError(t, err, made.Words)
				w := d.Within(r)
				require.LessOrEqual(t, w.Earliest, window.Earliest, "seed %d, %s: %s", seed, e.UID, made.Words)
				require.GreaterOrEqual(t, w.Latest, window.Latest, "seed %d, %s: %s", seed, e.UID, made.Words)
				assert.NotContains(t, made.Words, "{")
			}
		}
	}
	require.Greater(t, worded, events)
}

func TestPublishedWordingsOfExactDates(t *testing.T) {
	r := reviewOf([2]string{"Home visit", "8 May 2013"}, [2]string{"Strategy meeting", "9 May 2013"},
		[2]string{"Health assessment", "22 May 2013"}, [2]string{"Clinic", "23 May 2013"})
	r.Put(&Person{UID: "anna", Label: "Anna", Subject: true, Born: "1 March 2013"})
	d := Solve(r)
	for uid, want := range map[UID]string{
		"Strategy meeting": "the following day", "Clinic": "the following day", "Health assessment": "two weeks later",
	} {
		words, anchor := d.Published(uid)
		assert.Equal(t, want, words)
		assert.NotEmpty(t, anchor)
	}

	chosen := r.Event("Clinic").Copy()
	chosen.PublishedFrom = "anna"
	r.Put(chosen)
	words, anchor := d.Update(r, []UID{"Clinic"}).Published("Clinic")
	assert.Equal(t, "when Anna was 11 weeks old", words, "as the author chose")
	assert.Equal(t, UID("anna"), anchor)
}
