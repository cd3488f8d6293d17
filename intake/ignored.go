package intake

import (
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// ignoreColumns lists the columns that are left out, with what they hold.
func (p *Preview) ignoreColumns(t *Table) {
	for c, f := range t.Columns {
		if f != Ignore {
			continue
		}
		texts := []string{t.heading(c)}
		for _, row := range p.Rows {
			if row.table == t {
				texts = append(texts, row.texts[c])
			}
		}
		if joinCells(texts[1:]) == "" {
			continue
		}
		why := "left out"
		if slices.Contains(t.hiddenColumns, c) {
			why = "hidden column"
		}
		place := fmt.Sprintf("%s column %d", t.place, c+1)
		if t.sort == sent.Excel {
			place = t.place + "!" + letters(t.bounds[c])
		}
		p.Ignored = append(p.Ignored, Ignored{strings.TrimSpace(place), joinCells(texts), why})
	}
}

// ignoreBlank lists the rows that hold nothing: each by itself, but a sheet's
// and long runs of them together.
func (p *Preview) ignoreBlank(t *Table) {
	const few = 20
	for _, run := range t.blank {
		why := map[sent.Sort]string{sent.Word: "blank row", sent.Excel: "blank row"}[t.sort]
		switch {
		case why == "":
			why = "blank line"
		case run.First < run.Last:
			why = "empty formatted rows"
		}
		if t.sort == sent.Excel || run.Last-run.First >= few {
			p.Ignored = append(p.Ignored, Ignored{t.placeOfRun(run, t.dateColumn()), "", why})
			continue
		}
		for n := run.First; n <= run.Last; n++ {
			p.Ignored = append(p.Ignored, Ignored{t.placeOf(n, run.Line+n-run.First, t.dateColumn()), "", why})
		}
	}
}

// ignoreNested says of tables inside cells that they were read as text.
func (p *Preview) ignoreNested(t *Table) {
	for _, n := range t.nested {
		p.Ignored = append(p.Ignored, Ignored{t.placeOf(n, 0, 0), "", "the table inside its cell is read as text, and holds no events of its own"})
	}
}
