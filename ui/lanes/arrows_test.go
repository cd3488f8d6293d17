package lanes

import (
	"math"
	"testing"

	"github.com/stretchr/testify/assert"

	"throughline.org/throughline/export/shapes"
)

func TestPiecesOfALine(t *testing.T) {
	line := []shapes.Point{{X: 0, Y: 0}, {X: 3, Y: 0}, {X: 30, Y: 0}}
	whole := pieces(line, 10, 0)
	assert.Equal(t, [][2]shapes.Point{{{X: 0}, {X: 10}}, {{X: 10}, {X: 20}}, {{X: 20}, {X: 30}}}, whole)
	dashed := pieces(line, 6, 4)
	assert.Equal(t, [][2]shapes.Point{{{X: 0}, {X: 6}}, {{X: 10}, {X: 16}}, {{X: 20}, {X: 26}}}, dashed)

	for _, dash := range [][2]float64{{10, 0}, {5, 4}} {
		points, _ := shapes.Arrow(10, 20, 200, 300, 15)
		for _, p := range pieces(points, dash[0], dash[1]) {
			length := math.Hypot(p[1].X-p[0].X, p[1].Y-p[0].Y)
			assert.LessOrEqual(t, length, dash[0]+1e-9)
		}
	}
}
