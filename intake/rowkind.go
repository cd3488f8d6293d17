package intake

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// rowKind is what a row under a header is.
type rowKind struct {
	ignored string // why it is no event; "" where it is one
	heading bool   // it heads the rows below it
	goesOn  bool   // its words belong to the row above
	joined  bool   // the author has joined it to the row above
}

var (
	totals = regexp.MustCompile(`(?i)^(?:(?:grand |sub-?)?totals?\b|count\b|sum\b|number of (?:entries|events|contacts|rows)\b)`)
	// examples are what forms put where a date is to be entered.
	examples = regexp.MustCompile(`(?i)^(?:d{1,2}\s*[./-]\s*m{1,3}\s*[./-]\s*y{2,4}|e\.?g\.?[\s,:]|example\b|for example\b|enter (?:the )?date|insert (?:the )?date|click (?:or tap )?)`)
	// signings are what stands below a chronology in a column of dates.
	signings = regexp.MustCompile(`(?i)^(?:signed|signature|completed by|prepared by|compiled by|author|name|position|job title|designation|date (?:of )?(?:completion|completed|signed|submitted|of return)|version|end of|please|notes?:|key\b|\*)`)
)

// kindAsSaid is kindOf, unless the author has said what the row is.
func (rr *rowReader) kindAsSaid(row Row, texts []string) rowKind {
	switch rr.options.Mended[row.key()].Sort {
	case OwnRow:
		return rowKind{}
	case PartRow:
		return rowKind{joined: true}
	}
	return rr.kindOf(row, texts)
}

// kindOf tells what a row is: an event, or why it is none.
func (rr *rowReader) kindOf(row Row, texts []string) rowKind {
	own := rr.own(row)
	first := ""
	if len(own) > 0 {
		first = strings.TrimSpace(own[0].Text)
	}
	switch {
	case row.State.Is(sent.Deleted) && rr.document.rejected:
		return rowKind{ignored: "row inserted by tracked change, which is read as rejected"}
	case row.State.Is(sent.Deleted):
		return rowKind{ignored: "row deleted by tracked change"}
	case len(own) == 0 && row.State.Is(sent.Form):
		return rowKind{ignored: "fields of a form that nobody filled in"}
	case len(own) == 0 && allText(row.Row) != "":
		return rowKind{ignored: "no text of its own, only what stands beside it"}
	case len(own) == 0:
		return rowKind{ignored: "blank row"}
	case rr.table.record:
		return rowKind{}
	case onlyMarks(own):
		return rowKind{ignored: "strokes without words"}
	case rr.table.isHeader(row.Row):
		return rowKind{ignored: "repeated header"}
	case isTotal(first) && !rr.dated(texts), onlyFigures(own):
		return rowKind{ignored: "total"}
	case examples.MatchString(rr.dateText(texts)), strings.HasPrefix(rr.text(texts, What), "EXAMPLE"):
		return rowKind{ignored: "guidance"}
	case rr.onlyNumbered(texts) && !rr.isWide(own[0]) && !yearAlone.MatchString(first):
		return rowKind{ignored: "a number without anything beside it"}
	case signings.MatchString(rr.dateText(texts)) && !isDate(rr.dateText(texts)) && rr.text(texts, What) == "":
		return rowKind{ignored: "stands below the table"}
	case len(own) == 1 && contd.MatchString(first):
		return rowKind{ignored: "says that the row above goes on"}
	case rr.isHeading(row, own):
		return rowKind{ignored: "heading row", heading: true}
	}
	return rowKind{goesOn: rr.goesOn(row, texts)}
}

// isTotal reports whether a text heads a row of totals: a few words, no sentence.
func isTotal(text string) bool {
	const longest = 40
	return totals.MatchString(text) && len(text) <= longest && !strings.HasSuffix(text, ".")
}

// dated reports whether a row has a date of its own.
func (rr *rowReader) dated(texts []string) bool {
	text := rr.dateText(texts)
	return text != "" && !totals.MatchString(text)
}

// onlyMarks reports whether several cells hold no letter and no figure: the line
// that plain text draws under a header. A mark alone stands for what is not known.
func onlyMarks(own []*sent.Cell) bool {
	for _, c := range own {
		text := strings.TrimSpace(c.Text)
		if len(text) < 2 || strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("-–—_=:+*|.", r) }) {
			return false
		}
	}
	return true
}

// onlyFigures reports whether a row of a sheet holds nothing but figures, as rows
// of totals do.
func onlyFigures(own []*sent.Cell) bool {
	for _, c := range own {
		if c.Kind != sent.Number {
			return false
		}
	}
	return true
}

// own lists the cells of a row with text that is not that of the row above.
func (rr *rowReader) own(row Row) []*sent.Cell {
	var own []*sent.Cell
	for i := range row.Cells {
		if c := &row.Cells[i]; !c.Down && strings.TrimSpace(c.Text) != "" {
			own = append(own, c)
		}
	}
	return own
}

// onlyNumbered reports whether a row holds nothing but its own number: forms
// number their rows before anything is entered.
func (rr *rowReader) onlyNumbered(texts []string) bool {
	numbered := false
	for i, text := range texts {
		if text == "" {
			continue
		}
		if i >= len(rr.table.Columns) || rr.table.Columns[i] != Sequence || !strings.ContainsAny(text, "0123456789") {
			return false
		}
		numbered = true
	}
	return numbered
}

// isHeading reports whether a row is one cell that heads the rows below it: it
// goes over several columns, or stands where dates do and is no day.
func (rr *rowReader) isHeading(row Row, own []*sent.Cell) bool {
	if len(own) != 1 {
		return false
	}
	c := own[0]
	text := strings.TrimSpace(c.Text)
	at := rr.table.column(row, c)
	if rr.columnHolds(at, Start) || rr.columnHolds(at, DayOfMonth) || rr.columnHolds(at, Month) || at == 0 && !rr.tells(at) {
		return rr.isWide(c) || rr.headsRows(text)
	}
	const longest = 60
	return rr.isWide(c) && at == 0 && utf8.RuneCountInString(text) < longest
}

// headedByDays reports whether rows of the table say the day of those below them.
func (t *Table) headedByDays() bool {
	rr := rowReader{table: t}
	for _, row := range t.Rows {
		if own := rr.own(row); len(own) == 1 && rr.isWide(own[0]) {
			if c, ok := yearOf(own[0].Text); ok && c.day != "" {
				return true
			}
		}
	}
	return false
}

// isWide reports whether a cell covers at least half of several columns.
func (rr *rowReader) isWide(c *sent.Cell) bool {
	covered := 0
	for _, begin := range rr.table.bounds {
		if begin >= int(c.Column) && begin < int(c.Column)+int(c.Span) {
			covered++
		}
	}
	return covered > 1 && 2*covered >= rr.table.Width()
}

// headsRows reports whether words in the column of dates are a heading rather than
// the date of an event.
func (rr *rowReader) headsRows(text string) bool {
	if _, year := yearOf(text); year && !dayInside.MatchString(text) {
		r, err := when.Read(text, when.Context{})
		if err != nil || r.Precision == when.PrecisionYear || r.Precision == when.PrecisionMonth || r.Precision == when.PrecisionSeason {
			return true
		}
	}
	r, err := when.Read(text, when.Context{Year: 2000, Default: &when.Anchor{Kind: when.AnchorEvent, ID: "above"}})
	switch {
	case err != nil:
		return !strings.ContainsAny(text, "0123456789") || !dayInside.MatchString(text)
	case r.Precision == when.PrecisionSeason, r.Precision == when.PrecisionYear:
		return true
	}
	return false
}

func (rr *rowReader) columnHolds(column int, f Field) bool {
	return column < len(rr.table.Columns) && rr.table.Columns[column] == f
}

// tells reports whether a column holds words that tell something.
func (rr *rowReader) tells(column int) bool {
	return column < len(rr.table.Columns) && rr.table.Columns[column].told() && rr.table.Columns[column] != Other
}

// contd is what stands for the date of a row that goes on from the page before.
var contd = regexp.MustCompile(`(?i)^\W*(?:cont(?:inued|['’]?d)?|cont)\W*$`)

// goesOn reports whether a row goes on in the one above: it has no date, no
// source and no person of its own, but tells something. A row of a form whose
// date was never filled in is one by itself.
func (rr *rowReader) goesOn(row Row, texts []string) bool {
	if rr.table.columnOf(Start) < 0 && rr.table.columnOf(Month) < 0 {
		return false
	}
	told := false
	for i, text := range texts {
		if text == "" || i >= len(rr.table.Columns) || rr.table.Columns[i] == Start && contd.MatchString(text) {
			continue
		}
		f := rr.table.Columns[i]
		if !f.told() && f != Ignore {
			return false
		}
		told = told || f.told()
	}
	return told && rr.beyond(row) == "" && !row.State.Is(sent.Form)
}
