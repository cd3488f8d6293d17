package ui

import (
	"fmt"
	"io"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// returnsDialog lists the agencies with what they were asked and what came back,
// and the queries to each.
type returnsDialog struct {
	d       *desk
	states  []chronology.AgencyState
	queries []*chronology.Query // to the agency that is marked, open ones first
	at      int                 // the agency
	query   int
	heard   func()

	agencies, list *list
	says, whole    *prose    // whose queries they are, and the marked one in full
	acts           []*button // that need a query
	letters        []*button
	sheet          *sheet
}

func (d *desk) openReturns() *returnsDialog {
	d.inspector.commit()
	r := &returnsDialog{d: d, says: newProse("", theme.ColorNameForeground), whole: newProse("", theme.ColorNameForeground)}
	r.agencies = d.w.list(func() int { return len(r.states) }, threeLines, r.agencyRow)
	r.agencies.OnSelected = func(n int) { r.at = n; r.query = 0; r.fillQueries() }
	r.list = d.w.list(func() int { return len(r.queries) }, threeLines, r.queryRow)
	r.list.OnSelected = func(n int) { r.query = n; r.able() }
	r.whole.style.Italic = true
	r.agencies.typed, r.list.typed = r.letter, r.letter
	r.list.key = r.key
	pane := container.NewBorder(newColumn(1.5, r.says, r.buttons()), r.whole, nil, nil, r.list)
	split := container.NewHSplit(r.agencies, container.New(&insetLayout{across: 2}, pane))
	split.SetOffset(0.46)
	done := d.w.button("Close", func() { r.sheet.hide() })
	r.sheet = d.w.newSheet("Returns and queries", split, done)
	r.sheet.undoable = true
	r.heard = d.s.watch(func(n news) {
		if n.others || len(n.events) > 0 {
			r.fill()
		}
	})
	r.sheet.closed = func() { r.heard() }
	r.fill()
	r.sheet.show(1180, 640, r.agencies)
	return r
}

// threeLines is a row of a name and two lines of what is said of it.
func threeLines() fyne.CanvasObject {
	name, first, second := newWords(""), newSmallWords(""), newSmallWords("")
	name.least, first.least, second.least = 10, 10, 10
	return container.NewPadded(newColumn(0.5, name, first, second))
}

func sayThree(o fyne.CanvasObject, lines ...string) {
	for n, line := range o.(*fyne.Container).Objects[0].(*fyne.Container).Objects {
		line.(*words).say(lines[n])
	}
}

// returnsAct is a button with the letter that presses it.
type returnsAct struct {
	letter rune
	label  string
	do     func()
}

func (r *returnsDialog) actions() []returnsAct {
	return []returnsAct{
		{'Q', "Ask a query", r.ask},
		{'A', "Answer…", func() { r.with(func(q *chronology.Query) { r.d.askAnswer(q, r.refocus) }) }},
		{'G', "Go to the entry", r.visit},
		{'X', "Delete", r.drop},
		{'P', "Letter as PDF…", func() { r.writeLetter(".pdf") }},
		{'W', "Letter as Word…", func() { r.writeLetter(".docx") }},
	}
}

func (r *returnsDialog) buttons() fyne.CanvasObject {
	row := newFlow()
	for _, a := range r.actions() {
		b := r.d.w.button(fmt.Sprintf("%s (%c)", a.label, a.letter), a.do)
		switch a.letter {
		case 'A', 'G', 'X':
			r.acts = append(r.acts, b)
		case 'P', 'W':
			r.letters = append(r.letters, b)
		}
		row.Add(b)
	}
	return row
}

// letter does what a letter stands for on the buttons.
func (r *returnsDialog) letter(typed rune) {
	for _, a := range r.actions() {
		if a.letter == typed || a.letter == typed-'a'+'A' {
			a.do()
			return
		}
	}
}

// key goes to the entry of a query with Enter and deletes it with Delete.
func (r *returnsDialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		r.visit()
	case fyne.KeyDelete:
		r.drop()
	default:
		return r.d.w.key(ev)
	}
	return true
}

// fill lists the agencies as they stand today.
func (r *returnsDialog) fill() {
	r.states = r.d.s.review().AgencyStates(r.d.s.dating, today())
	r.at = max(0, min(r.at, len(r.states)-1))
	r.agencies.UnselectAll()
	r.agencies.Refresh()
	if len(r.states) > 0 {
		query := r.query
		r.agencies.Select(r.at)
		r.query = query
	}
	r.fillQueries()
}

// chosen is the agency that is marked, nil where there is none.
func (r *returnsDialog) chosen() *chronology.Agency {
	if r.at < len(r.states) {
		return r.states[r.at].Agency
	}
	return nil
}

// fillQueries lists the queries to the agency that is marked, open ones first.
func (r *returnsDialog) fillQueries() {
	r.queries = r.queries[:0]
	agency := r.chosen()
	for _, open := range []bool{true, false} {
		for _, q := range r.d.s.review().Queries {
			if agency != nil && q.Agency == agency.UID && q.Open() == open {
				r.queries = append(r.queries, q)
			}
		}
	}
	switch {
	case agency == nil:
		r.says.say("The review has no agency yet. Review > Set-up adds one.", theme.ColorNameForeground)
	case len(r.queries) == 0:
		r.says.say("Nothing has been asked of "+agency.Name+".", theme.ColorNameForeground)
	default:
		r.says.say("Queries to "+agency.Name, theme.ColorNameForeground)
	}
	r.query = max(0, min(r.query, len(r.queries)-1))
	r.list.UnselectAll()
	r.list.Refresh()
	if len(r.queries) > 0 {
		r.list.Select(r.query)
	}
	r.able()
}

// read shows in full the query that is marked: a row holds one line of it.
func (r *returnsDialog) read() {
	text := ""
	r.with(func(q *chronology.Query) {
		text = q.Text
		if q.Answer != "" {
			text += "\nAnswered: " + q.Answer
		}
	})
	r.whole.say(text, theme.ColorNameForeground)
}

// able lets only those buttons be pressed that have something to act on.
func (r *returnsDialog) able() {
	r.read()
	for _, b := range r.acts {
		able(b, len(r.queries) > 0)
	}
	for _, b := range r.letters {
		able(b, r.at < len(r.states) && len(r.states[r.at].Queries) > 0)
	}
}

func (r *returnsDialog) agencyRow(n int, o fyne.CanvasObject) {
	s := r.states[n]
	sayThree(o, s.Agency.Name, r.sent(s), joinFilled(" · ",
		count(s.Events, "entry"), where(len(s.Queries) > 0, openWords(len(s.Queries), s.LateOnes)),
		where(s.Conflicts > 0, count(s.Conflicts, "conflict")), where(s.Doubts > 0, count(s.Doubts, "doubt"))))
}

// sent says what the agency was sent, when it was due, and what came back.
func (r *returnsDialog) sent(s chronology.AgencyState) string {
	asked := "no pack sent"
	due := ""
	if s.Pack != nil {
		asked = fmt.Sprintf("asked %s, pack %d", shortDay(s.Pack.Asked), s.Pack.Version)
		if s.Pack.Due != "" {
			due = "due " + r.d.s.review().ShowWording(s.Pack.Due) + where(s.Late, ": OVERDUE")
		}
	}
	back := "nothing received"
	if s.Return != nil {
		back = fmt.Sprintf("received %s, version %d", shortDay(s.Return.Received), s.Return.Version)
	}
	return joinFilled(" · ", asked, due, back)
}

func openWords(open, late int) string {
	return count(open, "query") + " open" + where(late > 0, fmt.Sprintf(", %d OVERDUE", late))
}

// shortDay is a stored day as it is shown; as it is stored where it is none.
func shortDay(iso string) string {
	if day, err := when.ParseDay(iso); err == nil {
		return day.String()
	}
	return iso
}

func (r *returnsDialog) queryRow(n int, o fyne.CanvasObject) {
	q, s := r.queries[n], r.d.s
	about := ""
	if s.review().Event(q.Event) != nil {
		about = "about " + s.eventLine(q.Event)
	}
	state := "asked " + shortDay(q.Asked)
	switch {
	case !q.Open():
		state = joinFilled(" · ", state, "answered "+shortDay(q.Answered), q.Answer)
	case q.Due != "":
		state = joinFilled(" · ", state, "due "+s.review().ShowWording(q.Due)+where(s.dating.Late(q, today()), ": OVERDUE"))
	}
	sayThree(o, q.Text, state, about)
}

// with does something with the query that is marked.
func (r *returnsDialog) with(do func(*chronology.Query)) {
	if r.query < len(r.queries) {
		do(r.queries[r.query])
	}
}

func (r *returnsDialog) ask() {
	if a := r.chosen(); a != nil {
		r.d.openQuery(a.UID, "", r.refocus)
	}
}

// refocus gives the keyboard back to the queries.
func (r *returnsDialog) refocus() { r.d.w.win.Canvas().Focus(r.list) }

func (r *returnsDialog) visit() {
	r.with(func(q *chronology.Query) {
		if r.d.s.review().Event(q.Event) != nil {
			r.sheet.hide()
			r.d.goTo(q.Event)
		}
	})
}

func (r *returnsDialog) drop() {
	r.with(func(q *chronology.Query) {
		r.d.s.edit("delete a query", func(tx *store.Edit) error { return tx.Remove(q.UID) })
		r.refocus()
	})
}

// writeLetter prints the open queries to the agency that is marked.
func (r *returnsDialog) writeLetter(ending string) {
	a := r.chosen()
	if a == nil || len(r.states[r.at].Queries) == 0 {
		return
	}
	r.d.w.askWhere("Letter to "+a.Name, "queries-"+fileNameFor(a.Name), ending, "Write the letter", func(path string) {
		snapshot := r.d.s.review().Snapshot()
		var err error
		r.d.w.p.background(func() {
			dating := chronology.Solve(snapshot)
			err = export.File(path, false, func(w io.Writer) error {
				return export.LetterOf(path)(w, snapshot, dating, export.Letter{Agency: a.UID, Printed: today()})
			})
		}, func() {
			if err != nil {
				r.d.w.failWriting(err)
				return
			}
			r.d.w.p.settings.setFolder(filepath.Dir(path))
			r.d.fileWritten(path)
		})
	})
}
