package export_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// TestARowOfHalfAPageIsNotBroken: with all columns the rows of the bundled review
// take up to twenty lines, and none of them goes on over a page.
func TestARowOfHalfAPageIsNotBroken(t *testing.T) {
	path, report := pdf(t, published(chronology.DatesRelative), export.Options{What: []export.Part{export.Table}, Comments: true, Notes: true})
	assert.Greater(t, report.Pages, 5)
	assert.NotContains(t, textOf(t, path), "contin")
}

// TestWhatGoesOnSaysSo: a row longer than a page in a narrow column, and a month.
func TestWhatGoesOnSaysSo(t *testing.T) {
	r := smallReview()
	r.Put(longEvent("long", 400))
	path, report := pdf(t, r, export.Options{What: []export.Part{export.Table}, Comments: true, Notes: true})
	require.Greater(t, report.Pages, 3)
	pages := strings.Split(textOf(t, path, "-layout"), "\f")
	assert.Regexp(t, `(?m)^ *May 2013$`, pages[0])
	for _, page := range pages[1 : report.Pages-1] {
		assert.Regexp(t, `(?m)^ *May 2013, continued$`, page)
		assert.Regexp(t, `(?m)^ *continued\b`, page, "of the row, in one piece")
	}
}
