package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// importPlaces lists what of a file is no event, each with its place and why, so
// that nothing is left out unseen.
type importPlaces struct {
	p    *importPreview
	list *factList
	page fyne.CanvasObject
}

func newImportPlaces(p *importPreview) *importPlaces {
	l := &importPlaces{p: p, list: newFactList(p.d.w)}
	hint := newCaption("What is no event, with its place in the file and why. It stays in the file, and does not come in.")
	l.page = container.NewBorder(hint, nil, nil, nil, l.list.scroll)
	return l
}

func (l *importPlaces) name() string               { return fmt.Sprintf("Not events %d", len(l.p.preview.Ignored)) }
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
	l.list.set(facts)
}
