package intake

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// dater reads the dates of the rows in order: what one row leaves out, the
// rows before it may have said.
type dater struct {
	*rowReader
	rows     []PreviewRow
	headings map[int]int // the year that a heading above the row's line gives, by that line
	titles   map[string][]chronology.UID
	year     int // carried from a heading or a row above
	yearLine int // where it was said; 0 in a heading
	related  bool
}

func newDater(rr *rowReader, p *Preview) *dater {
	d := &dater{rowReader: rr, rows: p.Rows, titles: map[string][]chronology.UID{}, headings: map[int]int{}}
	d.rows = slices.DeleteFunc(d.rows, func(row PreviewRow) bool {
		year, is := yearHeading(row.Cells)
		if is {
			d.headings[row.Line] = year
			p.Ignored = append(p.Ignored, Ignored{row.Line, joinCells(row.Cells), "a heading: the year of the rows below it"})
		}
		return is
	})
	p.Rows = d.rows
	for i := range d.rows {
		if e := d.rows[i].Event; e != nil {
			key := chronology.NameKey(e.ShortTitle())
			d.titles[key] = append(d.titles[key], e.UID)
		}
	}
	return d
}

var yearAlone = regexp.MustCompile(`^(?i:year:?\s+)?((?:19|20)\d\d)\s*:?$`)

// yearHeading reads a row that holds nothing but a year.
func yearHeading(cells []string) (int, bool) {
	m := yearAlone.FindStringSubmatch(joinCells(cells))
	if m == nil {
		return 0, false
	}
	year, err := strconv.Atoi(m[1])
	return year, err == nil
}

// dateAll gives every row its reading, or refuses it.
func (d *dater) dateAll() {
	headings := slices.Sorted(maps.Keys(d.headings))
	for i := range d.rows {
		row := &d.rows[i]
		for len(headings) > 0 && headings[0] < row.Line {
			d.year, d.yearLine = d.headings[headings[0]], 0
			headings = headings[1:]
		}
		if row.Event == nil {
			continue
		}
		if err := d.date(i); err != nil && !d.withoutRest(i) {
			row.refuse(err.Error())
			continue
		}
		d.carry(row)
	}
	d.refuseDangling()
	d.work()
}

// carry keeps the year of a row for those below that give none.
func (d *dater) carry(row *PreviewRow) {
	if w := row.Reading.Window; len(row.Reading.Relations) == 0 && !w.Earliest.Open() && !w.Latest.Open() {
		if year := w.Latest.Time().Year(); year == w.Earliest.Time().Year() && year != d.year {
			d.year, d.yearLine = year, row.Line
		}
	}
}

// date reads the wording of a row by itself; where that fails, with the year
// carried, as counting from the row above, or with the titles of the table.
func (d *dater) date(i int) error {
	row := &d.rows[i]
	reading, err := d.review.ReadWording(row.Wording)
	vague := err == nil && reading.Window == when.Always && len(reading.Relations) == 0 && !reading.Unknown
	switch {
	case err == nil && !vague:
		row.Event.When.Wording = d.review.HoldWording(row.Wording)
	case err != nil && d.withYear(row):
		return nil
	case err != nil && d.withTitles(row):
		return nil
	default:
		tied, above := d.fromAbove(i)
		switch {
		case tied:
			return above
		case err != nil:
			return err
		}
		row.Event.When.Wording = d.review.HoldWording(row.Wording)
	}
	row.Reading = reading
	d.related = d.related || len(reading.Relations) > 0
	return nil
}

// withoutRest reads the first day alone where a time or an end beside it is no
// such thing, and keeps those words for the reviewer.
func (d *dater) withoutRest(i int) bool {
	row := &d.rows[i]
	whole := row.Wording
	alone, left := d.startAlone(row.Row)
	if len(left) == 0 || alone == "" || alone == whole {
		return false
	}
	if row.Wording = alone; d.date(i) != nil {
		row.Wording = whole
		return false
	}
	rest := strings.Join(left, "; ")
	row.Event.Note = strings.TrimSpace(row.Event.Note + "\n" + rest)
	row.Doubts = append(row.Doubts, "Only the date is read; this was kept with the reviewer's note: "+rest+".")
	return true
}

// take holds the wording with its reading.
func (d *dater) take(row *PreviewRow, stored string, reading when.Reading) {
	row.Event.When.Wording, row.Reading = stored, reading
	d.related = d.related || len(reading.Relations) > 0
}

// withYear reads a wording without a year in the year carried, and stores it
// with the year where one would write it, so that it reads the same alone.
func (d *dater) withYear(row *PreviewRow) bool {
	if d.year == 0 {
		return false
	}
	want, err := when.Read(row.Wording, when.Context{Year: d.year})
	if err != nil || len(want.Relations) > 0 {
		return false
	}
	for _, dated := range insertions(row.Wording, strconv.Itoa(d.year)) {
		reading, err := d.review.ReadWording(dated)
		if err != nil || reading.Window != want.Window || reading.Clock != want.Clock || reading.Extent != want.Extent {
			continue
		}
		d.take(row, dated, reading)
		if d.yearLine != 0 {
			row.Doubts = append(row.Doubts, fmt.Sprintf("No year is given; %d was taken from line %d.", d.year, d.yearLine))
		}
		return true
	}
	return false
}

// insertions lists the text with a word put after each of its words, the day's
// own figures first: "1/3 10:30" gives "1/3/2006 10:30", "1/3 2006 10:30", ….
func insertions(text, word string) []string {
	words := strings.Fields(text)
	var all []string
	for i := range words {
		before, after := strings.Join(words[:i+1], " "), strings.Join(words[i+1:], " ")
		for _, joint := range []string{"/", " "} {
			all = append(all, strings.TrimSpace(before+joint+word+" "+after))
		}
	}
	return all
}

var titleInQuotes = regexp.MustCompile(`[“"]([^“”"]+)[”"](?:\s*\((?:para(?:graph)?\.?\s+)?\d+\.\d+\))?`)

// withTitles takes the names in quotation marks to be titles of other rows, as
// a chronology that was exported has them.
func (d *dater) withTitles(row *PreviewRow) bool {
	named := map[chronology.UID]bool{}
	stored := titleInQuotes.ReplaceAllStringFunc(row.Wording, func(quoted string) string {
		title := titleInQuotes.FindStringSubmatch(quoted)[1]
		if found := d.titles[chronology.NameKey(title)]; len(found) == 1 && found[0] != row.Event.UID {
			named[found[0]] = true
			return "{" + string(found[0]) + "}"
		}
		return quoted
	})
	if len(named) == 0 {
		return false
	}
	for i := range d.rows {
		if e := d.rows[i].Event; e != nil && named[e.UID] {
			d.review.Put(e)
		}
	}
	reading, err := d.review.ReadWording(stored)
	if err != nil {
		return false
	}
	d.take(row, d.review.HoldWording(stored), reading)
	return true
}

var heldUID = regexp.MustCompile(`\{([^{}]+)\}`)

// namedIn lists the uids that a stored wording names.
func namedIn(wording string) []chronology.UID {
	var uids []chronology.UID
	for _, m := range heldUID.FindAllStringSubmatch(wording, -1) {
		uids = append(uids, chronology.UID(m[1]))
	}
	return uids
}

// refuseDangling refuses rows that count from a row which is refused itself.
func (d *dater) refuseDangling() {
	if !d.related {
		return
	}
	for again := true; again; {
		again = false
		coming := map[chronology.UID]bool{}
		for i := range d.rows {
			if e := d.rows[i].Event; e != nil {
				coming[e.UID] = true
			}
		}
		for i := range d.rows {
			row := &d.rows[i]
			if row.Event == nil || !slices.ContainsFunc(namedIn(row.Event.When.Wording), func(uid chronology.UID) bool {
				return !coming[uid] && !d.inReview(uid)
			}) {
				continue
			}
			row.refuse("it counts from a row that is refused itself; mend that one, or give a date")
			again = true
		}
	}
}

// inReview reports whether a uid was there before the table, or is a person's.
func (d *dater) inReview(uid chronology.UID) bool {
	return d.before[uid] || d.review.Person(uid) != nil
}

// work gives the rows that count from others the window that all together allow.
func (d *dater) work() {
	if !d.related {
		return
	}
	for i := range d.rows {
		if e := d.rows[i].Event; e != nil {
			d.review.Put(e)
		}
	}
	dating := chronology.Solve(d.review)
	for i := range d.rows {
		if row := &d.rows[i]; row.Event != nil && len(row.Reading.Relations) > 0 {
			row.Reading.Window = dating.Of(row.Event.UID).Window
		}
	}
}
