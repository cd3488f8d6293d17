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
		c.add(CodeConflict, Warning, from+" "+disagreement(open, entry)+" Yours stands until you decide.", events...)
	}
}

func disagreement(c *Conflict, entry string) string {
	switch {
	case c.Field == "" && c.Theirs == "":
		return "deleted " + entry + ", which you have worked on."
	case c.Field == "":
		return "changed " + entry + ", which you have deleted."
	}
	return fmt.Sprintf("changed %s (%s), and so did you.", entry, strings.ReplaceAll(c.Field, "_", " "))
}
