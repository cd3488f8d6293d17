// Package export writes a review as PDF, CSV, SVG and PNG, to an io.Writer.
package export

import (
	"errors"
	"io"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// Part is a part of a document.
type Part string

// The parts that can be printed.
const (
	Cover          Part = "cover"
	Contents       Part = "contents"
	Family         Part = "family"
	LinesOfEnquiry Part = "lines"
	Panel          Part = "panel"
	Glossary       Part = "glossary"
	Section        Part = "section"
	Table          Part = "table"
	Lanes          Part = "lanes"
)

// Options are what a document is made with.
type Options struct {
	What     []Part   // nil: all, in the usual order
	Paper    string   // A4 (default) or A3
	Printed  when.Day // date of printing: an argument, so that the same input gives the same bytes
	Filter   chronology.Filter
	Lanes    []chronology.UID // only these agencies' lanes; nil for all
	From, To when.Day         // period of the lanes; both zero: the scope
	Comments bool             // print the comment column
	Notes    bool             // print the reviewer's note column
	Pixels   [2]int           // PNG size; zero: as large as the lanes need
	Dark     bool
}

// Report tells what a document could not show as it is.
type Report struct {
	Pages   int
	Missing []MissingCharacter
}

// MissingCharacter is a character that no font has; it is printed as U+FFFD.
type MissingCharacter struct {
	Char  rune
	Where chronology.UID
}

var errNotYet = errors.New("not yet")

// PDF writes the document.
func PDF(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) (Report, error) {
	return Report{}, errNotYet
}

// CSV writes every field of every event: UTF-8 with a byte order mark, safe against formula injection.
func CSV(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error { return errNotYet }

// SVG writes the lanes.
func SVG(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error { return errNotYet }

// PNG writes the lanes.
func PNG(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) error { return errNotYet }
