package timeline

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// labels gives the labels of one row of the axis from 1 May 2013.
func labels(perDay, width float64, major bool) []string {
	v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: perDay}, Width: width, Metrics: testMetrics(), Pinned: major}
	var list []string
	for _, tick := range ticks(v, when.EnglandAndWales) {
		if tick.Major == major {
			list = append(list, tick.Label)
		}
	}
	return list
}

func TestTheAxisSaysMoreCloserIn(t *testing.T) {
	for _, c := range []struct {
		reason       string
		perDay       float64
		width        float64
		major, minor string // the first labels
	}{
		{"decades over years", 0.1, 200, "2010s", "2013 2014"},
		{"years over months by their first letter", 0.5, 90, "2013", "M J J"},
		{"years over months", 1.1, 90, "2013", "May Jun Jul"},
		{"years over whole month names", 3, 250, "2013", "May June July"},
		{"months over weeks", 9, 9 * 20, "May 2013", "29 Apr 6 May 13 May"},
		{"weeks over days", 55, 200, "Week of 29 April 2013", "Wed 1 Thu 2 Fri 3"},
		{"days over hours", 480, 480, "Wednesday 1 May 2013", "00:00 03:00 06:00"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			major, minor := labels(c.perDay, c.width, true), labels(c.perDay, c.width, false)
			require.NotEmpty(t, major)
			assert.Contains(t, major, c.major)
			assert.True(t, strings.HasPrefix(strings.Join(minor, " "), c.minor), "%q", minor)
		})
	}
}

func TestTicksCoverTheAxisWithoutGapsAndLabelsFit(t *testing.T) {
	m := testMetrics()
	for perDay := 0.001; perDay < 3000; perDay *= 1.31 {
		v := View{Axis: Axis{Origin: float64(day(time.February, 10)) + 0.3, PerDay: perDay}, Width: 900, Metrics: m, Pinned: true}
		ends := map[bool]float64{}
		for _, tick := range ticks(v, when.EnglandAndWales) {
			if end, ok := ends[tick.Major]; ok {
				require.InDelta(t, end, tick.X, 1e-3, "at %g", perDay)
			} else {
				require.LessOrEqual(t, tick.X, 1e-6)
			}
			ends[tick.Major] = tick.X + tick.Width
			if tick.Label != "" {
				require.GreaterOrEqual(t, tick.LabelX, tick.X)
				require.LessOrEqual(t, tick.LabelX+m.measure(tick.Label, m.TickText(), tick.Major), tick.X+tick.Width+1e-6)
			}
		}
		require.GreaterOrEqual(t, ends[true], 900.0)
		require.GreaterOrEqual(t, ends[false], 900.0)
	}
}

func TestLabelsOfTilesComeOnce(t *testing.T) {
	m := testMetrics()
	axis := Axis{Origin: float64(day(time.January, 1)), PerDay: 3}
	tile := Axis{Origin: axis.Day(512), PerDay: 3}
	for _, tick := range ticks(View{Axis: tile, Width: 512, Metrics: m}, when.EnglandAndWales) {
		if tick.Major && tick.X < 0 {
			assert.Negative(t, tick.LabelX, "the year's label stands in the tile where the year begins")
		}
	}
}

func TestWeekendsAreMarkedWhereDaysShow(t *testing.T) {
	v := View{Axis: Axis{Origin: float64(day(time.May, 1)), PerDay: 30}, Width: 30 * 7, Metrics: testMetrics()}
	var weekend []string
	for _, tick := range ticks(v, when.EnglandAndWales) {
		if tick.Weekend {
			weekend = append(weekend, civil(v.Axis.Day(tick.X)+0.5).Weekday().String())
		}
	}
	assert.Equal(t, []string{"Saturday", "Sunday"}, weekend)
}

// family has a child born in May 2013 after a pregnancy, and a sibling born in
// June 2012.
func family() *fakeDates {
	f := newFake()
	f.scope = between(when.Date(2012, time.July, 1), when.Date(2014, time.April, 30))
	f.review.Put(&chronology.Person{UID: "c", Label: "Baby C", Subject: true, Child: true})
	f.review.Put(&chronology.Person{UID: "s", Label: "Sibling 1", Child: true})
	f.review.Put(&chronology.Person{UID: "m", Label: "Mother"})
	f.births["c"] = between(day(time.May, 1), day(time.May, 20))
	f.births["s"] = when.On(when.Date(2012, time.June, 1))
	f.births["m"] = when.On(when.Date(1990, time.June, 1))
	f.pregnancy["c"] = between(when.Date(2012, time.July, 25), when.Date(2012, time.August, 15))
	f.pregnancy["s"] = when.On(when.Date(2011, time.August, 26))
	f.moment("e", f.agency("A"), between(day(time.July, 12), day(time.July, 20)))
	d := f.dated["e"]
	d.Reading.Relations = []when.Relation{{Anchor: when.Anchor{Kind: when.AnchorBirth, ID: "c"}, Min: 70, Max: 76}}
	f.dated["e"] = d
	return f
}

func TestRulersShowAgesAndThePregnancy(t *testing.T) {
	l := whole(family().index(), 1.1)
	require.Len(t, l.Rulers, 2, "the subject and the other child, not the mother")
	sibling, baby := l.Rulers[0], l.Rulers[1]
	assert.Equal(t, "Sibling 1 · age", sibling.Name, "a pregnancy that was over before the scope is not shown")
	assert.Equal(t, "Baby C · pregnancy, age", baby.Name)
	require.Len(t, baby.Spans, 2)
	assert.True(t, baby.Spans[0].Pregnancy)
	assert.Less(t, baby.Spans[0].SoftFrom, baby.Spans[0].From)
	assert.Less(t, baby.Spans[0].To, baby.Spans[0].SoftTo)
	var shown []string
	for _, m := range baby.Marks {
		shown = append(shown, m.Label)
	}
	assert.Contains(t, shown, "Baby C born")
	assert.Contains(t, shown, "20w")
	assert.Contains(t, shown, "10w", "an age that a wording names is marked")
	assert.Contains(t, shown, "6m")
}

func TestRulerMarksDoNotOverlapAtAnyZoom(t *testing.T) {
	ix := family().index()
	m := testMetrics()
	for _, perDay := range zooms {
		for _, r := range whole(ix, perDay).Rulers {
			end := -1e9
			for _, mark := range r.Marks {
				half := m.measure(mark.Label, m.RulerSize(), true) / 2
				require.Greater(t, mark.X-half, end, "%s %s at %g", r.Name, mark.Label, perDay)
				end = mark.X + half
			}
		}
	}
}

func TestAgesAreNamedAsWordingsNameThem(t *testing.T) {
	for _, c := range []struct {
		min, max int
		want     string
	}{
		{70, 76, "10w"}, {335, 364, "11m"}, {365, 730, "1y"}, {42, 56, ""}, {730, 1095, "2y"}, {0, 6, ""}, {244, 395, ""},
	} {
		assert.Equal(t, c.want, ageLabel(span{c.min, c.max}), "%d to %d days", c.min, c.max)
	}
}

func TestKeyLinesAreBirthsAndCriticalIncidents(t *testing.T) {
	f := family()
	f.review.Put(&chronology.Kind{UID: "critical", Name: "critical incident", Symbol: chronology.SymbolCritical})
	f.moment("birth", "", between(day(time.May, 1), day(time.May, 20)))
	f.review.Person("c").BirthEvent = "birth"
	f.moment("incident", "A", when.On(when.Date(2014, time.April, 15))).Kind = "critical"
	var lines []string
	for _, k := range whole(f.index(), 1).KeyLines {
		lines = append(lines, k.Label)
	}
	assert.Equal(t, []string{"Baby C born", "Event incident"}, lines)
}

func TestArrowsJoinLinkedEvents(t *testing.T) {
	f := newFake()
	a, b := f.agency("A"), f.agency("B")
	f.moment("from", a, when.On(day(time.May, 1))).Told = []chronology.Told{{Agency: b, NotTold: true}}
	f.moment("to", b, when.On(day(time.May, 9)))
	f.moment("other", b, when.On(day(time.June, 9)))
	f.review.Put(&chronology.Link{UID: "l1", From: "from", To: "to", Kind: chronology.LedTo})
	f.review.Put(&chronology.Link{UID: "l2", From: "to", To: "other", Kind: chronology.LedTo})
	f.review.Put(&chronology.Link{UID: "l3", From: "to", To: "nowhere", Kind: chronology.LedTo})
	ix := f.index()
	v := View{Axis: Axis{Origin: float64(day(time.April, 1)), PerDay: 2}, Width: 200, Metrics: testMetrics()}
	assert.Empty(t, ix.Layout(v).Arrows)
	v.Links = AllLinks
	all := ix.Layout(v).Arrows
	require.Len(t, all, 2, "a link to an event that is not there is left out")
	assert.True(t, all[0].NotShared, "the event says that the other agency was not told")
	assert.Equal(t, "not shared", all[0].Label)
	assert.False(t, all[1].NotShared)
	x, y, _ := ix.Place("to", v)
	assert.Equal(t, [2]float64{x, y}, [2]float64{all[0].ToX, all[0].ToY})
	v.Links, v.Of = SelectedLinks, "other"
	require.Len(t, ix.Layout(v).Arrows, 1)
	assert.Equal(t, chronology.UID("l2"), ix.Layout(v).Arrows[0].Link)
}

func TestWhatWasSharedLateSaysByHowMuch(t *testing.T) {
	f := newFake()
	f.moment("from", f.agency("A"), when.On(day(time.May, 1)))
	f.moment("to", f.agency("B"), when.On(day(time.June, 9)))
	f.review.Put(&chronology.Link{UID: "late", From: "from", To: "to", Kind: chronology.SharedWith})
	f.review.Put(&chronology.Link{UID: "soon", From: "from", To: "to", Kind: chronology.SharedWith})
	f.sharing = map[chronology.UID]chronology.Sharing{
		"late": {Late: true, Least: 39, Most: 39}, "soon": {Least: 1, Most: 1},
	}
	v := View{Axis: Axis{Origin: float64(day(time.April, 1)), PerDay: 2}, Width: 200, Metrics: testMetrics(), Links: AllLinks}
	arrows := f.index().Layout(v).Arrows
	require.Len(t, arrows, 2)
	assert.True(t, arrows[0].Late)
	assert.Equal(t, "39 days later", arrows[0].Label)
	assert.False(t, arrows[1].Late)
	assert.Empty(t, arrows[1].Label)
}
