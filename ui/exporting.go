package ui

import (
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// exporting is a file being written. The window has no other way to write one:
// what is for the panel or the public is rendered and swept by export.Release, and
// comes back here until nothing is left to be looked at.
type exporting struct {
	d         *desk
	of        *exportDialog    // that it was asked for in, open below; nil where it was not
	releases  []export.Release // one, or one for each copy
	done      []export.Report  // of those that are written
	looked    bool             // at the replacements
	confirmed bool             // that characters or explanations are missing

	stopped atomic.Bool
	shown   time.Time // when the bar was last moved
	bar     *widget.ProgressBar
	sheet   *sheet
}

// release is the one that is being written.
func (x *exporting) release() *export.Release { return &x.releases[len(x.done)] }

// begin asks of what may be a name before the file is made.
func (x *exporting) begin() {
	if !x.release().Version.Masked() || x.looked {
		x.run()
		return
	}
	x.looked = true
	x.look(x.release().Version, func(list []chronology.Replacement) {
		switch {
		case x.stopped.Load():
			x.d.w.fail(export.ErrStopped)
		case slices.ContainsFunc(list, unsettled):
			x.d.openReplacements(x.release().Version, list, "Write the file", x.run).leave = x.leave
		default:
			x.run()
		}
	})
}

// leave closes the dialog that the file was asked for in, for a text of the review.
func (x *exporting) leave() {
	if x.of != nil {
		x.of.leave()
	}
}

// look finds what a version says instead of the review; nothing where that was stopped.
func (x *exporting) look(v chronology.Version, done func([]chronology.Replacement)) {
	var list []chronology.Replacement
	x.aside("Looking for names…", func(r *chronology.Review) (err error) {
		_, list, err = chronology.RenderProgress(r, chronology.Solve(r), v, x.progress)
		return err
	}, func(error) { done(list) })
}

// unsettled reports whether a replacement waits for the author: it may be a name,
// and stands as it was.
func unsettled(p chronology.Replacement) bool { return !p.Decided && p.Sure == naming.Doubtful }

// aside works on the review as it is now, with a bar and a way to stop.
func (x *exporting) aside(what string, work func(*chronology.Review) error, done func(error)) {
	if x.of != nil {
		x.of.preview.rest()
	}
	x.bar = widget.NewProgressBar()
	x.stopped.Store(false)
	var stop *button
	stop = x.d.w.button("Stop", func() {
		x.stopped.Store(true)
		stop.SetText("Stopping…") // what cannot be broken off midway takes a few seconds in a long review
		stop.Disable()
	})
	x.sheet = x.d.w.newSheet(what, x.bar, stop)
	x.sheet.closed = func() { x.stopped.Store(true) } // by Escape too
	x.sheet.show(420, 0, stop)
	snapshot := x.d.s.review().Snapshot()
	var err error
	x.d.w.p.background(func() { err = work(snapshot) }, func() {
		x.sheet.closed = nil
		x.sheet.hide()
		done(err)
	})
}

// run makes the file and writes it, if nothing stands against it.
func (x *exporting) run() {
	x.release().Options.Progress = x.progress
	x.release().Options.Confirm = func(export.Report) bool { return x.confirmed }
	var released export.Released
	x.aside("Writing "+filepath.Base(x.release().Path), func(r *chronology.Review) (err error) {
		// The dates are worked out anew: those of the window may change meanwhile.
		dating := chronology.Solve(r)
		if x.stopped.Load() {
			return export.ErrStopped
		}
		released, err = x.release().Write(r, dating)
		return err
	}, func(err error) {
		switch {
		case err == nil:
			x.wrote(released.Report)
		case errors.Is(err, export.ErrFindings):
			x.openFindings(released.Findings)
		case errors.Is(err, export.ErrStopped) && !released.Report.Quiet() && !x.stopped.Load():
			x.confirm(released.Report)
		default:
			x.failed(err)
		}
	})
}

// failed says why nothing was written, and which of several copies were before.
func (x *exporting) failed(err error) {
	what := explainWriting(err)
	if len(x.done) > 0 {
		what.Text += "\n\nWritten before, and kept in the list of copies: " + strings.Join(x.files(), ", ") +
			". Export goes on with the readers who have none yet."
	}
	x.d.w.tell(what.Title, what.Text)
}

// confirm asks whether a file may be written in which characters cannot be printed
// or abbreviations are not explained.
func (x *exporting) confirm(report export.Report) {
	title, say := "Some characters cannot be printed", []string{"Nothing has been written yet."}
	if len(report.Missing) > 0 {
		say = append(say, x.missingWords(report.Missing, "cannot"), "Change the text at these places, or write the file with the sign in it.")
	} else {
		title = "Some abbreviations are not explained"
	}
	if len(report.Unexplained) > 0 {
		say = append(say, unexplainedWords(report.Unexplained),
			"Explain them in Review > Set-up > "+sectionAbbreviations+", or write the file as it is.")
	}
	x.d.w.ask(title, strings.Join(say, "\n\n"), "Write all the same", func() {
		x.confirmed = true
		x.run()
	})
}

// unexplainedWords says which abbreviations the glossary lacks.
func unexplainedWords(shorts []string) string {
	return "The parts that are printed use " + count(len(shorts), "abbreviation") + " that the glossary does not explain: " + strings.Join(shorts, ", ") + "."
}

// barInterval is how often the bar moves.
const barInterval = 100 * time.Millisecond

// progress is called by the writer, on its own goroutine.
func (x *exporting) progress(done, total int) bool {
	if now := time.Now(); total > 0 && now.Sub(x.shown) > barInterval {
		x.shown = now
		share := float64(done) / float64(total)
		fyne.Do(func() { x.bar.SetValue(share) })
	}
	return !x.stopped.Load()
}

// wrote keeps who has got the copy, and goes on to the next, if there is one.
func (x *exporting) wrote(report export.Report) {
	x.give(x.release())
	if x.of != nil {
		x.of.served(x.release().Options.Copy)
	}
	if x.done = append(x.done, report); len(x.done) < len(x.releases) {
		x.run()
		return
	}
	x.written()
}

// give keeps a numbered copy in the list of those that were given out.
func (x *exporting) give(release *export.Release) {
	if given := release.Given(x.d.s.review()); given != nil {
		x.d.s.edit(given.Giving(), func(e *store.Edit) error { return e.Put(given) })
	}
}

// fileWritten says where a file is that was written in some other way.
func (d *desk) fileWritten(path string) {
	(&exporting{d: d, releases: []export.Release{{Path: path}}, done: []export.Report{{}}}).written()
}

// written says where the file is and what could not be shown in it.
func (x *exporting) written() {
	path := x.releases[0].Path
	if x.of != nil {
		x.of.sheet.hide()
	}
	x.d.status.say("Written: " + path + where(len(x.done) > 1, " and "+count(len(x.done)-1, "copy")))
	text := strings.Join(x.files(), "\n")
	if x.releases[0].Version.Masked() {
		text += "\n\nSwept before it was written: nothing is in it that was not knowingly let through."
	}
	if missing := x.done[0].Missing; len(missing) > 0 {
		text += "\n\n" + x.missingWords(missing, "could not")
	}
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapWord
	var s *sheet
	done := x.d.w.button("Close", func() { s.hide() })
	folder := x.d.w.button("Show in folder", func() { x.d.w.openPath(filepath.Dir(path)) })
	open := x.d.w.button("Open", func() { s.hide(); x.d.w.openPath(path) })
	s = x.d.w.newSheet(either(len(x.done) > 1, "The copies are written", "The file is written"), container.NewVScroll(label), done, folder, open)
	s.showText(label, open)
}

// files are those that are written.
func (x *exporting) files() []string {
	lines := make([]string, len(x.done))
	for i, report := range x.done {
		lines[i] = x.releases[i].Path + where(report.Pages > 0, " ("+count(report.Pages, "page")+")")
	}
	return lines
}

// missingWords lists the characters that no font has, each with the events that hold it.
func (x *exporting) missingWords(missing []export.MissingCharacter, cannot string) string {
	var seen []rune
	places := map[rune][]string{}
	for _, m := range missing {
		if !slices.Contains(seen, m.Char) {
			seen = append(seen, m.Char)
		}
		if place := x.d.placeOf(m.Where); !slices.Contains(places[m.Char], place) {
			places[m.Char] = append(places[m.Char], place)
		}
	}
	lines := make([]string, len(seen))
	for i, r := range seen {
		lines[i] = strconv.QuoteRune(r) + " in " + strings.Join(places[r], ", ")
	}
	return count(len(seen), "character") + " " + cannot + " be printed, as no font has " + itOrThem(len(seen)) +
		"; each place shows \uFFFD instead:\n" + strings.Join(lines, "\n")
}

// placeOf names whose text something stands in: an event by its ref.
func (d *desk) placeOf(uid chronology.UID) string {
	switch x := d.s.review().Find(uid).(type) {
	case *chronology.Event:
		if ref := d.s.dating.Ref(uid); ref != "" {
			return ref
		}
		return x.ShortTitle()
	case *chronology.Paragraph:
		return "paragraph " + d.s.review().NumberOf(uid)
	case nil:
		return "the review"
	default:
		return strings.ToLower(sectionOf(x))
	}
}

// openPath shows a file or folder of this computer with whatever the system has for it.
func (w *window) openPath(path string) {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	if w.p.app.OpenURL(&url.URL{Scheme: "file", Path: slashed}) != nil {
		w.tell("This computer has nothing to open it with", "Nothing is lost; it is here: "+path)
	}
}
