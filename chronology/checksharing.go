package chronology

import (
	"fmt"
	"strings"
)

// involvements finds ends of an agency's involvement that cannot be read, or
// count from what is no longer there: silences then take no account of them.
func (c *checker) involvements() {
	for _, a := range c.review.Agencies {
		for _, end := range []struct{ name, wording string }{{"start", a.InvolvedFrom}, {"end", a.InvolvedTo}} {
			if end.wording == "" {
				continue
			}
			if _, err := c.dating.standing(end.wording); err != nil {
				c.add(CodeUnreadable, Warning, fmt.Sprintf("The %s of the involvement of %s, “%s”, cannot be read: %s.",
					end.name, a.Name, innerQuotes.Replace(c.review.ShowWording(end.wording)), strings.TrimSuffix(err.Error(), ".")))
			}
		}
	}
}

// silences lists the stretches without recorded contact that were certainly
// longer than they should have been, of agencies: those of services are the same
// or inside what another service did.
func (c *checker) silences() {
	for _, s := range c.dating.Silences(nil) {
		a := c.review.Agency(s.Agency)
		if a == nil || !s.Certain(a.SilenceThreshold()) {
			continue
		}
		after, before := "the start of its involvement", "the end of it"
		if s.After != "" {
			before = "the end of its involvement"
		}
		events := []UID{}
		if s.After != "" {
			after, events = c.called(s.After), append(events, s.After)
		}
		if s.Before != "" {
			before, events = c.called(s.Before), append(events, s.Before)
		}
		c.add(CodeSilence, Notice, fmt.Sprintf("%s has no recorded contact for %s, between %s and %s.", a.Name, s.Words(), after, before), events...)
		c.findings[len(c.findings)-1].Days = s.Least
	}
}

// sharedLate finds what certainly reached another agency later than the review
// has it that it should: by links, and where no link says it, by what events say
// of who was told.
func (c *checker) sharedLate() {
	linked := map[[2]UID]bool{} // event and agency
	for _, l := range c.review.Links {
		to := c.review.Event(l.To)
		if l.Kind != SharedWith || to == nil || c.review.Event(l.From) == nil {
			continue
		}
		linked[[2]UID{l.From, to.Agency}] = true
		c.late(c.dating.Sharing(l), to.Agency, l.From, l.To)
	}
	for _, e := range c.dating.Order() {
		for n, t := range e.Told {
			if !linked[[2]UID{e.UID, t.Agency}] {
				c.late(c.dating.Telling(e.UID, n), t.Agency, e.UID)
			}
		}
	}
}

func (c *checker) late(s Sharing, agency UID, events ...UID) {
	if !s.Late {
		return
	}
	c.add(CodeSharedLate, Notice, fmt.Sprintf("%s was told of %s %s.", c.review.agencyName(agency), c.called(events[0]), s.Words()), events...)
	c.findings[len(c.findings)-1].Days = s.Least
}
