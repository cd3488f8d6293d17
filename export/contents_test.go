package export_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

func TestALongTitleIsWholeInTheContents(t *testing.T) {
	path, _ := pdf(t, published(chronology.DatesRelative), export.Options{What: []export.Part{export.Contents, export.Lanes}})
	page := textOf(t, path, "-layout", "-f", "1", "-l", "1")
	assert.Regexp(t, `Figure 1\. Contacts by agency, [^…]* 12 months\nafter the birth of Baby C +2\n`, page)
}
