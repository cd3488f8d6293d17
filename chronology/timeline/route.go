package timeline

import (
	"cmp"
	"math"
	"slices"
)

// routes are the ways of all links at one step of zoom. They are worked out
// together, so that lines keep apart, and over the whole axis, so that tiles
// agree.
type routes struct {
	key    routesKey
	index  []int32 // the lanes that were shown
	list   []route // by link
	reach  reach
	widest float64 // the furthest that a line keeps to the side
}

type routesKey struct {
	bucket                                        int
	mark, row, pad, least, low, labels, labelWide float64
}

// route is the way of one link.
type route struct {
	link             int32 // nobody where one of its events is not shown
	from, to         standing
	fromPort, toPort float64
	channel          float64
}

// routes returns the ways of links, kept from the last time where they can be.
func (ix *Index) routes(v View, s *stack) *routes {
	m := v.Metrics
	key := routesKey{bucket(v.Axis.PerDay), m.MarkSize, m.RowHeight, m.LanePad, m.LaneMin, m.LaneLow, m.LabelSize, m.LabelWidth}
	if r := ix.routed.Load(); r != nil && r.key == key && slices.Equal(r.index, s.index) {
		return r
	}
	r := &routes{key: key, index: s.index, list: make([]route, len(ix.links))}
	for n := range ix.links {
		r.list[n] = ix.ends(int32(n), m, s)
	}
	w := router{list: r.list, stack: s, metrics: m, perDay: bucketPerDay(key.bucket)}
	w.route()
	r.widest = w.widest
	stretches := make([]extent, len(r.list))
	for i, x := range r.list {
		stretches[i] = extent{min(x.from.day, x.to.day), max(x.from.day, x.to.day)}
		if x.link == nobody {
			stretches[i] = extent{math.Inf(1), math.Inf(-1)}
		}
	}
	r.reach = newReach(stretches)
	ix.routed.Store(r)
	return r
}

// of are those of some links that are shown.
func (r *routes) of(links []int32) []int32 {
	var list []int32
	for _, n := range links {
		if r.list[n].link != nobody {
			list = append(list, n)
		}
	}
	return list
}

// ends chooses where a link leaves and arrives: of events that stand in several
// lanes, in the two that are nearest to each other.
func (ix *Index) ends(n int32, m Metrics, s *stack) route {
	r := route{link: nobody}
	nearest := math.Inf(1)
	from, to := ix.standings(ix.links[n].from, s), ix.standings(ix.links[n].to, s)
	for _, a := range from {
		for _, b := range to {
			if away := math.Abs(a.y(s, m) - b.y(s, m)); away < nearest {
				nearest = away
				r = route{link: n, from: a, to: b}
			}
		}
	}
	return r
}

// standings are the places of an event in a stack.
func (ix *Index) standings(slot int32, s *stack) []standing {
	var list []standing
	var room [8]int32
	for _, n := range ix.lanesOf(room[:0], slot) {
		if i, ok := slices.BinarySearch(s.index, n); ok {
			list = append(list, ix.standOf(slot, i, s))
		}
	}
	return list
}

// router keeps the lines apart.
type router struct {
	list    []route
	stack   *stack
	metrics Metrics
	perDay  float64
	lanes   map[laneCell][]strip // lines that are laid, by the strip that they run in
	widest  float64
}

// port is an end of a line at a mark.
type port struct {
	lane  int
	row   int32
	day   float64
	above bool    // the line leaves upwards
	away  float64 // day of the other end
	route int32
	to    bool
}

func (w *router) route() {
	w.fanOut()
	w.lanes = map[laneCell][]strip{}
	order := make([]int32, 0, len(w.list))
	for i := range w.list {
		if w.list[i].link != nobody {
			order = append(order, int32(i))
		}
	}
	// Short lines first: they have the least room to give way.
	length := func(i int32) float64 { x1, y1, x2, y2 := w.line(&w.list[i]); return math.Hypot(x2-x1, y2-y1) }
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(length(a), length(b)) })
	for _, i := range order {
		w.lay(&w.list[i])
	}
}

// line is where a line would run straight, in units.
func (w *router) line(r *route) (x1, y1, x2, y2 float64) {
	return r.from.day * w.perDay, r.from.y(w.stack, w.metrics), r.to.day * w.perDay, r.to.y(w.stack, w.metrics)
}

// fanOut spreads the lines at each side of a mark in the order of where they go.
func (w *router) fanOut() {
	var ports []port
	for i := range w.list {
		r := &w.list[i]
		if r.link == nobody {
			continue
		}
		_, y1, _, y2 := w.line(r)
		level := math.Abs(y1-y2) < w.metrics.MarkSize // an arch, which is above
		ports = append(ports,
			port{r.from.lane, r.from.row, r.from.day, level || y2 < y1, r.to.day, int32(i), false},
			port{r.to.lane, r.to.row, r.to.day, level || y1 < y2, r.from.day, int32(i), true})
	}
	slices.SortFunc(ports, func(a, b port) int {
		return cmp.Or(a.mark(b), cmp.Compare(a.away, b.away), cmp.Compare(a.route, b.route))
	})
	for from := 0; from < len(ports); {
		to := from + 1
		for to < len(ports) && ports[from].mark(ports[to]) == 0 {
			to++
		}
		for i := from; i < to; i++ {
			at := 2*(float64(i-from)+0.5)/float64(to-from) - 1
			if r := &w.list[ports[i].route]; ports[i].to {
				r.toPort = at
			} else {
				r.fromPort = at
			}
		}
		from = to
	}
}

// mark compares the sides of marks that lines leave from.
func (p port) mark(o port) int {
	side := 0
	if p.above != o.above {
		side = 1
		if p.above {
			side = -1
		}
	}
	return cmp.Or(cmp.Compare(p.lane, o.lane), cmp.Compare(p.row, o.row), cmp.Compare(p.day, o.day), side)
}

// laneCell is a strip of the picture, upright or level, as wide as lines are to
// be kept apart.
type laneCell struct {
	upright bool
	n       int
}

// strip is the part of a strip that a line takes.
type strip struct{ from, to float64 }

// channels are how far to the side lines are tried, in strips.
var channels = [...]int{0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6}

// lay finds a line the strip nearest to its middle in which it meets the fewest
// others, none if possible.
func (w *router) lay(r *route) {
	x1, y1, x2, y2 := w.line(r)
	wide := w.metrics.MarkSize / 2
	upright := math.Abs(x2-x1) < math.Abs(y2-y1)
	part, middle := strip{min(x1, x2), max(x1, x2)}, (y1+y2)/2
	if upright {
		part, middle = strip{min(y1, y2), max(y1, y2)}, (x1+x2)/2
	}
	arch := math.Abs(y1-y2) < w.metrics.MarkSize
	home, best, fewest := int(math.Floor(middle/wide)), 0, math.MaxInt
	for _, channel := range channels {
		if arch && channel > 0 {
			continue // it only ever rises higher
		}
		if met := w.met(laneCell{upright, home + channel}, part); met < fewest {
			best, fewest = channel, met
		}
		if fewest == 0 {
			break
		}
	}
	at := laneCell{upright, home + best}
	w.lanes[at] = append(w.lanes[at], part)
	r.channel = float64(best) * wide
	w.widest = max(w.widest, math.Abs(r.channel))
}

// met counts the lines that a part of a strip would run along.
func (w *router) met(at laneCell, part strip) int {
	n := 0
	for _, other := range w.lanes[at] {
		if other.from < part.to && part.from < other.to {
			n++
		}
	}
	return n
}
