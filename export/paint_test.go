package export

import (
	"image/color"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// painted paints operators on a page of 100 by 100 points, a dot for each.
func painted(t *testing.T, ops string) func(x, y int) color.RGBA {
	t.Helper()
	picture, err := paintPage(&page{width: 100, height: 100, ops: []byte(ops)}, &forms{}, 1)
	require.NoError(t, err)
	return picture.RGBAAt
}

var (
	whiteDot = color.RGBA{255, 255, 255, 255}
	redDot   = color.RGBA{255, 0, 0, 255}
)

func TestOperatorsAreObeyed(t *testing.T) {
	cases := []struct {
		name, ops string
		x, y      int
		want      color.RGBA
	}{
		{"a rectangle stands from below", "1 0 0 rg\n10 10 20 20 re f\n", 20, 80, redDot},
		{"and nowhere else", "1 0 0 rg\n10 10 20 20 re f\n", 20, 20, whiteDot},
		{"a state is restored", "q\n1 0 0 rg\nQ\n0 0 100 100 re f\n", 50, 50, color.RGBA{A: 255}},
		{"a clip hides", "q\n0 0 50 100 re W n\n1 0 0 rg\n0 0 100 100 re f\nQ\n", 70, 50, whiteDot},
		{"and ends with its state", "q\n0 0 50 100 re W n\nQ\n1 0 0 rg\n0 0 100 100 re f\n", 70, 50, redDot},
		{"a place is moved", "1 0 0 rg\nq\n1 0 0 1 50 50 cm\n0 0 10 10 re f\nQ\n", 55, 45, redDot},
		{"a path within another that runs the other way is a hole",
			"1 0 0 rg\n0 0 m 100 0 l 100 100 l 0 100 l h 40 40 m 40 60 l 60 60 l 60 40 l h f\n", 50, 50, whiteDot},
		{"half through", "1 0 0 rg\n/A50 gs\n0 0 100 100 re f\n", 50, 50, color.RGBA{255, 127, 127, 255}},
		{"a line", "1 0 0 RG\n4 w\n0 50 m 100 50 l S\n", 50, 50, redDot},
		{"a dashed line", "1 0 0 RG\n4 w\n[10 10] 0 d\n0 50 m 100 50 l S\n", 5, 50, redDot},
		{"with gaps", "1 0 0 RG\n4 w\n[10 10] 0 d\n0 50 m 100 50 l S\n", 15, 50, whiteDot},
		{"a corner is filled", "1 0 0 RG\n20 w\n20 20 m 80 20 l 80 80 l S\n", 87, 87, redDot},
		{"whichever way it bends", "1 0 0 RG\n20 w\n80 80 m 80 20 l 20 20 l S\n", 87, 87, redDot},
		{"what is said of it is passed over", "/Span<</MCID 3/ActualText(a>>\\)b)>>BDC\n1 0 0 rg\n0 0 100 100 re f\nEMC\n", 50, 50, redDot},
	}
	for _, c := range cases {
		got := painted(t, c.ops)(c.x, c.y)
		for i, d := range []int{int(got.R) - int(c.want.R), int(got.G) - int(c.want.G), int(got.B) - int(c.want.B)} {
			assert.InDelta(t, 0, d, 1, "%s (%d)", c.name, i)
		}
	}
}

func TestWhatCannotBePaintedIsAnError(t *testing.T) {
	for _, ops := range []string{"0 0 m 1 1 2 2 3 3 c\n", "2 0 0 1 0 0 cm\n", "/F9 Do\n", "Q\n", "/X 9 Tf\n", "10 re f\n", "1 1 l\n", "\x00"} {
		_, err := paintPage(&page{width: 10, height: 10, ops: []byte(ops)}, &forms{}, 1)
		assert.ErrorIs(t, err, ErrPaint, ops)
	}
}
