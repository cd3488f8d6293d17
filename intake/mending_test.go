package intake

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

const faultyRows = `Date,Agency,Source,What happened,Who was involved
3 June 2013,Police,Log,A call about noise.,Mother
never you mind,Police,Log,A second call.,Mother
5 June 2013,Police,Log,,Mother
around June 2013,Police,Log,A visit.,Sara Jonse
2012,Police,Log,A letter.,Aunt Polly
`

func rowAt(t *testing.T, p *Preview, place string) *PreviewRow {
	t.Helper()
	for _, row := range p.Rows {
		if row.Place() == place {
			return row
		}
	}
	require.Fail(t, "no row at "+place)
	return nil
}

func states(p *Preview) (list []State) {
	for _, row := range p.Rows {
		list = append(list, row.State())
	}
	return list
}

func TestRowsAreMendedLookedAtAndLeftOut(t *testing.T) {
	doc := readCSV(t, faultyRows)
	r := review()
	p := NewPreview(doc, r, Options{})
	assert.Equal(t, []State{Refused, Refused, Doubted, Vague, Clean}, states(p), "the worst first")

	bad, empty, about := rowAt(t, p, "record 3 (line 3)").Key(), rowAt(t, p, "record 4 (line 4)").Key(), rowAt(t, p, "record 5 (line 5)").Key()
	p = NewPreview(doc, r, Options{Mended: map[RowKey]Mending{
		bad:   {Texts: map[Field]string{Start: "4 June 2013 10:30", Agency: "Ambulance service", What: "A second call was made."}},
		empty: {Left: true},
		about: {Looked: true},
	}})
	row := rowAt(t, p, "record 3 (line 3)")
	require.NotNil(t, row.Event)
	assert.Equal(t, "4 June 2013 10:30", row.Event.When.Wording)
	assert.Equal(t, "A second call was made.", row.Event.What)
	assert.Equal(t, "10:30", row.Reading.Clock.String())
	assert.Equal(t, "never you mind", row.Cell(0), "the original stays as sent")
	assert.Equal(t, "Ambulance service", agencyOf(p, row), "an agency that only the author names is made")
	assert.Equal(t, []State{Vague, Vague, Clean, Clean, LeftOut}, states(p))
	assert.Contains(t, p.Ignored, Ignored{"record 4 (line 4)", "5 June 2013 · Police · Log · Mother", "left out by the author"}, "what is left out is listed")
	events, doubted, refused := p.Counts()
	assert.Equal(t, []int{4, 0, 0}, []int{events, doubted, refused})
}

func agencyOf(p *Preview, row *PreviewRow) string {
	for _, a := range p.Agencies {
		if a.UID == row.Event.Agency {
			return a.Name
		}
	}
	return ""
}

func TestADateThatIsMendedBadlyIsRefusedAgain(t *testing.T) {
	doc := readCSV(t, faultyRows)
	key := rowAt(t, NewPreview(doc, review(), Options{}), "record 2 (line 2)").Key()
	p := NewPreview(doc, review(), Options{Mended: map[RowKey]Mending{key: {Texts: map[Field]string{Start: "no day at all"}}}})
	assert.Equal(t, Refused, rowAt(t, p, "record 2 (line 2)").State())
}

func TestNamesThatAreNotListedAreLikenedAndChosen(t *testing.T) {
	doc := readCSV(t, faultyRows)
	r := review()
	r.Put(&chronology.Person{UID: "sara", RealName: "Sara Jones"})
	r.Put(&chronology.Person{UID: "mother", Label: "Mother"})
	p := NewPreview(doc, r, Options{})
	require.Len(t, p.Unlisted, 2)
	assert.Equal(t, Unlisted{Name: "Sara Jonse", First: "record 5 (line 5)", Rows: 1, Likely: []chronology.UID{"sara"}}, *p.Unlisted[0], "one slip of the pen")
	assert.Equal(t, "Aunt Polly", p.Unlisted[1].Name)
	assert.Len(t, p.People, 2, "new people, unless the author says otherwise")

	p = NewPreview(doc, r, Options{Names: map[string]NameChoice{
		p.Unlisted[0].Key(): {Person: "sara"}, p.Unlisted[1].Key(): {Leave: true},
	}})
	assert.Empty(t, p.People)
	assert.Len(t, p.Unlisted, 2, "to be chosen otherwise")
	assert.Equal(t, []chronology.Involvement{{Person: "sara"}}, rowAt(t, p, "record 5 (line 5)").Event.Involved)
	left := rowAt(t, p, "record 6 (line 6)").Event
	assert.Empty(t, left.Involved)
	assert.Equal(t, "Who was involved: Aunt Polly", left.Note, "no word is lost")
	for _, x := range p.Entities() {
		if person, is := x.(*chronology.Person); is {
			assert.Equal(t, []string{"Sara Jonse"}, person.Aliases, "known the next time")
		}
	}
	assert.Empty(t, r.Person("sara").Aliases, "the review is as it was")
}

func TestATableThatIsLeftOutIsListedWhole(t *testing.T) {
	doc := readCSV(t, faultyRows)
	doc = doc.Copy()
	doc.Tables[0].Left = true
	p := NewPreview(doc, review(), Options{})
	assert.Empty(t, p.Rows)
	last := p.Ignored[len(p.Ignored)-1]
	assert.Equal(t, "table left out by the author", last.Why)
	assert.Contains(t, last.Text, "A second call.")
}

func TestAcceptingLeavesAReceiptAndRemembersColumns(t *testing.T) {
	doc := readCSV(t, "Date,Thoughts,What happened\n3 June 2013,Odd.,A call.\nnever,,A call.\n")
	require.Equal(t, Other, doc.Tables[0].Columns[1])
	doc.Tables[0].Columns[1] = Comment
	r := review()
	agency := chronology.UID("pol")
	r.Put(&chronology.Agency{UID: agency, Name: "Police"})
	p := NewPreview(doc, r, Options{Agency: agency})
	all, receipt, err := p.Accepted(doc, r, agency, time.Date(2014, 5, 6, 7, 8, 9, 0, time.UTC))
	require.NoError(t, err)
	assert.Equal(t, chronology.Receipt{
		UID: receipt.UID, Name: "rows.csv", Size: 68, SHA256: "SHA", Taken: "2014-05-06T07:08:09Z", Agency: agency, Events: 1, Refused: 1,
	}, withSHA(*receipt))
	assert.Len(t, doc.SHA256, 64)
	assert.Equal(t, doc.SHA256, receipt.SHA256)
	for _, x := range all {
		r.Put(x)
	}
	require.Len(t, r.Returns, 1, "what the agency sent is known")
	assert.Equal(t, []any{agency, 1, "rows.csv", doc.SHA256, "2014-05-06"},
		[]any{r.Returns[0].Agency, r.Returns[0].Version, r.Returns[0].File, r.Returns[0].SHA256, r.Returns[0].Received})
	remembered := Remember(r.ColumnMatchesOf(agency))
	assert.Equal(t, Comment, remembered["thoughts"])
	again, err := ReadPasted("Date\tThoughts\tWhat happened\n4 June 2013\tOdder.\tA call.\n", ReadOptions{Remembered: remembered})
	require.NoError(t, err)
	assert.Equal(t, Comment, again.Tables[0].Columns[1], "understood at once")
	_, more, err := p.Accepted(again, r, agency, time.Now())
	require.NoError(t, err)
	assert.NotNil(t, more)
	assert.Len(t, again.columnMatches(r, agency), 0, "nothing was corrected")
}

func withSHA(r chronology.Receipt) chronology.Receipt { r.SHA256 = "SHA"; return r }

func TestReadingStopsWhenAsked(t *testing.T) {
	asked := 0
	p := NewPreview(readCSV(t, faultyRows), review(), Options{Progress: func(int, int) bool { asked++; return false }})
	assert.Nil(t, p)
	assert.Equal(t, 1, asked)
}

func TestAMendedDateKeepsTheTimeOfItsRow(t *testing.T) {
	doc := readCSV(t, "Date,Time,End date,Agency,What happened\n31/04/2013,08:20,,Police,A call.\n3 May 2013,09:00,,Police,Another.\n32/04/2013,10:15,1 May 2013,Police,A third.\n33/04/2013,after tea,,Police,A fourth.\n")
	p := NewPreview(doc, review(), Options{})
	mend := func(typed string, line int) *chronology.Event {
		row := p.InOrder()[line]
		read := NewPreview(doc, review(), Options{Mended: map[RowKey]Mending{row.Key(): {Texts: map[Field]string{Start: typed}}}})
		require.NotNil(t, read.InOrder()[line].Event, typed)
		return read.InOrder()[line].Event
	}
	assert.Equal(t, "30/04/2013 08:20", mend("30/04/2013", 0).When.Wording)
	assert.Equal(t, "30/04/2013 11:00", mend("30/04/2013 11:00", 0).When.Wording, "the author's own time")
	assert.Equal(t, "April 2013 08:20", mend("April 2013", 0).When.Wording)
	odd := mend("30/04/2013", 3)
	assert.Equal(t, "30/04/2013", odd.When.Wording)
	assert.Equal(t, "Beside the date: time: after tea", odd.Note, "what no date can hold is kept")
	assert.Contains(t, mend("30/04/2013", 2).Note, "end date: 1 May 2013")
}

func TestARowThatNamesTheNewAgencyIsOfIt(t *testing.T) {
	r := review()
	chosen := r.EnsureAgency("Ambulance service")
	p := NewPreview(readCSV(t, "Date,Agency,What happened\n3 June 2013,,A call.\n4 June 2013,ambulance service,Another.\n"), r, Options{Agency: chosen.UID, New: chosen})
	assert.Empty(t, p.Agencies, "none beside the one that was chosen")
	assert.Equal(t, []chronology.UID{chosen.UID, chosen.UID}, []chronology.UID{p.Rows[0].Event.Agency, p.Rows[1].Event.Agency})
}

func TestARowIsTakenForWhatTheAuthorSays(t *testing.T) {
	doc := readCSV(t, "Date,Agency,Source,What happened\n3 June 2013,Police,Log,A call.\n,,,They came back later.\nTotal,,,2\n5 June 2013,Police,Log,Another call.\n")
	p := NewPreview(doc.Copy(), review(), Options{})
	require.Len(t, p.Rows, 2)
	joined := p.InOrder()[0]
	require.Len(t, joined.ContinuedKeys(), 1)
	at := slices.IndexFunc(p.Ignored, func(i Ignored) bool { return i.Why == "total" })
	require.GreaterOrEqual(t, at, 0)
	total, is := p.IgnoredRow(at)
	require.True(t, is, "a row can be made an event")
	_, is = p.IgnoredRow(slices.IndexFunc(p.Ignored, func(i Ignored) bool { return i.Why == "header" }))
	assert.False(t, is, "what is no row of a table cannot")

	p = NewPreview(doc.Copy(), review(), Options{Mended: map[RowKey]Mending{
		joined.ContinuedKeys()[0]: {Sort: OwnRow, Texts: map[Field]string{Start: "4 June 2013", Agency: "Police"}},
		total:                     {Sort: OwnRow},
		p.InOrder()[1].Key():      {Sort: PartRow},
	}})
	rows := p.InOrder()
	require.Len(t, rows, 3)
	assert.Equal(t, []string{"A call.", "They came back later."}, []string{rows[0].Event.What, rows[1].Event.What})
	assert.NotEmpty(t, rows[2].Refused, "no date can be read of it")
	assert.Equal(t, "2\nDate: 5 June 2013\nAnother call.", rows[2].Text(What), "the row below is a part of it, and none of its words is lost")
	assert.Equal(t, "Police", rows[2].Text(Agency))
	assert.False(t, slices.ContainsFunc(p.Ignored, func(i Ignored) bool { return i.Why == "total" }))
}
