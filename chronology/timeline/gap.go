package timeline

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"throughline.org/throughline/chronology"
)

// gap is a silence, in days.
type gap struct {
	softFrom, from, to, softTo float64 // from ≥ to where no day is certain
	certain                    bool    // that it was too long
	words                      string  // how long: "about 5 months"
	agency                     chronology.UID
	service                    chronology.UID // where it is the service's alone, though drawn in its agency's lane
	called                     string         // the service that it is of, or that it is of too; "" for none
	after, before              chronology.UID
	least                      int     // days
	roomFrom, roomTo           float64 // for its label
}

// gaps are the silences of a review, by whose they are.
type gaps struct {
	agencies, services map[chronology.UID][]gap
	besides            map[chronology.UID][]gap // by agency: those of its services alone
}

// gapsOf works out the silences that a review's events leave.
func gapsOf(m *matter) *gaps {
	g := &gaps{map[chronology.UID][]gap{}, map[chronology.UID][]gap{}, map[chronology.UID][]gap{}}
	threshold := map[chronology.UID]int{}
	for _, a := range m.setup.agencies {
		threshold[a.UID] = a.SilenceThreshold()
	}
	for _, s := range m.dates.Silences(nil) {
		if !s.Placed() {
			continue
		}
		g.agencies[s.Agency] = append(g.agencies[s.Agency], m.gap(s, threshold[s.Agency]))
	}
	named, services := map[chronology.UID]string{}, map[chronology.UID]int{}
	for _, s := range m.setup.services {
		named[s.UID] = s.Name
		services[s.Agency]++
	}
	for _, s := range m.dates.ServiceSilences(nil) {
		if !s.Placed() {
			continue
		}
		x := m.gap(s, threshold[s.Agency])
		g.services[s.Service] = append(g.services[s.Service], x)
		if x.service = s.Service; services[s.Agency] > 1 {
			x.called = inSentence(named[s.Service])
		}
		g.beside(s.Agency, x)
	}
	for agency, list := range g.besides {
		g.besides[agency] = apart(list)
	}
	for _, lists := range []map[chronology.UID][]gap{g.agencies, g.services, g.besides} {
		for _, list := range lists {
			giveRoom(list)
		}
	}
	return g
}

// giveRoom divides among silences that overlap the room for their labels: what
// is certain and long comes first, the others have the largest part that is left.
func giveRoom(list []gap) {
	order := make([]*gap, len(list))
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, func(a, b *gap) int {
		if a.certain != b.certain {
			if a.certain {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.least, a.least), cmp.Compare(b.softTo-b.softFrom, a.softTo-a.softFrom))
	})
	for i, x := range order {
		x.roomFrom, x.roomTo = x.softFrom, x.softTo
		for _, o := range order[:i] {
			x.yield(o)
		}
	}
}

// yield leaves the larger part of the room that another does not have.
func (x *gap) yield(o *gap) {
	switch {
	case o.roomTo <= x.roomFrom || o.roomFrom >= x.roomTo:
	case o.roomFrom-x.roomFrom > x.roomTo-o.roomTo:
		x.roomTo = max(x.roomFrom, o.roomFrom)
	default:
		x.roomFrom = min(x.roomTo, o.roomTo)
	}
}

// gap measures a silence along the axis. What is open ends with the extent.
func (m *matter) gap(s chronology.Silence, threshold int) gap {
	possible := s.PossibleDays()
	x := gap{
		softFrom: max(dayStart(possible.Earliest), m.from), softTo: min(dayEnd(possible.Latest), m.to),
		certain: s.Certain(threshold), agency: s.Agency, after: s.After, before: s.Before, least: s.Least,
	}
	x.words, _, _ = strings.Cut(s.Words(), ";")
	x.words, _, _ = strings.Cut(x.words, " (")
	if certain, ok := s.CertainDays(); ok {
		x.from, x.to = dayStart(certain.Earliest), dayEnd(certain.Latest)
		return x
	}
	x.from = (x.softFrom + x.softTo) / 2
	x.to = x.from
	return x
}

// beside keeps the silence of a service for its agency's lane: by its name on
// the agency's own silence, where that is between the same contacts, or by
// itself, where it is certain and the agency as a whole was not silent.
func (g *gaps) beside(agency chronology.UID, x gap) {
	own := g.agencies[agency]
	same := slices.IndexFunc(own, func(o gap) bool { return o.after == x.after && o.before == x.before })
	switch {
	case same >= 0:
		own[same].called = x.called
	case x.certain && x.from < x.to && x.after != "" && x.before != "" && !slices.ContainsFunc(own, func(o gap) bool { return o.overlaps(x) }):
		g.besides[agency] = append(g.besides[agency], x)
	}
}

// overlaps reports whether two silences may have gone on at one time.
func (x gap) overlaps(o gap) bool { return x.softFrom < o.softTo && o.softFrom < x.softTo }

// apart keeps, of silences that overlap, the longest.
func apart(list []gap) []gap {
	var kept []gap
	byLength := slices.Clone(list)
	slices.SortStableFunc(byLength, func(a, b gap) int { return b.least - a.least })
	for _, x := range byLength {
		if !slices.ContainsFunc(kept, x.overlaps) {
			kept = append(kept, x)
		}
	}
	return kept
}

// inSentence is a name as it stands within a sentence: "nursery nurse", but "GP"
// and "A&E".
func inSentence(name string) string {
	letters := []rune(name)
	if len(letters) < 2 || !unicode.IsLower(letters[1]) {
		return name
	}
	letters[0] = unicode.ToLower(letters[0])
	return string(letters)
}

// gapsIn lays out the silences that are in view.
func (ix *Index) gapsIn(v View, s *stack) []Gap {
	if ix.plan.Group != ByAgency && ix.plan.Group != ByService {
		return nil
	}
	var list []Gap
	for i := range s.lanes {
		y := ix.gapLayer(v, s, i)
		for _, gaps := range y.own() {
			list = y.lay(list, gaps)
		}
	}
	return list
}

// own are the silences that are drawn in the lane.
func (y *gapLayer) own() [][]gap {
	g, l := y.ix.silences(), y.lane
	switch {
	case l.Sub:
		return [][]gap{g.services[l.ID.Sub]}
	case y.ix.plan.Group == ByService:
		return [][]gap{g.services[l.ID.Of]}
	case l.Style.Divided:
		return [][]gap{g.agencies[l.ID.Of]}
	}
	return [][]gap{g.agencies[l.ID.Of], g.besides[l.ID.Of]}
}

// gapLayer lays out the silences of one lane.
type gapLayer struct {
	ix     *Index
	view   View
	lane   *Lane
	n      int // of the lane in the layout
	rows   *laneRows
	events laneEvents
}

// gapLayer lays out the silences of a lane of a stack.
func (ix *Index) gapLayer(v View, s *stack, lane int) gapLayer {
	return gapLayer{
		ix: ix, view: v, lane: &s.lanes[lane], n: lane, rows: s.rows[lane],
		events: ix.lanes[s.index[lane]].events(&ix.register),
	}
}

// lay adds the silences of which anything is in view.
func (y *gapLayer) lay(list []Gap, gaps []gap) []Gap {
	at := y.view.Axis.X
	for i := range gaps {
		g := &gaps[i]
		forms := g.forms()
		x := Gap{
			Lane: y.n, SoftFrom: at(g.softFrom), From: at(g.from), To: at(g.to), SoftTo: at(g.softTo),
			Certain: g.certain, After: g.after, Before: g.before, Service: g.service, Words: forms[0],
		}
		if x.SoftTo < 0 || x.SoftFrom > y.view.Width || x.SoftFrom >= x.SoftTo {
			continue
		}
		if y.view.Metrics.LabelSize > 0 {
			y.label(&x, g, forms)
		}
		list = append(list, x)
	}
	return list
}

// forms are the words for a silence, from all there is to say to the least.
func (g *gap) forms() []string {
	forms := []string{"no contact · " + g.words, g.words}
	if !g.certain {
		forms = []string{"perhaps no contact · " + g.words}
	}
	if g.called != "" {
		forms = append([]string{g.called + ": " + forms[0]}, forms...)
	}
	return forms
}

// label lays the words where their longest form that has room would stand: the
// longest form that covers no mark there, and nothing that dates allow, if there is
// one. What is a silence for certain has its words even on what dates allow: they
// can be read there as long as nothing of it is selected.
func (y *gapLayer) label(x *Gap, g *gap, forms []string) {
	m := y.view.Metrics
	middle, fits := 0.0, false
	for _, form := range forms {
		width := m.measure(form, m.LabelSize, true)
		if !fits {
			if middle, fits = x.middle(g, width+2*labelGap, y.view); !fits {
				continue
			}
		}
		left := middle - width/2
		if at, free := y.height(g, left, left+width); free {
			if left <= y.view.Width && left+width >= 0 {
				x.Label, x.LabelX, x.LabelY = form, left, at
			}
			return
		}
	}
}

// height is where words from one place to another stand; false where they cannot.
func (y *gapLayer) height(g *gap, from, to float64) (at float64, free bool) {
	at, free = y.row(from, to, true)
	if !free && g.certain {
		return y.row(from, to, false)
	}
	return at, free
}

// gapLabels is how far apart a silence is labelled again and again, the width of
// a label apart, in units: so far that a tile never has room for two.
const gapLabels = 900

// middle is where a label of some width stands: in the middle of what is
// certain, or of its room, as far as it has room there. A silence that goes beyond
// the view is labelled again and again, at places that do not depend on the
// view. Where labels are kept between the edges it is the middle of what is in
// view.
func (x *Gap) middle(g *gap, width float64, v View) (at float64, fits bool) {
	from, to := v.Axis.X(g.roomFrom), v.Axis.X(g.roomTo)
	if v.Pinned {
		from, to = max(from, 0), min(to, v.Width)
	}
	if to-from < width {
		return 0, false
	}
	at = (from + to) / 2
	if x.From < x.To {
		at = (x.From + x.To) / 2
		if v.Pinned && min(x.To, v.Width) > max(x.From, 0) {
			at = (max(x.From, 0) + min(x.To, v.Width)) / 2
		}
	}
	if v.Pinned {
		return max(from+width/2, min(at, to-width/2)), true
	}
	at = max(from+width/2, min(at, to-width/2))
	every := gapLabels + width
	again := at + math.Round((v.Width/2-at)/every)*every
	if again < from+width/2 || again > to-width/2 {
		return at, true
	}
	return again, true
}

// row is the height at which words from one place to another cover no mark, and
// where soft nothing that dates allow: the middle of the lane, else the free row nearest to that, else below the rows
// where there is room; false where there is none. A collapsed lane has its middle
// alone.
func (y *gapLayer) row(from, to float64, soft bool) (at float64, free bool) {
	l, m := y.lane, y.view.Metrics
	middle, half := l.middle(), m.LabelSize*lineHeight/2
	taken := y.taken(from-labelGap, to+labelGap, soft)
	if l.Style.Collapsed {
		return middle, !slices.Contains(taken, true)
	}
	clear := func(at float64) bool {
		for row := range taken {
			if mark := l.rowY(int32(row), m); taken[row] && at+half > mark-m.MarkSize/2 && at-half < mark+m.MarkSize/2 {
				return false
			}
		}
		return true
	}
	best := math.Inf(1)
	for row := range taken {
		if mark := l.rowY(int32(row), m); !taken[row] && math.Abs(mark-middle) < math.Abs(best-middle) {
			best = mark
		}
	}
	switch below := l.Top + l.Height - m.LanePad/2 - half; {
	case clear(middle):
		return middle, true
	case !math.IsInf(best, 0):
		return best, true
	case clear(below):
		return below, true
	}
	return 0, false
}

// lineHeight is from line to line, of the text size.
const lineHeight = 1.3

// taken tells which rows have a mark, a bar or a label between two places; where
// soft, also what dates allow. It looks beyond the view, so that tiles agree.
func (y *gapLayer) taken(from, to float64, soft bool) []bool {
	m, axis := y.view.Metrics, y.view.Axis
	rows := make([]bool, max(1, y.rows.rows))
	beyond := m.LabelWidth + labelGap + m.MarkSize
	for _, n := range y.rows.touching(nil, axis.Day(from-beyond), axis.Day(to+m.MarkSize), y.events) {
		s := &y.rows.stands[n]
		left, right := y.solid(s)
		if soft {
			left, right = y.allowed(s, left, right)
		}
		if left < to && right > from {
			rows[s.row] = true
		}
	}
	return rows
}

// allowed is what dates allow of a stand, about what is solid of it.
func (y *gapLayer) allowed(s *stand, left, right float64) (from, to float64) {
	at := y.view.Axis.X
	if s.crowd != nobody {
		c := &y.rows.crowds[s.crowd]
		return min(left, at(c.from)), max(right, at(c.to))
	}
	e := y.events.register.at(y.events.slots[s.first])
	if !math.IsInf(e.softFrom, 0) {
		left = min(left, at(e.softFrom))
	}
	if !math.IsInf(e.softTo, 0) {
		right = max(right, at(e.softTo))
	}
	return left, right
}

// solid is what the mark, the bar and the label of a stand take of its row.
func (y *gapLayer) solid(s *stand) (left, right float64) {
	m, at := y.view.Metrics, y.view.Axis.X
	if s.crowd != nobody {
		c := &y.rows.crowds[s.crowd]
		return at(c.at) - float64(c.width)/2, at(c.at) + float64(c.width)/2
	}
	e := y.events.register.at(y.events.slots[s.first])
	left, right = at(e.start)-m.MarkSize/2, at(e.end)+m.MarkSize/2
	if m.LabelSize > 0 && y.view.Axis.PerDay >= labelsFrom {
		right += labelGap + min(float64(s.room), m.LabelWidth, float64(e.letters)*m.LabelSize*letter)
	}
	return left, right
}
