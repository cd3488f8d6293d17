package export

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// profileName is the colour space that the colours of all pages are of.
const profileName = "sRGB IEC61966-2.1"

// colourProfile makes the ICC profile of sRGB (ICC.1:2004, for a display), which
// PDF/A asks for where colours are named by red, green and blue alone
// (ISO 19005-2, 6.2.4.3): the three colours and the white of the screen as seen in
// the light of D50, and the curve from number to light.
func colourProfile() []byte {
	curve := parametricCurve(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		signature string
		data      []byte
	}{
		{"desc", localised(profileName)},
		{"cprt", localised("No copyright, use freely")},
		{"wtpt", colourOf(0.96420, 1, 0.82491)},
		{"chad", fixedArray(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", colourOf(0.43607, 0.22249, 0.01392)},
		{"gXYZ", colourOf(0.38515, 0.71687, 0.09708)},
		{"bXYZ", colourOf(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header, perTag = 128, 12
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	start := header + 4 + perTag*len(tags)
	for _, t := range tags {
		table = append(table, t.signature...)
		table = binary.BigEndian.AppendUint32(table, uint32(start+len(data)))
		table = binary.BigEndian.AppendUint32(table, uint32(len(t.data)))
		data = append(data, t.data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return append(append(profileHeader(start+len(data)), table...), data...)
}

// profileHeader is the first 128 bytes (ICC.1:2004, 7.2).
func profileHeader(size int) []byte {
	h := binary.BigEndian.AppendUint32(nil, uint32(size))
	h = append(h, "\x00\x00\x00\x00\x04\x20\x00\x00mntrRGB XYZ "...)
	for _, v := range []uint16{2026, 1, 1, 0, 0, 0} { // made, in no time that matters
		h = binary.BigEndian.AppendUint16(h, v)
	}
	h = append(h, "acsp"...)
	h = append(h, make([]byte, 68-len(h))...)
	for _, v := range []float64{0.96420, 1, 0.82491} { // the light: D50
		h = appendFixed(h, v)
	}
	return append(h, make([]byte, 128-len(h))...)
}

// localised is a text in one language (multiLocalizedUnicodeType, 10.13).
func localised(text string) []byte {
	units := utf16.Encode([]rune(text))
	b := append([]byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenGB"),
		binary.BigEndian.AppendUint32(nil, uint32(2*len(units)))...)
	b = binary.BigEndian.AppendUint32(b, 28)
	for _, u := range units {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return b
}

// colourOf is a colour (XYZType, 10.27).
func colourOf(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	return appendFixed(appendFixed(appendFixed(b, x), y), z)
}

// fixedArray is a list of numbers (s15Fixed16ArrayType, 10.18).
func fixedArray(values ...float64) []byte {
	b := []byte("sf32\x00\x00\x00\x00")
	for _, v := range values {
		b = appendFixed(b, v)
	}
	return b
}

// parametricCurve is (a·x + b)^gamma from d on, c·x below it
// (parametricCurveType, function 3, 10.15).
func parametricCurve(gamma, a, b, c, d float64) []byte {
	curve := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{gamma, a, b, c, d} {
		curve = appendFixed(curve, v)
	}
	return curve
}

// appendFixed writes a number with 16 bits before the point and 16 after it.
func appendFixed(to []byte, v float64) []byte {
	return binary.BigEndian.AppendUint32(to, uint32(int32(math.Round(v*65536))))
}
