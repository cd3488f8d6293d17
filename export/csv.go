package export

import (
	"io"

	"throughline.org/throughline/chronology"
)

// CSV writes every field of every event: UTF-8 with a byte order mark, safe against formula injection.
func CSV(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error { return errNotYet }
