package export

import (
	"io"

	"throughline.org/throughline/chronology"
)

// PDF writes the document.
func PDF(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) (Report, error) {
	return Report{}, errNotYet
}
