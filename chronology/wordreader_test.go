package chronology

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

func eachWord(s string) []string {
	words := []string{}
	new(WordReader).Each(s, func(word []byte) { words = append(words, string(word)) })
	return words
}

func TestAWordReaderGivesTheWordsOfWords(t *testing.T) {
	for _, s := range []string{
		"", " ", "a", "O'Brien's mother", "'quoted' text", "rock 'n' roll", "it''s", "''a'b'", "x'1 y", "6.13, A&E; 40mg", "end'",
		"Zoë’s café, naïve", "Łódź", "१२ हिन्दी", "mixed ASCII and ü",
	} {
		assert.Equal(t, Words(s), eachWord(s), "%q", s)
	}
	dice := rand.New(rand.NewPCG(5, 6))
	const letters = "aBz09'' .-é’"
	runes := []rune(letters)
	for range 20_000 {
		s := make([]rune, dice.IntN(12))
		for i := range s {
			s[i] = runes[dice.IntN(len(runes))]
		}
		assert.Equal(t, Words(string(s)), eachWord(string(s)), "%q", string(s))
		if t.Failed() {
			return
		}
	}
}
