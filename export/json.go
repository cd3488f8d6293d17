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
	watched := watchedText(w, o.Watch, ".json")
	err := exchange.Write(watched, r, o.Progress)
	switch {
	case errors.Is(err, exchange.ErrStopped):
		return ErrStopped
	case err != nil:
		return err
	}
	return watched.Close()
}
