package export

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func TestAWordingNamesEventsByRefAndBeginningOfTitle(t *testing.T) {
	r := chronology.NewReview("A")
	r.Put(&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV"})
	put := func(uid chronology.UID, wording, title string) {
		r.Put(&chronology.Event{UID: uid, Agency: "hv", When: chronology.When{Wording: wording}, Title: title, What: "W."})
	}
	put("birth", "3 May 2013", "Baby C is born")
	put("said", "9 May 2013", "Mother said that she wants nothing to do with the father any more.")
	put("visit", "10 May 2013", "Home visit")
	put("again", "12 May 2013", "Home visit")
	put("paragraph", "13 May 2013", "Home visit")
	r.Put(&chronology.Paragraph{UID: "p", Events: []chronology.UID{"paragraph"}, Text: "T."})
	d := chronology.Solve(r)
	doc, err := newDocument(r, d, Options{What: []Part{Table}})
	require.NoError(t, err)
	number := r.ParagraphsOf("paragraph")[0]
	for words, want := range map[string]string{
		"2 days after {birth}":                  "2 days after [HV1] (Baby C is born)",
		"{said}":                                "[HV2] (Mother said that she wants…)",
		"between {birth} and {said}; in May":    "between [HV1] (Baby C is born) and [HV2] (Mother said that she wants…); in May",
		"The day after “Baby C is born”":        "The day after [HV1] (Baby C is born)",
		"after “Home visit”":                    "after “Home visit”", // which of them is not told
		"after “Home visit” (" + number + ")":   "after [HV5] (Home visit)",
		"after “Home visit” (9.9)":              "after “Home visit” (9.9)",
		"same day as {visit}":                   "same day",
		"2 days after {visit}":                  "2 days after this entry",
		"after {gone}":                          "after “removed event”",
		"after the “incident”, as he called it": "after the “incident”, as he called it",
	} {
		said := ""
		for _, s := range doc.worded(words, r.Event("visit"), style{size: 8}, true) {
			if s.link != nil {
				assert.Same(t, doc.eventRows[map[string]chronology.UID{"HV1": "birth", "HV2": "said", "HV5": "paragraph"}[s.text]], s.link.to)
				s.text = "[" + s.text + "]"
			}
			said += s.text
		}
		assert.Equal(t, want, said, words)
	}
	untitled := ""
	for _, s := range doc.worded(" (the day after {birth}", r.Event("visit"), style{size: 8}, false) {
		untitled += s.text
	}
	assert.Equal(t, " (the day after HV1", untitled)
}
