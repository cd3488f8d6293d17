package export

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// Sizes of the lanes on paper, in points.
const (
	nameColumn    = 146.0 // for the names of the lanes
	axisInset     = 7.0   // so that marks at the ends of the axis are whole
	sheetPerDay   = 0.72  // least points a day: 22 points a month
	sheetEvents   = 260   // events for which another sheet in width is worth its paper, on A4
	sheetLeast    = 28.0  // days that a sheet shows at least, however many events there are
	legendText    = 6.5
	captionHeight = 14.0
	keyRow        = 8.0 // for the names of key days, above the lanes
)

// picture is the drawing of the lanes, in sheets.
type picture struct {
	d       *document
	dates   axisDates
	index   *timeline.Index
	metrics timeline.Metrics
	first   float64 // day of the period, and where it ends
	end     float64
	from    float64 // where the axis begins
	days    float64
	perDay  float64
	across  int // sheets in width
	axis    float64
	bands   []bandOfLanes // sheets in height
	legend  []legendEntry
	title   string
	caption string
}

// bandOfLanes is what one sheet shows of the stack of lanes.
type bandOfLanes struct{ top, bottom float64 }

// lanes prints the timeline of each agency, as many sheets as the period and
// the lanes need; names, axis and legend stand on each of them.
func (d *document) lanes() error {
	f := d.startSized(landscape, d.sheetSize())
	defer func(asIs bool) { d.cleaner.asIs = asIs }(d.cleaner.asIs)
	d.cleaner.asIs = false // whoever sets the rest, lanes are drawn in our fonts
	p := d.picture(f)
	if d.options.LongSheet {
		p.inOne()
	}
	f.heading(p.title, 13, 60)
	if p.days <= 0 {
		f.text(style{italic, 9, ink}, d.noLanes())
		return nil
	}
	if d.medium != nil && !d.medium.figures() {
		f.text(f.style(regular, 9), p.names())
		return nil
	}
	if err := p.fit(f); err != nil {
		return err
	}
	sheets := p.across * len(p.bands)
	for i := range p.across {
		layout := p.layout(i)
		for b, band := range p.bands {
			n := i*len(p.bands) + b
			if n > 0 {
				f.next()
				p.goOn(f)
			}
			figure := p.sheet(f, layout, band, i, fmt.Sprintf("Sheet %d of %d · %s%s", n+1, sheets, p.joins(i, b), p.caption))
			if sheets > 1 {
				at := &anchor{}
				at.place(f.page, f.top, figure)
				d.outline = append(d.outline, bookmark{title: p.sheetTitle(i, b), level: 1, to: at})
			}
		}
		if err := d.report(d.done); err != nil {
			return err
		}
	}
	return nil
}

// names are those that the lanes are headed by, and of the days that run through them.
func (p *picture) names() string {
	var list []string
	for _, a := range p.d.review.Agencies {
		list = append(list, a.Name)
	}
	for _, s := range p.d.review.Services {
		list = append(list, s.Name)
	}
	for _, e := range p.d.events {
		if e.DayLine {
			list = append(list, e.ShortTitle())
		}
	}
	return strings.Join(list, "; ")
}

// goOn says at the top of a sheet what it goes on with.
func (p *picture) goOn(f *flow) {
	words := span{text: p.title + ", continued", style: style{bold, 10, black}}
	if p.d.medium != nil {
		f.paragraph(10, words)
		return
	}
	f.page.text(f.left, f.y+10, words.text, words.style)
	f.y += lead(10) + 9
}

// noLanes says why the lanes are not drawn.
func (d *document) noLanes() string {
	if d.review.Rendered.HidesCalendar() {
		return "The lanes are not drawn in this version: its dates are kept back, and no event counts from another."
	}
	return "No event has a date yet, so there is nothing to draw."
}

// picture works out the period, the scale and the number of sheets in width.
func (d *document) picture(f *flow) *picture {
	p := &picture{d: d, metrics: d.laneMetrics()}
	p.title = "Figure 1. Contacts by agency"
	dates, ok := d.axis()
	if !ok {
		return p
	}
	p.dates = dates
	p.index = timeline.NewIndex(timeline.Input{Review: dates.review, Dating: dates.dating, Keep: func(e *chronology.Event) bool {
		return d.eventRows[e.UID] != nil
	}})
	from, to, ok := period(p.index, d.options, dates)
	if !ok {
		return p
	}
	p.title += ", " + dates.span(from, to)
	p.caption = p.laneCaption(from, to)
	p.axis = f.width - nameColumn - 2*axisInset
	p.across = p.sheetsAcross(from, to, f.page.width)
	p.first, p.end = from, to
	p.scale()
	return p
}

// scale spreads the period over the sheets in width.
func (p *picture) scale() {
	pad := max(0.5, 0.015*(p.end-p.first)/float64(p.across))
	p.from, p.days = p.first-pad, p.end-p.first+2*pad
	p.perDay = float64(p.across) * p.axis / p.days
}

// sheetsAcross is how many sheets in width are asked for, or else needed.
func (p *picture) sheetsAcross(from, to, pageWidth float64) int {
	if asked := p.d.options.Sheets[0]; asked > 0 {
		return asked
	}
	needed := math.Ceil(max((to-from)*sheetPerDay/p.axis, float64(len(p.d.events))*papers["A4"].long/(sheetEvents*pageWidth)))
	return max(1, min(int(needed), int(math.Ceil((to-from)/sheetLeast))))
}

func (d *document) laneMetrics() timeline.Metrics {
	measured := cleaner{widths: d.widths} // what is only measured is not reported
	return timeline.Metrics{
		MarkSize: 9, RulerRow: 9.5, EraRow: 8.5, TermRow: 8, TickRow: 12,
		LabelSize: 6, TickSize: 7, LabelWidth: 84,
		Measure: func(text string, size float64, strong bool) float64 {
			f := regular
			if strong {
				f = bold
			}
			return d.widths.text(measured.clean(text, ""), f, size)
		},
	}
}

// months names a stretch of days by its first and last month.
func months(from, to float64) string {
	first, last := when.Day(from).Time(), when.Day(math.Ceil(to)-1).Time()
	if first.Year() == last.Year() && first.Month() == last.Month() {
		return first.Format("January 2006")
	}
	return first.Format("January 2006") + " to " + last.Format("January 2006")
}

// laneCaption counts the events, and says which of them are not drawn and why.
func (p *picture) laneCaption(from, to float64) string {
	d := p.d
	period := when.Window{Earliest: when.Day(from), Latest: when.Day(math.Ceil(to) - 1)}
	outside, undated, elsewhere := 0, 0, 0
	for _, e := range d.events {
		switch w := p.dates.dating.Of(e.UID).Window; {
		case !inLanes(d.review, d.options, e):
			elsewhere++
		case w == when.Always:
			undated++
		case !w.Overlaps(period):
			outside++
		}
	}
	parts := []string{d.leftOut()}
	for _, left := range []struct {
		count int
		why   string
	}{{elsewhere, "in lanes left out"}, {undated, "of unknown date"}, {outside, "outside this period"}} {
		if left.count > 0 {
			parts = append(parts, "not drawn: "+counted(left.count, "event")+" "+left.why)
		}
	}
	return strings.Join(parts, " · ")
}

// view is what the sheets of a column show.
func (p *picture) view(column int) timeline.View {
	return timeline.View{
		Axis:    timeline.Axis{Origin: p.from + float64(column)*p.days/float64(p.across), PerDay: p.perDay},
		Width:   p.axis,
		Metrics: p.metrics, Lanes: p.d.options.Lanes, Links: timeline.AllLinks, Pinned: true,
	}
}

// layout is what the sheets of a column show, laid out.
func (p *picture) layout(column int) *timeline.Layout {
	l := p.index.Layout(p.view(column))
	p.dates.retick(l)
	return l
}

// fit sets the lanes closer together where they do not fit on one sheet, and
// divides them among sheets, exactly as many as are asked for.
func (p *picture) fit(f *flow) error {
	p.makeLegend()
	high := p.d.options.Sheets[1]
	for _, closer := range []struct{ least, pad, row float64 }{{40, 8, 11}, {30, 6, 10.5}, {26.5, 5, 10.2}, {24.5, 4.2, 9.9}, {23, 3.5, 9.6}} {
		p.metrics.LaneMin, p.metrics.LanePad, p.metrics.RowHeight = closer.least, closer.pad, closer.row
		if p.divide(f); len(p.bands) <= max(1, high) {
			break
		}
	}
	if high > 0 && high != len(p.bands) && !p.d.options.LongSheet {
		return HeightError{Asked: high, Can: len(p.bands)}
	}
	if high == 0 && p.d.options.Sheets[0] == 0 && !p.d.options.LongSheet {
		p.widen(f)
	}
	return nil
}

// widen lays the sheets beside each other instead of one below the other, where
// all lanes then fit on each: the further marks are apart, the fewer rows they take.
func (p *picture) widen(f *flow) {
	across, bands := p.across, p.bands
	if p.across *= len(bands); p.across == across {
		return
	}
	p.scale()
	if p.divide(f); len(p.bands) > 1 {
		p.across, p.bands = across, bands
		p.scale()
	}
}

// HeightError says that the lanes cannot be drawn over as many sheets in height as
// were asked for: over fewer they could not be read, or there are too few of them.
type HeightError struct {
	Asked int
	Can   int // the nearest number that they can be drawn over
}

// Error implements error.
func (e HeightError) Error() string {
	return fmt.Sprintf("lanes over %d sheets in height: %d are possible", e.Asked, e.Can)
}

// Unwrap makes it an ErrSheets.
func (e HeightError) Unwrap() error { return ErrSheets }

// divide divides the lanes among sheets.
func (p *picture) divide(f *flow) {
	layout := p.layout(0)
	room := f.room() - layout.AxisHeight - keyRow - p.legendHeight(f.width) - captionHeight
	p.bands = p.bandsOf(layout, room)
	high := p.d.options.Sheets[1]
	if high <= len(p.bands) {
		return
	}
	// More sheets are asked for than are needed: they get about the same.
	for least, most := 0.0, room; most-least > 1; {
		middle := (least + most) / 2
		if bands := p.bandsOf(layout, middle); len(bands) > high {
			least = middle
		} else {
			most, p.bands = middle, bands
		}
	}
	for len(p.bands) < high && p.split(layout) {
	}
}

// split divides the highest sheet that has several lanes, where its lanes part
// nearest to its middle.
func (p *picture) split(layout *timeline.Layout) bool {
	at, cut, highest := -1, 0.0, 0.0
	for i, b := range p.bands {
		middle, best := (b.top+b.bottom)/2, 0.0
		for _, l := range layout.Lanes {
			if l.Top > b.top && l.Top < b.bottom && (best == 0 || math.Abs(l.Top-middle) < math.Abs(best-middle)) {
				best = l.Top
			}
		}
		if height := b.bottom - b.top; best > 0 && height > highest {
			at, cut, highest = i, best, height
		}
	}
	if at < 0 {
		return false
	}
	p.bands = slices.Insert(p.bands, at+1, bandOfLanes{cut, p.bands[at].bottom})
	p.bands[at].bottom = cut
	return true
}

// bandsOf divides the lanes into bands of a height: lanes are kept whole where
// they are not higher than a sheet.
func (p *picture) bandsOf(layout *timeline.Layout, room float64) []bandOfLanes {
	var bands []bandOfLanes
	top := 0.0
	for _, l := range layout.Lanes {
		if l.Top+l.Height-top <= room {
			continue
		}
		if l.Top > top {
			bands = append(bands, bandOfLanes{top, l.Top})
			top = l.Top
		}
		// A lane higher than a sheet is divided between two rows of marks.
		rows := math.Floor(max(1, (room-p.metrics.LanePad)/p.metrics.RowHeight))*p.metrics.RowHeight + p.metrics.LanePad
		for l.Top+l.Height-top > max(room, rows) {
			bands = append(bands, bandOfLanes{top, top + rows})
			top += rows
		}
	}
	return append(bands, bandOfLanes{top, layout.LanesHeight})
}

// sheetTitle names a sheet in the outline by its stretch of time.
func (p *picture) sheetTitle(column, band int) string {
	from := p.from + float64(column)*p.days/float64(p.across)
	to := from + p.days/float64(p.across)
	title := shortDay(from) + " to " + shortDay(to-1)
	if p.d.review.Rendered.HidesDays() {
		title = p.dates.span(from, to)
	}
	if len(p.bands) > 1 {
		title += fmt.Sprintf(", lanes %d of %d", band+1, len(p.bands))
	}
	return title
}

func shortDay(day float64) string { return when.Day(math.Floor(day)).Time().Format("2 Jan 2006") }

// sheet draws one page: axis and rulers, lanes, legend and caption. It returns
// the figure, whose text in words stands for all that is drawn.
func (p *picture) sheet(f *flow, l *timeline.Layout, band bandOfLanes, column int, caption string) *element {
	s := &sheet{
		picture: p, page: f.page, layout: l, band: band, column: column, last: column == p.across-1,
		left: f.left, width: f.width, x: f.left + nameColumn + axisInset, axisTop: f.y, top: f.y + l.AxisHeight + keyRow,
		palette: p.d.options.paperPalette(),
	}
	figure := f.in.add(roleFigure)
	figure.extra = &elementExtra{
		alternative: s.alternative(),
		box:         [4]float64{f.left, f.page.height - f.bottom, f.left + f.width, f.page.height - s.axisTop},
	}
	f.page.within(figure, func() {
		s.draw()
		p.drawLegend(f.page, f.left, f.bottom-p.legendHeight(f.width)-8, f.width)
	})
	if f.d.medium != nil {
		box := figure.extra.box
		box[1] += captionHeight - 4 // the caption stands below it
		f.d.medium.figure(f, box, figure.extra.alternative, caption)
		return figure
	}
	f.page.within(f.in.add(roleP), func() {
		f.page.text(f.left, f.bottom-2, p.d.widths.cut(caption, footStyle, f.width), footStyle)
	})
	return figure
}

// joins says how a sheet is put together with those before it.
func (p *picture) joins(column, band int) string {
	words, n := "", column*len(p.bands)+band+1
	if column > 0 {
		words = fmt.Sprintf("cut at the marks on the left and lay over sheet %d · ", n-len(p.bands))
	}
	if band > 0 {
		words += fmt.Sprintf("cut at the marks above and lay over sheet %d · ", n-1)
	}
	return words
}

// longest that a page may be in a PDF (ISO 32000-1, annex C).
const longestPage = 14400.0

// sheetSize is that of the sheets of the lanes: the paper's, or of one long sheet
// as long as the period needs and, where the lanes do not fit, higher than paper.
func (d *document) sheetSize() pageSize {
	if !d.options.LongSheet {
		return pageSize{}
	}
	f := &flow{d: d, landscape: landscape, scale: 1, in: layoutArtifact}
	f.open()
	p := d.picture(f)
	if p.days <= 0 {
		return pageSize{}
	}
	beside := f.page.width - p.axis
	size := pageSize{min(beside+float64(p.across)*p.axis, longestPage), f.page.height}
	p.axis = size.width - beside
	p.inOne()
	_ = p.fit(f) // one sheet is never refused
	layout := p.layout(0)
	height := f.page.height - f.room() + titleRoom + layout.AxisHeight + keyRow + p.legendHeight(size.width-2*f.left) + captionHeight + layout.LanesHeight
	size.height = min(max(size.height, math.Ceil(height)), longestPage)
	return size
}

// titleRoom is what the title takes above the axis of a long sheet.
const titleRoom = 40.0

// inOne draws all on one sheet in width.
func (p *picture) inOne() {
	p.across = 1
	if p.days > 0 {
		p.scale()
	}
}

// rgb is a colour of the layout on paper.
func rgb(c color.NRGBA) colour { return colour(c.R)<<16 | colour(c.G)<<8 | colour(c.B) }
