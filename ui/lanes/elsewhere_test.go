package lanes

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// elsewhereSays lists the words at the edges of the lanes.
func (b *bench) elsewhereSays() []string {
	var said []string
	for _, text := range b.overlay.outside.words.all {
		if text.Visible() {
			said = append(said, text.Text)
		}
	}
	return said
}

func TestLanesWithoutAMarkInViewSayWhereTheirEventsAre(t *testing.T) {
	b := showSample(t, 1000, 1000)
	family := b.rows.lanes[0]
	require.Equal(t, 1, family.Count-family.Undated, "the birth of the sibling, before the scope")
	assert.Equal(t, []string{"‹ 1 earlier"}, b.elsewhereSays())

	b.ShowDays(b.camera.to-6, b.camera.to)
	said := b.elsewhereSays()
	require.Len(t, said, len(b.rows.lanes), "nothing is in view")
	for i, lane := range b.rows.lanes {
		assert.Contains(t, said[i], "earlier", lane.Name)
	}

	b.ShowDays(b.camera.from, b.camera.from+2)
	for _, words := range b.elsewhereSays() {
		assert.Contains(t, words, "later")
	}
	b.ShowDays(b.camera.from, b.camera.to)
	assert.Empty(t, b.elsewhereSays(), "everything is in view")
}
