package intake

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// wordings are headings as agencies word them.
var wordings = map[Field][]string{
	Start:         {"Date", "Date of contact", "Date of event", "Date of incident", "Event date", "When", "Contact date", "DATE", "Date (dd/mm/yy)", "Date seen"},
	StartTime:     {"Time", "Time of contact", "Time (24hr)", "Start time", "TIME", "Approx. time"},
	Source:        {"Source", "Source of info", "Source of information", "Evidence", "Where recorded", "Record", "Document", "Source/evidence", "Records reviewed"},
	Professionals: {"Officer", "Staff", "Practitioner", "Professional(s) involved", "Worker", "Name and role", "Seen by", "Staff member", "Crew", "Recorded by"},
	People:        {"Who", "Who was involved", "People involved", "Persons involved", "Family members", "Contact with"},
	What:          {"Significant event", "Details of contact", "What happened", "Event", "Narrative", "Description", "Summary of contact", "Incident details", "Key events", "Circumstances"},
	Outcome:       {"Agency response", "Action taken / outcome", "Outcome", "Response", "Actions taken", "Decision/outcome", "Result", "Follow up"},
	Comment:       {"Author comment", "Comments", "IMR author's analysis", "Analysis", "Reflections", "Author's comments"},
	Seen:          {"Child seen", "Child seen Y/N", "Was the child seen?", "Children seen"},
	ID:            {"Ref", "Reference", "Incident no.", "Log no", "Crime ref", "Case number"},
	Sequence:      {"No.", "Seq", "#", "Item", "Entry no."},
	Telephone:     {"Telephone", "Tel no.", "Phone"},
	Recorded:      {"Date recorded", "Recorded on", "Date entered", "Date of recording"},
}

// words are what agencies write in each column.
var usualWords = map[Field][]string{
	StartTime:     {"10:30", "09.15", "1445", "7pm", "11.05am", "0915hrs"},
	Source:        {"Case note", "Contact record 17", "Log 4", "E-mail", "Minutes of meeting", "Letter, undated"},
	Professionals: {"Worker 2", "Health Visitor 1", "PC 12", "Dr 3", "Midwife 2, Doctor 5", "TO 1"},
	People:        {"Mother", "Duty Worker 1, Mother", "Sibling 1; Partner 1", "Unknown"},
	What:          {"Home visit, nobody in.", "Mother said that she was tired; 3/4/2013 was mentioned.", "Telephone call from the school.\nSecond line of it.", "Did not attend the booking appointment.", "Total of four calls in the night."},
	Outcome:       {"Advice given.", "NFA", "", "Letter sent on 3 May 2013.", "None."},
	Comment:       {"", "No check was made.", "Good practice.", "Not passed on."},
	Seen:          {"Y", "N", "Yes", "n/a"},
	ID:            {"000417", "A/01", "12-334"},
	Telephone:     {"01632 960141", ""},
	Recorded:      {"05/06/2013", "6 June 2013"},
}

// dated is a date in one of the ways that it is written.
func dated(m *maker, day when.Day) (string, when.Window) {
	at := day.Time()
	exact := when.Window{Earliest: day, Latest: day}
	switch m.IntN(8) {
	case 0:
		return at.Format("2 January 2006"), exact
	case 1:
		return at.Format("2/1/06"), exact
	case 2:
		return at.Format("Monday 2 Jan 2006"), exact
	case 3:
		return at.Format("2006-01-02"), exact
	case 4:
		monday := day - when.Day((int(at.Weekday())+6)%7)
		return "w/c " + monday.Time().Format("02/01/2006"), when.Window{Earliest: monday, Latest: monday + 6}
	case 5:
		first := when.Date(at.Year(), at.Month(), 1)
		return at.Format("January 2006"), when.Window{Earliest: first, Latest: when.Date(at.Year(), at.Month()+1, 1) - 1}
	}
	return at.Format("02/01/2006"), exact
}

// TestReturnsReadAsTheyWereMade makes returns with columns in any order under any
// of the usual headings, with headers again, blank, continued and impossible rows
// between, and reads back what was put in.
func TestReturnsReadAsTheyWereMade(t *testing.T) {
	for seed := range uint64(400) {
		m := &maker{Rand: rand.New(rand.NewPCG(seed, 2))}
		r := newMade(m)
		doc, err := understand(r.file, nil)
		require.NoError(t, err)
		r.check(t, previewOf(doc))
		if t.Failed() {
			t.Fatalf("seed %d: %v", seed, r.file.Tables[0].Rows[0].Text())
		}
	}
}

// made is a return with what it says.
type made struct {
	*maker
	file    *sent.File
	columns []Field
	day     when.Day
	events  []map[Field]string
	windows []when.Window
	refused []string
}

func newMade(m *maker) *made {
	r := &made{maker: m, day: when.Date(2012, time.March, 1)}
	r.file = &sent.File{Name: "x", Sort: sent.Sort(m.IntN(4)), Tables: []*sent.Table{{Name: "Chron"}}, Accepted: true}
	r.columns = []Field{Start, What}
	for _, f := range []Field{StartTime, Source, Professionals, People, Outcome, Comment, Seen, ID, Sequence, Telephone, Recorded} {
		if m.IntN(2) == 0 && !(f == People && m.IntN(2) == 0) {
			r.columns = append(r.columns, f)
		}
	}
	m.Shuffle(len(r.columns), func(i, j int) { r.columns[i], r.columns[j] = r.columns[j], r.columns[i] })
	heads := map[Field]string{}
	for _, f := range r.columns {
		heads[f] = m.pick(wordings[f])
	}
	if m.IntN(2) == 0 {
		r.put(map[Field]string{r.columns[0]: "Chronology for the review"})
	}
	r.put(heads)
	for range 3 + m.IntN(8) {
		r.event(heads)
	}
	return r
}

// put adds a row, whose cells are those that hold something.
func (r *made) put(texts map[Field]string) {
	t := r.file.Tables[0]
	number := 1
	if n := len(t.Rows); n > 0 {
		number = t.Rows[n-1].Number + 1
	}
	row := sent.Row{Number: number, Line: number, Depth: len(r.columns)}
	for i, f := range r.columns {
		if texts[f] != "" {
			row.Cells = append(row.Cells, sent.Cell{Text: texts[f], Column: uint16(i), Ordinal: uint16(i), Span: 1})
		}
	}
	t.Rows = append(t.Rows, row)
}

func (r *made) event(heads map[Field]string) {
	r.day += when.Day(1 + r.IntN(50))
	texts := map[Field]string{}
	for _, f := range r.columns {
		switch f {
		case Start, Sequence:
		default:
			texts[f] = r.pick(usualWords[f])
		}
	}
	texts[Sequence] = fmt.Sprint(len(r.events) + 1)
	var window when.Window
	texts[Start], window = dated(r.maker, r.day)
	if !window.Exact() {
		texts[StartTime] = ""
	}
	r.put(texts)
	r.events, r.windows = append(r.events, texts), append(r.windows, window)
	switch r.IntN(7) {
	case 0:
		more := map[Field]string{What: "And " + r.word() + " more.", Outcome: r.pick([]string{"", "Then a letter."})}
		r.put(more)
		texts[What] += "\n" + more[What]
		if r.has(Outcome) && more[Outcome] != "" {
			texts[Outcome] = trimmed(texts[Outcome] + "\n" + more[Outcome])
		}
	case 1:
		r.put(heads)
	case 2:
		bad := map[Field]string{Start: "31/04/2013", What: "No such day.", Sequence: "99"}
		r.put(bad)
		r.refused = append(r.refused, bad[What])
	}
}

func trimmed(text string) string {
	if text[0] == '\n' {
		return text[1:]
	}
	return text
}

func (r *made) has(f Field) bool {
	for _, c := range r.columns {
		if c == f {
			return true
		}
	}
	return false
}

// check compares what was read with what was put in.
func (r *made) check(t *testing.T, p *Preview) {
	t.Helper()
	var refused []string
	n := 0
	for _, row := range p.InOrder() {
		if row.Event == nil {
			refused = append(refused, row.Text(What))
			continue
		}
		if !assert.Less(t, n, len(r.events), "%s", row.Place()) {
			return
		}
		for _, f := range r.columns {
			assert.Equal(t, r.events[n][f], row.Text(f), "%s of %s", f, row.Place())
		}
		assert.Equal(t, r.windows[n], row.Reading.Window, "%s", row.When())
		assert.Equal(t, r.has(StartTime) && r.events[n][StartTime] != "", row.Reading.Clock.Known, "%s", row.Place())
		assert.Empty(t, row.Doubts, "a plain row is no doubt")
		n++
	}
	assert.Equal(t, len(r.events), n)
	assert.Equal(t, r.refused, refused)
}
