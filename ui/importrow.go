package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// importRow shows one row of a file: what is wrong with it, its original as sent,
// and beside that its reading, which can be corrected.
type importRow struct {
	r       *importRows
	key     intake.RowKey
	entered bool // a field is left by Enter, to go on to the next fault
	head    *prose
	wrong   *prose
	sent    *fyne.Container // as the file has it
	read    *fyne.Container // as it comes in
	fields  []*rowField
	left    *button
	looked  *button
	join    *button
	split   *button
	content *container.Scroll
}

// rowField is a field of the reading.
type rowField struct {
	of    intake.Field
	entry *textEntry
	says  *prose // under a date, how it is read
}

// mendable are the fields that can be corrected in a row, with their names.
var mendable = []struct {
	of   intake.Field
	name string
	rows int // 0 for a line
}{
	{intake.Start, "Date and time", 0},
	{intake.Agency, "Agency", 0},
	{intake.Service, "Service", 0},
	{intake.What, "What happened", 3},
	{intake.Source, "Source", 0},
	{intake.Kind, "Kind", 0},
	{intake.People, "People involved", 0},
	{intake.Professionals, "Professionals", 0},
	{intake.Outcome, "Response or outcome", 2},
	{intake.Comment, "Comment", 2},
}

func newImportRow(r *importRows) *importRow {
	x := &importRow{r: r, head: newProse("", theme.ColorNameForeground), wrong: newProse("", theme.ColorNameError), sent: newColumn(1)}
	x.head.style.Bold = true
	x.read = newColumn(1.5, newCaption("As it comes in"))
	for _, m := range mendable {
		f := x.field(m.of, m.rows)
		x.fields = append(x.fields, f)
		if f.says != nil {
			x.read.Add(labelled(m.name, newColumn(0.5, f.entry, f.says)))
		} else {
			x.read.Add(labelled(m.name, f.entry))
		}
	}
	x.looked = r.p.d.w.button("Looked at (K)", func() { r.lookedAt(false) })
	x.left = r.p.d.w.button("Leave out (X)", r.leaveOut)
	x.join = r.p.d.w.button("Part of the row above (J)", r.join)
	x.split = r.p.d.w.button("Split what was joined (S)", r.split)
	x.content = container.NewVScroll(container.New(&insetLayout{across: 3},
		newColumn(2, x.head, x.wrong, newFlow(x.looked, x.left, x.join, x.split), two(x.sent, x.read))))
	return x
}

func (x *importRow) field(of intake.Field, rows int) *rowField {
	f := &rowField{of: of, entry: newLineEntry()}
	if rows > 0 {
		f.entry = newProseEntry(rows)
	}
	f.entry.onLeft = func(text string) { x.mend(f, text) }
	f.entry.onFocus = func() { x.reveal(f) }
	f.entry.onKey = func(ev *fyne.KeyEvent) bool { return x.typedKey(f, ev) }
	if of == intake.Start {
		f.says = newCaption("")
		f.entry.onTyped = func(text string) { x.tell(f, text) }
	}
	return f
}

// typedKey goes back to the list on Escape, and on Enter once the row is well.
func (x *importRow) typedKey(f *rowField, ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyEscape:
		f.entry.reset(f.entry.shown)
		x.r.p.d.w.win.Canvas().Focus(x.r.list)
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		if !f.entry.oneLine {
			return false
		}
		if !f.entry.pending() {
			x.r.p.d.w.win.Canvas().Focus(x.r.list)
			return true
		}
		x.entered = true
		f.entry.leave()
		x.entered = false
		return true
	}
	return false
}

// reveal scrolls the field that has the keyboard into sight, with its name above
// it and its reading below.
func (x *importRow) reveal(f *rowField) {
	room := 7 * theme.Padding()
	revealIn(x.content, f.entry, room, room)
}

// commit takes over what is still being typed, and reports whether anything was.
func (x *importRow) commit() bool {
	for _, f := range x.fields {
		if f.entry.pending() {
			f.entry.leave()
			return true
		}
	}
	return false
}

// tell says under the date how what is typed is read.
func (x *importRow) tell(f *rowField, text string) {
	reading, err := x.r.p.d.s.readBare(text)
	if err != nil {
		f.says.say(sentence(err), theme.ColorNameError)
	} else {
		f.says.say("Read as "+joinFilled(", ", reading.Window.String(), reading.Clock.String()), theme.ColorNameSuccess)
	}
	x.read.Refresh()
}

// mend gives the row another text for a field.
func (x *importRow) mend(f *rowField, text string) {
	if x.r.p.rowOf(x.key) == nil {
		return
	}
	f.entry.shown = f.entry.Text
	change := func(m *intake.Mending) { m.Texts[f.of] = strings.TrimSpace(text) }
	if x.entered && x.settles(f, text) {
		x.r.p.d.w.win.Canvas().Focus(x.r.list) // first: the field is then come to anew
		x.r.settle(change)
		return
	}
	x.r.correct(x.key, x.entered, change)
}

// settles reports whether it is plain without reading the rows anew that a text mends
// what is wrong with the row: then the keyboard goes on at once, and what is typed
// meanwhile does not end up in the field.
func (x *importRow) settles(f *rowField, text string) bool {
	row := x.r.p.rowOf(x.key)
	if strings.TrimSpace(text) == "" || row == nil || faultOf(row) != f.of {
		return false
	}
	if f.of == intake.Start {
		_, err := x.r.p.d.s.readBare(text)
		return err == nil
	}
	return true
}

// load shows a row.
func (x *importRow) load(row *intake.PreviewRow) {
	if row == nil {
		x.key = intake.RowKey{}
		x.head.say("No row is listed.", theme.ColorNameForeground)
		x.wrong.say("", theme.ColorNameError)
		x.sent.Objects = nil
		return
	}
	same := x.key == row.Key()
	x.key = row.Key()
	sign := signOf(row.State())
	x.head.say(sign.sign+" "+sign.name+": "+row.Place(), sign.colour)
	x.wrong.say(x.wrongWith(row), theme.ColorNameForeground)
	x.showSent(row)
	for _, f := range x.fields {
		if same {
			f.entry.show(x.text(row, f.of)) // another field may be in hand
		} else {
			f.entry.reset(x.text(row, f.of))
		}
		if f.says != nil {
			x.showReading(f, row)
		}
	}
	able(x.looked, row.State() == intake.Doubted)
	x.split.Hidden = len(row.Continued) == 0
	x.left.SetText(either(row.State() == intake.LeftOut, "Take in (X)", "Leave out (X)"))
	if !same {
		x.content.ScrollToTop()
	}
	x.content.Refresh()
}

func (x *importRow) wrongWith(row *intake.PreviewRow) string {
	var lines []string
	if row.Refused != "" {
		lines = append(lines, strings.ToUpper(row.Refused[:1])+strings.TrimSuffix(row.Refused[1:], ".")+".")
	}
	lines = append(lines, row.Doubts...)
	return strings.Join(lines, "\n")
}

func (x *importRow) showReading(f *rowField, row *intake.PreviewRow) {
	said := "Not read yet: " + row.Refused
	if row.Event != nil || row.Unassigned {
		said = "Read as " + readingOf(row)
	}
	f.says.say(said, theme.ColorNamePlaceHolder)
}

// showSent shows every cell of the row under its heading, as it was sent.
func (x *importRow) showSent(row *intake.PreviewRow) {
	x.sent.Objects = []fyne.CanvasObject{newCaption("As sent")}
	put := func(name, text string) {
		if text != "" {
			x.sent.Add(newColumn(0.3, newCaption(name), newProse(text, theme.ColorNameForeground)))
		}
	}
	for c := range row.Width() {
		texts := []string{row.Cell(c)}
		for _, more := range row.Continued {
			if text := more.Cell(c); text != "" {
				texts = append(texts, text)
			}
		}
		put(row.ColumnName(c)+" ("+fieldName(row.Holds(c))+")", strings.TrimSpace(strings.Join(texts, "\n")))
	}
	for _, note := range row.Notes {
		put("Beside it", note)
	}
	x.sent.Refresh()
}

// text is what a field of the row holds as it is read.
func (x *importRow) text(row *intake.PreviewRow, f intake.Field) string {
	switch f {
	case intake.Start:
		return row.Wording
	case intake.Agency:
		return x.r.p.agencyOf(row)
	case intake.Source:
		if row.Text(f) == "" && row.Event != nil {
			return row.Event.Source
		}
	}
	return row.Text(f)
}

// agencyOf is the name of the agency of a row: as the row has it, or the one that
// was chosen.
func (p *importPreview) agencyOf(row *intake.PreviewRow) string {
	if name := row.NamedAgency(); name != "" || p.agency == nil {
		return name
	}
	return p.agency.Name
}

// enter goes to the field that is at fault.
func (x *importRow) enter() {
	row := x.r.p.rowOf(x.key)
	if row == nil {
		return
	}
	for _, f := range x.fields {
		if f.of == faultOf(row) {
			x.r.p.d.w.win.Canvas().Focus(f.entry)
			return
		}
	}
}

// faultOf is the field because of which a row is refused; its date where that is
// not plain.
func faultOf(row *intake.PreviewRow) intake.Field {
	switch {
	case row.Unassigned:
		return intake.Agency
	case row.Refused != "" && row.Wording != "" && draftOf(row).What == "":
		return intake.What
	}
	return intake.Start
}

// draftOf is the event of a row, or what it would be.
func draftOf(row *intake.PreviewRow) *chronology.Event {
	switch {
	case row.Event != nil:
		return row.Event
	case row.Draft != nil:
		return row.Draft
	}
	return &chronology.Event{}
}
