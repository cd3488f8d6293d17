package chronology

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// event checks one event by itself and against what it names.
func (c *checker) event(e *Event) {
	dated := c.dating.Of(e.UID)
	if missing := Missing(c.review, e); len(missing) > 0 {
		c.add(CodeMissing, Error, fmt.Sprintf("%s is a draft: it lacks %s.", c.called(e.UID), listed(missing)), e.UID)
	}
	c.asked(e)
	c.lost(e)
	switch {
	case dated.Err != nil:
		c.add(CodeUnreadable, Error, fmt.Sprintf("The date of %s, “%s”, cannot be read: %s.", c.called(e.UID),
			c.review.ShowWording(e.When.Wording), strings.TrimSuffix(dated.Err.Error(), ".")), e.UID)
		return
	case e.When.Wording == "":
		return
	case dated.Window == when.Always:
		c.add(CodeUndated, Notice, fmt.Sprintf("Nothing says when %s was.", c.called(e.UID)), e.UID)
	}
	for _, doubt := range dated.Reading.Doubts {
		c.add(doubt.Code, Notice, fmt.Sprintf("%s, “%s”: %s", c.called(e.UID), c.review.ShowWording(e.When.Wording), withAlternatives(doubt)), e.UID)
	}
	c.outOfScope(e, dated)
	c.toldBefore(e, dated)
	c.knownLater(e, dated)
	c.ages(e)
	if c.untold(e.UID) && len(c.review.Paragraphs) > 0 {
		c.add(CodeUntold, Notice, fmt.Sprintf("No paragraph tells %s.", c.called(e.UID)), e.UID)
	}
}

func withAlternatives(d when.Doubt) string {
	if len(d.Alternatives) == 0 {
		return d.Message
	}
	return strings.TrimSuffix(d.Message, ".") + ". It could be “" + strings.Join(d.Alternatives, "” or “") + "”."
}

// lost finds what an event names and the review no longer holds.
func (c *checker) lost(e *Event) {
	r := c.review
	gone := func(what string, uid UID, there bool) {
		if uid != "" && !there {
			c.add(CodeLost, Warning, fmt.Sprintf("%s names %s that is no longer in the review.", c.called(e.UID), what), e.UID)
		}
	}
	gone("an agency", e.Agency, r.Agency(e.Agency) != nil)
	gone("a service", e.Service, r.Service(e.Service) != nil)
	gone("a kind of event", e.Kind, r.Kind(e.Kind) != nil)
	for _, i := range e.Involved {
		gone("a person", i.Person, r.Person(i.Person) != nil)
	}
	for _, l := range e.Lines {
		gone("a line of enquiry", l, r.Line(l) != nil)
	}
	for _, t := range e.Told {
		gone("an agency that was told", t.Agency, r.Agency(t.Agency) != nil)
	}
	for _, wording := range []string{e.When.Wording, e.Known} {
		for _, uid := range heldNames(wording) {
			gone("an event in its date", uid, r.Event(uid) != nil || r.Person(uid) != nil)
		}
	}
}

// outOfScope notes an event that cannot lie within the scope. Family life
// events set the scene and are left out.
func (c *checker) outOfScope(e *Event, dated Dated) {
	scope := c.dating.Scope()
	if !e.Family() && !dated.Window.Overlaps(scope) {
		c.add(CodeContextual, Notice, fmt.Sprintf("%s lies outside the scope of the review and is shown as context.", c.called(e.UID)), e.UID)
	}
}

// toldBefore finds agencies that were told, or knew, before the event began.
func (c *checker) toldBefore(e *Event, dated Dated) {
	if known := c.dating.Known(e.UID); known.Latest < dated.Start.Earliest {
		c.add(CodeToldBefore, Warning, fmt.Sprintf("%s was known before it happened: %s, against %s.", c.called(e.UID), known, dated.Window), e.UID)
	}
	for _, t := range e.Told {
		if t.When == "" || t.NotTold {
			continue
		}
		read := c.reader.wording(t.When, nil)
		if read.err != nil {
			c.add(CodeUnreadable, Warning, fmt.Sprintf("When %s was told of %s, “%s”, cannot be read: %s.", c.review.agencyName(t.Agency), c.called(e.UID),
				c.review.ShowWording(t.When), strings.TrimSuffix(read.err.Error(), ".")), e.UID)
			continue
		}
		if told := c.dating.Within(read.Reading); told.Latest < dated.Start.Earliest {
			c.add(CodeToldBefore, Warning, fmt.Sprintf("%s was told of %s before it happened: %s, against %s.",
				c.review.agencyName(t.Agency), c.called(e.UID), told, dated.Window), e.UID)
		}
	}
}

// listed joins with commas and "and".
func listed(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " and " + items[last]
}
