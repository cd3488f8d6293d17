package ui

import (
	"errors"

	"throughline.org/throughline/store"
)

// Sentence words an error for the command line as the window would: what
// happened, what is safe, what to do next. An error without a wording of its
// own is given as it is.
func Sentence(err error) string {
	var locked *store.LockedError
	worded := errors.As(err, &locked)
	for _, p := range problems {
		worded = worded || errors.Is(err, p.is)
	}
	if !worded {
		return err.Error()
	}
	return explain(err).sentence()
}

// SentenceOfWriting words an error that came while a file was written that is not
// the review.
func SentenceOfWriting(err error) string {
	for _, p := range writingProblems {
		if errors.Is(err, p.is) {
			return p.sentence()
		}
	}
	return Sentence(err)
}

func (p problem) sentence() string { return p.Title + ". " + p.Text }
