package timeline

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/when"
)

func TestErasAreWhatLastsAndPregnancies(t *testing.T) {
	f := family()
	era := func(uid string, dated chronology.Dated) {
		e := f.moment(uid, "A", when.Always)
		e.Era, e.Title = true, "Era "+uid
		f.dated[e.UID] = dated
	}
	span := func(start, end when.Window) chronology.Dated {
		return chronology.Dated{Window: when.Window{Earliest: start.Earliest, Latest: end.Latest}, Start: start, End: end, Extent: when.Span}
	}
	era("plan", span(between(day(time.June, 1), day(time.June, 5)), when.On(day(time.August, 31))))
	era("stay", moment(between(day(time.October, 1), day(time.October, 21))))
	era("day", moment(when.On(day(time.October, 1))))
	era("undated", moment(when.Always))
	f.span("unframed", "A", when.On(day(time.June, 1)), when.On(day(time.July, 1)))
	ix := f.index()
	l := whole(ix, 2)
	var labels []string
	for _, e := range l.Eras {
		labels = append(labels, e.Label)
		if e.Event == "plan" {
			assert.InDelta(t, 8, e.From-e.SoftFrom, 1e-6, "from the first day that it may have begun to the last")
			assert.InDelta(t, e.To, e.SoftTo, 1e-6)
		}
	}
	assert.Equal(t, []string{"Pregnancy with Baby C", "Era plan", "Era stay"}, labels)
	assert.True(t, l.Eras[0].Pregnancy)
	assert.Equal(t, 1, l.EraRows)
	m := testMetrics()
	m.EraRow = 12
	with := ix.Layout(View{Axis: l.Axis, Width: 100, Metrics: m})
	assert.InDelta(t, l.AxisHeight+12, with.AxisHeight, 1e-9, "their labels have room above the lanes, in view or not")
	plain := ix.Layout(View{Axis: l.Axis, Width: 100, Metrics: m, Plain: true})
	assert.Empty(t, plain.Eras)
	assert.InDelta(t, l.AxisHeight, plain.AxisHeight, 1e-9)
}

func TestLabelsOfErasNeverOverlap(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 3))
	for range 20 {
		f := newFake()
		a := f.agency("A")
		for i := range 12 {
			start := day(time.January, 1).Add(random.IntN(300))
			f.span(fmt.Sprint("era-with-a-long-name-", i), a, when.On(start), when.On(start.Add(1+random.IntN(90)))).Era = true
		}
		ix := f.index()
		for perDay := 0.2; perDay < 300; perDay *= 2.1 {
			for _, pinned := range []bool{false, true} {
				v := viewOfAll(ix, perDay)
				v.Pinned = pinned
				if pinned {
					v.Axis.Origin, v.Width = v.Axis.Origin+100, 200*perDay
				}
				ends := map[int]float64{}
				for _, e := range ix.Layout(v).Eras {
					if e.Label == "" {
						continue
					}
					if end, ok := ends[e.Row]; ok {
						require.GreaterOrEqual(t, e.LabelX, end)
					}
					ends[e.Row] = e.LabelX + v.Metrics.measure(e.Label, 11, false)
					if pinned {
						require.GreaterOrEqual(t, e.LabelX, 0.0)
						require.LessOrEqual(t, ends[e.Row], v.Width)
					}
				}
			}
		}
	}
}

func TestTermsAreShownFromMonthsToWeeks(t *testing.T) {
	f := newFake()
	f.moment("e", f.agency("A"), when.On(day(time.May, 1)))
	at := func(perDay float64) (labels []string) {
		for _, x := range f.at(perDay).Terms {
			labels = append(labels, x.Label)
		}
		return labels
	}
	assert.Empty(t, at(0.5))
	assert.Equal(t, []string{"Autumn term 2012", "Spring term 2013", "Summer term 2013", "Autumn term 2013"}, at(2)[0:4])
	assert.Empty(t, at(30))
	l := f.at(2)
	spring, summer := l.Terms[1], l.Terms[2]
	assert.InDelta(t, 0, spring.From, 1e-6)
	assert.InDelta(t, 2*float64(day(time.May, 1)-day(time.January, 1)), spring.To, 1e-6)
	assert.InDelta(t, 2*float64(day(time.April, 1)-day(time.January, 1)), summer.From, 1e-6, "they share April")
	f.review.Settings.ChangeRule(when.RuleSummerTerm, []int{5, 7})
	assert.InDelta(t, spring.To, f.at(2).Terms[2].From, 1e-6, "a review may read its terms otherwise")
}

func TestBankHolidaysAreNamedWhereDaysShow(t *testing.T) {
	f := newFake()
	f.moment("e", f.agency("A"), when.On(day(time.August, 1)))
	holidays := func(perDay float64) map[string]string {
		l := f.index().Layout(View{Axis: Axis{Origin: float64(day(time.August, 1)), PerDay: perDay}, Width: 31 * perDay, Metrics: testMetrics()})
		found := map[string]string{}
		for _, tick := range l.Ticks {
			if tick.Holiday != "" {
				found[civil(l.Axis.Day(tick.X+1)).Format("2 Jan")] = tick.Holiday
			}
		}
		return found
	}
	assert.Equal(t, map[string]string{"26 Aug": "summer bank holiday"}, holidays(30))
	assert.Empty(t, holidays(8))
	f.review.Settings.Calendar = chronology.Scotland
	assert.Equal(t, map[string]string{"5 Aug": "summer bank holiday"}, holidays(30))
}

func TestDaysThatTheAuthorChoosesRunThroughAllLanes(t *testing.T) {
	f := family()
	f.moment("referral", "A", when.On(day(time.September, 1))).DayLine = true
	var lines []string
	for _, k := range whole(f.index(), 1).KeyLines {
		lines = append(lines, k.Label)
	}
	assert.Equal(t, []string{"Event referral"}, lines)
}

func TestTheBundledReviewHasItsFrame(t *testing.T) {
	r := sample.Review()
	l := whole(NewIndex(Input{Review: r, Dating: chronology.Solve(r)}), 1.7)
	var pregnancies []string
	for _, e := range l.Eras {
		if e.Pregnancy {
			pregnancies = append(pregnancies, e.Label)
		}
	}
	assert.Equal(t, []string{"Pregnancy with Baby C"}, pregnancies)
	assert.NotEmpty(t, l.KeyLines)
}

func TestNamesOfTermsKeepOffWhatTermsShare(t *testing.T) {
	f := family()
	m := testMetrics()
	named := 0
	for perDay := 1.0; perDay < 4; perDay *= 1.2 {
		terms := f.at(perDay).Terms
		for i, x := range terms[1:] {
			before := terms[i]
			if before.Label != "" {
				assert.LessOrEqual(t, before.LabelX+m.measure(before.Label, m.LabelSize, false), x.From, "%q runs into %q", before.Label, x.Label)
			}
			if x.Label != "" {
				named++
				assert.GreaterOrEqual(t, x.LabelX, before.To, "%q begins in %q", x.Label, before.Label)
			}
		}
	}
	assert.Positive(t, named)
}
