package when

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAgesAsClinicalNotesAndPeopleShortenThem(t *testing.T) {
	birth := Anchor{Kind: AnchorBirth, ID: "p"}
	c := Context{Default: &birth, Resolve: func(name string) (Anchor, error) {
		if name == NameBirth || name == NameBirthOf+"P" {
			return birth, nil
		}
		return Anchor{}, errNoSuchName
	}}
	for wording, want := range map[string][2]int{
		"at 6/52 of age":       {42, 48},
		"6/52 old":             {42, 48},
		"at 6/52":              {42, 48},
		"aged 6/52":            {42, 48},
		"3/7 old":              {3, 3},
		"6/12 old":             {183, 212},
		"when P was 6/52 old":  {42, 48},
		"aged 6 weeks":         {42, 48},
		"at 6 weeks":           {42, 48},
		"at 6 weeks of age":    {42, 48},
		"at 20 weeks":          {140, 146},
		"at 6 months":          {183, 212},
		"6/52 after the birth": {39, 45},
	} {
		r, err := Read(wording, c)
		if assert.NoError(t, err, wording) && assert.Len(t, r.Relations, 1, wording) {
			assert.Equal(t, birth, r.Relations[0].Anchor, wording)
			assert.Equal(t, want, [2]int{r.Relations[0].Min, r.Relations[0].Max}, wording)
			assert.Empty(t, r.Doubts, wording)
		}
	}
}

func TestWeeksThatMayBeOfAPregnancyAreDoubted(t *testing.T) {
	c := knowing(NameBirth, NamePregnancy)
	r, err := Read("at 20 weeks", c)
	require.NoError(t, err)
	require.Len(t, r.Doubts, 1)
	assert.Equal(t, []string{"at 20 weeks of age", "at 20 weeks of the pregnancy"}, r.Doubts[0].Alternatives)
	for _, alternative := range r.Doubts[0].Alternatives {
		again, err := Read(alternative, c)
		require.NoError(t, err, alternative)
		assert.Empty(t, again.Doubts, alternative)
	}
	_, err = Read("at 20 weeks", Context{})
	assert.Error(t, err, "no birth is known")
}
