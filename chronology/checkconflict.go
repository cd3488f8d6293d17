package chronology

import (
	"fmt"
	"strings"
)

// conflicts lists what nobody has decided yet.
func (c *checker) conflicts() {
	for _, open := range c.review.OpenConflicts() {
		from := "An agency"
		if a := c.review.Agency(open.Agency); a != nil {
			from = a.Name
		}
		entry, events := "an entry that is not in the review now", []UID{}
		if c.review.Event(open.Entity) != nil {
			entry, events = c.called(open.Entity), []UID{open.Entity}
		} else if open.Sort != "event" {
			entry = "one " + open.Sort + " of the lists"
		}
		stands := " Yours stands until you decide."
		if open.BetweenAgencies() {
			stands = " Neither stands until you decide."
		}
		c.add(CodeConflict, Warning, from+" "+disagreement(open, entry)+stands, events...)
	}
}

func disagreement(c *Conflict, entry string) string {
	switch {
	case c.Field == "" && c.Theirs == "":
		return "deleted " + entry + ", which you have worked on."
	case c.Field == "":
		return "changed " + entry + ", which you have deleted."
	}
	also := "so did you"
	if c.BetweenAgencies() {
		also = "another agency changed it otherwise"
	}
	return fmt.Sprintf("changed %s (%s), and %s.", entry, strings.ReplaceAll(c.Field, "_", " "), also)
}
