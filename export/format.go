package export

import (
	"io"
	"path/filepath"
	"strings"

	"throughline.org/throughline/chronology"
)

// Writer writes a review in one form.
type Writer func(io.Writer, *chronology.Review, *chronology.Dating, Options) (Report, error)

// Format is a kind of file that a review can be written as.
type Format struct {
	Name   string // "PDF"
	Ending string // ".pdf"
	Write  Writer
}

// Formats are all kinds of file, in the order in which they are offered.
var Formats = []Format{
	{"PDF", ".pdf", PDF},
	{"CSV", ".csv", unreported(CSV)},
	{"Word", ".docx", DOCX},
	{"Excel", ".xlsx", unreported(XLSX)},
	{"SVG", ".svg", unreported(SVG)},
	{"PNG", ".png", unreported(PNG)},
	{"JSON", ".json", unreported(JSON)},
}

// FormatOf chooses the format by the ending of a file's name, without regard to
// case; false where it is none of ours.
func FormatOf(name string) (Format, bool) {
	for _, f := range Formats {
		if strings.EqualFold(filepath.Ext(name), f.Ending) {
			return f, true
		}
	}
	return Format{}, false
}

// unreported fits a writer that has nothing to report.
func unreported(write func(io.Writer, *chronology.Review, *chronology.Dating, Options) error) Writer {
	return func(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) (Report, error) {
		return Report{}, write(w, r, d, o)
	}
}
