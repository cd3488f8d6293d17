package export

import "throughline.org/throughline/chronology/when"

const (
	monthHeading = 10.0
	// unknownMonth heads events whose beginning nothing bounds. They stand first.
	unknownMonth = "Beginning not known"
)

// monthTables divides the integrated table by months: a table of a thousand
// rows can be read from end to end only, one a month can be gone to. Each stands
// under its heading, and in the outline under its year.
type monthTables struct {
	grid    *grid
	current string // heading of the table being filled
	year    int
	latest  when.Day // earliest day of the events so far that begin last
}

// see begins a table where an event opens a month: day is the earliest on which
// it can have begun. An event that stands later than its day would have it
// (relations may place it so) stays in the month that has begun. The heading is
// kept with a first row of so many lines.
func (m *monthTables) see(day when.Day, lines int) {
	heading := unknownMonth
	switch {
	case !day.Open():
		if day < m.latest {
			return
		}
		from := day.Time()
		heading = from.Format("January 2006")
		m.latest = day
	case m.current != "":
		return
	}
	if heading == m.current {
		return
	}
	m.begin(heading, day, lines)
}

func (m *monthTables) begin(heading string, day when.Day, lines int) {
	f := m.grid.flow
	if m.current != "" {
		m.grid.another()
		f.skip(10)
	}
	m.current, m.grid.title = heading, heading
	at := f.title(f.d.partLevel()+1, heading, monthHeading, m.grid.needs(lines))
	level := 1
	if !day.Open() {
		if year := day.Time().Year(); year != m.year {
			m.year = year
			f.d.outline = append(f.d.outline, bookmark{title: day.Time().Format("2006"), level: 1, to: at})
		}
		level = 2
	}
	f.d.outline = append(f.d.outline, bookmark{title: heading, level: level, to: at})
}
