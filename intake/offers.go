package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// OfferedPerson is somebody whom a file lists: in a family table, or among
// those who are named in it.
type OfferedPerson struct {
	Place        string
	Name         string // as listed: a label or a real name
	Relationship string
	Born         string // date wording
	Address      string
	Ethnicity    string
	Role         string
	Agency       string
}

// OfferedAbbreviation is an abbreviation that a file explains.
type OfferedAbbreviation struct{ Place, Short, Meaning string }

// offered takes a table for the family's or for a glossary, where it is one.
func (l *layout) offered(t *sent.Table) bool {
	h, found := findHeader(t.Rows, 0, headerSearch, l.remembered)
	switch {
	case found && h.has(term) && h.has(meaning) && !h.dated(), !found && glossary(t):
		l.abbreviations(t, h, found)
		l.ignore(l.whole(t), tableText(t), "glossary")
	case found && (h.has(relationship) || h.has(born)) && !h.dated() && !h.has(What):
		l.people(t, h)
		l.ignore(l.whole(t), tableText(t), "family table")
	case found && h.has(Professionals) && !h.dated() && !h.has(What) && !h.has(Outcome) && (h.has(People) || h.has(Agency) || h.has(Telephone)):
		l.people(t, h)
		l.ignore(l.whole(t), tableText(t), "list of professionals")
	case found && h.has(version) && !h.has(What):
		l.ignore(l.whole(t), tableText(t), "versions of the document")
	default:
		return false
	}
	l.said = append(l.said, rowTexts(t)...)
	return true
}

// shortForm is what an abbreviation looks like.
var shortForm = regexp.MustCompile(`^(?:[A-Z][A-Z0-9&/.-]{0,9}s?|[A-Z]\w{0,3}[A-Z0-9]\w*)$`)

// glossary reports whether a table without a header lists abbreviations.
func glossary(t *sent.Table) bool {
	rows, short := 0, 0
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		if len(cells) != 2 || cells[1].Kind != sent.Words || isDate(strings.TrimSpace(cells[1].Text)) {
			return false
		}
		rows++
		count(&short, shortForm.MatchString(strings.TrimSpace(cells[0].Text)))
	}
	return rows > 2 && 10*short >= 7*rows
}

func (l *layout) abbreviations(t *sent.Table, h header, headed bool) {
	short, long, from := 0, 1, 0
	if headed {
		from = h.last + 1
		short, long = int(h.cells[slices.Index(h.fields, term)].Column), int(h.cells[slices.Index(h.fields, meaning)].Column)
	}
	for i := from; i < len(t.Rows); i++ {
		row := &t.Rows[i]
		s, m := row.Cell(short), row.Cell(long)
		if !headed && len(row.Cells) == 2 {
			s, m = &row.Cells[0], &row.Cells[1]
		}
		if s != nil && m != nil {
			l.Abbreviations = append(l.Abbreviations, OfferedAbbreviation{l.whole(t), strings.TrimSpace(s.Text), strings.TrimSpace(m.Text)})
		}
	}
}

func (l *layout) people(t *sent.Table, h header) {
	part := l.under(t, h)
	for i := h.last + 1; i < len(t.Rows); i++ {
		row := Row{&t.Rows[i], part}
		text := func(fields ...Field) string {
			for _, f := range fields {
				if at := part.columnOf(f); at >= 0 {
					if text := row.Cell(at); text != "" {
						return text
					}
				}
			}
			return ""
		}
		p := OfferedPerson{
			Place: row.Place(), Name: text(People, term, Title), Relationship: text(relationship), Born: text(born), Address: text(address),
			Ethnicity: text(ethnicity), Role: text(Professionals), Agency: text(Agency),
		}
		if p.Name == "" {
			p.Name = row.Cell(0)
		}
		if p.Name != "" {
			l.People = append(l.People, p)
		}
	}
}

// learn takes what the text outside the chronology says of the whole: who sends
// it, when somebody was born or is due, what abbreviations stand for.
func (l *layout) learn() {
	const enough = 2000 // texts: what names the whole stands near its beginning
	for _, text := range l.said[:min(len(l.said), enough)] {
		text = beginning(text)
		l.Abbreviations = append(l.Abbreviations, keysIn(text)...)
		l.facts.learn(text)
		const longest = 120
		if utf8.RuneCountInString(text) < longest && !sentenceEnds.MatchString(text) {
			l.titles = append(l.titles, text)
		}
	}
	for _, p := range l.People {
		if r, err := when.Read(p.Born, when.Context{}); err == nil && r.Window.Exact() {
			l.facts.births = append(l.facts.births, fact{p.Name, p.Born, r.Window, strings.EqualFold(p.Relationship, "subject")})
		}
	}
	l.Agency = agencyNamed(l.said[:min(len(l.said), enough)])
	l.sheetAgencies()
}

// keyPair is one explanation in a line such as "Key: M = Mother, P1 = Partner 1".
var keyPair = regexp.MustCompile(`([A-Z][A-Za-z0-9&/]{0,9})\s*(?:=|–|—)\s*([^=;,.\n]+(?:\([^)]*\))?)`)

// keysIn lists the abbreviations that a line explains by equals signs.
func keysIn(text string) []OfferedAbbreviation {
	var all []OfferedAbbreviation
	for _, line := range strings.Split(text, "\n") {
		if !strings.Contains(line, "=") {
			continue
		}
		for _, m := range keyPair.FindAllStringSubmatch(line, -1) {
			if strings.TrimSpace(m[2]) != "" {
				all = append(all, OfferedAbbreviation{Short: m[1], Meaning: strings.TrimSpace(m[2])})
			}
		}
	}
	return all
}

// facts are dates that the file gives for births and pregnancies.
type facts struct{ births, due []fact }

type fact struct {
	name, wording string
	window        when.Window
	subject       bool
}

var (
	dueDate   = regexp.MustCompile(`(?i)\b(?:EDD|EDC|due date|due on|expected date of (?:delivery|birth|confinement))\b[\s:=-]*(?:is |was )?([0-9]{1,2}(?:st|nd|rd|th)?[\s./-]+(?:[0-9]{1,2}|[A-Za-z]+)[\s./-]+[0-9]{2,4})`)
	birthDate = regexp.MustCompile(`([A-Z][\w’']*(?: [A-Z0-9][\w’']*){0,3})\s*(?:\(|,|\s)\s*(?i:born(?: on)?|d\.?o\.?b\.?)[\s:=-]*([0-9]{1,2}(?:st|nd|rd|th)?[\s./-]+(?:[0-9]{1,2}|[A-Za-z]+)[\s./-]+[0-9]{2,4})`)
)

func (f *facts) learn(text string) {
	add := func(to *[]fact, name, wording string) {
		if r, err := when.Read(wording, when.Context{}); err == nil && r.Window.Exact() {
			*to = append(*to, fact{name: name, wording: wording, window: r.Window})
		}
	}
	for _, m := range dueDate.FindAllStringSubmatch(text, -1) {
		add(&f.due, "", m[1])
	}
	for _, m := range birthDate.FindAllStringSubmatch(text, -1) {
		add(&f.births, m[1], m[2])
	}
}

// birth is the birth of a person by name or, where the wording names nobody, of
// the subject or of the only person whose birth the file gives.
func (f facts) birth(name string) (fact, bool) {
	var found []fact
	for _, b := range f.births {
		if name == "" || chronology.NameKey(b.name) == chronology.NameKey(name) {
			found = append(found, b)
		}
	}
	for _, b := range found {
		if b.subject || b.window == found[0].window && allSame(found) {
			return b, true
		}
	}
	return fact{}, false
}

// pregnancy is the due date that the file gives, where it gives one.
func (f facts) pregnancy() (fact, bool) {
	if len(f.due) == 0 || !allSame(f.due) {
		return fact{}, false
	}
	return f.due[0], true
}

func allSame(all []fact) bool {
	for _, f := range all {
		if f.window != all[0].window {
			return false
		}
	}
	return true
}
