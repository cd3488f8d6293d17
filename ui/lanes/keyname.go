package lanes

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/export/raster"
)

// keyNames writes the name of a key day whole where the edge of the view would
// leave a part of it: the tiles, which only move, cannot.
type keyNames struct {
	t      *Timeline
	sides  [2]keyName // at the left edge and at the right
	perDay float64    // the zoom that the lines are laid out for; 0 when they have to be anew
	lines  []timeline.KeyLine
}

type keyName struct {
	ground *canvas.Rectangle
	text   *canvas.Text
}

func newKeyNames(t *Timeline) *keyNames {
	k := &keyNames{t: t}
	for i := range k.sides {
		k.sides[i] = keyName{&canvas.Rectangle{}, canvas.NewText("", color.Transparent)}
		k.sides[i].hide()
	}
	return k
}

func (k *keyNames) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{k.sides[0].ground, k.sides[0].text, k.sides[1].ground, k.sides[1].text}
}

func (k *keyNames) renew() { k.perDay = 0 }

func (k *keyNames) arrange() {
	t := k.t
	if k.perDay != t.camera.perDay {
		k.perDay, k.lines = t.camera.perDay, t.index.KeyLines(t.world())
	}
	for i := range k.sides {
		k.sides[i].hide()
	}
	left, wide := t.shift(), t.camera.width
	after := k.after(left)
	if i := k.named(after - 1); i >= 0 && k.end(i) > left {
		room := wide
		if after < len(k.lines) {
			room = k.lines[after].X - left
		}
		k.sides[0].write(t, k.lines[i].Label, 0, k.end(i)-left, room, false)
	}
	if i := k.named(k.after(left+wide) - 1); i >= after && k.end(i) > left+wide {
		from, before := k.lines[i].X-left, 0.0
		if b := k.named(i - 1); b >= 0 {
			before = max(0, k.end(b)-left)
		}
		k.sides[1].write(t, k.lines[i].Label, from, wide, from-before, true)
	}
}

// inView are the places of the names in view, from the left: those that are whole in
// the tiles, and those that are written at the edges in the place of others.
func (k *keyNames) inView() []rect {
	var list []rect
	left, wide := k.t.shift(), k.t.camera.width
	for i := range k.lines {
		if from, to := k.lines[i].X-left, k.end(i)-left; k.lines[i].Label != "" && from >= 0 && to <= wide {
			list = append(list, rect{x: float32(from), w: float32(to - from)})
		}
	}
	for _, edge := range k.sides {
		if edge.ground.Visible() {
			list = append(list, rect{x: edge.ground.Position().X, w: edge.ground.Size().Width})
		}
	}
	slices.SortFunc(list, func(a, b rect) int { return cmp.Compare(a.x, b.x) })
	return list
}

// at is the line of a key day at x of the view: its name has no room at every zoom.
func (k *keyNames) at(x float64) (timeline.KeyLine, bool) {
	x += k.t.shift()
	nearest, off := timeline.KeyLine{}, math.Inf(1)
	after := k.after(x)
	for _, l := range k.lines[max(0, after-1):min(after+1, len(k.lines))] {
		if away := math.Abs(l.X - x); away < off {
			nearest, off = l, away
		}
	}
	return nearest, off <= slop
}

// after is the first of the lines beyond a place of the world.
func (k *keyNames) after(x float64) int {
	i, _ := slices.BinarySearchFunc(k.lines, x, func(l timeline.KeyLine, x float64) int {
		if l.X < x {
			return -1
		}
		return 1
	})
	return i
}

// named is the last line with a name up to the i-th; −1 for none.
func (k *keyNames) named(i int) int {
	for i >= 0 && k.lines[i].Label == "" {
		i--
	}
	return i
}

// end is where the name of a line ends in the tiles.
func (k *keyNames) end(i int) float64 {
	m := k.t.look.metrics
	size := raster.WordSize(m)
	return k.lines[i].X + size*raster.KeyLabelGap + m.Measure(k.lines[i].Label, size, false)
}

func (n *keyName) hide() {
	visibly(n.ground, false)
	visibly(n.text, false)
}

// write covers what the tiles show of a name, from one place of the view to
// another, and writes it whole where it has room: from the edge on, or before
// the line. Elsewhere it is shortened.
func (n *keyName) write(t *Timeline, words string, from, to, room float64, before bool) {
	size := raster.WordSize(t.look.metrics)
	high := size * raster.KeyLabelHeight
	top := -t.drop()
	if top+high < 0 {
		return
	}
	margin := size * raster.KeyLabelGap
	write(n.text, words, float32(size), t.look.palette.KeyLine, false)
	wide := float64(n.text.MinSize().Width)
	x := margin
	switch fits := wide+2*margin <= room; {
	case before && fits:
		x = from - margin - wide
		from = x - margin
	case fits:
		to = max(to, wide+2*margin)
	default: // as much of it as has room where the tiles have it
		if before {
			x, from = from+margin, from+margin/2 // off the line
		}
		words = shortName(words, float32(size), float32(to-x-margin/2))
		write(n.text, words, float32(size), t.look.palette.KeyLine, false)
	}
	visibly(n.text, words != "")
	visibly(n.ground, true)
	fill(n.ground, t.look.palette.Paper, color.NRGBA{}, 0, 0)
	put(n.ground, rect{float32(from), float32(top) + 1, float32(to - from), float32(high) - 2})
	n.text.Move(fyne.NewPos(float32(x), float32(top+high/2)-n.text.MinSize().Height/2))
}

// shortName is the beginning of a name that has room; "" where that says nothing.
func shortName(words string, size, room float32) string {
	const least = 5 // letters
	short := cut(words, size, false, room)
	if len([]rune(short)) <= least || wide(short, size, false) > room {
		return ""
	}
	return short
}
