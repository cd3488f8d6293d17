package lanes

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// cardReasons is how many lines of the card say what gives one end of a window.
const cardReasons = 3

// reasons are the lines of the card that say which wordings give the two ends
// of an event's window, where it does not rest on its own wording alone.
func (c *card) reasons(event chronology.UID) []cardLine {
	if c.t.dating == nil {
		return nil
	}
	x := c.t.dating.Explanation(event)
	if same(x.Earliest.Chain, x.Latest.Chain) {
		return c.because("because of", event, x.Earliest.Chain)
	}
	lines := c.because("not before:", event, x.Earliest.Chain)
	return append(lines, c.because("not after:", event, x.Latest.Chain)...)
}

func same(a, b []chronology.Statement) bool {
	return slices.EqualFunc(a, b, func(a, b chronology.Statement) bool { return a.Event == b.Event && a.Clause == b.Clause })
}

// because says one chain, from the calendar towards the event, whose own wording
// the card has said already: 6.1 “16 May 2012”, then 6.4 “eight weeks later”.
func (c *card) because(head string, event chronology.UID, chain []chronology.Statement) []cardLine {
	chain = slices.DeleteFunc(chain, func(s chronology.Statement) bool { return s.Event == event })
	if len(chain) == 0 {
		return nil
	}
	words := strings.Fields(head)
	for i, s := range chain {
		said := stated(s)
		if i > 0 {
			said = "then " + said
		}
		if i < len(chain)-1 {
			said += ","
		}
		words = append(words, strings.Fields(said)...)
	}
	var lines []cardLine
	for _, line := range flow(words, " ", c.t.look.small, c.width()-3*c.t.look.pad, cardReasons) {
		lines = append(lines, cardLine{words: line, small: true, muted: true})
	}
	return lines
}

// stated says a statement: whose it is, and its words.
func stated(s chronology.Statement) string {
	where := s.Paragraph
	if where == "" {
		where = s.Ref
	}
	if where == "" {
		where = s.Title
	}
	words := s.Clause
	if s.Stored != "" {
		words = "“" + strings.NewReplacer("“", "‘", "”", "’").Replace(words) + "”"
	}
	return strings.TrimSpace(where + " " + words)
}
