package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// fromAbove reads "the next day", "two weeks later" and the like as counting
// from the row above, and stores them with that row's event named. It reports
// whether the wording is of that sort, and then why it cannot be read, if so.
func (d *dater) fromAbove(i int) (tied bool, why error) {
	row := d.rows[i]
	day, clock := row.Wording, ""
	if m := clockLast.FindStringSubmatch(day); m != nil {
		day, clock = m[1], m[2]
	}
	if repeated.MatchString(day) {
		day = "the same day"
	}
	anchor := when.Anchor{Kind: when.AnchorEvent, ID: aboveAll}
	if i > 0 && d.rows[i-1].Event != nil {
		anchor.ID = string(d.rows[i-1].Event.UID)
	}
	context := when.Context{Default: &anchor, OwnDay: func(when.Anchor) (when.Day, bool) { return d.ownDay(i - 1) }}
	want, err := when.Read(day, context)
	if err != nil || !slices.ContainsFunc(want.Relations, func(r when.Relation) bool { return r.Anchor == anchor }) {
		return false, nil
	}
	switch {
	case i == 0:
		return true, fmt.Errorf("“%s” counts from the row above, and there is none; give its date", row.Wording)
	case d.rows[i-1].Event == nil:
		return true, fmt.Errorf("“%s” counts from the row above, which is refused; mend that one, or give a date", row.Wording)
	}
	d.review.Put(d.rows[i-1].Event)
	for _, stored := range tiedWordings(day, "{"+anchor.ID+"}") {
		if clock != "" {
			stored += "; " + clock
		}
		reading, err := d.review.ReadWording(stored)
		if err == nil && sameRelations(reading, want) && (clock == "") == (reading.Clock == want.Clock) {
			d.take(row, stored, reading)
			return true, nil
		}
	}
	return true, fmt.Errorf("“%s” counts from the row above, but cannot be held so; give its date", row.Wording)
}

// aboveAll stands for the row above the first, to see whether one is needed.
const aboveAll = "above"

// repeated is what forms say for a date that is the row's above.
var repeated = regexp.MustCompile(`(?i)^(?:as above|ditto|do\.|same|same date|same time|[“”"″]+|〃)$`)

// clockLast parts a clock time or a span of them from the words before it.
var clockLast = regexp.MustCompile(`(?i)^(.*?\D)[, ]+(?:at )?(\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]m)?(?: ?(?:-|–|to) ?\d{1,2}[:.]\d\d(?: ?[ap]m)?)?|\d{1,2} ?[ap]m)$`)

// ownDay is the day of a row whose own wording is exactly that.
func (d *dater) ownDay(i int) (when.Day, bool) {
	if i < 0 || d.rows[i].Event == nil {
		return 0, false
	}
	reading := d.rows[i].Reading
	return reading.Window.Earliest, reading.Window.Exact() && len(reading.Relations) == 0
}

// tyings are the ways of naming what a wording counts from, tried in turn until
// one reads as the bare wording does; %s is the name.
var tyings = []struct {
	bare *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`(?i)\s*\b(?:later|afterwards?|after that|thereafter|on|after|subsequently)$`), " after %s"},
	{regexp.MustCompile(`(?i)\s*\b(?:earlier|ago|before that|beforehand|before|previously)$`), " before %s"},
	{regexp.MustCompile(`(?i)^(?:on )?(?:later )?(?:(?:on|in) )?(?:that|the same|same|this)(?: very)? `), "the same $rest as %s"},
	{regexp.MustCompile(`(?i)^(?:on )?(?:the )?(?:previous|preceding|prior) `), "the $rest before %s"},
	{regexp.MustCompile(`(?i)^(?:on )?(?:the )?(?:next|following|subsequent) `), "the $rest after %s"},
	{regexp.MustCompile(`$`), " after %s"},
	{regexp.MustCompile(`$`), " before %s"},
	{regexp.MustCompile(`$`), " as %s"},
}

// tiedWordings lists what may say the same with the name of what it counts from.
func tiedWordings(bare, name string) []string {
	var all []string
	for _, t := range tyings {
		found := t.bare.FindStringIndex(bare)
		if found == nil {
			continue
		}
		tied := strings.ReplaceAll(t.with, "%s", name)
		rest := bare[found[1]:]
		if strings.Contains(tied, "$rest") {
			tied = strings.ReplaceAll(tied, "$rest", rest)
		} else {
			tied = strings.TrimSpace(bare[:found[0]] + tied)
		}
		all = append(all, tied)
	}
	return all
}

// sameRelations reports whether two readings tie a date to the same anchors by
// the same days; their clauses and rules may be worded differently.
func sameRelations(a, b when.Reading) bool {
	return slices.EqualFunc(a.Relations, b.Relations, func(x, y when.Relation) bool {
		return x.Anchor == y.Anchor && x.Side == y.Side && x.AnchorSide == y.AnchorSide && x.Min == y.Min && x.Max == y.Max
	})
}

// eventsOf lists the uids of a review's events.
func eventsOf(r *chronology.Review) map[chronology.UID]bool {
	uids := map[chronology.UID]bool{}
	for _, e := range r.Events {
		uids[e.UID] = true
	}
	return uids
}
