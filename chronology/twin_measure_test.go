package chronology_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// pairs are pairs of events, without regard to which is first.
type pairs map[[2]chronology.UID]bool

func (p pairs) add(a, b chronology.UID) {
	if a > b {
		a, b = b, a
	}
	p[[2]chronology.UID{a, b}] = true
}

func (p pairs) has(t chronology.Twin) bool {
	a, b := t.First, t.Second
	if a > b {
		a, b = b, a
	}
	return p[[2]chronology.UID{a, b}]
}

// measured says how many of the true pairs were proposed, and how many of the
// proposals are true.
func (p pairs) measured(twins []chronology.Twin) (precision, recall float64) {
	right := 0
	for _, t := range twins {
		if p.has(t) {
			right++
		}
	}
	return float64(right) / float64(max(1, len(twins))), float64(right) / float64(len(p))
}

// handwritten is the review of contacts that two agencies tell in their own ways.
func handwritten(t testing.TB) (*chronology.Review, pairs) {
	data, err := os.ReadFile("testdata/accounts.txt")
	require.NoError(t, err)
	r, same, first := chronology.NewReview("Accounts"), pairs{}, map[string]chronology.UID{}
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.SplitN(strings.TrimSpace(line), "|", 4)
		require.Len(t, cells, 4, line)
		agency := r.EnsureAgency(cells[2])
		r.Put(agency)
		e := &chronology.Event{UID: chronology.NewUID(), Agency: agency.UID, When: chronology.When{Wording: cells[1]}, Source: "Record", What: cells[3]}
		r.Put(e)
		if before := first[cells[0]]; before != "" && cells[0] != "0" {
			same.add(before, e.UID)
		}
		first[cells[0]] = e.UID
	}
	return r, same
}

// reworded is an invented review of which some entries are told again by another
// agency in other words: a part of the words is kept, in another order and with
// other endings, as much again is the agency's own; the title goes, and the date
// is off by a day or vaguer in every third.
func reworded(size, twins int) (*chronology.Review, pairs) {
	r, same := scale.Review(size-twins), pairs{}
	chance := rand.New(rand.NewPCG(11, uint64(size)))
	events := slices.Clone(r.Events)
	for _, i := range chance.Perm(len(events))[:twins] {
		e := events[i]
		c := e.Copy()
		c.UID, c.ExternalID, c.Title = chronology.NewUID(), "", ""
		for c.Agency == e.Agency {
			c.Agency = r.Agencies[chance.IntN(len(r.Agencies))].UID
		}
		c.What = inOtherWords(chance, e.Title+" "+e.What, events[chance.IntN(len(events))].What)
		c.When.Wording = toldAnew(chance, e.When.Wording)
		r.Put(c)
		same.add(e.UID, c.UID)
	}
	return r, same
}

func inOtherWords(chance *rand.Rand, text, own string) string {
	var words []string
	for _, w := range strings.Fields(text) {
		if chance.Float64() > 0.4 {
			continue
		}
		if chance.Float64() < 0.3 {
			w = strings.TrimRight(w, ".") + []string{"s", "ed", "ing", "ly"}[chance.IntN(4)]
		}
		words = append(words, w)
	}
	others := strings.Fields(own)
	words = append(words, others[:min(len(words), len(others))]...)
	chance.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words, " ")
}

func toldAnew(chance *rand.Rand, wording string) string {
	day, _, _ := strings.Cut(strings.TrimPrefix(wording, "from "), "T")
	if strings.HasPrefix(wording, "from ") {
		return wording
	}
	switch chance.IntN(6) {
	case 0:
		return "the day after " + day
	case 1:
		return "about " + day
	}
	return day
}

func TestHandwrittenAccountsAreProposed(t *testing.T) {
	r, same := handwritten(t)
	twins, err := chronology.Solve(r).Twins(nil)
	require.NoError(t, err)
	precision, recall := same.measured(twins)
	t.Logf("%d pairs, %d proposed, precision %.2f, recall %.2f", len(same), len(twins), precision, recall)
	assert.Greater(t, precision, 0.8)
	assert.Greater(t, recall, 0.7)
}

// BenchmarkTwins looks for duplicates, and prints how well it finds them.
func BenchmarkTwins(b *testing.B) {
	for _, size := range sizes {
		r, same := reworded(size, size/20)
		d := chronology.Solve(r)
		d.Order()
		b.Run(fmt.Sprint(size), func(b *testing.B) { benchTwins(b, d, same) })
	}
	r, same := handwritten(b)
	told, twice := toldTwice(0, 400, 60)
	b.Run("told-twice", func(b *testing.B) { benchTwins(b, chronology.Solve(told), twice) })
	b.Run("handwritten", func(b *testing.B) { benchTwins(b, chronology.Solve(r), same) })
}

func benchTwins(b *testing.B, d *chronology.Dating, same pairs) {
	var twins []chronology.Twin
	for b.Loop() {
		twins, _ = d.Twins(nil)
	}
	precision, recall := same.measured(twins)
	b.ReportMetric(precision, "precision")
	b.ReportMetric(recall, "recall")
	b.ReportMetric(same.firstOf(twins, 20), "precision-of-20")
	b.ReportMetric(float64(len(twins)), "proposed")
}
