package spelling_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/spelling"
)

func TestSlipIsOneLetterOff(t *testing.T) {
	for pair, want := range map[string]bool{
		"sarah sara":       true,
		"sarah sarrah":     true,
		"sarah zarah":      true,
		"sarah saarh":      true,
		"sarah srahh":      false,
		"sarah sarah":      false,
		"sarah sar":        false,
		"sarah hsara":      false,
		"nguyễn nguyen":    true,
		"żółć żółw":        true,
		"ab ba":            true,
		"abcd badc":        false,
		"thornbury thorny": false,
	} {
		a, b, _ := strings.Cut(pair, " ")
		assert.Equal(t, want, spelling.Slip([]rune(a), []rune(b)), pair)
		assert.Equal(t, want, spelling.Slip([]rune(b), []rune(a)), "the other way about: %s", pair)
	}
}

func TestOrdinaryKnowsEverydayWords(t *testing.T) {
	for word, want := range map[string]bool{
		"will": true, "mark": true, "may": true, "hope": true, "smith": true, "abandon": true, "zoom": true,
		"jane": false, "kowalczyk": false, "": false, "a\nb": false, "Will": false,
	} {
		assert.Equal(t, want, spelling.Ordinary(word), word)
	}
}

func TestLettersOfAWord(t *testing.T) {
	for word, want := range map[string]spelling.Letters{
		"jane": spelling.Small, "Jane": spelling.Capitalised, "JANE": spelling.AllCapitals, "J": spelling.Capitalised,
		"McDonald": spelling.Capitalised, "Łukasz": spelling.Capitalised, "ŁUKASZ": spelling.AllCapitals,
		"محمد": spelling.Capitalised, "iPhone": spelling.Small, "O’NEIL": spelling.AllCapitals,
	} {
		assert.Equal(t, want, spelling.LettersOf(word), word)
	}
}
