package shapes

import "throughline.org/throughline/chronology/timeline"

// End is how a bar ends: what its outline says of the days there.
type End uint8

// The ends of bars.
const (
	RoundEnd End = iota // as far as is known
	TickEnd             // not beyond this day
	FadeEnd             // about here
	ArrowEnd            // open: no end is known
)

// EndsOf are the ends of the bar of days that an item's date allows.
func EndsOf(item *timeline.Item) (start, end End) {
	switch {
	case item.Crowd > 1:
		return RoundEnd, RoundEnd
	case item.Dating == timeline.WithinDays, item.Dating == timeline.OpenEnded:
		start, end = TickEnd, TickEnd
	case item.Dating == timeline.About:
		start, end = FadeEnd, FadeEnd
	}
	if item.OpenStart {
		start = ArrowEnd
	}
	if item.OpenEnd {
		end = ArrowEnd
	}
	return start, end
}
