package word

import (
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// inline reads what stands in a paragraph: runs, and what runs are wrapped in.
func (d *document) inline(e archive.Element, f *flow, p paragraphProperties) error {
	switch e.Name {
	case "r":
		return d.run(f, p)
	case "commentRangeStart":
		d.refer(f, "comment", archive.Attr(e, "id"))
		return nil
	case "t": // of a formula
		text, err := d.Text()
		if err == nil {
			err = d.emit(f, text, runProperties{})
		}
		return err
	}
	read := func(e archive.Element) error { return d.inline(e, f, p) }
	if isFormula(e.Name) {
		if e.Name == "den" { // which stands below a line
			if err := d.emit(f, "/", runProperties{}); err != nil {
				return err
			}
		}
		return d.Children(read)
	}
	return d.unwrap(e, read, f)
}

// isFormula reports whether an element is a part of a mathematical formula,
// whose text is read in the order in which it stands.
func isFormula(name string) bool {
	switch name {
	case "f", "num", "den", "e", "sup", "sub", "sSup", "sSub", "d", "rad", "deg", "nary", "func", "fName", "acc", "bar":
		return true
	}
	return false
}

// run reads a run: words that are formatted alike, and what stands among them.
func (d *document) run(f *flow, p paragraphProperties) error {
	properties := d.styles.run(p, "")
	return d.Children(func(e archive.Element) error {
		if e.Name == "rPr" {
			var err error
			properties, err = d.runProperties(p)
			return err
		}
		return d.piece(e, f, p, properties)
	})
}

// piece reads one thing in a run.
func (d *document) piece(e archive.Element, f *flow, p paragraphProperties, r runProperties) error {
	say := func(text string) error { return d.emit(f, text, r) }
	switch e.Name {
	case "t", "delText":
		kept := archive.Attr(e, "space") == "preserve"
		text, err := d.Text()
		if err == nil {
			err = say(spaced(text, kept))
		}
		return err
	case "tab", "ptab":
		return say("\t")
	case "br", "cr":
		return say("\n")
	case "noBreakHyphen":
		return say("\u2011")
	case "sym":
		return say(symbol(archive.Attr(e, "font"), archive.Attr(e, "char")))
	case "footnoteReference":
		d.refer(f, "footnote", archive.Attr(e, "id"))
	case "endnoteReference":
		d.refer(f, "endnote", archive.Attr(e, "id"))
	case "commentReference":
		d.refer(f, "comment", archive.Attr(e, "id"))
	case "fldChar":
		return d.fieldMark(e, f, r)
	case "drawing", "pict", "object":
		return d.drawing(f)
	case "AlternateContent":
		return d.alternate(func(e archive.Element) error { return d.piece(e, f, p, r) }, f)
	case "ruby":
		return d.Children(func(e archive.Element) error {
			if e.Name != "rubyBase" {
				return nil
			}
			return d.Children(func(e archive.Element) error { return d.inline(e, f, p) })
		})
	}
	return nil
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// spaced is the text of a run: where its spaces are not said to be kept, line
// ends and indents of the XML itself are among them.
func spaced(text string, kept bool) string {
	if kept {
		return oneLine.Replace(text)
	}
	words := strings.Join(strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }), " ")
	if words == "" {
		return text[:min(1, len(text))]
	}
	if strings.IndexByte(" \n\r\t", text[0]) >= 0 {
		words = " " + words
	}
	if strings.IndexByte(" \n\r\t", text[len(text)-1]) >= 0 {
		words += " "
	}
	return words
}

// drawing reads the text boxes of a drawing, each once, and remarks on pictures.
func (d *document) drawing(f *flow) error {
	return d.Children(func(e archive.Element) error { return d.drawn(e, f) })
}

func (d *document) drawn(e archive.Element, f *flow) error {
	switch e.Name {
	case "txbxContent":
		var box flow
		fields := d.fields
		err := d.blocks(&box)
		d.fields = fields
		f.remarks = append(f.remarks, box.remarks...)
		if text := box.String(); text != "" && d.shown() && !d.fields.instruction() {
			f.boxes = append(f.boxes, text)
		}
		return err
	case "blip", "imagedata":
		if d.shown() {
			f.note(sent.Remark{Kind: sent.Picture})
		}
		return nil
	case "chart", "relIds", "OLEObject":
		if d.shown() {
			f.note(sent.Remark{Kind: sent.Unread, Text: "a drawing or an embedded object"})
		}
		return nil
	case "AlternateContent":
		return d.alternate(func(e archive.Element) error { return d.drawn(e, f) }, f)
	}
	return d.drawing(f)
}
