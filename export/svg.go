package export

import (
	"io"

	"throughline.org/throughline/chronology"
)

// SVG writes the lanes.
func SVG(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error { return errNotYet }
