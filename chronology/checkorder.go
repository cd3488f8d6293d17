package chronology

import (
	"fmt"

	"throughline.org/throughline/chronology/when"
)

// linkOrder finds links whose events can only have come the other way round: a
// response before what it responds to, a result before its cause.
func (c *checker) linkOrder(l *Link) {
	first, second, how := l.From, l.To, "led to"
	switch l.Kind {
	case LedTo:
	case ResponseTo:
		first, second, how = l.To, l.From, "was answered by"
	case SharedWith:
		how = "was shared in"
	default:
		return
	}
	a, b := c.dating.Of(first), c.dating.Of(second)
	if b.End.Latest.Open() || a.Start.Earliest.Open() || b.End.Latest >= a.Start.Earliest {
		return
	}
	c.add(CodeLinkOrder, Warning, fmt.Sprintf("%s is said to be what %s %s, but by the dates it came before: %s, against %s.",
		c.called(second), c.called(first), how, b.Window, a.Window), first, second)
}

// paragraphOrder finds a paragraph whose events were all over before any of the
// paragraph before it began: the narrative goes back in time.
func (c *checker) paragraphOrder() {
	before := when.Always
	last := ""
	for i, p := range c.review.Paragraphs {
		window := c.tellingWindow(p)
		if window == when.Always {
			continue
		}
		number := c.review.numberAt(i)
		if last != "" && !window.Latest.Open() && !before.Earliest.Open() && window.Latest < before.Earliest {
			c.addAt(CodeParagraphOrder, Notice, fmt.Sprintf("%s tells what was over before anything in %s began.", number, last), number)
			c.findings[len(c.findings)-1].Events = append([]UID{}, p.Events...)
		}
		before, last = window, number
	}
}

// tellingWindow runs from the earliest start to the latest end of what a
// paragraph tells.
func (c *checker) tellingWindow(p *Paragraph) when.Window {
	window := when.Window{Earliest: when.Future, Latest: when.Past}
	for _, uid := range p.Events {
		if c.review.Event(uid) != nil {
			w := c.dating.Of(uid).Window
			window.Earliest, window.Latest = min(window.Earliest, w.Earliest), max(window.Latest, w.Latest)
		}
	}
	if window.Empty() {
		return when.Always
	}
	return window
}

// knownLater notes what the agency itself learnt of only afterwards: it could
// not have acted on it at the time.
func (c *checker) knownLater(e *Event, dated Dated) {
	if e.Known == "" {
		return
	}
	standing, err := c.dating.standing(e.Known)
	if err != nil {
		return
	}
	if least, _ := c.dating.gap(c.dating.endStanding(e.UID), standing); least <= 0 {
		return
	}
	known := c.dating.Known(e.UID)
	c.add(CodeKnownLater, Notice, fmt.Sprintf("%s became known only later: it was %s, and known %s.", c.called(e.UID), dated.Window, known), e.UID)
}
