package export

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// drawn is a sheet of two lanes over the year 2013, a point a day.
func drawn(t *testing.T, l timeline.Layout) *sheet {
	t.Helper()
	d, err := newDocument(&chronology.Review{}, chronology.Solve(&chronology.Review{}), Options{})
	require.NoError(t, err)
	l.Axis = timeline.Axis{Origin: float64(when.Date(2013, time.January, 1)), PerDay: 1}
	l.Lanes = []timeline.Lane{
		{Agency: "gp", Name: "General practice", Top: 0, Height: 20},
		{Agency: "hv", Name: "Health visiting", Top: 20, Height: 20, Undated: 2},
	}
	p := &picture{d: d, axis: 365, first: l.Axis.Origin, end: l.Axis.Origin + 365}
	return &sheet{picture: p, layout: &l, band: bandOfLanes{0, 40}, last: true}
}

func TestASheetIsToldInWords(t *testing.T) {
	s := drawn(t, timeline.Layout{
		Items: []timeline.Item{
			{Lane: 0, X: 10, Y: 5, Crowd: 1, Key: true},
			{Lane: 0, X: 300, Y: 5, Crowd: 12, From: 290, To: 310},
			{Lane: 1, X: 40, Y: 25, Crowd: 1},
			{Lane: 1, X: 400, Y: 25, Crowd: 1}, // on the next sheet
		},
		Gaps: []timeline.Gap{
			{Lane: 1, SoftFrom: 60, From: 70, To: 200, SoftTo: 210, Words: "no contact · 4 months"},
			{Lane: 1, SoftFrom: 500, From: 510, To: 600, SoftTo: 610, Words: "no contact · 3 months"},
		},
		KeyLines: []timeline.KeyLine{{X: 128, Label: "Baby C born"}},
		Arrows:   []timeline.Arrow{{Kind: chronology.LedTo}, {Kind: chronology.LedTo}, {Kind: chronology.LedTo, NotShared: true}},
	})
	assert.Equal(t, "Timeline of contacts from January 2013 to December 2013, in 2 lanes. "+
		"Marked through all lanes: Baby C born, May 2013. "+
		"General practice: 13 events from January 2013 to November 2013, 1 key event among them. "+
		"Health visiting: 1 event in February 2013; 2 of unknown date beside; no contact for 4 months from March 2013 to July 2013. "+
		"Links between events: led to, 2; not told, 1.", s.alternative())
}

func TestAnEmptyLaneIsToldToo(t *testing.T) {
	s := drawn(t, timeline.Layout{})
	s.band = bandOfLanes{0, 20}
	assert.Equal(t, "Timeline of contacts from January 2013 to December 2013, in 1 lane. General practice: no event in this period.", s.alternative())
}

func TestWordsForASheetAreNotLongerThanAStringMayBe(t *testing.T) {
	s := drawn(t, timeline.Layout{})
	for range 500 {
		s.layout.Lanes = append(s.layout.Lanes, timeline.Lane{Name: strings.Repeat("Agency ", 10), Top: 0, Height: 10})
	}
	text := s.alternative()
	assert.Less(t, len([]rune(text)), 16_000)
	assert.True(t, strings.HasSuffix(text, "The table gives every event."))
}
