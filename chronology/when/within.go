package when

// Within returns the window of a reading whose anchors lie in known windows:
// the days that the wording and its relations allow together. For a span it
// runs from the earliest start to the latest end. (A review with many events
// asks a Network instead, which tightens all windows by one another.) A Reading
// made without Read may leave Start and End out; its Window then holds for both.
func (r Reading) Within(anchor func(Anchor) Window) Window {
	sides := [...]Window{Start: r.Start, End: r.End}
	if sides == [2]Window{} {
		sides = [2]Window{r.Window, r.Window}
	}
	for _, relation := range r.Relations {
		a := anchor(relation.Anchor)
		allowed := Window{shift(a.Earliest, relation.Min, NoMin, Past), shift(a.Latest, relation.Max, NoMax, Future)}
		sides[relation.Side] = sides[relation.Side].Intersect(allowed)
		if r.Extent == Moment {
			sides[End] = sides[Start].Intersect(sides[End])
			sides[Start] = sides[End]
		}
	}
	sides[Start].Latest = min(sides[Start].Latest, sides[End].Latest)
	sides[End].Earliest = max(sides[End].Earliest, sides[Start].Earliest)
	if sides[Start].Empty() || sides[End].Empty() {
		return Window{Future, Past} // nothing is left, for a start or an end
	}
	return Window{sides[Start].Earliest, sides[End].Latest}
}

func shift(d Day, days, none int, open Day) Day {
	if days == none {
		return open
	}
	return d.Add(days)
}
