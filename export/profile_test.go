package export

import (
	"encoding/binary"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestTheColourProfileIsWhole(t *testing.T) {
	profile := colourProfile()
	number := func(at int) int { return int(binary.BigEndian.Uint32(profile[at:])) }
	fixed := func(at int) float64 { return float64(int32(binary.BigEndian.Uint32(profile[at:]))) / 65536 }
	assert.Equal(t, len(profile), number(0))
	assert.Equal(t, "mntrRGB XYZ ", string(profile[12:24]))
	assert.Equal(t, "acsp", string(profile[36:40]))
	tags := map[string]int{}
	for i := range number(128) {
		at := 132 + 12*i
		tags[string(profile[at:at+4])] = number(at + 4)
		assert.LessOrEqual(t, number(at+4)+number(at+8), len(profile))
		assert.Zero(t, number(at+4)%4, "tags begin at multiples of four")
	}
	for _, name := range []string{"desc", "cprt", "wtpt", "chad", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		assert.Contains(t, tags, name)
	}
	for part := range 3 { // red, green and blue together are white
		sum := fixed(tags["rXYZ"]+8+4*part) + fixed(tags["gXYZ"]+8+4*part) + fixed(tags["bXYZ"]+8+4*part)
		assert.InDelta(t, fixed(tags["wtpt"]+8+4*part), sum, 0.0005)
	}
}
