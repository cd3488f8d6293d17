package naming_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/naming"
)

// people are invented, with names that mean other things too.
var people = []naming.Person{
	{ID: "child", Name: "Jane Hope Smith", Aliases: []string{"Janey"}, Labels: []string{"Baby C"}, Child: true},
	{ID: "mother", Name: "Mary Smith", Labels: []string{"Mother"}, Woman: true},
	{ID: "father", Name: "Mark Kowalczyk", Aliases: []string{"Big Dave"}, Labels: []string{"Father"}, Man: true},
	{ID: "uncle", Name: "Will Thornbury", Labels: []string{"Uncle"}, Man: true},
	{ID: "aunt", Name: "May van der Berg", Labels: []string{"Aunt"}, Woman: true},
	{ID: "worker", Name: "Siân O'Neil", Labels: []string{"SW1"}},
	{ID: "doctor", Name: "Brown", Labels: []string{"GP 2"}},
	{ID: "friend", Name: "محمد حسین", Labels: []string{"Friend"}},
}

func finder() *naming.Search {
	return naming.New(people, []naming.Phrase{{Text: "Grace Road Surgery"}, {Text: "Hope House"}, {ID: "school", Text: "St Mary's School"}}, []string{"MS", "Leeds"}).Search(true)
}

// shown writes a text with what was found marked: [Jane|child].
func shown(text string, s *naming.Search) string {
	var b strings.Builder
	at := 0
	for _, m := range s.Find(text) {
		if m.How == naming.ByLabel {
			continue
		}
		who := m.Person
		if who == "" {
			who = strings.Join(m.Several, "+")
		}
		fmt.Fprintf(&b, "%s[%s|%s%s]", text[at:m.From], text[m.From:m.To], who, map[naming.Sure]string{naming.Doubtful: "?", naming.Likely: "~", naming.Certain: ""}[m.Sure])
		at = m.To
	}
	return b.String() + text[at:]
}

func TestNamesAreFoundAsPeopleWriteThem(t *testing.T) {
	s := finder()
	for _, c := range []struct{ why, want string }{
		{"the whole name", "[Jane Hope Smith|child] was seen"},
		{"without the middle name", "[Jane Smith|child] was seen"},
		{"the surname first", "re: [Smith, Jane|child]; seen"},
		{"the first name alone", "[Jane|child] was seen with [Mary|mother]"},
		{"a possessive", "[Jane|child]'s coat and [Mary|mother]’s"},
		{"a possessive without its apostrophe", "[Janes|child~] coat"},
		{"small letters", "spoke to [jane|child~] and [mary smith|mother]"},
		{"capitals", "[JANE|child] SEEN; [KOWALCZYK|father] PRESENT"},
		{"a nickname", "[Janey|child] and [Big Dave|father] came; big deal; [Dave|father] left"},
		{"initials with a surname", "[J. Smith|child], [J Smith|child], [J.H. Smith|child] and [M. Kowalczyk|father]"},
		{"initials", "seen by [J.S.|child~], then by [J.H.S.|child~] again. Told [MK|father~]"},
		{"initials at the end of a sentence", "It was [J.S|child~]. She left"},
		{"a first name with the initial of the surname", "[Jane S|child] came. [Janne|child?] came; [Mark K.|father] came too"},
		{"a title", "[Mr Kowalczyk|father] and [Mrs Smith|mother]; [Miss J Smith|child]; [Dr. Brown|doctor]"},
		{"a surname of several", "[Smith|child+mother~] left, and [Smith|child+mother] came"},
		{"the family", "[the Smiths|]"},
		{"a letter wrong", "[Janne Smith|child]; [Kowalzcyk|father~] and [Thornbery|uncle~] left"},
		{"a letter wrong, in small letters", "spoke to kowalzcyk of"},
		{"another apostrophe", "[O’Neil|worker] and [ONeil|worker] and [SIAN O'NEIL|worker]"},
		{"accents left out", "[Sian|worker] rang"},
		{"particles", "[May van der Berg|aunt]; [van der Berg|aunt]; der Zug"},
		{"an address", "[jane.smith|child]@example.org, [jsmith|child] and [janesmith|child]84@x.org"},
		{"a file name", "[Jane_Smith|child]-scan2.pdf, photo[Jane|child].jpg, IMG_[Kowalczyk|father]1.png, the[janesmith|]letter"},
		{"a hyphen", "[Mary|mother?]-Ann left"},
		{"a surname joined to another", "[Mrs Kowalczyk-Jones|father?] rang; [Jones-Kowalczyk|father?]’s son; [KOWALCZYK-JONES|father?]"},
		{"two surnames of the family, joined", "the [Kowalczyk-Smith|father?] home"},
		{"a whole name with another surname joined", "[Mark Kowalczyk-Jones|father~] left"},
		{"no surname joined", "[Kowalczyk|father]-led, [Kowalczyk|father]-GP and non-[Kowalczyk|father]"},
		{"between quotation marks", "‘[Jane|child]!’ she said, ‘[Mark|father~] left’; '[Jane|child]'"},
		{"another script", "[محمد حسین|friend] came"},
	} {
		plain := c.want
		for _, m := range marked.FindAllStringSubmatch(c.want, -1) {
			plain = strings.Replace(plain, m[0], m[1], 1)
		}
		switch c.why {
		case "the family":
			assert.Equal(t, "[Smiths|child+mother~]", strings.TrimPrefix(shown("the Smiths", s), "the "))
		case "a letter wrong, in small letters":
			assert.Equal(t, "spoke to [kowalzcyk|father~] of", shown(plain, s))
		case "a file name":
			assert.Equal(t, "[Jane_Smith|child]-scan2.pdf, photo[Jane|child].jpg, IMG_[Kowalczyk|father]1.png, [thejanesmithletter|child]", shown(plain, s))
		default:
			assert.Equal(t, c.want, shown(plain, s), c.why)
		}
	}
}

func TestWordsThatAreNoNamesAreLeftAlone(t *testing.T) {
	s := finder()
	for _, text := range []string{
		"They marked the mark on the market; she will, she may, they hope.",
		"In May 2013, on 3rd May, the 12th of May, early May and since May, by May 2013.",
		"Marked improvement. Marketing. Willing. Hopeful. Mayor. Brownish.",
		"At Grace Road Surgery and Hope House nothing was said.",
		"MS was diagnosed in Leeds; the GP and HV agreed; JSON and MKV files.",
		"{jane} and {¶mary} are held.",
		"The janitor, a Smithsonian visitor, left.",
		"a brown coat, the may tree and a smith",
		"van and der are words",
	} {
		assert.Equal(t, text, shown(text, s))
	}
}

func TestWhatMayBeAWordIsDoubted(t *testing.T) {
	s := finder()
	for _, want := range []string{
		"[Will|uncle?] the family agree?",
		"[Will|uncle~] said so, and [Will|uncle] left.",
		"[May|aunt?] be so.",
		"She told [May|aunt] of it.",
		"It was told to [May|aunt?].",
		"[Hope|child?] House visit", // a phrase only as it is entered
		"He lived in [Smith|child+mother?] Street.",
		"[Jane|child?] Brownlow is somebody else.",
		"A Will was made, the Hope of it, an April day; the [Smith family|child+mother] left.",
		"He was seen. [May|aunt?] need review. [Will|uncle?] need to see. [May|aunt~] agreed.",
		"[Will Thornbury|uncle], [will thornbury|uncle]",
		"[MARK|father~] was there. THE [MARK|father?] WAS SEEN",
		"[Mark|father~]’s coat",
	} {
		plain := want
		for _, m := range marked.FindAllStringSubmatch(want, -1) {
			plain = strings.Replace(plain, m[0], m[1], 1)
		}
		if strings.HasPrefix(plain, "Hope House") {
			assert.Equal(t, plain, shown(plain, s))
			continue
		}
		assert.Equal(t, want, shown(plain, s))
	}
}

func TestTheFamilyIsOneMention(t *testing.T) {
	found := finder().Find("the Smith family and the Smiths")
	if assert.Len(t, found, 2) {
		assert.True(t, found[0].Family)
		assert.Equal(t, "Smith family", "the Smith family and the Smiths"[found[0].From:found[0].To])
		assert.True(t, found[1].Plural)
	}
}

var marked = regexp.MustCompile(`\[([^|\]]+)\|[^\]]*\]`)

// A masked name may be the first part of a longer one, all of which tells the place.
func TestAPlaceIsFoundWithWhatItIs(t *testing.T) {
	s := naming.New(people, []naming.Phrase{{ID: "town", Text: "Coventry"}, {ID: "church", Text: "St Mary’s"}, {Text: "Coventry City Council"}}, nil).Search(false)
	for text, want := range map[string]string{
		"a Coventry School": "Coventry School|school", "St Mary’s School left": "St Mary’s School|school", "St Mary's is": "St Mary's|",
		"the Coventry area": "Coventry|", "at Coventry Primary School": "Coventry Primary School|primary school", "Coventry Foxton School": "Coventry Foxton School|school",
		"Coventry. School began": "Coventry|", "Coventry’s School": "Coventry|", "coventry road": "coventry|", "St Mary": "St Mary|",
	} {
		found := s.Find(text)
		if assert.Len(t, found, 1, text) {
			assert.Equal(t, want, text[found[0].From:found[0].To]+"|"+found[0].Place)
		}
	}
	assert.Empty(t, s.Find("Coventry City Council"))
}

func TestAnApostropheAloneMakesAPossessive(t *testing.T) {
	s := finder()
	for text, want := range map[string]string{
		"Kowalczyks' house": "Kowalczyks'", "the Smiths’ house": "Smiths’", "‘the Kowalczyks’ came": "Kowalczyks", "Kowalczyks’": "Kowalczyks", "‘Jane’ left": "Jane",
	} {
		found := s.Find(text)
		if assert.Len(t, found, 1, text) {
			assert.Equal(t, want, text[found[0].From:found[0].To], text)
		}
	}
}

func TestAPhraseIsFoundUnderItsID(t *testing.T) {
	found := finder().Find("Mary went to ST MARY’S SCHOOL.")
	if assert.Len(t, found, 2) {
		assert.Equal(t, naming.ByPhrase, found[1].How)
		assert.Equal(t, "school", found[1].Person)
	}
}
