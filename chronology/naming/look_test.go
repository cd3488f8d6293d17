package naming_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/traces"
)

var looked = naming.New(people, []naming.Phrase{{Text: "Grace Road Surgery"}, {ID: "school", Text: "St Mary's School"}, {ID: "home", Text: "10 The Lane"}}, []string{"MS", "Leeds"})

// pieces are what texts are put together from, to look for a mention that a look
// passes over.
var pieces = strings.Fields(`Jane jane JANE Hope hope Smith smith Smiths Janes Mary mary Mark mark MARK Kowalczyk kowalzcyk Will will May may van der Berg
	Siân O'Neil O’Neil ONeil Brown brown Janey Big Dave محمد حسین J J. j.s. J.S. JHS MK T. Mr Mrs mr Nurse family the they abandoned responsibilities
	10 The Lane lane St school School photoJane janesmith jsmith84 Baby C Mother GP 2 2013 3rd May, she'd Jane's Janes’ “Jane” Smith, Jane-Mary
	counsellor Thornburyandotherletters establishment`)

// hidden are names as they are written so that a search by letters passes over them.
var hidden = []string{"Jan\u00adey", "Kowal-\nczyk", "Ja\u0301ne", "J\u0430ne", "\uff2aane", "Mary\u200bSmith", "Thorn\u2060bury", "O'Nei-\r\nl", "well-\nknown", "Jane-\nshe"}

// A look may only pass over texts in which Find finds nobody but by a label.
func TestALookMissesNobody(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	look, search := looked.Look(false), looked.Search(false)
	gaps := []string{" ", " ", " ", "  ", ". ", ", ", "-", "\n", "\u00a0", "", "/", "(", " and "}
	passed := 0
	pieces := append(slices.Clone(pieces), hidden...)
	for range 60_000 {
		text := strings.Repeat("the record says of it that ", rng.IntN(4))
		for range 1 + rng.IntN(6) {
			text += pieces[rng.IntN(len(pieces))] + gaps[rng.IntN(len(gaps))]
		}
		if look.Signs([]byte(text))&naming.Names == 0 {
			passed++
			require.Empty(t, told(search, text), "%q", text)
		}
	}
	assert.Greater(t, passed, 1000, "it passes over what names nobody")
}

// told are the mentions that tell something.
func told(search *naming.Search, text string) []naming.Mention {
	return slices.DeleteFunc(search.Find(text), func(m naming.Mention) bool { return m.How == naming.ByLabel })
}

func TestNamesAreFoundThatAreHidden(t *testing.T) {
	s := finder()
	for _, want := range []string{
		"a soft hyphen: [Jan\u00adey|child] and [Kowal\u00adczyk|father]", "no width: [Ja\u200bne|child]; [Mary\u200bSmith|mother]",
		"accents: [J\u00e1ne|child], [Ja\u0301ne|child], [Sia\u0302n|worker], [MA\u0301RY|mother]",
		"other alphabets: [J\u0430ne|child], [\u041cary|mother], [K\u03bfwalczyk|father]", "wide: [\uff2a\uff41\uff4e\uff45|child]",
		"a broken line: [Kowal-\nczyk|father] and [Thorn-\r\nbury|uncle]; a well-\nknown place; [Jane|child]-\nshe left", "joined: [Kowalczyk|father]-related, ex-[Kowalczyk|father], non-[Thornbury|uncle] kin",
	} {
		plain := want
		for _, m := range marked.FindAllStringSubmatch(want, -1) {
			plain = strings.Replace(plain, m[0], m[1], 1)
		}
		assert.Equal(t, want, shown(plain, s))
		assert.NotZero(t, looked.Look(false).Signs([]byte(plain))&naming.Names, want)
	}
	assert.Equal(t, "Анна и Мария", shown("Анна и Мария", s), "what is all of another alphabet is no Latin name")
}

func TestALookSeesFiguresAndAddresses(t *testing.T) {
	look := looked.Look(false)
	for text, want := range map[string]naming.Signs{
		"nothing to be seen here, nothing at all, however long it goes on and on": 0,
		"aged 4": naming.Figures, "12 Acacia Road": naming.Figures | naming.Numbers, "from 3 to 4": naming.Figures | naming.Several,
		"no. 123456": naming.Figures | naming.Numbers, "at 1AB": naming.Figures | naming.Numbers,
		"01632 960123": naming.Figures | naming.Numbers | naming.Several, "a@b": naming.At,
		"2023-01-05T17:45/2023-01-07": naming.Figures | naming.Several, "12 May 2013 and in 2014 The": naming.Figures | naming.Several,
		"12 May-Day Road": naming.Figures | naming.Numbers, "2014-05T": naming.Figures | naming.Several | naming.Numbers,
	} {
		assert.Equal(t, want, look.Signs([]byte(text))&^naming.Names, text)
		for _, at := range look.Marks() {
			assert.True(t, text[at] == '@' || unicode.IsDigit(rune(text[at])))
		}
	}
}

// A look may only pass over texts in which there is no number or address by which
// somebody can be found.
func TestALookMissesNoTrace(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	look := looked.Look(false)
	pieces := strings.Fields(`0 7 12 12B 12b 345 0121 496 0123 960 01632 447700900123 44 0 4 9 94 34 76 59 19 943476 9434 765 919 NHS tel CV1 5FB PostcodeCV1 Sw1a 1Aa 1999 2013 2023-01-05 2023-01-05T17:45 +44 (0) 7700 900 123 943 476 5919 9434765919
		SW1A 1AA sw1a 1aa W1A M1 AB1 T17 T1 Acacia Road acacia March May Street May-Day May’s St. Élan Avenue Flat at 020512 02052012 12/3/2013 a@b.uk 3rd`)
	gaps := []string{" ", " ", " ", "", "-", ",", ", ", ".", "\u00a0", "\u202f", "/", ":", "T", "\n", "   ", " (", ") ", "\u00ad", "_", "\u2013"}
	passed, found := 0, 0
	for range 300_000 {
		text := ""
		for range 1 + rng.IntN(7) {
			text += pieces[rng.IntN(len(pieces))] + gaps[rng.IntN(len(gaps))]
		}
		list := traces.Find(text)
		found += len(list)
		if look.Signs([]byte(text))&(naming.Numbers|naming.At) == 0 {
			passed++
			require.Empty(t, list, "%q", text)
		}
	}
	assert.Greater(t, passed, 10_000)
	assert.Greater(t, found, 10_000)
}

// FuzzLook looks for texts of any kind in which a look misses somebody, or by which
// the search is lost.
func FuzzLook(f *testing.F) {
	f.Add("Jane Smith’s coat and kowalzcyk at the J. H. Smith house, 10 the lane")
	f.Add(strings.Join(pieces, " "))
	f.Fuzz(func(t *testing.T, text string) {
		look, search := looked.Look(false), looked.Search(false)
		found := told(search, text)
		if look.Signs([]byte(text))&naming.Names == 0 {
			require.Empty(t, found)
		}
		for _, m := range found {
			require.True(t, 0 <= m.From && m.From < m.To && m.To <= len(text))
		}
	})
}
