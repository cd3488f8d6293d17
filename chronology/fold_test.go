package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestFoldSpellsAsPeopleType(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"plain letters are lowered", "Health Visitor", "health visitor"},
		{"accents fall away", "Siân Ŵyn", "sian wyn"},
		{"composed and decomposed agree", "Zoe\u0308", "zoe"},
		{"a stroke is not an accent, but is typed as a plain letter", "Łukasz Sørensen", "lukasz sorensen"},
		{"a word processor's apostrophe is an apostrophe", "mother’s", "mother's"},
		{"Greek keeps its letters", "Ελένης", "ελενησ"},
		{"Cyrillic keeps its letters", "ОЛЬГА", "ольга"},
	} {
		assert.Equal(t, c.want, Fold(c.text), c.reason)
	}
}

func TestWordsAndTheirPlaces(t *testing.T) {
	text := "O’Brien's 8-12 month check: “well” (6.23)"
	assert.Equal(t, []string{"obriens", "8", "12", "month", "check", "well", "6", "23"}, Words(text))
	for i, at := range WordSpans(text) {
		assert.Equal(t, Words(text)[i], FoldWord(text[at[0]:at[1]]), "a span is the word in the text as it stands")
	}
	assert.Empty(t, Words(" – ' "), "no letters, no words")
}

func TestMatchesWords(t *testing.T) {
	for _, c := range []struct {
		reason, text, query string
		want                bool
	}{
		{"prefixes in any order", "Health visitor visits at home", "home vis", true},
		{"every word must be there", "Health visitor", "health nurse", false},
		{"not inside a word", "Health visitor", "sitor", false},
		{"accents and case do not matter", "Siân attended", "SIAN", true},
		{"nothing asked for is always found", "", "", true},
	} {
		assert.Equal(t, c.want, MatchesWords(c.text, Words(c.query)), c.reason)
	}
}

func TestHasWordAgreesWithWords(t *testing.T) {
	for _, text := range []string{
		"O'Brien's 8-12 month check: 'well' (6.23)", "it's the mothers' group, isn't it", "'smash up'", "", "x",
		"Siân’s visit to A&E", "GP2GP record; B12 level",
	} {
		for _, word := range append(Words(text), "ab", "1", "s", "brien", "isn") {
			assert.Equal(t, anyHasPrefix(Words(text), word), HasWord(text, word), "%q in %q", word, text)
		}
	}
}
