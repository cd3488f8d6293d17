package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// dater reads the dates of the rows in order: what one row leaves out, the
// rows before it may have said.
type dater struct {
	*rowReader
	rows    []*PreviewRow
	dating  *chronology.Dating // of the review as it was
	titles  func() map[string][]chronology.UID
	carried carried // the year from a heading or a row above
	from    string  // the row it comes from; "" for a heading
	latest  when.Day
	related bool
}

func newDater(rr *rowReader, p *Preview) *dater {
	d := &dater{rowReader: rr, rows: p.Rows, dating: chronology.Solve(rr.review)}
	d.titles = sync.OnceValue(d.byTitle)
	return d
}

// byTitle lists the events of the rows by their folded titles.
func (d *dater) byTitle() map[string][]chronology.UID {
	titles := map[string][]chronology.UID{}
	for _, row := range d.rows {
		e := row.Event
		if e == nil {
			e = row.Draft
		}
		if e != nil {
			key := nameKey(e.ShortTitle())
			titles[key] = append(titles[key], e.UID)
		}
	}
	return titles
}

// dateAll gives every row its reading, or refuses it.
func (d *dater) dateAll() {
	var heading carried
	for i := range d.rows {
		row := d.rows[i]
		d.table = row.table
		if *row.carried != heading {
			heading = *row.carried
			d.carried, d.from, d.latest = heading, "", 0
		}
		if row.Event == nil {
			continue
		}
		if err := d.date(i); err != nil && !d.withoutRest(i) {
			row.refuse(err.Error())
			continue
		}
		d.pickedDay(row)
		d.carry(row)
	}
	d.refuseDangling()
	d.work()
}

// carry keeps the year of a row for those below that give none.
func (d *dater) carry(row *PreviewRow) {
	if w := row.Reading.Window; len(row.Reading.Relations) == 0 && !w.Earliest.Open() && !w.Latest.Open() {
		d.latest = w.Latest
		if year := w.Latest.Time().Year(); year == w.Earliest.Time().Year() && year != d.carried.year {
			d.carried, d.from = carried{year: year}, row.Place()
		}
	}
}

// date reads the wording of a row by itself; where that fails, with what the
// headings and rows above it carry, as counting from the row above, with the
// titles of the table, or as counting from a birth that only the review knows.
func (d *dater) date(i int) error {
	row := d.rows[i]
	reading, err := d.dating.Read(row.Wording, "")
	vague := err == nil && reading.Window == when.Always && len(reading.Relations) == 0 && !reading.Unknown
	switch {
	case err == nil && !vague:
		d.take(row, row.Wording, reading)
		if len(reading.Relations) > 0 {
			row.Event.When.Wording = d.review.HoldWording(row.Wording)
		}
		return nil
	case err != nil && (d.withMonth(row) || d.withYear(row) || d.withTitles(row) || d.ofLife(row) || d.dashed(row)):
		return nil
	}
	tied, above := d.fromAbove(i)
	switch {
	case tied && above == nil:
		row.Doubts = append(row.Doubts, "This counts from the row above, "+d.rows[i-1].Place()+".")
		return nil
	case tied:
		return above
	case err != nil:
		return d.why(row, err)
	}
	d.take(row, d.review.HoldWording(row.Wording), reading)
	return nil
}

// why is what to say of a wording that cannot be read: with the year that a
// heading gives, a day may not exist that lacked nothing but its year.
func (d *dater) why(row *PreviewRow, err error) error {
	if d.carried.year != 0 {
		unnamed := func(string) (when.Anchor, error) { return when.Anchor{}, err }
		if _, dated := when.Read(row.Wording, when.Context{Year: d.carried.year, Resolve: unnamed}); dated != nil {
			return dated
		}
	}
	return err
}

// withoutRest reads the first day alone where a time, an end or more lines
// stand beside it that cannot be read, and keeps those words for the reviewer.
func (d *dater) withoutRest(i int) bool {
	row := d.rows[i]
	whole := row.Wording
	alone, left := d.startAlone(row)
	if len(left) == 0 || alone == "" || alone == whole {
		var rest string
		if alone, rest = row.dateAlone(); rest == "" {
			return false
		}
		left = []string{rest}
	}
	if row.Wording = alone; d.date(i) != nil {
		row.Wording = whole
		return false
	}
	note(row.Event, "Beside the date", strings.Join(left, "; "))
	row.Doubts = append(row.Doubts, "Only the date is read; this was kept with the reviewer's note: "+strings.Join(left, "; ")+".")
	return true
}

// dateAlone parts the date of a cell from what else stands there: words struck
// through, further lines, an explanation in brackets. Rest is "" where nothing does.
func (row *PreviewRow) dateAlone() (date, rest string) {
	rr := rowReader{table: row.table}
	text := rr.dateText(row.texts)
	if c := row.dateCell(); c != nil {
		for _, r := range c.Remarks {
			if before, after, is := strings.Cut(text, strings.TrimSpace(r.Text)); r.Kind == sent.StruckText && is {
				return strings.TrimSpace(before + after), strings.TrimSpace(r.Text)
			}
		}
	}
	for _, end := range []string{"\n", "("} {
		if first, rest, is := strings.Cut(text, end); is && strings.ContainsAny(first, "0123456789") {
			return strings.TrimSpace(first), strings.Trim(rest, " )\n")
		}
	}
	return text, ""
}

var dashedClock = regexp.MustCompile(`^(.*\d)\s*[-–—,@]\s*((?:[01]?\d|2[0-3])[:.][0-5]\d.*)$`)

// dashed reads a time that a dash parts from its day: "12.05.2012 - 10.30".
func (d *dater) dashed(row *PreviewRow) bool {
	m := dashedClock.FindStringSubmatch(row.Wording)
	if m == nil {
		return false
	}
	stored := m[1] + " " + m[2]
	reading, err := d.dating.Read(stored, "")
	if err != nil || !reading.Clock.Known {
		return false
	}
	d.take(row, stored, reading)
	return true
}

var dayAlone = regexp.MustCompile(`^(?i)((?:mon|tues?|wed(?:nes)?|thur?s?|fri|satur|sat|sun)(?:day)?,?\s+)?(\d{1,2})\s*(?:st|nd|rd|th)?((?:,? |,).*)?$`)

// withMonth reads a day alone in the month that a heading gives.
func (d *dater) withMonth(row *PreviewRow) bool {
	m := dayAlone.FindStringSubmatch(row.Wording)
	if d.carried.month == 0 || m == nil {
		return false
	}
	stored := fmt.Sprintf("%s%s %s %d%s", m[1], m[2], d.carried.month, d.carried.year, m[3])
	reading, err := d.dating.Read(stored, "")
	if err != nil {
		return false
	}
	d.take(row, stored, reading)
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
	if d.carried.year == 0 || !d.inYear(row, d.carried.year) {
		return false
	}
	// January under a December of no year of its own is the next year's.
	const halfYear = 183
	if w := row.Reading.Window; d.from != "" && d.latest != 0 && d.latest-w.Latest > halfYear {
		d.inYear(row, d.carried.year+1)
	}
	year := row.Reading.Window.Earliest.Time().Year()
	switch {
	case d.from != "":
		row.Doubts = append(row.Doubts, fmt.Sprintf("No year is given; %d was taken from %s.", year, d.from))
	case !d.carried.sure:
		row.Doubts = append(row.Doubts, fmt.Sprintf("No year is given; %d was taken from the heading “%s”.", year, d.carried.said))
	}
	return true
}

func (d *dater) inYear(row *PreviewRow, year int) bool {
	want, err := when.Read(row.Wording, when.Context{Year: year})
	if err != nil || len(want.Relations) > 0 {
		return false
	}
	for _, dated := range insertions(row.Wording, strconv.Itoa(year)) {
		reading, err := d.dating.Read(dated, "")
		if err == nil && reading.Window == want.Window && reading.Clock == want.Clock && reading.Extent == want.Extent {
			d.take(row, dated, reading)
			return true
		}
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
		if found := d.titles()[nameKey(title)]; len(found) == 1 && found[0] != row.Event.UID {
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
			row := d.rows[i]
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
		if row := d.rows[i]; row.Event != nil && len(row.Reading.Relations) > 0 {
			row.Reading.Window = dating.Of(row.Event.UID).Window
		}
	}
}
