package chronology

// sorting is the order of events before relations settle ties and the author's
// hand is followed, with what it was made by.
type sorting struct {
	at    []int32 // indexes of events
	lanes []int32 // by index: the place of the event's agency among the lanes
}

// lanesOf looks up the place of every event's agency.
func (d *Dating) lanesOf() []int32 {
	places := d.lanePlaces()
	lanes := make([]int32, len(d.events))
	for i, e := range d.events {
		lanes[i] = laneOf(places, e)
	}
	return lanes
}

// lanePlaces are the places of the agencies among the lanes. The family, which
// has none, stands above them.
func (d *Dating) lanePlaces() map[UID]int32 {
	places := make(map[UID]int32, len(d.agencies)+1)
	for i, a := range d.agencies {
		places[a.UID] = int32(i + 1)
	}
	places[""] = 0
	return places
}

// laneOf is the place of an event's lane; below all others where the review does
// not have its agency.
func laneOf(places map[UID]int32, e *Event) int32 {
	if place, known := places[e.Agency]; known {
		return place
	}
	return int32(len(places))
}
