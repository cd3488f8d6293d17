package chronology

import (
	"cmp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology/naming"
)

// Mask is a place, a school, a service or anything else that a version does not
// name, and what it says instead.
type Mask struct {
	UID  UID
	Text string // as it is written, without regard to case
	With string // "a primary school"; "" is MaskedPlace
	// Panel hides it from the panel too; it is hidden from the public always.
	Panel bool
}

// MaskedPlace stands for a masked text for which no other words were chosen.
const MaskedPlace = "[place]"

// Identity implements Entity.
func (m *Mask) Identity() UID { return m.UID }

func (m *Mask) hides(v Version) bool {
	return m.Text != "" && (v.For == Published || v.For == ForPanel && m.Panel)
}

func (m *Mask) with() string { return cmp.Or(m.With, MaskedPlace) }

// placed is what stands for a masked name in a sentence: without an article of its
// own where the text has one, with a capital at the head of the sentence, and where
// the name is but a part of another, the kind of place that this is: a school.
func placed(text string, m naming.Mention, with string) string {
	if m.From == 0 && m.To == len(text) && m.Place == "" {
		return with
	}
	if m.Place != "" {
		with = "a " + m.Place
		if strings.ContainsRune("aeiou", rune(m.Place[0])) && !strings.HasPrefix(m.Place, "uni") {
			with = "an " + m.Place
		}
	}
	if article, bare, found := strings.Cut(with, " "); found && isArticle(article) && determined(text[:m.From]) {
		return bare
	}
	if startsSentence(text, m.From) {
		return capitalFirst(with)
	}
	return with
}

func isArticle(word string) bool {
	return slices.Contains([]string{"a", "an", "the"}, strings.ToLower(word))
}

// determined reports whether the word that ends a text stands for an article.
func determined(before string) bool {
	last := strings.TrimRight(before, " \u00a0")
	if last == before {
		return false
	}
	words := Words(last[max(0, len(last)-around):])
	if len(words) == 0 || strings.HasSuffix(last, ".") || strings.HasSuffix(last, ",") {
		return false
	}
	word := words[len(words)-1]
	return isArticle(word) || determiners[word]
}

var determiners = wordSet("his her their our my your its this that each every another same local nearby former new old")
