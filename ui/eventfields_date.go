package ui

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// wordingEntry is an entry for a date wording, with its reading underneath at
// every keystroke.
type wordingEntry struct {
	s     *session
	entry *textEntry
	says  *prose          // the window, or why the wording cannot be read
	rule  *prose          // which rule gave it
	under *fyne.Container // doubts
	box   *fyne.Container

	stored  string // the wording as the review holds it
	anchors *anchorPick

	onWords  func(held string, r when.Reading) // after every reading
	onChange func(held string) bool            // saves the wording
	onSaved  func()                            // shows it as saved
}

func newWordingEntry(i *inspector, onChange func(held string) bool) *wordingEntry {
	w := &wordingEntry{
		s: i.s, entry: newLineEntry(), onChange: onChange,
		says: newProse("", theme.ColorNameSuccess), rule: newCaption(""), under: newColumn(1),
		onSaved: i.show,
	}
	w.box = newColumn(0.5, i.shielded(w.entry), w.says, w.rule, w.under)
	w.entry.onTyped = func(text string) { w.read(w.held(text), nil) }
	w.entry.onLeft = func(text string) { w.save(w.held(text)) }
	w.anchors = newAnchorPick(i.s, w.entry, i.drop, func() chronology.UID { return i.uid })
	return w
}

// held is a typed wording with the events that it names; where a title fits
// several, those that the stored wording named are meant.
func (w *wordingEntry) held(typed string) string { return w.s.dating.HoldEdited(typed, w.stored) }

// load shows a stored wording with what is known of its date.
func (w *wordingEntry) load(held string, known *chronology.Dated) {
	w.stored = held
	w.entry.show(w.shown(held))
	if !w.entry.pending() {
		w.read(held, known)
	}
}

// shown is a stored wording as it stands in the field: events by their titles, and
// the days that a computer wrote as a person would. It is not stored so until it
// is edited.
func (w *wordingEntry) shown(held string) string {
	return w.s.review().ShowWording(w.s.dating.SpelledOut(held))
}

// save keeps a wording and shows it as the review now words it.
func (w *wordingEntry) save(held string) bool {
	held = strings.TrimSpace(held)
	if !w.onChange(held) {
		return false
	}
	w.entry.reset(w.shown(held))
	w.onSaved()
	return true
}

// read shows how a wording is read. With known given it is the saved one, and
// the window is what it and all the others come to together.
func (w *wordingEntry) read(held string, known *chronology.Dated) {
	w.under.RemoveAll()
	w.says.say("", theme.ColorNameForeground)
	w.rule.say("", captionColour)
	var reading when.Reading
	if strings.TrimSpace(held) != "" {
		var err error
		reading, err = w.s.review().ReadWording(held)
		if err != nil {
			w.says.say(refusal(err), theme.ColorNameError)
			w.rule.say("The wording is kept as typed, without a date.", captionColour)
		} else {
			w.sayReading(reading, known)
		}
	}
	if w.onWords != nil {
		w.onWords(held, reading)
	}
	w.box.Refresh()
}

func (w *wordingEntry) sayReading(reading when.Reading, known *chronology.Dated) {
	alone := reading.Within(w.s.anchor)
	dated := chronology.Dated{Reading: reading, Window: alone, Start: alone, End: alone, Extent: reading.Extent}
	if known != nil {
		dated = *known
		dated.Reading = reading
	}
	if dated.Window.Empty() {
		w.says.say("No day fits what this wording says together with the dates it counts from.", theme.ColorNameError)
	} else {
		w.says.say(datedWords(dated), theme.ColorNameSuccess)
	}
	given := ""
	if !w.entry.pending() && w.shown(w.stored) != w.s.review().ShowWording(w.stored) {
		given = "given as “" + w.s.review().ShowWording(w.stored) + "”"
	}
	w.rule.say(joinFilled(" · ", reading.Rule, given), captionColour)
	for _, d := range reading.Doubts {
		w.doubt(d)
	}
}

// doubt asks about a reading, with what else could be meant as buttons.
func (w *wordingEntry) doubt(d when.Doubt) {
	w.under.Add(newProse(d.Message, theme.ColorNameWarning))
	if len(d.Alternatives) == 0 {
		return
	}
	row := newFlow()
	for _, wording := range d.Alternatives {
		row.Add(newChip("Take “"+w.s.review().ShowWording(wording)+"”", func() {
			if w.save(wording) {
				w.entry.requestFocus()
			}
		}))
	}
	w.under.Add(row)
}

// anchor is the window of what a relative wording counts from.
func (s *session) anchor(a when.Anchor) when.Window {
	switch a.Kind {
	case when.AnchorEvent:
		return s.dating.Of(chronology.UID(a.ID)).Window
	case when.AnchorBirth:
		return s.dating.Birth(chronology.UID(a.ID))
	case when.AnchorPregnancy:
		return s.dating.PregnancyStart(chronology.UID(a.ID))
	}
	return when.Always
}

// datedWords says a date as the inspector does: "between 6 Nov 2013 and 8 Mar
// 2014, ~16:00".
func datedWords(d chronology.Dated) string {
	return joinFilled(" · ",
		joinFilled(", ", windowWords(d), d.Reading.Clock.String()),
		where(d.Reading.Approximate, "approximate"), where(d.Reading.Uncertain, "uncertain"))
}

func where(holds bool, words string) string {
	if holds {
		return words
	}
	return ""
}

// windowWords says a window; that of a span says that it lasts.
func windowWords(d chronology.Dated) string {
	open := d.Window.Earliest.Open() || d.Window.Latest.Open()
	switch {
	case d.Extent != when.Span || d.Window.Exact() || open:
		return d.Window.String()
	case d.Start.Exact() && d.End.Exact():
		return "lasts from " + d.Start.String() + " to " + d.End.String()
	}
	return "lasts, between " + d.Window.Earliest.String() + " and " + d.Window.Latest.String()
}

// eventDate is the date of the event: the wording, how it is read, which of
// its clauses are used, and whether it is a moment or lasts.
type eventDate struct {
	*wordingEntry
	i       *inspector
	box     *fyne.Container
	clauses *fyne.Container
	extent  *chipGroup
	extents *fyne.Container
	misfit  *prose
	event   *chronology.Event
}

func newEventDate(i *inspector) *eventDate {
	f := &eventDate{i: i, clauses: newColumn(1), misfit: newProse("", theme.ColorNameWarning)}
	f.misfit.Hide()
	f.wordingEntry = newWordingEntry(i, func(held string) bool {
		return i.change("change date", func(a *alteration) { setWording(a.event, held) })
	})
	f.onWords = f.words
	f.entry.SetPlaceHolder("22 May 2013; early June 2012; 2 weeks after …")
	f.extent = newChipGroup(chipsChoose, f.setExtent)
	i.adopt(f.extent)
	f.extents = newColumn(0.5, newCaption("Counts as"), f.extent)
	f.box = formField("When", required, f.wordingEntry.box, f.misfit, f.clauses, f.extents)
	return f
}

// setWording changes the wording. What was decided about the words before it
// falls with them: a clause set aside that is no longer there, and all of it
// where nothing is left.
func setWording(e *chronology.Event, held string) {
	e.When.Wording = held
	e.When.SetAside = slices.DeleteFunc(e.When.SetAside, func(clause string) bool { return !strings.Contains(held, clause) })
	if held == "" {
		e.When = chronology.When{}
	}
}

func (f *eventDate) object() fyne.CanvasObject { return f.box }
func (f *eventDate) commit()                   { f.entry.leave() }
func (f *eventDate) pending() bool             { return f.entry.pending() }
func (f *eventDate) forget()                   { f.entry.reset("") }

func (f *eventDate) load(e *chronology.Event) {
	f.event = e
	var known *chronology.Dated
	if f.i.draft == nil { // a draft is not among the dated
		dated := f.i.s.dating.Of(e.UID)
		known = &dated
	}
	f.wordingEntry.load(e.When.Wording, known)
	f.misfit.say(f.i.misfit(e.UID), theme.ColorNameWarning)
}

// words shows what depends on the wording as it is now typed.
func (f *eventDate) words(held string, r when.Reading) {
	if f.event == nil {
		return
	}
	given := f.event.When
	f.showClauses(held, r)
	lasts := r.Extent == when.Span || r.Precision == when.PrecisionRange || given.AsMoment || given.AsSpan
	f.extents.Hidden = !lasts || held == "" || held != given.Wording
	f.extent.set([]groupChip{
		{text: "as worded", on: !given.AsMoment && !given.AsSpan},
		{text: "one moment inside", on: given.AsMoment},
		{text: "lasting all of it", on: given.AsSpan},
	})
	f.box.Refresh()
}

// showClauses lists the clauses of a saved wording that makes several
// statements, each to be used for dating or not.
func (f *eventDate) showClauses(held string, r when.Reading) {
	f.clauses.RemoveAll()
	given := f.event.When
	if held != given.Wording || len(r.Clauses) < 2 && len(given.SetAside) == 0 {
		return
	}
	for _, clause := range r.Clauses {
		aside := slices.Contains(given.SetAside, clause.Text)
		group := newChipGroup(chipsToggle, func(int) { f.setAside(clause.Text, !aside) })
		group.set([]groupChip{{text: "not used for dating", on: aside}})
		f.i.adopt(group)
		ink := theme.ColorNameForeground
		if aside {
			ink = theme.ColorNamePlaceHolder
		}
		f.clauses.Add(newProse(f.i.s.review().ShowWording(clause.Text), ink))
		f.clauses.Add(group)
	}
}

func (f *eventDate) setAside(clause string, aside bool) {
	label := "use for dating"
	if aside {
		label = "set aside for dating"
	}
	f.i.change(label, func(a *alteration) {
		kept := slices.DeleteFunc(a.event.When.SetAside, func(c string) bool { return c == clause })
		if aside {
			kept = append(kept, clause)
		}
		a.event.When.SetAside = kept
	})
}

func (f *eventDate) setExtent(n int) {
	f.i.change("change extent", func(a *alteration) {
		a.event.When.AsMoment, a.event.When.AsSpan = n == 1, n == 2
	})
}

// misfit says which wordings the event's cannot hold together with, "" where all fits.
func (i *inspector) misfit(uid chronology.UID) string {
	for _, c := range i.s.dating.Contradictions() {
		mine := false
		var others []string
		for _, m := range c.Members {
			if m.Event == uid {
				mine = true
				continue
			}
			others = append(others, "“"+m.Clause+"”"+inParagraph(m.Paragraph))
		}
		if !mine || len(others) == 0 {
			continue
		}
		said := "Does not fit with " + listed(others) + ", by " + count(c.Missed, "day") + ". "
		if c.Aside {
			return said + "One of them is marked “not used for dating”."
		}
		return said + "Until one of them is marked “not used for dating”, the one entered last is left out."
	}
	return ""
}

// refusal is why a wording cannot be read, as a sentence.
func refusal(err error) string {
	text := []rune(err.Error())
	if len(text) == 0 {
		return ""
	}
	text[0] = unicode.ToUpper(text[0])
	return strings.TrimRight(string(text), ".") + "."
}

func inParagraph(number string) string {
	if number == "" {
		return ""
	}
	return " (" + number + ")"
}

// knownDate is the date on which the event became known to the agency.
type knownDate struct {
	*wordingEntry
	box *fyne.Container
}

func newKnownDate(i *inspector) *knownDate {
	f := &knownDate{wordingEntry: newWordingEntry(i, func(held string) bool {
		return i.change("change date known", func(a *alteration) { a.event.Known = held })
	})}
	f.box = formField("Known to the agency on", "where that differs", f.wordingEntry.box)
	return f
}

func (f *knownDate) object() fyne.CanvasObject { return f.box }
func (f *knownDate) load(e *chronology.Event)  { f.wordingEntry.load(e.Known, nil) }
func (f *knownDate) commit()                   { f.entry.leave() }
func (f *knownDate) pending() bool             { return f.entry.pending() }
func (f *knownDate) forget()                   { f.entry.reset("") }
