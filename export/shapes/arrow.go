package shapes

import (
	"math"

	"throughline.org/throughline/chronology/timeline"
)

// Arrow is the line of a link between two marks of the given size, and the
// head at its end. The line leaves and reaches the marks at their edge; between
// lanes it runs as an S from one to the other, within a row or nearly so as an
// arch over what stands between, and straight between neighbours.
func Arrow(fromX, fromY, toX, toY, mark float64) (line []Point, head Path) {
	line, bend := route(&timeline.Arrow{FromX: fromX, FromY: fromY, ToX: toX, ToY: toY}, mark)
	return line, arrowHead(line[len(line)-1], bend, mark/2)
}

// route is the way of a link from mark to mark, and where it last comes from.
// Its ports spread what leaves or reaches one mark, its channel what would run
// along one line.
func route(a *timeline.Arrow, mark float64) (line []Point, bend Point) {
	const spread = 0.36 // marks, to either side
	from, to := Point{a.FromX, a.FromY}, Point{a.ToX, a.ToY}
	from.X += a.FromPort * spread * mark
	to.X += a.ToPort * spread * mark
	c1, c2 := bends(from, to, a.Channel, a.Steep(), mark)
	edge := mark/2 + 1
	from, to = toward(from, c1, edge), toward(to, c2, edge)
	const steps = 24
	line = make([]Point, steps+1)
	for i := range line {
		line[i] = bezier(from, c1, c2, to, float64(i)/steps)
	}
	return line, c2
}

// bends are the points that the line first makes for and last comes from.
func bends(from, to Point, channel float64, steep bool, mark float64) (c1, c2 Point) {
	const (
		near  = 2.2    // marks; nothing stands between
		level = 2.5    // marks; an S would run along the row
		least = 0.8    // marks; the lift of the lowest arch
		aside = 4. / 3 // of how far a curve's bends lie to the side, so that its middle does
	)
	across, down := to.X-from.X, to.Y-from.Y
	switch {
	case math.Hypot(across, down) < near*mark:
		return Point{from.X + across/2, from.Y + down/2}, Point{from.X + across/2, from.Y + down/2}
	case math.Abs(down) < mark, math.Abs(down) < level*mark && math.Abs(down) < math.Abs(across)/3:
		lift := max(mark*1.5+math.Abs(across)/12-channel*aside, mark*least)
		return Point{from.X, min(from.Y, to.Y) - lift}, Point{to.X, min(from.Y, to.Y) - lift}
	}
	c1, c2 = Point{from.X, from.Y + down/2}, Point{to.X, to.Y - down/2}
	if steep {
		c1.X, c2.X = c1.X+channel*aside, c2.X+channel*aside
	} else {
		c1.Y, c2.Y = c1.Y+channel*aside, c2.Y+channel*aside
	}
	return c1, c2
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
