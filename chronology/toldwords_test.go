package chronology

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhoWasToldIsReadAsItIsWritten(t *testing.T) {
	r := &Review{}
	r.Put(&Agency{UID: "a", Name: "Children's social care: north"})
	for _, want := range []Told{
		{Agency: "a"},
		{Agency: "a", NotTold: true},
		{Agency: "a", When: "9 May 2013"},
		{Agency: "a", By: "Midwifery"},
		{Agency: "a", LeftOut: "the allegation, and by whom"},
		{Agency: "a", When: "within 3 months after the birth; before 1 June 2013", By: "duty officer, by letter", LeftOut: "all"},
		{Agency: "a", NotTold: true, By: "Midwifery", LeftOut: "the address"},
		{Agency: "a", When: "by 3 June 2013"},
		{Agency: "a", When: "1 or by 3 June 2013", LeftOut: "who knew."},
	} {
		agency, got, ok := ReadTold(r.ToldWords(want))
		assert.True(t, ok)
		assert.Equal(t, "Children's social care: north", agency)
		got.Agency = "a"
		assert.Equal(t, want, got)
	}
}

func TestWhoWasToldInOtherWords(t *testing.T) {
	for line, want := range map[string]Told{
		"Police – told on 3 June 2013":            {When: "3 June 2013"},
		"Police were not told.":                   {NotTold: true},
		"Police informed 3 June 2013 by the ward": {When: "3 June 2013", By: "the ward"},
		"Police told by fax":                      {By: "fax"},
	} {
		agency, got, ok := ReadTold(line)
		assert.True(t, ok, line)
		assert.Equal(t, "Police", agency, line)
		assert.Equal(t, want, got, line)
	}
	for _, line := range []string{"", "Police", "yes", "told", "The untold story"} {
		_, _, ok := ReadTold(line)
		assert.False(t, ok, line)
	}
}

func FuzzReadTold(f *testing.F) {
	for _, line := range []string{"Police: told, by 3 June 2013", "Police: not told | a | by | |", "told", ": told,, by by by, left out: "} {
		f.Add(line)
	}
	r := &Review{}
	r.Put(&Agency{UID: "a", Name: "Police"})
	f.Fuzz(func(t *testing.T, line string) {
		_, told, ok := ReadTold(line)
		if !ok {
			return
		}
		told.Agency = "a"
		if strings.ContainsAny(told.When+told.By+told.LeftOut, "|{}\n") {
			return // no form has them there
		}
		_, again, ok := ReadTold(r.ToldWords(told))
		again.Agency = "a"
		assert.True(t, ok)
		assert.Equal(t, told, again)
	})
}
