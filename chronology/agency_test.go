package chronology

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAgencyColoursCanBeReadOnWhite(t *testing.T) {
	seen := map[string]bool{}
	for _, colour := range AgencyColours {
		assert.False(t, seen[colour], "%s twice", colour)
		seen[colour] = true
		var rgb [3]uint8
		_, err := fmt.Sscanf(colour, "#%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2])
		require.NoError(t, err, colour)
		assert.GreaterOrEqual(t, 1.05/(luminance(rgb)+0.05), 4.5, "%s: contrast by WCAG 2", colour)
	}
}

// luminance is the relative luminance of WCAG 2.
func luminance(rgb [3]uint8) float64 {
	weights := [3]float64{0.2126, 0.7152, 0.0722}
	sum := 0.0
	for i, c := range rgb {
		v := float64(c) / 255
		if v <= 0.03928 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weights[i] * v
	}
	return sum
}
