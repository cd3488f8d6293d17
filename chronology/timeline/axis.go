package timeline

import (
	"math"

	"throughline.org/throughline/chronology/when"
)

// Axis maps days to units: day Origin stands at x = 0.
type Axis struct {
	Origin float64
	PerDay float64 // units per day
}

// X is where a day stands.
func (a Axis) X(day float64) float64 { return (day - a.Origin) * a.PerDay }

// Day is the day that stands at x.
func (a Axis) Day(x float64) float64 { return a.Origin + x/a.PerDay }

// The zooms, in units per day, at which the picture says more.
const (
	labelsFrom = 3   // marks get labels
	daysFrom   = 24  // days are told apart: a lane may have more rows
	hoursFrom  = 240 // hours show: an exact day is as long as a day
)

// bucketsPerDoubling sets how finely rows follow the zoom: steps of sqrt 2.
const bucketsPerDoubling = 2

// bucket is the step of zoom for which rows are worked out. Its least zoom
// stands for all of it: what is apart there is apart at every zoom of the step.
func bucket(perDay float64) int {
	return int(math.Floor(bucketsPerDoubling*math.Log2(perDay) + 1e-9))
}

func bucketPerDay(b int) float64 { return math.Exp2(float64(b) / bucketsPerDoubling) }

// dayStart is the beginning of the day; dayEnd the beginning of the next.
// Infinite for an open end.
func dayStart(d when.Day) float64 {
	switch d {
	case when.Past:
		return math.Inf(-1)
	case when.Future:
		return math.Inf(1)
	}
	return float64(d)
}

func dayEnd(d when.Day) float64 { return dayStart(d) + 1 }
