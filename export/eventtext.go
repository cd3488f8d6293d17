package export

import (
	"strings"

	"throughline.org/throughline/chronology"
)

// eventText gives what an event holds as plain text, as tables in Word and Excel
// have it.
type eventText struct{ csvRow }

func newEventText(r *chronology.Review, d *chronology.Dating, e *chronology.Event) eventText {
	return eventText{csvRow{r: r, d: d, e: e, dated: d.Of(e.UID)}}
}

func (t *eventText) agencyName() string {
	if t.e.Family() {
		return "Family"
	}
	return t.agency()
}

// involved lists people with their parts, then professionals, one a line.
func (t *eventText) involved() string {
	var lines []string
	for _, i := range t.e.Involved {
		name := t.person(i.Person)
		if name == "" {
			name = "[person removed]"
		}
		if i.Part != "" {
			name += " (" + i.Part + ")"
		}
		lines = append(lines, name)
	}
	for _, p := range t.e.Professionals {
		who := p.Role
		if name := t.person(p.Person); who == "" {
			who = name
		} else if name != "" && name != who {
			who += " (" + name + ")"
		}
		lines = append(lines, who)
	}
	return strings.Join(lines, "\n")
}

// toldLines lists who was told, one a line.
func (t *eventText) toldLines() string { return strings.ReplaceAll(t.told(), "; ", "\n") }

// sources is the source and what is attached.
func (t *eventText) sources() string {
	text := t.e.Source
	for _, a := range t.e.Attachments {
		text = joined(text, "\n", "Attached: "+a.Name)
	}
	return text
}

// judged is the comment with what was marked as good practice or as missed.
func (t *eventText) judged() string {
	text := t.e.Comment
	if t.e.GoodPractice {
		text = joined(text, "\n", "Good practice")
	}
	if t.e.MissedOpportunity {
		text = joined(text, "\n", "Missed opportunity")
	}
	return text
}

// oneLineEnd makes the line ends of a text alike and its tabs spaces. Most texts
// need neither.
func oneLineEnd(text string) string {
	if strings.IndexByte(text, '\r') < 0 && strings.IndexByte(text, '\t') < 0 && !strings.Contains(text, "\u2028") && !strings.Contains(text, "\u2029") {
		return text
	}
	return lineEnds.Replace(text)
}

// marks are what a row says of its event beside the text: what it is, and what
// other accounts of its contact there are, one a line.
func marks(e *chronology.Event, accounts *chronology.Accounts) string {
	text := ""
	if e.Key {
		text = "Key event"
	}
	if e.Disputed {
		text = joined(text, " · ", "Disputed")
	}
	for _, words := range accounts.Words(e) {
		text = joined(text, "\n", words)
	}
	return text
}

// kept are the events that the filter keeps, in the order of the chronology.
func kept(r *chronology.Review, d *chronology.Dating, o Options) []*chronology.Event {
	return o.Filter.Apply(r, d)
}
