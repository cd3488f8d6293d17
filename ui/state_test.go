package ui

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWhatAWindowReportsHoldsNoNames(t *testing.T) {
	w := onSmallReview(t)
	var states []State
	w.p.options.OnState = func(s State) { states = append(states, s) }
	w.desk.show(viewTimeline)
	w.desk.s.choose("visit")
	w.desk.askColour("hv", func() {})
	w.top().hide()
	w.desk.collapseAll(true)
	w.desk.present(uidsOf(w.desk.s.events()), true)
	w.presenting.end()
	require.NotEmpty(t, states)
	last := states[len(states)-1]
	assert.Equal(t, "Timeline", last.View)
	assert.Equal(t, uidsOf(w.desk.s.events()), last.Chosen)
	assert.Len(t, last.Collapsed, 2)
	told := false
	for n, s := range states {
		told = told || s.Presenting == "visit" && s.Labels && s.Full
		if n > 0 {
			assert.NotEqual(t, states[n-1], s, "nothing is said twice")
		}
		text, err := json.Marshal(s)
		require.NoError(t, err)
		for _, name := range []string{"Health", "Police", "birth", "child-a"} {
			assert.NotContains(t, string(text), name)
		}
	}
	assert.True(t, told)
}
