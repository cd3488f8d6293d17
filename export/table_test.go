package export

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

func TestDaysInWords(t *testing.T) {
	may, june := when.Date(2013, time.May, 6), when.Date(2013, time.June, 8)
	span := func(start, end when.Window) chronology.Dated {
		return chronology.Dated{Window: when.Window{Earliest: start.Earliest, Latest: end.Latest}, Start: start, End: end, Extent: when.Span}
	}
	during := func(first, last when.Day) chronology.Dated {
		d := span(when.On(first), when.On(last))
		d.Reading.Clock = when.Clock{Known: true, From: 16*60 + 5, To: 17*60 + 10}
		return d
	}
	clocked := chronology.Dated{Window: when.On(may)}
	clocked.Reading.Clock = when.At(16, 5)
	about := clocked
	about.Reading.Clock = when.Clock{Known: true, From: 600, To: 690, Approximate: true}
	for want, d := range map[string]chronology.Dated{
		"6 May 2013":                               {Window: when.On(may)},
		"Between 6 May 2013 and 8 Jun 2013":        {Window: when.Window{Earliest: may, Latest: june}},
		"By 6 May 2013":                            {Window: when.Window{Earliest: when.Past, Latest: may}},
		"Date unknown":                             {Window: when.Always},
		"6 May 2013 to 8 Jun 2013":                 span(when.On(may), when.On(june)),
		"Lasting, within 5 May 2013 to 8 Jun 2013": span(when.Window{Earliest: may - 1, Latest: may}, when.On(june)),
		"Lasting, from 6 May 2013":                 span(when.On(may), when.Window{Earliest: june, Latest: when.Future}),
		"6 May 2013, 16:05":                        clocked,
		"6 May 2013, 16:05–17:10":                  during(may, may),
		"6 May 2013, 16:05 to 8 Jun 2013, 17:10":   during(may, june),
		"6 May 2013, about 10:00–11:30":            about,
	} {
		assert.Equal(t, want, daysInWords(d))
	}
}

func TestAWordingThatSaysTheSameIsNotRepeated(t *testing.T) {
	for _, c := range []struct {
		words, days string
		same        bool
	}{
		{"8 May 2013", "8 May 2013", true},
		{"8th may 2013", "8 May 2013", true},
		{"21st September 2013", "21 Sep 2013", true},
		{"12th August 2013", "12 Aug 2013", true},
		{"8 May 2013 at 16:00", "8 May 2013, 16:00", true},
		{"between 6 May 2013 and 8 June 2013", "Between 6 May 2013 and 8 Jun 2013", true},
		{"from 6 May 2013 to 8 June 2013", "6 May 2013 to 8 Jun 2013", true},
		{"the day after “Referral” (6.22)", "8 May 2013", false},
		{"2013-05-08", "8 May 2013", true},
		{"2013-05-08T16:05", "8 May 2013, 16:05", true},
		{"2013-05-08T16:05", "8 May 2013", false},
		{"from 2013-05-08T16:05 to 2013-05-08T17:10", "8 May 2013, 16:05–17:10", true},
		{"from 2013-05-08T16:05 to 2013-05-09T17:10", "8 May 2013, 16:05 to 9 May 2013, 17:10", true},
		{"from 2013-05-08T16:05 to 2013-05-09T17:10", "8 May 2013, 16:05 to 10 May 2013, 17:10", false},
		{"from 2013-05-08 to 2013-05-09", "8 May 2013 to 9 May 2013", true},
		{"2013-05", "Between 1 May 2013 and 31 May 2013", false},
		{"May 2013", "Between 1 May 2013 and 31 May 2013", false},
		{"about 8 May 2013", "Between 5 May 2013 and 11 May 2013", false},
	} {
		assert.Equal(t, c.same, sameDate(c.words, c.days), c.words)
	}
}

func TestChildSeenNamesChildrenOnlyWhereAnswersDiffer(t *testing.T) {
	r := &chronology.Review{}
	r.Put(&chronology.Person{UID: "a", Label: "Baby C", Child: true})
	r.Put(&chronology.Person{UID: "b", Label: "Sibling 1", Child: true})
	doc, err := newDocument(r, chronology.Solve(r), Options{})
	require.NoError(t, err)
	for want, seen := range map[string][]chronology.ChildSeen{
		"":                           nil,
		"Yes":                        {{Child: "a", State: chronology.SeenYes}, {Child: "b", State: chronology.SeenYes}},
		"Not recorded":               {{Child: "a"}, {Child: "b"}},
		"No: Baby C":                 {{Child: "a", State: chronology.SeenNo}},
		"Yes: Sibling 1\nNo: Baby C": {{Child: "a", State: chronology.SeenNo}, {Child: "b", State: chronology.SeenYes}},
		"Yes: [child removed]":       {{Child: "gone", State: chronology.SeenYes}},
	} {
		one := doc.entry(&chronology.Event{UID: "e", Seen: seen})
		text := ""
		for _, s := range one.seen() {
			text += s.text
		}
		assert.Equal(t, want, text)
	}
}

func TestAgencyColour(t *testing.T) {
	assert.Equal(t, colour(0x1f8a8c), agencyColour(&chronology.Agency{Colour: "#1f8a8c"}))
	for _, none := range []*chronology.Agency{nil, {}, {Colour: "red"}, {Colour: "#12"}, {Colour: "#12345g"}} {
		assert.Equal(t, colour(0x8a8a8a), agencyColour(none))
	}
}
