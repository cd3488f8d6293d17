package shapes

import (
	"math"

	"throughline.org/throughline/chronology/timeline"
)

// Arrow is the line of a link between two marks of the given size, and the
// head at its end. The line leaves and reaches the marks at their edge.
func Arrow(fromX, fromY, toX, toY, mark float64) (line []Point, head Path) {
	line, bend := route(&timeline.Arrow{FromX: fromX, FromY: fromY, ToX: toX, ToY: toY}, mark)
	return line, arrowHead(line[len(line)-1], bend, mark/2)
}

// route is the line of a link from mark to mark, and where it last comes from.
func route(a *timeline.Arrow, mark float64) (line []Point, bend Point) {
	xs, ys := a.Curve(mark)
	from, c1, c2, to := Point{xs[0], ys[0]}, Point{xs[1], ys[1]}, Point{xs[2], ys[2]}, Point{xs[3], ys[3]}
	edge := mark/2 + 1
	from, to = toward(from, c1, edge), toward(to, c2, edge)
	steps := stepsOf(math.Hypot(to.X-from.X, to.Y-from.Y))
	line = make([]Point, steps+1)
	for i := range line {
		line[i] = bezier(from, c1, c2, to, float64(i)/float64(steps))
	}
	return line, c2
}

// stepsOf is in how many straight pieces a curve between points at a distance is
// drawn: so many that its ends, where it bends, show no corners.
func stepsOf(distance float64) int {
	const least, most = 24, 160
	return int(max(least, min(math.Sqrt(distance), most)))
}

// toward is the point at a distance from p on the way to q.
func toward(p, q Point, distance float64) Point {
	dx, dy := q.X-p.X, q.Y-p.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return p
	}
	return Point{p.X + dx/length*distance, p.Y + dy/length*distance}
}

func bezier(a, b, c, d Point, t float64) Point {
	u := 1 - t
	wa, wb, wc, wd := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{wa*a.X + wb*b.X + wc*c.X + wd*d.X, wa*a.Y + wb*b.Y + wc*c.Y + wd*d.Y}
}

// arrowHead is a triangle with its tip at a point, coming from another.
func arrowHead(tip, from Point, length float64) Path {
	base := toward(tip, from, length)
	half := length * 0.42
	dx, dy := (tip.Y-base.Y)/length*half, (base.X-tip.X)/length*half
	return Path{tip, {base.X + dx, base.Y + dy}, {base.X - dx, base.Y - dy}}
}

// The dashes of a link that was not shared, in units.
const (
	DashOn  = 4
	DashOff = 3
)

// Dashed cuts a line into dashes of the given length, with gaps between them.
func Dashed(line []Point, on, off float64) [][]Point {
	var dashes [][]Point
	drawing, left := true, on
	var dash []Point
	for i, p := range line {
		if i == 0 {
			dash = []Point{p}
			continue
		}
		from := line[i-1]
		for length := math.Hypot(p.X-from.X, p.Y-from.Y); length > left; length = math.Hypot(p.X-from.X, p.Y-from.Y) {
			from = toward(from, p, left)
			if drawing {
				dashes = append(dashes, append(dash, from))
			}
			drawing = !drawing
			dash, left = []Point{from}, off
			if drawing {
				left = on
			}
		}
		left -= math.Hypot(p.X-from.X, p.Y-from.Y)
		dash = append(dash, p)
	}
	if drawing && len(dash) > 1 {
		dashes = append(dashes, dash)
	}
	return dashes
}
