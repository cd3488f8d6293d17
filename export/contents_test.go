package export_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/export"
)

func TestALongTitleIsWholeInTheContents(t *testing.T) {
	path, _ := pdf(t, published(chronology.DatesRelative), export.Options{What: []export.Part{export.Contents, export.Lanes}})
	page := textOf(t, path, "-layout", "-f", "1", "-l", "1")
	assert.Regexp(t, `Figure 1\. Contacts by agency, [^…]* 12 months\nafter the birth of Baby C +2\n`, page)
}

func TestACoverLeavesOutAScopeThatIsNotTold(t *testing.T) {
	r := sample.Review()
	settings := *r.Settings
	settings.ScopeFrom, settings.ScopeTo = "16 May 2012", "26 April 2014"
	r.Put(&settings)
	for policy, scope := range map[chronology.DatePolicy]string{chronology.DatesRelative: "Stated as 22 months", chronology.DatesMonth: "From May 2012 to April 2014"} {
		shown, _ := chronology.Render(r, chronology.Solve(r), chronology.Version{For: chronology.Published, Dates: policy})
		path, _ := pdf(t, shown, export.Options{What: []export.Part{export.Cover, export.Methodology}})
		page := textOf(t, path, "-layout")
		assert.Contains(t, page, scope)
		assert.NotContains(t, page, chronology.DateWithheld)
	}
}
