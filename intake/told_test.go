package intake

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestWhoWasToldAndWhatPeopleDid(t *testing.T) {
	r := chronology.NewReview("A review")
	for _, x := range []chronology.Entity{
		&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV"}, &chronology.Agency{UID: "pol", Name: "Police"},
		&chronology.Person{UID: "m", Label: "Mother", Family: true}, &chronology.Person{UID: "c", Label: "Child A", Child: true},
	} {
		r.Put(x)
	}
	rows := func(told, parts, marks string) *PreviewRow {
		text := "Date,What happened,People involved,Parts played,Who was told,Marked as\n1/6/2013,A visit.,Mother,\"" + parts + "\",\"" + told + "\",\"" + marks + "\"\n"
		doc, err := Read(strings.NewReader(text), int64(len(text)), "a.csv", ReadOptions{})
		require.NoError(t, err)
		p := NewPreview(doc, r, Options{Agency: "hv"})
		require.Len(t, p.Rows, 1)
		require.NotNil(t, p.Rows[0].Event)
		return p.Rows[0]
	}
	row := rows("Police: told, 3 June 2013; by letter; HV: not told", "Mother: let her in; was calm; Child A: asleep", "Disputed; good practice")
	assert.Empty(t, row.Doubts)
	assert.Equal(t, []chronology.Told{{Agency: "pol", When: "3 June 2013", By: "letter"}, {Agency: "hv", NotTold: true}}, row.Event.Told)
	assert.Equal(t, []chronology.Involvement{{Person: "m", Part: "let her in; was calm"}, {Person: "c", Part: "asleep"}}, row.Event.Involved)
	assert.True(t, row.Event.Disputed && row.Event.GoodPractice && !row.Event.Key)
	assert.Equal(t, []chronology.Told{{Agency: "pol"}}, rows("police", "", "").Event.Told)

	row = rows("The school was rung", "somebody rang", "urgent")
	assert.Len(t, row.Doubts, 3, "what is not understood is doubted, and kept")
	for _, words := range []string{"The school was rung", "somebody rang", "urgent"} {
		assert.Contains(t, row.Event.Note, words)
	}
}
