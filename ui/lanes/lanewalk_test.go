package lanes

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// plans has the bench stand its lanes as it is asked, and put them in order.
func (b *bench) plans() *timeline.Plan {
	plan := &timeline.Plan{}
	show := func() {
		b.SetIndex(timeline.NewIndex(timeline.Input{Review: b.review, Dating: b.dating, Plan: *plan}), b.review, b.dating)
	}
	b.callbacks.Planned = func(p timeline.Plan) {
		*plan = p
		show()
	}
	b.callbacks.Reorder = func(lane, before timeline.LaneID) {
		var order []timeline.LaneID
		for _, l := range b.index.AllLanes() {
			if l.ID == before && before != (timeline.LaneID{}) {
				order = append(order, lane)
			}
			if l.ID != lane {
				order = append(order, l.ID)
			}
		}
		if !slices.Contains(order, lane) {
			order = append(order, lane)
		}
		plan.Order = order
		show()
	}
	show()
	return plan
}

// names are the lanes that are shown, from the top.
func (b *bench) names() []string {
	var list []string
	for _, l := range b.rows.lanes {
		list = append(list, l.Name)
	}
	return list
}

// onLaneOf gives the keyboard to the heading of an event's lane.
func (b *bench) onLaneOf(event chronology.UID) timeline.LaneID {
	b.Select(event)
	test.Type(b.Timeline, "[")
	return b.walked()
}

// walked is the lane whose heading has the keyboard.
func (b *bench) walked() timeline.LaneID {
	x, on := b.task.(*laneWalk)
	if !on {
		return timeline.LaneID{Of: "none"}
	}
	return x.lane
}

func (b *bench) laneOfID(t *testing.T, id timeline.LaneID) timeline.Lane {
	t.Helper()
	i := b.laneNumber(id)
	require.GreaterOrEqual(t, i, 0)
	return b.rows.lanes[i]
}

func TestHeadingsAreWalkedByKey(t *testing.T) {
	b := showSample(t, 1000, 500)
	b.plans()
	referral := b.event(t, "second-referral")
	lane := b.onLaneOf(referral)
	assert.Equal(t, timeline.LaneID{Of: b.review.Event(referral).Agency}, lane)
	assert.Contains(t, b.overlay.hint.said(), "Lane “Health visiting”")
	assert.True(t, b.headings.walked.Visible())
	for range 20 {
		b.key(fyne.KeyDown)
		frame := b.headings.walked
		assert.GreaterOrEqual(t, frame.Position().Y, float32(0))
		assert.LessOrEqual(t, frame.Position().Y+frame.Size().Height, b.frame.column.h, "the heading is in view")
	}
	assert.Equal(t, b.rows.lanes[len(b.rows.lanes)-1].ID, b.walked(), "as far as the last")
	b.key(fyne.KeyUp)
	above := b.rows.lanes[len(b.rows.lanes)-2]
	assert.Equal(t, above.ID, b.walked())
	b.key(fyne.KeyReturn)
	assert.Equal(t, above.ID.Of, b.review.Event(b.Selected()).Agency, "Enter goes into the lane")
	assert.False(t, b.headings.walked.Visible())

	lane = b.onLaneOf(referral)
	b.key(fyne.KeyEscape)
	assert.NotEqual(t, lane, b.walked())
	assert.Equal(t, referral, b.Selected(), "Escape goes back to the events")
}

func TestALaneIsCollapsedDividedAndPutTogether(t *testing.T) {
	b := showSample(t, 1000, 900)
	b.plans()
	lane := b.onLaneOf(b.event(t, "second-referral"))
	high := b.laneOfID(t, lane).Height
	b.key(fyne.KeyLeft)
	assert.True(t, b.laneOfID(t, lane).Style.Collapsed)
	assert.Less(t, b.laneOfID(t, lane).Height, high)
	b.key(fyne.KeyRight)
	assert.False(t, b.laneOfID(t, lane).Style.Collapsed)
	lanes := len(b.rows.lanes)
	b.key(fyne.KeyRight)
	assert.Equal(t, lanes+3, len(b.rows.lanes), "a lane for each of its services")
	assert.Equal(t, lane, b.walked())
	b.key(fyne.KeyDown)
	sub := b.laneOfID(t, b.walked())
	assert.True(t, sub.Sub)
	var left, subLeft float32
	for _, parts := range b.headings.shown {
		switch parts.lane.ID {
		case lane:
			left = b.headings.indent(&parts.lane)
		case sub.ID:
			subLeft = b.headings.indent(&parts.lane)
		}
	}
	assert.Greater(t, subLeft, left, "sub-lanes are indented")
	b.key(fyne.KeyLeft)
	b.key(fyne.KeyLeft)
	assert.Equal(t, lane, b.walked(), "from a collapsed sub-lane to its lane")
	b.key(fyne.KeyLeft)
	assert.Len(t, b.rows.lanes, lanes, "put together again")
}

func TestRowsAreFixedByKey(t *testing.T) {
	b := showSample(t, 1000, 900)
	plan := b.plans()
	lane := b.onLaneOf(b.event(t, "second-referral"))
	needed := b.laneOfID(t, lane).Rows
	test.Type(b.Timeline, "+")
	assert.Equal(t, needed+1, plan.Lanes[lane].Rows)
	days := b.camera.days()
	test.Type(b.Timeline, "--")
	assert.Equal(t, needed-1, plan.Lanes[lane].Rows)
	assert.InDelta(t, days, b.camera.days(), 1e-9, "the zoom stays")
	test.Type(b.Timeline, "0")
	assert.NotContains(t, plan.Lanes, lane, "as many as it needs: nothing is left to remember")
	for range 20 {
		test.Type(b.Timeline, "-")
	}
	assert.Equal(t, 1, plan.Lanes[lane].Rows, "one at least")
}

func TestHiddenLanesAreCountedListedAndShownAgain(t *testing.T) {
	b := showSample(t, 1000, 900)
	b.plans()
	referral := b.event(t, "second-referral")
	lane := b.laneOfID(t, b.onLaneOf(referral))
	assert.Empty(t, b.hidden.says())
	b.key(fyne.KeyRight) // divided, it takes its services with it
	b.key(fyne.KeySpace)
	assert.NotContains(t, b.names(), lane.Name)
	assert.NotContains(t, b.names(), "Nursery nurse")
	assert.Equal(t, "1 lane hidden (14 events)", b.hidden.says())
	assert.Equal(t, b.hidden.says(), b.hidden.bar.words.Text)
	assert.True(t, b.hidden.bar.shown)
	assert.NotEqual(t, lane.ID, b.walked())
	require.GreaterOrEqual(t, b.laneNumber(b.walked()), 0, "the keyboard goes to a lane that is there")

	b.key(fyne.KeySpace)
	b.key(fyne.KeyEscape)
	b.press(b.hidden.bar.at.pos().AddXY(10, 5))
	said := strings.Join(b.card.said(), "\n")
	assert.Contains(t, said, "2 lanes hidden")
	assert.Contains(t, said, "Health visiting · 14 events")
	b.key(fyne.KeyReturn)
	assert.Contains(t, b.names(), "Health visiting")
	test.Type(b.Timeline, "h")
	b.key(fyne.KeyReturn)
	assert.Empty(t, b.hidden.says())
	assert.False(t, b.hidden.bar.shown)

	var told []string
	b.callbacks.Say = func(words string) { told = append(told, words) }
	test.Type(b.Timeline, "h")
	assert.Equal(t, []string{"No lane is hidden."}, told)
}

func TestALaneHiddenInTheReviewSaysSo(t *testing.T) {
	b := showSample(t, 1000, 900)
	r := b.review.Snapshot()
	police := *r.Agencies[6]
	police.Hidden = true
	r.Put(&police)
	b.give(r, nil)
	b.plans()
	assert.Contains(t, b.hidden.says(), "1 lane hidden")
	var told []string
	b.callbacks.Say = func(words string) { told = append(told, words) }
	test.Type(b.Timeline, "h")
	b.key(fyne.KeyReturn)
	require.Len(t, told, 1)
	assert.Contains(t, told[0], "hidden in the set-up")
}

func TestLanesAreMovedByKey(t *testing.T) {
	b := showSample(t, 1000, 900)
	b.plans()
	before := b.names()
	lane := b.laneOfID(t, b.onLaneOf(b.event(t, "second-referral")))
	at := slices.Index(before, lane.Name)
	b.typed(fyne.KeyModifierAlt, fyne.KeyUp)
	assert.Equal(t, at-1, slices.Index(b.names(), lane.Name))
	b.typed(fyne.KeyModifierAlt, fyne.KeyDown)
	assert.Equal(t, before, b.names())
	for range 20 {
		b.typed(fyne.KeyModifierControl, fyne.KeyUp)
	}
	assert.Equal(t, 1, slices.Index(b.names(), lane.Name), "the family stays on top")
	for range 20 {
		b.typed(fyne.KeyModifierAlt, fyne.KeyDown)
	}
	assert.Equal(t, len(before)-1, slices.Index(b.names(), lane.Name))

	b.key(fyne.KeyRight)
	b.key(fyne.KeyDown)
	first := b.walked()
	b.typed(fyne.KeyModifierAlt, fyne.KeyDown)
	assert.Equal(t, first, b.rows.lanes[b.laneNumber(lane.ID)+2].ID, "a service moves among its agency's")
	b.typed(fyne.KeyModifierAlt, fyne.KeyUp)
	b.typed(fyne.KeyModifierAlt, fyne.KeyUp)
	assert.Equal(t, first, b.rows.lanes[b.laneNumber(lane.ID)+1].ID, "and no further")
}

func TestLanesAreDraggedByTheirHeadings(t *testing.T) {
	b := showSample(t, 1000, 900)
	b.plans()
	before := b.names()
	lane := b.rows.lanes[4]
	from := b.frame.column.pos().AddXY(60, float32(lane.Top+8))
	target := b.rows.lanes[2]
	b.dragOn(0, from, fyne.NewDelta(0, -3), fyne.NewDelta(0, float32(target.Top-lane.Top)))
	assert.True(t, b.overlay.between.Visible(), "a line shows where")
	assert.InDelta(t, float64(b.frame.body.y)+target.Top, float64(b.overlay.between.Position().Y), 4)
	assert.Contains(t, b.overlay.hint.said(), "before “"+target.Name+"”")
	b.drop()
	assert.Equal(t, 2, slices.Index(b.names(), lane.Name))
	assert.False(t, b.overlay.between.Visible())

	b.key(fyne.KeyEscape)
	b.dragOn(0, from, fyne.NewDelta(0, 200))
	b.key(fyne.KeyEscape)
	b.drop()
	assert.Equal(t, 2, slices.Index(b.names(), lane.Name), "given up")
	moved := b.rows.lanes[2]
	b.drag(0, b.frame.column.pos().AddXY(60, float32(moved.Top+8)), fyne.NewDelta(0, 1000))
	assert.Equal(t, len(before)-1, slices.Index(b.names(), lane.Name), "to the end")
}

func TestATriangleCollapsesALane(t *testing.T) {
	b := showSample(t, 1000, 900)
	assert.Zero(t, b.headings.shown[1].fold.w, "where no plan can be changed there is none")
	plan := b.plans()
	parts := b.headings.shown[1]
	middle := parts.fold.pos().AddXY(parts.fold.w/2, parts.fold.h/2)
	b.press(middle)
	assert.True(t, plan.Lanes[parts.lane.ID].Collapsed)
	again := b.headings.shown[1].fold
	b.press(again.pos().AddXY(again.w/2, again.h/2))
	assert.NotContains(t, plan.Lanes, parts.lane.ID)
}

func TestTheMenuOfALane(t *testing.T) {
	b := showSample(t, 1000, 900)
	assert.Empty(t, labels(b.laneMenu(b.rows.lanes[3])), "nothing can be done without the window")
	plan := b.plans()
	var coloured, silenced []timeline.LaneID
	b.callbacks.LaneColour = func(l timeline.LaneID) { coloured = append(coloured, l) }
	b.callbacks.LaneSilence = func(l timeline.LaneID) { silenced = append(silenced, l) }
	lane := b.rows.lanes[b.laneNumber(timeline.LaneID{Of: b.review.Event(b.event(t, "second-referral")).Agency})]
	act := func(label string) {
		for _, item := range b.laneMenu(b.laneOfID(t, lane.ID)).Items {
			if item.Label == label {
				item.Action()
				return
			}
		}
		assert.Fail(t, "not offered", label)
	}
	assert.Equal(t, []string{
		"Collapse", "Divide into services", "Hide this lane", "As high as it is now", "One row higher", "One row lower",
		"Move up", "Move down", "Colour…", "Silence settings…",
	}, labels(b.laneMenu(lane)))
	act("Collapse")
	assert.True(t, plan.Lanes[lane.ID].Collapsed)
	act("Expand")
	act("Divide into services")
	assert.True(t, plan.Lanes[lane.ID].Divided)
	act("Put services together")
	act("One row higher")
	assert.Equal(t, lane.Rows+1, plan.Lanes[lane.ID].Rows)
	act("As high as its events need")
	act("As high as it is now")
	assert.Equal(t, lane.Rows, plan.Lanes[lane.ID].Rows)
	at := b.laneNumber(lane.ID)
	act("Move up")
	assert.Equal(t, at-1, b.laneNumber(lane.ID))
	act("Move down")
	act("Colour…")
	act("Silence settings…")
	assert.Equal(t, []timeline.LaneID{lane.ID}, coloured)
	assert.Equal(t, coloured, silenced)
	assert.NotContains(t, labels(b.laneMenu(b.rows.lanes[0])), "Move up", "the family stays where it is")

	overlays := b.window.Canvas().Overlays()
	b.TappedSecondary(&fyne.PointEvent{Position: b.frame.column.pos().AddXY(30, 30)})
	require.NotNil(t, overlays.Top())
	overlays.Remove(overlays.Top())
	b.onLaneOf(b.event(t, "second-referral"))
	b.key(desktop.KeyMenu)
	require.NotNil(t, overlays.Top())
	overlays.Remove(overlays.Top())
	b.key(fyne.KeyEscape)
	act("Hide this lane")
	assert.Contains(t, b.hidden.says(), "1 lane hidden")
}

func TestAnEventOfSeveralLanesIsWalkedInTheOneWhereTheKeyboardIs(t *testing.T) {
	b := showSample(t, 1000, 900)
	plan := b.plans()
	plan.Group = timeline.ByPerson
	b.callbacks.Planned(*plan)
	several := chronology.UID("")
	var places []timeline.Spot
	for e := b.index.Next("", 1, false); e != ""; e = b.index.Next(e, 1, false) {
		if places = b.index.Places(e, b.world()); len(places) > 2 {
			several = e
			break
		}
	}
	require.NotEmpty(t, several)
	b.Fit()
	b.Select(several)
	at, _ := b.spotOf(several)
	assert.Equal(t, places[0].Lane, at.Lane, "the topmost at first")
	b.key(fyne.KeyDown)
	at, _ = b.spotOf(b.Selected())
	assert.Equal(t, places[1].Lane, at.Lane, "then down the lanes that it stands in")
	assert.Equal(t, several, b.Selected())
	assert.InDelta(t, at.Y, b.overlay.chosen.at.y, 1e-6, "the ring goes along")
	b.key(fyne.KeyRight)
	next, _ := b.spotOf(b.Selected())
	assert.Equal(t, at.Lane, next.Lane, "to the right it stays in the lane")

	var told []string
	b.callbacks.Say = func(words string) { told = append(told, words) }
	b.DoubleTapped(&fyne.PointEvent{Position: b.frame.body.pos().AddXY(3, 3)})
	assert.Empty(t, b.heard.newAgencies, "whose a new event would be is not clear here")
	require.Len(t, told, 1)
	assert.Contains(t, told[0], "not clear")
}

func TestHeadingsAreWholeOrCounted(t *testing.T) {
	b := showSample(t, 900, 380)
	h := b.headings
	for b.scroll = 0; ; b.scroll += 3 {
		before := b.scroll
		b.arrange()
		named := h.names.used
		from, to := float32(0), b.frame.column.h
		if h.above.shown {
			from = h.above.at.y + h.above.at.h - b.frame.column.y - 1
		}
		if h.below.shown {
			to = h.below.at.y - b.frame.column.y
		}
		for _, text := range append(h.names.all[:named:named], h.notes.all[:h.notes.used]...) {
			y, high := text.Position().Y, text.MinSize().Height
			require.True(t, y >= from-1 && y+high <= to+1, "%q at %v is cut at scroll %v", text.Text, y, b.scroll)
		}
		above, below := h.nameless(0)
		require.Equal(t, len(b.rows.lanes), named+above+below, "at scroll %v", b.scroll)
		require.Equal(t, above > 0, h.above.shown)
		if b.scroll != before {
			return
		}
	}
}

func TestTheHintCoversNoLaneThatHasTheKeyboard(t *testing.T) {
	b := showSample(t, 900, 520)
	b.plans()
	b.walkTo(b.rows.lanes[0].ID)
	for i := range b.rows.lanes {
		lane, hint := b.rows.lanes[i], b.overlay.hint.ground
		top := b.frame.body.y + float32(lane.Top-b.Timeline.drop())
		from, to := hint.Position().Y, hint.Position().Y+hint.Size().Height
		require.True(t, hint.Visible())
		assert.True(t, from >= top+float32(lane.Height) || to <= top, "%s is covered", lane.Name)
		b.key(fyne.KeyDown)
	}
}

func TestALaneThatCannotBeMovedSaysSo(t *testing.T) {
	b := showSample(t, 1000, 800)
	var said string
	moved := false
	b.callbacks.Say = func(words string) { said = words }
	b.callbacks.Reorder = func(_, _ timeline.LaneID) { moved = true }
	b.walkTo(b.rows.lanes[0].ID)
	b.typed(fyne.KeyModifierAlt, fyne.KeyDown)
	assert.Contains(t, said, "“Family” stays where it is")
	assert.False(t, moved)
	b.walkTo(b.rows.lanes[1].ID)
	b.typed(fyne.KeyModifierAlt, fyne.KeyDown)
	assert.True(t, moved)
}

func TestTheHeadingThatHasTheKeyboardIsNamed(t *testing.T) {
	b := showSample(t, 900, 380)
	b.plans()
	hidden := b.rows.lanes[3].ID
	b.walkTo(hidden)
	b.hideLane(hidden)
	b.walkTo(b.rows.lanes[0].ID)
	named := func(lane timeline.Lane) bool {
		top := float32(lane.Top - b.Timeline.drop())
		return slices.ContainsFunc(b.headings.names.all[:b.headings.names.used], func(x *canvas.Text) bool {
			return x.Position().Y >= top-1 && x.Position().Y < top+float32(lane.Height)
		})
	}
	require.Greater(t, b.rows.height, float64(b.frame.body.h))
	for range 2 * len(b.rows.lanes) {
		lane, _ := b.laneHere()
		assert.True(t, named(lane), lane.Name)
		b.key(fyne.KeyDown)
	}
	for range 2 * len(b.rows.lanes) {
		lane, _ := b.laneHere()
		assert.True(t, named(lane), lane.Name)
		b.key(fyne.KeyRight) // lanes that it is divided into stand below it
		lane, _ = b.laneHere()
		assert.True(t, named(lane), "%s, divided", lane.Name)
		b.key(fyne.KeyUp)
	}
}

func TestAPressAmongTheEventsLeavesTheHeadings(t *testing.T) {
	b := showSample(t, 1000, 760)
	b.plans()
	lane := b.rows.lanes[2]
	b.press(fyne.NewPos(40, b.frame.body.y+float32(lane.Top)+10))
	require.NotEmpty(t, b.overlay.hint.said())
	b.press(fyne.NewPos(40, b.frame.body.y+float32(b.rows.lanes[4].Top)+10))
	require.NotEmpty(t, b.overlay.hint.said(), "another heading")
	b.press(b.frame.body.pos().AddXY(b.frame.body.w/2, float32(lane.Top)+3))
	assert.Empty(t, b.overlay.hint.said(), "it would cover what one turns to")
}
