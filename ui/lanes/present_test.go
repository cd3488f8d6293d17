package lanes

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPresentingLeavesMoreRoomToTheLanes(t *testing.T) {
	b := showSample(t, 700, 500)
	b.Select(b.event(t, "second-referral"))
	require.Positive(t, b.frame.legend.h)
	require.True(t, b.overview.hint.Visible())
	require.NotEmpty(t, b.overlay.labels[0].said())
	named := b.headings.names.used
	b.Present()
	assert.Zero(t, b.frame.legend.h)
	assert.Positive(t, b.frame.overview.h, "the strip stays")
	assert.False(t, b.overview.hint.Visible())
	assert.Empty(t, b.overlay.labels[0].said(), "the event is told beside the lanes")
	assert.Greater(t, b.headings.names.used, named)
}

func TestTheStripStaysWithTextTwiceAsLarge(t *testing.T) {
	// What a window of 1280 by 720 leaves beside its bars and the inspector.
	b := showSample(t, 864, 510)
	fyne.CurrentApp().Settings().SetTheme(pinned{theme.DefaultTheme(), theme.VariantLight, 26})
	b.Refresh()
	assert.Positive(t, b.frame.overview.h)
	assert.LessOrEqual(t, b.frame.overview.y+b.frame.overview.h, b.frame.size.Height, "nothing is cut")
	assert.GreaterOrEqual(t, b.headings.names.used, 3, "lanes that are named")
	for _, name := range b.headings.names.all[:b.headings.names.used] {
		assert.LessOrEqual(t, name.Position().Y+name.MinSize().Height, b.frame.column.h+1)
	}
}
