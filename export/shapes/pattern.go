package shapes

import "math"

// Pattern is a way to fill a stretch so that it needs no colour to be told
// from others.
type Pattern uint8

// The patterns, each repeating in a square.
const (
	Rising  Pattern = iota // strokes from the lower left to the upper right: silence
	Dots                   // holidays
	Falling                // strokes from the upper left to the lower right
	Uprights
	Crosses
)

// EraPattern is the pattern of an era: eras that lie over one another are in
// different rows, and so have different ones.
func EraPattern(pregnancy bool, row int) Pattern {
	if pregnancy {
		return Uprights
	}
	return []Pattern{Falling, Crosses, Dots}[((row%3)+3)%3]
}

// Away is how far a place is from the middle of the nearest stroke or dot of a
// pattern that repeats in squares of a side; of dots and crosses from their
// rim, as they are thicker than strokes.
func (p Pattern) Away(x, y, side float64) float64 {
	switch p {
	case Dots:
		return max(0, math.Hypot(wrap(x, side), wrap(y, side))-dotRadius*side)
	case Falling:
		return math.Abs(wrap(x-y, side)) / math.Sqrt2
	case Uprights:
		return math.Abs(wrap(x, side))
	case Crosses:
		dx, dy := math.Abs(wrap(x, side)), math.Abs(wrap(y, side))
		return max(min(dx, dy), max(dx, dy)-crossArm*side)
	}
	return math.Abs(wrap(x+y, side)) / math.Sqrt2
}

// Shares of the side of a pattern's square.
const (
	dotRadius = 0.05
	crossArm  = 0.15
)

// wrap is the way from the nearest middle of a square, −side/2 to side/2.
func wrap(v, side float64) float64 {
	return v - side*math.Floor(v/side) - side/2
}

// Strokes are the strokes of a pattern within a box, for media that draw lines;
// a dot is a stroke no longer than it is thick. They are counted from
// (originX, originY).
func (p Pattern) Strokes(left, top, right, bottom, side, originX, originY float64) [][]Point {
	var strokes [][]Point
	first := func(from, origin float64) float64 { return origin + (math.Floor((from-origin)/side)+0.5)*side }
	switch p {
	case Uprights:
		for x := first(left, originX); x <= right; x += side {
			if x >= left {
				strokes = append(strokes, []Point{{x, top}, {x, bottom}})
			}
		}
	case Dots, Crosses:
		dot, arm := dotRadius*side, crossArm*side
		for x := first(left, originX); x <= right; x += side {
			for y := first(top, originY); y <= bottom; y += side {
				switch {
				case x < left || y < top:
				case p == Dots:
					strokes = append(strokes, []Point{{x - dot, y}, {x + dot, y}})
				default:
					strokes = append(strokes, []Point{{x - arm, y}, {x + arm, y}}, []Point{{x, y - arm}, {x, y + arm}})
				}
			}
		}
	default:
		// Of a falling stroke x − y is the same all along, of a rising one x + y.
		slope := -1.0
		if p == Falling {
			slope = 1
		}
		from, to := left-slope*top, right-slope*bottom
		from, to = min(from, left-slope*bottom), max(to, right-slope*top)
		most := int(max(0, (to-from)/side)) + 2
		strokes = make([][]Point, 0, most)
		ends := make([]Point, 0, 2*most) // of all strokes: there are very many
		for at := first(from, originX-slope*originY); at <= to; at += side {
			if a, b, is := slanted(at, slope, left, top, right, bottom); is {
				ends = append(ends, a, b)
				strokes = append(strokes, ends[len(ends)-2:len(ends):len(ends)])
			}
		}
	}
	return strokes
}

// slanted is the part of the line x = at + slope·y that is in a box; false for none.
func slanted(at, slope, left, top, right, bottom float64) (from, to Point, is bool) {
	y1, y2 := top, bottom
	a, b := (left-at)/slope, (right-at)/slope
	y1, y2 = max(y1, min(a, b)), min(y2, max(a, b))
	return Point{at + slope*y1, y1}, Point{at + slope*y2, y2}, y1 < y2
}
