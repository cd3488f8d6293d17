package chronology

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestAbbreviationsIn(t *testing.T) {
	for name, x := range map[string]struct{ text, want string }{
		"initials":                        {"The GP, A&E and two CAFs.", "GP A&E CAF"},
		"a number after initials":         {"KS2 results and a GCSE", "KS2 GCSE"},
		"a section of an Act":             {"An S47 enquiry; S17 support", "S47 S17"},
		"half a postcode":                 {"They moved from CV1 to EC1A, then to M13.", ""},
		"a whole postcode":                {"Lives at CV1 4AB now", ""},
		"a road":                          {"on the A45, the M6 and the B4101", ""},
		"a vitamin":                       {"B12 and D3 were low", ""},
		"a class":                         {"in Y9, then Y10", ""},
		"an entry":                        {"see E12", ""},
		"a form":                          {"A P45 was sent", ""},
		"a virus by its letters":          {"H1N1 was feared", ""},
		"a blood group":                   {"blood group AB, his AB+, hers AB negative", ""},
		"the same letters, no group":      {"the AB form of Attendance Benefit", "AB"},
		"an illness everybody names":      {"COVID19, COVID-19 and COVID", ""},
		"a Roman number":                  {"section IV, part XII and VII", ""},
		"a time":                          {"at 9AM, 10 PM and 5PM", ""},
		"what nobody looks up":            {"NHS, UK, a PIN and a DVD", ""},
		"a word in capitals":              {"it was URGENTLY said", ""},
		"shouting":                        {"CALL THE GP", ""},
		"a letter alone":                  {"Plan B, child J", ""},
		"initials after what looks alike": {"B12 by the CAMHS", "CAMHS"},
	} {
		assert.Equal(t, x.want, strings.Join(AbbreviationsIn(x.text), " "), name)
	}
}

func TestAnEntryOfAnAgencyIsNoAbbreviation(t *testing.T) {
	r := reviewOf([2]string{"a", "1 May 2013"})
	e := r.Event("a").Copy()
	e.What = "As in HV12 and MASH3."
	r.Put(e)
	found := UnexplainedAbbreviations(r)
	if assert.Len(t, found, 1, "HV is an agency") {
		assert.Equal(t, "MASH3", found[0].Short)
	}
}
