// Package export writes a review as PDF, Word, Excel, CSV, SVG, PNG and JSON, to an
// io.Writer. Release writes a version of it for the panel or the public to a file,
// once package sweep has found nothing in it that should not be there.
//
// A PDF is made in four steps, and can be read by a screen reader (PDF/UA-1,
// ISO 14289-1) and kept (PDF/A-2a, ISO 19005-2); comments name the clauses that
// bind.
//
//   - Layout: the parts of the document (cover.go, contents.go, family.go,
//     glossary.go, section.go, table.go, month.go, lanes.go) are laid out in flows
//     and grids (flow.go, grid.go) by our own text layer (clean.go, face.go,
//     text.go, segments.go, arabic.go).
//   - The structure: what each part is — heading, list, table, figure — is said
//     while it is laid out, as a tree of elements (tag.go), and what a picture
//     shows is told in words (alternative.go).
//   - Drawing: pages (page.go, pagetext.go) hold PDF operators. All that is drawn
//     belongs to an element or is an artifact (marked.go, annotation.go). What
//     stands at the head and foot of every page comes last, when all pages are
//     known (furniture.go), and is written once (form.go).
//   - The file: gofpdf embeds the fonts (embed.go); pages, structure tree
//     (structure.go), outline (outline.go), metadata and colour profile
//     (metadata.go, profile.go) are put together (finish.go) and written as
//     numbered objects (objects.go).
//
// The comment of an event and the reviewer's note are printed only where
// Options ask for them.
package export

import (
	"errors"

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

// Parts lists the parts in the order in which they are printed.
var Parts = []Part{Cover, Contents, Family, LinesOfEnquiry, Panel, Glossary, Section, Table, Lanes}

// Options are what a document is made with.
type Options struct {
	What     []Part   // nil: all; printed in the order of Parts
	Paper    string   // A4 (default) or A3
	Printed  when.Day // date of printing, 0 for none: an argument, so that the same input gives the same bytes
	Filter   chronology.Filter
	Lanes    []chronology.UID // only these agencies' lanes; nil for all
	From, To when.Day         // period of the lanes; both zero: the scope
	Comments bool             // print the comment column
	Notes    bool             // print the reviewer's note column
	Copy     Copy             // whose copy it is; the zero Copy marks none
	Pixels   [2]int           // PNG size; zero: as large as the lanes need
	Dark     bool
	Grey     bool // without colour, for printers that have none
	Contrast bool // in high contrast, dark or light

	// Confirm is asked before anything is written where the report has something
	// to say that the author should know first. Returning false stops with
	// ErrStopped. nil is never asked, and the document is written.
	Confirm func(Report) bool

	// Progress is told how much is done, in steps of no set length; the total
	// does not change while a document is made. Returning false stops with
	// ErrStopped. nil is never asked.
	Progress func(done, total int) bool
}

// Copy marks every page of a document that is given to one reader, so that a
// copy that is found can be traced.
type Copy struct {
	Number int    // from 1; 0 for none
	Name   string // of the reader; may be ""
}

// Markings are those that are usually chosen, as the review's settings hold
// them; any other text will do.
var Markings = []string{
	"OFFICIAL", "OFFICIAL-SENSITIVE", "RESTRICTED UNTIL PUBLICATION", "CONFIDENTIAL TO THE PANEL", "DRAFT – NOT FOR CIRCULATION",
}

// Report tells what a document could not show as it is.
type Report struct {
	Pages   int
	Missing []MissingCharacter // each character once for each place
}

// MissingCharacter is a character that no font has; it is printed as U+FFFD.
type MissingCharacter struct {
	Char  rune
	Where chronology.UID // the entity whose text holds it
}

// Errors that a caller tells apart.
var (
	// ErrStopped says that Progress asked to stop. What was written so far is not a document.
	ErrStopped = errors.New("export stopped")
	// ErrPaper says that Options.Paper is neither A4 nor A3.
	ErrPaper = errors.New("paper is neither A4 nor A3")
	// ErrPart says that Options.What names no known part.
	ErrPart = errors.New("unknown part of a document")
	// ErrExists says that File would have replaced a file without being asked to.
	ErrExists = errors.New("file exists already")
)
