package chronology

import (
	"regexp"
	"strings"
)

// ToldWords says in a line whom an event was shared with, as ReadTold reads it:
// "Police: told, 9 May 2013, by letter, left out: the allegation".
func (r *Review) ToldWords(t Told) string {
	name := ""
	if a := r.Agency(t.Agency); a != nil {
		name = a.Name
	}
	state := name + ": told"
	if t.NotTold {
		state = name + ": not told"
	}
	when, words := r.ShowWording(t.When), state
	for _, detail := range []struct{ lead, text string }{
		{"", when}, {"by ", t.By}, {"left out: ", t.LeftOut},
	} {
		if detail.text != "" {
			words += ", " + detail.lead + detail.text
		}
	}
	if _, read, _ := ReadTold(words); read.When != when || read.By != t.By || read.LeftOut != t.LeftOut {
		return strings.Join([]string{state, when, t.By, t.LeftOut, ""}, " |") // "by 3 June" would be taken for who told
	}
	return words
}

var (
	toldLine   = regexp.MustCompile(`(?is)^(.+?)\s*(?::|,|–|—|\s-|\s)\s*((?:was |were )?not told|(?:was |were )?told|not informed|informed)\b(.*)$`)
	toldDetail = regexp.MustCompile(`(?is)^(?:,?\s+(?:on )?(.+?))??(?:[,;]?\s+by (.+?))??(?:[,;]\s*left out: (.*))?$`)
	toldParts  = regexp.MustCompile(`(?s)^ \|(.*?) \|(.*?) \|(.*) \|$`)
)

// ReadTold reads whom a line says an event was shared with. The agency is given as
// it is named; the date as it is worded.
func ReadTold(line string) (agency string, t Told, ok bool) {
	m := toldLine.FindStringSubmatch(strings.TrimSpace(line))
	if m == nil {
		return "", Told{}, false
	}
	t.NotTold = strings.Contains(strings.ToLower(m[2]), "not ")
	details := toldParts.FindStringSubmatch(m[3])
	if details == nil {
		details = toldDetail.FindStringSubmatch(strings.TrimRight(m[3], " ."))
	}
	if details == nil {
		return "", Told{}, false
	}
	t.When, t.By, t.LeftOut = details[1], details[2], details[3]
	return m[1], t, true
}
