package shapes

import (
	"math"
	"slices"
)

// Ribbon is a line of a thickness as a closed path, its ends cut square.
func Ribbon(line []Point, thick float64) Path {
	if len(line) < 2 {
		return nil
	}
	path := make(Path, 2*len(line))
	for i, p := range line {
		across := crossing(line, i)
		path[i] = Point{p.X + across.X*thick/2, p.Y + across.Y*thick/2}
		path[2*len(line)-1-i] = Point{p.X - across.X*thick/2, p.Y - across.Y*thick/2}
	}
	return path
}

// crossing is how far the edge of a ribbon of thickness 2 stands from a point
// of its line: at a bend further than between bends, so that both sides keep
// their thickness, but not so far that sharp bends grow spikes.
func crossing(line []Point, i int) Point {
	const sharpest = 2.2
	before, after := normal(line[max(i-1, 0)], line[max(i, 1)]), normal(line[min(i, len(line)-2)], line[min(i+1, len(line)-1)])
	x, y := (before.X+after.X)/2, (before.Y+after.Y)/2
	square := x*x + y*y
	if square < 1e-9 {
		return before
	}
	if 1/square > sharpest*sharpest {
		length := math.Sqrt(square)
		return Point{x / length * sharpest, y / length * sharpest}
	}
	return Point{x / square, y / square}
}

// normal is the unit vector to the left of the way from one point to another.
func normal(from, to Point) Point {
	dx, dy := to.X-from.X, to.Y-from.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return Point{}
	}
	return Point{dy / length, -dx / length}
}

// Reversed is a path the other way round, which makes it a hole in one that
// it lies in.
func Reversed(p Path) Path {
	out := slices.Clone(p)
	slices.Reverse(out)
	return out
}

// Ring is the outline of a body about a point, of a thickness within its size.
func Ring(body Path, x, y, size, thick float64) []Path {
	return []Path{body.Scaled(x, y, size), Reversed(body.Scaled(x, y, size-2*thick))}
}

// BrokenRing is a ring in a number of dashes, of which a share of the way
// around is drawn.
func BrokenRing(body Path, x, y, size, thick float64, dashes int, share float64) []Path {
	middle := body.Scaled(x, y, size-thick)
	around := append(slices.Clone([]Point(middle)), middle[0])
	step := length(around) / float64(dashes)
	var rings []Path
	for _, dash := range Dashed(around, step*share, step*(1-share)) {
		rings = append(rings, Ribbon(dash, thick))
	}
	return rings
}

func length(line []Point) float64 {
	total := 0.0
	for i := 1; i < len(line); i++ {
		total += math.Hypot(line[i].X-line[i-1].X, line[i].Y-line[i-1].Y)
	}
	return total
}

// LeftOf is the part of a path to the left of x; nil where there is none.
func (p Path) LeftOf(x float64) Path { return p.cut(x, 1) }

// RightOf is the part of a path to the right of x; nil where there is none.
func (p Path) RightOf(x float64) Path { return p.cut(x, -1) }

// cut keeps the side of an upright line that is to its left (side 1) or right.
func (p Path) cut(x, side float64) Path {
	var kept Path
	for i, q := range p {
		before := p[(i+len(p)-1)%len(p)]
		in, was := (q.X-x)*side <= 0, (before.X-x)*side <= 0
		if in != was {
			t := (x - before.X) / (q.X - before.X)
			kept = append(kept, Point{x, before.Y + t*(q.Y-before.Y)})
		}
		if in {
			kept = append(kept, q)
		}
	}
	return kept
}

// Slash is a stroke through a mark from its lower left to its upper right, for
// what was not known.
func Slash(x, y, size, thick float64) Path {
	reach := size * 0.56
	return Ribbon([]Point{{x - reach, y + reach}, {x + reach, y - reach}}, thick)
}

// Question is a question mark of a height about a point.
func Question(x, y, height float64) []Path {
	hook := []Point{}
	const steps = 10
	for i := range steps + 1 {
		// From the left over the top to below the right, where the stem turns in.
		sin, cos := math.Sincos(math.Pi * (-0.55 + 1.25*float64(i)/steps))
		hook = append(hook, Point{0.27 * sin, -0.22 - 0.25*cos})
	}
	hook = append(hook, Point{0.0, 0.1}, Point{0.0, 0.22})
	paths := []Path{Ribbon(hook, 0.19), Circle(0, 0.41, 0.125)}
	for _, p := range paths {
		for i := range p {
			p[i] = Point{x + p[i].X*height, y + p[i].Y*height}
		}
	}
	return paths
}

// Chevron is an open arrow head about a point, its tip towards the right
// (toward 1) or the left (−1).
func Chevron(x, y, size, thick, toward float64) Path {
	deep, high := size*0.32*toward, size*0.5
	return Ribbon([]Point{{x - deep, y - high}, {x + deep, y}, {x - deep, y + high}}, thick)
}
