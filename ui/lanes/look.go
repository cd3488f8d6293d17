package lanes

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// look is the theme as it is now: colours, and sizes that follow the text size.
type look struct {
	scale       float32 // of everything that goes with text; 1 at the usual size
	text, small float32 // text sizes
	pad         float32
	metrics     timeline.Metrics // as the height allows: see fitHeight
	roomy       timeline.Metrics // where there is height enough
	nameTop     float32          // from the top of a lane to its name
	painter     *raster.Painter
	palette     raster.Palette

	background color.NRGBA // of what is not lanes
	accent     color.NRGBA
	onAccent   color.NRGBA // letters on it
	found      color.NRGBA // about what a search has found
	cardBack   color.NRGBA
	cardEdge   color.NRGBA
}

// usualText is the text size that the sizes below are made for.
const usualText = 13

// currentLook asks the theme. The painter is kept while its colours are the same,
// with the letters that it has drawn.
func currentLook(before *raster.Painter) look {
	text := theme.TextSize()
	s := text / usualText
	l := look{
		scale: s, text: text, small: text * smallText, pad: 6 * s,
		background: themed(theme.ColorNameBackground),
		accent:     themed(theme.ColorNamePrimary),
		onAccent:   themed(theme.ColorNameForegroundOnPrimary),
		found:      opaque(themed(theme.ColorNameWarning)),
		cardBack:   opaque(themed(theme.ColorNameOverlayBackground)),
		cardEdge:   themed(theme.ColorNameInputBorder),
		palette:    currentPalette(),
		painter:    before,
	}
	if before == nil || before.Palette() != l.palette {
		l.painter = raster.New(l.palette)
	}
	l.roomy = enlarged(l.painter.Metrics(), float64(s))
	l.roomy.KeyRow = raster.KeyLabelHeight * raster.WordSize(l.roomy)
	l.fitHeight(false)
	return l
}

// fitHeight chooses the sizes in the lanes. Low lanes hold no more than their
// name and note, with smaller marks closer together.
func (l *look) fitHeight(low bool) {
	l.metrics, l.nameTop = l.roomy, l.pad*0.75
	if !low {
		return
	}
	const mark, row, pad, era, term = 13, 14, 3, 13, 13
	s := float64(l.scale)
	l.metrics.EraRow, l.metrics.TermRow = era*s, term*s
	l.metrics.MarkSize, l.metrics.RowHeight, l.metrics.LanePad = mark*s, row*s, pad*s
	l.nameTop = l.scale
	l.metrics.LaneMin = float64(l.nameTop + lineHigh(l.text, true) + lineHigh(l.small, false) + l.scale)
}

// lowest leaves out school terms and lowers the names of eras, where even low
// lanes do not fit.
func (l *look) lowest() {
	const era = 12
	l.metrics.EraRow, l.metrics.TermRow = era*float64(l.scale), 0
}

// brief leaves the lanes no more height than their names need, without the notes.
func (l *look) brief() {
	l.metrics.LaneMin = float64(l.nameTop + lineHigh(l.text, true) + l.scale)
	l.metrics.LaneLow = l.metrics.LaneMin
}

// close has marks grow with half of what the text does, as gaps do, in rows as
// close together and half as many: where the text is large and the window small,
// more lanes are worth more than larger marks and more rows.
func (l *look) close() {
	const mark, row, pad, tick, rows = 13, 14, 2, 16, 3
	const line = 1.06 // of the text size: names of neighbouring rows then cut nothing off each other
	half := float64(1+l.scale) / 2
	m := &l.metrics
	m.MarkSize, m.RowHeight, m.LanePad, m.MostRows = mark*half, max(row*half, line*m.LabelSize), pad*half, rows
	m.TickSize, m.TickRow = m.TickRow*0.7, tick*float64(l.scale)
}

// lineHigh is the height of a line of text.
func lineHigh(size float32, bold bool) float32 {
	return fyne.MeasureText("Ág", size, fyne.TextStyle{Bold: bold}).Height
}

// inverse is the colours of what must be seen above everything else.
func (l *look) inverse() colours { return colours{l.palette.Ink, l.palette.Ink, l.palette.Paper} }

// smallText is the size of notes against that of names.
const smallText = 11.0 / 13

// currentPalette is the printed colours, on the theme's own paper.
func currentPalette() raster.Palette {
	return raster.For(opaque(themed(theme.ColorNameOverlayBackground)), opaque(themed(theme.ColorNameForeground)))
}

// enlarged is metrics for a larger text.
func enlarged(m timeline.Metrics, by float64) timeline.Metrics {
	for _, length := range []*float64{
		&m.MarkSize, &m.RowHeight, &m.LanePad, &m.LaneMin, &m.LaneLow, &m.RulerRow, &m.EraRow, &m.TermRow, &m.TickRow,
		&m.LabelSize, &m.TickSize, &m.LabelWidth,
	} {
		*length *= by
	}
	return m
}

func opaque(c color.NRGBA) color.NRGBA {
	c.A = 255
	return c
}

func themed(name fyne.ThemeColorName) color.NRGBA {
	return color.NRGBAModel.Convert(theme.Color(name)).(color.NRGBA)
}

// faded is c made translucent.
func faded(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}
