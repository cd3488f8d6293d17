package export

import (
	"errors"
	"io"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
)

// JSON writes the whole review in the form that docs/review.schema.json describes
// and exchange.Read reads back. A filter does not apply: half a review could not
// be read back as one.
func JSON(w io.Writer, r *chronology.Review, _ *chronology.Dating, o Options) error {
	err := exchange.Write(w, r, o.Progress)
	if errors.Is(err, exchange.ErrStopped) {
		return ErrStopped
	}
	return err
}
