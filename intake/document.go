package intake

import (
	"bytes"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/excel"
	"throughline.org/throughline/intake/sent"
	"throughline.org/throughline/intake/separated"
	"throughline.org/throughline/intake/word"
)

// Document is a file as it is understood: the tables of the chronology, with
// what their columns hold, what else the file offers, and what is no event.
type Document struct {
	Name          string
	Tables        []*Table
	Ignored       []Ignored // outside the tables; those within them are the Preview's
	Agency        string    // that the file says it comes from; "" where it says none
	People        []OfferedPerson
	Abbreviations []OfferedAbbreviation
	Size          int64  // of the file, in bytes
	SHA256        string // of the file, in hexadecimal

	sort     sent.Sort
	rejected bool // tracked changes are shown as if they were
	facts    facts
	titles   []string // of the file
}

// Ignored is a place with text that is no event, and why.
type Ignored struct{ Place, Text, Why string }

// ReadOptions say how a file is read.
type ReadOptions struct {
	Rejected   bool       // show tracked changes as if they were rejected; else as accepted
	Remembered Remembered // how columns were matched before
}

// Read reads a file of any kind that agencies send. The name is shown to people,
// and with the first bytes tells what sort of file it is.
func Read(r io.ReaderAt, size int64, name string, o ReadOptions) (*Document, error) {
	head := make([]byte, 512)
	n, err := r.ReadAt(head, 0)
	if err != nil && n == 0 && size > 0 {
		return nil, err
	}
	d, err := readDocument(r, size, name, head[:n], o)
	if err != nil {
		return nil, err
	}
	return d, d.fingerprint(r, size)
}

func readDocument(r io.ReaderAt, size int64, name string, head []byte, o ReadOptions) (*Document, error) {
	if isExchanged(name, head) {
		return readExchanged(r, size, name)
	}
	file, err := readFile(r, size, name, head, o)
	if err != nil {
		return nil, refused(err)
	}
	return understand(file, o.Remembered)
}

func readFile(r io.ReaderAt, size int64, name string, head []byte, o ReadOptions) (*sent.File, error) {
	ending := strings.ToLower(filepath.Ext(name))
	if why, is := notRead(ending, head); is {
		return nil, formatError(why)
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK")), bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0")), ending == ".docx", ending == ".xlsx":
		pkg, err := archive.Open(r, size)
		if err != nil {
			return nil, err
		}
		return readPackage(pkg, name, o)
	}
	return separated.Read(io.NewSectionReader(r, 0, size), name)
}

// readPackage reads what Word or Excel wrote, by what it holds rather than by
// its name.
func readPackage(pkg *archive.Package, name string, o ReadOptions) (*sent.File, error) {
	if pkg.Has("mimetype") && pkg.Has("content.xml") {
		return nil, formatError(openDocument)
	}
	main, err := pkg.Main()
	switch {
	case err != nil:
		return nil, err
	case strings.HasSuffix(main, ".bin"):
		return nil, formatError(binaryWorkbook)
	case strings.HasPrefix(main, "xl/"):
		return excel.Read(pkg, name)
	}
	return word.Read(pkg, name, word.Options{Rejected: o.Rejected})
}

const (
	openDocument   = "OpenDocument files are not read; open it in the program that made it, save it as .docx or .xlsx, and import that"
	webPage        = "this is a web page or the like, whatever its name says, as some systems write instead of a workbook; open it in Excel or Word, save it as .xlsx or .docx, and import that"
	binaryWorkbook = "binary workbooks are not read; open it in Excel, save it as .xlsx, and import that"
)

// notRead says what to do with files of the kinds that are known but not read.
func notRead(ending string, head []byte) (why string, is bool) {
	switch {
	case bytes.HasPrefix(head, []byte("%PDF")), ending == ".pdf":
		return "a PDF holds pages, not a table whose rows can be relied on; ask the agency for the Word or Excel file it was made from", true
	case bytes.HasPrefix(head, []byte(`{\rtf`)), ending == ".rtf":
		return "rich text is not read; open it in Word, save it as .docx, and import that", true
	case ending == ".odt", ending == ".ods":
		return openDocument, true
	case ending == ".xlsb":
		return binaryWorkbook, true
	case ending == ".msg", ending == ".eml":
		return "this is an e-mail; save the file attached to it, or copy the table out of it and paste that here", true
	case ending == ".pages", ending == ".numbers":
		return "files of Pages and Numbers are not read; open it there, export it to Word or Excel, and import that", true
	case isMarkup(head):
		return webPage, true
	case slices.Contains([]string{".htm", ".html", ".mht", ".mhtml"}, ending):
		return webPage, true
	case slices.Contains([]string{".zip", ".png", ".jpg", ".jpeg", ".tif", ".tiff"}, ending):
		return "files of this kind are not read; ask the agency for its chronology in Word, Excel or CSV", true
	}
	return "", false
}

// isMarkup reports whether a file begins as web pages and other markup do.
func isMarkup(head []byte) bool {
	text := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(head), "\uFEFF")))
	for _, begin := range []string{"<!doctype", "<html", "<?xml", "<table", "<head", "<meta", "<style", "mime-version:"} {
		if strings.HasPrefix(text, begin) {
			return true
		}
	}
	return false
}

// ReadPasted reads a table copied from Word or Excel: tab-separated text.
func ReadPasted(text string, o ReadOptions) (*Document, error) {
	file, err := separated.Pasted(text)
	if err != nil {
		return nil, refused(err)
	}
	d, err := understand(file, o.Remembered)
	if err != nil {
		return nil, err
	}
	return d, d.fingerprint(strings.NewReader(text), int64(len(text)))
}

// Copy returns a document whose columns can be matched anew without those of
// this one changing.
func (d *Document) Copy() *Document {
	c := *d
	c.Tables = nil
	for _, t := range d.Tables {
		own := *t
		own.Columns = slices.Clone(t.Columns)
		c.Tables = append(c.Tables, &own)
	}
	return &c
}

// Corrected tells how the columns of tables are matched of which some are matched
// otherwise than the program would, to be remembered for the agency.
func (d *Document) Corrected() Remembered {
	corrected := Remembered{}
	for _, t := range d.Tables {
		if slices.Equal(t.Columns, t.matched) {
			continue
		}
		for i, f := range t.Columns {
			if key := nameKey(t.heading(i)); key != "" {
				corrected[key] = f
			}
		}
	}
	return corrected
}

func (d *Document) ignore(place, text, why string) {
	d.Ignored = append(d.Ignored, Ignored{place, strings.TrimSpace(text), why})
}
