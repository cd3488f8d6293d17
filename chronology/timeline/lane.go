package timeline

import (
	"fmt"
	"slices"

	"throughline.org/throughline/chronology"
)

// lane is a lane as a plan has it stand: of Lane all but where it is.
type lane struct {
	Lane
	*stock
}

// division is an agency's lane in its parts: what belongs to no service, and a
// part for each service by its number.
type division struct {
	whole, own *stock
	services   []uint16
	parts      []*stock
}

// divisionKey names the lane of a service's part.
type divisionKey struct {
	group   int32
	service uint16
}

// stand makes the lanes that the plan asks for. Divisions of the index before
// are kept where nothing of them has changed.
func (ix *Index) stand(before map[int32]*division) {
	ix.lanes, ix.divisions = nil, map[int32]*division{}
	ix.main, ix.parts = make([]int32, len(ix.groups.list)), map[divisionKey]int32{}
	for i := range ix.main {
		ix.main[i] = nobody
	}
	for _, g := range ix.inPlace() {
		group := &ix.groups.list[g]
		if group.size() == 0 && !group.whenEmpty {
			continue
		}
		style := ix.plan.Lanes[group.id]
		style.Hidden = style.Hidden || group.hidden
		style.Divided = style.Divided && ix.plan.Group == ByAgency && group.agency != ""
		services := ix.servicesOf(group)
		l := lane{stock: group.stock, Lane: Lane{
			ID: group.id, Agency: group.agency, Name: group.name, Colour: group.colour, Parts: len(services), Style: style,
			Note: ix.note(group),
		}}
		ix.main[g] = int32(len(ix.lanes))
		if !style.Divided || len(services) == 0 {
			ix.lanes = append(ix.lanes, l)
			continue
		}
		d := before[g]
		if d == nil || d.whole != group.stock || !slices.Equal(d.services, services) {
			d = divide(&ix.register, group.stock, services)
		}
		ix.divisions[g] = d
		l.stock, l.Note = d.own, dividedNote(d)
		ix.lanes = append(ix.lanes, l)
		ix.standParts(g, group, d, style.Hidden)
	}
	for i := range ix.lanes {
		l := &ix.lanes[i]
		l.Count, l.Undated = l.stock.size(), len(l.undated)
	}
}

// inPlace lists the groups in the order of the plan.
func (ix *Index) inPlace() []int32 {
	order := make([]int32, len(ix.groups.list))
	for i := range order {
		order[i] = int32(i)
	}
	ix.plan.arrange(order, func(g int32) LaneID { return ix.groups.list[g].id })
	return order
}

// servicesOf are the services that a lane could be divided into: those of its
// agency, and any other that its events are of, in the review's order.
func (ix *Index) servicesOf(g *group) []uint16 {
	if ix.plan.Group != ByAgency || g.agency == "" {
		return nil
	}
	var list []uint16
	for _, c := range g.services {
		list = append(list, c.service)
	}
	for i, s := range ix.setup.services {
		if s.Agency == g.agency {
			list = append(list, uint16(i+1))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func divide(r *register, whole *stock, services []uint16) *division {
	own, parts := whole.parted(r, services)
	return &division{whole, own, services, parts}
}

// standParts adds the lanes of a lane's parts.
func (ix *Index) standParts(g int32, group *group, d *division, hidden bool) {
	order := make([]int32, len(d.parts))
	for i := range order {
		order[i] = int32(i)
	}
	id := func(i int32) LaneID {
		return LaneID{Of: group.id.Of, Sub: ix.setup.services[d.services[i]-1].UID}
	}
	ix.plan.arrange(order, id)
	for _, i := range order {
		style := ix.plan.Lanes[id(i)]
		style.Hidden, style.Divided = style.Hidden || hidden, false
		ix.parts[divisionKey{g, d.services[i]}] = int32(len(ix.lanes))
		ix.lanes = append(ix.lanes, lane{stock: d.parts[i], Lane: Lane{
			ID: id(i), Agency: group.agency, Name: ix.setup.serviceName(d.services[i]), Colour: group.colour,
			Sub: true, Style: style, Note: counted(d.parts[i].size()),
		}})
	}
}

// lanesOf appends the lanes that an event stands in, from the top; none for nobody.
func (ix *Index) lanesOf(list []int32, slot int32) []int32 {
	if slot == nobody {
		return list
	}
	var room [8]int32
	before, x := len(list), ix.register.at(slot)
	for _, g := range ix.groups.of(room[:0], x) {
		at := ix.main[g]
		if part, ok := ix.parts[divisionKey{g, x.service}]; ok {
			at = part
		}
		if at != nobody {
			list = append(list, at)
		}
	}
	slices.Sort(list[before:])
	return list
}

// AllLanes returns every lane from the top, those that are hidden included:
// what a menu lists. Nothing is said of where they stand.
func (ix *Index) AllLanes() []Lane {
	list := make([]Lane, len(ix.lanes))
	for i := range ix.lanes {
		list[i] = ix.lanes[i].Lane
	}
	return list
}

// lane finds a lane by its name; nil where there is none.
func (ix *Index) lane(id LaneID) *lane {
	if n := ix.laneNumber(id); n >= 0 {
		return &ix.lanes[n]
	}
	return nil
}

func (ix *Index) laneNumber(id LaneID) int {
	return slices.IndexFunc(ix.lanes, func(l lane) bool { return l.ID == id })
}

// Undated returns the events of unknown date that belong to a lane, in the
// order of the chronology.
func (ix *Index) Undated(id LaneID) []chronology.UID {
	l := ix.lane(id)
	if l == nil {
		return nil
	}
	list := make([]chronology.UID, len(l.undated))
	for i, slot := range l.undated {
		list[i] = ix.register.at(slot).uid
	}
	return list
}

// note says what a lane holds.
func (ix *Index) note(g *group) string {
	switch ix.plan.Group {
	case ByAgency:
		names := make([]string, len(g.services))
		for i, c := range g.services {
			names[i] = ix.setup.serviceName(c.service)
		}
		return laneNote(g.size(), names)
	case ByService:
		if n, known := ix.setup.agency[g.agency]; known && n != theFamily {
			return laneNote(g.size(), []string{ix.setup.agencies[n-1].Name})
		}
	}
	return counted(g.size())
}

// laneNote says what a lane holds: "4 events · GP", "14 events · 3 services".
func laneNote(count int, services []string) string {
	switch len(services) {
	case 0:
		return counted(count)
	case 1:
		return counted(count) + " · " + services[0]
	}
	return fmt.Sprintf("%s · %d services", counted(count), len(services))
}

// dividedNote says what an agency has, of which its own lane holds only what
// belongs to no service: "14 events in 3 services", "2 events · 12 in 3 services".
func dividedNote(d *division) string {
	below := 0
	for _, p := range d.parts {
		below += p.size()
	}
	services := fmt.Sprintf("%d services", len(d.parts))
	if len(d.parts) == 1 {
		services = "1 service"
	}
	if d.own.size() == 0 {
		return counted(below) + " in " + services
	}
	return fmt.Sprintf("%s · %s in %s", counted(d.own.size()), chronology.Number(below), services)
}

func counted(count int) string {
	if count == 1 {
		return "1 event"
	}
	return chronology.Number(count) + " events"
}
