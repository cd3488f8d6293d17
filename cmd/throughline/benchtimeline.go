package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"

	"fyne.io/fyne/v2"
	"github.com/spf13/cobra"

	"throughline.org/throughline/store"
	"throughline.org/throughline/ui"
)

// begun is about when the program was started.
var begun = time.Now()

type benchFlags struct {
	size   string
	scale  string
	asJSON bool
	here   bool
}

// check refuses what the tour could not be taken with, and has the toolkit
// draw at the scale asked for.
func (f benchFlags) check() (fyne.Size, error) {
	size, err := readSize(f.size)
	if err != nil {
		return size, err
	}
	if err := setScale(f.scale); err != nil {
		return size, err
	}
	return size, displayThere()
}

func newBenchTimeline() *cobra.Command {
	var f benchFlags
	cmd := &cobra.Command{
		Use:   "bench-timeline FILE",
		Short: "Measure the timeline in a real window: frame times, processor time, memory",
		Long: `Opens a copy of the review in a real window, chooses the event in the middle, and goes along the timeline in a
fixed way: the whole scope; a window of 30 days across it in 120 steps; in to one week in 60 steps and out again.
It does so with the timeline alone, as programs that draw nothing else are measured, and once more beside the
inspector; then it types in the inspector, with a change being saved halfway. Every step waits until its frame has been painted and
swapped. An empty window of the same size is measured after it, to stand beside the rest. The review and the
program's settings are left as they are.

  frame      from the cause of a frame until it was painted and swapped
  between    from the end of one frame to the end of the next; the toolkit keeps it to 60 a second
  own work   layout, index, tiles and overlay: the part of a frame that is the timeline's own
  processor  user and system time of the process with all its threads, for each frame`,
		Args: arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			size, err := f.check()
			if err != nil {
				return err
			}
			if f.here {
				return tourHere(cmd.OutOrStdout(), args[0], size)
			}
			found, err := benchTimeline(args[0], f)
			if err != nil {
				return err
			}
			if f.asJSON {
				return printJSON(cmd.OutOrStdout(), found)
			}
			return printBench(cmd.OutOrStdout(), found)
		},
	}
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
	cmd.Flags().StringVar(&f.size, "size", "1920x1080", "size of the window, in units of the toolkit")
	cmd.Flags().StringVar(&f.scale, "scale", "", "pixels of a unit; else as the screen and the system's settings have it")
	cmd.Flags().BoolVar(&f.here, "here", false, "take the tour in this process, on FILE itself")
	_ = cmd.Flags().MarkHidden("here")
	return cmd
}

// benchTimeline has another process of this program take the tour on a copy of
// the review, with settings of its own, and takes both away afterwards. Nothing
// that was done for it then counts as the tour's, and nothing is left of it
// even where it is interrupted.
func benchTimeline(path string, f benchFlags) (found benchJSON, err error) {
	folder, err := os.MkdirTemp("", "throughline-bench-")
	if err != nil {
		return found, err
	}
	traces := []string{folder}
	defer func() {
		for _, trace := range traces {
			err = errors.Join(err, os.RemoveAll(trace))
		}
	}()
	copied := filepath.Join(folder, filepath.Base(path))
	if err := store.CopyTo(path, copied); err != nil {
		return found, err
	}
	program, err := os.Executable()
	if err != nil {
		return found, err
	}
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	tour := exec.CommandContext(interrupted, program, "bench-timeline", "--here", "--size", f.size, "--scale", f.scale, copied)
	tour.Stderr = os.Stderr
	answers, err := tour.StdoutPipe()
	if err != nil {
		return found, err
	}
	if err := tour.Start(); err != nil {
		return found, err
	}
	decoder := json.NewDecoder(answers)
	var settings []string
	err = errors.Join(decoder.Decode(&settings), decoder.Decode(&found))
	traces = append(traces, settings...)
	if ended := tour.Wait(); ended != nil {
		return found, errTour // which has said on standard error what went wrong
	}
	return found, err
}

// errTour ends the program where the tour came to nothing.
var errTour = sentence{errors.New("the timeline was not measured; the review and the settings are as they were")}

// tourHere takes the tour of a file in this process. It prints the folders
// that will be left of it, and then what it found.
func tourHere(out io.Writer, path string, size fyne.Size) error {
	a, err := newApp(appID + ".bench") // preferences and cache lie in folders of the app's ID
	if err != nil {
		return err
	}
	if err := printJSON(out, []string{a.Storage().RootURI().Path(), a.Cache().RootURI().Path()}); err != nil {
		return err
	}
	report, err := ui.Tour(a, ui.TourOptions{
		File: path, Size: size, Begun: begun,
		Processor: processorTime, Memory: peakMemory, Renderer: rendererName, Copier: newCopier(), Frames: plainFrames,
	})
	if err != nil {
		return err
	}
	return printJSON(out, benchDocument(report))
}

// readSize reads "1920x1080".
func readSize(text string) (fyne.Size, error) {
	width, height, _ := strings.Cut(text, "x")
	w, errW := strconv.ParseUint(width, 10, 16)
	h, errH := strconv.ParseUint(height, 10, 16)
	if errW != nil || errH != nil || w < 200 || h < 200 {
		return fyne.Size{}, usageError{fmt.Errorf("--size %q: give width and height, at least 200 each, such as 1920x1080", text)}
	}
	return fyne.NewSize(float32(w), float32(h)), nil
}

// setScale has the toolkit draw with so many pixels to a unit.
func setScale(text string) error {
	if text == "" {
		return nil
	}
	if scale, err := strconv.ParseFloat(text, 32); err != nil || scale < 0.5 || scale > 4 {
		return usageError{fmt.Errorf("--scale %q: give a number from 0.5 to 4", text)}
	}
	return os.Setenv("FYNE_SCALE", text)
}

// spreadJSON is in milliseconds.
type spreadJSON struct {
	Median float64 `json:"median"`
	P95    float64 `json:"p95"`
	Max    float64 `json:"max"`
}

// phaseJSON is in milliseconds.
type phaseJSON struct {
	Name      string     `json:"name"`
	Frames    int        `json:"frames"`
	Frame     spreadJSON `json:"frame"`
	Between   spreadJSON `json:"between"`
	Work      spreadJSON `json:"own_work"`
	Processor *float64   `json:"processor_per_frame"` // null where the system does not tell
}

type benchJSON struct {
	Version      string      `json:"version"`
	System       string      `json:"system"`
	Processors   int         `json:"processors"`
	Renderer     *string     `json:"renderer"`
	Events       int         `json:"events"`
	Lanes        int         `json:"lanes"`
	Width        int         `json:"width"` // pixels
	Height       int         `json:"height"`
	Density      float64     `json:"density"`
	FirstPicture float64     `json:"first_picture"` // milliseconds from asking for the window
	FromStart    float64     `json:"first_picture_from_start"`
	FirstCost    *float64    `json:"first_picture_processor"` // milliseconds of processor time until then
	PeakMemory   *float64    `json:"peak_memory_mb"`
	Phases       []phaseJSON `json:"phases"`
	EmptyWindow  phaseJSON   `json:"empty_window"`
}

func benchDocument(r ui.TourReport) benchJSON {
	b := benchJSON{
		Version: version, System: runtime.GOOS + "/" + runtime.GOARCH, Processors: runtime.NumCPU(),
		Events: r.Events, Lanes: r.Lanes, Width: r.Width, Height: r.Height, Density: r.Density,
		FirstPicture: ms(r.FirstPicture), FromStart: ms(r.FromStart), EmptyWindow: phaseDocument(r.Floor),
	}
	if r.Renderer != "" {
		b.Renderer = &r.Renderer
	}
	if r.FirstProcessor > 0 {
		cost := ms(r.FirstProcessor)
		b.FirstCost = &cost
	}
	if r.Memory > 0 {
		megabytes := tenths(float64(r.Memory) / 1e6)
		b.PeakMemory = &megabytes
	}
	for _, p := range r.Phases {
		b.Phases = append(b.Phases, phaseDocument(p))
	}
	return b
}

func phaseDocument(p ui.TourPhase) phaseJSON {
	spread := func(s ui.Spread) spreadJSON { return spreadJSON{ms(s.Median), ms(s.P95), ms(s.Max)} }
	j := phaseJSON{Name: p.Name, Frames: p.Frames, Frame: spread(p.Frame), Between: spread(p.Between), Work: spread(p.Work)}
	if p.Processor > 0 {
		processor := ms(p.Processor)
		j.Processor = &processor
	}
	return j
}

// ms is milliseconds to the hundredth.
func ms(d time.Duration) float64 { return math.Round(float64(d)/1e4) / 100 }

func tenths(x float64) float64 { return math.Round(x*10) / 10 }

// printBench prints what was found as a table for people.
func printBench(out io.Writer, b benchJSON) error {
	fmt.Fprintf(out, "%d events in %d lanes, %d × %d pixels, %.3g to a unit\n", b.Events, b.Lanes, b.Width, b.Height, b.Density)
	fmt.Fprintf(out, "Drawn by %s on %d processors (%s)\n", orElse(b.Renderer, "a renderer that does not say its name"), b.Processors, b.System)
	fmt.Fprintf(out, "First complete picture %.2f s after the window was asked for, %.2f s after the start\n", b.FirstPicture/1000, b.FromStart/1000)
	if b.FirstCost != nil {
		fmt.Fprintf(out, "Processor time until then %.2f s\n", *b.FirstCost/1000)
	}
	if b.PeakMemory != nil {
		fmt.Fprintf(out, "Memory at most %.0f MB\n", *b.PeakMemory)
	}
	fmt.Fprintln(out, "\nMilliseconds: median / 95th percentile / longest")
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "\tframes\tframe\tbetween\town work\tprocessor a frame")
	for _, p := range append(b.Phases, b.EmptyWindow) {
		processor := "not known"
		if p.Processor != nil {
			processor = fmt.Sprintf("%.1f", *p.Processor)
		}
		fmt.Fprintf(table, "%s\t%d\t%s\t%s\t%s\t%s\n", p.Name, p.Frames, p.Frame, p.Between, p.Work, processor)
	}
	return table.Flush()
}

// String is the three figures, short.
func (s spreadJSON) String() string { return fmt.Sprintf("%.1f / %.1f / %.1f", s.Median, s.P95, s.Max) }

func orElse(text *string, otherwise string) string {
	if text == nil {
		return otherwise
	}
	return *text
}
