package raster_test

import (
	"fmt"
	"image"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// The sheets show one thing each, with its name beside it, so that whoever looks
// at a golden picture can tell whether it can be read.

var (
	teal = rgba(0x1f8a8c)
	red  = rgba(0xa8463d)
	blue = rgba(0x2b6ca3)
)

// sheet is a picture of a layout below words of its own.
type sheet struct {
	layout *timeline.Layout
	words  []words
	axis   bool // with the axis above the lanes
	names  float64
}

type words struct {
	x, y float64
	text string
}

func (s sheet) paint(palette raster.Palette, scale float64) *image.RGBA {
	p, l := raster.New(palette), s.layout
	top := 0.0
	if s.axis {
		top = l.AxisHeight
	}
	box := func(x, y, right, bottom float64) image.Rectangle {
		return image.Rect(int(x*scale), int(y*scale), int(right*scale), int(bottom*scale))
	}
	img := image.NewRGBA(box(0, 0, s.names+l.Width, top+l.LanesHeight))
	part := func(x, y, right, bottom float64) *image.RGBA {
		return img.SubImage(box(x, y, right, bottom)).(*image.RGBA)
	}
	if s.axis {
		p.Axis(part(s.names, 0, s.names+l.Width, top), l, s.names, 0, scale)
		p.RulerNames(part(0, 0, s.names, top), l, s.names, 0, 0, scale)
	}
	if s.names > 0 {
		p.Headings(part(0, top, s.names, top+l.LanesHeight), l, s.names, 0, top, scale)
	}
	p.Lanes(part(s.names, top, s.names+l.Width, top+l.LanesHeight), l, s.names, top, scale)
	for _, w := range s.words {
		p.Text(img, w.x+s.names, w.y+top, scale, w.text, 10, false, palette.Ink)
	}
	return img
}

// event is a moment of a known day, where the view does not ask who knew.
func event(x, y float64, symbol chronology.Symbol) timeline.Item {
	return timeline.Item{
		Crowd: 1, Symbol: symbol, Colour: teal, Width: 15, X: x, Y: y, From: x, To: x, SpanFrom: x, SpanTo: x,
		SpanSoftFrom: x, SpanSoftTo: x, Known: chronology.Known,
	}
}

// styles are the ways in which a mark is drawn, by what they say.
var styles = []struct {
	name   string
	change func(*timeline.Item)
}{
	{"exact day", func(*timeline.Item) {}},
	{"between two days", func(i *timeline.Item) { i.Dating = timeline.WithinDays; i.From, i.To = i.X-19, i.X+19 }},
	{"within a few days", func(i *timeline.Item) { i.Dating = timeline.WithinDays; i.From, i.To = i.X-3, i.X+3 }},
	{"about", func(i *timeline.Item) { i.Dating = timeline.About; i.From, i.To = i.X-19, i.X+19 }},
	{"in doubt", func(i *timeline.Item) { i.Dating = timeline.InDoubt }},
	{"before, end unknown", func(i *timeline.Item) { i.Dating, i.OpenStart, i.From = timeline.OpenEnded, true, i.X-26 }},
	{"after, end unknown", func(i *timeline.Item) { i.Dating, i.OpenEnd, i.To = timeline.OpenEnded, true, i.X+26 }},
	{"lasts", func(i *timeline.Item) { span(i, 19, 19) }},
	{"lasts, ends vague", func(i *timeline.Item) { span(i, 10, 22) }},
	{"key event", func(i *timeline.Item) { i.Key = true }},
	{"out of scope", func(i *timeline.Item) { i.Contextual = true }},
	{"possibly known", func(i *timeline.Item) { i.Known = chronology.PossiblyKnown }},
	{"not known", func(i *timeline.Item) { i.Known = chronology.NotKnown }},
}

func span(i *timeline.Item, certain, possible float64) {
	i.Span, i.SpanFrom, i.SpanTo, i.SpanSoftFrom, i.SpanSoftTo = true, i.X-certain, i.X+certain, i.X-possible, i.X+possible
}

// marksSheet has a row for each style, and a column for a few symbols.
func marksSheet() sheet {
	const step, row, captions = 56, 22, 116
	shown := []chronology.Symbol{
		chronology.SymbolHome, chronology.SymbolDot, chronology.SymbolHollow, chronology.SymbolPhone,
		chronology.SymbolAssessment, chronology.SymbolConcern, chronology.SymbolPolice,
	}
	s := sheet{layout: &timeline.Layout{Metrics: painter.Metrics(), Width: captions + step*float64(len(shown)), LanesHeight: row * float64(len(styles)+1)}}
	s.layout.Metrics.LaneMin = row
	for r, style := range styles {
		y := (float64(r) + 0.5) * row
		s.layout.Lanes = append(s.layout.Lanes, timeline.Lane{Top: float64(r) * row, Height: row, Colour: teal})
		s.words = append(s.words, words{6, y + 4, style.name})
		for i, symbol := range shown {
			item := event(captions+(float64(i)+0.5)*step, y, symbol)
			item.Lane = r
			style.change(&item)
			s.layout.Items = append(s.layout.Items, item)
		}
	}
	y := (float64(len(styles)) + 0.5) * row
	s.words = append(s.words, words{6, y + 4, "several together"})
	for i, n := range []int{2, 7, 31, 150, 999, 4200, 23456} {
		item := event(captions+(float64(i)+0.5)*step, y, chronology.SymbolDot)
		item.Crowd, item.Width = n, 30
		if i == 0 {
			item.Width = 15
		}
		s.layout.Items = append(s.layout.Items, item)
	}
	return s
}

// contextSheet has what frames events: silences, eras, terms, holidays, a key
// day, today, and what is out of scope.
func contextSheet() sheet {
	m := painter.Metrics()
	const width = 560
	l := &timeline.Layout{Metrics: m, Width: width, Axis: timeline.Axis{PerDay: 4}, Today: 500}
	l.EraRows = 2
	l.AxisHeight = 2*m.TickRow + 2*m.EraRow + m.TermRow
	for i, name := range []string{"Health visiting", "School", "Police"} {
		l.Lanes = append(l.Lanes, timeline.Lane{Name: name, Note: "3 events", Colour: []rgb{teal, blue, red}[i], Top: float64(i) * 56, Height: 56, Rows: 2})
	}
	l.LanesHeight = 3 * 56
	for i := range 5 {
		x := float64(i) * 124
		l.Ticks = append(l.Ticks, timeline.Tick{X: x, Width: 124, Label: []string{"June", "July", "August", "September", "October"}[i], LabelX: x + 4})
	}
	l.Ticks = append(l.Ticks, timeline.Tick{X: 0, Width: width, Label: "2013", LabelX: 4, Major: true})
	l.Ticks[2].Holiday, l.Ticks[2].Width = "Summer bank holiday", 100
	l.Shades = []timeline.Shade{{From: 0, To: 40}}
	l.Eras = []timeline.Era{
		{SoftFrom: 60, From: 80, To: 300, SoftTo: 330, Label: "Pregnancy", LabelX: 90, Pregnancy: true},
		{SoftFrom: 220, From: 220, To: 460, SoftTo: 460, Label: "Child protection plan", LabelX: 226, Row: 1},
	}
	l.Terms = []timeline.Term{{From: 20, To: 190, Label: "Summer term", LabelX: 26}, {From: 372, To: 560, Label: "Autumn term", LabelX: 378}}
	l.KeyLines = []timeline.KeyLine{{X: 315, Label: "Baby C born"}}
	l.Gaps = []timeline.Gap{
		{Lane: 0, SoftFrom: 120, From: 150, To: 400, SoftTo: 440, Certain: true, Label: "no contact · 5 months", LabelX: 215, LabelY: 46},
		{Lane: 1, SoftFrom: 60, From: 60, To: 60, SoftTo: 230, Label: "perhaps no contact · 6 weeks", LabelX: 66, LabelY: 102},
		{Lane: 2, SoftFrom: 330, From: 352, To: 380, SoftTo: 430, Label: "", LabelX: 360},
	}
	l.Items = []timeline.Item{
		event(110, 13.5, chronology.SymbolHome), event(420, 30.5, chronology.SymbolHome),
		event(260, 69.5, chronology.SymbolMeeting), event(320, 125.5, chronology.SymbolPolice), event(450, 142.5, chronology.SymbolPolice),
	}
	l.Items[1].Dating, l.Items[1].From, l.Items[1].To = timeline.WithinDays, 400, 440
	l.Items[0].Label, l.Items[0].LabelX = "Visit to the home", 122
	for i := range l.Items {
		l.Items[i].Lane = int(l.Items[i].Y / 56)
	}
	return sheet{layout: l, axis: true, names: 130}
}

// linksSheet has a link of each kind, and two that cross.
func linksSheet() sheet {
	m := painter.Metrics()
	l := &timeline.Layout{Metrics: m, Width: 520, LanesHeight: 240}
	for i := range 2 {
		l.Lanes = append(l.Lanes, timeline.Lane{Top: float64(i) * 120, Height: 120, Colour: teal})
	}
	s := sheet{layout: l}
	for i, a := range []struct {
		name  string
		arrow timeline.Arrow
	}{
		{"led to", timeline.Arrow{Kind: chronology.LedTo}},
		{"response", timeline.Arrow{Kind: chronology.ResponseTo}},
		{"shared", timeline.Arrow{Kind: chronology.SharedWith}},
		{"same", timeline.Arrow{Kind: chronology.SameEvent}},
		{"not same", timeline.Arrow{Kind: chronology.NotSame}},
		{"disagrees", timeline.Arrow{Kind: chronology.DisagreesWith}},
		{"late", timeline.Arrow{Kind: chronology.SharedWith, Late: true, Label: "9 days"}},
		{"not shared", timeline.Arrow{Kind: chronology.SharedWith, NotShared: true, Label: "never"}},
	} {
		x := 32 + float64(i)*62
		a.arrow.FromX, a.arrow.FromY, a.arrow.ToX, a.arrow.ToY = x, 30, x+14, 130
		l.Arrows = append(l.Arrows, a.arrow)
		l.Items = append(l.Items, event(x, 30, chronology.SymbolDot), event(x+14, 130, chronology.SymbolShared))
		s.words = append(s.words, words{x - 22, 14, a.name})
	}
	for i := range l.Arrows {
		l.Arrows[i].From, l.Arrows[i].To = "a", "b"
	}
	// Several from one mark, and what they cross.
	for i := range 4 {
		x := 140 + float64(i)*70
		port := float64(i)*2/3 - 1
		l.Arrows = append(l.Arrows, timeline.Arrow{Kind: chronology.LedTo, From: "a", FromX: 60, FromY: 165, ToX: x, ToY: 225, FromPort: port})
		l.Items = append(l.Items, event(x, 225, chronology.SymbolHome))
	}
	l.Items = append(l.Items, event(60, 165, chronology.SymbolConcern), event(450, 165, chronology.SymbolPolice), event(90, 225, chronology.SymbolPhone))
	l.Arrows = append(l.Arrows, timeline.Arrow{From: "c", Kind: chronology.SharedWith, NotShared: true, Label: "41 days", FromX: 450, FromY: 165, ToX: 90, ToY: 225})
	return s
}

// knewSheet is a lane of events as one agency knew of them on a day.
func knewSheet() sheet {
	m := painter.Metrics()
	l := &timeline.Layout{Metrics: m, Width: 420, Axis: timeline.Axis{PerDay: 4}}
	s := sheet{layout: l, names: 110}
	for i, name := range []string{"Police", "Health visiting", "School"} {
		l.Lanes = append(l.Lanes, timeline.Lane{Name: name, Note: "4 events", Colour: []rgb{blue, teal, red}[i], Top: float64(i) * 46, Height: 46, Rows: 1})
		for n, known := range []chronology.Knowledge{chronology.Known, chronology.PossiblyKnown, chronology.NotKnown, chronology.NotKnown} {
			item := event(40+float64(n)*96, float64(i)*46+23, []chronology.Symbol{chronology.SymbolPolice, chronology.SymbolHome, chronology.SymbolHollow}[i])
			item.Lane, item.Colour, item.Known = i, l.Lanes[i].Colour, known
			item.Dating, item.From, item.To = timeline.WithinDays, item.X-18, item.X+18
			item.Key = n == 3
			item.Label, item.LabelX = []string{"known", "possibly", "not known", "key, not"}[n], item.X+20
			l.Items = append(l.Items, item)
		}
	}
	l.LanesHeight = 3 * 46
	return s
}

// scriptsSheet has names and titles in many scripts.
func scriptsSheet() sheet {
	m := painter.Metrics()
	l := &timeline.Layout{Metrics: m, Width: 360, Axis: timeline.Axis{PerDay: 4}}
	for i, t := range [][2]string{
		{"Łódź – Szkoła", "Wizyta w domu, Ŵyn"}, {"Κέντρο υγείας", "Επίσκεψη στο σπίτι"}, {"Поліція Львова", "Виклик до родини"},
		{"Trường học", "Cuộc gọi điện thoại"}, {"مدرسة النور", "زيارة منزلية (٣ أيام)"}, {"اردو سکول", "گھر کا دورہ"},
		{"בית ספר", "ביקור בית 12 דקות"}, {"विद्यालय", "घर का दौरा"}, {"বিদ্যালয়", "বাড়ি পরিদর্শন"},
		{"ਸਕੂਲ", "ਘਰ ਦਾ ਦੌਰਾ"}, {"શાળા", "ઘરની મુલાકાત"}, {"பள்ளி", "வீட்டு வருகை"}, {"ትምህርት ቤት", "የቤት ጉብኝት"},
		{"No font: \U000FFFFD", "Seen, not dropped: \U000FFFFD"},
	} {
		l.Lanes = append(l.Lanes, timeline.Lane{Name: t[0], Note: fmt.Sprintf("%d events", i+1), Colour: teal, Top: float64(i) * 40, Height: 40, Rows: 1})
		item := event(20, float64(i)*40+20, chronology.SymbolHome)
		item.Lane, item.Label, item.LabelX = i, t[1], 32
		l.Items = append(l.Items, item)
	}
	l.LanesHeight = float64(len(l.Lanes)) * 40
	return sheet{layout: l, names: 150}
}
