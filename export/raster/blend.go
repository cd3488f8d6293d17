package raster

import (
	"encoding/binary"
	"image/color"
)

// Blending works on pixels as words in which every byte has a lane of 16 bits,
// wide enough for a product of two bytes. The sums are rounded as a division by
// 255 is.
const (
	lanes = 0x00ff00ff00ff00ff
	half  = 0x0080008000800080
)

// ink is an opaque colour, ready to be blended.
type ink struct {
	pixel uint32
	apart uint64 // its bytes in lanes
}

func inkOf(c color.NRGBA) ink {
	p := uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16 | 255<<24
	return ink{pixel: p, apart: apart(p)}
}

// apart has the bytes of a pixel in lanes: red, blue, green, alpha.
func apart(pixel uint32) uint64 { return (uint64(pixel) | uint64(pixel)<<24) & lanes }

// together is the pixel of the bytes in lanes.
func together(apart uint64) uint32 { return uint32(apart) | uint32(apart>>24) }

// parts divides every lane by 255, half having been added.
func parts(sums uint64) uint64 { return (sums + sums>>8&lanes) >> 8 & lanes }

// blend lays a colour over an opaque pixel, alpha 0 to 255.
func (k ink) blend(pix []byte, alpha uint32) {
	p := apart(binary.LittleEndian.Uint32(pix))
	binary.LittleEndian.PutUint32(pix, together(parts(p*uint64(255-alpha)+k.apart*uint64(alpha)+half)))
}

// blendRow lays a colour over a row of opaque pixels, alpha 0 to 255. Most
// pixels are as the one before.
func (k ink) blendRow(row []byte, alpha uint32) {
	rest, above := uint64(255-alpha), k.apart*uint64(alpha)+half
	var before, after uint32
	for ; len(row) >= 4; row = row[4:] {
		p := binary.LittleEndian.Uint32(row)
		if p != before {
			before, after = p, together(parts(apart(p)*rest+above))
		}
		binary.LittleEndian.PutUint32(row, after)
	}
}

// over lays a pixel that is multiplied by its own coverage over an opaque one.
func over(pix, above []byte) {
	a := binary.LittleEndian.Uint32(above)
	p := apart(binary.LittleEndian.Uint32(pix))
	binary.LittleEndian.PutUint32(pix, together(parts(p*uint64(255-a>>24)+half))+a)
}
