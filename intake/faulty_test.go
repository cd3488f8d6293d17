package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestEndsAndTimesThatAreNoneLeaveTheDate(t *testing.T) {
	_, p := previewed(t, `Start date,Time,End date,Event
1/2/2013,n/k,n/a,Blank words
1/2/2013,,ongoing,Goes on
1/2/2013,25:00,,No such time
1/2/2013,,when it suits,No such end
1/2/2013,930,,Three figures
,,5/2/2013,End alone
31/04/2013,25:00,,No such day
`)
	for line, want := range map[int]struct {
		earliest, clock string
		doubts          int
	}{2: {"2013-02-01", "", 0}, 3: {"2013-02-01", "", 0}, 4: {"2013-02-01", "", 1}, 5: {"2013-02-01", "", 1}, 6: {"2013-02-01", "09:30", 0}} {
		row := onLine(t, p, line)
		require.NotNil(t, row.Event, "line %d: %s", line, row.Refused)
		assert.Equal(t, want.earliest, row.Reading.Window.Earliest.ISO(), "line %d", line)
		assert.Equal(t, want.clock, row.Reading.Clock.String(), "line %d", line)
		assert.Len(t, row.Doubts, want.doubts, "line %d", line)
	}
	assert.True(t, onLine(t, p, 3).Reading.Window.Latest.Open(), "what is ongoing has no end yet")
	assert.Contains(t, onLine(t, p, 4).Event.Note, "25:00", "what is not read is kept")
	assert.Contains(t, onLine(t, p, 5).Event.Note, "when it suits")
	assert.Contains(t, onLine(t, p, 7).Refused, "only an end date")
	assert.NotEmpty(t, onLine(t, p, 8).Refused, "a day that does not exist is not saved by leaving its time out")
}

func TestRowsSwallowedByAQuotationMarkAreNotTakenInSilence(t *testing.T) {
	for name, text := range map[string]string{
		"never closed": "Date,Event,Source\n1/2/2013,\"never closed,a\n2/2/2013,next,b\n",
		"closed late":  "Date,Event,Source\n1/2/2013,\"closed late,a\n2/2/2013,next,b\n3/2/2013,\"third\",c\n",
	} {
		_, p := previewed(t, text)
		row := onLine(t, p, 2)
		require.NotNil(t, row.Event, name)
		assert.Equal(t, "\""+name, row.Event.What, "the mark is kept with the text")
		assert.Len(t, row.Doubts, 1, name)
		assert.Empty(t, onLine(t, p, 3).Doubts, "%s: the row below is read by itself", name)
	}
	_, p := previewed(t, "Date,Event\n1/2/2013,\"two\nlines, and \"\"more\"\", of text\"\n")
	assert.Empty(t, onLine(t, p, 2).Doubts, "a cell of several lines is no fault")
	_, p = previewed(t, "Date,Event,Source\n1/2/2013,\"closed\n2/2/2013,late,b\",c\n")
	assert.Contains(t, strings.Join(onLine(t, p, 2).Doubts, " "), "hold another")
}

func TestColumnsWithoutAFieldAreKeptAndHeadersTypedAgainListed(t *testing.T) {
	doc := readCSV(t, "Date,Event,Shoe size,Event,Empty\n1/2/2013,x,9,y,\nDate,Event,Shoe size,Event,Empty\n2/2/2013,x,,z,\n")
	r := review()
	r.Put(r.EnsureAgency("Police"))
	p := NewPreview(doc, r, Options{Agency: r.Agencies[0].UID})
	events, _, refused := p.Counts()
	assert.Equal(t, []int{2, 0}, []int{events, refused})
	assert.Equal(t, "Shoe size: 9", onLine(t, p, 2).Event.Note)
	assert.Equal(t, "x\ny", onLine(t, p, 2).Event.What, "two columns of what happened")
	assert.Contains(t, p.Ignored, Ignored{"record 3 (line 3)", "Date · Event · Shoe size · Event · Empty", "repeated header"})

	doc.Tables[0].Columns[2] = Ignore
	assert.Equal(t, Remembered{"date": Start, "event": What, "shoe size": Ignore, "empty": Other}, doc.Corrected())
	p = NewPreview(doc, r, Options{Agency: r.Agencies[0].UID})
	assert.Empty(t, onLine(t, p, 2).Event.Note)
	assert.Contains(t, p.Ignored, Ignored{"column 3", "Shoe size · 9", "left out"})
}

func TestTheGuardAgainstFormulasIsTakenOff(t *testing.T) {
	_, p := previewed(t, "Date,Event,Source\n1/2/2013,'=1+1,'@y\n2/2/2013,'quoted',-2\n")
	assert.Equal(t, []string{"=1+1", "@y"}, []string{onLine(t, p, 2).Event.What, onLine(t, p, 2).Event.Source})
	assert.Equal(t, []string{"'quoted'", "-2"}, []string{onLine(t, p, 3).Event.What, onLine(t, p, 3).Event.Source})
}

func TestACellOfThousandsOfNamesMakesNoPeople(t *testing.T) {
	_, p := previewed(t, "Date,Event,Who,Child seen,ToR\n1/2/2013,x,\""+strings.Repeat("a\n", 100_000)+"\",\""+strings.Repeat("b\n", 100_000)+"\",\""+strings.Repeat("c\n", 100_000)+"\"\n")
	row := onLine(t, p, 2)
	require.NotNil(t, row.Event)
	assert.Empty(t, p.People)
	assert.Less(t, len(row.Doubts), 10)
	assert.Contains(t, row.Event.Note, "Who was involved: a; a")
}

func TestARowWithoutAKnownDateIsDoubted(t *testing.T) {
	_, p := previewed(t, "Date,Event\nUndated letter,x\n1/2/2013,y\n")
	assert.Len(t, onLine(t, p, 2).Doubts, 1)
	assert.Empty(t, onLine(t, p, 3).Doubts)
}
