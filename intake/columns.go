package intake

import (
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

// headings are the usual wordings of each column, folded. A heading is matched
// whole first, then by the phrases it contains, in this order.
var headings = []struct {
	field  Field
	whole  []string
	phrase []string
}{
	{ID, []string{"id", "uid", "no", "number", "serial number", "external id", "incident", "reference", "ref"}, nil},
	{EndTime, []string{"end time", "time to", "until time"}, []string{"end time", "time ended"}},
	{End, []string{"end", "end date", "to", "date to", "until"}, []string{"end date", "date ended", "date to"}},
	{StartTime, []string{"time", "start time", "time from"}, []string{"start time", "time of"}},
	{Known, []string{"known", "date known", "known to the agency on"}, []string{"became known", "date known"}},
	{Start, []string{"date", "when", "start", "from", "start date", "date and time", "wording"}, []string{"date"}},
	{Seen, []string{"child seen", "seen"}, []string{"child seen", "seen alone", "children seen"}},
	{Voice, []string{"voice", "voice of the child"}, []string{"voice of", "child said", "adult said", "wishes and feelings"}},
	{Source, []string{"source", "evidence"}, []string{"source", "evidence"}},
	{Service, []string{"service", "team", "department"}, []string{"service or team"}},
	{Agency, []string{"agency", "agencies", "organisation", "organization", "org", "provider"}, []string{"agency name", "name of agency"}},
	{Kind, []string{"kind", "type", "category", "contact type", "event type"}, []string{"type of", "kind of"}},
	{Lines, []string{"lines of enquiry", "line of enquiry", "terms of reference", "tor"}, []string{"terms of reference", "line of enquiry", "lines of enquiry"}},
	{Note, []string{"note", "reviewer's note"}, []string{"reviewer"}},
	{Comment, []string{"comment", "comments", "analysis"}, []string{"comment", "analysis"}},
	{Outcome, []string{"outcome", "response", "action", "action taken"}, []string{"response", "outcome", "action taken"}},
	{Professionals, []string{"professionals", "professional", "officer", "crew", "worker", "staff", "practitioner", "seen by"}, []string{"professional", "practitioner", "staff"}},
	{People, []string{"who", "people", "persons", "who was involved", "family members"}, []string{"who was", "people involved", "persons involved", "involved"}},
	{Title, []string{"title", "heading", "subject", "short title"}, nil},
	{What, []string{"what", "text", "event", "details", "detail", "narrative", "description", "summary", "entry"}, []string{"what happened", "significant event", "event", "detail", "narrative", "description", "summary"}},
}

// matchHeading says what a column with this heading holds; Ignore where nothing fits.
func matchHeading(heading string) Field {
	h := chronology.NameKey(heading)
	if h == "" {
		return Ignore
	}
	for _, m := range headings {
		for _, w := range m.whole {
			if h == chronology.NameKey(w) {
				return m.field
			}
		}
	}
	for _, m := range headings {
		for _, p := range m.phrase {
			if strings.Contains(h, p) {
				return m.field
			}
		}
	}
	return Ignore
}

// matchHeader matches every column; a field is given to the first column that fits it.
func matchHeader(header []string) []Field {
	columns := make([]Field, len(header))
	taken := map[Field]bool{}
	for i, heading := range header {
		if f := matchHeading(heading); f != Ignore && !taken[f] {
			columns[i], taken[f] = f, true
		}
	}
	return columns
}

// headerSearch is how many rows may stand above a header: titles, instructions.
const headerSearch = 12

// findHeader returns the index of the first row that names a date and at least
// one other column; -1 where there is none.
func findHeader(rows []Row) int {
	for i, row := range rows {
		if i == headerSearch {
			break
		}
		columns := matchHeader(row.Cells)
		matched, dated := 0, false
		for _, f := range columns {
			if f != Ignore {
				matched++
			}
			dated = dated || f == Start
		}
		if dated && matched > 1 {
			return i
		}
	}
	return -1
}

// guessColumns looks at the cells of a table without a header: the first
// column that mostly reads as dates is the date, the longest text is what
// happened, and what follows it the response. The first of the others that
// holds a few words is taken for whoever was seen or spoken to.
func guessColumns(rows []Row) []Field {
	width := 0
	for _, row := range rows {
		width = max(width, len(row.Cells))
	}
	columns := make([]Field, width)
	date, text := -1, -1
	longest := 0
	for c := range width {
		filled, dates, letters := columnShape(rows, c)
		if date < 0 && filled > 0 && 2*dates > filled {
			date = c
			continue
		}
		if letters > longest {
			text, longest = c, letters
		}
	}
	if date >= 0 {
		columns[date] = Start
	}
	if text >= 0 {
		columns[text] = What
		if text+1 < width && text+1 != date {
			columns[text+1] = Outcome
		}
	}
	for c := range columns {
		if filled, _, letters := columnShape(rows, c); columns[c] == Ignore && filled > 0 && letters > 2*filled && letters <= 40*filled {
			columns[c] = Professionals
			break
		}
	}
	return columns
}

// narrative is how many letters the cells of a column have, on average, that
// tells what happened.
const narrative = 10

// guessWhat takes the wordiest column that no heading matched to be what
// happened, where no heading says that any is.
func guessWhat(columns []Field, rows []Row) {
	text, longest := -1, 0
	for c, f := range columns {
		if f == What {
			return
		}
		filled, _, letters := columnShape(rows, c)
		if f == Ignore && letters > longest && letters >= narrative*filled {
			text, longest = c, letters
		}
	}
	if text >= 0 {
		columns[text] = What
	}
}

// columnShape counts the filled cells of a column, those that read as dates, and its letters.
func columnShape(rows []Row, column int) (filled, dates, letters int) {
	for i, row := range rows {
		if i == 200 {
			break
		}
		if column >= len(row.Cells) || strings.TrimSpace(row.Cells[column]) == "" {
			continue
		}
		cell := row.Cells[column]
		filled++
		letters += utf8.RuneCountInString(cell)
		if len(cell) < 40 && readable(cell) {
			dates++
		}
	}
	return filled, dates, letters
}

func joinCells(cells []string) string {
	var filled []string
	for _, c := range cells {
		if c = strings.TrimSpace(c); c != "" {
			filled = append(filled, c)
		}
	}
	return strings.Join(filled, " · ")
}
