package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/ui"
)

// TestJourney makes a review, enters, undoes, finds, prints, closes and comes
// back, in a real window and by the keyboard alone. What the window has done is
// read from the file by the command line.
func TestJourney(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // Xvfb and xdotool drive X11 alone
	}
	w := newScreen(t)
	file := filepath.Join(w.home, "journey.throughline")

	w.start()
	w.key("ctrl+shift+n")
	w.typed("The journey")
	w.tabs(10) // past kind (and its list), reference, marking, from, to, subject, born and the agencies offered
	w.typed("Police")
	w.key("Return")
	w.typed("Health visiting")
	w.key("Return")
	w.key("Tab")
	w.key("ctrl+a")
	w.typed(file)
	w.key("ctrl+Return")
	w.until("the review is open", func() bool { return strings.Contains(w.title(), "The journey") })
	assert.Empty(t, w.events(file))

	w.enter("3 June 2013", "Log 17", "Police called to the address.")
	w.until("the first event is saved", func() bool { return w.whats(file) == "Police called to the address." })
	w.key("ctrl+Return") // begins the next for the same agency
	w.fill("two weeks after the first call", "Log 21", "Second call to the address.")
	w.until("the second event is saved", func() bool { return strings.Contains(w.whats(file), "Second call") })
	w.key("ctrl+Return")
	w.fill("July 2013", "Log 30", "Third call to the address.")
	w.until("the third event is saved", func() bool { return len(w.events(file)) == 3 && strings.Contains(w.whats(file), "Third call") })

	w.key("Escape")
	w.key("ctrl+z")
	w.until("undo takes back what was typed last", func() bool { return !strings.Contains(w.whats(file), "Third call") })
	w.key("ctrl+y")
	w.until("redo brings it back", func() bool { return strings.Contains(w.whats(file), "Third call") })

	w.key("ctrl+f")
	w.typed("second")
	w.key("Return")
	w.key("ctrl+e")
	w.key("ctrl+Return")
	pdf := filepath.Join(w.home, "journey.pdf")
	w.until("the PDF is there", func() bool { return exists(pdf) })
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	require.NoError(t, err)
	assert.Contains(t, string(text), "Second call to the address.")

	before := w.events(file)
	w.quit()
	w.start(file)
	w.until("the review is open again", func() bool {
		return strings.Contains(w.title(), "journey") || strings.Contains(w.title(), "The journey")
	})
	assert.Equal(t, before, w.events(file), "everything is still there")
	assert.Contains(t, must(t, "verify", file), "Sound")
	w.quit()
}

// TestTimelineJourney works on the timeline by the keyboard alone: it finds an
// event, measures to another, links the two, moves a date and takes that back,
// collapses the lanes and presents. What comes of it is read from the file, and
// from the ids that the window reports.
func TestTimelineJourney(t *testing.T) {
	if runtime.GOOS != "linux" {
		return // Xvfb and xdotool drive X11 alone
	}
	w := newScreen(t)
	file := filepath.Join(w.home, "lanes.throughline")
	must(t, "new", file, "--title", "Lanes", "--from", "1 January 2013", "--to", "31 December 2013", "--agency", "Police", "--agency", "Hospital")
	add := func(agency, when, what string) chronology.UID {
		return chronology.UID(strings.TrimSpace(must(t, "add", file, "--agency", agency, "--when", when, "--what", what, "--source", "Record")))
	}
	call := add("Police", "Monday 3 June 2013 at 16:00", "Call to the address.")
	second := add("Police", "17 June 2013", "Second call.")
	admitted := add("Hospital", "2 September 2013", "Admitted.")

	w.start("--report-state", file)
	w.key("ctrl+1")
	w.key("ctrl+f")
	w.typed("call to the")
	w.key("Return")
	w.until("the event is found and chosen", func() bool { return slices.Equal(w.shown().Chosen, []chronology.UID{call}) })
	assert.Equal(t, 1, w.shown().Found)

	w.key("shift+Right")
	w.until("another is chosen with it", func() bool { return len(w.shown().Chosen) == 2 })
	assert.Equal(t, "14 days (2 weeks) · 10 working days", w.shown().Apart)
	w.key("ctrl+shift+l")
	w.until("the kind of the link is asked", func() bool { return w.shown().Dialogs == 1 })
	w.key("l")
	w.key("Return")
	w.until("the link is in the file", func() bool { return w.lastStep(file) == "add link" })

	w.key("Escape") // one of the two stays chosen
	w.key("ctrl+f")
	w.typed("call to the")
	w.key("Return")
	w.until("it is chosen alone", func() bool { return slices.Equal(w.shown().Chosen, []chronology.UID{call}) })
	w.key("ctrl+m")
	w.until("where to is asked", func() bool { return w.shown().Dialogs == 1 })
	w.typed("+2")
	w.key("Return")
	w.until("the date is moved in its own form", func() bool { return w.wording(file, call) == "Wednesday 5 June 2013 at 16:00" })
	w.key("ctrl+z")
	w.until("undo moves it back", func() bool { return w.wording(file, call) == "Monday 3 June 2013 at 16:00" })

	w.key("ctrl+1")
	w.key("bracketleft") // to the headings of the lanes
	w.key("Left")
	w.until("a lane is collapsed", func() bool { return len(w.shown().Collapsed) == 1 })
	w.key("Down")
	w.key("Left")
	w.until("the other is, too", func() bool { return len(w.shown().Collapsed) == 2 })
	w.key("Escape")

	w.key("F5")
	w.until("what may be seen is asked", func() bool { return w.shown().Dialogs == 1 })
	w.key("Return")
	w.until("the first event fills the screen", func() bool { return w.shown().Presenting == call && w.shown().Full })
	assert.True(t, w.shown().Labels)
	w.key("Right")
	w.key("space")
	w.until("the third is told", func() bool { return w.shown().Presenting == admitted })
	w.key("Left")
	w.until("one is gone back", func() bool { return w.shown().Presenting == second })
	w.key("Escape")
	w.until("the review is back", func() bool { return w.shown().Presenting == "" && !w.shown().Full })
	w.quit()
	assert.Contains(t, must(t, "verify", file), "Sound")
}

// screen is a display of its own with the program on it.
type screen struct {
	t       *testing.T
	home    string
	binary  string
	display string
	program *exec.Cmd

	mu    sync.Mutex
	state ui.State
}

// shown is what the window reported last.
func (s *screen) shown() ui.State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

// hear takes a line of what the program says.
func (s *screen) hear(line string) {
	if text, ok := strings.CutPrefix(line, "state "); ok {
		var now ui.State
		if assert.NoError(s.t, json.Unmarshal([]byte(text), &now), line) {
			s.mu.Lock()
			s.state = now
			s.mu.Unlock()
		}
	}
}

func (s *screen) wording(file string, uid chronology.UID) string {
	for _, e := range s.events(file) {
		if e.UID == uid {
			return e.Wording
		}
	}
	return ""
}

// lastStep is what the history calls the last step.
func (s *screen) lastStep(file string) string {
	s.t.Helper()
	steps := decode[[]transactionJSON](s.t, must(s.t, "history", file, "--json"))
	return steps[0].Label
}

func newScreen(t *testing.T) *screen {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool", "xwd", "pdftotext"} {
		_, err := exec.LookPath(tool)
		require.NoError(t, err, "%s is missing: run make setup", tool)
	}
	s := &screen{t: t, home: t.TempDir()}
	s.binary = filepath.Join(s.home, "throughline")
	out, err := exec.Command("go", "build", "-o", s.binary, ".").CombinedOutput()
	require.NoError(t, err, string(out))

	number, numbered, err := os.Pipe()
	require.NoError(t, err)
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1280x720x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{numbered}
	require.NoError(t, x.Start())
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	require.NoError(t, numbered.Close())
	line, err := bufio.NewReader(number).ReadString('\n')
	require.NoError(t, err, "Xvfb says which display it serves")
	s.display = ":" + strings.TrimSpace(line)
	return s
}

func (s *screen) environment() []string {
	return append(os.Environ(), "DISPLAY="+s.display, "WAYLAND_DISPLAY=", "HOME="+s.home,
		"XDG_CONFIG_HOME="+s.home, "XDG_CACHE_HOME="+s.home, "LANG=en_GB.UTF-8", "FYNE_THEME=light")
}

// start opens the program and waits until its first picture is complete.
func (s *screen) start(args ...string) {
	s.t.Helper()
	s.program = exec.Command(s.binary, append([]string{"--report-ready"}, args...)...)
	s.program.Env = s.environment()
	messages, err := s.program.StderrPipe()
	require.NoError(s.t, err)
	require.NoError(s.t, s.program.Start())
	program := s.program
	s.t.Cleanup(func() { _ = program.Process.Kill() })
	ready := make(chan bool, 1)
	go func() {
		lines := bufio.NewScanner(messages)
		for lines.Scan() {
			if lines.Text() == "ready" {
				ready <- true
			}
			s.hear(lines.Text())
		}
		close(ready)
	}()
	select {
	case ok := <-ready:
		require.True(s.t, ok, "the program ended before its window was complete")
	case <-time.After(patience):
		require.Fail(s.t, "the window was not complete in time")
	}
	s.do("search", "--sync", "--onlyvisible", "--name", ".", "windowfocus", "--sync")
}

// patience is how long the journey waits for anything; software rendering under the race
// detector on a busy machine is slow.
const patience = 60 * time.Second

// quit closes what lies over the window (a dialog appears in its own time) and
// then the program.
func (s *screen) quit() {
	s.t.Helper()
	done := make(chan error, 1)
	go func() { done <- s.program.Wait() }()
	for end := time.Now().Add(patience); time.Now().Before(end); {
		// The program may end between the two keys, and its window with it.
		cmd := exec.Command("xdotool", "key", "Escape", "sleep", "0.3", "key", "ctrl+q")
		cmd.Env = s.environment()
		require.NoError(s.t, cmd.Run())
		select {
		case err := <-done:
			require.NoError(s.t, err, "the program ends well")
			return
		case <-time.After(time.Second):
		}
	}
	require.Fail(s.t, "the program did not end", "the screen is in %s", s.picture())
}

// do runs xdotool on the screen.
func (s *screen) do(args ...string) string {
	s.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = s.environment()
	out, err := cmd.CombinedOutput()
	require.NoError(s.t, err, "xdotool %v: %s", args, out)
	return string(out)
}

func (s *screen) key(name string)   { s.do("key", "--clearmodifiers", name); time.Sleep(keyPause) }
func (s *screen) typed(text string) { s.do("type", "--delay", "30", text); time.Sleep(keyPause) }

// keyPause is what a quick typist leaves between keys.
const keyPause = 120 * time.Millisecond

func (s *screen) tabs(n int) {
	for range n {
		s.key("Tab")
	}
}

func (s *screen) title() string {
	return s.do("search", "--onlyvisible", "--name", ".", "getwindowname")
}

// enter begins a new event and fills it.
func (s *screen) enter(date, source, what string) {
	s.key("ctrl+n")
	s.fill(date, source, what)
}

// fill types into the form, which has the keyboard in the date.
func (s *screen) fill(date, source, what string) {
	s.typed(date)
	s.tabs(2) // past the date on which it became known
	s.typed(source)
	s.tabs(5) // past agency, service, kind and title
	s.typed(what)
	s.key("Tab")
}

// until waits for a condition.
func (s *screen) until(what string, condition func() bool) {
	s.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if condition() {
			return
		}
	}
	require.Fail(s.t, what+" did not come about", "the screen is in %s", s.picture())
}

// picture keeps what the screen shows, to be looked at after a failure.
func (s *screen) picture() string {
	path := filepath.Join(os.TempDir(), fmt.Sprintf("journey-%d.xwd", os.Getpid()))
	cmd := exec.Command("xwd", "-root", "-silent", "-out", path)
	cmd.Env = s.environment()
	if err := cmd.Run(); err != nil {
		return "(no picture: " + err.Error() + ")"
	}
	return path
}

func (s *screen) events(file string) []eventJSON {
	s.t.Helper()
	return decode[[]eventJSON](s.t, must(s.t, "events", file, "--json"))
}

func (s *screen) whats(file string) string {
	var all []string
	for _, e := range s.events(file) {
		all = append(all, e.What)
	}
	return strings.Join(all, "\n")
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
