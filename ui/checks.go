package ui

import (
	"time"

	"throughline.org/throughline/chronology"
)

// checks knows what in the review needs attention. It is worked out anew after
// every change: at once where nobody would notice, else aside, and until that
// is done what was found before stands.
type checks struct {
	s        *session
	findings []chronology.Finding
	took     time.Duration // the last time
	running  bool
	again    bool // the review changed meanwhile
	watchers []func()
}

// newChecks checks a review at once where that goes unnoticed, else after the
// work that the window shows first.
func newChecks(s *session) *checks {
	c := &checks{s: s, took: s.solving.took}
	s.watch(c.news)
	if c.took < noticeable {
		c.work()
	} else {
		s.unhurried(c.work)
	}
	return c
}

// watch calls f whenever the findings have been worked out anew.
func (c *checks) watch(f func()) { c.watchers = append(c.watchers, f) }

func (c *checks) news(n news) {
	if len(n.events) > muchAtOnce {
		c.took = max(c.took, noticeable) // what it took before says nothing of so many
	}
	if n.others || len(n.events) > 0 {
		c.work()
	}
}

// work waits for dates that are being worked out: there will be news of them.
func (c *checks) work() {
	if !c.s.isDated() {
		return
	}
	if c.took < noticeable {
		started := time.Now()
		c.findings = chronology.CheckOn(c.s.review(), c.s.dating, today())
		c.took = time.Since(started)
		c.tell()
		return
	}
	if c.running {
		c.again = true
		return
	}
	c.workAside()
}

// workAside checks a snapshot beside the session's dating, which belongs to the
// review that goes on being edited. The order, which the views ask for next, is
// worked out before, so that both have it.
func (c *checks) workAside() {
	c.running, c.again = true, false
	c.s.dating.Order()
	snapshot, known := c.s.review().Snapshot(), c.s.dating
	var findings []chronology.Finding
	started := time.Now()
	c.s.solving.background(
		func() { findings = chronology.CheckOn(snapshot, known.Afresh(snapshot), today()) },
		func() {
			c.running = false
			c.findings, c.took = findings, time.Since(started)
			c.tell()
			if c.again && c.s.isDated() {
				c.workAside()
			}
		})
}

func (c *checks) tell() {
	for _, f := range c.watchers {
		f()
	}
}
