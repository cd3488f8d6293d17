package chronology

import (
	"slices"
	"strings"
)

// titleWords finds events by the beginnings of words of their titles, without
// going through all of them: a wording is tried for names at every place where
// one could stand.
type titleWords struct {
	events []*Event
	words  []string  // folded, in order
	in     [][]int32 // for each word the events whose titles have it
}

func (r *Review) titleWords() *titleWords {
	t := &titleWords{events: r.Events}
	in := map[string][]int32{}
	for i, e := range r.Events {
		for _, w := range Words(e.ShortTitle()) {
			if have := in[w]; len(have) == 0 || have[len(have)-1] != int32(i) {
				in[w] = append(have, int32(i))
			}
		}
	}
	for w := range in {
		t.words = append(t.words, w)
	}
	slices.Sort(t.words)
	t.in = make([][]int32, len(t.words))
	for i, w := range t.words {
		t.in[i] = in[w]
	}
	return t
}

// beginning is the stretch of the words that begin so.
func (t *titleWords) beginning(word string) (from, to int) {
	from, _ = slices.BinarySearch(t.words, word)
	to = from
	for to < len(t.words) && strings.HasPrefix(t.words[to], word) {
		to++
	}
	return from, to
}

// matching are the events in whose titles every word begins a word, in the order of
// the review. The word that the fewest titles have is looked up, the others asked of
// these.
func (t *titleWords) matching(words []string) []UID {
	best, least := -1, 0
	for i, w := range words {
		from, to := t.beginning(w)
		count := 0
		for _, in := range t.in[from:to] {
			count += len(in)
		}
		if count == 0 {
			return nil
		}
		if best < 0 || count < least {
			best, least = i, count
		}
	}
	if best < 0 {
		return nil
	}
	from, to := t.beginning(words[best])
	candidates := slices.Concat(t.in[from:to]...)
	slices.Sort(candidates)
	var found []UID
	for _, i := range slices.Compact(candidates) {
		if MatchesWords(t.events[i].ShortTitle(), words) {
			found = append(found, t.events[i].UID)
		}
	}
	return found
}
