package export

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
)

// laneBands divides the lanes of an invented review with the given sizes.
func laneBands(t *testing.T, laneLeast, row float64) (bands []bandOfLanes, lanes float64, room float64) {
	t.Helper()
	r := scale.Review(300)
	d, err := newDocument(r, chronology.Solve(r), Options{})
	require.NoError(t, err)
	f := d.start(landscape)
	p := d.picture(f)
	p.metrics.LaneMin, p.metrics.LanePad, p.metrics.RowHeight = laneLeast, 4, row
	p.divide(f)
	layout := p.index.Layout(p.view(0))
	return p.bands, layout.LanesHeight, f.room()
}

func TestSheetsShowEveryPartOfTheLanesOnce(t *testing.T) {
	for _, c := range []struct {
		reason         string
		laneLeast, row float64
		sheets         int
	}{
		{"all on one", 12, 2, 1},
		{"whole lanes on each", 130, 8, 4},
		{"lanes higher than a sheet are divided", 30, 150, 2},
		{"rows higher than a sheet end too", 30, 900, 2},
	} {
		t.Run(c.reason, func(t *testing.T) {
			bands, height, room := laneBands(t, c.laneLeast, c.row)
			assert.GreaterOrEqual(t, len(bands), c.sheets)
			top := 0.0
			for _, b := range bands {
				assert.InDelta(t, top, b.top, 1e-6)
				assert.Greater(t, b.bottom, b.top)
				if c.row < room {
					assert.Less(t, b.bottom-b.top, room)
				}
				top = b.bottom
			}
			assert.InDelta(t, height, top, 1e-6)
		})
	}
}
