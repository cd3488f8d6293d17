package timeline

import (
	"cmp"
	"image/color"
	"slices"

	"throughline.org/throughline/chronology"
)

// group is a lane that events may stand in, before the plan has its say.
type group struct {
	id        LaneID
	agency    chronology.UID // the one agency of its events; "" for the family or none
	name      string
	colour    color.NRGBA
	hidden    bool // by the agency
	whenEmpty bool // it is named even where nothing stands in it
	*stock
}

// groups are the lanes of a grouping, and where events find theirs.
type groups struct {
	by     Grouping
	list   []group
	places map[chronology.UID]int32 // of persons, lines and unknown agencies in list
	rest   int32                    // of what belongs to none
}

// newGroups lists the groups of a grouping, with nothing in them yet: in the
// review's order, by agency the family first, otherwise the rest last.
func newGroups(by Grouping, s *setup) *groups {
	g := &groups{by: by, places: map[chronology.UID]int32{}}
	switch by {
	case ByAgency:
		g.list = append(g.list, group{name: "Family", colour: familyColour})
		for i, a := range s.agencies {
			g.add(group{agency: a.UID, id: LaneID{Of: a.UID}, name: a.Name, colour: s.colours[i+1], hidden: a.Hidden, whenEmpty: true})
		}
		return g
	case ByService:
		g.addServices(s)
	case ByPerson:
		for _, p := range s.people {
			g.add(group{id: LaneID{Of: p.UID}, name: p.Name(), colour: familyColour, whenEmpty: p.Subject || p.Child || p.Family})
		}
	case ByLine:
		for _, l := range s.lines {
			g.add(group{id: LaneID{Of: l.UID}, name: l.Short, colour: familyColour, whenEmpty: true})
		}
	case ByKind:
		for _, k := range s.kinds {
			g.add(group{id: LaneID{Of: k.UID}, name: k.Name, colour: familyColour})
		}
	}
	g.rest = int32(len(g.list))
	g.list = append(g.list, group{name: restNames[by], colour: familyColour})
	return g
}

// restNames name the lanes of what belongs to none.
var restNames = map[Grouping]string{
	ByService: "No service", ByPerson: "Nobody named", ByLine: "No line of enquiry", ByKind: "No kind",
}

func (g *groups) add(x group) {
	g.places[x.id.Of] = int32(len(g.list))
	g.list = append(g.list, x)
}

// addServices lists the services agency by agency, then those of no agency.
func (g *groups) addServices(s *setup) {
	order := make([]int, len(s.services))
	for i := range order {
		order[i] = i
	}
	number := func(i int) int {
		if n, known := s.agency[s.services[i].Agency]; known {
			return int(n)
		}
		return unknownAgency
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(number(i), number(j)) })
	for _, i := range order {
		x := group{id: LaneID{Of: s.services[i].UID}, agency: s.services[i].Agency, name: s.services[i].Name, colour: familyColour, whenEmpty: true}
		if n := number(i); n != unknownAgency && n != theFamily {
			x.colour, x.hidden = s.colours[n], s.agencies[n-1].Hidden
		}
		g.add(x)
	}
}

// of appends the groups that an event belongs to, each once. An unknown agency
// has none until one is made for it.
func (g *groups) of(list []int32, x *entry) []int32 {
	e, before := x.event, len(list)
	belong := func(uid chronology.UID) {
		if at, ok := g.places[uid]; ok && uid != "" && !slices.Contains(list[before:], at) {
			list = append(list, at)
		}
	}
	switch g.by {
	case ByAgency:
		if x.agency != unknownAgency {
			return append(list, int32(x.agency))
		}
		belong(e.Agency)
		return list
	case ByService:
		belong(e.Service)
	case ByKind:
		belong(e.Kind)
	case ByLine:
		for _, line := range e.Lines {
			belong(line)
		}
	case ByPerson:
		eachPerson(e, belong)
	}
	if len(list) == before {
		return append(list, g.rest)
	}
	return list
}

// eachPerson names everybody who has a part in an event, as family or as a
// professional, or is a child who was seen.
func eachPerson(e *chronology.Event, named func(chronology.UID)) {
	for _, i := range e.Involved {
		named(i.Person)
	}
	for _, p := range e.Professionals {
		named(p.Person)
	}
	for _, c := range e.Seen {
		if c.State == chronology.SeenYes {
			named(c.Child)
		}
	}
}

// know makes groups for the agencies of events that are gone from the review:
// nothing is left out of the picture.
func (g *groups) know(unknown []chronology.UID) {
	slices.Sort(unknown)
	for _, uid := range slices.Compact(unknown) {
		g.add(group{agency: uid, id: LaneID{Of: uid}, name: "Unknown agency", colour: familyColour})
	}
}
