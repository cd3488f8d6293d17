package export

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/rivo/uniseg"
	"github.com/stretchr/testify/assert"
)

// TestSegmentsAreThoseOfUnicode holds the short way for plain words against the
// library on text of all sorts.
func TestSegmentsAreThoseOfUnicode(t *testing.T) {
	alphabet := []rune("aZ09  ,.;:'\"()[]-–—/\\%£&?!\u00a0\u2011\n“”‘’…éŵΩжश中محم\u0301")
	random := rand.New(rand.NewPCG(1, 2))
	words := 0
	for range 20_000 {
		text := make([]rune, random.IntN(24)+1)
		for i := range text {
			text[i] = alphabet[random.IntN(len(alphabet))]
			if random.IntN(2) == 0 {
				text[i] = alphabet[random.IntN(6)]
			}
		}
		var want, got []string
		for paragraph := range strings.Lines(string(text)) {
			rest, state, segment := paragraph, -1, ""
			for rest != "" {
				segment, rest, _, state = uniseg.FirstLineSegmentInString(rest, state)
				if n := afterQuotation(segment); n > 0 {
					segment, rest, state = segment[:n], segment[n:]+rest, -1
				}
				want = append(want, segment)
			}
		}
		s := segments{text: string(text)}
		for from, to := s.next(); from < to; from, to = s.next() {
			got = append(got, s.text[from:to])
			if !s.known {
				words++
			}
		}
		if !assert.Equal(t, want, got, "%q", string(text)) {
			return
		}
	}
	assert.Greater(t, words, 5_000, "the short way was taken")
}
