package intake

import (
	"bytes"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/exchange"
	"throughline.org/throughline/chronology/sample"
)

// numbered is the paragraph of an event that is named: the review taken into has none.
var numbered = regexp.MustCompile(` \(6\.\d+\)`)

// TestAReviewInJSONIsTakenInEventForEvent writes the bundled review and previews
// it against one that knows nothing.
func TestAReviewInJSONIsTakenInEventForEvent(t *testing.T) {
	from := sample.Review()
	var file bytes.Buffer
	require.NoError(t, exchange.Write(&file, from, nil))
	doc := documentOf(t, "review.json", file.Bytes())
	r := chronology.NewReview("Another")
	for _, l := range from.Lines {
		r.Put(l)
	}
	o := Options{}
	for _, p := range doc.People {
		o.People = append(o.People, p.Person(r))
	}
	p := NewPreview(doc, r, o)
	rows := p.InOrder()
	require.Len(t, rows, len(from.Events))
	assert.Empty(t, p.Unlisted)
	for _, x := range p.Entities() {
		r.Put(x)
	}
	for i, e := range from.Events {
		row := rows[i]
		if !assert.Empty(t, row.Refused, "%s at %s", e.What, row.Place()) {
			continue
		}
		back := row.Event
		assert.Equal(t, []string{e.Title, e.What, e.Outcome, e.Voice, e.Comment, e.Source}, []string{back.Title, back.What, back.Outcome, back.Voice, back.Comment, back.Source})
		assert.Equal(t, numbered.ReplaceAllString(from.ShowWording(e.When.Wording), ""), r.ShowWording(back.When.Wording))
		assert.Len(t, back.Involved, len(e.Involved))
		assert.Len(t, back.Seen, len(e.Seen))
		assert.Equal(t, e.Lines, back.Lines)
		if a := from.Agency(e.Agency); a != nil {
			assert.Equal(t, a.Name, r.Agency(back.Agency).Name)
		}
	}
	assert.Equal(t, "event 1", rows[0].Place())
	assert.Len(t, doc.Abbreviations, len(from.Abbreviations))
	paragraphs := 0
	for _, i := range p.Ignored {
		if i.Why == "the numbered section is the review's own" {
			paragraphs++
		}
	}
	assert.Equal(t, len(from.Paragraphs), paragraphs, "nothing is left out unlisted")
}

func TestOtherJSONIsRefusedWithWhatToDo(t *testing.T) {
	for text, says := range map[string]string{
		`{"rows": []}`: "ask the agency",
		`[1, 2`:        "ask the agency",
		`{"format": "throughline review", "version": 99}`: "newer version",
	} {
		_, err := Read(bytes.NewReader([]byte(text)), int64(len(text)), "x.json", ReadOptions{})
		assert.ErrorIs(t, err, ErrFormat, text)
		assert.Contains(t, Refusal(err), says, text)
	}
}
