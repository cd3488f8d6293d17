package naming

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestStrangersAreWhoIsNamedAndNotListed(t *testing.T) {
	finder := New([]Person{{ID: "a", Name: "Anna Smith", Aliases: []string{"Annie"}, Labels: []string{"Mother"}}},
		[]Phrase{{Text: "Northwick Homes"}}, []string{"CPIS"})
	for text, want := range map[string][]string{
		"Mrs Brown rang, and Mrs. Brown came.":                       {"Mrs Brown", "Mrs. Brown"},
		"PC Jones attended with Dr Patel-Singh.":                     {"PC Jones", "Dr Patel-Singh"},
		"She lives with Tyrone Okafor; Okafor was out.":              {"Tyrone Okafor"},
		"Rang K. Okonkwo and T Mbeki; I Claudius and Unit B closed.": {"K. Okonkwo", "T Mbeki"},
		"Mother's partner Kyle was there.":                           {"Kyle"},
		"The baby, Aaliyah's brother, slept.":                        {"Aaliyah"},
		"Anna Smith and Annie said no. Smith left.":                  nil,
		"Mother said that Anna was well on Monday, in May.":          nil,
		"Seen at Northwick Homes, Maple Road and Thorpe Hospital.":   nil,
		"Home visit. Health visitor saw both children, then CPIS.":   nil,
		"Northgate Housing wrote. The Nurse Manager agreed.":         nil,
		"Paracetamol given. Cardiff is far. A Sister came.":          nil,
		"Referral to MASH; GP informed. Children's Social Care rang": nil,
		"":             nil,
		"ANNA SMITHEE": nil,
	} {
		assert.Equal(t, want, finder.Search(true).Strangers(text), text)
	}
}

func FuzzStrangers(f *testing.F) {
	for _, text := range []string{"Mrs Brown rang K. O’Neil-Smith’s aunt", "J. J. J.", "Dr", "Anna Smith’s Mr", "ÉÇA \xff Ŵyn said"} {
		f.Add(text)
	}
	search := New([]Person{{ID: "a", Name: "Anna Smith", Aliases: []string{"Annie"}, Labels: []string{"Mother"}}}, nil, nil).Search(true)
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range search.Strangers(text) {
			assert.NotEmpty(t, name)
		}
	})
}
