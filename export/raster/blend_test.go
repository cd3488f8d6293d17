package raster

import (
	"image/color"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestBlendingIsExact compares with the sum written out, for every alpha.
func TestBlendingIsExact(t *testing.T) {
	c := color.NRGBA{13, 200, 255, 255}
	k := inkOf(c)
	for alpha := range 256 {
		var row, want []byte
		for v := 0; v < 256; v += 5 {
			row = append(row, byte(v), byte(255-v), byte(v/2), 255)
			for i, ink := range []byte{c.R, c.G, c.B} {
				was := int(row[len(row)-4+i])
				want = append(want, byte((int(ink)*alpha+was*(255-alpha)+127)/255))
			}
			want = append(want, 255)
		}
		k.blendRow(row, uint32(alpha))
		require.Equal(t, want, row, "alpha %d", alpha)
	}
}

func TestASpriteOverAPixelIsExact(t *testing.T) {
	for alpha := range 256 {
		above := []byte{byte(alpha), byte(alpha / 2), 0, byte(alpha)}
		for v := 0; v < 256; v += 3 {
			pix := []byte{byte(v), byte(255 - v), byte(v), 255}
			want := make([]byte, 4)
			for i := range want {
				want[i] = above[i] + byte((int(pix[i])*(255-alpha)+127)/255)
			}
			over(pix, above)
			require.Equal(t, want, pix, "%d over %d", alpha, v)
		}
	}
}
