package export

import (
	"image"
	"math"
)

// thinnest is how thin a line is painted, in dots: a thinner one would be lost, and
// programs that show PDFs do the same.
const thinnest = 0.8

// strokePath draws the lines of the path, with square ends and mitred corners
// (ISO 32000-1, 8.4.3).
func (t *painter) strokePath() {
	half := max(t.lineWidth*t.scale, thinnest) / 2
	t.shape(t.bounds(mitreLimit*half+1), t.stroke, func(at image.Point) {
		for _, part := range t.path {
			points := part.points
			if part.closed {
				points = append(points[:len(points):len(points)], points[0])
			}
			for _, line := range t.dashes(points) {
				t.strokeLine(at, line, half)
			}
			if part.closed && t.dashOn == 0 && len(points) > 2 {
				t.corner(at, points[len(points)-2], points[0], points[1], half)
			}
		}
	})
}

// strokeLine draws each stretch of a line and the corners between them. All
// pieces run the same way round, so that where they overlap nothing is left out.
func (t *painter) strokeLine(at image.Point, line []dot, half float64) {
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n, ok := normal(a, b, half)
		if !ok {
			continue
		}
		t.polygon(at, []dot{{a.x + n.x, a.y + n.y}, {b.x + n.x, b.y + n.y}, {b.x - n.x, b.y - n.y}, {a.x - n.x, a.y - n.y}})
		if i+1 < len(line) {
			t.corner(at, a, b, line[i+1], half)
		}
	}
}

// mitreLimit is how far a corner may reach, in widths of the line.
const mitreLimit = 10

// corner fills the wedge outside a bend.
func (t *painter) corner(at image.Point, a, b, c dot, half float64) {
	n, ok := normal(a, b, half)
	m, too := normal(b, c, half)
	if !ok || !too {
		return
	}
	turn := n.x*m.y - n.y*m.x
	if turn > 0 { // the outside is on the other side
		n, m = dot{-n.x, -n.y}, dot{-m.x, -m.y}
	}
	wedge := []dot{b, {b.x + n.x, b.y + n.y}, {b.x + m.x, b.y + m.y}}
	sum := dot{n.x + m.x, n.y + m.y}
	if length := sum.x*sum.x + sum.y*sum.y; length > 4*half*half/(mitreLimit*mitreLimit) {
		reach := 2 * half * half / length
		tip := dot{b.x + sum.x*reach, b.y + sum.y*reach}
		wedge = []dot{wedge[0], wedge[1], tip, wedge[2]}
	}
	if area(wedge) > 0 { // as the stretches run
		for i, j := 0, len(wedge)-1; i < j; i, j = i+1, j-1 {
			wedge[i], wedge[j] = wedge[j], wedge[i]
		}
	}
	t.polygon(at, wedge)
}

// normal stands at right angles on a stretch, as long as is asked; false where
// the stretch has no length.
func normal(a, b dot, length float64) (dot, bool) {
	dx, dy := b.x-a.x, b.y-a.y
	l := math.Hypot(dx, dy)
	if l == 0 {
		return dot{}, false
	}
	return dot{-dy / l * length, dx / l * length}, true
}

// area is twice that of a polygon, below zero where it runs the other way round.
func area(points []dot) float64 {
	sum := 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		sum += p.x*q.y - p.y*q.x
	}
	return sum
}

// dashes breaks a line where it is dashed.
func (t *painter) dashes(line []dot) [][]dot {
	if t.dashOn <= 0 || t.dashOff <= 0 {
		return [][]dot{line}
	}
	var out [][]dot
	on, left := true, t.dashOn
	piece := []dot{line[0]}
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		for length := math.Hypot(b.x-a.x, b.y-a.y); length > 0; {
			step := min(left, length)
			a = dot{a.x + (b.x-a.x)*step/length, a.y + (b.y-a.y)*step/length}
			length -= step
			left -= step
			if on {
				piece = append(piece, a)
			}
			if left > 0 {
				continue
			}
			if on {
				out = append(out, piece)
			}
			on, left = !on, t.dashOn
			if !on {
				left = t.dashOff
			}
			piece = []dot{a}
		}
	}
	if on && len(piece) > 1 {
		out = append(out, piece)
	}
	return out
}
