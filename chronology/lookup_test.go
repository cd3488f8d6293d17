package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestEnsureAgencyFindsOrMakes(t *testing.T) {
	r := NewReview("A review")
	for _, c := range []struct{ name, short, why string }{
		{"Health Visiting", "HV", "initials"},
		{"Police", "POL", "first letters of a single word"},
		{"Children and Family First", "CFF", "small words do not count"},
		{"Housing Voluntary", "HV-2", "taken initials are numbered"},
		{"Élan", "ÉLA", "letters of any alphabet"},
	} {
		a := r.EnsureAgency(c.name)
		assert.Equal(t, c.short, a.Short, c.why)
		r.Put(a)
	}
	colours := map[string]bool{}
	for _, a := range r.Agencies {
		colours[a.Colour] = true
	}
	assert.Len(t, colours, len(r.Agencies), "every agency has a colour of its own")
	assert.Same(t, r.Agencies[0], r.EnsureAgency(" health  visiting"), "case and spaces do not matter")
	assert.Same(t, r.Agencies[1], r.EnsureAgency("pol"), "the short name will do")
}
