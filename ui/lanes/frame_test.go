package lanes

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
)

func TestFrameGivesUpTheLegendFirstThenTheStrip(t *testing.T) {
	p := parts{head: 150, axis: 60, overview: 46, legend: 20, pad: 6, leastWithStrip: 60, leastWithLegend: 100}
	tests := []struct {
		why                   string
		height                float32
		hasOverview, hasWords bool
	}{
		{"room for all", 400, true, true},
		{"just room for all", 60 + 58 + 26 + 100, true, true},
		{"no room for the legend", 60 + 58 + 25 + 100, true, false},
		{"just room for the strip", 60 + 58 + 60, true, false},
		{"no room for the strip", 60 + 57 + 60, false, false},
		{"hardly any room", 30, false, false},
	}
	for _, tt := range tests {
		f := newFrame(fyne.NewSize(640, tt.height), p)
		assert.Equal(t, tt.hasOverview, f.overview.h > 0, tt.why)
		assert.Equal(t, tt.hasWords, f.legend.h > 0, tt.why)
		assert.GreaterOrEqual(t, f.body.h, float32(0), tt.why)
		assert.LessOrEqual(t, f.body.y+f.body.h, max(tt.height, p.axis), tt.why)
		if tt.hasOverview {
			assert.GreaterOrEqual(t, f.overview.y, f.body.y+f.body.h, "the strip is below the lanes")
			assert.GreaterOrEqual(t, f.body.h, p.leastWithStrip, tt.why)
		}
	}
}

func TestFlowKeepsPhrasesTogether(t *testing.T) {
	test.NewTempApp(t)
	phrases := []string{"one phrase", "another phrase", "a third"}
	all := wide("one phrase · another phrase · a third", 11, false)
	assert.Equal(t, []string{"one phrase · another phrase · a third"}, flow(phrases, " · ", 11, all+1, 2))
	two := flow(phrases, " · ", 11, all-1, 2)
	assert.Equal(t, []string{"one phrase · another phrase", "a third"}, two)
	narrow := flow(phrases, " · ", 11, wide("another phrase", 11, false)+1, 2)
	assert.Len(t, narrow, 2)
	assert.Contains(t, narrow[1], "…", "what does not fit the last line is cut, and says so")
}

func TestTheLegendIsWholeInTheSmallestWindow(t *testing.T) {
	b := showSample(t, 640, 360)
	assert.Positive(t, b.legend.height(640-3*b.look.pad))
	for _, line := range b.legend.words {
		assert.NotContains(t, line, "…")
	}
}

func TestTheLegendEndsWithTheKeyToTheRest(t *testing.T) {
	b := showSample(t, 640, 360)
	b.legend.restyle()
	b.legend.height(300)
	all := strings.Join(b.legend.words, " · ")
	assert.NotContains(t, all, "…", "no phrase is cut")
	assert.True(t, strings.HasSuffix(all, legendMore), all)
	for _, phrase := range strings.Split(strings.TrimSuffix(all, " · "+legendMore), " · ") {
		assert.Contains(t, legendWords, phrase)
	}
}
