package lanes

import (
	"fmt"

	"throughline.org/throughline/chronology/when"
)

// onDay says a day with its weekday: "Tue 4 June 2013".
func onDay(d when.Day) string { return d.Time().Format("Mon 2 January 2006") }

// laterBy says how far another day is: "3 days later", "2 weeks earlier".
func laterBy(days int) string {
	way, n, unit := "later", days, "day"
	if days < 0 {
		way, n = "earlier", -days
	}
	if n%7 == 0 {
		n, unit = n/7, "week"
	}
	if n == 1 {
		return "1 " + unit + " " + way
	}
	return fmt.Sprintf("%d %ss %s", n, unit, way)
}
