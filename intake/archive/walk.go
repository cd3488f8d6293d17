package archive

import (
	"errors"
	"io"
	"strings"
)

// Children calls each for every element inside the one whose start was read
// last, to its end. What each does not read of an element is passed over.
func (r *Reader) Children(each func(Element) error) error {
	for {
		kind, e, err := r.Next()
		if err != nil {
			return inside(err)
		}
		switch kind {
		case End:
			return nil
		case Start:
			within := r.depth
			if err := each(e); err != nil {
				return err
			}
			for r.depth >= within {
				if _, _, err := r.Next(); err != nil {
					return inside(err)
				}
			}
		}
	}
}

// Text is the text inside the element whose start was read last, to its end;
// elements in it are passed over.
func (r *Reader) Text() (string, error) {
	first, depth := "", 1
	var more strings.Builder
	for {
		kind, _, err := r.Next()
		if err != nil {
			return "", inside(err)
		}
		switch kind {
		case Start:
			depth++
		case End:
			if depth--; depth == 0 {
				return first + more.String(), nil
			}
		case Text:
			if depth > 1 {
				continue
			}
			text, err := r.said()
			if err != nil {
				return "", err
			}
			if first == "" {
				first = text
				continue
			}
			if more.Len() > longestToken {
				return "", ErrTooLarge
			}
			more.WriteString(text)
		}
	}
}

// Root finds the outermost element; false where the part is empty.
func (r *Reader) Root() (Element, bool, error) {
	for {
		kind, e, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return Element{}, false, nil
		case err != nil:
			return Element{}, false, err
		case kind == Start:
			return e, true, nil
		}
	}
}

// inside turns the end of a part in the midst of an element into damage.
func inside(err error) error {
	if errors.Is(err, io.EOF) {
		return ErrDamaged
	}
	return err
}
