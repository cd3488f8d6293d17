package chronology

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"throughline.org/throughline/chronology/when"
)

// Silence is a stretch in which an agency, or one of its services, had no
// recorded contact: from the last day of contact before it to the first day of
// the next. Which events are contact their kinds say (Kind.IsContact); what
// lasts covers its days.
//
// How long it lasted is what the network allows, not the distance of two marks:
// a visit "five months after" another is at least 137 days after it, though each
// may have been on any day of three months. Where the order of contacts is not
// settled the stretch may have been broken: Least is then 0, and Most is how
// long it was if it was not.
type Silence struct {
	Agency  UID
	Service UID // "" where it is the whole agency's
	// The contacts before and after it; "" where the agency's involvement begins
	// or ends with it. Where several may be the last (or the first), it is the one
	// that leaves the longest silence.
	After, Before UID
	From, To      when.Window // of the last day before and of the first day after
	Least, Most   int         // days from the one to the other; Most may be when.NoMax
	// Undated are contacts of the lane that may have been on any day, and so also
	// in this silence. The lengths leave them out.
	Undated int

	coarse int // where it is of a version that keeps back days: see inCoarse
}

// Certain reports whether the silence was longer than a number of days, whatever
// the dates were.
func (s Silence) Certain(threshold int) bool { return s.Least > threshold }

// CertainDays are the days that lie in the silence whatever the dates were;
// false where there are none, as its ends may overlap though it was long.
func (s Silence) CertainDays() (when.Window, bool) {
	days := when.Window{Earliest: s.From.Latest.Add(1), Latest: s.To.Earliest.Add(-1)}
	return days, s.Least > 0 && !s.From.Latest.Open() && !s.To.Earliest.Open() && !days.Empty()
}

// PossibleDays are all days that may have lain in the silence.
func (s Silence) PossibleDays() when.Window {
	return when.Window{Earliest: s.From.Earliest.Add(1), Latest: s.To.Latest.Add(-1)}
}

// Words says how long it lasted, rounded as people say it, with the days: "about
// 5 months (137 to 167 days)", "4 to 6 weeks (25 to 40 days)", "up to 5 weeks (35
// days)", "9 days", "at least 5 weeks (35 days)".
func (s Silence) Words() string {
	words := lasting(s.Least, s.Most)
	if s.coarse > 0 {
		words = inCoarse(s.Least, s.Most, s.coarse)
	}
	switch {
	case s.Undated == 1:
		words += "; 1 contact of unknown date may fall in it"
	case s.Undated > 1:
		words += fmt.Sprintf("; %d contacts of unknown date may fall in it", s.Undated)
	}
	return words
}

// lasting says a length of time.
func lasting(least, most int) string {
	switch {
	case most >= when.NoMax && least <= 0:
		return "of unknown length"
	case most >= when.NoMax:
		return "at least " + length(least, least)
	case least <= 0:
		return "up to " + length(most, most)
	}
	return length(least, most)
}

// length says days, and from two weeks on the nearest whole weeks, months or
// years with the days behind.
func length(least, most int) string {
	unit, name := lengthUnit(most)
	if name == "day" {
		return ranged(least, most, name)
	}
	low, high := int(math.Round(float64(least)/unit)), int(math.Round(float64(most)/unit))
	days := " (" + ranged(least, most, "day") + ")"
	whole := name == "week" && least%7 == 0 && most%7 == 0
	switch {
	case low == 0:
		return "up to about " + count(high, name) + days
	case low < high:
		return ranged(low, high, name) + days
	case whole:
		return count(high, name) + days
	}
	return "about " + count(high, name) + days
}

// lengthUnit is the unit that a number of days is said in, and its days.
func lengthUnit(days int) (float64, string) {
	switch {
	case days < 14:
		return 1, "day"
	case days < 13*7:
		return 7, "week"
	case days < int(math.Round(2*daysInYear)):
		return daysInMonth, "month"
	}
	return daysInYear, "year"
}

// Silences are the stretches without recorded contact that were, or may have
// been, longer than an agency's threshold: in the order of the agencies, then of
// time. Threshold gives the days for an agency; where it is nil, or gives none,
// they are the agency's own.
//
// An agency is looked at within its period of involvement, whose ends count as
// contact, or where none is given from its first contact to its last. What lies
// outside the scope of the review is no part of it.
func (d *Dating) Silences(threshold func(agency UID) int) []Silence {
	if threshold == nil {
		return slices.Clone(d.quiet())
	}
	return d.silences(threshold, d.agencyOf, false)
}

// ServiceSilences are the same for each service: from its first contact to its
// last, within the involvement of its agency. Contacts of no service are of none.
func (d *Dating) ServiceSilences(threshold func(agency UID) int) []Silence {
	if threshold == nil {
		return slices.Clone(d.quietServices())
	}
	return d.silences(threshold, d.serviceOf, true)
}

func (d *Dating) agencyOf(i int32) UID  { return d.events[i].Agency }
func (d *Dating) serviceOf(i int32) UID { return d.events[i].Service }

func (d *Dating) silences(threshold func(UID) int, of func(int32) UID, services bool) []Silence {
	if own := d.review.silences; own != nil && threshold == nil {
		return own.silences(d, services)
	}
	lanes := d.contactsBy(of)
	var quiet []*quietLane
	for _, a := range d.agencies {
		days := a.SilenceThreshold()
		if threshold != nil && threshold(a.UID) > 0 {
			days = threshold(a.UID)
		}
		bounds := d.involvement(a)
		if !services {
			l := &quietLane{d: d, bounds: bounds, threshold: days, agency: a.UID, endsCount: true}
			quiet = append(quiet, l.of(lanes[a.UID]))
			continue
		}
		for _, s := range d.services {
			if s.Agency == a.UID && lanes[s.UID] != nil {
				l := &quietLane{d: d, bounds: bounds, threshold: days, agency: a.UID, service: s.UID}
				quiet = append(quiet, l.of(lanes[s.UID]))
			}
		}
	}
	return d.silencesOf(quiet)
}

// silencesOf looks for the silences of lanes, side by side while the network is held.
func (d *Dating) silencesOf(lanes []*quietLane) []Silence {
	if !slices.ContainsFunc(lanes, func(l *quietLane) bool { return len(l.wide) > 0 }) {
		return nil // nothing to be asked of the network
	}
	found := make([][]Silence, len(lanes))
	d.held(func() {
		var next atomic.Int32
		var all sync.WaitGroup
		for range min(runtime.GOMAXPROCS(0), len(lanes)) {
			all.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(lanes); i = int(next.Add(1)) - 1 {
					found[i] = lanes[i].silences()
				}
			})
		}
		all.Wait()
	})
	return slices.Concat(found...)
}

// laneContacts are the contacts of a lane.
type laneContacts struct {
	dated   []contact
	undated int
}

// contactsBy gathers the contacts that may lie in the scope, by lane.
func (d *Dating) contactsBy(of func(int32) UID) map[UID]*laneContacts {
	kinds := make(map[UID]*Kind, len(d.kinds))
	for _, k := range d.kinds {
		kinds[k.UID] = k
	}
	scope := d.Scope()
	lanes := map[UID]*laneContacts{}
	for i, e := range d.events {
		uid, dated := of(int32(i)), d.dated[i]
		if uid == "" || !e.contact(kinds) || !dated.Window.Overlaps(scope) {
			continue
		}
		lane := lanes[uid]
		if lane == nil {
			lane = &laneContacts{}
			lanes[uid] = lane
		}
		if dated.Window == when.Always {
			lane.undated++
			continue
		}
		lane.dated = append(lane.dated, contact{event: int32(i), start: dated.Start, end: dated.End})
	}
	return lanes
}

// Involvement is the period in which an agency was involved, from its earliest
// start to its latest end; open where an end is not given or cannot be read.
func (d *Dating) Involvement(agency UID) when.Window {
	from, to := d.bounds(agency)
	return when.Window{Earliest: from.Earliest, Latest: to.Latest}
}

// involvement is the period in which an agency was involved.
type involvement struct{ from, to *standing }

// involvement reads the period; an end that is not given, or cannot be read, is nil.
func (d *Dating) involvement(a *Agency) (period involvement) {
	if a.InvolvedFrom != "" {
		if from, err := d.standing(a.InvolvedFrom); err == nil && !from.window.Empty() {
			period.from = &from
		}
	}
	if a.InvolvedTo != "" {
		if to, err := d.standing(a.InvolvedTo); err == nil && !to.window.Empty() {
			if to.event != nobody && to.least == 0 && to.most == 0 {
				to = d.endStanding(d.events[to.event].UID) // until what lasts is over
			}
			period.to = &to
		}
	}
	return period
}

// outermost drops the silences that only may have been and lie wholly in another
// that may have been as long: contacts of no settled place would otherwise be
// told once for each place.
func outermost(list []Silence, threshold int) []Silence {
	slices.SortStableFunc(list, func(a, b Silence) int {
		return cmp.Or(cmp.Compare(a.From.Earliest, b.From.Earliest), cmp.Compare(b.To.Latest, a.To.Latest), cmp.Compare(b.Most, a.Most))
	})
	var kept []Silence
	for _, s := range list {
		inner := func(o Silence) bool { return o.To.Latest >= s.To.Latest && o.Most >= s.Most }
		if s.Certain(threshold) || !slices.ContainsFunc(kept, inner) {
			kept = append(kept, s)
		}
	}
	return kept
}
