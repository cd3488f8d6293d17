package sweep_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
)

// The name of an author or a member of the panel is no finding where these are listed,
// and is one anywhere else if somebody of the review has it.
func TestWhoCarriesTheReviewOutIsNamedOnlyWhereTheyAreListed(t *testing.T) {
	for _, ending := range swept {
		for _, audience := range []chronology.Audience{chronology.ForPanel, chronology.Published} {
			r := clean(2)
			r.Put(&chronology.PanelMember{UID: "sitting", Name: "Grace Adeyemi", Representation: "Health visiting"})
			r.Put(&chronology.Author{UID: "writer", Name: "Mary Thornbury", Role: "Independent author"})
			r.Put(&chronology.Author{UID: "second", Name: "Will Okonkwo-Reid"})
			v := chronology.Version{For: audience, Dates: chronology.DatesMonth}
			d := chronology.Solve(r)
			shown, _ := chronology.Render(r, d, v)
			swept := func() []sweep.Finding {
				format, _ := export.FormatOf("x" + ending)
				var b bytes.Buffer
				_, err := format.Write(&b, shown, chronology.Solve(shown), export.Options{Printed: printed})
				require.NoError(t, err)
				found, err := sweep.New(r, d, v, printed).File("child-a"+ending, b.Bytes())
				require.NoError(t, err)
				return found
			}
			assert.Empty(t, swept(), "%s for %s", ending, audience)
			e := shown.Event("e0").Copy()
			e.Title = "Told Grace Adeyemi"
			shown.Put(e)
			assert.NotEmpty(t, swept(), "%s for %s", ending, audience)
		}
	}
}
