package chronology

import (
	"strings"

	"throughline.org/throughline/chronology/when"
)

// BirthDates are the dates of birth that are known, as texts may tell them.
type BirthDates struct {
	of     map[when.Day]UID
	figure map[string]UID // 02052012, 020512, 20120502, 120502
	years  map[int]bool
	inYear map[int]bool // days of the month
	// told are those that are the day of an event too, and the forms in which that
	// date is printed: its own row would be an alarm otherwise.
	told map[when.Day]map[string]bool
}

// BirthDates are those of the people of a review, as they are dated.
func (d *Dating) BirthDates() BirthDates {
	b := BirthDates{of: map[when.Day]UID{}, figure: map[string]UID{}, told: map[when.Day]map[string]bool{}}
	b.years, b.inYear = map[int]bool{}, map[int]bool{}
	for _, p := range d.people {
		window := d.Birth(p.UID)
		if !window.Exact() {
			continue
		}
		day := window.Earliest
		b.of[day] = p.UID
		t := day.Time()
		b.years[t.Year()], b.years[t.Year()%100], b.inYear[t.Day()] = true, true, true
		for _, layout := range []string{"02012006", "020106", "20060102", "060102"} {
			b.figure[t.Format(layout)] = p.UID
		}
	}
	if len(b.of) == 0 {
		return b
	}
	for i, e := range d.events {
		dated := d.dated[i]
		for _, day := range []when.Day{dated.Start.Earliest, dated.End.Latest} {
			if _, birth := b.of[day]; birth {
				b.tell(day, e.When.Wording)
			}
		}
	}
	return b
}

func (b BirthDates) tell(day when.Day, wording string) {
	if b.told[day] == nil {
		t := day.Time()
		b.told[day] = map[string]bool{day.String(): true, day.ISO(): true, t.Format("2 January 2006"): true}
	}
	for _, s := range when.InText(wording) {
		b.told[day][wording[s.From:s.To]] = true
	}
}

// MayStand reports whether a date of birth may stand in a text: whether the year of
// one is among its figures, which begin at the marks, and the day of one too, or the
// year has four of them: its day may be in words.
func (b BirthDates) MayStand(text []byte, marks []int) bool { return mayStand(b, text, marks) }

func mayStand[T string | []byte](b BirthDates, text T, marks []int) bool {
	year, day := false, false
	for _, from := range marks {
		n, end := 0, from
		for end < len(text) && text[end] >= '0' && text[end] <= '9' && end-from <= 8 {
			n = 10*n + int(text[end]-'0')
			end++
		}
		switch end - from {
		case 6, 8:
			if _, birth := b.figure[string(text[from:end])]; birth {
				return true
			}
		case 4:
			if b.years[n] {
				return true
			}
		case 2:
			year = year || b.years[n]
			day = day || b.inYear[n]
		case 1:
			day = day || b.inYear[n]
		}
	}
	return year && day
}

// SpellsOne reports whether one may be told all in words.
func (b BirthDates) SpellsOne(text []byte) bool { return len(b.of) > 0 && when.SpellsYearIn(text) }

// Whose tells whose birth a date that stands in a text tells, if it is one of birth
// rather than the date of an event on that day, which a version that hides no days
// tells anyway.
func (b BirthDates) Whose(text string, s when.Said, hidesDays bool) (UID, bool) {
	window, known := s.Window()
	if s.Day == 0 || !known {
		return "", false
	}
	if person, birth := b.figure[text[s.From:s.To]]; birth {
		return person, true // whichever end its year stands at
	}
	person, birth := b.of[window.Earliest]
	if !birth {
		return "", false
	}
	told := b.told[window.Earliest]
	return person, hidesDays || told == nil || !told[text[s.From:s.To]] || saysBirth(text[:s.From])
}

// alone reports whether a day is that of a birth and of no event.
func (b BirthDates) alone(s when.Said) bool {
	window, known := s.Window()
	_, birth := b.of[window.Earliest]
	return known && s.Day != 0 && birth && b.told[window.Earliest] == nil
}

// inNumbers reports whether a date that nothing but its numbers tells is that of a birth.
func (b BirthDates) inNumbers(text string, s when.Said) bool {
	window, _ := s.Window()
	_, birth := b.of[window.Earliest]
	_, written := b.figure[text[s.From:s.To]]
	return s.Doubt != when.Plainly && (birth && s.Year != 0 || written)
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
