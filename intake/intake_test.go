package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"throughline.org/throughline/chronology"
)

func TestHeadingsAreRecognised(t *testing.T) {
	for heading, want := range map[string]Field{
		"id": ID, "Agency": Agency, "start": Start, "end": End, "title": Title, "text": What,
		"Date of contact": Start, "Date": Start, "Date and time": Start, "TIME": StartTime,
		"Source of info": Source, "Source of information": Source, "Officer": Professionals,
		"Significant event": What, "What happened": What, "Agency response": Outcome, "Response or outcome": Outcome,
		"Author comment": Comment, "Child seen?": Seen, "Voice of the child": Voice,
		"Who was involved": People, "Terms of reference": Lines, "End date": End, "Shoe size": Ignore, "": Ignore,
	} {
		assert.Equal(t, want, matchHeading(heading), "%q", heading)
	}
}

func TestOneFieldGoesToOneColumn(t *testing.T) {
	assert.Equal(t, []Field{Start, What, Ignore}, matchHeader([]string{"Date", "Event", "Details"}))
}

func readCSV(t *testing.T, text string) *Table {
	t.Helper()
	table, err := ReadCSV(strings.NewReader(text), "rows.csv")
	require.NoError(t, err)
	return table
}

func TestSeparatorAndEncodingAreFound(t *testing.T) {
	const text = "Date;Event\n03/06/2013;Père said: “no; not now”\n"
	cp1252, err := charmap.Windows1252.NewEncoder().String(text)
	require.NoError(t, err)
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(text, ";", "\t"))
	require.NoError(t, err)
	for name, sent := range map[string]string{
		"UTF-8": text, "UTF-8 with byte order mark": "\uFEFF" + text, "Windows-1252": cp1252,
	} {
		table := readCSV(t, strings.ReplaceAll(sent, "“no; not", "\"\"no not"))
		require.NotEmpty(t, table.Rows, name)
		assert.Equal(t, "03/06/2013", table.Rows[0].Cells[0], name)
		assert.Contains(t, table.Rows[0].Cells[1], "Père", name)
	}
	table := readCSV(t, utf16)
	assert.Contains(t, table.Rows[0].Cells[1], "Père", "UTF-16 with tabs")
}

func TestLinesAreThoseOfTheFile(t *testing.T) {
	table := readCSV(t, "Northshire;;\nDate;Event;Source\n\n1/2/2013;\"two\nlines\";a\n2/2/2013;b;c\n")
	assert.Equal(t, []Ignored{{1, "Northshire", "stands above the header"}}, table.Ignored)
	require.Len(t, table.Rows, 2)
	assert.Equal(t, []int{4, 6}, []int{table.Rows[0].Line, table.Rows[1].Line})
	assert.Equal(t, "two\nlines", table.Rows[0].Cells[1])
}

func TestPastedTableWithoutHeaderIsGuessed(t *testing.T) {
	table, err := ReadPasted("03/06/2013\tMidwife\tBooking appointment with both parents\tAdvice given\n10/06/2013\tMidwife\tSecond appointment, not attended by anyone\tLetter\n")
	require.NoError(t, err)
	assert.Nil(t, table.Header)
	assert.Equal(t, []Field{Start, Professionals, What, Outcome}, table.Columns)
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
03/06/2013,10:30,Clinic,yes,Mother; Baby C,Referrals,appointment
31/04/2013,,A day that does not exist,,,,
,,No date,,,,
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
	assert.Equal(t, []int{3, 4, 5, 6, 7, 2}, lines, "worst first")
	assert.Contains(t, reasons[3], "April", "the sentence says why the day is impossible")
	assert.Contains(t, reasons[4], "no date")
	assert.Contains(t, reasons[5], "what happened")
	assert.Contains(t, reasons[6], "and more")

	clean := p.Rows[5].Event
	assert.Equal(t, "03/06/2013 10:30", clean.When.Wording)
	assert.Equal(t, "10:30", p.Rows[5].Reading.Clock.String())
	assert.Equal(t, []chronology.Involvement{{Person: "m"}, {Person: "c"}}, clean.Involved)
	assert.Equal(t, []chronology.ChildSeen{{Child: "c", State: chronology.SeenYes}}, clean.Seen)
	assert.Equal(t, []chronology.UID{"l"}, clean.Lines)
	assert.Equal(t, "rows.csv, line 2", clean.Source)

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
	_, err := ReadCSV(strings.NewReader("\n\n  \n"), "x.csv")
	assert.ErrorIs(t, err, ErrEmpty)
}

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{"date,event\n1/2/2013,x\n", "\xff\xfed\x00", "a;\"b\n", "\xef\xbb\xbf\"\"\"", "date\tevent\n\"\t\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		table, err := ReadCSV(strings.NewReader(string(raw)), "fuzz.csv")
		if err != nil {
			return
		}
		p := NewPreview(table, review(), Options{Agency: "a"})
		events, _, refused := p.Counts()
		assert.Equal(t, len(table.Rows), events+refused, "every row is accounted for")
	})
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
	table := readCSV(t, "Date,Agency,What took place,Colour\n3/5/2013,Police,Seen at the clinic by the nurse,red\n4/5/2013,Police,Rang to ask for another appointment,red\n")
	assert.Equal(t, []Field{Start, Agency, What, Ignore}, table.Columns)
	table = readCSV(t, "Date,Event,Colour\n3/5/2013,Seen,A very long colour that nobody asked for\n")
	assert.Equal(t, []Field{Start, What, Ignore}, table.Columns, "a heading says it")
}
