package export

import (
	"io"

	"throughline.org/throughline/chronology"
)

// PNG writes the lanes.
func PNG(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error { return errNotYet }
