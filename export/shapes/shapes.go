// Package shapes holds the outlines of what a timeline draws, the marks of the
// kinds of event and the arrows of links, so that screen, PDF, SVG and PNG draw
// the same ones. Everything is a polygon or a line of points, curves having
// been divided finely enough for the size of a mark: any medium can draw it.
package shapes

import (
	"math"

	"throughline.org/throughline/chronology"
)

// Point is a place, x to the right and y down.
type Point struct{ X, Y float64 }

// Path is a closed polygon.
type Path []Point

// Mark is the drawing of a kind of event in a unit square whose middle, at
// (0.5, 0.5), stands on the day. Bodies differ in outline and carry different
// glyphs, so that none needs its colour to be told from another.
type Mark struct {
	Body   Path   // filled with the agency's colour
	Glyph  []Path // on the body, in the colour of the paper
	Hollow bool   // the body is drawn as an outline, filled with the paper: what did not take place
}

// Of returns the mark of a symbol; an unknown symbol is drawn as other.
func Of(s chronology.Symbol) Mark {
	if m, ok := marks[s]; ok {
		return m
	}
	return marks[chronology.SymbolOther]
}

// Centre is the middle of a mark's square.
var Centre = Point{0.5, 0.5}

// Scaled is the path in a square of the given size about a point.
func (p Path) Scaled(x, y, size float64) Path {
	out := make(Path, len(p))
	for i, q := range p {
		out[i] = Point{x + (q.X-Centre.X)*size, y + (q.Y-Centre.Y)*size}
	}
	return out
}

// Circle is a round outline of the given radius about a point.
func Circle(x, y, radius float64) Path {
	const corners = 32
	return regular(corners, x, y, radius, 0)
}

var marks = map[chronology.Symbol]Mark{
	chronology.SymbolHome: {
		Body:  Path{{0.5, 0}, {1, 0.45}, {0.87, 0.45}, {0.87, 0.95}, {0.13, 0.95}, {0.13, 0.45}, {0, 0.45}},
		Glyph: []Path{box(0.39, 0.55, 0.61, 0.95)},
	},
	chronology.SymbolDot:    {Body: round, Glyph: []Path{Circle(0.5, 0.5, 0.17)}},
	chronology.SymbolHollow: {Body: round, Hollow: true},
	chronology.SymbolPhone: {
		Body: rounded(0.04, 0.04, 0.96, 0.96, 0.24),
		Glyph: []Path{{
			{0.26, 0.24}, {0.38, 0.20}, {0.47, 0.40}, {0.39, 0.46}, {0.54, 0.61}, {0.60, 0.53}, {0.80, 0.62}, {0.76, 0.74},
			{0.66, 0.81}, {0.46, 0.72}, {0.28, 0.54}, {0.19, 0.34},
		}},
	},
	chronology.SymbolReferral: {
		Body:  Path{{0, 0.1}, {0.58, 0.1}, {1, 0.5}, {0.58, 0.9}, {0, 0.9}},
		Glyph: []Path{{{0.28, 0.25}, {0.66, 0.5}, {0.28, 0.75}}},
	},
	chronology.SymbolAssessment: {
		Body:  Path{{0.1, 0}, {0.66, 0}, {0.9, 0.24}, {0.9, 1}, {0.1, 1}},
		Glyph: []Path{box(0.25, 0.33, 0.75, 0.43), box(0.25, 0.54, 0.75, 0.64), box(0.25, 0.75, 0.6, 0.85)},
	},
	chronology.SymbolDecision: {
		Body:  regular(4, 0.5, 0.5, 0.56, 0),
		Glyph: []Path{regular(4, 0.5, 0.5, 0.2, 0)},
	},
	chronology.SymbolMeeting: {
		Body:  regular(6, 0.5, 0.5, 0.54, 30),
		Glyph: []Path{Circle(0.5, 0.29, 0.11), Circle(0.29, 0.62, 0.11), Circle(0.71, 0.62, 0.11)},
	},
	chronology.SymbolShared: {
		Body: round,
		Glyph: []Path{
			{{0.2, 0.30}, {0.58, 0.30}, {0.58, 0.20}, {0.82, 0.35}, {0.58, 0.50}, {0.58, 0.40}, {0.2, 0.40}},
			{{0.8, 0.70}, {0.42, 0.70}, {0.42, 0.80}, {0.18, 0.65}, {0.42, 0.50}, {0.42, 0.60}, {0.8, 0.60}},
		},
	},
	chronology.SymbolConcern: {
		Body:  Path{{0.5, 0}, {1.03, 0.94}, {-0.03, 0.94}},
		Glyph: []Path{{{0.42, 0.36}, {0.58, 0.36}, {0.55, 0.66}, {0.45, 0.66}}, Circle(0.5, 0.78, 0.075)},
	},
	chronology.SymbolAction: {
		Body:  round,
		Glyph: []Path{{{0.22, 0.53}, {0.32, 0.43}, {0.44, 0.55}, {0.69, 0.28}, {0.79, 0.38}, {0.44, 0.75}}},
	},
	chronology.SymbolSeries: {
		Body:  rounded(-0.06, 0.2, 1.06, 0.8, 0.3),
		Glyph: []Path{Circle(0.22, 0.5, 0.1), Circle(0.5, 0.5, 0.1), Circle(0.78, 0.5, 0.1)},
	},
	chronology.SymbolPolice: {
		Body:  shield(),
		Glyph: []Path{star(0.5, 0.46, 0.27, 0.12)},
	},
	chronology.SymbolHospital: {
		Body:  rounded(0.03, 0.03, 0.97, 0.97, 0.1),
		Glyph: []Path{cross(0.5, 0.5, 0.31, 0.1)},
	},
	chronology.SymbolLife: {Body: star(0.5, 0.53, 0.58, 0.27)},
	chronology.SymbolCritical: {
		Body:  regular(8, 0.5, 0.5, 0.54, 22.5),
		Glyph: []Path{turned(cross(0.5, 0.5, 0.34, 0.085), 45)},
	},
	chronology.SymbolOther: {Body: Circle(0.5, 0.5, 0.42)},
}

var round = Circle(0.5, 0.5, 0.5)

// regular is a polygon with equal sides, its first corner up, turned by degrees.
func regular(corners int, x, y, radius, degrees float64) Path {
	return turning(corners, x, y, degrees, func(int) float64 { return radius })
}

// star has five points.
func star(x, y, outer, inner float64) Path {
	return turning(10, x, y, 0, func(i int) float64 {
		if i%2 == 1 {
			return inner
		}
		return outer
	})
}

// turning goes once around a point, at a distance for each corner.
func turning(corners int, x, y, degrees float64, radius func(corner int) float64) Path {
	p := make(Path, corners)
	for i := range p {
		sin, cos := math.Sincos(2*math.Pi*float64(i)/float64(corners) + degrees*math.Pi/180)
		p[i] = Point{x + radius(i)*sin, y - radius(i)*cos}
	}
	return p
}

func box(x1, y1, x2, y2 float64) Path {
	return Path{{x1, y1}, {x2, y1}, {x2, y2}, {x1, y2}}
}

// rounded is a box with round corners.
func rounded(x1, y1, x2, y2, radius float64) Path {
	const steps = 6 // of each corner
	var p Path
	for corner, c := range []Point{{x2 - radius, y1 + radius}, {x2 - radius, y2 - radius}, {x1 + radius, y2 - radius}, {x1 + radius, y1 + radius}} {
		for i := range steps + 1 {
			sin, cos := math.Sincos(math.Pi / 2 * (float64(corner) + float64(i)/steps))
			p = append(p, Point{c.X + radius*sin, c.Y - radius*cos})
		}
	}
	return p
}

// cross has four equal arms: reach from the middle to their ends, half their width.
func cross(x, y, reach, half float64) Path {
	return Path{
		{x - half, y - reach}, {x + half, y - reach}, {x + half, y - half}, {x + reach, y - half},
		{x + reach, y + half}, {x + half, y + half}, {x + half, y + reach}, {x - half, y + reach},
		{x - half, y + half}, {x - reach, y + half}, {x - reach, y - half}, {x - half, y - half},
	}
}

// turned is the path turned about the middle of its square.
func turned(p Path, degrees float64) Path {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	out := make(Path, len(p))
	for i, q := range p {
		x, y := q.X-Centre.X, q.Y-Centre.Y
		out[i] = Point{Centre.X + x*cos - y*sin, Centre.Y + x*sin + y*cos}
	}
	return out
}

// shield is flat above and comes to a point below.
func shield() Path {
	p := Path{{0.5, 1}, {0.24, 0.84}, {0.1, 0.6}, {0.06, 0.12}, {0.3, 0.1}, {0.5, 0}}
	for i := len(p) - 2; i > 0; i-- {
		p = append(p, Point{1 - p[i].X, p[i].Y})
	}
	return p
}
