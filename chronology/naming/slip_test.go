package naming_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/naming"
)

// brief are invented people with short names.
var brief = []naming.Person{
	{ID: "mother", Name: "Aisha Khan", Woman: true},
	{ID: "worker", Name: "Ian Fox"},
	{ID: "aunt", Name: "Kim"},
	{ID: "father", Name: "Adam Lis"},
	{ID: "child", Name: "Katherine O'Neill", Child: true},
}

func TestShortNamesWithALetterWrongAreDoubted(t *testing.T) {
	search, look := naming.New(brief, nil, []string{"Kit"}), naming.New(brief, nil, []string{"Kit"}).Look(false)
	s := search.Search(false)
	for _, want := range []string{
		"seen by [Kahn|mother?] at home", "[Khann|mother?] rang", "with [Khen|mother?].", "told [Khna|mother?]’s sister", "[Kan|worker+mother?] left",
		"[Iain|worker?] visited", "told [Ina|worker?], who left", "by [Eian|worker?] again", "[Kym|aunt?] rang", "her auntie [Kimm|aunt?] came", "[Kmi|aunt?] slept",
		"[Adan|father?] came", "with [Adaam|father?]", "[Lys|father?] was out",
		"[Mrs Kahn|mother~] rang", "[Aisha Kahn|mother] rang", "[Iain Fox|worker]", "[AISHA KAHN|mother]", "[Ian Foxx|worker]",
	} {
		plain := want
		for _, m := range marked.FindAllStringSubmatch(want, -1) {
			plain = strings.Replace(plain, m[0], m[1], 1)
		}
		assert.Equal(t, want, shown(plain, s))
		assert.NotZero(t, look.Signs([]byte(plain))&naming.Names, want)
	}
	for _, text := range []string{
		"kahn, iain and kym in small letters", "Kit was used", "Can he? Can Adult 1? Kin came. Him, Dim and Rim", "Jan 2013; an Iain; Iain 3; Iain Street",
		"Kimel, Isan, Hkan, Elis, Ianto, Khanu and Adamel are others",
		"KYM forms", "For; Box; Fix; Damn; List; Ran; Ten; Tan; Lies; Main; Plan", "Wed, Thu and Mon; 5 Kms",
	} {
		assert.Equal(t, text, shown(text, s))
	}
}

// Apostrophes are typed with whatever looks like one.
func TestAnApostropheMayBeAnyThatLooksLikeOne(t *testing.T) {
	s, look := naming.New(brief, nil, nil).Search(false), naming.New(brief, nil, nil).Look(false)
	for _, sign := range strings.Split("' ’ ‘ ‛ ` ´ ʼ ʻ ʹ ʽ ˈ ′ ‵ ꞌ ＇", " ") {
		text := "at Katherine" + sign + "s home with O" + sign + "Neill, " + sign + "Katherine" + sign + " left"
		assert.Equal(t, "at [Katherine|child]"+sign+"s home with [O"+sign+"Neill|child], "+sign+"[Katherine|child]"+sign+" left", shown(text, s))
		assert.NotZero(t, look.Signs([]byte("O"+sign+"Neill"))&naming.Names, sign)
	}
}
