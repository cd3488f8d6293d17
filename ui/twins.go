package ui

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// twinsDialog lists entries of different agencies that may tell of one contact,
// with their accounts side by side, and what has been said of others. Nothing is
// merged: what the author says becomes a link, one step each.
type twinsDialog struct {
	d       *desk
	found   []chronology.Twin // proposed, also those that have been judged since
	later   []twinKey         // put off, the last at the end
	verdict chronology.Verdict
	pairs   []twinPair // listed
	at      int
	links   int // of the review when the proposals were worked out

	running, again, stopped bool
	took                    time.Duration
	heard                   func() // stops watching the session

	says  *prose
	kinds *chipGroup
	list  *list
	pane  *twinPane
	sheet *sheet
}

// twinKey names a pair.
type twinKey [2]chronology.UID

// twinPair is a pair in the list.
type twinPair struct {
	twinKey
	reasons []string
	note    string
}

// twinKinds are the chips above the list, by what was said.
var twinKinds = []struct {
	verdict chronology.Verdict
	name    string
}{
	{chronology.VerdictOpen, "To decide"}, {chronology.VerdictSame, "Same event"},
	{chronology.VerdictDisagree, "Disagree"}, {chronology.VerdictNotSame, "Not the same"},
}

func (d *desk) openTwins() *twinsDialog {
	d.inspector.commit()
	t := &twinsDialog{d: d, says: newCaption("")}
	t.kinds = newChipGroup(chipsChoose, func(n int) { t.turn(twinKinds[n].verdict) })
	t.kinds.common = d.w.key
	t.list = d.w.list(func() int { return len(t.pairs) },
		func() fyne.CanvasObject {
			title, other, note := newWords(""), newWords(""), newSmallWords("")
			title.least, other.least, note.least = 10, 10, 10
			return container.NewPadded(newColumn(0.5, title, other, note))
		}, t.row)
	t.list.OnSelected = func(n int) { t.at = n; t.pane.load(t.chosen()) }
	t.list.key, t.list.typed = t.key, t.letter
	t.pane = newTwinPane(t)
	done := d.w.button("Close", func() { t.sheet.hide() })
	split := container.NewHSplit(t.list, t.pane.content)
	split.SetOffset(0.34)
	t.sheet = d.w.newSheet("Duplicates and different accounts",
		container.NewBorder(newColumn(1.5, t.says, t.kinds), nil, nil, nil, split), done)
	t.sheet.undoable = true
	t.heard = d.s.watch(t.news)
	t.sheet.closed = func() { t.stopped = true; t.heard() }
	t.fill()
	t.sheet.show(1180, 660, t.list)
	t.work()
	return t
}

// news follows undo and other steps that are made while the dialog is open. What
// has been judged leaves the list at once; proposals are worked out anew only where
// there can be others.
func (t *twinsDialog) news(n news) {
	if !n.others && len(n.events) == 0 {
		return
	}
	t.fill()
	if len(n.events) > 0 || len(t.d.s.review().Links) < t.links {
		t.work()
	}
}

// fewToCompare are so few entries that nobody notices their being compared.
const fewToCompare = 2000

// work looks for proposals: at once where nobody would notice, else aside.
func (t *twinsDialog) work() {
	if t.running {
		t.again = true
		return
	}
	s := t.d.s
	t.running, t.again, t.links = true, false, len(s.review().Links)
	snapshot, known := s.review().Snapshot(), s.dating
	look := func() []chronology.Twin {
		found, _ := known.Afresh(snapshot).Twins(func(int, int) bool { return !t.stopped })
		return found
	}
	began := time.Now()
	finish := func(found []chronology.Twin) {
		t.running, t.took = false, time.Since(began)
		if t.stopped {
			return
		}
		t.found = found
		t.fill()
		if t.again {
			t.work()
		}
	}
	if t.took < noticeable && len(snapshot.Events) < fewToCompare {
		finish(look())
		return
	}
	t.say()
	var found []chronology.Twin
	s.solving.background(func() { found = look() }, func() { finish(found) })
}

// turn lists the pairs of another verdict.
func (t *twinsDialog) turn(v chronology.Verdict) {
	t.verdict, t.at = v, 0
	t.fill()
	t.d.w.win.Canvas().Focus(t.list)
}

// fill lists the pairs. The keyboard stays at its place in the list.
func (t *twinsDialog) fill() {
	judged := t.d.s.review().Judged()
	said := map[twinKey]bool{}
	for _, j := range judged {
		said[keyOf(j.First, j.Second)] = true
	}
	counts := map[chronology.Verdict]int{}
	t.pairs = t.pairs[:0]
	for _, twin := range t.open(said) {
		counts[chronology.VerdictOpen]++
		if t.verdict == chronology.VerdictOpen {
			note := fmt.Sprintf("%d %% alike · %s", int(100*twin.Likeness+0.5), twin.Reasons[0])
			t.pairs = append(t.pairs, twinPair{twinKey{twin.First, twin.Second}, twin.Reasons, note})
		}
	}
	for _, j := range judged {
		kind, note := j.Verdict, t.judgedNote(j)
		if kind == chronology.VerdictOnce {
			kind = chronology.VerdictSame
		}
		counts[kind]++
		if t.verdict == kind {
			t.pairs = append(t.pairs, twinPair{twinKey{j.First, j.Second}, nil, note})
		}
	}
	t.showKinds(counts)
	t.say()
	t.at = max(0, min(t.at, len(t.pairs)-1))
	t.list.UnselectAll()
	t.list.Refresh()
	if len(t.pairs) > 0 {
		t.list.Select(t.at)
	} else {
		t.pane.load(twinPair{})
	}
}

// open are the proposals of which nothing has been said, those put off last.
func (t *twinsDialog) open(said map[twinKey]bool) []chronology.Twin {
	var now, later []chronology.Twin
	r := t.d.s.review()
	for _, twin := range t.found {
		key := keyOf(twin.First, twin.Second)
		switch {
		case said[key] || r.Event(twin.First) == nil || r.Event(twin.Second) == nil:
		case slices.Contains(t.later, key):
			later = append(later, twin)
		default:
			now = append(now, twin)
		}
	}
	return append(now, later...)
}

// judgedNote says what was said of a pair.
func (t *twinsDialog) judgedNote(j chronology.Judged) string {
	once := where(j.Once, "printed once, in the row of "+t.d.s.dating.Ref(j.First))
	switch j.Verdict {
	case chronology.VerdictNotSame:
		return "not the same: not proposed again"
	case chronology.VerdictDisagree:
		return joinFilled(" · ", "the accounts disagree", once)
	case chronology.VerdictOnce:
		return joinFilled(" · ", "the same event", once)
	}
	return "the same event · each printed"
}

// keyOf is a pair without regard to which is first.
func keyOf(a, b chronology.UID) twinKey {
	if a > b {
		a, b = b, a
	}
	return twinKey{a, b}
}

func (t *twinsDialog) showKinds(counts map[chronology.Verdict]int) {
	chips := make([]groupChip, len(twinKinds))
	for n, k := range twinKinds {
		chips[n] = groupChip{text: k.name + " " + strconv.Itoa(counts[k.verdict]), on: k.verdict == t.verdict}
	}
	t.kinds.set(chips)
}

// say explains the list.
func (t *twinsDialog) say() {
	said := "Both entries are kept whatever is said of them. Undo (Ctrl+Z) works here."
	switch {
	case t.running:
		said = "Looking for entries that may tell of one contact…"
	case len(t.pairs) > 0:
	case t.verdict == chronology.VerdictOpen:
		said = "No two entries of different agencies are so alike that they may tell of one contact, beyond what has been decided."
	default:
		said = "Nothing of this kind has been said yet."
	}
	t.says.say(said, captionColour)
}

func (t *twinsDialog) row(n int, o fyne.CanvasObject) {
	lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	pair := t.pairs[n]
	for side, uid := range pair.twinKey {
		lines[side].(*words).say(t.line(uid))
	}
	lines[2].(*words).say(pair.note)
}

// line names an entry by its reference and its first words.
func (t *twinsDialog) line(uid chronology.UID) string {
	e := t.d.s.review().Event(uid)
	if e == nil {
		return chronology.EventLost
	}
	return t.d.s.dating.Ref(uid) + "  " + e.ShortTitle()
}

// chosen is the pair that the keyboard is on; the zero pair for none.
func (t *twinsDialog) chosen() twinPair {
	if t.at < len(t.pairs) {
		return t.pairs[t.at]
	}
	return twinPair{}
}

func (t *twinsDialog) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		t.visit()
	case fyne.KeyPageDown:
		t.pane.scrollBy(1)
	case fyne.KeyPageUp:
		t.pane.scrollBy(-1)
	default:
		return t.d.w.key(ev)
	}
	return true
}

// letter does what a letter stands for on the buttons.
func (t *twinsDialog) letter(r rune) {
	for _, a := range t.pane.acts {
		if a.letter == r || a.letter == r-'a'+'A' {
			t.act(a)
			return
		}
	}
}

// act does something about the chosen pair and gives the keyboard back to the list.
func (t *twinsDialog) act(a twinAct) {
	if len(t.pairs) == 0 || a.judged && t.verdict == chronology.VerdictOpen || a.open && t.verdict != chronology.VerdictOpen {
		return
	}
	a.do(t.chosen())
	if t.sheet.open {
		t.d.w.win.Canvas().Focus(t.list)
	}
}

// judge makes one step of what the author says of a pair.
func (t *twinsDialog) judge(label string, pair twinKey, v chronology.Verdict) {
	made, gone := t.d.s.review().Judge(pair[0], pair[1], v)
	if len(made)+len(gone) == 0 {
		return
	}
	t.d.s.edit(label, func(tx *store.Edit) error {
		for _, uid := range gone {
			if err := tx.Remove(uid); err != nil {
				return err
			}
		}
		for _, l := range made {
			if err := tx.Put(l); err != nil {
				return err
			}
		}
		return nil
	})
}

// putOff moves a pair to the end of the list, until the dialog is closed.
func (t *twinsDialog) putOff(pair twinKey) {
	key := keyOf(pair[0], pair[1])
	t.later = append(slices.DeleteFunc(t.later, func(k twinKey) bool { return k == key }), key)
	t.fill()
}

// visit closes the list and leads to the two events.
func (t *twinsDialog) visit() {
	if len(t.pairs) == 0 {
		return
	}
	pair := t.chosen()
	t.sheet.hide()
	t.d.goTo(pair.twinKey[0])
	t.d.s.chooseAll(pair.twinKey[:])
}

// captionedHead names a part in bold.
func captionedHead(text string) *prose {
	head := newProse(text, theme.ColorNameForeground)
	head.style.Bold = true
	return head
}
