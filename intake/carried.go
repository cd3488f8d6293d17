package intake

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// carry keeps the year of a row for those below that give none.
func (d *dater) carry(row *PreviewRow) {
	if w := row.Reading.Window; len(row.Reading.Relations) == 0 && !w.Earliest.Open() && !w.Latest.Open() {
		d.latest = w.Latest
		if year := w.Latest.Time().Year(); year == w.Earliest.Time().Year() && year != d.carried.year {
			d.carried, d.from = carried{year: year}, row.Place()
		}
	}
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

// withWeekday reads the name of a day in the week that a heading gives.
func (d *dater) withWeekday(row *PreviewRow) bool {
	stored, ok := row.carried.onWeekday(row.Wording)
	if !ok {
		return false
	}
	reading, err := d.dating.Read(stored, "")
	if err != nil {
		return false
	}
	d.take(row, stored, reading)
	return true
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
