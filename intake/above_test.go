package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// previewed reads a table into a review that has the police as its agency.
func previewed(t *testing.T, text string) (*chronology.Review, *Preview) {
	t.Helper()
	r := review()
	police := r.EnsureAgency("Police")
	r.Put(police)
	return r, NewPreview(readCSV(t, text), r, Options{Agency: police.UID})
}

func onLine(t *testing.T, p *Preview, line int) *PreviewRow {
	t.Helper()
	for _, row := range p.Rows {
		if row.Line == line {
			return row
		}
	}
	require.Fail(t, "no such line")
	return nil
}

func TestRelativeDatesCountFromTheRowAbove(t *testing.T) {
	for wording, want := range map[string]string{
		"same day": "2013-06-10/2013-06-10", "Same Day": "2013-06-10/2013-06-10", "later that day": "2013-06-10/2013-06-10",
		"as above": "2013-06-10/2013-06-10", "Ditto": "2013-06-10/2013-06-10", "that evening": "2013-06-10/2013-06-10", "same date": "2013-06-10/2013-06-10",
		"next day": "2013-06-11/2013-06-11", "the following day": "2013-06-11/2013-06-11",
		"the following morning": "2013-06-11/2013-06-11", "next day 10:30": "2013-06-11/2013-06-11",
		"previous day": "2013-06-09/2013-06-09", "the day before": "2013-06-09/2013-06-09",
		"2 weeks later": "2013-06-21/2013-06-27", "4/52 later": "2013-07-05/2013-07-11", "two days on": "2013-06-12/2013-06-12",
		"3 days after": "2013-06-13/2013-06-13", "a week later": "2013-06-14/2013-06-20", "3 days earlier": "2013-06-07/2013-06-07",
		"next week": "2013-06-17/2013-06-23", "the next month": "2013-07-01/2013-07-31",
		"afterwards": "2013-06-10/", "2 weeks later at 4pm": "2013-06-21/2013-06-27",
	} {
		r, p := previewed(t, "Date,Event\n10/06/2013,Home visit\n"+wording+",Second\n")
		row := onLine(t, p, 3)
		if !assert.NotNil(t, row.Event, "%s: %s", wording, row.Refused) {
			continue
		}
		from, to, _ := strings.Cut(want, "/")
		assert.Equal(t, from, row.Reading.Window.Earliest.ISO(), wording)
		assert.Equal(t, to == "", row.Reading.Window.Latest.Open(), wording)
		if to != "" {
			assert.Equal(t, to, row.Reading.Window.Latest.ISO(), wording)
		}
		for _, x := range p.Entities() {
			r.Put(x)
		}
		first := onLine(t, p, 2).Event
		assert.Contains(t, row.Event.When.Wording, "{"+string(first.UID)+"}", "%s is held by the uid of the row above", wording)
		dated := chronology.Solve(r).Of(row.Event.UID)
		assert.NoError(t, dated.Err, "%s reads back", wording)
		assert.Equal(t, row.Reading.Window, dated.Window, "%s comes to the same in the review", wording)
		assert.Equal(t, wording, row.Wording, "the preview shows what was typed")
	}
}

func TestTheClockOfARelativeRowIsKept(t *testing.T) {
	_, p := previewed(t, "Date,Time,Event\n10/06/2013,09:00,Visit\nnext day,10:30,Call\nsame day,14:00-15:30,Meeting\nsame day,,Note\n")
	for line, want := range map[int]string{3: "10:30", 4: "14:00-15:30", 5: ""} {
		row := onLine(t, p, line)
		require.NotNil(t, row.Event, row.Refused)
		assert.Equal(t, want, row.Reading.Clock.String(), "line %d", line)
		assert.Equal(t, "2013-06-11", row.Reading.Window.Earliest.ISO(), "line %d: each row counts from the one above it", line)
	}
}

func TestNothingCountsFromARowThatIsRefused(t *testing.T) {
	_, p := previewed(t, "Date,Event\nsame day,First\n10/06/2013,Visit\n31/04/2013,Impossible\nnext day,Call\nnext day,Another\n10 weeks old,Check\n")
	for line, why := range map[int]string{2: "there is none", 5: "refused", 6: "refused"} {
		row := onLine(t, p, line)
		assert.Nil(t, row.Event)
		assert.Contains(t, row.Refused, why, "line %d", line)
	}
	if row := onLine(t, p, 7); row.Event != nil {
		assert.NotContains(t, row.Event.When.Wording, string(onLine(t, p, 3).Event.UID), "an age counts from a birth, never from the row above")
	}
}

func TestYearsAreCarried(t *testing.T) {
	_, p := previewed(t, "Date,Event\n2006,\n1 March,Visit\n12-14/6,Holiday\n1/7 10:30,Call\n2007,,\n1 March,Visit again\n3/4/2008,Stay\n5 May,Call again\n")
	for line, want := range map[int]string{3: "2006-03-01", 4: "2006-06-12", 5: "2006-07-01", 7: "2007-03-01", 9: "2008-05-05"} {
		row := onLine(t, p, line)
		require.NotNil(t, row.Event, "line %d: %s", line, row.Refused)
		assert.Equal(t, want, row.Reading.Window.Earliest.ISO(), "line %d", line)
		assert.Contains(t, row.Event.When.Wording, want[:4], "line %d: the year is held with the wording", line)
		assert.Equal(t, line == 9, len(row.Doubts) > 0, "line %d: a year of a heading is no doubt, one of a row above is", line)
	}
	assert.Contains(t, onLine(t, p, 9).Doubts[0], "line 8")
	assert.Equal(t, "10:30", onLine(t, p, 5).Reading.Clock.String())
	assert.Len(t, p.Ignored, 3, "headings are listed as read, with the header")
	events, _, refused := p.Counts()
	assert.Equal(t, []int{6, 0}, []int{events, refused})
}

func TestTitlesOfTheSameTableAreNames(t *testing.T) {
	r, p := previewed(t, "Date,Kind,Event,Title,Agency\n"+
		"6 weeks before “Check and advice” (6.3),life event,Born,The birth,\n"+
		"10/06/2013,appointment,Check,Check and advice,GP\n"+
		"the day after “Twice”,other,x,y,GP\n10/06/2013,other,x,Twice,GP\n10/06/2013,other,x,Twice,GP\n"+
		"the day after “Impossible”,other,x,z,Housing\n31/04/2013,other,x,Impossible,Housing\n")
	born := onLine(t, p, 2)
	require.NotNil(t, born.Event, born.Refused)
	assert.Contains(t, born.Event.When.Wording, string(onLine(t, p, 3).Event.UID))
	assert.Equal(t, "2013-04-26", born.Reading.Window.Earliest.ISO())
	assert.Equal(t, "2013-05-02", born.Reading.Window.Latest.ISO())
	assert.Nil(t, onLine(t, p, 4).Event, "a name that fits two rows is refused")
	assert.Contains(t, onLine(t, p, 7).Refused, "refused itself")
	for _, a := range p.Agencies {
		assert.NotEqual(t, "Housing", a.Name, "nothing is made for rows that are refused")
	}
	assert.Empty(t, r.Events, "the review is not changed")
}

func TestARowSentTwiceIsDoubted(t *testing.T) {
	r, p := previewed(t, "id,Date,Event\n7,10/06/2013,Visit\n7,11/06/2013,Visit\n,11/06/2013,Visit\n,11/06/2013,Visit\n")
	assert.Empty(t, onLine(t, p, 2).Doubts)
	assert.Contains(t, strings.Join(onLine(t, p, 3).Doubts, " "), "line 2")
	assert.Empty(t, onLine(t, p, 5).Doubts)
	for _, x := range p.Entities() {
		r.Put(x)
	}
	again := NewPreview(readCSV(t, "id,Date,Agency,Event\n7,10/06/2013,Police,Visit\n"), r, Options{})
	assert.Contains(t, strings.Join(onLine(t, again, 2).Doubts, " "), "already")
}

func TestAChildThatTheTableNamesFirstIsMadeAChild(t *testing.T) {
	_, p := previewed(t, "Date,Event,Child seen,Who\n10/06/2013,Visit,Twin: yes; Baby C: no,Twin; Aunt\n11/06/2013,Visit,Other: perhaps,\n")
	require.Len(t, p.People, 2)
	assert.Equal(t, []bool{true, false}, []bool{p.People[0].Child, p.People[1].Child}, "of Twin and Aunt")
	assert.Len(t, onLine(t, p, 2).Event.Seen, 2)
	assert.Len(t, onLine(t, p, 3).Doubts, 1)
}
