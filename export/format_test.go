package export_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/export"
)

func TestTheEndingChoosesTheFormat(t *testing.T) {
	for name, want := range map[string]string{
		"review.pdf": "PDF", "REVIEW.PDF": "PDF", "a.b.csv": "CSV", "lanes.svg": "SVG", "lanes.png": "PNG",
		"review.docx": "Word", "review.xlsx": "Excel", "a.json": "JSON", "review.doc": "", "pdf": "", "": "",
	} {
		format, known := export.FormatOf(name)
		assert.Equal(t, want, format.Name, name)
		assert.Equal(t, want != "", known, name)
	}
}
