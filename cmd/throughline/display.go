package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"sync"

	"github.com/go-gl/glfw/v3.4/glfw"
)

var (
	errNoDisplay   = errors.New("there is no display to open a window on; the commands of throughline --help work without one")
	errNoSuchPlace = errors.New("cannot be reached, so no window can be opened. No review has been touched. " +
		"Start the program from a desktop, or name one that is there in DISPLAY; the commands of throughline --help work without one")
	errNoOpenGL = errors.New("the display has no OpenGL, with which the window is drawn. No review has been touched. " +
		"Install the display's driver, or Mesa, which needs no graphics card; the commands of throughline --help work without a window")
)

// displayThere refuses to open a window where there is nothing to open it on.
func displayThere() error {
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
		return usageError{errNoDisplay}
	}
	return nil
}

// displayAnswers refuses to open a window where there is nothing behind what the
// environment names. The toolkit has tried by then, and goes on as if there were:
// trying again does nothing where it has reached the display.
func displayAnswers() error {
	if err := glfw.Init(); err == nil {
		return nil
	}
	name := os.Getenv("DISPLAY")
	if name == "" {
		name = os.Getenv("WAYLAND_DISPLAY")
	}
	return usageError{fmt.Errorf("the display %q %w", name, errNoSuchPlace)}
}

// toolkitLog is what the toolkit says of its own faults: it tells nobody else. It is
// kept back until it is known that there is a display.
type toolkitLog struct {
	mu   sync.Mutex
	out  io.Writer
	kept bytes.Buffer
	held bool
}

func hearToolkit(out io.Writer) *toolkitLog {
	l := &toolkitLog{out: out, held: true}
	log.SetOutput(l)
	return l
}

// pass passes on what was kept back, and all that follows.
func (l *toolkitLog) pass() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.held = false
	_, err := l.kept.WriteTo(l.out)
	return err
}

// Write implements io.Writer. Where the toolkit gets no window it would serve on
// without one.
func (l *toolkitLog) Write(line []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if bytes.Contains(line, []byte("window creation error")) {
		fmt.Fprintf(l.out, "throughline: %v\n", errNoOpenGL)
		os.Exit(1)
	}
	if l.held {
		return l.kept.Write(line)
	}
	return l.out.Write(line)
}
