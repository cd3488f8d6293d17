package shapes

import (
	"math"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// Stroke is a line of a link.
type Stroke struct {
	Line  []Point
	Thick float64
	Paper bool // in the colour of the paper: the inside of a double line
}

// Link is the drawing of a link between two marks, in the order of painting:
// its casing in the colour of the paper, which parts it from what it crosses,
// its strokes, its ends. Kinds differ in line and ends, so that none needs its
// colour to be told from another.
type Link struct {
	Way    []Point // for the casing, which leaves the marks at its ends alone
	Casing float64 // its thickness
	Lines  []Stroke
	Ends   []Path // filled
	Holes  []Path // filled in the colour of the paper, over the ends
	Middle Point  // for a label
}

// Lengths of links, in marks of the usual size.
const (
	linkThick  = 1.3 / 15
	casingMore = 3.6 / 15 // of the casing, beyond the line
	headLength = 8.0 / 15
	dotRound   = 3.1 / 15
	casingFrom = 18.0 / 15 // where the casing begins, from either mark
)

// LinkOf is the drawing of a link. Heavy is how much thicker than usual it is.
// One between no events, as in a legend, runs straight from place to place.
func LinkOf(a *timeline.Arrow, mark, heavy float64) Link {
	way := []Point{{a.FromX, a.FromY}, {a.ToX, a.ToY}}
	if a.From != "" || a.To != "" {
		way, _ = route(a, mark)
	}
	k := linkPen{way: way, mark: mark, thick: mark * linkThick * heavy}
	total := length(way)
	bare := min(mark*casingFrom, total/4)
	k.Way, k.Middle = shortened(way, bare, bare), along(way, total/2)
	k.Casing = k.thick + mark*casingMore
	switch {
	case a.NotShared:
		k.notShared()
	case a.Late:
		k.dashes(0.44, 0.2)
		k.arrow()
	case a.Kind == chronology.ResponseTo:
		k.response()
	case a.Kind == chronology.SharedWith:
		k.dot(0, true)
		k.arrow()
		k.line()
	case a.Kind == chronology.SameEvent:
		k.double()
	case a.Kind == chronology.DisagreesWith:
		k.zigzag()
	case a.Kind == chronology.NotSame:
		k.line()
		k.unequal()
	default:
		k.arrow()
		k.line()
	}
	return k.Link
}

// linkPen draws a link along its way.
type linkPen struct {
	Link
	way         []Point
	mark, thick float64
}

func (k *linkPen) stroke(thick float64, paper bool, line ...Point) {
	k.Lines = append(k.Lines, Stroke{line, thick, paper})
}

func (k *linkPen) line() { k.stroke(k.thick, false, k.way...) }

// arrow ends the way with a filled head; what comes after it runs to its base.
func (k *linkPen) arrow() {
	tip := k.way[len(k.way)-1]
	k.way = shortened(k.way, 0, k.mark*headLength*0.8)
	k.Ends = append(k.Ends, arrowHead(tip, k.way[len(k.way)-1], k.mark*headLength))
}

// response is an open head, and a ring where it begins.
func (k *linkPen) response() {
	tip := k.way[len(k.way)-1]
	base := along(k.way, length(k.way)-k.mark*headLength)
	wing := arrowHead(tip, base, k.mark*headLength)
	k.dot(0, false)
	k.line()
	k.stroke(k.thick*1.15, false, wing[1], wing[0], wing[2])
}

// dot stands at the beginning of the way, filled or a ring.
func (k *linkPen) dot(at float64, filled bool) {
	middle := along(k.way, at+k.mark*dotRound)
	k.Ends = append(k.Ends, Circle(middle.X, middle.Y, k.mark*dotRound))
	if !filled {
		k.Holes = append(k.Holes, Circle(middle.X, middle.Y, k.mark*dotRound-k.thick))
	}
	k.way = shortened(k.way, 2*k.mark*dotRound-k.thick/2, 0)
}

// double is two lines side by side.
func (k *linkPen) double() {
	k.Casing += 2 * k.thick
	k.stroke(3*k.thick, false, k.way...)
	k.stroke(1.3*k.thick, true, k.way...)
}

// zigzag runs to and fro about the way, between two straight ends.
func (k *linkPen) zigzag() {
	const wave, high, straight = 0.5, 0.2, 0.3 // marks
	line := []Point{k.way[0]}
	side := 1.0
	middle := shortened(k.way, k.mark*straight, k.mark*straight)
	every(middle, k.mark*wave/2*longer(middle, k.mark*wave), func(p, across Point) {
		line = append(line, Point{p.X + across.X*side*k.mark*high, p.Y + across.Y*side*k.mark*high})
		side = -side
	})
	line = append(line, k.way[len(k.way)-1])
	k.stroke(k.thick, false, line...)
	k.bar(0)
	k.bar(length(k.way))
	k.Casing += k.mark * high * 2
}

// every calls back at every so much of a line, with the direction across it.
func every(line []Point, step float64, at func(p, across Point)) {
	left := 0.0
	for i := 1; i < len(line); i++ {
		from, to := line[i-1], line[i]
		stretch := math.Hypot(to.X-from.X, to.Y-from.Y)
		across := normal(from, to)
		for ; left < stretch; left += step {
			at(toward(from, to, left), across)
		}
		left -= stretch
	}
}

// bar stands across the way.
func (k *linkPen) bar(at float64) {
	const half = 0.28 // marks
	total := length(k.way)
	at = min(max(at, k.thick), total-k.thick)
	p := along(k.way, at)
	n := normal(along(k.way, max(0, at-0.5)), along(k.way, min(total, at+0.5)))
	k.Ends = append(k.Ends, Ribbon([]Point{
		{p.X + n.X*half*k.mark, p.Y + n.Y*half*k.mark}, {p.X - n.X*half*k.mark, p.Y - n.Y*half*k.mark},
	}, k.thick*1.4))
}

// unequal are two strokes slanting through the middle.
func (k *linkPen) unequal() {
	const half, apart = 0.3, 0.16 // marks
	for _, side := range []float64{-1, 1} {
		p := along(k.way, length(k.way)/2+side*apart*k.mark)
		k.Ends = append(k.Ends, Ribbon([]Point{
			{p.X + half*k.mark*0.7, p.Y - half*k.mark}, {p.X - half*k.mark*0.7, p.Y + half*k.mark},
		}, k.thick*1.2))
	}
}

// notShared ends before it gets there, at a bar.
func (k *linkPen) notShared() {
	total := length(k.way)
	k.bar(total - k.mark*0.18)
	k.way = shortened(k.way, 0, k.mark*0.18)
	k.dashes(0.26, 0.2)
}

// longer is by how much dashes or waves are made longer where there would else be
// more of them than anyone can see: close in, a link of weeks is as long as a
// thousand screens are wide.
func longer(way []Point, each float64) float64 {
	const most = 1500
	return max(1, length(way)/each/most)
}

func (k *linkPen) dashes(on, off float64) {
	way := k.way
	more := longer(way, k.mark*(on+off))
	on, off = on*more, off*more
	if k.mark*on < length(way) {
		for _, dash := range Dashed(way, k.mark*on, k.mark*off) {
			k.stroke(k.thick*1.15, false, dash...)
		}
		return
	}
	k.stroke(k.thick*1.15, false, way...)
}

// along is the point at a distance along a line.
func along(line []Point, distance float64) Point {
	for i := 1; i < len(line); i++ {
		step := math.Hypot(line[i].X-line[i-1].X, line[i].Y-line[i-1].Y)
		if distance <= step && step > 0 {
			return toward(line[i-1], line[i], max(0, distance))
		}
		distance -= step
	}
	return line[len(line)-1]
}

// shortened is a line without so much of its beginning and of its end.
func shortened(line []Point, start, end float64) []Point {
	total := length(line)
	if total <= start+end {
		return line
	}
	short := []Point{along(line, start)}
	at := 0.0
	for i := 1; i < len(line)-1; i++ {
		at += math.Hypot(line[i].X-line[i-1].X, line[i].Y-line[i-1].Y)
		if at > start && at < total-end {
			short = append(short, line[i])
		}
	}
	return append(short, along(line, total-end))
}
