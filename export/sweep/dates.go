package sweep

import (
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// births are the dates of birth that are known.
type births struct {
	of     map[when.Day]chronology.UID
	figure map[string]chronology.UID // 02052012, 020512, 20120502
	years  map[int]bool
	inYear map[int]bool // days of the month
	// told are those that are the day of an event too, and the forms in which that
	// date is printed: its own row would be an alarm otherwise.
	told map[when.Day]map[string]bool
}

func birthsOf(r *chronology.Review, d *chronology.Dating) births {
	b := births{of: map[when.Day]chronology.UID{}, figure: map[string]chronology.UID{}, told: map[when.Day]map[string]bool{}}
	b.years, b.inYear = map[int]bool{}, map[int]bool{}
	for _, p := range r.People {
		window := d.Birth(p.UID)
		if !window.Exact() {
			continue
		}
		day := window.Earliest
		b.of[day] = p.UID
		t := day.Time()
		b.years[t.Year()], b.years[t.Year()%100], b.inYear[t.Day()] = true, true, true
		for _, layout := range []string{"02012006", "020106", "20060102"} {
			b.figure[t.Format(layout)] = p.UID
		}
	}
	if len(b.of) == 0 {
		return b
	}
	for _, e := range r.Events {
		dated := d.Of(e.UID)
		for _, day := range []when.Day{dated.Start.Earliest, dated.End.Latest} {
			if _, birth := b.of[day]; birth {
				b.tell(day, e.When.Wording)
			}
		}
	}
	return b
}

func (b births) tell(day when.Day, wording string) {
	if b.told[day] == nil {
		t := day.Time()
		b.told[day] = map[string]bool{day.String(): true, day.ISO(): true, t.Format("2 January 2006"): true}
	}
	for _, s := range when.InText(wording) {
		b.told[day][wording[s.From:s.To]] = true
	}
}

// mayStand reports whether a date of birth may stand in a text: whether the year of
// one and the day of one are among its figures.
func (b births) mayStand(text string, marks []int) bool {
	year, day := false, false
	for _, from := range marks {
		n, end := 0, from
		for end < len(text) && digit(text[end]) && end-from <= 4 {
			n = 10*n + int(text[end]-'0')
			end++
		}
		switch end - from {
		case 2, 4:
			year = year || b.years[n]
			day = day || b.inYear[n]
		case 1:
			day = day || b.inYear[n]
		}
	}
	return year && day
}

// dates keeps dates of birth, and days and months that the policy hides.
func (c *scan) dates() {
	text := c.text
	if !c.version.HidesDays() && !c.births.mayStand(text, c.look.Marks()) {
		return
	}
	c.said = when.AppendInMarked(c.said[:0], text, c.look.Marks())
	for _, s := range c.said {
		window, known := s.Window()
		switch {
		case s.Day > 0 && known && c.isBirth(window.Earliest, s):
			c.add(BirthDate, s.From, s.To).Person = c.births.of[window.Earliest]
		case !c.version.HidesDays() || s.Day == 0 && !c.version.HidesCalendar():
		case known && (!window.Overlaps(c.days) || s.Day > 0 && window.Earliest == c.printed):
		default:
			c.add(HiddenDate, s.From, s.To)
		}
	}
}

// isBirth reports whether a date is one of birth rather than the date of an event
// on that day, which a version with exact dates tells.
func (c *scan) isBirth(day when.Day, s when.Said) bool {
	if _, birth := c.births.of[day]; !birth {
		return false
	}
	told := c.births.told[day]
	return c.version.HidesDays() || told == nil || !told[c.text[s.From:s.To]] || saysBirth(c.text[:s.From])
}

// saysBirth reports whether the words before a date say that somebody was born. A
// title that says so, with its date behind a comma, is that of the event.
func saysBirth(before string) bool {
	if strings.HasSuffix(strings.TrimRight(before, " "), ",") {
		return false
	}
	low := strings.ToLower(before[max(0, len(before)-40):])
	words := strings.FieldsFunc(low, func(r rune) bool { return r < 'a' || r > 'z' })
	for i := len(words) - 1; i >= 0; i-- {
		switch words[i] {
		case "born", "dob", "birth", "birthday", "birthdate":
			return true
		case "b":
			return i >= 2 && words[i-1] == "o" && words[i-2] == "d"
		case "on", "the", "is", "was", "of", "in", "date":
		default:
			return false
		}
	}
	return false
}

// joinsWord reports whether letters, hyphens or figures go on at either end: then
// it is part of a number of another kind.
func joinsWord(text string, from, to int) bool {
	return from > 0 && (wordByte(text[from-1]) || text[from-1] == '.' || text[from-1] == '-' && from > 1 && wordByte(text[from-2])) ||
		to < len(text) && (wordByte(text[to]) || text[to] == '-' && to+1 < len(text) && wordByte(text[to+1]))
}
