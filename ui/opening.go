package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// opening is a review on its way into a window: the file, its dates, and its
// lanes as they were last left. All of it is worked out aside.
type opening struct {
	file   *store.File
	dating *chronology.Dating
	took   time.Duration // the dates, to be worked out
	lanes  *timeline.Index
	renew  func() // draws the lanes again, once a window shows them; nil before
	err    error  // why there is no file
}

// read gets a file, works out its dates and sorts its events into lanes.
func (p *program) read(get func() (*store.File, error)) *opening {
	o := &opening{}
	if o.file, o.err = get(); o.err != nil {
		return o
	}
	r := o.file.Review()
	started := time.Now()
	o.dating = chronology.Solve(r)
	o.took = time.Since(started)
	plans := p.settings.plans(reviewUID(r))
	o.lanes = timeline.NewIndex(lanesInput(r, o.dating, plans.plan(), func() {
		if o.renew != nil {
			o.renew()
		}
	}))
	return o
}

// lanesInput is what lanes are made from; renew is called on the main goroutine
// when silences that take longer are there.
func lanesInput(r *chronology.Review, d *chronology.Dating, plan timeline.Plan, renew func()) timeline.Input {
	return timeline.Input{
		Review: r, Dating: d, Plan: plan, Today: when.Date(time.Now().Date()),
		Ready: func() { fyne.Do(renew) },
	}
}

// ahead is a file that is being read before there is a window for it.
type ahead struct {
	path  string
	read  chan *opening
	letGo func() // of the collector, see holdCollector
}

// readAhead begins to read the file that the program was started for, while the
// system makes a window.
func (p *program) readAhead() {
	path := p.options.File
	if path == "" || sealed(path) {
		return
	}
	a := &ahead{path: path, read: make(chan *opening, 1), letGo: holdCollector()}
	p.ahead = a
	go func() { a.read <- p.readFile(path) }()
}

func (p *program) readFile(path string) *opening {
	return p.read(func() (*store.File, error) { return store.Open(path, store.Options{Who: who()}) })
}

// reading returns what reads the file at a path, or waits for it where that has begun.
func (p *program) reading(path string) func() *opening {
	if a := p.ahead; a != nil && a.path == path {
		p.ahead = nil
		return func() *opening {
			defer a.letGo()
			return <-a.read
		}
	}
	return func() *opening { return p.readFile(path) }
}

// sealed reports whether a file asks for a passphrase before it can be read.
func sealed(path string) bool {
	needs, err := store.NeedsPassphrase(path)
	return err == nil && needs
}
