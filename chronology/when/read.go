package when

import "errors"

// Read reads a wording as people give it. A wording that cannot be read, or
// names a day that does not exist, is an error with a sentence for people.
func Read(wording string, c Context) (Reading, error) {
	return Reading{}, errors.New("not yet")
}
