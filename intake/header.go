package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/intake/sent"
)

// headerSearch is how many rows may stand above a header: titles, instructions.
const headerSearch = 60

// longestHeading is the most that the heading of a column says, with what it explains.
const longestHeading = 400

var (
	yearInside   = regexp.MustCompile(`\b(?:19|20)\d\d\b`)
	dayInside    = regexp.MustCompile(`\b\d{1,2}[./-]\d{1,2}\b`)
	sentenceEnds = regexp.MustCompile(`[.!?]\s+\p{Lu}`)
)

// header is the header of a table: where it stands, and what its columns hold.
type header struct {
	first, last int // rows of the table, by index; a header may have two rows
	cells       []sent.Cell
	fields      []Field // of the cells
}

// findHeader returns the first header from a row on.
func findHeader(rows []sent.Row, from, within int, remembered Remembered) (header, bool) {
	for i := from; i < len(rows) && i < from+within; i++ {
		h, ok := headerAt(rows, i, remembered)
		if !ok {
			continue
		}
		h = wideAbove(rows, from, h, remembered)
		// A second row of headings says more than the first, over which it stands.
		for h.last+1 < len(rows) {
			below, ok := headerBelow(rows, h, remembered)
			if !ok {
				break
			}
			h = below
		}
		return h, true
	}
	return header{}, false
}

// wideAbove is the header with the row above it, where that is one of wide headings
// which it parts: "Contact" over "Date" and "Time".
func wideAbove(rows []sent.Row, from int, h header, remembered Remembered) header {
	if h.first <= from || !parts(rows[h.first-1].Cells, h.cells) || !canHead(rows[h.first-1].Cells) {
		return h
	}
	above := header{first: h.first - 1, last: h.first - 1, cells: rows[h.first-1].Cells}
	above.fields = fieldsOf(above.cells, remembered)
	if both, ok := headerBelow(rows, above, remembered); ok && both.known() >= h.known() && both.dated() == h.dated() {
		return both
	}
	return h
}

// headerAt reads one row as a header.
func headerAt(rows []sent.Row, i int, remembered Remembered) (header, bool) {
	h := header{first: i, last: i, cells: rows[i].Cells}
	if !canHead(h.cells) {
		return h, false
	}
	h.fields = fieldsOf(h.cells, remembered)
	return h, h.plausible() && !slices.ContainsFunc(h.cells, isDated)
}

// isDated reports whether a cell says a date, if only "late Feb".
func isDated(c sent.Cell) bool { return saysDate(strings.TrimSpace(c.Text)) }

// canHead reports whether cells can be headings: short, no sentences, no dates.
func canHead(cells []sent.Cell) bool {
	filled := 0
	for _, c := range cells {
		text := strings.TrimSpace(c.Text)
		if text == "" {
			continue
		}
		filled++
		name, _, _ := strings.Cut(text, "\n")
		if utf8.RuneCountInString(text) > longestHeading || c.Kind != sent.Words ||
			yearInside.MatchString(name) || dayInside.MatchString(aside.ReplaceAllString(name, "")) || sentenceEnds.MatchString(aside.ReplaceAllString(name, "")) {
			return false
		}
	}
	return filled > 1
}

func fieldsOf(cells []sent.Cell, remembered Remembered) []Field {
	texts := make([]string, len(cells))
	for i, c := range cells {
		texts[i] = c.Text
	}
	return matchHeader(texts, remembered)
}

// plausible reports whether the fields are those of a table of some known sort.
func (h *header) plausible() bool {
	known, filled := 0, 0
	for i, f := range h.fields {
		if strings.TrimSpace(h.cells[i].Text) == "" {
			continue
		}
		filled++
		if f != Other && f != Ignore {
			known++
		}
	}
	return (known > 1 && 2*known >= filled || h.datedFirst() && known > 1 && 3*known >= filled) && (h.dated() || h.has(born) || h.has(relationship) || h.has(meaning) || h.has(version) || known > 2)
}

// datedFirst reports whether the first heading is plainly that of the dates, so
// that those beside it may be worded as nobody foresaw.
func (h *header) datedFirst() bool {
	for i, f := range h.fields {
		if strings.TrimSpace(h.cells[i].Text) != "" && f != Sequence {
			return f == Start && headingKey(h.cells[i].Text) == "date"
		}
	}
	return false
}

func (h *header) has(f Field) bool { return slices.Contains(h.fields, f) }

// dated reports whether a column holds dates of events.
func (h *header) dated() bool { return h.has(Start) || h.has(Month) }

// headerBelow reads the row below a header as a second row of it: what both
// say together is as plausible, and says more or parts what stands above it.
func headerBelow(rows []sent.Row, above header, remembered Remembered) (header, bool) {
	row := &rows[above.last+1]
	if slices.ContainsFunc(row.Cells, isDated) {
		return header{}, false
	}
	if row.Number != rows[above.last].Number+1 || !canHead(row.Cells) && !parts(above.cells, row.Cells) {
		return header{}, false
	}
	own := 0
	below := header{first: above.first, last: above.last + 1}
	for _, c := range row.Cells {
		if text := strings.TrimSpace(c.Text); text != "" && !c.Down {
			if yearInside.MatchString(text) || c.Kind != sent.Words || utf8.RuneCountInString(text) > longestHeading {
				return header{}, false
			}
			own++
		}
		below.cells = append(below.cells, c)
	}
	if own == 0 {
		return header{}, false
	}
	// What the row leaves empty goes on from above.
	for _, c := range above.cells {
		if !slices.ContainsFunc(row.Cells, func(b sent.Cell) bool { return overlap(b, c) && strings.TrimSpace(b.Text) != "" }) {
			below.cells = append(below.cells, c)
		}
	}
	slices.SortStableFunc(below.cells, func(a, b sent.Cell) int { return int(a.Column) - int(b.Column) })
	below.cells = slices.DeleteFunc(below.cells, func(c sent.Cell) bool { return strings.TrimSpace(c.Text) == "" })
	below.fields = below.together(above, remembered)
	if !below.plausible() || below.known() < above.known() || matchedIn(row.Cells, remembered) < 2 && !parts(above.cells, row.Cells) {
		return header{}, false
	}
	return below, true
}

// together matches each heading by itself or, where that says nothing, with
// the one over it.
func (h *header) together(above header, remembered Remembered) []Field {
	texts := make([]string, len(h.cells))
	for i, c := range h.cells {
		texts[i] = c.Text
		if matchHeading(c.Text) != Other {
			continue
		}
		for _, over := range above.cells {
			if overlap(c, over) && over.Text != c.Text {
				texts[i] = over.Text + " " + c.Text
			}
		}
	}
	return matchHeader(texts, remembered)
}

func (h *header) known() int {
	n := 0
	for _, f := range h.fields {
		if f != Other && f != Ignore {
			n++
		}
	}
	return n
}

func matchedIn(cells []sent.Cell, remembered Remembered) int {
	h := header{fields: fieldsOf(cells, remembered)}
	return h.known()
}

// parts reports whether cells part a wide heading above them: day, month, year.
func parts(above, cells []sent.Cell) bool {
	for _, a := range above {
		within := 0
		for _, c := range cells {
			if overlap(a, c) && strings.TrimSpace(c.Text) != "" && !c.Down {
				within++
			}
		}
		if a.Span > 1 && within > 1 {
			return true
		}
	}
	return false
}

func overlap(a, b sent.Cell) bool {
	return a.Column < b.Column+max(1, b.Span) && b.Column < a.Column+max(1, a.Span)
}
