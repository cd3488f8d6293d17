package export

import (
	"regexp"
	"strings"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// date gives the days in words with the clock time, beneath them the author's
// own wording where it says something else, what of it is not used for dating,
// and when the agency came to know.
func (e *entry) date() []span {
	days, words := storedDateWords(e.d.review, e.d.dating, e.event)
	style := e.plain
	if e.dated.Err != nil {
		style = e.plain.in(italic)
	}
	spans := e.worded(capitalised(days), style)
	if words != "" {
		spans = append(spans, e.worded("\n"+words, e.plain.in(italic).tinted(wording))...)
	}
	for _, clause := range e.event.When.SetAside {
		spans = append(spans, e.worded("\nNot used for dating: "+clause, e.plain.tinted(faint))...)
	}
	if e.event.Known != "" {
		spans = append(spans, e.worded("\nKnown to the agency: "+e.event.Known, e.plain.tinted(faint))...)
	}
	return spans
}

// daysInWords says an event's days as closely as they are known: for a moment
// the window, for a span its start and end, and the clock time.
func daysInWords(d chronology.Dated) string {
	text := capitalised(d.Window.String())
	if d.Extent == when.Span {
		switch {
		case d.Start.Exact() && d.Start == d.End:
			text = d.Start.Earliest.String()
		case d.Start.Exact() && d.End.Exact():
			if c := d.Reading.Clock; c.Known && c.From != c.To && !c.Approximate {
				return d.Start.Earliest.String() + ", " + clockAt(c.From) + " to " + d.End.Latest.String() + ", " + clockAt(c.To)
			}
			text = d.Start.Earliest.String() + " to " + d.End.Latest.String()
		case !d.Window.Earliest.Open() && !d.Window.Latest.Open():
			text = "Lasting, within " + d.Window.Earliest.String() + " to " + d.Window.Latest.String()
		default:
			text = "Lasting, " + d.Window.String()
		}
	}
	clock := strings.ReplaceAll(d.Reading.Clock.String(), "-", "–")
	if clock == "" {
		return text
	}
	return text + ", " + strings.Replace(clock, "~", "about ", 1)
}

// clockAt is a time of day, given in minutes.
func clockAt(minutes int) string { return when.At(minutes/60, minutes%60).String() }

// sameDate reports whether a wording says no more than the days printed above
// it: "8 May 2013", "8th may 2013" and "2013-05-08" are one.
func sameDate(words, days string) bool {
	words = isoInWords(words)
	return dateFold.Replace(strings.ToLower(words)) == dateFold.Replace(strings.ToLower(days))
}

// isoInWords says days as a computer writes them as our tables say them; of a
// stretch within one day, the day once.
func isoInWords(words string) string {
	m := isoDates.FindStringSubmatch(words)
	if m == nil {
		return words
	}
	from := isoDay(m[1]) + " " + m[2]
	switch m[3] {
	case "":
		return from
	case m[1]:
		return from + "-" + m[4]
	}
	return from + " to " + isoDay(m[3]) + " " + m[4]
}

func isoDay(iso string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return day.Format("2 Jan 2006")
}

// isoDates are a day as a computer writes it, or a first and a last, with the clock
// time.
var isoDates = regexp.MustCompile(`^(?:from )?` + isoDate + `(?: to ` + isoDate + `)?$`)

const isoDate = `(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::00)?)?`

var dateFold = strings.NewReplacer(
	"january", "jan", "february", "feb", "march", "mar", "april", "apr", "june", "jun", "july", "jul",
	"august", "aug", "september", "sep", "october", "oct", "november", "nov", "december", "dec",
	"between", "", " and ", " to ", "from", "", "-", " to ", "–", " to ", ",", "", " at ", "", " ", "",
	"0th", "0", "1st", "1", "2nd", "2", "3rd", "3", "4th", "4", "5th", "5", "6th", "6", "7th", "7", "8th", "8", "9th", "9",
	"1th", "1", "2th", "2", "3th", "3",
)
