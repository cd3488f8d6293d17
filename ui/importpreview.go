package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake"
	"throughline.org/throughline/store"
)

// importPreview shows what a table would bring in: how its columns are
// understood, and every row with its date as read, the worst first. Nothing is
// in the review until it is accepted.
type importPreview struct {
	d       *desk
	doc     *intake.Document
	table   *intake.Table // the first of the document, whose columns are shown
	preview *intake.Preview
	agency  chronology.UID // where rows name none
	reading int            // counts readings, so that only the last is shown

	summary *widget.Label
	rows    *cells
	accept  *button
	sheet   *sheet
}

// askImport asks for a CSV file and previews it.
func (d *desk) askImport() {
	d.inspector.commit()
	d.w.askFile("Import a table", []string{".csv", ".tsv", ".txt"}, d.importFile)
}

// importFile previews a file.
func (d *desk) importFile(path string) {
	d.inspector.commit()
	var doc *intake.Document
	var err error
	d.status.say("Reading " + filepath.Base(path) + "…")
	d.w.p.background(func() { doc, err = readTable(path) }, func() {
		if err != nil {
			d.w.fail(err)
			return
		}
		d.previewTable(doc)
	})
}

func readTable(path string) (*intake.Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return intake.Read(f, info.Size(), filepath.Base(path), intake.ReadOptions{})
}

// pasteTable previews the table on the clipboard.
func (d *desk) pasteTable() {
	d.inspector.commit()
	doc, err := intake.ReadPasted(d.w.p.app.Clipboard().Content(), intake.ReadOptions{})
	if err != nil {
		d.w.fail(err)
		return
	}
	d.previewTable(doc)
}

func (d *desk) previewTable(doc *intake.Document) *importPreview {
	p := &importPreview{d: d, doc: doc, table: &intake.Table{}, preview: &intake.Preview{}, summary: widget.NewLabel("Reading…")}
	if len(doc.Tables) > 0 {
		p.table = doc.Tables[0]
	}
	p.summary.Wrapping = fyne.TextWrapWord
	r := d.s.review()
	if e := r.Event(d.s.selected); e != nil {
		p.agency = e.Agency
	} else if r.Settings != nil && r.Settings.OneAgency != "" {
		p.agency = r.Settings.OneAgency
	} else if len(r.Agencies) == 1 {
		p.agency = r.Agencies[0].UID
	}
	p.rows = p.makeRows()
	cancel := d.w.button("Cancel", func() { p.sheet.hide() })
	p.accept = d.w.button("Bring in", p.take)
	p.accept.Disable()
	top := newColumn(2, p.summary, labelled("Agency, where a row names none", p.agencyPick()),
		labelled("Columns: what each holds", container.NewHScroll(p.columnPicks())))
	p.sheet = d.w.newSheet("Bring in "+doc.Name, container.NewBorder(top, nil, nil, nil, p.rows), cancel, p.accept)
	p.sheet.show(1100, 680, p.accept)
	p.read()
	return p
}

// agencyPick chooses the agency of rows that name none.
func (p *importPreview) agencyPick() fyne.CanvasObject {
	r := p.d.s.review()
	names := []string{"none: such rows are refused"}
	uids := []chronology.UID{""}
	for _, a := range r.Agencies {
		names, uids = append(names, a.Name), append(uids, a.UID)
	}
	pick := p.d.w.pick(names)
	for i, uid := range uids {
		if uid == p.agency {
			pick.SetSelectedIndex(i)
		}
	}
	pick.OnChanged = func(string) {
		p.agency = uids[pick.SelectedIndex()]
		p.read()
	}
	return pick
}

// columnPicks are a list for each column, to correct how it is understood.
func (p *importPreview) columnPicks() fyne.CanvasObject {
	names := make([]string, len(intake.Fields))
	for i, f := range intake.Fields {
		names[i] = fieldName(f)
	}
	row := container.NewHBox()
	for i := range p.table.Columns {
		pick := p.d.w.pick(names)
		pick.SetSelected(fieldName(p.table.Columns[i]))
		pick.OnChanged = func(string) { p.correct(i, intake.Fields[pick.SelectedIndex()]) }
		row.Add(labelled(p.heading(i), pick))
	}
	return row
}

// correct takes a column for another field, and reads the rows anew.
func (p *importPreview) correct(column int, field intake.Field) {
	p.table.Columns[column] = field
	p.read()
}

// fieldName is what a field is called in a pick list.
func fieldName(f intake.Field) string {
	if f == intake.Ignore {
		return "(leave out)"
	}
	return string(f)
}

// heading is the heading of a column as sent, cut to be read at a glance.
func (p *importPreview) heading(column int) string {
	heading := fmt.Sprintf("Column %d", column+1)
	if column < len(p.table.Header) && strings.TrimSpace(p.table.Header[column]) != "" {
		heading = strings.Join(strings.Fields(p.table.Header[column]), " ")
	}
	const longest = 28
	if runes := []rune(heading); len(runes) > longest {
		heading = string(runes[:longest]) + "…"
	}
	return heading
}

// read reads the rows anew, aside, and shows them when it is done.
func (p *importPreview) read() {
	p.reading++
	reading := p.reading
	doc := p.doc.Copy()
	snapshot, options := p.d.s.review().Snapshot(), intake.Options{Agency: p.agency}
	var preview *intake.Preview
	p.d.w.p.background(
		func() { preview = intake.NewPreview(doc, snapshot, options) },
		func() {
			if reading == p.reading {
				p.preview = preview
				p.show()
			}
		})
}

func (p *importPreview) show() {
	events, doubted, refused := p.preview.Counts()
	p.summary.SetText(summaryOf(events, doubted, refused, p.preview))
	p.accept.SetText("Bring in " + count(events, "event"))
	if events > 0 {
		p.accept.Enable()
	} else {
		p.accept.Disable()
	}
	p.rows.Refresh()
}

// summaryOf says what the table would bring in and what it would leave out.
func summaryOf(events, doubted, refused int, p *intake.Preview) string {
	parts := []string{count(events, "event") + " would come in"}
	if doubted > 0 {
		parts = append(parts, fmt.Sprintf("%d of them to look at", doubted))
	}
	if refused > 0 {
		parts = append(parts, count(refused, "row")+" refused and left out")
	}
	for _, made := range []struct {
		n   int
		one string
	}{{len(p.Agencies), "new agency"}, {len(p.Services), "new service"}, {len(p.Kinds), "new kind"}, {len(p.People), "new person"}} {
		if made.n > 0 {
			parts = append(parts, strings.Replace(count(made.n, made.one), "persons", "people", 1))
		}
	}
	if n := len(p.Ignored); n > 0 {
		parts = append(parts, count(n, "other place")+" left out")
	}
	return strings.Join(parts, " · ") + ". Nothing is in the review until you bring it in; one Undo takes all of it out again."
}

// The columns that stand before those of the table itself.
const (
	columnLine = iota
	columnState
	columnWording
	columnReading
	ownColumns
)

// makeRows is the table of rows, the worst first.
func (p *importPreview) makeRows() *cells {
	t := p.d.w.cells(
		func() (int, int) { return len(p.preview.Rows), ownColumns + p.table.Width() },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(id widget.TableCellID, o fyne.CanvasObject) { p.fill(id, o.(*widget.Label)) })
	t.ShowHeaderRow = true
	t.CreateHeader = func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.TextStyle.Bold, l.Truncation = true, fyne.TextTruncateEllipsis
		return l
	}
	t.UpdateHeader = func(id widget.TableCellID, o fyne.CanvasObject) {
		o.(*widget.Label).SetText(p.columnTitle(id.Col))
	}
	t.OnSelected = func(id widget.TableCellID) { p.explain(id.Row) }
	letter := theme.TextSize() * 0.6
	for column, letters := range []float32{20, 44, 26, 34} {
		t.SetColumnWidth(column, letters*letter)
	}
	for column := range p.table.Columns {
		t.SetColumnWidth(ownColumns+column, 28*letter)
	}
	return t
}

func (p *importPreview) columnTitle(column int) string {
	switch column {
	case columnLine:
		return "Place"
	case columnState:
		return "To look at"
	case columnWording:
		return "Date as written"
	case columnReading:
		return "Date as read"
	}
	return p.heading(column - ownColumns)
}

func (p *importPreview) fill(id widget.TableCellID, l *widget.Label) {
	if id.Row < 0 || id.Row >= len(p.preview.Rows) {
		return
	}
	row := p.preview.Rows[id.Row]
	l.Importance = widget.MediumImportance
	switch id.Col {
	case columnLine:
		l.SetText(row.Place())
	case columnState:
		switch {
		case row.Refused != "":
			l.Importance = widget.DangerImportance
		case len(row.Doubts) > 0:
			l.Importance = widget.WarningImportance
		}
		l.SetText(stateOf(row))
	case columnWording:
		l.SetText(row.Wording)
	case columnReading:
		l.SetText(readingOf(row))
	default:
		l.SetText(cellOf(row, id.Col-ownColumns))
	}
}

// stateOf says in words what is wrong with a row.
func stateOf(row *intake.PreviewRow) string {
	switch {
	case row.Refused != "":
		return "Refused: " + row.Refused
	case len(row.Doubts) > 0:
		return "Look: " + strings.Join(row.Doubts, " ")
	}
	return "Good"
}

// readingOf is the date as it was read, with its time.
func readingOf(row *intake.PreviewRow) string {
	if row.Event == nil {
		return "–"
	}
	if len(row.Reading.Relations) > 0 && row.Reading.Window == when.Always {
		return "worked out from what it names"
	}
	if clock := row.Reading.Clock.String(); clock != "" {
		return row.Reading.Window.String() + ", " + clock
	}
	return row.Reading.Window.String()
}

func cellOf(row *intake.PreviewRow, column int) string {
	return strings.Join(strings.Fields(row.Cell(column)), " ")
}

// explain shows a row in full above the table: cells are cut to their width.
func (p *importPreview) explain(n int) {
	if n < 0 || n >= len(p.preview.Rows) {
		return
	}
	row := p.preview.Rows[n]
	p.summary.SetText(fmt.Sprintf("%s: %s. “%s” is read as %s.", row.Place(),
		strings.TrimSuffix(stateOf(row), "."), row.Wording, readingOf(row)))
}

// take brings the rows in, as one step.
func (p *importPreview) take() {
	events, _, _ := p.preview.Counts()
	entities := p.preview.Entities()
	p.sheet.hide()
	label := fmt.Sprintf("bring in %s from %s", count(events, "event"), p.doc.Name)
	p.d.s.editMuch(label, func(e *store.Edit) error {
		for _, x := range entities {
			if err := e.Put(x); err != nil {
				return err
			}
		}
		return nil
	}, func(saved bool) {
		if saved {
			p.d.status.say(count(events, "event") + " brought in from " + p.doc.Name + ". Undo (Ctrl+Z) takes them out again.")
		}
	})
}
