package lanes

import (
	"flag"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
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
				b.looks(t, picture)
			})
		}
	}
}

// stark is a theme of black and white, as the program has for high contrast.
type stark struct{ pinned }

func (s stark) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	paper, ink := color.White, color.Black
	if s.variant == theme.VariantDark {
		paper, ink = ink, paper
	}
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground:
		return paper
	case theme.ColorNameForeground:
		return ink
	}
	return s.pinned.Color(name, variant)
}

// TestEveryStateLooksAsItDid shows what export/raster's own pictures do not: what
// lies over the lanes and beside them.
func TestEveryStateLooksAsItDid(t *testing.T) {
	large := func(variant fyne.ThemeVariant) fyne.Theme { return pinned{theme.DefaultTheme(), variant, 26} }
	looks := map[string]fyne.Theme{
		"light": light(), "dark": dark(), "large-light": large(theme.VariantLight), "large-dark": large(theme.VariantDark),
		"contrast-light": stark{pinned{theme.DefaultTheme(), theme.VariantLight, 13}},
		"contrast-dark":  stark{pinned{theme.DefaultTheme(), theme.VariantDark, 13}},
	}
	both, all := []string{"light", "dark"}, []string{"light", "dark", "contrast-light", "contrast-dark"}
	for name, s := range map[string]struct {
		review func() *chronology.Review
		looks  []string
		scales []float32
		do     func(*testing.T, *bench)
	}{
		"chosen": {sample.Review, []string{"contrast-light", "contrast-dark", "large-light", "large-dark"}, []float32{1}, chosenState},
		"close":  {sample.Review, both, []float32{2}, chosenState},
		"links":  {sample.Review, all, []float32{1}, linksState},
		"knew":   {sample.Review, append(all, "large-light", "large-dark"), []float32{1}, knewState},
		"crowds": {func() *chronology.Review { return together(12) }, both, []float32{1}, crowdsState},
		"lanes":  {sample.Review, both, []float32{1}, lanesState},
		"apart":  {sample.Review, both, []float32{1}, apartState},
		"people": {sample.Review, both, []float32{1}, peopleState},
		"empty":  {func() *chronology.Review { return chronology.NewReview("New") }, both, []float32{1}, emptyState},
	} {
		for _, look := range s.looks {
			for _, scale := range s.scales {
				picture := fmt.Sprintf("%s-%s@%g.png", name, look, scale)
				t.Run(picture, func(t *testing.T) {
					b := show(t, s.review(), looks[look], 720, 420)
					b.window.Canvas().(software.WindowlessCanvas).SetScale(scale)
					b.window.Resize(fyne.NewSize(720, 420))
					b.callbacks.Link = func(_, _ chronology.UID) {}
					s.do(t, b)
					b.looks(t, picture)
				})
			}
		}
	}
}

// emptyState shows the past year, whenever that is asked for.
func emptyState(_ *testing.T, b *bench) {
	b.now = func() time.Time { return time.Date(2024, 6, 3, 12, 0, 0, 0, time.UTC) }
	b.give(b.review, nil)
	b.Fit()
}

func chosenState(t *testing.T, b *bench) {
	b.ShowDays(float64(when.Date(2013, 10, 1)), float64(when.Date(2014, 2, 1)))
	b.Select(b.event(t, "hv-dash"))
	b.FocusGained()
}

func linksState(_ *testing.T, b *bench) { b.ShowLinks(true) }

func knewState(_ *testing.T, b *bench) { b.knows("Police", when.Date(2013, 9, 4)) }

func crowdsState(t *testing.T, b *bench) {
	b.Select(b.titled(t, "Visit 10"))
	b.listCrowd(b.Selected())
}

// lanesState has lanes collapsed, divided and hidden, and the keyboard on a heading.
func lanesState(_ *testing.T, b *bench) {
	agency := func(i int) timeline.LaneID { return timeline.LaneID{Of: b.review.Agencies[i].UID} }
	plan := timeline.Plan{Lanes: map[timeline.LaneID]timeline.LaneStyle{
		agency(0): {Collapsed: true}, agency(2): {Hidden: true}, agency(3): {Divided: true},
	}}
	b.callbacks.Planned = func(timeline.Plan) {}
	b.SetIndex(b.index.WithPlan(plan), b.review, b.dating)
	b.FocusGained()
	test.Type(b.Timeline, "[")
}

func apartState(t *testing.T, b *bench) {
	b.apart()
	b.Select(b.event(t, "booking"))
	b.chooseToo(b.event(t, "second-referral"))
}

func peopleState(_ *testing.T, b *bench) {
	b.SetIndex(b.index.WithPlan(timeline.Plan{Group: timeline.ByPerson}), b.review, b.dating)
}

// looks compares what the window shows with a golden picture, or writes it anew.
func (b *bench) looks(t *testing.T, picture string) {
	t.Helper()
	if *update {
		keepPicture(t, picture, b.window.Canvas())
	}
	test.AssertImageMatches(t, picture, b.window.Canvas().Capture())
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
