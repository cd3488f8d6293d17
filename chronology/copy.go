package chronology

import "fmt"

// Copy is a numbered copy of a version that was given to a reader, so that one
// that is found can be traced (see export.Copy).
type Copy struct {
	UID     UID
	Number  int // from 1, in the whole review
	Reader  string
	For     Audience
	Version string // of the draft, as Settings had it
	On      string // the ISO day on which it was made
}

// Identity implements Entity.
func (c *Copy) Identity() UID { return c.UID }

// Giving is what the history calls the giving out of the copy.
func (c *Copy) Giving() string {
	if c.Reader == "" {
		return fmt.Sprintf("give copy %d (%s) out", c.Number, c.For)
	}
	return fmt.Sprintf("give copy %d (%s) to %s", c.Number, c.For, c.Reader)
}

// NextCopy is the number of the next copy to be given out.
func (r *Review) NextCopy() int {
	next := 1
	for _, c := range r.Copies {
		next = max(next, c.Number+1)
	}
	return next
}
