package raster_test

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
	"throughline.org/throughline/export/shapes"
)

// sights are the eyes and the printers that a picture is made for. The matrices
// for eyes that lack a kind of cone are those of Machado, Oliveira and
// Fernandes (2009), for light as it is measured.
var sights = map[string][9]float64{
	"full colour":  {1, 0, 0, 0, 1, 0, 0, 0, 1},
	"protanopia":   {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	"deuteranopia": {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	"tritanopia":   {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
	"grey":         {0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722},
}

// seen is a colour as a sight has it.
func seen(c color.NRGBA, sight [9]float64) color.NRGBA {
	light := [3]float64{linear(c.R), linear(c.G), linear(c.B)}
	var out [3]uint8
	for i := range out {
		v := sight[3*i]*light[0] + sight[3*i+1]*light[1] + sight[3*i+2]*light[2]
		out[i] = encoded(v)
	}
	return color.NRGBA{out[0], out[1], out[2], 255}
}

func linear(v uint8) float64 {
	s := float64(v) / 255
	if s <= 0.04045 {
		return s / 12.92
	}
	return math.Pow((s+0.055)/1.055, 2.4)
}

func encoded(v float64) uint8 {
	v = min(max(v, 0), 1)
	if v <= 0.0031308 {
		return uint8(v*12.92*255 + 0.5)
	}
	return uint8((1.055*math.Pow(v, 1/2.4)-0.055)*255 + 0.5)
}

// outline is where a picture stands out from its ground as a sight has it:
// shapes alone, without colour or shade.
func outline(img *image.RGBA, ground color.NRGBA, sight [9]float64) []bool {
	const standsOut = 1.9
	paper := seen(ground, sight)
	known := map[color.NRGBA]bool{}
	mask := make([]bool, 0, img.Rect.Dx()*img.Rect.Dy())
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			at := img.RGBAAt(x, y)
			c := color.NRGBA{at.R, at.G, at.B, 255}
			out, ok := known[c]
			if !ok {
				out = raster.Contrast(seen(c, sight), paper) >= standsOut
				known[c] = out
			}
			mask = append(mask, out)
		}
	}
	return mask
}

func unlikeness(a, b []bool) int {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// requireUnlike has every two of some drawings differ in shape, in every
// palette and to every sight.
func requireUnlike(t *testing.T, least int, drawings map[string]*timeline.Layout) {
	t.Helper()
	for look, palette := range palettes {
		p := raster.New(palette)
		painted := map[string]*image.RGBA{}
		for name, l := range drawings {
			img := image.NewRGBA(image.Rect(0, 0, int(l.Width), int(l.LanesHeight)))
			p.Ground(img)
			p.Items(img, l, 0, 0, 1)
			painted[name] = img
		}
		for sight, matrix := range sights {
			shapes := map[string][]bool{}
			for name, img := range painted {
				shapes[name] = outline(img, palette.Paper, matrix)
			}
			for a, x := range shapes {
				for b, y := range shapes {
					if a < b {
						require.GreaterOrEqual(t, unlikeness(x, y), least, "%s and %s, %s, %s", a, b, look, sight)
					}
				}
			}
		}
	}
}

func TestStylesOfMarksDifferInShape(t *testing.T) {
	for _, symbol := range symbols {
		drawings := map[string]*timeline.Layout{}
		add := func(name string, change func(*timeline.Item)) {
			item := event(40, 15, symbol)
			change(&item)
			drawings[name] = &timeline.Layout{Metrics: painter.Metrics(), Width: 80, LanesHeight: 30, Items: []timeline.Item{item}}
		}
		for _, style := range styles {
			add(style.name, style.change)
		}
		add("several together", func(i *timeline.Item) { i.Crowd, i.Width = 12, 22 })
		add("key event, not known", func(i *timeline.Item) { i.Key, i.Known = true, chronology.NotKnown })
		add("about, not known", func(i *timeline.Item) { i.Dating, i.Known = timeline.About, chronology.NotKnown })
		add("about and in doubt", func(i *timeline.Item) { i.Dating, i.Approximate = timeline.InDoubt, true })
		t.Run(string(symbol), func(t *testing.T) { requireUnlike(t, 6, drawings) })
	}
}

func TestNotAttendedStaysHollowInEveryStyle(t *testing.T) {
	for look, palette := range palettes {
		for _, style := range styles {
			item := event(15, 15, chronology.SymbolHollow)
			style.change(&item)
			if item.Key || item.Known == chronology.NotKnown || item.Span {
				continue
			}
			img := image.NewRGBA(image.Rect(0, 0, 30, 30))
			p := raster.New(palette)
			p.Ground(img)
			p.Items(img, &timeline.Layout{Metrics: p.Metrics(), Width: 30, LanesHeight: 30, Items: []timeline.Item{item}}, 0, 0, 1)
			at := img.RGBAAt(15, 15)
			assert.Equal(t, palette.Paper, color.NRGBA{at.R, at.G, at.B, 255}, "%s, %s", style.name, look)
		}
	}
}

func TestLinksDifferInShape(t *testing.T) {
	drawings := map[string]*timeline.Layout{}
	for name, a := range map[string]timeline.Arrow{
		"led to": {Kind: chronology.LedTo}, "response to": {Kind: chronology.ResponseTo}, "shared": {Kind: chronology.SharedWith},
		"same": {Kind: chronology.SameEvent}, "not same": {Kind: chronology.NotSame}, "disagrees": {Kind: chronology.DisagreesWith},
		"late": {Kind: chronology.SharedWith, Late: true}, "not shared": {Kind: chronology.SharedWith, NotShared: true},
	} {
		a.From, a.To, a.FromX, a.FromY, a.ToX, a.ToY = "a", "b", 30, 20, 60, 130
		drawings[name] = &timeline.Layout{Metrics: painter.Metrics(), Width: 90, LanesHeight: 150, Arrows: []timeline.Arrow{a}}
	}
	requireUnlike(t, 10, drawings)
}

func TestErasAndSilencesDifferInPattern(t *testing.T) {
	seenOf := func(p shapes.Pattern) [24]bool {
		var row [24]bool
		for i := range row {
			x, y := float64(i%6)*3+1.5, float64(i/6)*4+1.5
			row[i] = p.Away(x, y, 18) < 2
		}
		return row
	}
	patterns := map[string]shapes.Pattern{"silence": shapes.Rising, "pregnancy": shapes.EraPattern(true, 0)}
	for row := range 3 {
		patterns[fmt.Sprint("era in row ", row)] = shapes.EraPattern(false, row)
	}
	for a, x := range patterns {
		for b, y := range patterns {
			if a != b {
				assert.NotEqual(t, x, y)
				assert.NotEqual(t, seenOf(x), seenOf(y), "%s and %s", a, b)
			}
		}
	}
}
