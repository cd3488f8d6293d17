package intake

import (
	"regexp"
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

// dateAll gives every row its reading, or refuses it; not done where it is stopped.
func (d *dater) dateAll() (done bool) {
	var heading carried
	for i := range d.rows {
		if !d.options.goOn(len(d.rows)+i, 2*len(d.rows)) {
			return false
		}
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
	d.holdBeside()
	d.work()
	return true
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
	case err != nil && (d.withMonth(row) || d.withWeekday(row) || d.withYear(row) || d.withTitles(row) || d.ofLife(row) || d.dashed(row)):
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

// withoutRest reads the first day alone where a time, an end or more lines
// stand beside it that cannot be read, and keeps those words for the reviewer.
func (d *dater) withoutRest(i int) bool {
	row := d.rows[i]
	if row.Mended(Start) {
		return false
	}
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

// take holds the wording with its reading.
func (d *dater) take(row *PreviewRow, stored string, reading when.Reading) {
	row.Event.When.Wording, row.Reading = stored, reading
	d.related = d.related || len(reading.Relations) > 0
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
