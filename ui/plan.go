package ui

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/store"
)

// groupings are what a lane can stand for, by the names under which this computer
// remembers them.
var groupings = []struct {
	of         timeline.Grouping
	kept, name string
}{
	{timeline.ByAgency, "agency", "agency"},
	{timeline.ByService, "service", "service"},
	{timeline.ByPerson, "person", "person"},
	{timeline.ByLine, "line", "line of enquiry"},
	{timeline.ByKind, "kind", "kind of event"},
}

func groupingName(g timeline.Grouping) string { return groupings[g].name }

// plans are how the lanes of a review stand on this computer: what they stand for,
// and for each of that how they were left.
type plans struct {
	group timeline.Grouping
	lanes [5]map[timeline.LaneID]timeline.LaneStyle
}

// plan is how the lanes stand now.
func (p *plans) plan() timeline.Plan {
	return timeline.Plan{Group: p.group, Lanes: p.lanes[p.group]}
}

// keptPlans is plans as this computer keeps it: uids and nothing else.
type keptPlans struct {
	Group string                          `json:"group,omitempty"`
	Lanes map[string]map[string]keptStyle `json:"lanes,omitempty"` // by grouping, then by lane
}

type keptStyle struct {
	Hidden    bool `json:"hidden,omitempty"`
	Collapsed bool `json:"collapsed,omitempty"`
	Divided   bool `json:"divided,omitempty"`
	Rows      int  `json:"rows,omitempty"`
}

// plans are those that were kept for a review; the usual ones where none were, or
// where they cannot be read.
func (s *settings) plans(review chronology.UID) plans {
	var p plans
	var kept keptPlans
	if err := json.Unmarshal([]byte(s.kept.String(keyPlan+string(review))), &kept); err != nil {
		return p
	}
	for _, g := range groupings {
		if g.kept == kept.Group {
			p.group = g.of
		}
		for name, style := range kept.Lanes[g.kept] {
			of, sub, _ := strings.Cut(name, "/")
			if p.lanes[g.of] == nil {
				p.lanes[g.of] = map[timeline.LaneID]timeline.LaneStyle{}
			}
			p.lanes[g.of][timeline.LaneID{Of: chronology.UID(of), Sub: chronology.UID(sub)}] = timeline.LaneStyle(style)
		}
	}
	return p
}

func (s *settings) setPlans(review chronology.UID, p plans) {
	kept := keptPlans{Lanes: map[string]map[string]keptStyle{}}
	for _, g := range groupings {
		if g.of == p.group && p.group != timeline.ByAgency {
			kept.Group = g.kept
		}
		for id, style := range p.lanes[g.of] {
			if style == (timeline.LaneStyle{}) {
				continue
			}
			if kept.Lanes[g.kept] == nil {
				kept.Lanes[g.kept] = map[string]keptStyle{}
			}
			kept.Lanes[g.kept][string(id.Of)+"/"+string(id.Sub)] = keptStyle(style)
		}
	}
	if kept.Group == "" && len(kept.Lanes) == 0 {
		s.kept.RemoveValue(keyPlan + string(review))
		return
	}
	text, err := json.Marshal(kept)
	if err == nil { // strings and numbers alone: there is nothing in it that could fail
		s.kept.SetString(keyPlan+string(review), string(text))
	}
}

// reviewUID is by what this computer remembers the review: an id, no name.
func reviewUID(r *chronology.Review) chronology.UID {
	if r.Settings != nil {
		return r.Settings.UID
	}
	return ""
}

// planned takes over how the lanes were made to stand, and remembers it.
func (d *desk) planned(p timeline.Plan) {
	d.plans.group = p.Group
	d.plans.lanes[p.Group] = maps.Clone(p.Lanes)
	d.s.settings.setPlans(reviewUID(d.s.review()), d.plans)
	if d.timeline != nil {
		d.timeline.replan()
	}
	d.w.menu.update(d.w)
	d.w.report()
}

// groupBy lets lanes stand for something else.
func (d *desk) groupBy(g timeline.Grouping) {
	d.jump(func() { d.show(viewTimeline) })
	d.planned(timeline.Plan{Group: g, Lanes: d.plans.lanes[g]})
	d.s.said("A lane for each " + groupingName(g) + ". What belongs to several stands in each of them.")
}

// style changes how one lane stands.
func (d *desk) style(id timeline.LaneID, change func(*timeline.LaneStyle)) {
	p := d.plans.plan()
	lanes := maps.Clone(p.Lanes)
	if lanes == nil {
		lanes = map[timeline.LaneID]timeline.LaneStyle{}
	}
	style := lanes[id]
	change(&style)
	lanes[id] = style
	p.Lanes = lanes
	d.planned(p)
}

// unfoldLanes expands the collapsed lanes of events that were put into them, and says
// so of those that are hidden; "" where there is nothing to say.
func (d *desk) unfoldLanes(events []*chronology.Event) string {
	if d.plans.group != timeline.ByAgency {
		return ""
	}
	said := ""
	for _, e := range events {
		for _, id := range []timeline.LaneID{{Of: e.Agency}, {Of: e.Agency, Sub: e.Service}} {
			style := d.plans.plan().Lanes[id]
			if a := d.s.review().Agency(e.Agency); style.Hidden || a != nil && a.Hidden {
				said = "The lane of " + agencyName(d.s.review(), e.Agency) + " is hidden."
			} else if style.Collapsed {
				d.style(id, func(x *timeline.LaneStyle) { x.Collapsed = false })
			}
		}
	}
	return said
}

// moveLane puts a lane before another, the zero LaneID for the end: it changes
// the order of what the lanes stand for in the review, as one step.
func (d *desk) moveLane(lane, before timeline.LaneID) {
	r := d.s.review()
	var order []chronology.UID
	moved, next := lane.Of, before.Of
	switch {
	case lane.Sub != "":
		order, moved, next = uidsIn(r.Services), lane.Sub, before.Sub
	case d.plans.group == timeline.ByService:
		order = uidsIn(r.Services)
	case d.plans.group == timeline.ByPerson:
		order = uidsIn(r.People)
	case d.plans.group == timeline.ByLine:
		order = uidsIn(r.Lines)
	case d.plans.group == timeline.ByKind:
		order = uidsIn(r.Kinds)
	default:
		order = uidsIn(r.Agencies)
	}
	order, ok := movedBefore(order, moved, next)
	if ok {
		d.s.edit("move lane", func(tx *store.Edit) error { return tx.Arrange(order) })
	}
}

func uidsIn[T chronology.Entity](list []T) []chronology.UID {
	uids := make([]chronology.UID, len(list))
	for i, x := range list {
		uids[i] = x.Identity()
	}
	return uids
}

// movedBefore is a list with one of its members moved before another, "" for the
// end; false where it is not in the list or stands there already.
func movedBefore(list []chronology.UID, moved, before chronology.UID) ([]chronology.UID, bool) {
	if moved == "" || moved == before || !slices.Contains(list, moved) {
		return nil, false
	}
	after := without(slices.Clone(list), moved)
	at := len(after)
	if i := slices.Index(after, before); i >= 0 {
		at = i
	}
	after = slices.Insert(after, at, moved)
	return after, !slices.Equal(after, list)
}
