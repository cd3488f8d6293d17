package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/ui"
)

// TestBenchTimeline takes the tour of the bundled review in a real window.
func TestBenchTimeline(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // Xvfb drives X11 alone
	}
	w := newScreen(t)
	file := sampleFile(t)
	before, err := os.ReadFile(file)
	require.NoError(t, err)

	cmd := exec.Command(w.binary, "bench-timeline", file, "--json", "--size", "900x600", "--scale", "1")
	cmd.Env = append(w.environment(), "TMPDIR="+w.home)
	var messages strings.Builder
	cmd.Stderr = &messages
	began := time.Now()
	out, err := cmd.Output()
	took := time.Since(began)
	require.NoError(t, err, "%s", &messages)

	b := decode[benchJSON](t, string(out))
	assert.Equal(t, []int{900, 600}, []int{b.Width, b.Height})
	assert.InDelta(t, 1, b.Density, 0)
	assert.Equal(t, []int{54, 12}, []int{b.Events, b.Lanes})
	require.NotNil(t, b.Renderer)
	require.NotNil(t, b.PeakMemory)
	require.NotNil(t, b.FirstCost)
	assert.Positive(t, *b.FirstCost)
	assert.Greater(t, *b.PeakMemory, 20.0, "megabytes")
	assert.Less(t, b.FirstPicture, b.FromStart)
	assert.Less(t, b.FromStart, ms(took))

	frames := map[string]int{}
	var painted float64 // milliseconds
	for _, p := range append(b.Phases, b.EmptyWindow) {
		frames[p.Name] = p.Frames
		assert.Positive(t, p.Frame.Median, p.Name)
		assert.GreaterOrEqual(t, p.Between.Median, p.Frame.Median, "%s: a frame ends before the next begins", p.Name)
		assert.LessOrEqual(t, p.Work.Median, p.Frame.Median, p.Name)
		require.NotNil(t, p.Processor, p.Name)
		painted += p.Frame.Median * float64(p.Frames)
	}
	assert.Equal(t, map[string]int{
		"fit": 1, "pan": 120, "zoom in": 60, "zoom out": 60, "pan beside the inspector": 120, "zoom in beside the inspector": 60,
		"zoom out beside the inspector": 60, "type": 60, "empty window": 120,
	}, frames)
	assert.Less(t, painted, 2*ms(took), "frames are not counted twice")

	after, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, before, after, "the review is as it was")
	for _, folder := range []string{appID, appID + ".bench"} {
		assert.NoDirExists(t, filepath.Join(w.home, "fyne", folder), "no settings are kept")
	}
	copies, err := filepath.Glob(filepath.Join(w.home, "throughline-bench-*"))
	require.NoError(t, err)
	assert.Empty(t, copies, "nor the copy of the review")
}

func TestBenchTimelineRefuses(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	t.Setenv("FYNE_SCALE", "1")
	file := sampleFile(t)
	for name, args := range map[string][]string{
		"a size that is none":  {file, "--size", "wide"},
		"a size without width": {file, "--size", "x600"},
		"a speck":              {file, "--size", "10x10"},
		"a scale that is none": {file, "--scale", "large"},
		"two files":            {file, file},
	} {
		t.Run(name, func(t *testing.T) {
			status, _, messages := call(append([]string{"bench-timeline"}, args...)...)
			assert.Equal(t, 2, status, messages)
		})
	}
	if runtime.GOOS == "linux" {
		status, _, messages := call("bench-timeline", file)
		assert.Equal(t, 2, status)
		assert.Contains(t, messages, "no display")
	}
}

func TestBenchTableNamesEveryPhase(t *testing.T) {
	var out strings.Builder
	found := benchDocument(ui.TourReport{
		Events: 3, Lanes: 2, Width: 1920, Height: 1080, Density: 1, FirstPicture: 340 * time.Millisecond, FromStart: time.Second,
		Phases: []ui.TourPhase{{Name: "pan", Frames: 120, Work: ui.Spread{Median: 1500 * time.Microsecond}, Processor: 12 * time.Millisecond}},
		Floor:  ui.TourPhase{Name: "empty window", Frames: 120},
	})
	require.NoError(t, printBench(&out, found))
	text := out.String()
	assert.Contains(t, text, "0.34 s after the window was asked for, 1.00 s after the start")
	assert.Regexp(t, `pan +120 +0.0 / 0.0 / 0.0 +0.0 / 0.0 / 0.0 +1.5 / 0.0 / 0.0 +12.0`, text)
	assert.Regexp(t, `empty window .* not known`, text, "what the system does not tell is not shown as nothing")
	assert.NotContains(t, text, "Memory", "nor its memory")
}
