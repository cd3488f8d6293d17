package when

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
)

// Mention is something that a date can be worded against: an event, or the
// birth or pregnancy of a person.
type Mention struct {
	Kind     AnchorKind
	Name     string // as it stands in the sentence, such that Read resolves it: "the referral", "Baby C", "{uid}"
	Day      Day    // its own exact day
	Exact    bool   // whether it has one
	Strength int    // how much it means to the reader: a birth or a critical incident more than a telephone call
	Distance int    // how far back in the text it was last mentioned, in events; negative where it comes later
	// JustTold says that it is the event told just before, which need not be named:
	// "two weeks later". Such wordings are read with it as Context.Default.
	JustTold bool
}

// Words words a date that lies least to most days after a mention (negative:
// before it), best first. Each wording, read back by Read, allows every day from
// least to most; the first uses the largest unit that is true and close. The
// calendar and the numbers of rules are those of the context.
//
// There is always at least one wording where either number is known.
func Words(least, most int, m Mention, c Context) []string {
	w := wordsmith{least, most, m, &c}
	switch m.Kind {
	case AnchorBirth:
		return w.kept(append(w.sinceBirth(), w.ages()...))
	case AnchorPregnancy:
		return w.kept(w.gestations())
	}
	if m.JustTold {
		return w.kept(append(w.sinceThen(), w.since(m.Name)...))
	}
	return w.kept(w.since(m.Name))
}

type wordsmith struct {
	least, most int
	mention     Mention
	context     *Context
}

// kept leaves out wordings that do not allow the days, and repeats.
func (w wordsmith) kept(all []string) []string {
	var kept []string
	for _, words := range all {
		if !slices.Contains(kept, words) && w.allows(words) {
			kept = append(kept, words)
		}
	}
	return kept
}

// allows reads a wording back.
func (w wordsmith) allows(words string) bool {
	c := *w.context
	anchor := Anchor{Kind: w.mention.Kind, ID: w.mention.Name}
	c.Default = nil
	if w.mention.JustTold {
		c.Default = &anchor
	}
	c.Resolve = func(string) (Anchor, error) { return anchor, nil }
	c.OwnDay = func(Anchor) (Day, bool) { return w.mention.Day, w.mention.Exact }
	r, err := Read(words, c)
	if err != nil || len(r.Relations) == 0 || r.Extent != Moment {
		return false
	}
	for _, rel := range r.Relations {
		if rel.Min > w.least || rel.Max < w.most {
			return false
		}
	}
	return true
}

// since words a distance from something that is named.
func (w wordsmith) since(name string) []string {
	var all []string
	switch {
	case w.least == 0 && w.most == 0:
		return []string{"the same day as " + name}
	case w.least == 1 && w.most == 1:
		all = append(all, "the day after "+name)
	case w.least == -1 && w.most == -1:
		all = append(all, "the day before "+name)
	}
	way, low, high := "after", w.least, w.most
	if w.most <= 0 {
		way, low, high = "before", -w.most, -w.least
	}
	from := way + " " + name
	if low >= 0 && high < NoMax {
		all = append(all, w.counted(low, high, from)...)
		all = append(all, w.within(high, from)...)
	}
	all = append(all, w.workingDays(low, from)...)
	all = append(all, "about the time of "+name)
	if w.least >= 0 || w.most <= 0 {
		all = append(all, way+" "+name)
	}
	return all
}

// sinceThen words a distance from what has just been told, without naming it.
func (w wordsmith) sinceThen() []string {
	var all []string
	switch {
	case w.least == 0 && w.most == 0:
		return []string{"the same day"}
	case w.least == 1 && w.most == 1:
		all = append(all, "the following day", "the next day")
	case w.least == -1 && w.most == -1:
		all = append(all, "the day before")
	}
	then, open, low, high := "later", "afterwards", w.least, w.most
	if w.most <= 0 {
		then, open, low, high = "earlier", "earlier", -w.most, -w.least
	}
	if low >= 0 && high < NoMax {
		all = append(all, w.counted(low, high, then)...)
		if then == "later" {
			all = append(all, w.following(high)...)
		}
	}
	all = append(all, w.workingDays(low, then)...)
	all = append(all, "about the same time")
	if w.least >= 0 || w.most <= 0 {
		all = append(all, open)
	}
	return all
}

// following words an upper end, in the largest unit that comes close: "within the
// following week".
func (w wordsmith) following(high int) []string {
	var all []string
	for _, u := range []unit{unitYear, unitMonth, unitWeek, unitDay} {
		n := u.nearest(high)
		switch {
		case n < 1 || !u.close(n, high):
		case n == 1:
			all = append(all, "within the following "+unitNames[u])
		default:
			all = append(all, "within the following "+inWords(n, u))
		}
	}
	return all
}

// within words an upper end from something: "within two weeks after the referral".
func (w wordsmith) within(high int, from string) []string {
	if high < 1 {
		return nil
	}
	u := ageUnit(high)
	return []string{fmt.Sprintf("within %s %s", inWords(u.nearest(high)+1, u), from)}
}

// counted words a distance in the largest unit that comes close, then as a range.
func (w wordsmith) counted(low, high int, from string) []string {
	var all, ranges []string
	for _, u := range []unit{unitYear, unitMonth, unitWeek} {
		middle := (low + high) / 2
		n := u.nearest(middle)
		if n > 0 && u.close(n, middle) {
			all = append(all, inWords(n, u)+" "+from)
		}
		first, last := max(u.nearest(low), 1), max(u.nearest(high), 1)
		if last > first {
			ranges = append(ranges, numberWord(first)+" to "+numberWord(last)+" "+unitNames[u]+"s "+from)
		}
	}
	if low == high {
		all = append(all, inWords(low, unitDay)+" "+from)
	}
	slices.Reverse(ranges)
	return append(all, ranges...)
}

// nearest is the number of units that comes nearest to some days.
func (u unit) nearest(days int) int {
	n := u.completed(days)
	if u.size(n+1)-days < days-u.size(n) {
		n++
	}
	return n
}

// close reports whether a writer would call some days n units: within three days
// (one for a single week), or about a tenth for months and years.
func (u unit) close(n, days int) bool {
	off := abs(days - u.size(n))
	return off <= 3 && off*4 <= u.size(n) || u != unitWeek && off*10 <= u.size(n)
}

// workingDays words a distance of up to ten working days over days that are none,
// from a mention whose own day is known.
func (w wordsmith) workingDays(days int, from string) []string {
	if w.least != w.most || !w.mention.Exact || days < 1 {
		return nil
	}
	step := 1
	if w.most < 0 {
		step = -1
	}
	calendar := newWorkdays(w.context.Calendar)
	for n := 1; n <= 10; n++ {
		if calendar.add(w.mention.Day, n*step) == w.mention.Day.Add(days*step) && n < days {
			return []string{inWords(n, unitWorkingDay) + " " + from}
		}
	}
	return nil
}

// weeksAfterBirth is how long a writer counts from a birth rather than by age.
const weeksAfterBirth = 5

func (w wordsmith) sinceBirth() []string {
	birth := "the birth of " + w.mention.Name
	if w.mention.Name == "" {
		birth = "the birth"
	}
	if w.least >= 0 && w.most > unitWeek.size(weeksAfterBirth) && w.most < NoMax {
		return append(w.ages(), w.since(birth)...)
	}
	return w.since(birth)
}

// ages words a date by how old the person was.
func (w wordsmith) ages() []string {
	name := w.mention.Name
	if w.least < 0 || w.most >= NoMax || name == "" {
		return nil
	}
	var all []string
	for u := ageUnit(w.most); u >= unitDay; u-- {
		if u == unitWorkingDay {
			continue
		}
		low, high := u.completed(w.least), u.completed(w.most)
		if low == high {
			all = append(all, fmt.Sprintf("when %s was %s old", name, count(low, u)))
		}
	}
	u := ageUnit(w.most)
	return append(all, fmt.Sprintf("when %s was %d to %s old", name, u.completed(w.least), count(u.completed(w.most), u)))
}

// gestations words a date by the weeks of the pregnancy.
func (w wordsmith) gestations() []string {
	pregnancy := "the pregnancy"
	if w.mention.Name != "" {
		pregnancy += " with " + w.mention.Name
	}
	if Gestation(w.least, w.most) == "" {
		return w.since(pregnancy)
	}
	low, high := w.least/7, w.most/7
	if low == high {
		return append([]string{fmt.Sprintf("at %s of %s", count(low, unitWeek), pregnancy)}, w.since(pregnancy)...)
	}
	return append([]string{fmt.Sprintf("between %d and %s of %s", low, count(high+1, unitWeek), pregnancy)}, w.since(pregnancy)...)
}

var numberWords = [...]string{"no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// numberWord is a number as a careful writer puts it: in words up to ten.
func numberWord(n int) string {
	switch {
	case n == 1:
		return "one"
	case n >= 0 && n < len(numberWords):
		return numberWords[n]
	}
	return strconv.Itoa(n)
}

// inWords is a number of units in words up to ten: "a week", "two weeks", "11 weeks".
func inWords(n int, u unit) string {
	if n < 0 || n >= len(numberWords) {
		return count(n, u)
	}
	if n == 1 {
		return "a " + unitNames[u]
	}
	return numberWords[n] + " " + unitNames[u] + "s"
}

// Choice is a wording and the mention that it counts from.
type Choice struct {
	Mention int // index into the mentions
	Words   string
}

// Choose words a date against the mention that a careful author would count
// from, the others after it. Between gives for each mention the days by which
// the date follows it. Wordings that fix the date best come first; of those, what
// the reader met last and not long ago, unless something that means more is as
// near: each step of strength outweighs three events of distance. What the text
// has not mentioned yet comes last.
func Choose(mentions []Mention, between func(i int) (least, most int), c Context) []Choice {
	return slices.Collect(Choosing(mentions, between, c))
}

// Choosing is Choose that words a date only when it comes to it: most callers want
// the first that will do.
func Choosing(mentions []Mention, between func(i int) (least, most int), c Context) iter.Seq[Choice] {
	type ranked struct{ mention, least, most, looseness, rank int }
	all := make([]ranked, len(mentions))
	for i, m := range mentions {
		least, most := between(i)
		rank := m.Distance - 3*m.Strength
		if m.Distance < 0 {
			rank = 1000 - m.Distance
		}
		all[i] = ranked{i, least, most, looseness(most - least), rank}
	}
	slices.SortStableFunc(all, func(a, b ranked) int {
		return cmp.Or(a.looseness-b.looseness, a.rank-b.rank)
	})
	return func(yield func(Choice) bool) {
		for _, r := range all {
			words := Words(r.least, r.most, mentions[r.mention], c)
			if len(words) > 0 && !yield(Choice{r.mention, words[0]}) {
				return
			}
		}
	}
}

// looseness puts spreads of days into classes: some days, a month, more, open.
func looseness(days int) int {
	switch {
	case days <= 7:
		return 0
	case days <= 31:
		return 1
	case days <= 200:
		return 2
	case days < NoMax/2:
		return 3
	}
	return 4
}
