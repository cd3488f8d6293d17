package sweep

import "throughline.org/throughline/chronology/when"

// dates keeps dates of birth, and days and months that the policy hides.
func (c *scan) dates() {
	text := c.text
	if !c.version.HidesDays() && !c.births.MayStand(text, c.look.Marks()) {
		return
	}
	c.said = when.AppendInMarked(c.said[:0], text, c.look.Marks())
	for _, s := range c.said {
		person, birth := c.births.Whose(text, s, c.version.HidesDays())
		window, known := s.Window()
		switch {
		case birth:
			if f := c.add(BirthDate, s.From, s.To); f != nil {
				f.Person = person
			}
		case !c.version.HidesDays() || s.Day == 0 && !c.version.HidesCalendar():
		case known && (!window.Overlaps(c.days) || s.Day > 0 && window.Earliest == c.printed):
		default:
			c.add(HiddenDate, s.From, s.To)
		}
	}
}
