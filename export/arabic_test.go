package export

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLettersTakeTheFormThatTheirNeighboursAskFor(t *testing.T) {
	for _, c := range []struct{ reason, text, want string }{
		{"alone", "ب", "\uFE8F"},
		{"first, between, last", "ببب", "\uFE91\uFE92\uFE90"},
		{"some letters join only what precedes", "دار", "\uFEA9\uFE8D\uFEAD"},
		{"a name", "محمد", "\uFEE3\uFEA4\uFEE4\uFEAA"},
		{"letters of Urdu", "ٹڈڑے", "\uFB68\uFB89\uFB8C\uFBAE"},
		{"the round heh of Urdu", "شاہ", "\uFEB7\uFE8E\uFBA6"},
		{"lam and alef are one", "الإسلام", "\uFE8D\uFEF9\uFEB3\uFEFC\uFEE1"},
		{"marks part nothing", "مَد", "\uFEE3\u064E\uFEAA"},
		{"a space does", "بب ب", "\uFE91\uFE90 \uFE8F"},
		{"so does a zero width non-joiner", "ب\u200cب", "\uFE8F\u200c\uFE8F"},
		{"English stays", "Mr محمد (GP)", "Mr \uFEE3\uFEA4\uFEE4\uFEAA (GP)"},
	} {
		assert.Equal(t, c.want, shaped(c.text), c.reason)
	}
}

func TestFormsAreSpokenAsLetters(t *testing.T) {
	for _, text := range []string{"محمد حسین شاہ", "الإسلام", "عائشہ بی بی ٹڈڑ", "Siân محمد", "plain"} {
		assert.Equal(t, text, spoken(shaped(text)))
	}
}

func TestNamesFromRightToLeftAreIslandsInALine(t *testing.T) {
	type run = direction
	for _, c := range []struct {
		reason, line string
		want         []direction
	}{
		{"none", "Siân Llŷr, Łukasz", []run{{"Siân Llŷr, Łukasz", false}}},
		{"a name", "Mr محمد شاہ (GP) came", []run{{"Mr ", false}, {"محمد شاہ", true}, {" (GP) came", false}}},
		{"two names", "محمد, علي b", []run{{"محمد", true}, {", ", false}, {"علي", true}, {" b", false}}},
		{"a number within", "see محمد 12 شاہ.", []run{{"see ", false}, {"محمد 12 شاہ", true}, {".", false}}},
		{"a line of its own", "محمد (12). ", []run{{"محمد (12).", true}, {" ", false}}},
		{"Hebrew", "to אבג.", []run{{"to ", false}, {"אבג", true}, {".", false}}},
	} {
		assert.Equal(t, c.want, directions(c.line), c.reason)
	}
}

func TestTurnedKeepsNumbersForward(t *testing.T) {
	assert.Equal(t, ".(12:30) גבא", turned("אבג (12:30)."))
	assert.Equal(t, "1999 א", turned("א 1999"))
}

func TestLanguagesAreToldByTheirLetters(t *testing.T) {
	for text, want := range map[string]string{"محمد شاہ": "ur", "ژاله": "fa", "محمد": "ar", "אבג": "he"} {
		assert.Equal(t, want, languageOf(text))
	}
}
