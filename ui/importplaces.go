package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// importPlaces lists what of a file is no event, each with its place and why, so
// that nothing is left out unseen. A row with words can be made an event.
type importPlaces struct {
	p    *importPreview
	list *factList
	make *button
	page fyne.CanvasObject
}

func newImportPlaces(p *importPreview) *importPlaces {
	l := &importPlaces{p: p, list: newFactList(p.d.w)}
	l.list.typed = func(letter rune) {
		if !p.turnBy(letter) && (letter == 'e' || letter == 'E') {
			l.makeEvent()
		}
	}
	l.list.moved = func() { able(l.make, l.canMake()) }
	l.make = p.d.w.button("Make it an event (E)", l.makeEvent)
	hint := newCaption("What is no event, with its place in the file and why. It stays in the file, and does not come in. A row can be made an event all the same; X on it, among the rows, puts it back here.")
	hint.Hidden = p.cramped()
	l.page = under(newColumn(1.5, hint, newFlow(l.make)), l.list.scroll)
	return l
}

// canMake reports whether what is marked can be made an event.
func (l *importPlaces) canMake() bool {
	_, is := l.p.preview.IgnoredRow(l.list.at)
	return is
}

// makeEvent takes the row that is marked for an event.
func (l *importPlaces) makeEvent() {
	key, is := l.p.preview.IgnoredRow(l.list.at)
	if !is {
		return
	}
	l.p.mend(key, func(m *intake.Mending) {
		if m.Left {
			m.Left = false
		} else {
			m.Sort = intake.OwnRow
		}
	})
	l.p.all[0].(*importRows).marked = key
	l.p.read()
	l.p.d.w.win.Canvas().Focus(l.list)
}

func (l *importPlaces) name() string {
	return "Not events " + chronology.Number(len(l.p.preview.Ignored))
}
func (l *importPlaces) content() fyne.CanvasObject { return l.page }
func (l *importPlaces) first() fyne.Focusable      { return l.list }

func (l *importPlaces) begin() {}

// mostPlaces is how many places are listed one by one.
const mostPlaces = 3000

func (l *importPlaces) show() {
	var facts []fact
	for i, x := range l.p.preview.Ignored {
		if i == mostPlaces {
			facts = append(facts, fact{text: fmt.Sprintf("and %d more, which the command line lists", len(l.p.preview.Ignored)-i)})
			break
		}
		facts = append(facts, fact{text: joinFilled(": ", x.Place, x.Why), note: beginning(x.Text)})
	}
	at, shorter := l.list.at, len(facts) < len(l.list.facts)
	l.list.set(facts)
	if shorter { // the marked one was made an event: the next stands in its place
		l.list.move(max(0, min(at, len(facts)-1)) - l.list.at)
	}
	able(l.make, l.canMake())
}
