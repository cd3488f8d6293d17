package chronology

import "fmt"

// asked finds entries that lack what their pack asks for.
func (c *checker) asked(e *Event) {
	if len(c.review.Packs) == 0 {
		return
	}
	if p := c.review.asking(e); p != nil {
		if words := p.Unfilled(c.review, e); len(words) > 0 {
			c.add(CodeAsked, Warning, fmt.Sprintf("%s does not say what the pack asks for: %s.", c.called(e.UID), listed(words)), e.UID)
		}
	}
}

// strangers finds, in an agency's own file, who is named in its texts and not in
// the list of people: a name that should be a label, or a person to be added.
func (c *checker) strangers() {
	own := c.review.OwnPack()
	if own == nil {
		return
	}
	search := c.review.Finder(Version{}).Search(true)
	events := map[string][]UID{}
	var names []string
	for _, e := range c.dating.Order() {
		if !own.covers(e) {
			continue
		}
		for _, text := range []string{e.Title, e.What, e.Outcome, e.Voice, e.Comment} {
			for _, name := range search.Strangers(text) {
				if events[name] == nil {
					names = append(names, name)
				}
				if n := len(events[name]); n == 0 || events[name][n-1] != e.UID {
					events[name] = append(events[name], e.UID)
				}
			}
		}
	}
	for _, name := range names {
		c.add(CodeStranger, Notice, fmt.Sprintf("“%s” may be somebody who is not in the list of people.", name), events[name]...)
	}
}
