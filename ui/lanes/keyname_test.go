package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTheNameOfAKeyDayIsWholeAtTheEdges(t *testing.T) {
	b := showSample(t, 1000, 760)
	k := b.overlay.keyNames
	shown := [2]int{}
	for i := range k.lines {
		if k.lines[i].Label == "" {
			continue
		}
		for _, part := range []float64{0.1, 0.5, 0.9} { // of the name is beyond the edge
			for side, out := range []float64{0, b.camera.width} {
				x := k.lines[i].X + part*(k.end(i)-k.lines[i].X)
				b.ShowDays(b.world().Axis.Day(x-out), b.world().Axis.Day(x-out)+b.camera.days())
				if k.lines[i].X-b.shift() > b.camera.width || k.end(i)-b.shift() < 1 || k.lines[i].X > b.shift() && side == 0 {
					continue // the view reaches no further
				}
				name := k.sides[side]
				if !name.ground.Visible() {
					continue
				}
				at, size := name.ground.Position().X, name.ground.Size().Width
				assert.True(t, at >= -0.5 && at+size <= b.frame.body.w+0.5, "inside the lanes")
				if name.text.Visible() && name.text.Text == k.lines[i].Label {
					shown[side]++
					assert.GreaterOrEqual(t, name.text.Position().X, float32(0))
					assert.LessOrEqual(t, name.text.Position().X+name.text.MinSize().Width, b.frame.body.w)
				}
			}
		}
	}
	assert.Positive(t, shown[0], "at the left edge")
	assert.Positive(t, shown[1], "at the right edge")
}

func TestTheNameOfAKeyDayThatIsWholeIsNotWrittenTwice(t *testing.T) {
	b := showSample(t, 1000, 760)
	k := b.overlay.keyNames
	for i := range k.lines {
		if k.lines[i].Label == "" {
			continue
		}
		b.ShowDays(b.world().Axis.Day(k.lines[i].X-300), b.world().Axis.Day(k.lines[i].X-300)+b.camera.days())
		for _, name := range k.sides {
			assert.False(t, name.text.Visible() && name.text.Text == k.lines[i].Label && k.end(i)-b.shift() < b.camera.width)
		}
	}
}

func TestANameThatHasNoRoomIsShortened(t *testing.T) {
	b := showSample(t, 640, 360)
	name := b.overlay.keyNames.sides[1]
	require.True(t, name.text.Visible(), "an empty place says nothing")
	assert.Regexp(t, "^Referral.*…$", name.text.Text)
	assert.GreaterOrEqual(t, name.text.Position().X, name.ground.Position().X)
	assert.LessOrEqual(t, name.text.Position().X+name.text.MinSize().Width, b.frame.body.w)
}

func TestTheDayAtThePointerNamesAKeyDay(t *testing.T) {
	b := showSample(t, 700, 760)
	k, nameless := b.overlay.keyNames, 0
	for i := range k.lines {
		x := float32(k.lines[i].X - b.shift())
		if x < 0 || x > b.frame.body.w {
			continue
		}
		if k.lines[i].Label == "" {
			nameless++
		}
		b.hoverAt(fyne.NewPos(b.frame.body.x+x+1, b.frame.body.y+b.frame.body.h-2))
		assert.Equal(t, k.lines[i].Name+" · "+b.dated(k.lines[i].Event).Window.String(), b.overlay.day.text.Text)
	}
	assert.Positive(t, nameless, "a line whose name has no room")
	b.hoverAt(fyne.NewPos(b.frame.body.x+float32(k.lines[0].X-b.shift())+20, b.frame.body.y+b.frame.body.h-2))
	assert.NotContains(t, b.overlay.day.text.Text, k.lines[0].Name, "beside it the day alone")
}
