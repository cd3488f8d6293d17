package ui

import (
	"bytes"
	"image"
	"image/png"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// foreseen is what a file will hold, as it is shown before it is written: pages, a
// picture, or words.
type foreseen struct {
	laid    *export.Laid
	note    string // below the pages
	picture image.Image
	words   string
}

const (
	wordNote    = "Word breaks lines and pages itself; these are the same parts as a PDF has them. The page numbers in its contents are worked out when it is opened."
	jsonAhead   = "The whole review as one document: everything that is entered, in the schema that comes with the program, to be read back without loss (File > Import, or new --from-json)."
	rowsAhead   = 3  // of a table that are shown
	cellAhead   = 60 // characters of a cell
	cellsAhead  = 9  // of a row that are shown
	anotherLine = "\n\n"
)

// lookAhead makes what is shown of a file. Lanes are drawn as a picture whatever
// they are drawn as in the file.
func lookAhead(f export.Format, r *chronology.Review, d *chronology.Dating, o export.Options) (a foreseen, err error) {
	switch f.Ending {
	case ".pdf":
		a.laid, err = export.Lay(r, d, o)
	case ".docx":
		o.LongSheet, a.note = false, wordNote
		a.laid, err = export.Lay(r, d, o)
	case ".svg", ".png":
		var drawn bytes.Buffer
		if err = export.PNG(&drawn, r, d, o); err == nil {
			a.picture, err = png.Decode(&drawn)
		}
	case ".json":
		a.words = jsonAhead
	default:
		a.words = sheetsInWords(export.Ahead(f, r, d, o, rowsAhead))
	}
	return a, err
}

// sheetsInWords tells of each sheet what stands in it, and its first rows.
func sheetsInWords(sheets []export.SheetAhead) string {
	var said []string
	for _, s := range sheets {
		said = append(said, joinFilled(": ", s.Name, count(s.Rows, "row")+" of "+count(len(s.Headings), "column")+"."),
			"Columns: "+strings.Join(s.Headings, ", ")+".")
		for i, row := range s.First {
			said = append(said, either(i == 0, "The first rows: ", "")+rowInWords(s.Headings, row))
		}
	}
	return strings.Join(said, anotherLine)
}

// rowInWords is the beginning of a row, without what is empty.
func rowInWords(headings, row []string) string {
	var cells []string
	for i, text := range row {
		if text = strings.Join(strings.Fields(text), " "); text == "" {
			continue
		}
		if letters := []rune(text); len(letters) > cellAhead {
			text = string(letters[:cellAhead]) + "…"
		}
		if cells = append(cells, headings[i]+" “"+text+"”"); len(cells) == cellsAhead {
			break
		}
	}
	return strings.Join(cells, " · ")
}
