package when

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Why a wording cannot be moved by days: sentences for people.
var (
	errMovesWithAnchor = errors.New("this date counts from another and moves with it; type a date of its own to move it alone")
	errNoSingleDay     = errors.New("this wording says no single day, so there is no day to move; type the date, or change the ends of its window")
	errSeveralClauses  = errors.New("this wording makes several statements about its date; change them one by one")
	errCannotMove      = errors.New("this wording cannot be moved as it stands; type the new date")
)

// Moved rewrites the wording of one exact day so that it says another, so many
// days later (earlier where negative). Its form, a weekday in it and its time of
// day stay; where the form could not be read the same way again the day is
// written as the program writes days. A wording that says no single day, or
// that counts from something else, is refused with a sentence for people.
func (r Reading) Moved(days int, c Context) (string, error) {
	switch {
	case len(r.Relations) > 0:
		return "", errMovesWithAnchor
	case len(r.Clauses) > 1:
		return "", errSeveralClauses
	case !r.Window.Exact():
		return "", errNoSingleDay
	}
	m := mover{reading: r, context: c, from: r.Window.Earliest, to: r.Window.Earliest.Add(days)}
	m.tokens = lex(r.Wording, nil)
	if wording, ok := m.sameForm(); ok {
		return wording, nil
	}
	usual := m.to.String()
	if r.Clock.Known {
		usual += " " + r.Clock.String()
	}
	if m.says(usual) {
		return usual, nil
	}
	return "", errCannotMove
}

// mover rewrites one day in a wording as another.
type mover struct {
	reading  Reading
	context  Context
	tokens   []token
	from, to Day
}

// dateTokens are the places of a day's parts among the tokens; year −1 where
// the wording does not say one.
type dateTokens struct{ day, month, year int }

// reachOfDate is how many tokens apart the parts of one date stand at most:
// "4th of June, 2013".
const reachOfDate = 4

// sameForm tries every set of tokens that could be the day, and keeps the first
// rewriting that reads as the day asked for.
func (m mover) sameForm() (string, bool) {
	for _, at := range m.places() {
		if wording := m.rewritten(at); m.says(wording) {
			return wording, true
		}
	}
	return "", false
}

// places lists the tokens that could be the parts of the day, with a year first.
func (m mover) places() []dateTokens {
	t := m.from.Time()
	days := m.numbers(t.Day(), 2)
	months := append(m.numbers(int(t.Month()), 2), m.monthWords()...)
	years := append(m.numbers(t.Year(), 4), m.numbers(t.Year()%100, 2)...)
	var dated, undated []dateTokens
	for _, d := range days {
		for _, mo := range months {
			if d == mo || apart(d, mo) > reachOfDate {
				continue
			}
			for _, y := range years {
				if y != d && y != mo && min(apart(d, y), apart(mo, y)) <= reachOfDate {
					dated = append(dated, dateTokens{d, mo, y})
				}
			}
			undated = append(undated, dateTokens{d, mo, -1})
		}
	}
	return append(dated, undated...)
}

func apart(a, b int) int { return max(a-b, b-a) }

// numbers lists the tokens that are a number of at most so many digits.
func (m mover) numbers(value, width int) []int {
	var list []int
	for i, t := range m.tokens {
		if t.kind == tokenNumber && t.value == value && t.width <= width {
			list = append(list, i)
		}
	}
	return list
}

func (m mover) monthWords() []int {
	var list []int
	for i, t := range m.tokens {
		if t.kind == tokenWord && t.lexeme.month == m.from.Time().Month() {
			list = append(list, i)
		}
	}
	return list
}

// rewritten is the wording with the new day's parts in the places of the old.
func (m mover) rewritten(at dateTokens) string {
	t := m.to.Time()
	parts := map[int]string{
		at.day:   m.number(at.day, t.Day()),
		at.month: m.number(at.month, int(t.Month())),
	}
	if m.tokens[at.month].kind == tokenWord {
		parts[at.month] = m.named(at.month, t.Month().String())
	}
	if at.year >= 0 {
		parts[at.year] = m.number(at.year, t.Year())
	}
	for i, token := range m.tokens {
		switch {
		case token.kind == tokenWord && i == at.day+1 && slices.Contains(ordinalEndings, token.low):
			parts[i] = m.cased(i, ordinalEnding(t.Day()))
		case token.kind == tokenWord && token.lexeme.weekday == int(m.from.Time().Weekday())+1:
			parts[i] = m.named(i, t.Weekday().String())
		}
	}
	var b strings.Builder
	done := 0
	for i, token := range m.tokens {
		if part, changed := parts[i]; changed {
			b.WriteString(m.reading.Wording[done:token.start])
			b.WriteString(part)
			done = token.end
		}
	}
	b.WriteString(m.reading.Wording[done:])
	return b.String()
}

// number writes a number with as many digits as the one that it replaces.
func (m mover) number(i, value int) string {
	width := m.tokens[i].width
	if width == 2 && value > 99 {
		value %= 100
	}
	if width == 2 && m.wordsBeside() && m.typed(i)[0] != '0' {
		width = 1 // "12 June" goes on to "5 June", but "12/06" to "05/06"
	}
	return fmt.Sprintf("%0*d", width, value)
}

// wordsBeside reports whether the wording names its month by a word.
func (m mover) wordsBeside() bool { return len(m.monthWords()) > 0 }

func (m mover) typed(i int) string { return m.reading.Wording[m.tokens[i].start:m.tokens[i].end] }

// named writes the name of a month or a weekday, short where the old one was.
func (m mover) named(i int, name string) string {
	const short = 3
	if len(m.typed(i)) <= len("thurs") && !strings.EqualFold(m.typed(i), m.full(i)) {
		name = name[:short]
	}
	return m.cased(i, name)
}

// full is the whole name of the month or weekday that a token stands for.
func (m mover) full(i int) string {
	if m.tokens[i].lexeme.month != 0 {
		return m.from.Time().Month().String()
	}
	return m.from.Time().Weekday().String()
}

// cased gives a word the letters, large or small, of the one that it replaces.
func (m mover) cased(i int, word string) string {
	switch typed := m.typed(i); typed {
	case strings.ToUpper(typed):
		return strings.ToUpper(word)
	case strings.ToLower(typed):
		return strings.ToLower(word)
	}
	return word
}

var ordinalEndings = []string{"st", "nd", "rd", "th"}

func ordinalEnding(day int) string {
	if day%10 > 3 || day%10 == 0 || day/10 == 1 {
		return "th"
	}
	return ordinalEndings[day%10-1]
}

// says reports whether a wording reads as the day asked for, and otherwise as
// the old one does, with no doubt that this did not have.
func (m mover) says(wording string) bool {
	now, err := Read(wording, m.context)
	if err != nil || now.Window != On(m.to) || now.Extent != m.reading.Extent || now.Clock != m.reading.Clock ||
		now.Approximate != m.reading.Approximate || now.Uncertain != m.reading.Uncertain {
		return false
	}
	return !slices.ContainsFunc(now.Doubts, func(d Doubt) bool {
		return !slices.ContainsFunc(m.reading.Doubts, func(old Doubt) bool { return old.Code == d.Code })
	})
}
