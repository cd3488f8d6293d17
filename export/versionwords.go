package export

import (
	"strings"

	"throughline.org/throughline/chronology"
)

// dateWords says an event's date as the version that is written tells it: the days
// as closely as they are known, and the author's own wording where it says
// something else. A version that hides days has its wording alone.
func dateWords(r *chronology.Review, d *chronology.Dating, e *chronology.Event) (days, own string) {
	days, own = storedDateWords(r, d, e)
	return capitalised(r.ShowWording(days)), r.ShowWording(own)
}

// storedDateWords is dateWords that names events as wordings are stored.
func storedDateWords(r *chronology.Review, d *chronology.Dating, e *chronology.Event) (days, own string) {
	words := e.When.Wording
	if r.Rendered.HidesDays() {
		if words == "" {
			return "No date given", ""
		}
		return words, ""
	}
	dated := d.Of(e.UID)
	switch {
	case e.When.Wording == "":
		return "No date given", ""
	case dated.Err != nil:
		return "Not readable as a date", words
	}
	days = daysInWords(dated)
	if sameDate(words, days) {
		words = ""
	}
	return days, words
}

// versionWords head a document: what version it is, and who may read it.
func versionWords(v chronology.Version) (title, text string) {
	switch v.For {
	case chronology.Working:
		return "Working version", "This is a working version for those who carry out the review. It calls people by their names " +
			"and gives dates as closely as the records allow. It is not for the panel or for publication."
	case chronology.ForPanel:
		return "Panel version", "This version is for the panel. It calls people by labels and gives dates as closely as the records allow. " +
			"It is not for publication."
	case chronology.Published:
		return "Published version", "In this version people are called by pseudonyms or by their part in the family's life. " +
			"Some places and services may not be named. " + datesKeptBack[v.Dates]
	}
	return "Working version", workingVersion
}

var datesKeptBack = map[chronology.DatePolicy]string{
	chronology.DatesMonth:    "Dates are given by their month.",
	chronology.DatesRelative: "Dates are given in relation to other events.",
	chronology.DatesAge:      "Dates are given by the age of the child or adult.",
}

// noteOnDates tells the reader of the section how its dates are to be taken.
func noteOnDates(v chronology.Version) string {
	switch {
	case !v.HidesDays():
		return NoteOnDates
	case v.HidesCalendar():
		return "Exact dates are not given, so that nobody can be recognised by them. Where it matters, " +
			"the text says how long after another event something happened, or how old a child was."
	}
	return "Days are not given, so that nobody can be recognised by them."
}

// versionTitle names the version for a file's properties.
func versionTitle(r *chronology.Review) string {
	title := "Chronology"
	if r.Settings != nil && strings.TrimSpace(r.Settings.Title) != "" {
		title = r.Settings.Title
	}
	return title
}
