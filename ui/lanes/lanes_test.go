package lanes

import (
	"fmt"
	"image/color"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// pinned is Fyne's own theme, always in one variant and one text size, so
// that pictures do not depend on the machine.
type pinned struct {
	fyne.Theme
	variant fyne.ThemeVariant
	text    float32
}

func (p pinned) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	return p.Theme.Color(name, p.variant)
}

func (p pinned) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return p.text
	case theme.SizeNameCaptionText:
		return p.text * 11 / 13
	}
	return p.Theme.Size(name)
}

func light() fyne.Theme { return pinned{theme.DefaultTheme(), theme.VariantLight, 13} }

func dark() fyne.Theme { return pinned{theme.DefaultTheme(), theme.VariantDark, 13} }

// heard is what a timeline told its window.
type heard struct {
	selected, opened, duplicated, deleted []chronology.UID
	newAgencies                           []chronology.UID
	newDays                               []float64
	chosen                                [][]chronology.UID
	views                                 int
}

func (h *heard) callbacks() Callbacks {
	return Callbacks{
		Select:    func(e chronology.UID) { h.selected = append(h.selected, e) },
		Open:      func(e chronology.UID) { h.opened = append(h.opened, e) },
		Duplicate: func(e chronology.UID) { h.duplicated = append(h.duplicated, e) },
		Delete:    func(e chronology.UID) { h.deleted = append(h.deleted, e) },
		NewAt: func(a chronology.UID, day float64) {
			h.newAgencies, h.newDays = append(h.newAgencies, a), append(h.newDays, day)
		},
		Chosen:      func(events []chronology.UID) { h.chosen = append(h.chosen, events) },
		ViewChanged: func(_, _ float64) { h.views++ },
	}
}

// bench is a timeline in a window of the test driver.
type bench struct {
	*Timeline
	heard  *heard
	window fyne.Window
	held   fyne.KeyModifier
	putOff []func() // what is to be done in a while
}

// wait does what was put off.
func (b *bench) wait() {
	todo := b.putOff
	b.putOff = nil
	for _, do := range todo {
		do()
	}
}

// show puts a review on the bench.
func show(t *testing.T, r *chronology.Review, look fyne.Theme, w, h float32) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look)
	// The toolkit reads the clock when it paints. What is made by the time of a
	// picture minutes ago is old at once, and forgotten before the next.
	test.NewTempWindow(t, canvas.NewRectangle(color.Black)).Canvas().Capture()
	b := &bench{heard: &heard{}}
	b.Timeline = New(b.heard.callbacks())
	b.modifiers = func() fyne.KeyModifier { return b.held }
	b.later = func(_ time.Duration, do func()) { b.putOff = append(b.putOff, do) }
	// The window's own background, which the software painter paints last.
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameBackground))
	b.window = test.NewTempWindow(t, container.NewStack(ground, b.Timeline))
	b.window.SetPadded(false)
	b.window.Resize(fyne.NewSize(w, h))
	b.give(r, nil)
	return b
}

// give shows a review, with only the events that keep keeps.
func (b *bench) give(r *chronology.Review, keep func(*chronology.Event) bool) {
	d := chronology.Solve(r)
	b.SetIndex(timeline.NewIndex(timeline.Input{Review: r, Dating: d, Keep: keep}), r, d)
}

func showSample(t *testing.T, w, h float32) *bench {
	t.Helper()
	return show(t, sample.Review(), light(), w, h)
}

// event is an event of the bundled review by the key that it came with.
func (b *bench) event(t *testing.T, key string) chronology.UID {
	t.Helper()
	for _, e := range b.review.Events {
		if e.ExternalID == key {
			return e.UID
		}
	}
	require.Fail(t, "no such event", key)
	return ""
}

// at is where the event's mark stands in the widget.
func (b *bench) at(t *testing.T, event chronology.UID) fyne.Position {
	t.Helper()
	p, ok := b.place(event)
	require.True(t, ok, "the event is not shown")
	return b.frame.body.pos().AddXY(float32(p.x), float32(p.y))
}

func TestSilencesCanBeLeftOut(t *testing.T) {
	b := showSample(t, 1200, 700)
	require.NotEmpty(t, b.index.Layout(b.world()).Gaps)
	b.ShowContext(false)
	require.Empty(t, b.index.Layout(b.world()).Gaps)
	b.ShowContext(true)
	require.NotEmpty(t, b.index.Layout(b.world()).Gaps)
}

func TestLanesThatBeginAlikeAreToldApart(t *testing.T) {
	r := sample.Review().Snapshot()
	for i, a := range r.Agencies {
		renamed := *a
		renamed.Name = fmt.Sprintf("Community health and wellbeing trust, team %d", i)
		r.Put(&renamed)
	}
	b := show(t, r, light(), 700, 700)
	seen := map[string]bool{}
	for _, name := range b.headings.names.all[:b.headings.names.used] {
		assert.LessOrEqual(t, name.Position().X+name.MinSize().Width, b.frame.head)
		assert.False(t, seen[name.Text], name.Text)
		seen[name.Text] = true
	}
	assert.Greater(t, len(seen), 8)
}

func TestLanesFillALargeWindowAndStayWhilePanning(t *testing.T) {
	b := showSample(t, 1400, 1100)
	require.InDelta(t, float64(b.frame.body.h), b.rows.height, float64(len(b.rows.lanes)), "no half of the window is empty")
	before := slices.Clone(b.rows.lanes)
	b.ZoomBy(1.01)
	zoomed := slices.Clone(b.rows.lanes)
	b.PanBy(0.3)
	assert.Equal(t, zoomed, b.rows.lanes, "nothing jumps while panning")
	b.Fit()
	assert.Equal(t, before, b.rows.lanes)

	lane := before[len(before)-1]
	b.callbacks.Planned = func(p timeline.Plan) { b.SetIndex(b.index.WithPlan(p), b.review, b.dating) }
	rows := b.rowsHigh(&lane)
	require.Greater(t, rows, lane.Rows)
	b.fixRows(lane.ID, rows)
	assert.InDelta(t, lane.Height, b.rows.lanes[len(before)-1].Height, b.look.metrics.RowHeight, "as high as it was")
}

func TestLargeTextInASmallWindowLeavesRoomForSixLanes(t *testing.T) {
	large := pinned{theme.DefaultTheme(), theme.VariantLight, 26}
	for _, height := range []float32{565, 498, 460} { // of a screen of 720 without and with who knew what, and less
		b := show(t, sample.Review(), large, 865, height)
		b.knows("Police", when.Date(2013, 9, 4))
		below := 0
		fmt.Sscanf(b.headings.below.words.Text, "%d more", &below)
		assert.GreaterOrEqual(t, len(b.rows.lanes)-below, 6, "%v", height)
		assert.Equal(t, height > 460, b.frame.overview.h > 0, "the strip gives way last: %v", height)
	}
}
