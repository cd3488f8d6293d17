package export

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// XLSX writes a workbook with a sheet of the events and one of the people. Exact
// days are true dates, beside the words of the date; each sheet is a table whose
// columns filter, under a heading that stays in view. Text stays text: no cell can
// be taken for a formula, not even once it is edited.
func XLSX(w io.Writer, r *chronology.Review, d *chronology.Dating, o Options) (err error) {
	f := excelize.NewFile().SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newArchive(w, o.Watch) })
	defer func() { err = errors.Join(err, f.Close()) }()
	r, d = o.Numbered(r, d)
	book := workbook{file: f, review: r, dating: d, options: o}
	for _, step := range []func() error{book.formats, book.events, book.people, book.leftOut, book.describe} {
		if err := step(); err != nil {
			if errors.Is(err, ErrStopped) {
				return ErrStopped
			}
			return fmt.Errorf("write xlsx: %w", err)
		}
	}
	if _, err := f.WriteTo(w); err != nil {
		return fmt.Errorf("write xlsx: %w", err)
	}
	return nil
}

// workbook is a workbook being written.
type workbook struct {
	file    *excelize.File
	review  *chronology.Review
	dating  *chronology.Dating
	options Options

	accounts *chronology.Accounts // of the events

	text, day, head int // cell formats
}

const (
	eventSheet  = "Chronology"
	peopleSheet = "People"
	filterSheet = "Filter" // only where one applies
	textFormat  = 49       // "@": what is typed over such a cell stays text
)

func (b *workbook) formats() (err error) {
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	days := "dd mmm yyyy"
	if b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: top}); err != nil {
		return err
	}
	if b.day, err = b.file.NewStyle(&excelize.Style{CustomNumFmt: &days, Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left"}}); err != nil {
		return err
	}
	family, err := b.file.GetDefaultFont()
	if err != nil {
		return err
	}
	// A font without a family is anybody's: LibreOffice takes one with serifs.
	b.head, err = b.file.NewStyle(&excelize.Style{NumFmt: textFormat, Alignment: top, Font: &excelize.Font{Bold: true, Family: family, Size: 11}})
	return err
}

// sheetColumn is a column of a sheet of things of type T. Its value is text, or a
// day.
type sheetColumn[T any] struct {
	heading string
	width   float64
	text    func(T) string
	day     func(T) (when.Day, bool)
}

// eventColumns are the columns of the events. Days have columns of their own only
// where the version tells them.
func (b *workbook) eventColumns() []sheetColumn[*eventText] {
	type column = sheetColumn[*eventText]
	columns := []column{{heading: "Ref", width: 9, text: func(t *eventText) string { return t.d.Ref(t.e.UID) }}}
	if !b.review.Rendered.HidesDays() {
		columns = append(columns,
			column{heading: "Date", width: 13, day: func(t *eventText) (when.Day, bool) {
				return t.dated.Start.Earliest, t.dated.Err == nil && t.dated.Start.Exact()
			}},
			column{heading: "Last day", width: 13, day: func(t *eventText) (when.Day, bool) {
				return t.dated.End.Latest, t.dated.Err == nil && t.dated.Extent == when.Span && t.dated.End.Exact()
			}})
	}
	columns = append(columns,
		column{heading: "Date in words", width: 26, text: func(t *eventText) string {
			days, own := dateWords(t.r, t.d, t.e)
			return strings.TrimSuffix(joined(days, "\n", own), "\n")
		}},
		column{heading: "Agency", width: 20, text: (*eventText).agencyName},
		column{heading: "Service", width: 18, text: func(t *eventText) string { return t.service() }},
		column{heading: "Kind", width: 18, text: func(t *eventText) string { return t.kind() }},
		column{heading: "Title", width: 28, text: func(t *eventText) string { return t.e.Title }},
		column{heading: whatHappened, width: 70, text: func(t *eventText) string { return t.e.What }},
		column{heading: "Response or outcome", width: 40, text: func(t *eventText) string { return t.e.Outcome }},
		column{heading: "Who was involved", width: 28, text: (*eventText).involved},
		column{heading: "Child seen", width: 16, text: func(t *eventText) string { return t.seen() }},
		column{heading: "What the child or adult said", width: 30, text: func(t *eventText) string { return t.e.Voice }},
		column{heading: "Source", width: 24, text: (*eventText).sources},
		column{heading: "Lines of enquiry", width: 22, text: func(t *eventText) string { return t.lines() }},
		column{heading: "Told", width: 26, text: (*eventText).toldLines},
		column{heading: "Known to the agency on", width: 20, text: func(t *eventText) string { return t.r.ShowWording(t.e.Known) }},
		column{heading: "Key event", width: 10, text: func(t *eventText) string { return yes(t.e.Key) }},
		column{heading: "Disputed", width: 10, text: func(t *eventText) string { return yes(t.e.Disputed) }},
		column{heading: "Other accounts", width: 26, text: func(t *eventText) string { return strings.Join(b.accounts.Words(t.e), "\n") }},
		column{heading: "Paragraphs", width: 12, text: func(t *eventText) string { return strings.Join(t.r.ParagraphsOf(t.e.UID), "; ") }},
	)
	if b.options.Comments {
		columns = append(columns, column{heading: "Comment", width: 40, text: (*eventText).judged})
	}
	if b.options.Notes {
		columns = append(columns, column{heading: "Reviewer’s note", width: 40, text: func(t *eventText) string { return t.e.Note }})
	}
	return columns
}

func (b *workbook) events() error {
	if err := b.file.SetSheetName("Sheet1", eventSheet); err != nil {
		return err
	}
	told := b.review.ToldIn()
	columns := b.eventColumns()
	for i := range columns {
		if columns[i].heading == "Paragraphs" { // asked for all at once
			columns[i].text = func(t *eventText) string { return strings.Join(told[t.e.UID], "; ") }
		}
	}
	b.account()
	return writeSheet(b, eventSheet, "Events", columns, len(b.accounts.Rows), b.event)
}

// account finds which events have a row of their own.
func (b *workbook) account() {
	b.accounts = b.dating.Accounts(kept(b.review, b.dating, b.options))
}

func (b *workbook) event(i int) *eventText {
	t := newEventText(b.review, b.dating, b.accounts.Rows[i])
	return &t
}

// people lists everybody.
func (b *workbook) people() error {
	if _, err := b.file.NewSheet(peopleSheet); err != nil {
		return err
	}
	return writeSheet(b, peopleSheet, "People", b.peopleColumns(), len(b.review.People), func(i int) *chronology.Person { return b.review.People[i] })
}

// peopleColumns are those of the people, by labels alone where the version has no names.
func (b *workbook) peopleColumns() []sheetColumn[*chronology.Person] {
	type person = *chronology.Person
	columns := []sheetColumn[person]{
		{heading: "Name", width: 26, text: person.Name},
		{heading: "Relationship", width: 24, text: func(p person) string { return p.Relationship }},
		{heading: "Subject of the review", width: 12, text: func(p person) string { return yes(p.Subject) }},
		{heading: "Child", width: 10, text: func(p person) string { return yes(p.Child) }},
		{heading: "Age at start of the review", width: 18, text: func(p person) string { return p.AgeStated }},
		{heading: "Ethnicity", width: 24, text: func(p person) string { return p.Ethnicity }},
		{heading: "Role", width: 22, text: func(p person) string { return p.Role }},
		{heading: "Agency", width: 22, text: func(p person) string {
			if a := b.review.Agency(p.Agency); a != nil {
				return a.Name
			}
			return ""
		}},
	}
	if !b.review.Rendered.Masked() {
		columns = append(columns,
			sheetColumn[person]{heading: "Real name", width: 26, text: func(p person) string { return p.RealName }},
			sheetColumn[person]{heading: "Other names", width: 24, text: func(p person) string { return strings.Join(p.Aliases, "; ") }},
			sheetColumn[person]{heading: "Pseudonym", width: 18, text: func(p person) string { return p.Pseudonym }},
			sheetColumn[person]{heading: "Born", width: 18, text: func(p person) string { return b.review.ShowWording(p.Born) }})
	}
	return columns
}

// filterColumns are those of the sheet that says what a filter left out. The sheet of
// events has no place for it that sorting would leave alone.
var filterColumns = []sheetColumn[string]{{heading: "What this workbook holds", width: 90, text: func(says string) string { return says }}}

// leftOut says on a sheet of its own what a filter left out.
func (b *workbook) leftOut() error {
	says := b.saysLeftOut()
	if says == "" {
		return nil
	}
	if _, err := b.file.NewSheet(filterSheet); err != nil {
		return err
	}
	return writeSheet(b, filterSheet, "Filter", filterColumns, 1, func(int) string { return says })
}

// saysLeftOut says what a filter left out; "" where there is none.
func (b *workbook) saysLeftOut() string {
	if b.options.Filter.Empty() {
		return ""
	}
	kept, all := len(kept(b.review, b.dating, b.options)), len(b.review.Events)
	return fmt.Sprintf("%s of %s: %s.", chronology.Number(kept), counted(all, "event"), b.options.Filter.Describe(b.review))
}

// headingAside is what a heading's bold type and the arrow of its filter take of the
// width of a column.
const headingAside = 3

// writeSheet streams a sheet: headings, rows, and the table around them.
func writeSheet[T any](b *workbook, sheet, table string, columns []sheetColumn[T], rows int, at func(int) T) error {
	if err := b.page(sheet); err != nil {
		return err
	}
	out, err := b.file.NewStreamWriter(sheet)
	if err != nil {
		return err
	}
	for i, c := range columns {
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	err = out.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"})
	if err != nil {
		return err
	}
	cells, high := make([]any, len(columns)), 1
	for i, c := range columns {
		cells[i] = excelize.Cell{StyleID: b.head, Value: c.heading}
		high = max(high, linesIn(c.heading, c.width-headingAside))
	}
	if err := out.SetRow("A1", cells, excelize.RowOpts{Height: rowHeight(high)}); err != nil {
		return err
	}
	for n := range rows {
		thing := at(n)
		lines := 1
		for i := range columns {
			cell := cellOf(b, &columns[i], thing)
			if text, is := cell.Value.(string); is {
				lines = max(lines, linesIn(text, columns[i].width))
			}
			cells[i] = cell
		}
		if err := out.SetRow(fmt.Sprintf("A%d", n+2), cells, excelize.RowOpts{Height: rowHeight(lines)}); err != nil {
			return err
		}
		if b.options.Progress != nil && n%256 == 255 && !b.options.Progress(n, rows) {
			return ErrStopped
		}
	}
	last, err := excelize.CoordinatesToCellName(len(columns), max(rows, 1)+1)
	if err != nil {
		return err
	}
	stripes := true
	err = out.AddTable(&excelize.Table{Range: "A1:" + last, Name: table, StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
	if err != nil {
		return err
	}
	return out.Flush()
}

// The height of a line and of the highest row that there can be, in points. Excel
// makes rows as high as their text by itself, others do not.
const (
	rowLine    = 15.0
	highestRow = 409.0
)

// rowHeight is the height of a row of so many lines.
func rowHeight(lines int) float64 { return min(rowLine*float64(lines)+2, highestRow) }

// linesIn is about how many lines a text takes in a column, which is as wide as
// so many digits.
func linesIn(text string, width float64) int {
	lines, room := 0, max(1, int(width))
	for line := range strings.SplitSeq(text, "\n") {
		lines += 1 + max(0, utf8.RuneCountInString(line)-1)/room
	}
	return lines
}

func cellOf[T any](b *workbook, c *sheetColumn[T], thing T) excelize.Cell {
	if c.day == nil {
		if text := c.text(thing); text != "" {
			return excelize.Cell{StyleID: b.text, Value: fitting(text)}
		}
		return excelize.Cell{StyleID: b.text}
	}
	if day, exact := c.day(thing); exact && day >= firstExcelDay {
		return excelize.Cell{StyleID: b.day, Value: int(day - excelDayNought)}
	}
	return excelize.Cell{StyleID: b.text}
}

// Spreadsheets count days from 30 December 1899, and rightly so from March 1900 on.
var (
	excelDayNought = when.Date(1899, time.December, 30)
	firstExcelDay  = when.Date(1900, time.March, 1)
)

// mostInCell is how many characters a cell holds.
const mostInCell = 32_767

const cutShort = " … [cut here: a cell holds no more; the whole text is in the PDF, Word and CSV files]"

// fitting cuts a text that no cell holds, and says so in it.
func fitting(text string) string {
	text = oneLineEnd(text)
	if len(text) <= mostInCell || utf8.RuneCountInString(text) <= mostInCell {
		return text
	}
	letters := []rune(text)
	return string(letters[:mostInCell-utf8.RuneCountInString(cutShort)]) + cutShort
}

// describe sets the properties.
func (b *workbook) describe() error {
	s := chronology.Settings{}
	if b.review.Settings != nil {
		s = *b.review.Settings
	}
	var authors []string
	for _, a := range b.review.Authors {
		authors = append(authors, a.Name)
	}
	properties := &excelize.DocProperties{
		Title: versionTitle(b.review), Subject: string(s.Type), Creator: strings.Join(authors, ", "), Language: "en-GB",
		Description: b.saysLeftOut(), Category: s.Marking, ContentStatus: s.Version, LastModifiedBy: " ",
	}
	if b.options.Printed != 0 {
		day := b.options.Printed.ISO() + "T00:00:00Z"
		properties.Created, properties.Modified = day, day
	}
	return b.file.SetDocProps(properties)
}

// excelPaperA4 is how a workbook names A4 (ECMA-376, 18.3.1.63).
const excelPaperA4 = 9

// page is how a sheet is printed, with the marking at its head. It is set before
// the first row is streamed, which fixes it.
func (b *workbook) page(sheet string) error {
	s := chronology.Settings{}
	if b.review.Settings != nil {
		s = *b.review.Settings
	}
	// All columns side by side would be too small to read: they go over a few
	// pages, each with the references, by which rows are put together again.
	landscape, wide, tall, fitted := "landscape", 3, 0, true
	if err := b.file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fitted}); err != nil {
		return err
	}
	err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: sheet + "!$A:$A," + sheet + "!$1:$1", Scope: sheet})
	if err != nil {
		return err
	}
	a4 := excelPaperA4
	err = b.file.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall})
	if err != nil {
		return err
	}
	footer := strings.Trim(joined(ampersands(versionTitle(b.review)), " · ", ampersands(s.Version)), " ·")
	return b.file.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		OddHeader: "&C&B" + ampersands(s.Marking), OddFooter: "&C" + footer + " · page &P of &N",
	})
}

// ampersands keeps those of a text from being taken for codes of a header; a
// header holds 255 characters.
func ampersands(text string) string {
	letters := []rune(text)
	return strings.ReplaceAll(string(letters[:min(len(letters), 100)]), "&", "&&")
}
