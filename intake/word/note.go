package word

import (
	"slices"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// note is a footnote, an endnote or a comment.
type note struct {
	sent.Remark
	remarks []sent.Remark // on its own text
	order   int
}

var noteKinds = map[string]sent.RemarkKind{"footnote": sent.Footnote, "endnote": sent.Endnote, "comment": sent.Comment}

// readNotes reads footnotes.xml, endnotes.xml or comments.xml.
func (d *document) readNotes(archive.Element) error {
	return d.Children(func(e archive.Element) error {
		kind, is := noteKinds[e.Name]
		if !is || archive.Attr(e, "type") != "" && archive.Attr(e, "type") != "normal" { // the rule above the notes
			return nil
		}
		key, who := e.Name+" "+archive.Attr(e, "id"), archive.Attr(e, "author")
		var text flow
		err := d.blocks(&text)
		n := note{sent.Remark{Kind: kind, Text: text.String(), Who: who}, text.remarks, len(d.notes)}
		if n.Text != "" || len(n.remarks) > 0 {
			d.notes[key] = n
		}
		return err
	})
}

// refer puts a note where the text refers to it, once.
func (d *document) refer(f *flow, sort, id string) {
	key := sort + " " + id
	n, there := d.notes[key]
	if !there || d.noted[key] {
		return
	}
	d.noted[key] = true
	f.note(n.Remark)
	f.remarks = append(f.remarks, n.remarks...)
	f.open = 0
}

// leftNotes keeps the notes to which nothing refers.
func (d *document) leftNotes() error {
	var left []note
	for key, n := range d.notes {
		if !d.noted[key] {
			left = append(left, n)
		}
	}
	slices.SortFunc(left, func(a, b note) int { return a.order - b.order })
	for _, n := range left {
		if err := d.beside(sent.Passage{Place: "note", Text: n.Text, Remarks: n.remarks}); err != nil {
			return err
		}
	}
	return nil
}
