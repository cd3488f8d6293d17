package lanes

import (
	"flag"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology/sample"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

func TestTheBundledReviewLooksAsItDid(t *testing.T) {
	looks := map[string]func() fyne.Theme{"light": light, "dark": dark}
	for name, look := range looks {
		for _, size := range []fyne.Size{fyne.NewSize(640, 360), fyne.NewSize(1000, 760)} {
			picture := fmt.Sprintf("sample-%s-%.0fx%.0f.png", name, size.Width, size.Height)
			t.Run(picture, func(t *testing.T) {
				b := show(t, sample.Review(), look(), size.Width, size.Height)
				b.Select(b.event(t, "second-referral"))
				if *update {
					keepPicture(t, picture, b.window.Canvas())
				}
				test.AssertImageMatches(t, picture, b.window.Canvas().Capture())
			})
		}
	}
}

// keepPicture writes what a canvas shows as the golden picture.
func keepPicture(t *testing.T, name string, c fyne.Canvas) {
	t.Helper()
	require.NoError(t, os.MkdirAll("testdata", 0o755))
	file, err := os.Create(filepath.Join("testdata", name))
	require.NoError(t, err)
	require.NoError(t, png.Encode(file, c.Capture()))
	require.NoError(t, file.Close())
}
