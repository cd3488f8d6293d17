package word

import (
	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// blocks reads the paragraphs and tables inside the present element.
func (d *document) blocks(f *flow) error {
	return d.Children(func(e archive.Element) error { return d.block(e, f) })
}

func (d *document) block(e archive.Element, f *flow) error {
	switch e.Name {
	case "p":
		_, err := d.paragraph(f)
		return err
	case "tbl":
		return d.nestedTable(f)
	case "altChunk":
		f.note(sent.Remark{Kind: sent.Unread, Text: unreadChunk})
		return nil
	}
	return d.unwrap(e, func(e archive.Element) error { return d.block(e, f) }, f)
}

// unwrap reads what stands inside something that is not seen: a content
// control, a tracked change, an element of another's XML. Anything else is
// passed over. The flow is that of the text around it, nil where there is none.
func (d *document) unwrap(e archive.Element, read func(archive.Element) error, f *flow) error {
	inside := func() error { return d.Children(read) }
	switch e.Name {
	case "sdt":
		return d.control(read, f)
	case "ins", "del", "moveFrom", "moveTo":
		return d.within(e.Name, archive.Attr(e, "author"), inside)
	case "AlternateContent":
		return d.alternate(read, f)
	case "customXml", "smartTag", "hyperlink", "dir", "bdo", "fldSimple", "sdtContent", "subDoc", "rubyBase", "oMath", "oMathPara":
		return inside()
	}
	return nil
}

// alternate reads the first of several forms of one thing that holds anything.
func (d *document) alternate(read func(archive.Element) error, f *flow) error {
	found := false
	return d.Children(func(e archive.Element) error {
		if found || e.Name != "Choice" && e.Name != "Fallback" {
			return nil
		}
		before := weight(f)
		err := d.Children(read)
		found = weight(f) > before
		return err
	})
}

// weight grows with everything that is added to a flow.
func weight(f *flow) int {
	if f == nil {
		return 0
	}
	n := f.text.Len() + len(f.boxes) + len(f.remarks)
	for _, r := range f.remarks {
		n += len(r.Text)
	}
	return n
}

// control reads a content control. What it holds while nobody has filled it in
// is not text of the author's.
func (d *document) control(read func(archive.Element) error, f *flow) error {
	placeholder := false
	day := ""
	return d.Children(func(e archive.Element) error {
		switch e.Name {
		case "sdtPr":
			return d.Children(func(p archive.Element) error {
				switch p.Name {
				case "showingPlcHdr":
					placeholder = archive.Flag(p)
				case "date":
					day = isoDay(archive.Attr(p, "fullDate"))
				}
				return nil
			})
		case "sdtContent":
			if placeholder {
				d.unfilled++
				defer func() { d.unfilled-- }()
			} else if day != "" {
				d.pick(f, day)
			}
			return d.Children(read)
		}
		return nil
	})
}

// pick keeps the day of a date picker with the text or, where the picker is
// round a whole cell, for that cell.
func (d *document) pick(f *flow, day string) {
	if f == nil {
		d.picked = day
		return
	}
	f.note(sent.Remark{Kind: sent.PickedDay, Text: day})
}

// isoDay is the day of a time such as 2012-11-27T00:00:00Z.
func isoDay(stamp string) string {
	const day = len("2012-11-27")
	if len(stamp) < day {
		return ""
	}
	return stamp[:day]
}

// paragraph reads one paragraph into the flow, and tells whether it is a heading.
func (d *document) paragraph(f *flow) (heading bool, err error) {
	var p paragraphProperties
	f.start()
	err = d.Children(func(e archive.Element) error {
		if e.Name == "pPr" {
			p, err = d.paragraphProperties()
			f.prefix = d.number(p)
			return err
		}
		return d.inline(e, f, p)
	})
	d.fields.paragraphEnds()
	markGone := d.gone(p)
	if f.prefix != "" && f.prefix != bullet && !markGone && !p.hidden {
		f.text.WriteString(f.prefix)
	}
	f.end(markGone)
	return d.styles.heading(p), err
}

// number is what an automatic list puts before the paragraph. A paragraph whose
// mark is gone, or that stands in what is not shown, has no number.
func (d *document) number(p paragraphProperties) string {
	if p.list == "" || !d.shown() || d.gone(p) {
		return ""
	}
	return d.lists.next(p.list, p.level)
}

// gone reports whether the mark that ends the paragraph is not shown.
func (d *document) gone(p paragraphProperties) bool {
	if d.options.Rejected {
		return p.markAdded
	}
	return p.markDeleted
}
