package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/store"
)

// laneNames are the lanes that the timeline shows, from the top.
func (w *windowTest) laneNames() []string {
	var names []string
	for _, l := range w.desk.timeline.all() {
		if !l.Style.Hidden {
			names = append(names, l.Name)
		}
	}
	return names
}

func TestLanesStandForWhatIsAskedAndGoOnDoingSo(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.show(viewTimeline)
	assert.Equal(t, []string{"Health visiting", "Police"}, w.laneNames())
	assert.True(t, w.menu.groups[0].Checked)
	w.menu.groups[4].Action()
	assert.True(t, w.menu.groups[4].Checked)
	assert.NotContains(t, w.laneNames(), "Police")
	police := timeline.LaneID{Of: "pol"}
	w.desk.groupBy(timeline.ByAgency)
	w.desk.style(police, func(s *timeline.LaneStyle) { s.Hidden, s.Rows = true, 3 })
	assert.Equal(t, []string{"Health visiting"}, w.laneNames())
	w.desk.groupBy(timeline.ByKind)

	path := w.desk.s.file.Path()
	w.closeReview()
	w.open(path)
	require.NotNil(t, w.desk)
	w.desk.show(viewTimeline)
	assert.Equal(t, timeline.ByKind, w.desk.plans.group, "it is as it was left")
	w.desk.groupBy(timeline.ByAgency)
	assert.Equal(t, []string{"Health visiting"}, w.laneNames())
	assert.Equal(t, 3, w.desk.plans.plan().Lanes[police].Rows)
}

func TestWhatThisComputerKeepsOfLanesHoldsNoNames(t *testing.T) {
	w := onEvents(t, 4)
	w.desk.style(timeline.LaneID{Of: "hv", Sub: "nurse"}, func(s *timeline.LaneStyle) { s.Collapsed = true })
	kept := w.desk.s.settings.kept.String(keyPlan + string(reviewUID(w.desk.s.review())))
	assert.Equal(t, `{"lanes":{"agency":{"hv/nurse":{"collapsed":true}}}}`, kept)
	w.desk.style(timeline.LaneID{Of: "hv", Sub: "nurse"}, func(s *timeline.LaneStyle) { s.Collapsed = false })
	assert.Empty(t, w.desk.s.settings.kept.String(keyPlan+string(reviewUID(w.desk.s.review()))), "the usual is not remembered")

	w.desk.s.settings.kept.SetString(keyPlan+"other", "no plan at all")
	assert.Equal(t, plans{}, w.desk.s.settings.plans("other"))
	other := newWindowTest(t)
	other.create(filepath.Join(other.folder, "other.throughline"), smallReview())
	assert.Equal(t, plans{}, other.desk.plans, "another review stands as usual")
}

func TestAMovedLaneIsOneStepOfTheReview(t *testing.T) {
	w := onEvents(t, 4)
	r := w.desk.s.review()
	require.True(t, w.desk.s.edit("prepare", func(tx *store.Edit) error {
		if err := tx.Put(&chronology.Agency{UID: "gp", Name: "General practice"}); err != nil {
			return err
		}
		return tx.Put(&chronology.Service{UID: "visitor", Agency: "hv", Name: "Health visitor"})
	}))
	_, before := w.lastStep()
	w.desk.moveLane(timeline.LaneID{Of: "gp"}, timeline.LaneID{Of: "hv"})
	assert.Equal(t, []chronology.UID{"gp", "hv", "pol"}, uidsIn(r.Agencies))
	label, after := w.lastStep()
	assert.Equal(t, "move lane", label)
	assert.Equal(t, before+1, after)
	w.desk.moveLane(timeline.LaneID{Of: "gp"}, timeline.LaneID{})
	assert.Equal(t, []chronology.UID{"hv", "pol", "gp"}, uidsIn(r.Agencies), "the zero lane is the end")
	w.desk.moveLane(timeline.LaneID{Of: "gp"}, timeline.LaneID{})
	_, again := w.lastStep()
	assert.Equal(t, after+1, again, "where it stands already it is not moved")
	w.desk.undo()
	assert.Equal(t, []chronology.UID{"gp", "hv", "pol"}, uidsIn(r.Agencies))

	w.desk.moveLane(timeline.LaneID{Of: "hv", Sub: "visitor"}, timeline.LaneID{Of: "hv", Sub: "nurse"})
	assert.Equal(t, []chronology.UID{"visitor", "nurse"}, uidsIn(r.Services))
	w.desk.moveLane(timeline.LaneID{}, timeline.LaneID{Of: "hv"})
	assert.Equal(t, []chronology.UID{"gp", "hv", "pol"}, uidsIn(r.Agencies), "the family's lane stays")
}

func TestTheLanesDialogWorksByKey(t *testing.T) {
	w := onEvents(t, 4)
	r := w.desk.s.review()
	l := w.desk.openLanes()
	require.Equal(t, viewTimeline, w.desk.current)
	assert.Contains(t, l.says.text, "every one is shown")
	w.press(fyne.KeyDown)
	w.press(fyne.KeySpace)
	assert.Contains(t, l.says.text, "1 lane hidden, with 2 events")
	assert.Equal(t, []string{"Health visiting"}, w.laneNames())
	assert.Equal(t, "Show", l.toggle.Text)
	w.press(fyne.KeySpace)
	assert.Equal(t, []string{"Health visiting", "Police"}, w.laneNames())

	l.up.OnTapped()
	assert.Equal(t, []chronology.UID{"pol", "hv"}, uidsIn(r.Agencies))
	assert.Equal(t, "Police", l.lane().Name, "the lane stays marked where it went")
	assert.True(t, l.up.Disabled())
	l.down.OnTapped()
	assert.Equal(t, []chronology.UID{"hv", "pol"}, uidsIn(r.Agencies))

	l.askColour()
	w.press(fyne.KeyHome)
	w.press(fyne.KeyDown)
	w.press(fyne.KeyReturn)
	assert.Equal(t, chronology.AgencyColours[1], r.Agency("pol").Colour)
	label, _ := w.lastStep()
	assert.Equal(t, "change colour of agency", label)
	l.askColour()
	assert.Len(t, colourNames, len(chronology.AgencyColours), "every colour has a name")
	w.press(fyne.KeyEscape)
	w.press(fyne.KeyEscape)
	assert.Nil(t, w.top())
}

func TestALaneHiddenInTheSetUpIsShownThere(t *testing.T) {
	w := onEvents(t, 4)
	hidden := *w.desk.s.review().Agency("pol")
	hidden.Hidden = true
	require.True(t, w.desk.s.edit("hide", func(tx *store.Edit) error { return tx.Put(&hidden) }))
	l := w.desk.openLanes()
	l.list.Select(1)
	l.flip()
	assert.False(t, w.desk.s.review().Agency("pol").Hidden)
	assert.Equal(t, []string{"Health visiting", "Police"}, w.laneNames())
}

func TestLanesAreCollapsedTogether(t *testing.T) {
	w := onEvents(t, 4)
	w.desk.collapseAll(true)
	for _, l := range w.desk.timeline.all() {
		assert.True(t, l.Style.Collapsed, l.Name)
	}
	w.desk.collapseAll(false)
	for _, l := range w.desk.timeline.all() {
		assert.False(t, l.Style.Collapsed, l.Name)
	}
}

func TestAnEditReachesTheTimelineWithoutSortingAnew(t *testing.T) {
	w := onEvents(t, 6)
	w.desk.show(viewTimeline)
	uid := w.rows(0)[0]
	e := w.desk.s.review().Event(uid).Copy()
	e.Agency = "pol"
	require.True(t, w.desk.s.edit("change agency", func(tx *store.Edit) error { return tx.Put(e) }))
	for _, l := range w.desk.timeline.all() {
		if l.Agency == "pol" {
			assert.Equal(t, 4, l.Count)
		}
	}
	w.desk.s.solving.running = true // as while dates are worked out aside
	e = e.Copy()
	e.Agency = "hv"
	require.True(t, w.desk.s.edit("change agency", func(tx *store.Edit) error { return tx.Put(e) }))
	w.desk.s.solving.running = false
	w.desk.s.dating = chronology.Solve(w.desk.s.review())
	w.desk.s.tell(news{others: true})
	for _, l := range w.desk.timeline.all() {
		if l.Agency == "pol" {
			assert.Equal(t, 3, l.Count, "what changed meanwhile is not forgotten")
		}
	}
}
