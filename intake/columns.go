package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// refine looks at the cells of the columns for what their headings do not say.
func (t *Table) refine(from *sent.Table) {
	t.versions = t.columnOf(version) >= 0
	for i, f := range t.Columns {
		if slices.Contains(foreign, f) {
			t.Columns[i] = Other
		}
	}
	t.guessDate()
	t.undated()
	t.guessTime()
	t.guessWhat()
	t.guessBeside()
	t.initialled()
	t.nameTitle()
	t.see(from)
}

// formID is the heading of the ids in the form that this program makes for an
// agency, which stand in a hidden column.
const formID = "id leave as it is"

// see leaves out the columns that are hidden, unless no event could be made without
// or they are the ids of a form of our own.
func (t *Table) see(from *sent.Table) {
	for i, at := range t.bounds {
		f := t.Columns[i]
		for _, unseen := range from.Unseen {
			if at >= unseen.First && at <= unseen.Last && f != Start && f != What && nameKey(t.heading(i)) != formID {
				t.Columns[i] = Ignore
				t.hiddenColumns = append(t.hiddenColumns, i)
				break
			}
		}
	}
	t.matched = slices.Clone(t.Columns)
}

// narrative is how many letters the cells of a column have, on average, that
// tells what happened.
const narrative = 10

// guessDate takes the first column that holds dates to be the date, where no
// heading says that any is.
func (t *Table) guessDate() {
	if t.columnOf(Start) >= 0 || t.columnOf(Month) >= 0 {
		return
	}
	for c, f := range t.Columns {
		if s := t.shape(c); f == Other && s.filled > 0 && 2*s.dates > s.filled {
			t.Columns[c] = Start
			return
		}
	}
}

// undated takes columns headed "To" not for the last day where no cell of them is
// one: they say to whom something was sent.
func (t *Table) undated() {
	for c, f := range t.Columns {
		if f != End || headingKey(t.heading(c)) != "to" {
			continue
		}
		none := true
		for i := 0; i < len(t.Rows) && i < looked && none; i++ {
			cell := t.Rows[i].Cell(c)
			none = !saysDate(cell) && !ongoing[nameKey(cell)] && !clockAlone.MatchString(cell)
		}
		if none {
			t.Columns[c] = Other
		}
	}
}

// guessTime likewise takes a column to be the time: one without a heading where
// most cells are times, one under a heading that nobody foresaw where all are.
func (t *Table) guessTime() {
	if t.columnOf(StartTime) >= 0 {
		return
	}
	for c, f := range t.Columns {
		s := t.shape(c)
		if f == Other && s.filled > 0 && (t.heading(c) == "" && 2*s.times > s.filled || s.times == s.filled) {
			t.Columns[c] = StartTime
			return
		}
	}
}

// initialled takes a column of initials to be the professionals' where nothing
// else says who they were. In a list of abbreviations the same heading is another.
func (t *Table) initialled() {
	for c := range t.Columns {
		if t.Columns[c] == Other && t.columnOf(Professionals) < 0 && slices.Contains([]string{"initials", "staff initials", "init"}, headingKey(t.heading(c))) {
			t.Columns[c] = Professionals
		}
	}
}

// guessWhat takes the wordiest column that no heading matched to be what
// happened, where no heading says that any is. "Incident" may head a number or
// a story; "Notes" head what happened unless most of their cells are empty, and
// those of another column are not.
func (t *Table) guessWhat() {
	notes := t.columnOf(What)
	if notes >= 0 && !t.sparseNotes(notes) {
		return
	}
	text, longest := -1, 0
	for c, f := range t.Columns {
		s := t.shape(c)
		if (f == Other || f == ID || f == Kind) && s.letters > longest && s.letters >= narrative*s.filled && 2*s.dates <= s.filled {
			text, longest = c, s.letters
		}
	}
	if text >= 0 && (notes < 0 || t.shape(text).filled > 2*t.shape(notes).filled) {
		t.Columns[text] = What
		if notes >= 0 {
			t.Columns[notes] = Comment
		}
	}
}

// sparseNotes reports whether the column of what happened is one of notes, most
// of whose cells are empty.
func (t *Table) sparseNotes(column int) bool {
	return slices.Contains(strings.Fields(singular(headingKey(t.heading(column)))), "note") && 2*t.shape(column).filled < min(len(t.Rows), looked)
}

// guessBeside takes columns under headings that nobody foresaw to be who was seen
// or the source, where as good as all of their cells look so.
func (t *Table) guessBeside() {
	const several = 3
	for c, f := range t.Columns {
		s := t.shape(c)
		if f != Other || s.filled < several || t.heading(c) == "" {
			continue
		}
		switch {
		case 10*s.roles >= 9*s.filled && t.columnOf(Professionals) < 0 && t.columnOf(People) < 0:
			t.Columns[c] = Professionals
		case 10*s.records >= 9*s.filled && s.average() <= 40 && t.columnOf(Source) < 0:
			t.Columns[c] = Source
		}
	}
}

// nameTitle takes the first of several columns of what happened to be a title
// where its cells are short and those of another are not.
func (t *Table) nameTitle() {
	var told []int
	for c, f := range t.Columns {
		if f == What {
			told = append(told, c)
		}
	}
	if len(told) < 2 || t.columnOf(Title) >= 0 {
		return
	}
	first, rest := t.shape(told[0]), 0
	for _, c := range told[1:] {
		rest = max(rest, t.shape(c).average())
	}
	const titleLength = 60
	if first.average() < titleLength && rest > 2*first.average() {
		t.Columns[told[0]] = Title
	}
}

// guessAll understands a table without a header from its cells: the first
// column that mostly reads as dates is the date, the wordiest is what happened,
// and those after it the response and the comment; before it stand who was
// seen or spoken to, and the source.
func (t *Table) guessAll() {
	t.guessDate()
	date := t.columnOf(Start)
	if date < 0 {
		return
	}
	text, longest := -1, 0
	for c := range t.Columns {
		s := t.shape(c)
		switch {
		case c == date || s.filled == 0:
		case t.columnOf(StartTime) < 0 && 2*s.times > s.filled:
			t.Columns[c] = StartTime
		case t.columnOf(Seen) < 0 && 2*s.answers > s.filled:
			t.Columns[c] = Seen
		case t.columnOf(ID) < 0 && 2*s.numbers > s.filled:
			t.Columns[c] = ID
		case s.letters > longest && s.average() >= narrative:
			text, longest = c, s.letters
		}
	}
	if text < 0 {
		return
	}
	t.Columns[text] = What
	for c := range t.Columns {
		if s := t.shape(c); t.Columns[c] == Other && s.filled > 0 {
			t.Columns[c] = t.guessOne(c, text, s)
		}
	}
}

// guessOne understands one of the columns round what happened.
func (t *Table) guessOne(c, text int, s shape) Field {
	free := func(fields ...Field) Field {
		for _, f := range fields {
			if t.columnOf(f) < 0 {
				return f
			}
		}
		return Other
	}
	const fewWords = 40
	if c > text && c != text+1 {
		if s.average() <= fewWords && (2*s.roles > s.filled || 2*s.records > s.filled) {
			return free(map[bool][]Field{true: {Professionals}, false: {Source}}[s.roles >= s.records]...)
		}
		return free(Outcome, Comment)
	}
	switch {
	case c > text:
		return free(Outcome, Comment)
	case s.average() > fewWords:
		return Other
	case s.records > s.roles:
		return free(Source, Professionals)
	}
	return free(Professionals, Source)
}

// shape is what the cells of a column look like.
type shape struct {
	filled, dates, times, letters    int
	answers, numbers, roles, records int
}

func (s shape) average() int {
	if s.filled == 0 {
		return 0
	}
	return s.letters / s.filled
}

// looked is how many rows of a column are looked at.
const looked = 200

var (
	clockAlone   = regexp.MustCompile(`^(?i)(?:\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?|hrs?)?|\d{1,2}\s*[ap]\.?m\.?|[0-2]\d[0-5]\d\s*(?:hrs?|h)?)(?:\s*[-–]\s*\d{1,2}[:.]?\d\d)?$`)
	answerAlone  = regexp.MustCompile(`^(?i)(?:y|n|yes|no|n/?a|seen|not seen)\.?$`)
	numberAlone  = regexp.MustCompile(`^(?i)[a-z]{0,4}[-/ ]?\d{3}[\d/-]*$`)
	roleInside   = regexp.MustCompile(`(?i)\b(?:worker|officer|nurse|visitor|midwife|doctor|dr|gp|consultant|teacher|head|manager|constable|sergeant|pc|sgt|psychologist|psychiatrist|practitioner|paediatrician|sonographer|registrar|receptionist|secretary|crew|staff|assistant|advisor|adviser|coordinator|co-ordinator|social|team|contractor|paramedic|therapist|counsellor|safeguarding lead|tutor|warden|sw|hv|cpn)\b`)
	recordInside = regexp.MustCompile(`(?i)\b(?:records?|logs?|files?|notes?|letters?|e-?mails?|books?|reports?|forms?|minutes|register|diary|card|referral|notification|database|system|telephone|statement|list|sheet|account)\b`)
)

// shape looks at the first cells of a column.
func (t *Table) shape(column int) shape {
	var s shape
	for i := 0; i < len(t.Rows) && i < looked; i++ {
		cell := t.Rows[i].Cell(column)
		if cell == "" {
			continue
		}
		s.filled++
		s.letters += utf8.RuneCountInString(cell)
		count(&s.times, clockAlone.MatchString(cell))
		count(&s.dates, !clockAlone.MatchString(cell) && saysDate(cell))
		count(&s.answers, answerAlone.MatchString(cell))
		count(&s.numbers, numberAlone.MatchString(cell) && !isDate(cell))
		count(&s.roles, roleInside.MatchString(cell))
		count(&s.records, recordInside.MatchString(cell))
	}
	return s
}

func count(n *int, is bool) {
	if is {
		*n++
	}
}

func (t *Table) heading(column int) string {
	if column < len(t.Header) {
		return t.Header[column]
	}
	return ""
}

// isDate reports whether a cell reads as a date by itself, or would with a year.
func isDate(cell string) bool {
	const longest = 60
	if cell == "" || len(cell) > longest || !strings.ContainsAny(cell, "0123456789") && !unsaidDate(cell) {
		return false
	}
	for _, year := range []int{0, 2000} {
		if r, err := when.Read(cell, when.Context{Year: year}); err == nil && !(r.Unknown && len(cell) < 3) {
			return true
		}
	}
	return false
}

// saysDate reports whether a cell says when something was, not only that nobody knows.
func saysDate(cell string) bool {
	if !isDate(cell) {
		return false
	}
	r, err := when.Read(cell, when.Context{Year: 2000})
	return err != nil || !r.Unknown
}

// unsaidDate reports whether words without figures can be what stands for a date.
func unsaidDate(cell string) bool {
	r, err := when.Read(cell, when.Context{Year: 2000, Default: &when.Anchor{Kind: when.AnchorEvent, ID: "above"}})
	return err == nil && (r.Unknown || len(r.Relations) > 0 || !r.Window.Earliest.Open() && !r.Window.Latest.Open())
}
