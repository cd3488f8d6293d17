// Package ui is the window: the start screen, the views of a review, the
// dialogs around them, and every sentence that a person reads when something
// goes wrong.
//
// Run starts it. A program owns the windows (window); a window shows the start
// screen or one review (desk) through a session, which is all that the views
// (timeline, table, narrative) and the inspector know. Changes go through
// session.edit, so that each is one step of history, saved before the screen
// says so.
package ui

import (
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/ui/surface"
)

// Options are what the program is started with.
type Options struct {
	// File is opened at once; "" shows the start screen.
	File string
	// Sample opens the working copy of the bundled review.
	Sample bool
	// SamplePath is where the working copy of the bundled review is kept; ""
	// is a folder of the program's own.
	SamplePath string
	// Copier speeds up windows that a processor draws; may be nil.
	Copier surface.Copier
	// Frames says what the windows' frames are to hold. It is called before a
	// window is shown; may be nil.
	Frames func()
	// OnReady is called once, when the first window stands complete.
	OnReady func()
	// OnState is called whenever a window shows something else.
	OnState func(State)
}

// program is what all windows share.
type program struct {
	app        fyne.App
	options    Options
	settings   *settings
	look       *look
	clip       eventClip
	windows    []*window
	ahead      *ahead                              // what is read before there is a window; nil for nothing
	refused    error                               // why the last file could not be opened
	background func(work, done func())             // see inBackground; tests do both at once
	timer      func(wait time.Duration, do func()) // see afterwards; nil in tests
	releasing  sync.Once
	released   chan struct{}  // closed once every file is
	exit       func(code int) // ends the program at once; nil in tests
	grace      time.Duration  // see usualGrace
}

// Run shows the first window and serves until the last is closed. The app
// comes from outside because only the command may import the package that
// makes one.
func Run(a fyne.App, o Options) {
	p := newProgram(a, o)
	p.readAhead()
	p.serve(p.newWindow())
}

// serve shows the first window, with what the program was started for, until
// the last window is closed.
func (p *program) serve(w *window) {
	if p.options.File != "" || p.options.Sample {
		p.begin(w) // the review is read while the system makes the window
	} else {
		p.app.Lifecycle().SetOnStarted(func() { p.begin(w) })
	}
	p.app.Lifecycle().SetOnStopped(p.release)
	p.exit = os.Exit
	p.heed()
	w.win.ShowAndRun()
	p.release()
}

func newProgram(a fyne.App, o Options) *program {
	p := &program{app: a, options: o, settings: newSettings(a.Preferences()), background: inBackground, timer: afterwards,
		released: make(chan struct{}), grace: usualGrace}
	p.look = &look{choice: p.settings.theme(), scale: p.settings.textScale()}
	symbolsAsPrinted()
	a.Settings().SetTheme(p.look)
	keepMemory()
	return p
}

// begin shows what the program was started for.
func (p *program) begin(w *window) {
	switch {
	case p.options.File != "":
		w.open(p.options.File)
	case p.options.Sample:
		w.openSample()
	default:
		p.ready()
	}
}

// ready tells the caller of Run, once, that the first window stands.
func (p *program) ready() {
	if tell := p.options.OnReady; tell != nil {
		p.options.OnReady = nil
		tell()
	}
}

// quit closes every window in order, as if each had been closed by hand.
func (p *program) quit() {
	for _, w := range slices.Clone(p.windows) {
		w.close()
	}
}

// showing returns the window that has the file open, or nil.
func (p *program) showing(path string) *window {
	for _, w := range p.windows {
		if w.desk != nil && samePath(w.desk.s.file.Path(), path) {
			return w
		}
	}
	return nil
}

func samePath(a, b string) bool {
	if absolute, err := filepath.Abs(a); err == nil {
		a = absolute
	}
	if absolute, err := filepath.Abs(b); err == nil {
		b = absolute
	}
	return a == b
}

// restyle applies the theme and the text size, and remembers them.
func (p *program) restyle(choice themeChoice, scale float32) {
	p.settings.setTheme(choice)
	p.settings.setTextScale(scale)
	p.wear(&look{choice: choice, scale: scale})
}

// wear shows every window in a theme and a text size, for as long as it lasts.
func (p *program) wear(l *look) {
	p.look = l
	p.app.Settings().SetTheme(l)
	for _, w := range p.windows {
		w.restyled()
	}
}

// largerText moves the text size by steps of textScales.
func (p *program) largerText(steps int) {
	at := slices.Index(textScales, p.look.scale) + steps
	at = min(max(at, 0), len(textScales)-1)
	p.restyle(p.look.choice, textScales[at])
}

// samplePath is where the working copy of the bundled review is kept.
func (p *program) samplePath() string {
	if p.options.SamplePath != "" {
		return p.options.SamplePath
	}
	return filepath.Join(p.app.Storage().RootURI().Path(), "Bundled review"+fileEnding)
}

// usualFolder is where a new file is offered to be saved: the last place used,
// else the person's documents.
func (p *program) usualFolder() string {
	if last := p.settings.folder(); last != "" {
		if info, err := os.Stat(last); err == nil && info.IsDir() {
			return last
		}
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	documents := filepath.Join(home, "Documents")
	if info, err := os.Stat(documents); err == nil && info.IsDir() {
		return documents
	}
	return home
}

// who is the name that the history gives to changes: the one that the
// computer knows.
func who() string {
	u, err := user.Current()
	if err != nil {
		return ""
	}
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}

// fileEnding is how the name of a review's file ends.
const fileEnding = ".throughline"
