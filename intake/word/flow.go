package word

import (
	"fmt"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// flow gathers the text of one cell, paragraph or note, and what is to be
// remarked on it.
type flow struct {
	text    strings.Builder
	remarks []sent.Remark
	open    int  // 1 + the index of the remark that the next words go on with; 0 for none
	begun   bool // a paragraph has ended, so that the next one begins a new line
	joined  bool // the mark of the last paragraph is deleted: the next one goes on in its line
	prefix  string
	boxes   []string // of the present paragraph
	blank   bool     // fields of a form that were left as they came
}

// String is the text without the space around it.
func (f *flow) String() string { return strings.TrimSpace(f.text.String()) }

// write adds text that is shown. A list's number or bullet goes before the
// first words of its paragraph.
func (f *flow) write(text string) {
	if f.prefix != "" && strings.TrimSpace(text) != "" {
		f.text.WriteString(f.prefix)
		f.prefix = ""
	}
	f.text.WriteString(text)
}

// said adds text that is shown and is nothing to remark on.
func (f *flow) said(text string) {
	f.write(text)
	if strings.TrimSpace(text) != "" {
		f.open = 0
	}
}

// longestRemark is how long one remark grows before the next is begun.
const longestRemark = 4000

// remark tells of words; those that follow one another make one remark.
func (f *flow) remark(kind sent.RemarkKind, text, who string) {
	if f.open > 0 && f.remarks[f.open-1].Kind == kind && len(f.remarks[f.open-1].Text) < longestRemark {
		f.remarks[f.open-1].Text += text
		return
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	f.remarks = append(f.remarks, sent.Remark{Kind: kind, Text: text, Who: who})
	f.open = len(f.remarks)
}

// note adds a remark that stands for itself.
func (f *flow) note(r sent.Remark) {
	f.remarks = append(f.remarks, r)
	f.open = 0
}

// start begins a paragraph, on a new line unless it goes on in the last one.
func (f *flow) start() {
	if f.begun && !f.joined {
		f.text.WriteByte('\n')
	}
	f.begun, f.joined, f.prefix, f.boxes = true, false, "", nil
}

// end ends a paragraph: its text boxes stand on lines of their own below it.
func (f *flow) end(markGone bool) {
	for _, box := range f.boxes {
		f.text.WriteString("\n" + box)
	}
	f.boxes, f.prefix, f.joined = nil, "", markGone
}

// take adds what another flow has gathered, as text of its own.
func (f *flow) take(text string, from *flow) {
	f.said(text)
	f.remarks = append(f.remarks, from.remarks...)
	f.blank = f.blank || from.blank
}

// changes says what tracked changes the present place is in.
type changes struct {
	added, deleted int
	who            string
}

// shown reports whether text in the present place is shown.
func (d *document) shown() bool {
	if d.options.Rejected {
		return d.changes.added == 0
	}
	return d.changes.deleted == 0
}

// within reads something inside a tracked change.
func (d *document) within(name, who string, read func() error) error {
	before := d.changes
	defer func() { d.changes = before }()
	switch name {
	case "ins", "moveTo":
		d.changes.added++
	case "del", "moveFrom":
		d.changes.deleted++
	}
	if who != "" {
		d.changes.who = who
	}
	return read()
}

// mostRemarks is how much may be remarked on one cell.
const mostRemarks = 10_000

// emit adds words of a run to the flow, or keeps them beside it.
func (d *document) emit(f *flow, text string, p runProperties) error {
	if f.text.Len() > sent.MostInCell || len(f.remarks) > mostRemarks {
		return fmt.Errorf("%w: text in a cell", sent.ErrTooMuch)
	}
	text = p.font.translate(strings.ReplaceAll(text, "\u00AD", ""))
	switch {
	case text == "" || d.fields.instruction():
	case d.unfilled > 0:
		f.blank = true
	case !d.shown() && d.changes.deleted > 0:
		f.remark(sent.DeletedText, text, d.changes.who)
	case !d.shown():
		f.remark(sent.AddedText, text, d.changes.who)
	case p.hidden:
		f.remark(sent.HiddenText, text, "")
	default:
		f.write(text)
		switch {
		case d.changes.added > 0:
			f.remark(sent.AddedText, text, d.changes.who)
		case d.changes.deleted > 0:
			f.remark(sent.DeletedText, text, d.changes.who)
		case p.struck:
			f.remark(sent.StruckText, text, "")
		case strings.TrimSpace(text) != "":
			f.open = 0
		}
	}
	return nil
}
