package sweep

import "throughline.org/throughline/chronology/when"

// dates keeps dates of birth, and days and months that the policy hides. They are
// read as Render reads them, so that what is searched for here is what is replaced
// there.
func (c *scan) dates() {
	text := c.text
	hides := c.version.HidesDays()
	c.said = when.AppendInText(c.said[:0], text)
	for _, s := range c.said {
		if person, birth := c.births.Whose(text, s, hides); birth {
			if f := c.add(BirthDate, s.From, s.To); f != nil {
				f.Person = person
			}
			continue
		}
		window, known := s.Window()
		if !hides || known && s.Day > 0 && window.Earliest == c.printed {
			continue
		}
		if hidden, sure := c.hidden.Hides(s); hidden {
			c.add(HiddenDate, s.From, s.To).Doubtful = !sure
		}
	}
}
