package timeline

import "math"

// Curve is the four points of the cubic Bézier curve that a link runs along
// from the middle of one mark to that of the other: between lanes an S, within a
// row or nearly so an arch over what stands between, and straight between
// neighbours. Its ports spread what leaves or reaches one mark, its channel what
// would run along one line.
func (a *Arrow) Curve(mark float64) (xs, ys [4]float64) {
	const (
		spread = 0.36   // marks, to either side of the middle
		least  = 0.8    // marks; the lift of the lowest arch
		aside  = 4. / 3 // of how far a curve's bends lie to the side, so that its middle does
		most   = 8      // marks; what distance lifts an arch by: one that rises out of view cannot be followed
	)
	xs = [4]float64{a.FromX + a.FromPort*spread*mark, 0, 0, a.ToX + a.ToPort*spread*mark}
	ys = [4]float64{a.FromY, 0, 0, a.ToY}
	across, down := xs[3]-xs[0], ys[3]-ys[0]
	switch a.shape(mark) {
	case neighbours:
		xs[1], ys[1] = xs[0]+across/2, ys[0]+down/2
		xs[2], ys[2] = xs[1], ys[1]
	case arch:
		lift := max(mark*1.5+min(math.Abs(across)/12, mark*most)-a.Channel*aside, mark*least)
		xs[1], xs[2] = xs[0], xs[3]
		ys[1], ys[2] = min(ys[0], ys[3])-lift, min(ys[0], ys[3])-lift
	default:
		xs[1], ys[1], xs[2], ys[2] = xs[0], ys[0]+down/2, xs[3], ys[3]-down/2
		if a.Steep() {
			xs[1], xs[2] = xs[1]+a.Channel*aside, xs[2]+a.Channel*aside
		} else {
			ys[1], ys[2] = ys[1]+a.Channel*aside, ys[2]+a.Channel*aside
		}
	}
	return xs, ys
}

// shape is how a link runs.
type shape uint8

const (
	bent shape = iota // an S
	arch
	neighbours
)

func (a *Arrow) shape(mark float64) shape {
	const (
		near  = 2.2 // marks; nothing stands between
		level = 2.5 // marks; an S would run along the row
	)
	across, down := math.Abs(a.ToX-a.FromX), math.Abs(a.ToY-a.FromY)
	switch {
	case math.Hypot(across, down) < near*mark:
		return neighbours
	case down < mark, down < level*mark && down < across/3:
		return arch
	}
	return bent
}
