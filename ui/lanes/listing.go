package lanes

import (
	"image/color"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// listing is a list in the card that the keyboard walks: the events of a crowd,
// those without a date, hidden lanes.
type listing struct {
	t      *Timeline
	head   string
	note   string
	hint   string
	rows   []string
	at     int // where the keyboard is
	first  int // that is shown
	colour color.NRGBA
	about  func() (spot, bool) // what it is about, in view; false where that is no longer there
	walk   func(i int)         // the keyboard has come to a row; nil for nothing
	open   func(i int)         // Enter, or a double click
	busy   bool                // while it has the timeline select what it walks over
}

// listed is the most rows that are shown at once.
const listed = 8

// listKeys are the keys while a list has the keyboard.
var listKeys = []command{
	{KeyHelp{"Up, Down", "the row above, below", groupList}, map[chord]func(*Timeline){
		plain(fyne.KeyUp):   func(t *Timeline) { t.listBy(-1) },
		plain(fyne.KeyDown): func(t *Timeline) { t.listBy(1) },
	}},
	{KeyHelp{"Enter", "open the event, show the lane", groupList}, map[chord]func(*Timeline){
		plain(fyne.KeyReturn): (*Timeline).openListed,
		plain(fyne.KeyEnter):  (*Timeline).openListed,
	}},
	{KeyHelp{"Space, Esc", "close the list", groupList}, map[chord]func(*Timeline){
		plain(fyne.KeySpace):  func(t *Timeline) { t.endTask() },
		plain(fyne.KeyEscape): func(t *Timeline) { t.endTask() },
	}},
}

// list shows a list and walks to a row.
func (t *Timeline) list(l *listing, at int) {
	l.t = t
	t.begin(l)
	l.goTo(at)
}

// shownList is the list that has the keyboard; nil for none.
func (t *Timeline) shownList() *listing {
	l, _ := t.task.(*listing)
	return l
}

func (t *Timeline) listBy(step int) {
	if l := t.shownList(); l != nil {
		l.goTo(min(max(l.at+step, 0), len(l.rows)-1))
	}
}

func (t *Timeline) openListed() {
	if l := t.shownList(); l != nil {
		t.endTask()
		l.open(l.at)
	}
}

// goTo walks to a row.
func (l *listing) goTo(i int) {
	l.at = i
	l.scroll(0)
	l.first = min(max(l.first, i-listed+1), i)
	if l.walk != nil {
		l.busy = true
		l.walk(i)
		l.busy = false
	}
	l.t.arrange()
}

// scroll moves the rows that are shown.
func (l *listing) scroll(rows int) {
	l.first = max(0, min(l.first+rows, len(l.rows)-listed))
}

func (l *listing) commands() []command { return listKeys }

func (l *listing) says() string { return l.hint }

func (l *listing) lasts() bool { return l.busy }

func (l *listing) arrange() {
	at, ok := l.about()
	if !ok {
		l.t.endTask()
		return
	}
	c := l.t.card
	c.show(l.lines(), l.colour, at)
	c.kept = true
}

// lines is what the card says: the rows that are shown, the one where the
// keyboard is with a mark before it.
func (l *listing) lines() []cardLine {
	width := l.t.card.width() - 3*l.t.look.pad
	lines := []cardLine{{words: l.head, bold: true}}
	if l.note != "" {
		lines = append(lines, cardLine{words: l.note, small: true, muted: true})
	}
	last := min(l.first+listed, len(l.rows))
	if l.first > 0 {
		lines = append(lines, cardLine{words: chronology.Number(l.first) + " more above", small: true, muted: true})
	}
	for i := l.first; i < last; i++ {
		line := cardLine{words: "   " + l.rows[i], small: true, row: i + 1}
		if i == l.at {
			line.words, line.bold = "› "+l.rows[i], true
		}
		line.words = cut(line.words, l.t.look.small, line.bold, width)
		lines = append(lines, line)
	}
	if rest := len(l.rows) - last; rest > 0 {
		lines = append(lines, cardLine{words: chronology.Number(rest) + " more below", small: true, muted: true})
	}
	return lines
}

func (l *listing) stop() { l.t.card.hide() }

// pressCard acts on a press of the card and reports whether it was one.
func (t *Timeline) pressCard(p fyne.Position) bool {
	if !t.card.kept || !t.card.holds(p) {
		return false
	}
	if l := t.shownList(); l != nil {
		if row, ok := t.card.rowAt(p); ok {
			l.goTo(row)
		}
	}
	return true
}
