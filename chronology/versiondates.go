package chronology

import (
	"cmp"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/when"
)

// DateWithheld stands where a date is kept back and nothing nearby could word it.
const DateWithheld = "[date]"

// dates words the dates of the copy by the policy. The copy's events are put in
// the order of the chronology, which their new wordings may no longer show, and
// keep their refs.
func (m *maker) dates(c *Review) {
	w := dateWriter{maker: m, c: c, d: Solve(c)}
	if m.v.Dates == DatesRelative {
		w.last = map[UID]UID{}
		var before UID
		for _, e := range w.d.Order() {
			w.last[e.UID], before = before, e.UID
		}
	}
	order := m.d.Order()
	events := make([]*Event, len(order))
	sideBySide(len(order), func(i int) bool {
		events[i] = w.event(c.Event(order[i].UID))
		return m.pace.step()
	})
	if m.pace.stopped.Load() {
		return
	}
	c.Events = events
	for i, p := range c.People {
		shown := *p
		shown.Born, shown.DueDate = w.wording(p.Born), w.wording(p.DueDate)
		c.People[i] = &shown
	}
	for i, a := range c.Agencies {
		shown := *a
		shown.InvolvedFrom, shown.InvolvedTo = w.wording(a.InvolvedFrom), w.wording(a.InvolvedTo)
		c.Agencies[i] = &shown
	}
	for i, s := range c.Scopes {
		shown := *s
		shown.From, shown.To = w.wording(s.From), w.wording(s.To)
		c.Scopes[i] = &shown
	}
	if c.Settings != nil {
		shown := *c.Settings
		shown.ScopeFrom, shown.ScopeTo = w.wording(shown.ScopeFrom), w.wording(shown.ScopeTo)
		c.Settings = &shown
	}
	c.index = nil
	c.reindex()
}

// sideBySide calls do for every number below count, in several goroutines, as long
// as it returns true.
func sideBySide(count int, do func(i int) bool) {
	var all sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for n := range workers {
		all.Go(func() {
			for i := n; i < count && do(i); i += workers {
			}
		})
	}
	all.Wait()
}

// dateWriter words dates; d is the dating of the copy, in which people have the
// names by which the words call them.
type dateWriter struct {
	*maker
	c    *Review
	d    *Dating
	last map[UID]UID // the event that stands before each in the chronology
}

func (w *dateWriter) event(e *Event) *Event {
	shown := e.Copy()
	dated := w.d.Of(e.UID)
	span := dated.Extent == when.Span
	shown.When = When{Wording: w.words(e, dated), AsSpan: span && w.v.Dates == DatesMonth}
	shown.Ref = w.maker.d.Ref(e.UID)
	shown.Known = w.wordingOf(e, e.Known)
	for i := range shown.Told {
		shown.Told[i].When = w.wordingOf(e, e.Told[i].When)
	}
	return shown
}

// words is the date of an event.
func (w *dateWriter) words(e *Event, dated Dated) string {
	if e.When.Wording == "" {
		return ""
	}
	switch w.v.Dates {
	case DatesMonth:
		return monthWords(dated.Window, dated.Extent)
	case DatesAge:
		if words := w.age(e.UID, dated); words != "" {
			return words
		}
	}
	made, can := w.d.PublishedDate(e.UID)
	switch {
	case !can:
		return cmp.Or(w.age(e.UID, dated), DateWithheld)
	case made.Implied && w.last[e.UID] != made.Anchor:
		return made.inFull()
	}
	return made.Words
}

// inFull names the anchor that a wording leaves out, for a reader who has not just
// been told of it.
func (p PublishedDate) inFull() string {
	switch p.Words {
	case "the following day":
		return "the day after " + p.Name
	case "the same day":
		return "the same day as " + p.Name
	case "the day before":
		return "the day before " + p.Name
	case "the following week":
		return "the week after " + p.Name
	}
	if words, later := strings.CutSuffix(p.Words, " later"); later {
		return words + " after " + p.Name
	}
	if words, earlier := strings.CutSuffix(p.Words, " earlier"); earlier {
		return words + " before " + p.Name
	}
	return p.Words
}

// wordingOf words another date of an event: when it became known, when an agency
// was told.
func (w *dateWriter) wordingOf(e *Event, wording string) string {
	if wording == "" || w.v.Dates == DatesMonth {
		return w.wording(wording)
	}
	if shown := w.wording(wording); shown != "" && shown != DateWithheld {
		return shown
	}
	told, err := w.d.standing(wording)
	if err != nil {
		return DateWithheld
	}
	least, most := w.d.gap(w.d.eventStanding(e.UID), told)
	mention := when.Mention{Kind: when.AnchorEvent, Name: "this", JustTold: true}
	if words := when.Words(least, most, mention, w.d.reader().context); len(words) > 0 && !strings.Contains(words[0], " this") {
		return words[0]
	}
	return DateWithheld
}

// wording words a date that belongs to no event: as it is where it names no
// calendar date, else by its month, or not at all.
func (w *dateWriter) wording(text string) string {
	if text == "" {
		return ""
	}
	reading, err := w.d.Read(text, "")
	if w.v.Dates == DatesMonth {
		return monthWords(w.d.Within(reading), reading.Extent)
	}
	if _, known := w.c.resolveHeld(text); known {
		return w.c.ShowWording(text)
	}
	if err != nil {
		return DateWithheld
	}
	for _, clause := range reading.Clauses {
		if clause.Window != when.Always {
			return DateWithheld
		}
	}
	return w.c.ShowWording(text)
}

// resolveHeld reports whether a wording is the name of an event or a person alone.
func (r *Review) resolveHeld(text string) (UID, bool) {
	uids := heldNames(text)
	if len(uids) != 1 || "{"+string(uids[0])+"}" != strings.TrimSpace(text) {
		return "", false
	}
	return uids[0], r.Find(uids[0]) != nil
}

// age words a date by how old a subject of the review was.
func (w *dateWriter) age(event UID, dated Dated) string {
	start := w.ageAt(w.d.eventStanding(event), event)
	if start == "" || dated.Extent != when.Span {
		return start
	}
	end := w.ageAt(standing{window: dated.End, event: w.d.placeOf(event), end: true}, event)
	if end == "" || end == start {
		return start
	}
	return "from " + start + " to " + end
}

func (w *dateWriter) ageAt(day standing, event UID) string {
	for _, p := range w.d.people {
		if !p.Subject || p.BirthEvent == event || p.Name() == "" {
			continue
		}
		birth := w.d.birthStanding(p.UID)
		if birth.open() || day.open() {
			continue
		}
		least, most := w.d.gap(birth, day)
		if least == 0 && most == 0 {
			return "the day of the birth of " + p.Name()
		}
		words := when.Words(least, most, when.Mention{Kind: when.AnchorBirth, Name: p.Name()}, w.d.reader().context)
		for _, said := range words {
			if strings.Contains(said, " old") && !strings.Contains(said, " was 0 to ") {
				return said
			}
		}
		for _, said := range words {
			if !strings.Contains(said, " was 0 to ") {
				return said // "within a year after the birth"
			}
		}
		if len(words) > 0 {
			return words[0]
		}
	}
	return ""
}

// monthWords says a window by its months: "May 2013", "between May and July 2013".
func monthWords(w when.Window, extent when.Extent) string {
	from, to := monthWord(w.Earliest), monthWord(w.Latest)
	span := extent == when.Span
	switch {
	case w == when.Always:
		return ""
	case from == to:
		return from
	case w.Earliest.Open() && span:
		return "until " + to
	case w.Earliest.Open():
		return "by " + to
	case w.Latest.Open() && span:
		return "from " + from
	case w.Latest.Open():
		return "since " + from
	}
	if y := to[len(to)-5:]; strings.HasSuffix(from, y) {
		from = strings.TrimSuffix(from, y)
	}
	if span {
		return "from " + from + " to " + to
	}
	return "between " + from + " and " + to
}

func monthWord(d when.Day) string {
	if d.Open() {
		return ""
	}
	return d.Time().Format("January 2006")
}

// datesIn proposes what stands for the calendar dates in a text.
func (w *writer) datesIn(x Entity, text string) {
	w.said = when.AppendInText(w.said[:0], text)
	for _, s := range w.said {
		hides, sure := w.hidden.Hides(s)
		// A day of birth is told of whoever it is, however long ago.
		born := s.Day != 0 && (saysBirth(text[:s.From]) || w.births.alone(s) || w.births.inNumbers(text, s))
		if !hides && !(born && s.Year != 0) {
			continue
		}
		p := Replacement{At: s.From, Why: WhyDate, Sure: naming.Likely}
		if !sure && !born {
			p.Sure, p.Doubt = naming.Doubtful, doubtNumbers
		}
		p.With = w.saidWords(x, s)
		if w.v.Dates != DatesMonth && (p.With == DateWithheld || born) {
			if person, birth := w.births.Whose(text, s, true); birth || born {
				p.Person, p.With = person, BirthWithheld
			}
		}
		w.fit(&p, text, s)
		w.list = append(w.list, p)
	}
}

// doubtNumbers is why what is written in numbers may be something else.
const doubtNumbers = "may be no date"

// fit makes what stands for a date go with the words around it.
func (w *writer) fit(p *Replacement, text string, s when.Said) {
	month := w.v.Dates == DatesMonth
	lead := leadWord(text[:p.At])
	of := strings.Contains(strings.ToLower(text[s.From:s.To]), " of ")
	switch {
	case !month && (glued(text, s) || strings.HasSuffix(strings.ToLower(text[:p.At]), "c. ")):
		p.With = withheld(p.With) // "scan_[date].pdf"
		p.Found = text[p.At:s.To]
		return
	case lead == "the" && of:
		p.At = beforeLead(text, p.At, lead)
		lead = leadWord(text[:p.At])
	case leadsToNoun[lead] && !month && nounFollows(text[s.To:]):
		p.With = withheld(p.With) // "the six days later meeting"
	case lead == "the" && !nounFollows(text[s.To:]):
		p.At = beforeLead(text, p.At, lead)
		lead = leadWord(text[:p.At])
	}
	switch {
	case lead == "on" && month:
		p.At, p.With = beforeLead(text, p.At, lead), "in "+p.With
	case lead == "on" && p.With != DateWithheld && p.With != BirthWithheld:
		p.At = beforeLead(text, p.At, lead)
	case dateLead[lead] && !month:
		p.With = withheld(p.With) // "the letter of when …"
	}
	if text[s.To-1]|0x20 == 't' && s.To < len(text) && text[s.To] >= '0' && text[s.To] <= '9' {
		p.With += " at " // its clock time follows
	}
	if startsSentence(text, p.At) {
		p.With = capitalFirst(p.With)
	}
	p.Found = text[p.At:s.To]
}

// glued reports whether a date is part of a longer word, such as the name of a file.
func glued(text string, s when.Said) bool {
	joint := func(r, beyond rune) bool {
		return r == '_' || unicode.IsLetter(r) || (r == '-' || r == '.') && unicode.IsLetter(beyond)
	}
	before, size := utf8.DecodeLastRuneInString(text[:s.From])
	far, _ := utf8.DecodeLastRuneInString(text[:s.From-size])
	after, size := utf8.DecodeRuneInString(text[s.To:])
	next, _ := utf8.DecodeRuneInString(text[s.To+size:])
	return joint(before, far) && before != '.' || joint(after, next)
}

func withheld(words string) string {
	if words == BirthWithheld {
		return words
	}
	return DateWithheld
}

// leadsToNoun are words between which and a noun a date stands like an adjective.
var leadsToNoun = wordSet("the a an this that his her its their our my your each every another")

// nounFollows reports whether a date goes with the word behind it: the 12 March
// meeting, not the 12th of March when.
func nounFollows(text string) bool {
	r, size := utf8.DecodeRuneInString(text)
	if !unicode.IsSpace(r) {
		return false
	}
	rest := text[size:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(rest)
	}
	word := rest[:end]
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first) && !noNouns[word]
}

// noNouns go on a sentence behind a date.
var noNouns = wordSet(`and or but nor to at by in on of off for from with without until till since before after when where while as because so that which who whose
	than then there he she it they we you i his her their the a an was were is are be been had has have did does do would will could should may might can must
	not no if about around during between into over under again also only later earlier`)

// dateLead are words that a date follows, but not a clause or "two days later".
var dateLead = wordSet(`of dated from since by until till before after between to in during at dob born date for birthday
	commencing beginning ending c e around about approximately circa late early mid`)

// leadWord is the word before a place, in small letters, where only a space stands
// between.
func leadWord(text string) string {
	last, size := utf8.DecodeLastRuneInString(text)
	if !unicode.IsSpace(last) {
		return ""
	}
	trimmed := text[:len(text)-size]
	start := len(trimmed)
	for start > 0 && isWordByte(trimmed[start-1]) {
		start--
	}
	return strings.ToLower(trimmed[start:])
}

// beforeLead is where the lead word stands.
func beforeLead(text string, from int, lead string) int {
	_, size := utf8.DecodeLastRuneInString(text[:from])
	return from - size - len(lead)
}

func monthSaid(s when.Said) string {
	month := time.Month(s.Month).String()
	if s.Year == 0 {
		return month
	}
	return month + " " + time.Date(s.Year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")
}

// saidWords is what stands for a date in the text of an entity: for a month, the
// month; else how far it lies from the entity's own day, or how old the subject
// was.
func (w *writer) saidWords(x Entity, s when.Said) string {
	if w.v.Dates == DatesMonth {
		return monthSaid(s)
	}
	own := when.Always
	if e, is := x.(*Event); is {
		own = w.d.Of(e.UID).Window
	}
	window, known := yearNear(s, own).Window()
	if !known || s.Day == 0 {
		return DateWithheld
	}
	if own.Exact() && w.v.Dates == DatesRelative {
		days := int(window.Earliest - own.Earliest)
		m := when.Mention{Kind: when.AnchorEvent, Name: "this", Day: own.Earliest, Exact: true, JustTold: true}
		if words := when.Words(days, days, m, w.d.reader().context); len(words) > 0 && !strings.Contains(words[0], " this") {
			return words[0]
		}
	}
	for _, p := range w.r.People {
		born := w.d.Birth(p.UID)
		if !p.Subject || !born.Exact() {
			continue
		}
		days := int(window.Earliest - born.Earliest)
		if days == 0 {
			return DateWithheld // "born on the day of the birth" says nothing
		}
		m := when.Mention{Kind: when.AnchorBirth, Name: w.v.Called(p), Day: born.Earliest, Exact: true}
		words := when.Words(days, days, m, w.d.reader().context)
		for _, said := range words {
			if strings.Contains(said, " old") {
				return said
			}
		}
		if len(words) > 0 {
			return words[0]
		}
	}
	return DateWithheld
}

// yearNear gives a date without a year that of the window it lies nearest to.
func yearNear(s when.Said, own when.Window) when.Said {
	if s.Year != 0 || own.Earliest.Open() || s.Day == 0 {
		return s
	}
	best := s
	for year := own.Earliest.Time().Year() - 1; year <= own.Earliest.Time().Year()+1; year++ {
		here := s
		here.Year = year
		if best.Year == 0 || awayFrom(here, own) < awayFrom(best, own) {
			best = here
		}
	}
	return best
}

func awayFrom(s when.Said, own when.Window) int {
	w, _ := s.Window()
	return max(int(w.Earliest-own.Earliest), int(own.Earliest-w.Earliest))
}
