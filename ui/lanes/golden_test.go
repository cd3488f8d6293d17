package lanes

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"throughline.org/throughline/chronology/sample"
)

func TestTheBundledReviewLooksAsItDid(t *testing.T) {
	looks := map[string]func() fyne.Theme{"light": light, "dark": dark}
	for name, look := range looks {
		for _, size := range []fyne.Size{fyne.NewSize(640, 360), fyne.NewSize(1000, 500)} {
			picture := fmt.Sprintf("sample-%s-%.0fx%.0f.png", name, size.Width, size.Height)
			t.Run(picture, func(t *testing.T) {
				b := show(t, sample.Review(), look(), size.Width, size.Height)
				b.Select(b.event(t, "second-referral"))
				test.AssertImageMatches(t, picture, b.window.Canvas().Capture())
			})
		}
	}
}
