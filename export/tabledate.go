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
		case d.Start.Exact() && d.End.Exact():
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

// sameDate reports whether a wording says no more than the days printed above
// it: "8 May 2013", "8th may 2013" and "2013-05-08" are one.
func sameDate(words, days string) bool {
	if m := isoDate.FindStringSubmatch(words); m != nil {
		if day, err := time.Parse(time.DateOnly, m[1]); err == nil {
			words = day.Format("2 Jan 2006") + m[2]
		}
	}
	return dateFold.Replace(strings.ToLower(words)) == dateFold.Replace(strings.ToLower(days))
}

// isoDate is a day as a computer writes it, with the clock time.
var isoDate = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::00)?)?$`)

var dateFold = strings.NewReplacer(
	"january", "jan", "february", "feb", "march", "mar", "april", "apr", "june", "jun", "july", "jul",
	"august", "aug", "september", "sep", "october", "oct", "november", "nov", "december", "dec",
	"between", "", " and ", " to ", "from", "", "-", " to ", "–", " to ", ",", "", " at ", "", " ", "",
	"0th", "0", "1st", "1", "2nd", "2", "3rd", "3", "4th", "4", "5th", "5", "6th", "6", "7th", "7", "8th", "8", "9th", "9",
	"1th", "1", "2th", "2", "3th", "3",
)
