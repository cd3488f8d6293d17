package scale

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestTheSameCountGivesTheSameRows(t *testing.T) {
	assert.Equal(t, Rows(500), Rows(500))
	assert.NotEqual(t, Rows(500)[:10], Rows(501)[:10])
}

func TestTheShapeIsThatOfARealChronology(t *testing.T) {
	rows := Rows(5000)
	spans, words := 0, 0
	seen := map[string]int{}
	for i, r := range rows {
		seen[r.Agency]++
		words += len(strings.Fields(r.Text))
		assert.False(t, r.Start.Before(from) || r.Start.After(to), "row %d lies in the scope", i)
		if !r.End.IsZero() {
			spans++
			assert.True(t, r.End.After(r.Start), "row %d ends after it starts", i)
		}
	}
	assert.Len(t, seen, 12)
	assert.InDelta(t, 0.20, float64(spans)/5000, 0.03)
	assert.InDelta(t, 60, float64(words)/5000, 2)
}

func TestCSVHasARowForEachEntry(t *testing.T) {
	var b bytes.Buffer
	require.NoError(t, WriteCSV(&b, 100))
	assert.Equal(t, 101, strings.Count(b.String(), "\n"))
	assert.True(t, strings.HasPrefix(b.String(), "id,agency,start,end,title,text\n"))
}

func TestDatesThatRestOnEachOtherAllHoldTogether(t *testing.T) {
	for _, shape := range Shapes {
		r := Related(400, shape)
		d := chronology.Solve(r)
		rows := Rows(400)
		for i, e := range r.Events {
			dated := d.Of(e.UID)
			assert.NoError(t, dated.Err, "%s: %s", shape, e.When.Wording)
			assert.True(t, dated.Window.Contains(day(rows[i].Start)), "%s: %s", shape, e.When.Wording)
		}
		assert.Empty(t, d.Contradictions(), shape)
	}
}
