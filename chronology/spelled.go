package chronology

import (
	"regexp"
	"time"

	"throughline.org/throughline/chronology/when"
)

// isoDay is a day as computers write it, with or without a time.
var isoDay = regexp.MustCompile(`\b(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::00)?)?\b`)

// SpelledOut words the days that a computer wrote in a stored wording as a person
// would, for reading: "2023-11-19T09:37" as "19 November 2023, 09:37". What it
// returns is read as the same date; where it would not be, that is the wording as
// it stands.
func (d *Dating) SpelledOut(wording string) string {
	spelled := isoDay.ReplaceAllStringFunc(wording, func(iso string) string {
		parts := isoDay.FindStringSubmatch(iso)
		day, err := time.Parse(time.DateOnly, parts[1])
		if err != nil {
			return iso
		}
		words := when.On(when.Date(day.Date())).Wording(when.Moment)
		if parts[2] != "" {
			words += ", " + parts[2]
		}
		return words
	})
	if spelled == wording {
		return wording
	}
	was, err := d.Read(wording, "")
	if err != nil {
		return wording
	}
	now, err := d.Read(spelled, "")
	same := err == nil && now.Window == was.Window && now.Start == was.Start && now.End == was.End && now.EDTF == was.EDTF &&
		now.Clock == was.Clock && now.Extent == was.Extent && len(now.Relations) == len(was.Relations)
	if !same {
		return wording
	}
	return spelled
}
