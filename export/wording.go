package export

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

// namedEvent is how a wording names an event: as it is stored, or by its title with
// the number of its paragraph, as a version of it for other readers has it.
var namedEvent = regexp.MustCompile(`\{([^{}¶]+)\}|“([^“”]+)”(?: \((\d+\.\d+)\))?`)

// worded says in a row of an event what a date is told from: other events by their
// refs, which lead to their rows, and with titled by the beginnings of their titles:
// "2 weeks after MID4 (Baby C is born)". A title in full is often a sentence, which
// nobody reads within another.
func (d *document) worded(words string, row *chronology.Event, s style, titled bool) []span {
	var spans []span
	plain := func(text string) {
		if text != "" {
			spans = append(spans, span{text: d.clean(text, row.UID), style: s})
		}
	}
	at := 0
	for _, m := range namedEvent.FindAllStringSubmatchIndex(words, -1) {
		e, name := d.named(words, m)
		lead := words[at:m[0]]
		switch at = m[1]; {
		case e == nil:
			plain(lead + name)
		case e == row && strings.HasSuffix(lead, "same day as "):
			plain(strings.TrimSuffix(lead, " as ")) // when it happened
		case e == row:
			plain(lead + "this entry")
		default:
			plain(lead)
			if spans = append(spans, d.refSpan(e, s)); titled {
				plain(" (" + briefTitle(e) + ")")
			}
		}
	}
	plain(words[at:])
	return spans
}

// named is the event that a match of namedEvent names, or what stands there where
// that is none.
func (d *document) named(words string, m []int) (*chronology.Event, string) {
	if m[2] >= 0 {
		uid := chronology.UID(words[m[2]:m[3]])
		return d.review.Event(uid), d.review.ShowWording(words[m[0]:m[1]])
	}
	number := ""
	if m[6] >= 0 {
		number = words[m[6]:m[7]]
	}
	return d.titledEvent(words[m[4]:m[5]], number), words[m[0]:m[1]]
}

// titledEvent is the one event that has a title, and the number of a paragraph where
// that is told; nil for none or several.
func (d *document) titledEvent(title, number string) *chronology.Event {
	if d.byTitle == nil {
		d.byTitle = map[string][]*chronology.Event{}
		for _, e := range d.review.Events {
			key := titleKey(e.ShortTitle())
			d.byTitle[key] = append(d.byTitle[key], e)
		}
	}
	var only *chronology.Event
	for _, e := range d.byTitle[titleKey(title)] {
		if numbers := d.review.ParagraphsOf(e.UID); number != "" && (len(numbers) == 0 || numbers[0] != number) {
			continue
		}
		if only != nil {
			return nil
		}
		only = e
	}
	return only
}

func titleKey(title string) string { return strings.Trim(title, " \"“”.;") }

// briefTitle is the beginning of a title, cut between words.
func briefTitle(e *chronology.Event) string {
	title := titleKey(e.ShortTitle())
	if utf8.RuneCountInString(title) <= mostOfTitle {
		return title
	}
	brief := ""
	for _, word := range strings.Fields(title) {
		if longer := joined(brief, " ", word); brief == "" || utf8.RuneCountInString(longer) < mostOfTitle {
			brief = longer
			continue
		}
		break
	}
	return strings.TrimRight(brief, " ,.;:–-") + "…"
}

// mostOfTitle is how many letters of a title stand within a wording.
const mostOfTitle = 32
