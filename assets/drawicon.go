//go:build ignore

// Command drawicon draws icon.png: four lanes with their marks on a dark
// ground, and the line that runs through them.
package main

import (
	"image"
	"image/color"
	"image/png"
	"log"
	"math"
	"os"

	"golang.org/x/image/vector"
)

const side = 512

// point is a place on the icon.
type point struct{ x, y float64 }

// marks stand on the lanes, from the first event to the last.
var marks = []point{{112, 128}, {212, 214}, {300, 298}, {400, 384}}

func main() {
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	box(img, point{0, 0}, point{side, side}, 96, color.NRGBA{0x1a, 0x3a, 0x5f, 255})
	laneColours := []color.NRGBA{{0x6f, 0xb1, 0xe0, 255}, {0x4f, 0xc3, 0xb0, 255}, {0xf0, 0xb4, 0x5a, 255}, {0xe8, 0x7a, 0x6d, 255}}
	for i, m := range marks {
		faint := laneColours[i]
		faint.A = 0x59
		box(img, point{56, m.y - 13}, point{side - 56, m.y + 13}, 13, faint)
	}
	for i := 1; i < len(marks); i++ {
		line(img, marks[i-1], marks[i], 15, color.NRGBA{0xff, 0xff, 0xff, 255})
	}
	for i, m := range marks {
		disc(img, m, 42, color.NRGBA{0xff, 0xff, 0xff, 255})
		disc(img, m, 29, laneColours[i])
	}
	if err := write(img, "icon.png"); err != nil {
		log.Fatal(err)
	}
}

func write(img image.Image, path string) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(f, img); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

func disc(img *image.RGBA, at point, radius float64, c color.NRGBA) {
	box(img, point{at.x - radius, at.y - radius}, point{at.x + radius, at.y + radius}, radius, c)
}

// box fills a box with round corners.
func box(img *image.RGBA, from, to point, radius float64, c color.NRGBA) {
	const steps = 24
	corners := []point{{to.x - radius, from.y + radius}, {to.x - radius, to.y - radius}, {from.x + radius, to.y - radius}, {from.x + radius, from.y + radius}}
	var outline []point
	for corner, middle := range corners {
		for i := range steps + 1 {
			sin, cos := math.Sincos(math.Pi / 2 * (float64(corner) + float64(i)/steps))
			outline = append(outline, point{middle.x + radius*sin, middle.y - radius*cos})
		}
	}
	fill(img, outline, c)
}

func line(img *image.RGBA, from, to point, thick float64, c color.NRGBA) {
	dx, dy := to.x-from.x, to.y-from.y
	n := thick / 2 / math.Hypot(dx, dy)
	dx, dy = dx*n, dy*n
	fill(img, []point{{from.x - dy, from.y + dx}, {to.x - dy, to.y + dx}, {to.x + dy, to.y - dx}, {from.x + dy, from.y - dx}}, c)
}

func fill(img *image.RGBA, outline []point, c color.NRGBA) {
	pen := vector.NewRasterizer(side, side)
	pen.MoveTo(float32(outline[0].x), float32(outline[0].y))
	for _, p := range outline[1:] {
		pen.LineTo(float32(p.x), float32(p.y))
	}
	pen.ClosePath()
	pen.Draw(img, img.Bounds(), image.NewUniform(c), image.Point{})
}
