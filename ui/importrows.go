package ui

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake"
)

// importRows lists the rows, the worst first, with the one that is marked read
// out beside them. N and P go to the next and the last fault, Enter to the field
// at fault, K says that a doubt has been looked at, X leaves a row out.
type importRows struct {
	p     *importPreview
	only  intake.State // of the rows that are listed
	every bool         // all are
	shown []*intake.PreviewRow

	chips *chipGroup
	list  *rowList
	row   *importRow
	whole fyne.CanvasObject

	marked intake.RowKey
	next   intake.RowKey // where to go once the marked row is well
	going  bool          // the marked row was just dealt with
}

// rowSign is how the state of a row is told, by colour not alone.
type rowSign struct {
	state      intake.State
	name, sign string
	colour     fyne.ThemeColorName
}

var rowStates = []rowSign{
	{intake.Refused, "Refused", "✕", theme.ColorNameError},
	{intake.Doubted, "To look at", "?", theme.ColorNameWarning},
	{intake.Vague, "Vague", "~", theme.ColorNameForeground},
	{intake.Clean, "Good", "✓", theme.ColorNameSuccess},
	{intake.LeftOut, "Left out", "–", theme.ColorNamePlaceHolder},
}

func newImportRows(p *importPreview) *importRows {
	r := &importRows{p: p, every: true}
	r.chips = newChipGroup(chipsChoose, r.filter)
	r.list = newRowList(r)
	r.row = newImportRow(r)
	hint := newCaption("N, P: next, previous fault · Enter: correct · K: looked at (Shift+K: all with the same doubt) · X: leave out, take in · J, S: join, split · 1 to 4: the pages · Ctrl+Enter: bring in")
	split := container.NewHSplit(r.list, r.row.content)
	split.SetOffset(0.4)
	hint.Hidden = p.cramped()
	r.whole = under(newColumn(1.5, r.chips, hint), split)
	return r
}

func (r *importRows) name() string               { return "Rows " + chronology.Number(len(r.p.preview.Rows)) }
func (r *importRows) content() fyne.CanvasObject { return r.whole }
func (r *importRows) first() fyne.Focusable      { return r.list }

func (r *importRows) begin() { r.mark(max(0, r.find(r.marked))) }

// filter lists the rows of one state, or all.
func (r *importRows) filter(chip int) {
	if r.every = chip == 0; !r.every {
		r.only = rowStates[chip-1].state
	}
	r.show()
}

// show lists the rows as they were read last. The row that was marked stays so,
// unless it was just dealt with: then the next fault is.
func (r *importRows) show() {
	counts := map[intake.State]int{}
	r.shown = r.shown[:0]
	for _, row := range r.p.preview.Rows {
		counts[row.State()]++
		if r.every || row.State() == r.only {
			r.shown = append(r.shown, row)
		}
	}
	chips := []groupChip{{text: "All " + chronology.Number(len(r.p.preview.Rows)), on: r.every}}
	for _, s := range rowStates {
		chips = append(chips, groupChip{text: joinFilled(" ", s.sign, s.name, chronology.Number(counts[s.state])), on: !r.every && r.only == s.state})
	}
	r.chips.set(chips)
	r.list.Refresh()
	at := max(0, r.find(r.marked))
	if row := r.p.rowOf(r.marked); r.going && (row == nil || row.State() > intake.Doubted) {
		if next := r.find(r.next); row != nil && next >= 0 {
			at = next
		}
		r.p.d.w.win.Canvas().Focus(r.list)
	}
	r.going = false
	r.mark(at)
}

func (r *importRows) find(key intake.RowKey) int {
	for i, row := range r.shown {
		if row.Key() == key {
			return i
		}
	}
	return -1
}

// rowOf is a row as it was read last; nil where it is there no more.
func (p *importPreview) rowOf(key intake.RowKey) *intake.PreviewRow {
	for _, row := range p.preview.Rows {
		if row.Key() == key {
			return row
		}
	}
	return nil
}

// mark reads a row out and puts the keyboard on it.
func (r *importRows) mark(at int) {
	if at >= len(r.shown) {
		r.row.load(nil)
		return
	}
	r.list.Highlight(at)
}

func (r *importRows) load(at int) {
	if at >= 0 && at < len(r.shown) {
		r.marked = r.shown[at].Key()
		r.row.load(r.shown[at])
	}
}

// fault is the next row in a direction that is refused or doubted, round the end
// of the list; −1 where there is none.
func (r *importRows) fault(step int) int {
	at := max(0, r.find(r.marked))
	for n := 1; n <= len(r.shown); n++ {
		i := ((at+step*n)%len(r.shown) + len(r.shown)) % len(r.shown)
		if r.faulty(r.shown[i]) {
			return i
		}
	}
	return -1
}

// faulty reports whether a row is still to be dealt with: what was said of it may
// not have been read yet.
func (r *importRows) faulty(row *intake.PreviewRow) bool {
	said := r.p.mended[row.Key()]
	return !said.Left && !r.p.fresh[row.Key()] && (row.State() == intake.Refused || row.State() == intake.Doubted && !said.Looked)
}

// settle says something of the marked row that settles it, and goes on to the
// next fault at once.
func (r *importRows) settle(change func(*intake.Mending)) {
	if r.p.rowOf(r.marked) == nil {
		return
	}
	r.going = false
	r.p.mend(r.marked, change)
	if next := r.fault(1); next >= 0 {
		r.mark(next)
	}
	r.p.read()
}

// correct changes the marked row and, where it was asked to go on, goes on to the
// next fault once the row is well.
func (r *importRows) correct(key intake.RowKey, goOn bool, change func(*intake.Mending)) {
	if r.going, r.next = goOn, (intake.RowKey{}); goOn {
		if next := r.fault(1); next >= 0 {
			r.next = r.shown[next].Key()
		}
	}
	r.p.mend(key, change)
	r.p.read()
}

// mend keeps what the author says of a row.
func (p *importPreview) mend(key intake.RowKey, change func(*intake.Mending)) {
	m := p.mended[key]
	texts := map[intake.Field]string{}
	for f, text := range m.Texts {
		texts[f] = text
	}
	m.Texts = texts
	change(&m)
	p.mended[key] = m
	p.fresh[key] = true
}

// lookedAt takes the doubts of the marked row for looked at or, with all, those of
// every row with the same doubts.
func (r *importRows) lookedAt(all bool) {
	row := r.p.rowOf(r.marked)
	if row == nil || row.State() != intake.Doubted {
		return
	}
	looked := func(m *intake.Mending) { m.Looked = true }
	for _, other := range r.p.preview.Rows {
		if all && other.State() == intake.Doubted && slices.Equal(other.Doubts, row.Doubts) {
			r.p.mend(other.Key(), looked)
		}
	}
	r.settle(looked)
}

// leaveOut leaves the marked row out, or takes it in again.
func (r *importRows) leaveOut() {
	if r.p.mended[r.marked].Left {
		r.correct(r.marked, false, func(m *intake.Mending) { m.Left = false })
		return
	}
	r.settle(func(m *intake.Mending) { m.Left = true })
}

// join takes the marked row for a part of the one above it in the file.
func (r *importRows) join() {
	rows := r.p.preview.InOrder()
	at := slices.IndexFunc(rows, func(row *intake.PreviewRow) bool { return row.Key() == r.marked })
	if at <= 0 {
		return
	}
	r.p.mend(r.marked, func(m *intake.Mending) { m.Sort = intake.PartRow })
	r.marked = rows[at-1].Key()
	r.p.read()
}

// split makes events of the rows that were taken for parts of the marked one.
func (r *importRows) split() {
	row := r.p.rowOf(r.marked)
	if row == nil || len(row.Continued) == 0 {
		return
	}
	for _, key := range row.ContinuedKeys() {
		r.p.mend(key, func(m *intake.Mending) { m.Sort = intake.OwnRow })
	}
	r.p.read()
}

// typed does what a letter stands for.
func (r *importRows) typed(letter rune) {
	switch unicode.ToUpper(letter) {
	case 'N', 'P':
		step := 1
		if unicode.ToUpper(letter) == 'P' {
			step = -1
		}
		if to := r.fault(step); to >= 0 {
			r.mark(to)
		}
	case 'K':
		r.lookedAt(letter == 'K')
	case 'X':
		r.leaveOut()
	case 'J':
		r.join()
	case 'S':
		r.split()
	}
}

// rowList is the list of rows, which hears letters.
type rowList struct {
	list
	rows *importRows
}

func newRowList(r *importRows) *rowList {
	l := &rowList{rows: r}
	l.set(r.p.d.w, func() int { return len(r.shown) }, func() fyne.CanvasObject {
		head, note := newWords(""), newSmallWords("")
		head.least, note.least = 10, 10
		return container.NewPadded(newColumn(0.5, head, note))
	}, func(i int, o fyne.CanvasObject) {
		lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
		r.fill(i, lines[0].(*words), lines[1].(*words))
	})
	l.reach = func(i int) { l.List.Select(i); r.load(i) }
	l.OnSelected = r.load
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey implements fyne.Focusable.
func (l *rowList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.rows.row.enter()
	case fyne.KeyDelete:
		l.rows.typed('X')
	case fyne.KeyHome:
		l.rows.mark(0)
	case fyne.KeyEnd:
		l.rows.mark(len(l.rows.shown) - 1)
	default:
		l.list.TypedKey(ev)
	}
}

// TypedRune implements fyne.Focusable.
func (l *rowList) TypedRune(letter rune) {
	if !l.rows.p.turnBy(letter) {
		l.rows.typed(letter)
	}
}

func (r *importRows) fill(i int, head, note *words) {
	if i >= len(r.shown) {
		return
	}
	row := r.shown[i]
	sign := signOf(row.State())
	head.bold, head.colour = row.State() <= intake.Doubted, sign.colour
	read := ""
	if (row.Event != nil || row.Unassigned) && beginning(row.Wording) != readingOf(row) {
		read = "read as " + readingOf(row)
	}
	head.say(joinFilled(" · ", sign.sign+" "+sign.name, row.Place(), beginning(row.Wording), read))
	head.Refresh()
	note.say(noteOf(row))
}

func signOf(s intake.State) rowSign {
	for _, sign := range rowStates {
		if sign.state == s {
			return sign
		}
	}
	return rowSign{}
}

// noteOf is what is wrong with a row or, where nothing is, what it tells.
func noteOf(row *intake.PreviewRow) string {
	switch row.State() {
	case intake.Refused:
		return row.Refused
	case intake.Doubted:
		return strings.Join(row.Doubts, " ")
	}
	return beginning(row.Text(intake.What))
}

// beginning is the beginning of a text, as one line.
func beginning(text string) string {
	const longest = 300 // more does not fit any line
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "")
	}
	return strings.Join(strings.Fields(text), " ")
}

// readingOf is the date as it was read, with its time.
func readingOf(row *intake.PreviewRow) string {
	if row.Event == nil && !row.Unassigned {
		return "–"
	}
	if len(row.Reading.Relations) > 0 && row.Reading.Window == when.Always {
		return "worked out from what it names"
	}
	return joinFilled(", ", row.Reading.Window.String(), row.Reading.Clock.String())
}
