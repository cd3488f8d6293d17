package timeline

import (
	"cmp"
	"slices"

	"throughline.org/throughline/chronology"
)

// Grouping says what a lane stands for.
type Grouping uint8

// The groupings. An event that belongs to several people or lines of enquiry
// stands in the lane of each; one that belongs to none stands in a lane of the
// rest, so that nothing is left out of the picture.
const (
	ByAgency Grouping = iota
	ByService
	ByPerson
	ByLine
	ByKind
)

// LaneID names a lane: Of is the uid of the agency, service, person, line of
// enquiry or kind that it stands for, "" for the family's lane (by agency) or
// the rest (otherwise). Sub is the service of a sub-lane of an agency's lane,
// "" for the lane itself.
type LaneID struct{ Of, Sub chronology.UID }

// Plan says how the lanes are to stand. The zero Plan is a lane for each
// agency, in the review's order, as high as its events need.
type Plan struct {
	Group Grouping
	Order []LaneID // these first, in this order; the others follow in the review's
	Lanes map[LaneID]LaneStyle
}

// LaneStyle is how one lane is to stand.
type LaneStyle struct {
	Hidden    bool // not shown, but counted
	Collapsed bool // one row of counts, as low as its name
	Divided   bool // its services stand below it in lanes of their own
	Rows      int  // fixed number of rows; 0 follows the crowd
}

// arrange sorts lanes: those that the plan orders first, the others after them
// as they stood.
func (p *Plan) arrange(list []int32, id func(int32) LaneID) {
	if len(p.Order) == 0 {
		return
	}
	places := make(map[LaneID]int, len(p.Order))
	for i, id := range p.Order {
		places[id] = i - len(p.Order)
	}
	slices.SortStableFunc(list, func(a, b int32) int { return cmp.Compare(places[id(a)], places[id(b)]) })
}
