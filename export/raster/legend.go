package raster

import (
	"image"
	"math"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
)

// Sample is one thing that a picture shows, drawn small, with what it means.
type Sample struct {
	Group string // the heading that it stands under
	Short string // beside a picture
	Long  string // in a legend of its own
	// Axis is true for what stands in the axis rather than in the lanes.
	Axis   bool
	narrow bool
	// drawn reports whether a layout has it.
	drawn func(*timeline.Layout) bool
	draw  func(*sampling)
}

// Drawn reports whether a layout has what the sample shows.
func (s *Sample) Drawn(l *timeline.Layout) bool { return s.drawn(l) }

// The size of a sample, in marks; of a mark alone it is narrow.
const (
	sampleWide   = 5.0
	sampleNarrow = 1.8
	sampleHigh   = 1.6
)

// Layout is the sample as it is laid out at the given sizes: all of its Width,
// and its LanesHeight or AxisHeight.
func (s *Sample) Layout(m timeline.Metrics) *timeline.Layout {
	g := &sampling{Layout: &timeline.Layout{Metrics: m, Width: sampleWide * m.MarkSize, Today: math.NaN()}, mark: m.MarkSize}
	if s.Axis {
		g.AxisHeight = sampleHigh * m.MarkSize
		g.Metrics.TickRow, g.Metrics.TermRow, g.Metrics.EraRow = 0, g.AxisHeight*0.9, g.AxisHeight
	} else {
		g.LanesHeight = sampleHigh * m.MarkSize
		g.Lanes = []timeline.Lane{{Height: g.LanesHeight + m.MarkSize/5, Rows: 1}} // its edge is not to be seen
	}
	if s.narrow {
		g.Width = sampleNarrow * m.MarkSize
	}
	s.draw(g)
	return g.Layout
}

// Sample paints a sample that has been laid out, its corner at (originX, originY).
func (p *Painter) Sample(img *image.RGBA, s *Sample, l *timeline.Layout, originX, originY, scale float64) {
	if s.Axis {
		p.Axis(img, l, originX, originY, scale)
		return
	}
	p.Lanes(img, l, originX, originY, scale)
}

// KindSample is the mark of a kind of event.
func KindSample(symbol chronology.Symbol, name string) Sample {
	return Sample{
		Group: "Kinds of event", Short: name, Long: name, narrow: true,
		draw: func(g *sampling) { g.event(func(i *timeline.Item) { i.Symbol = symbol }) },
	}
}

// sampling is a sample being laid out.
type sampling struct {
	*timeline.Layout
	mark float64
}

// sampleColour is of the marks of a legend, which stand for every agency's.
var sampleColour = rgb(0x4f6d8a)

// event adds an event in the middle.
func (g *sampling) event(change func(*timeline.Item)) {
	x := g.Width / 2
	item := timeline.Item{
		Crowd: 1, Symbol: chronology.SymbolDot, Colour: sampleColour, Width: g.mark, X: x, Y: g.LanesHeight / 2,
		From: x, To: x, SpanFrom: x, SpanTo: x, SpanSoftFrom: x, SpanSoftTo: x, Exact: true, Known: chronology.Known,
	}
	change(&item)
	g.Items = append(g.Items, item)
}

// reach is how far bars reach to either side of the middle.
func (g *sampling) reach() float64 { return 1.9 * g.mark }

func (g *sampling) window(i *timeline.Item) {
	i.From, i.To, i.Exact = i.X-g.reach(), i.X+g.reach(), false
}

func (g *sampling) lasting(i *timeline.Item, certain float64) {
	i.Span, i.SpanFrom, i.SpanTo = true, i.X-certain, i.X+certain
	i.SpanSoftFrom, i.SpanSoftTo = i.X-g.reach(), i.X+g.reach()
}

func (g *sampling) gap(certain bool) {
	gap := timeline.Gap{SoftFrom: 0.2 * g.mark, From: 1.2 * g.mark, To: g.Width - 1.2*g.mark, SoftTo: g.Width - 0.2*g.mark, Certain: true}
	if !certain {
		gap.To = gap.From
	}
	g.Gaps = []timeline.Gap{gap}
}

func (g *sampling) link(change func(*timeline.Arrow)) {
	a := timeline.Arrow{FromX: 0.3 * g.mark, FromY: g.LanesHeight / 2, ToX: g.Width - 0.3*g.mark, ToY: g.LanesHeight / 2}
	change(&a)
	g.Arrows = []timeline.Arrow{a}
}

// anyItem reports whether a layout has an item of a sort.
func anyItem(is func(*timeline.Item) bool) func(*timeline.Layout) bool {
	return func(l *timeline.Layout) bool {
		return slices.ContainsFunc(l.Items, func(i timeline.Item) bool { return is(&i) })
	}
}

func anyLink(is func(*timeline.Arrow) bool) func(*timeline.Layout) bool {
	return func(l *timeline.Layout) bool {
		return slices.ContainsFunc(l.Arrows, func(a timeline.Arrow) bool { return is(&a) })
	}
}

// Samples lists what lanes show, kinds of event apart.
func Samples() []Sample {
	return slices.Concat(dateSamples(), eventSamples(), silenceSamples(), contextSamples(), linkSamples(), knowledgeSamples())
}

func dateSamples() []Sample {
	dated := func(v timeline.Vagueness) func(*timeline.Layout) bool {
		return anyItem(func(i *timeline.Item) bool { return i.Crowd == 1 && i.Dating == v && !i.Span })
	}
	list := []Sample{
		{Short: "on that day", narrow: true, Long: "A mark alone: the day is known.",
			drawn: dated(timeline.ExactDay), draw: func(g *sampling) { g.event(func(*timeline.Item) {}) }},
		{Short: "between two days", Long: "A mark on a bar between two strokes: no earlier than the first, no later than the second. The mark stands in the middle.",
			drawn: dated(timeline.WithinDays), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Dating = timeline.WithinDays; g.window(i) })
			}},
		{Short: "about", Long: "A broken outline, on a bar that fades at both ends: the record says about.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Approximate || i.Dating == timeline.About }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Dating = timeline.About; g.window(i) })
			}},
		{Short: "in doubt", narrow: true, Long: "A question mark: the record is not sure of the date.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Uncertain || i.Dating == timeline.InDoubt }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Dating = timeline.InDoubt })
			}},
		{Short: "before or after", Long: "A bar that fades towards an arrow: the record says before or after, and the other end is not known.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.OpenStart || i.OpenEnd }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Dating, i.OpenEnd, i.To = timeline.OpenEnded, true, i.X+g.reach()*1.1 })
			}},
		{Short: "lasts", Long: "A solid bar with an edge: this went on from one day to another.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Span }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Symbol = chronology.SymbolSeries; g.lasting(i, g.reach()) })
			}},
		{Short: "its ends not certain", Long: "Where a solid bar fades it may have gone on, or not.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Span && (i.SpanSoftFrom < i.SpanFrom || i.SpanSoftTo > i.SpanTo) }),
			draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Symbol = chronology.SymbolSeries; g.lasting(i, 0.9*g.mark) })
			}},
	}
	return grouped("How well a date is known", list)
}

func eventSamples() []Sample {
	return grouped("Events", []Sample{
		{Short: "not attended", narrow: true, Long: "Hollow: it was to take place, and did not.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Symbol == chronology.SymbolHollow }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Symbol = chronology.SymbolHollow })
			}},
		{Short: "key event", narrow: true, Long: "In a ring: a key event.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Key && i.Crowd == 1 }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Key = true })
			}},
		{Short: "outside the scope", narrow: true, Long: "Smaller and paler: outside the scope, there for its context.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Contextual && i.Crowd == 1 }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Contextual = true })
			}},
		{Short: "events close together", Long: "A number on cards: so many events are too close together to be drawn one by one. Zoom in, or press Enter, to see each. The more there are, the darker the card.",
			drawn: anyItem(func(i *timeline.Item) bool { return i.Crowd > 1 }), draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Crowd, i.Width = 12, 2*g.mark })
			}},
	})
}

func silenceSamples() []Sample {
	gaps := func(certain bool) func(*timeline.Layout) bool {
		return func(l *timeline.Layout) bool {
			return slices.ContainsFunc(l.Gaps, func(g timeline.Gap) bool {
				return certain && g.From < g.To || !certain && (g.SoftFrom < g.From || g.To < g.SoftTo)
			})
		}
	}
	return grouped("Silence", []Sample{
		{Short: "no recorded contact", Long: "Close hatching between two edges: certainly no recorded contact. The words say for how long.",
			drawn: gaps(true), draw: func(g *sampling) { g.gap(true) }},
		{Short: "perhaps none", Long: "Wide hatching that fades: perhaps no contact. The dates of the contacts on its two sides leave it open.",
			drawn: gaps(false), draw: func(g *sampling) { g.gap(false) }},
	})
}

func contextSamples() []Sample {
	eras := func(pregnancy bool) func(*timeline.Layout) bool {
		return func(l *timeline.Layout) bool {
			return slices.ContainsFunc(l.Eras, func(e timeline.Era) bool { return e.Pregnancy == pregnancy })
		}
	}
	era := func(pregnancy bool) func(*sampling) {
		return func(g *sampling) {
			g.Eras = []timeline.Era{{SoftFrom: g.mark * 0.6, From: g.mark * 0.6, To: g.Width - g.mark*0.6, SoftTo: g.Width - g.mark*0.6, Pregnancy: pregnancy}}
		}
	}
	holiday := func(t timeline.Tick) bool { return t.Holiday != "" }
	return grouped("Around the events", []Sample{
		{Short: "background", Long: "A bar above the lanes, in a pattern of its own, and a tint behind them between dotted edges: what went on meanwhile, such as a plan or a stay.",
			Axis: true, drawn: eras(false), draw: era(false)},
		{Short: "pregnancy", Long: "The same with upright strokes: a pregnancy.", Axis: true, drawn: eras(true), draw: era(true)},
		{Short: "birth, critical incident", narrow: true, Long: "A broken line through all lanes: a birth or a critical incident, named at the top.",
			drawn: func(l *timeline.Layout) bool { return len(l.KeyLines) > 0 },
			draw:  func(g *sampling) { g.KeyLines = []timeline.KeyLine{{X: g.Width / 2}} }},
		{Short: "today", narrow: true, Long: "A thick line through all lanes: today, where it lies in the time that is shown.",
			drawn: func(l *timeline.Layout) bool { _, ok := today(l); return ok },
			draw:  func(g *sampling) { g.Today = g.Width / 2 }},
		{Short: "not in the scope", Long: "Grey to the left and right: before or after the scope.",
			drawn: func(l *timeline.Layout) bool { return len(l.Shades) > 0 },
			draw:  func(g *sampling) { g.Shades = []timeline.Shade{{From: 0, To: g.Width / 2}} }},
		{Short: "bank holiday", Long: "Dotted: a bank holiday. Weekends are faintly grey.",
			drawn: func(l *timeline.Layout) bool { return slices.ContainsFunc(l.Ticks, holiday) },
			draw: func(g *sampling) {
				g.Ticks = []timeline.Tick{{X: g.mark, Width: g.Width/2 - g.mark, Holiday: "holiday"}, {X: g.Width / 2, Width: g.Width/2 - g.mark, Weekend: true}}
			}},
		{Short: "school term", Long: "A bracket under the months: a school term.", Axis: true,
			drawn: func(l *timeline.Layout) bool { return len(l.Terms) > 0 },
			draw:  func(g *sampling) { g.Terms = []timeline.Term{{From: 2, To: g.Width - 2}} }},
	})
}

func linkSamples() []Sample {
	sample := func(short, long string, is func(*timeline.Arrow) bool, change func(*timeline.Arrow)) Sample {
		return Sample{Short: short, Long: long, drawn: anyLink(is), draw: func(g *sampling) { g.link(change) }}
	}
	ofKind := func(k chronology.LinkKind, short, long string) Sample {
		return sample(short, long, func(a *timeline.Arrow) bool { return a.Kind == k && !a.NotShared && !a.Late },
			func(a *timeline.Arrow) { a.Kind = k })
	}
	return grouped("Links", []Sample{
		ofKind(chronology.LedTo, "led to", "An arrow: one event led to the other."),
		ofKind(chronology.ResponseTo, "response to", "An open arrow from a ring: one event was a response to the other."),
		ofKind(chronology.SharedWith, "shared with", "An arrow from a dot: the information was shared."),
		ofKind(chronology.SameEvent, "same event", "Two lines: two records of the same event."),
		ofKind(chronology.NotSame, "not the same", "A line struck through: two events that are alike and not the same."),
		ofKind(chronology.DisagreesWith, "disagrees", "A zigzag between two bars: the records disagree."),
		sample("shared late", "A dashed arrow with the days between: shared, but late.",
			func(a *timeline.Arrow) bool { return a.Late && !a.NotShared },
			func(a *timeline.Arrow) { a.Kind, a.Late = chronology.SharedWith, true }),
		sample("not shared", "Short dashes that end at a bar: not shared. The days are how long it went on.",
			func(a *timeline.Arrow) bool { return a.NotShared },
			func(a *timeline.Arrow) { a.Kind, a.NotShared = chronology.SharedWith, true }),
	})
}

func knowledgeSamples() []Sample {
	sample := func(k chronology.Knowledge, short, long string) Sample {
		return Sample{Short: short, Long: long, narrow: true, drawn: anyItem(func(i *timeline.Item) bool { return i.Known == k && k != chronology.Known }),
			draw: func(g *sampling) {
				g.event(func(i *timeline.Item) { i.Known, i.Symbol = k, chronology.SymbolHome })
			}}
	}
	return grouped("Who knew what on the day that is chosen", []Sample{
		sample(chronology.Known, "known", "As usual: the agency knew of it on that day."),
		sample(chronology.PossiblyKnown, "possibly known", "Half filled, with a dotted outline: the agency may have known of it; the dates leave it open."),
		sample(chronology.NotKnown, "not known", "A thin outline struck through: the agency is not recorded as having known of it."),
	})
}

// grouped puts samples under a heading.
func grouped(group string, list []Sample) []Sample {
	for i := range list {
		list[i].Group = group
	}
	return list
}
