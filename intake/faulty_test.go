package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"
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

func TestEveryWayOfEndingLinesIsRead(t *testing.T) {
	for name, text := range map[string]string{
		"carriage returns alone": "Date,Event\r1/2/2013,x\r2/2/2013,y\r",
		"both":                   "Date,Event\r\n1/2/2013,x\r\n2/2/2013,y\r\n",
		"no end at the end":      "Date,Event\n1/2/2013,x\n2/2/2013,y",
		"upright strokes":        "Date|Event\n1/2/2013|x\n2/2/2013|y\n",
	} {
		assert.Len(t, readCSV(t, text).Rows, 2, name)
	}
}

func TestUTF16WithoutItsMarkIsRead(t *testing.T) {
	for name, order := range map[string]unicode.Endianness{"little": unicode.LittleEndian, "big": unicode.BigEndian} {
		text, err := unicode.UTF16(order, unicode.IgnoreBOM).NewEncoder().String("Date\tEvent\r\n1/2/2013\tŴ and x\r\n")
		require.NoError(t, err)
		assert.Equal(t, "Ŵ and x", readCSV(t, text).Rows[0].Cells[1], name)
	}
}

func TestWhatIsNoTextIsRefusedWhole(t *testing.T) {
	for name, text := range map[string]string{
		"picture": "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 200), "workbook": "PK\x03\x04" + strings.Repeat("\x00\x01x", 100),
	} {
		_, err := ReadCSV(strings.NewReader(text), "x.csv")
		assert.ErrorIs(t, err, ErrNotText, name)
	}
}

func TestRowsSwallowedByAQuotationMarkAreNotTakenInSilence(t *testing.T) {
	_, p := previewed(t, "Date,Event,Source\n1/2/2013,\"never closed,a\n2/2/2013,next,b\n")
	assert.Contains(t, onLine(t, p, 2).Refused, "never closed")
	_, p = previewed(t, "Date,Event,Source\n1/2/2013,\"closed late,a\n2/2/2013,next,b\n3/2/2013,\"third\",c\n")
	events, doubted, refused := p.Counts()
	assert.Positive(t, doubted+refused, "%d events", events)
	_, p = previewed(t, "Date,Event\n1/2/2013,\"two\nlines, and \"\"more\"\", of text\"\n")
	assert.Empty(t, onLine(t, p, 2).Doubts, "a cell of several lines is no fault")
}

func TestColumnsLeftOutAndHeadersTypedAgainAreListed(t *testing.T) {
	_, p := previewed(t, "Date,Event,Shoe size,Event,Empty\n1/2/2013,x,9,y,\nDate,Event,Shoe size,Event,Empty\n2/2/2013,x,,z,\n")
	events, _, refused := p.Counts()
	assert.Equal(t, []int{2, 0}, []int{events, refused})
	assert.ElementsMatch(t, []Ignored{
		{3, "Date · Event · Shoe size · Event · Empty", "the header again"},
		{1, "Shoe size", "no field holds this column; rows with text in it: 1"},
		{1, "Event", "no field holds this column; rows with text in it: 2"},
	}, p.Ignored)
}

func TestTheGuardAgainstFormulasIsTakenOff(t *testing.T) {
	_, p := previewed(t, "Date,Event,Source\n1/2/2013,'=1+1,'@y\n2/2/2013,'quoted',-2\n")
	assert.Equal(t, []string{"=1+1", "@y"}, []string{onLine(t, p, 2).Event.What, onLine(t, p, 2).Event.Source})
	assert.Equal(t, []string{"'quoted'", "-2"}, []string{onLine(t, p, 3).Event.What, onLine(t, p, 3).Event.Source})
}

func TestARowWithoutAKnownDateIsDoubted(t *testing.T) {
	_, p := previewed(t, "Date,Event\nUndated letter,x\n1/2/2013,y\n")
	assert.Len(t, onLine(t, p, 2).Doubts, 1)
	assert.Empty(t, onLine(t, p, 3).Doubts)
}
