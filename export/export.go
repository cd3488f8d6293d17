// Package export writes a review as PDF, Word, Excel, CSV, SVG, PNG and JSON, to an
// io.Writer. Release writes a version of it for the panel or the public to a file,
// once package sweep has found nothing in it that should not be there.
//
// A PDF is made in four steps, and can be read by a screen reader (PDF/UA-1,
// ISO 14289-1) and kept (PDF/A-2a, ISO 19005-2); comments name the clauses that
// bind.
//
//   - Layout: the parts of the document (part.go lists them; each has a file of
//     its own) are laid out in flows and grids (flow.go, grid.go) by our own text
//     layer (clean.go, face.go, text.go, segments.go, arabic.go).
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
// Lay stops before the file is made: its pages can be looked at (laid.go), painted
// from the operators that the file would hold (paint.go, paintscan.go,
// paintstroke.go, painttext.go).
//
// The comment of an event and the reviewer's note are printed only where
// Options ask for them.
package export

import (
	"errors"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export/sweep"
)

// Options are what a document is made with.
type Options struct {
	What     []Part   // in the order in which they are printed; nil: Usual
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

	// Columns are those of the tables of events, in their order; nil: UsualColumns,
	// and the comment and the note where they are asked for.
	Columns []Column
	// Agency is whose own chronology OneAgency prints, whose form EntryForm is, and
	// whose knowledge Knowledge tells; "" is the agency that the file belongs to.
	Agency chronology.UID
	// Knew is the day of Knowledge.
	Knew when.Day
	// Sheets are exactly how many sheets wide and high the lanes are drawn over; 0 is
	// as many as they need. See HeightError. LongSheet draws them on one sheet as long as they need,
	// as high as the paper.
	Sheets    [2]int
	LongSheet bool
	// SectionNumber is that of the chronology section; 0: the review's own.
	SectionNumber int
	// Versions are those of the document that were made before, for VersionTable;
	// the present one is added.
	Versions []DocumentVersion

	// Watch searches files other than pictures while they are written; its File then
	// searches the finished one. nil watches nothing.
	Watch *sweep.Watch

	// Confirm is asked before anything is written where the report has something
	// to say that the author should know first. Returning false stops with
	// ErrStopped. nil is never asked, and the document is written.
	Confirm func(Report) bool

	// Progress is told how much is done, in steps of no set length; the total
	// does not change while a document is made. Returning false stops with
	// ErrStopped. nil is never asked.
	Progress func(done, total int) bool
}

// DocumentVersion is a version of the document in its version table.
type DocumentVersion struct {
	Name string   // "working draft 3"
	On   when.Day // 0 where that is not known
	What string   // what it is, for whom it was made
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
	// Unexplained are the abbreviations that the document uses and its glossary does
	// not explain, in order; none where it has no glossary.
	Unexplained []string
}

// Quiet reports whether there is nothing that the author should know first.
func (r *Report) Quiet() bool { return len(r.Missing) == 0 && len(r.Unexplained) == 0 }

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
	// ErrPartTwice says that Options.What names a part twice.
	ErrPartTwice = errors.New("a part of a document is asked for twice")
	// ErrColumns says that Options.Columns names no known column, one twice, one
	// narrower than nothing, or comments or notes that were not asked for.
	ErrColumns = errors.New("columns that a table cannot have")
	// ErrNoAgency says that a part is asked for that is of one agency, and no agency
	// of the review is named; ErrNoDay that Knowledge has no day.
	ErrNoAgency = errors.New("the part is of one agency, and none is named")
	ErrNoDay    = errors.New("what was known is asked of no day")
	// ErrSheets says that Options.Sheets are fewer than none or more than anybody
	// would put together; see HeightError, too.
	ErrSheets = errors.New("a number of sheets that lanes cannot be drawn over")
	// ErrExists says that File would have replaced a file without being asked to.
	ErrExists = errors.New("file exists already")
)
