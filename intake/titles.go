package intake

import (
	"regexp"
	"slices"

	"throughline.org/throughline/chronology"
)

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

// holdBeside makes the other dates of the rows, of when it became known and when
// others were told, name events as the dates of the rows do.
func (d *dater) holdBeside() {
	coming := map[chronology.UID]bool{}
	for _, row := range d.rows {
		if row.Event != nil {
			coming[row.Event.UID] = true
		}
	}
	for _, row := range d.rows {
		if e := row.Event; e != nil {
			e.Known = d.held(e.Known, coming)
			for i := range e.Told {
				e.Told[i].When = d.held(e.Told[i].When, coming)
			}
		}
	}
}

// held is a wording with the titles in it held by their events: those of the
// review, else those of the rows that come in.
func (d *dater) held(wording string, coming map[chronology.UID]bool) string {
	if !titleInQuotes.MatchString(wording) {
		return wording
	}
	return titleInQuotes.ReplaceAllStringFunc(d.review.HoldWording(wording), func(quoted string) string {
		found := d.titles()[nameKey(titleInQuotes.FindStringSubmatch(quoted)[1])]
		if len(found) == 1 && coming[found[0]] {
			return "{" + string(found[0]) + "}"
		}
		return quoted
	})
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
