package timeline

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// routes are the ways of all links at one step of zoom. They are worked out
// together, so that lines keep apart, and over the whole axis, so that tiles
// agree.
type routes struct {
	key    routesKey
	index  []int32  // the lanes that were shown
	list   []route  // by link
	spans  []extent // of the list
	reach  reach
	widest float64 // the furthest that a line keeps to the side
}

type routesKey struct {
	bucket, most                                              int
	mark, row, pad, lead, least, low, labels, labelWide, fill float64
}

// route is the way of one link.
type route struct {
	link             int32 // nobody where one of its events is not shown
	from, to         standing
	fromPort, toPort float64
	channel          float64
}

// routes returns the ways of links, kept from the last time where they can be.
func (ix *Index) routes(bucket int, m Metrics, s *stack) *routes {
	key := routesKey{bucket, m.MostRows, m.MarkSize, m.RowHeight, m.LanePad, m.KeyRow, m.LaneMin, m.LaneLow, m.LabelSize, m.LabelWidth, m.Fill}
	if r := ix.routed.find(key, s.index); r != nil {
		return r
	}
	r := ix.newRoutes(key, m, s)
	ix.routed.keep(r)
	return r
}

// routed keeps the ways of links at the last few steps of zoom.
type routed struct {
	mu   sync.Mutex
	kept []*routes
}

func (k *routed) find(key routesKey, index []int32) *routes {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, r := range k.kept {
		if r.key == key && slices.Equal(r.index, index) {
			return r
		}
	}
	return nil
}

func (k *routed) keep(r *routes) {
	k.mu.Lock()
	defer k.mu.Unlock()
	const steps = 4
	k.kept = append([]*routes{r}, k.kept[:min(len(k.kept), steps-1)]...)
}

func (ix *Index) newRoutes(key routesKey, m Metrics, s *stack) *routes {
	r := &routes{key: key, index: s.index, list: make([]route, len(ix.links))}
	for n := range ix.links {
		r.list[n] = ix.ends(int32(n), m, s)
	}
	w := router{list: r.list, stack: s, metrics: m, perDay: bucketPerDay(key.bucket)}
	w.route()
	r.widest = w.widest
	r.spans = make([]extent, len(r.list))
	for i, x := range r.list {
		r.spans[i] = extent{min(x.from.day, x.to.day), max(x.from.day, x.to.day)}
		if x.link == nobody {
			r.spans[i] = nowhere()
		}
	}
	r.reach = newReach(len(r.spans), r.span)
	return r
}

func (r *routes) span(i int) extent { return r.spans[i] }

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
	laid    map[cell]uint8 // the ways that lines run which are laid, a bit for each
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
	order := make([]int32, 0, len(w.list))
	for i := range w.list {
		if w.list[i].link != nobody {
			order = append(order, int32(i))
		}
	}
	// Short lines first: they have the least room to give way.
	length := func(i int32) float64 { x1, y1, x2, y2 := w.line(&w.list[i]); return math.Hypot(x2-x1, y2-y1) }
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(length(a), length(b)) })
	w.laid = make(map[cell]uint8, min(len(order), manyLinks)*cellsOfLine)
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

// channels are how far to the side lines are tried, in steps of channelMarks.
var channels = [...]float64{0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8}

const (
	channelMarks = 0.4  // from one channel to the next
	cellMarks    = 0.25 // the side of a cell: lines in cells beside each other cannot be told apart
	bearings     = 8    // ways that a line can run, up or down alike
	manyLinks    = 500  // where lines are tried in the nearest channels only
	cellsOfLine  = 300  // more or less, those beside it included
)

// cell is a square of the picture.
type cell struct{ x, y int32 }

// lay finds a line the channel nearest to its middle in which the least of it
// runs along others.
func (w *router) lay(r *route) {
	x1, y1, x2, y2 := w.line(r)
	a := Arrow{FromX: x1, FromY: y1, ToX: x2, ToY: y2, FromPort: r.fromPort, ToPort: r.toPort}
	arched := a.shape(w.metrics.MarkSize) == arch
	tried := channels[:]
	if len(w.list) > manyLinks {
		tried = tried[:5]
	}
	fewest := math.MaxInt
	for _, channel := range tried {
		if arched && channel > 0 {
			continue // it only ever rises higher
		}
		a.Channel = channel * w.metrics.MarkSize * channelMarks
		if met := w.met(&a, fewest); met < fewest {
			fewest, r.channel = met, a.Channel
		}
		if fewest == 0 {
			break
		}
	}
	a.Channel = r.channel
	w.take(&a)
	w.widest = max(w.widest, math.Abs(r.channel))
}

// met counts where a line would run along others, up to a number.
func (w *router) met(a *Arrow, most int) int {
	met := 0
	w.each(a, w.metrics.MarkSize, func(at cell, bearing int) bool {
		beside := uint8(1<<bearing | 1<<((bearing+1)%bearings) | 1<<((bearing+bearings-1)%bearings))
		if w.laid[at]&beside != 0 {
			met++
		}
		return met < most
	})
	return met
}

// take notes where a line runs, and the cells beside it.
func (w *router) take(a *Arrow) {
	w.each(a, 0.7*w.metrics.MarkSize, func(at cell, bearing int) bool {
		for dx := int32(-1); dx <= 1; dx++ {
			for dy := int32(-1); dy <= 1; dy++ {
				w.laid[cell{at.x + dx, at.y + dy}] |= 1 << bearing
			}
		}
		return true
	})
}

// each calls f at every so much of a line, between the marks, with the way that
// it runs there, as long as f has it. Of a line that runs over many screens it
// looks at cellsOfLine places: close in, a year is a million units long.
func (w *router) each(a *Arrow, step float64, f func(at cell, bearing int) bool) {
	xs, ys := a.Curve(w.metrics.MarkSize)
	length := 0.0
	for i := range 3 {
		length += math.Hypot(xs[i+1]-xs[i], ys[i+1]-ys[i])
	}
	step = max(step, length/cellsOfLine)
	wide := cellMarks * w.metrics.MarkSize
	ends := min(0.4, w.metrics.MarkSize/max(length, 1))
	for t, more := ends, true; t < 1-ends && more; t += step / max(length, 1) {
		x, y, angle := pointOf(xs, ys, t)
		bearing := int(math.Floor((angle/math.Pi+1)*bearings)) % bearings
		more = f(cell{int32(math.Floor(x / wide)), int32(math.Floor(y / wide))}, bearing)
	}
}

// pointOf is a point of a Bézier curve, and the angle at which it runs there.
func pointOf(xs, ys [4]float64, t float64) (x, y, angle float64) {
	u := 1 - t
	at := func(p *[4]float64) float64 { return u*u*u*p[0] + 3*u*u*t*p[1] + 3*u*t*t*p[2] + t*t*t*p[3] }
	turn := func(p *[4]float64) float64 { return u*u*(p[1]-p[0]) + 2*u*t*(p[2]-p[1]) + t*t*(p[3]-p[2]) }
	return at(&xs), at(&ys), math.Atan2(turn(&ys), turn(&xs))
}
