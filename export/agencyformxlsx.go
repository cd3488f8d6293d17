package export

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"throughline.org/throughline/chronology"
)

const (
	readFirst = "Read first"
	readWidth = 90   // of the sheet that says what is asked, in letters
	formRows  = 2000 // for which cells are prepared
	answers   = "yes,no,not applicable,not recorded"
)

// FormXLSX writes the form as a workbook: a sheet that says what is asked, and one
// to be filled in, whose heading stays in view. All its cells are text, so that a
// date stays as it is typed and nothing is taken for a formula.
func FormXLSX(w io.Writer, r *chronology.Review, d *chronology.Dating, o AgencyForm) (err error) {
	f, err := newAgencyForm(r, d, o)
	if err != nil {
		return err
	}
	file := excelize.NewFile().SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newArchive(w, nil) })
	defer func() { err = errors.Join(err, file.Close()) }()
	book := &workbook{file: file, review: r, dating: d, options: Options{Printed: o.Printed}}
	for _, step := range []func() error{
		book.formats, func() error { return f.sheet(book) }, func() error { return f.readFirst(book) }, book.describe,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("write form: %w", err)
		}
	}
	if _, err := file.WriteTo(w); err != nil {
		return fmt.Errorf("write form: %w", err)
	}
	return nil
}

// sheet is the table that is filled in.
func (f *agencyForm) sheet(b *workbook) error {
	if err := b.file.SetSheetName("Sheet1", eventSheet); err != nil {
		return err
	}
	if err := b.page(eventSheet); err != nil {
		return err
	}
	for i, c := range formColumns {
		name, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := errors.Join(
			b.file.SetColStyle(eventSheet, name, b.text),
			b.file.SetColWidth(eventSheet, name, name, float64(c.width)/100),
			f.cell(b, name+"1", c.heading+"\n("+c.asks+")", b.head),
		); err != nil {
			return err
		}
	}
	for n, row := range f.events() {
		lines := 1
		for i, c := range formColumns {
			at, err := excelize.CoordinatesToCellName(i+1, n+2)
			if err != nil {
				return err
			}
			text := c.value(row)
			if err := f.cell(b, at, text, b.text); err != nil {
				return err
			}
			lines = max(lines, linesIn(text, float64(c.width)/100-1))
		}
		if err := b.file.SetRowHeight(eventSheet, n+2, rowHeight(lines)); err != nil {
			return err
		}
	}
	if err := b.file.SetRowHeight(eventSheet, 1, rowHeight(7)); err != nil {
		return err
	}
	if err := f.validate(b); err != nil {
		return err
	}
	last, err := excelize.ColumnNumberToName(len(formColumns))
	if err != nil {
		return err
	}
	if err := b.file.SetColVisible(eventSheet, last, false); err != nil {
		return err
	}
	return b.file.SetPanes(eventSheet, &excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"})
}

// cell writes a text that stays one.
func (f *agencyForm) cell(b *workbook, at, text string, style int) error {
	text = sameLineEnds.Replace(text)
	if !fits(text) {
		return ErrCellTooLong
	}
	return errors.Join(b.file.SetCellStr(eventSheet, at, text), b.file.SetCellStyle(eventSheet, at, at, style))
}

// validate offers the kinds of event and the answers to whether a child was seen.
// Others may be typed all the same: agencies have words of their own.
func (f *agencyForm) validate(b *workbook) error {
	for _, offered := range []struct {
		heading string
		list    string
	}{{"Kind", f.kinds()}, {"Child seen", answers}} {
		if offered.list == "" {
			continue
		}
		for i, c := range formColumns {
			if c.heading != offered.heading {
				continue
			}
			name, err := excelize.ColumnNumberToName(i + 1)
			if err != nil {
				return err
			}
			rule := excelize.NewDataValidation(true)
			rule.Sqref = fmt.Sprintf("%s2:%s%d", name, name, formRows)
			if err := rule.SetDropList(strings.Split(offered.list, ",")); err != nil {
				return err
			}
			rule.SetError(excelize.DataValidationErrorStyleInformation, c.heading, "This is not one of the usual words. It may be kept.")
			if err := b.file.AddDataValidation(eventSheet, rule); err != nil {
				return err
			}
		}
	}
	return nil
}

// kinds are as many of the kinds of event as a rule of a cell can list.
func (f *agencyForm) kinds() string {
	const longest = 255
	list := ""
	for _, k := range f.review.Kinds {
		if more := joined(list, ",", k.Name); !strings.ContainsAny(k.Name, `,"`) && utf8.RuneCountInString(more) <= longest {
			list = more
		}
	}
	return list
}

// readFirst is the sheet that says what is asked, in front.
func (f *agencyForm) readFirst(b *workbook) error {
	_, err := b.file.NewSheet(readFirst)
	if err != nil {
		return err
	}
	lines := []string{f.title(), "Agency: " + f.agency.Name}
	if scope := f.scope(); scope != "" {
		lines = append(lines, scope)
	}
	lines = append(append(lines, f.instructions()...), f.lines()...)
	for _, p := range f.family() {
		lines = append(lines, strings.TrimSuffix("Label – "+p[0]+": "+p[1], ": "))
	}
	for n, line := range lines {
		at := fmt.Sprintf("A%d", n+1)
		style := b.text
		if n < 2 {
			style = b.head
		}
		if err := errors.Join(
			b.file.SetCellStr(readFirst, at, line), b.file.SetCellStyle(readFirst, at, at, style),
			b.file.SetRowHeight(readFirst, n+1, rowHeight(linesIn(line, readWidth-1))),
		); err != nil {
			return err
		}
	}
	wide, tall, fitted := 1, 0, true
	if err := errors.Join(
		b.file.SetColWidth(readFirst, "A", "A", readWidth),
		b.file.SetSheetProps(readFirst, &excelize.SheetPropsOptions{FitToPage: &fitted}),
		b.file.SetPageLayout(readFirst, &excelize.PageLayoutOptions{FitToWidth: &wide, FitToHeight: &tall}),
	); err != nil {
		return err
	}
	if err := b.file.MoveSheet(readFirst, eventSheet); err != nil {
		return err
	}
	index, err := b.file.GetSheetIndex(readFirst)
	if err != nil {
		return err
	}
	b.file.SetActiveSheet(index)
	return nil
}
