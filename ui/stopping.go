package ui

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
)

// usualGrace is how long the toolkit has to end the program, and then to do what it
// was asked.
const usualGrace = 2 * time.Second

// heed saves and closes what is open when the system asks the program to end, or
// Ctrl+C where it was started. The toolkit hears the same signal and stops; what is
// to be done then it hands from one goroutine to another, where it can be dropped,
// or waited for without end while the review stays locked.
func (p *program) heed() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-asked
		fyne.Do(func() { p.release(); p.app.Quit() })
		p.hurry()
	}()
}

// hurry ends the program where the toolkit does not. A program that has not closed
// its files even then is busy with one of them: what is saved is safe, and the
// system takes the lock away.
func (p *program) hurry() {
	time.Sleep(p.grace)
	fyne.Do(p.release) // at once where the toolkit has stopped, else as soon as it gets to it
	select {
	case <-p.released:
		p.exit(0)
	case <-time.After(p.grace):
		p.exit(1)
	}
}

// release closes what the windows have left open: the system may end the program
// without asking them. Each of those who see to it may come first.
func (p *program) release() {
	p.releasing.Do(func() {
		for _, w := range p.windows {
			w.release()
		}
		close(p.released)
	})
}
