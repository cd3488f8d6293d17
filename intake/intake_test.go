package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestHeadingsAreRecognised(t *testing.T) {
	for heading, want := range map[string]Field{
		"id": ID, "Agency": Agency, "start": Start, "end": End, "title": Title, "text": What,
		"Date of contact": Start, "Date": Start, "Date and time": Start, "TIME": StartTime,
		"Source of info": Source, "Source of information": Source, "Officer": Professionals,
		"Significant event": What, "What happened": What, "Agency response": Outcome, "Response or outcome": Outcome,
		"Author comment": Comment, "Child seen?": Seen, "Voice of the child": Voice,
		"Who was involved": People, "Terms of reference": Lines, "End date": End, "Shoe size": Other, "": Other,
	} {
		assert.Equal(t, want, matchHeading(heading), "%q", heading)
	}
}

func TestOneFieldGoesToOneColumn(t *testing.T) {
	assert.Equal(t, []Field{Start, StartTime, Other}, matchHeader([]string{"Date", "Time", "Time of call"}, nil))
	assert.Equal(t, []Field{Start, Outcome, Outcome}, matchHeader([]string{"Date", "Action", "Outcome"}, nil), "several columns may tell of one thing")
}

func readCSV(t *testing.T, text string) *Document {
	t.Helper()
	doc, err := Read(strings.NewReader(text), int64(len(text)), "rows.csv", ReadOptions{})
	require.NoError(t, err)
	return doc
}

func TestLinesAreThoseOfTheFile(t *testing.T) {
	doc := readCSV(t, "Northshire;;\nDate;Event;Source\n\n1/2/2013;\"two\nlines\";a\n2/2/2013;b;c\n")
	require.Len(t, doc.Tables, 1)
	rows := doc.Tables[0].Rows
	require.Len(t, rows, 2)
	assert.Equal(t, []string{"record 4 (line 4)", "record 5 (line 6)"}, []string{rows[0].Place(), rows[1].Place()})
	assert.Equal(t, "two\nlines", rows[0].Cell(1))
	p := NewPreview(doc, review(), Options{})
	assert.Equal(t, []Ignored{
		{"record 1 (line 1)", "Northshire", "title"}, {"record 2 (line 2)", "Date · Event · Source", "header"}, {"record 3 (line 3)", "", "blank line"},
	}, p.Ignored)
}

func TestPastedTableWithoutHeaderIsGuessed(t *testing.T) {
	doc, err := ReadPasted("03/06/2013\tMidwife\tBooking appointment with both parents\tAdvice given\n10/06/2013\tMidwife\tSecond appointment, not attended by anyone\tLetter\n", ReadOptions{})
	require.NoError(t, err)
	require.Len(t, doc.Tables, 1)
	assert.Nil(t, doc.Tables[0].Header)
	assert.Equal(t, []Field{Start, Professionals, What, Outcome}, doc.Tables[0].Columns)
}

func review() *chronology.Review {
	r := chronology.NewReview("A review")
	r.Put(&chronology.Person{UID: "c", Label: "Baby C", Child: true, Family: true})
	r.Put(&chronology.Person{UID: "m", Label: "Mother", Family: true})
	r.Put(&chronology.LineOfEnquiry{UID: "l", Short: "Referrals", Question: "Were referrals made?"})
	return r
}

func TestEveryRowEndsAsAnEventOrARefusal(t *testing.T) {
	table := readCSV(t, `Date,Time,Event,Child seen,Who,ToR,Kind
,,No date,,Mother,,
03/06/2013,10:30,Clinic,yes,Mother; Baby C,Referrals,appointment
31/04/2013,,A day that does not exist,,,,
05/06/2013,,,,,,
06/06/2013,,Too many cells,,,,,and more
07/06/2013,,Called,perhaps,Aunt,Poverty,telephone call
`)
	p := NewPreview(table, review(), Options{})
	_, _, refused := p.Counts()
	assert.Equal(t, 6, refused, "no agency is known")

	r := review()
	police := r.EnsureAgency("Police")
	r.Put(police)
	p = NewPreview(table, r, Options{Agency: police.UID})
	events, doubted, refused := p.Counts()
	assert.Equal(t, []int{2, 1, 4}, []int{events, doubted, refused})

	var lines []int
	reasons := map[int]string{}
	for _, row := range p.Rows {
		lines = append(lines, row.Line)
		reasons[row.Line] = row.Refused
	}
	assert.Equal(t, []int{2, 4, 5, 6, 7, 3}, lines, "worst first")
	assert.Contains(t, reasons[2], "no date")
	assert.Contains(t, reasons[4], "April", "the sentence says why the day is impossible")
	assert.Contains(t, reasons[5], "what happened")
	assert.Contains(t, reasons[6], "and more")

	clean := p.Rows[5].Event
	assert.Equal(t, "03/06/2013 10:30", clean.When.Wording)
	assert.Equal(t, "10:30", p.Rows[5].Reading.Clock.String())
	assert.Equal(t, []chronology.Involvement{{Person: "m"}, {Person: "c"}}, clean.Involved)
	assert.Equal(t, []chronology.ChildSeen{{Child: "c", State: chronology.SeenYes}}, clean.Seen)
	assert.Equal(t, []chronology.UID{"l"}, clean.Lines)
	assert.Equal(t, "rows.csv, record 3 (line 3)", clean.Source)

	doubtful := p.Rows[4].Event
	assert.Contains(t, doubtful.Note, "perhaps", "what is not understood is kept")
	assert.Contains(t, doubtful.Note, "Poverty")
	require.Len(t, p.People, 1, "Aunt is new")

	entities := p.Entities()
	assert.Same(t, clean, entities[len(entities)-2], "events come in the order of the table")
}

func TestTheReviewIsNotChangedByAPreview(t *testing.T) {
	r := review()
	p := NewPreview(readCSV(t, "Date,Agency,Event\n3/6/2013,Housing,Repair\n"), r, Options{})
	assert.Empty(t, r.Agencies)
	require.Len(t, p.Agencies, 1)
	assert.Equal(t, "Housing", p.Agencies[0].Name)
}

func TestStartAndEndMakeASpan(t *testing.T) {
	r := review()
	r.Put(r.EnsureAgency("Police"))
	table := readCSV(t, "id,agency,start,end,title,text\n7,Police,2023-01-02T10:00,2023-01-05T09:30,Home visit - no reply,Stayed.\n")
	p := NewPreview(table, r, Options{})
	require.Empty(t, p.Rows[0].Refused)
	assert.Equal(t, "2023-01-02", p.Rows[0].Reading.Window.Earliest.ISO())
	assert.Equal(t, "2023-01-05", p.Rows[0].Reading.Window.Latest.ISO())
	assert.Equal(t, "home visit", r.Kind(p.Rows[0].Event.Kind).Name, "the title begins with the kind's name")
	assert.Equal(t, "7", p.Rows[0].Event.ExternalID)
}

func TestEmptyTableIsAnError(t *testing.T) {
	for _, text := range []string{"", "\n\n  \n"} {
		_, err := Read(strings.NewReader(text), int64(len(text)), "x.csv", ReadOptions{})
		assert.ErrorIs(t, err, ErrEmpty, "%q", text)
	}
}

func TestAmericanDatesMakePlainOnesDoubtful(t *testing.T) {
	r := review()
	r.Put(r.EnsureAgency("Police"))
	const plain = "Date,Agency,Event\n3/6/2013,Police,Called\n"
	_, doubted, _ := NewPreview(readCSV(t, plain), r, Options{}).Counts()
	assert.Zero(t, doubted, "a British table is taken at its word")
	_, doubted, _ = NewPreview(readCSV(t, plain+"10/16/2013,Police,Called again\n"), r, Options{}).Counts()
	assert.Equal(t, 2, doubted)
}

func TestTheWordiestColumnIsWhatHappened(t *testing.T) {
	table := readCSV(t, "Date,Agency,What took place,Colour\n3/5/2013,Police,Seen at the clinic by the nurse,red\n4/5/2013,Police,Rang to ask for another appointment,red\n").Tables[0]
	assert.Equal(t, []Field{Start, Agency, What, Other}, table.Columns)
	table = readCSV(t, "Date,Event,Colour\n3/5/2013,Seen,A very long colour that nobody asked for\n").Tables[0]
	assert.Equal(t, []Field{Start, What, Other}, table.Columns, "a heading says it")
	table = readCSV(t, "Date,Event,Details\n3/5/2013,Visit,Seen at home by the nurse and weighed\n").Tables[0]
	assert.Equal(t, []Field{Start, Title, What}, table.Columns, "what is short beside it is a title")
	table = readCSV(t, "Date,Incident,Officer\n3/5/2013,Seen at home by the nurse and weighed,PC 1\n").Tables[0]
	assert.Equal(t, []Field{Start, What, Professionals}, table.Columns, "an incident is a number or a story, as its cells say")
}
