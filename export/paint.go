package export

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// painter draws the operators of a page into a picture. It knows those that page
// writes and no others: what it does not know is an error, so that a preview
// never leaves out what the file would show.
type painter struct {
	picture *image.RGBA
	scale   float64 // dots for each point
	height  float64 // of the page
	forms   map[string]*page
	raster  vector.Rasterizer

	paintState
	saved []paintState

	path         []subpath
	clipping     bool
	lineX, lineY float64 // where the line of text begins
}

// paintState is what q saves and Q restores.
type paintState struct {
	dx, dy       float64 // of the coordinates from those of the page
	fill, stroke color.NRGBA
	alpha        float64
	lineWidth    float64
	dashOn       float64 // 0: lines are whole
	dashOff      float64
	clip         image.Rectangle
	face         face
	size         float64
}

// subpath is a part of a path, in dots.
type subpath struct {
	points []dot
	closed bool
}

// dot is a place in the picture.
type dot struct{ x, y float64 }

// ErrPaint says that a page holds what cannot be painted.
var ErrPaint = errors.New("a page holds what the preview cannot paint")

func paintPage(p *page, f *forms, scale float64) (*image.RGBA, error) {
	width, height := int(math.Round(p.width*scale)), int(math.Round(p.height*scale))
	t := &painter{picture: image.NewRGBA(image.Rect(0, 0, width, height)), scale: scale, height: p.height, forms: map[string]*page{}}
	for _, form := range f.list {
		t.forms[form.name] = form.page
	}
	draw.Draw(t.picture, t.picture.Rect, image.White, image.Point{}, draw.Src)
	opaque := color.NRGBA{A: 255}
	t.paintState = paintState{fill: opaque, stroke: opaque, alpha: 1, lineWidth: 1, clip: t.picture.Rect}
	if err := t.operators(p.ops); err != nil {
		return nil, err
	}
	return t.picture, nil
}

// operators obeys a stream of operators.
func (t *painter) operators(ops []byte) error {
	s := operatorScanner{ops: ops}
	for {
		name, err := s.next()
		if err != nil || name == "" {
			return err
		}
		do, known := paintOperators[name]
		if !known {
			return fmt.Errorf("operator %s: %w", name, ErrPaint)
		}
		if len(s.numbers) < do.numbers {
			return fmt.Errorf("operands of %s: %w", name, ErrPaint)
		}
		if err := do.obey(t, &s); err != nil {
			return err
		}
		s.forget()
	}
}

// paintOperator is what an operator does, and how many numbers it takes.
type paintOperator struct {
	numbers int
	obey    func(*painter, *operatorScanner) error
}

// always fits an operator that cannot fail.
func always(numbers int, obey func(*painter, []float64)) paintOperator {
	return paintOperator{numbers, func(t *painter, s *operatorScanner) error {
		obey(t, s.numbers)
		return nil
	}}
}

// paintOperators are those of ISO 32000-1, annex A, that pages are written in.
var paintOperators map[string]paintOperator

func init() { // forms hold operators themselves
	paintOperators = map[string]paintOperator{
		"q":  always(0, func(t *painter, _ []float64) { t.saved = append(t.saved, t.paintState) }),
		"Q":  {0, (*painter).restoreState},
		"cm": {6, (*painter).transform},
		"re": always(4, func(t *painter, n []float64) {
			x, y, w, h := n[0], n[1], n[2], n[3]
			t.path = append(t.path, subpath{[]dot{t.dot(x, y), t.dot(x+w, y), t.dot(x+w, y+h), t.dot(x, y+h)}, true})
		}),
		"m": always(2, func(t *painter, n []float64) { t.path = append(t.path, subpath{points: []dot{t.dot(n[0], n[1])}}) }),
		"l": {2, (*painter).lineOn},
		"h": always(0, func(t *painter, _ []float64) {
			if len(t.path) > 0 {
				t.path[len(t.path)-1].closed = true
			}
		}),
		"W":   always(0, func(t *painter, _ []float64) { t.clipping = true }),
		"n":   always(0, func(t *painter, _ []float64) { t.endPath() }),
		"f":   always(0, func(t *painter, _ []float64) { t.fillPath(); t.endPath() }),
		"S":   always(0, func(t *painter, _ []float64) { t.strokePath(); t.endPath() }),
		"w":   always(1, func(t *painter, n []float64) { t.lineWidth = n[0] }),
		"d":   {1, (*painter).dash},
		"rg":  always(3, func(t *painter, n []float64) { t.fill = opaqueColour(n) }),
		"RG":  always(3, func(t *painter, n []float64) { t.stroke = opaqueColour(n) }),
		"gs":  {0, (*painter).opacity},
		"BT":  always(0, func(t *painter, _ []float64) { t.lineX, t.lineY = 0, 0 }),
		"ET":  always(0, func(*painter, []float64) {}),
		"Tf":  {1, (*painter).chooseFont},
		"Td":  always(2, func(t *painter, n []float64) { t.lineX += n[0]; t.lineY += n[1] }),
		"Tj":  {0, (*painter).showText},
		"BMC": always(0, func(*painter, []float64) {}),
		"BDC": always(0, func(*painter, []float64) {}),
		"EMC": always(0, func(*painter, []float64) {}),
		"Do":  {0, (*painter).form},
	}
}

// dot is where a point of the page stands in the picture.
func (t *painter) dot(x, y float64) dot {
	return dot{(x + t.dx) * t.scale, (t.height - y - t.dy) * t.scale}
}

func opaqueColour(n []float64) color.NRGBA {
	part := func(v float64) uint8 { return uint8(math.Round(255 * min(1, max(0, v)))) }
	return color.NRGBA{part(n[0]), part(n[1]), part(n[2]), 255}
}

func (t *painter) restoreState(*operatorScanner) error {
	if len(t.saved) == 0 {
		return fmt.Errorf("restore without save: %w", ErrPaint)
	}
	t.paintState, t.saved = t.saved[len(t.saved)-1], t.saved[:len(t.saved)-1]
	return nil
}

// transform moves; pages neither turn nor stretch what they draw.
func (t *painter) transform(s *operatorScanner) error {
	n := s.numbers
	if n[0] != 1 || n[1] != 0 || n[2] != 0 || n[3] != 1 {
		return fmt.Errorf("a turned or stretched drawing: %w", ErrPaint)
	}
	t.dx += n[4]
	t.dy += n[5]
	return nil
}

func (t *painter) lineOn(s *operatorScanner) error {
	if len(t.path) == 0 {
		return fmt.Errorf("a line from nowhere: %w", ErrPaint)
	}
	last := &t.path[len(t.path)-1]
	last.points = append(last.points, t.dot(s.numbers[0], s.numbers[1]))
	return nil
}

// dash takes an array of on and off, and where in it lines begin, which is its start.
func (t *painter) dash(s *operatorScanner) error {
	t.dashOn, t.dashOff = 0, 0
	if len(s.numbers) == 3 {
		t.dashOn, t.dashOff = s.numbers[0]*t.scale, s.numbers[1]*t.scale
	}
	return nil
}

// opacity reads the name of a graphics state: /A35.
func (t *painter) opacity(s *operatorScanner) error {
	hundredths := 0
	if _, err := fmt.Sscanf(s.name, "A%d", &hundredths); err != nil {
		return fmt.Errorf("graphics state: %w", ErrPaint)
	}
	t.alpha = float64(hundredths) / 100
	return nil
}

// form draws what stands again on many pages, on a state of its own.
func (t *painter) form(s *operatorScanner) error {
	form := t.forms[s.name]
	if form == nil {
		return fmt.Errorf("unknown form: %w", ErrPaint)
	}
	before, saved := t.paintState, t.saved
	t.saved = nil
	err := t.operators(form.ops)
	t.paintState, t.saved = before, saved
	return err
}

// endPath forgets the path; where it was a clip, nothing is drawn outside it any more.
func (t *painter) endPath() {
	if t.clipping {
		t.clip = t.clip.Intersect(t.bounds(0))
	}
	t.path, t.clipping = t.path[:0], false
}

// bounds is the picture's part that the path may touch, with room around.
func (t *painter) bounds(around float64) image.Rectangle {
	first := true
	var left, top, right, bottom float64
	for _, part := range t.path {
		for _, p := range part.points {
			if first {
				left, right, top, bottom, first = p.x, p.x, p.y, p.y, false
			}
			left, right, top, bottom = min(left, p.x), max(right, p.x), min(top, p.y), max(bottom, p.y)
		}
	}
	return image.Rect(int(math.Floor(left-around)), int(math.Floor(top-around)), int(math.Ceil(right+around)), int(math.Ceil(bottom+around)))
}

func (t *painter) fillPath() {
	t.shape(t.bounds(1), t.fill, func(at image.Point) {
		for _, part := range t.path {
			t.polygon(at, part.points)
		}
	})
}

// shape fills what outline gives to the rasterizer, whose coordinates count from
// the point that it is told.
func (t *painter) shape(where image.Rectangle, c color.NRGBA, outline func(at image.Point)) {
	where = where.Intersect(t.clip)
	if where.Empty() {
		return
	}
	t.raster.Reset(where.Dx(), where.Dy())
	outline(where.Min)
	c.A = uint8(math.Round(255 * t.alpha))
	t.raster.Draw(t.picture, where, image.NewUniform(c), image.Point{})
}

// polygon gives a closed path to the rasterizer.
func (t *painter) polygon(at image.Point, points []dot) {
	for i, p := range points {
		x, y := float32(p.x-float64(at.X)), float32(p.y-float64(at.Y))
		if i == 0 {
			t.raster.MoveTo(x, y)
		} else {
			t.raster.LineTo(x, y)
		}
	}
	t.raster.ClosePath()
}
