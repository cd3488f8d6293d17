package chronology

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// reasons says in words why two entries may be one contact.
func (w *twinWords) reasons(a, b *account) []string {
	reasons := []string{a.dayReason(b)}
	add := func(reason string) {
		if reason != "" {
			reasons = append(reasons, reason)
		}
	}
	add(a.clockReason(b))
	add(w.peopleReason(a, b))
	add(w.wordReason(a, b))
	for _, one := range [][2]*account{{a, b}, {b, a}} {
		if one[0].names(one[1]) {
			add(fmt.Sprintf("The entry of %s speaks of %s.", w.agencyOf(one[0]), w.agencyOf(one[1])))
		}
	}
	return reasons
}

func (w *twinWords) agencyOf(a *account) string { return w.d.review.agencyName(a.event.Agency) }

func (a *account) dayReason(b *account) string {
	shared := a.start.Intersect(b.start)
	switch {
	case a.start.Exact() && a.start == b.start:
		return fmt.Sprintf("Both are dated %s.", a.start)
	case shared.Empty():
		return "They can lie one day apart."
	case shared.Exact():
		return fmt.Sprintf("Both may have been on %s.", shared)
	}
	return fmt.Sprintf("Both may have been on any day from %s to %s.", shared.Earliest, shared.Latest)
}

func (a *account) clockReason(b *account) string {
	near, known := a.together(b)
	switch {
	case !known || near < 0.5:
		return ""
	case a.clock == b.clock:
		return fmt.Sprintf("Both are timed %s.", a.clock)
	}
	return fmt.Sprintf("Their times are close: %s and %s.", a.clock, b.clock)
}

func (w *twinWords) peopleReason(a, b *account) string {
	var both []string
	for _, p := range a.people {
		if person := w.d.person(p.person); person != nil && slices.Contains(b.people, p) {
			both = append(both, person.Name())
		}
	}
	if len(both) == 0 {
		return ""
	}
	return fmt.Sprintf("Both name %s.", listed(both))
}

// wordsInReason is how many shared words a reason quotes.
const wordsInReason = 5

// wordReason quotes the words that tell the two from others most.
func (w *twinWords) wordReason(a, b *account) string {
	var both []term
	for _, x := range a.terms {
		if at, found := slices.BinarySearchFunc(b.terms, x.word, func(t term, word int32) int { return cmp.Compare(t.word, word) }); found {
			both = append(both, term{x.word, x.weight * b.terms[at].weight})
		}
	}
	slices.SortStableFunc(both, func(x, y term) int { return cmp.Compare(y.weight, x.weight) })
	var quoted []string
	for _, t := range both[:min(len(both), wordsInReason)] {
		quoted = append(quoted, "“"+w.writtenIn(a, t.word)+"”")
	}
	if len(quoted) == 0 {
		return ""
	}
	return fmt.Sprintf("Both speak of %s.", listed(quoted))
}

// writtenIn is a word, or the two that are one, as an account writes it.
func (w *twinWords) writtenIn(a *account, word int32) string {
	for _, text := range []string{a.event.Title, a.event.What, a.event.Outcome, a.event.Voice} {
		last := [2]int{}
		for _, at := range WordSpans(text) {
			written := strings.ToLower(text[at[0]:at[1]])
			if w.number(written) == word {
				return written
			}
			one := twinPhrases[[2]string{strings.ToLower(text[last[0]:last[1]]), written}]
			if one != "" && w.number(one) == word {
				return strings.ToLower(text[last[0]:at[1]])
			}
			if w.number(written) != silent || twinLeads[written] {
				last = at
			}
		}
	}
	return w.shown[word]
}
