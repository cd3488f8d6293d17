package export

import "throughline.org/throughline/chronology"

// SheetAhead is what a file of rows will hold, or one sheet of it: to be looked at
// before it is written.
type SheetAhead struct {
	Name     string // "" in a file that has no sheets
	Rows     int
	Headings []string
	First    [][]string // rows, as text
}

// Ahead tells what a CSV file or a workbook will hold, with so many rows of each
// sheet; nil for other formats.
func Ahead(f Format, r *chronology.Review, d *chronology.Dating, o Options, rows int) []SheetAhead {
	r, d = o.Numbered(r, d)
	switch f.Ending {
	case ".csv":
		return []SheetAhead{csvAhead(r, d, o, rows)}
	case ".xlsx":
		b := workbook{review: r, dating: d, options: o}
		b.account()
		sheets := []SheetAhead{
			sheetAhead(eventSheet, b.eventColumns(), len(b.accounts.Rows), rows, b.event),
			sheetAhead(peopleSheet, b.peopleColumns(), len(r.People), rows, func(i int) *chronology.Person { return r.People[i] }),
		}
		if says := b.saysLeftOut(); says != "" {
			sheets = append(sheets, sheetAhead(filterSheet, filterColumns, 1, rows, func(int) string { return says }))
		}
		return sheets
	}
	return nil
}

func sheetAhead[T any](name string, columns []sheetColumn[T], count, rows int, at func(int) T) SheetAhead {
	s := SheetAhead{Name: name, Rows: count}
	for _, c := range columns {
		s.Headings = append(s.Headings, c.heading)
	}
	for i := range min(count, rows) {
		thing := at(i)
		row := make([]string, len(columns))
		for n := range columns {
			if c := &columns[n]; c.day == nil {
				row[n] = c.text(thing)
			} else if day, exact := c.day(thing); exact {
				row[n] = day.String()
			}
		}
		s.First = append(s.First, row)
	}
	return s
}

func csvAhead(r *chronology.Review, d *chronology.Dating, o Options, rows int) SheetAhead {
	events := kept(r, d, o)
	s := SheetAhead{Rows: len(events)}
	columns := csvColumnsFor(o)
	for _, c := range columns {
		s.Headings = append(s.Headings, c.heading)
	}
	for _, e := range events[:min(len(events), rows)] {
		one := csvRow{r: r, d: d, e: e, dated: d.Of(e.UID)}
		row := make([]string, len(columns))
		for i, c := range columns {
			row[i] = c.value(&one)
		}
		s.First = append(s.First, row)
	}
	return s
}
