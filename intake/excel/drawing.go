package excel

import (
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// readDrawings reads the text boxes that lie on a sheet.
func (b *workbook) readDrawings(t *sent.Table, relations []archive.Relation) error {
	for _, r := range relations {
		if r.Type != "drawing" {
			continue
		}
		if err := b.part(r.Target, func(archive.Element) error {
			return b.Children(func(e archive.Element) error { return b.anchored(t, e) })
		}); err != nil {
			return err
		}
	}
	return nil
}

// anchored reads the paragraphs of one thing that is drawn on a sheet.
func (b *workbook) anchored(t *sent.Table, _ archive.Element) error {
	var lines []string
	var line strings.Builder
	var read func(e archive.Element) error
	read = func(e archive.Element) error {
		switch e.Name {
		case "t":
			text, err := b.Text()
			line.WriteString(text)
			return err
		case "br":
			line.WriteByte('\n')
		case "Fallback":
			return nil
		}
		err := b.Children(read)
		if e.Name == "p" && line.Len() > 0 {
			lines = append(lines, line.String())
			line.Reset()
		}
		return err
	}
	if err := b.Children(read); err != nil {
		return err
	}
	return b.beside(sent.Passage{Place: t.Name + " text box", Text: strings.TrimSpace(strings.Join(lines, "\n"))})
}
