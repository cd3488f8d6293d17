package sample

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

func insightsOf(t *testing.T, f chronology.Filter) map[chronology.InsightKind][]chronology.Insight {
	t.Helper()
	r := Review()
	by := map[chronology.InsightKind][]chronology.Insight{}
	for _, x := range chronology.Insights(r, chronology.Solve(r), f) {
		by[x.Kind] = append(by[x.Kind], x)
		for _, uid := range x.Events {
			assert.NotNil(t, r.Event(uid), x.Text)
		}
	}
	return by
}

func textsOf(list []chronology.Insight) string {
	texts := make([]string, len(list))
	for i, x := range list {
		texts[i] = x.Text
	}
	return strings.Join(texts, "\n")
}

func TestWhatTheBundledReviewLetsOneSee(t *testing.T) {
	by := insightsOf(t, chronology.Filter{})
	silences := textsOf(by[chronology.InsightSilence])
	assert.Contains(t, silences, "Health visiting: no recorded contact for about 5 months (137 to 167 days).", "the five months of the nursery nurse")
	assert.Contains(t, silences, "Children's Social Care: no recorded contact for 9 to 13 months")
	assert.NotContains(t, silences, "GP (General practice)", "the only service of an agency says nothing new")
	for _, x := range by[chronology.InsightSilence] {
		assert.Equal(t, x.Stands, strings.HasSuffix(x.Note, ": certainly."), x.Note)
		assert.Equal(t, !x.Stands, strings.Contains(x.Text, ": possibly no recorded contact"), x.Text)
		assert.False(t, x.Days.Empty(), x.Text)
	}

	shared := by[chronology.InsightSharing]
	assert.Contains(t, textsOf(shared), "Police shared “Two more incidents with the grandmother” (6.18) with Children's Social Care late: 46 to 76 days later.")
	assert.Contains(t, textsOf(shared), "Police did not share “Police called to the grandmother's address” (6.18) with Health visiting.")
	stands := true
	for _, x := range shared {
		assert.False(t, x.Stands && !stands, "what was not shared, or late, comes first")
		stands = x.Stands
	}

	distances := textsOf(by[chronology.InsightDistance])
	assert.Contains(t, distances, "From “Mother discloses abuse” (6.22) to “Referral to Children's Services” (6.23): 2 days · 0 to 2 working days.")
	assert.Contains(t, textsOf(by[chronology.InsightAttendance]), "General practice: 1 of 4 events not attended.")
	assert.Contains(t, textsOf(by[chronology.InsightSeen]), "Health visiting: Baby C seen at ")
}

func TestInsightsFollowTheFilter(t *testing.T) {
	police := Key("police")
	r := Review()
	for _, a := range r.Agencies {
		if a.Name == "Police" {
			police = a.UID
		}
	}
	require.NotNil(t, r.Agency(police))
	by := insightsOf(t, chronology.Filter{Agencies: []chronology.UID{police}})
	require.NotEmpty(t, by[chronology.InsightSilence])
	for _, x := range by[chronology.InsightSilence] {
		assert.Equal(t, police, x.Agency)
	}
	for _, x := range by[chronology.InsightSharing] {
		assert.Contains(t, x.Text, "Police")
	}
	assert.Empty(t, by[chronology.InsightAttendance])
	for _, x := range by[chronology.InsightSeen] {
		assert.Equal(t, []chronology.UID{police}, x.Filter.Agencies, "what is counted can be listed")
	}
}
