package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// agencyPick chooses the agency of rows that name none: one of the review, the one
// that the file names, or another that is made.
type agencyPick struct {
	p        *importPreview
	pick     *pick
	agencies []*chronology.Agency
}

// The entries beside the agencies.
const (
	noAgency      = "none: such rows are refused"
	anotherAgency = "another agency…"
)

func newAgencyPick(p *importPreview) *agencyPick {
	a := &agencyPick{p: p}
	a.offer()
	a.pick = p.d.w.pick(a.names())
	a.show()
	a.pick.OnChanged = func(name string) {
		if name == anotherAgency {
			a.ask()
			return
		}
		p.choose(a.agencies[a.pick.SelectedIndex()])
	}
	return a
}

// offer lists the agencies that can be chosen.
func (a *agencyPick) offer() {
	r := a.p.d.s.review()
	a.agencies = append([]*chronology.Agency{nil}, r.Agencies...)
	if chosen := a.p.agency; chosen != nil && r.Agency(chosen.UID) == nil {
		a.agencies = append(a.agencies, chosen)
	}
}

func (a *agencyPick) names() []string {
	names := []string{noAgency}
	for _, agency := range a.agencies[1:] {
		name := agency.Name
		if a.p.d.s.review().Agency(agency.UID) == nil {
			name += " (new)"
		}
		names = append(names, name)
	}
	return append(names, anotherAgency)
}

// show shows which is chosen.
func (a *agencyPick) show() {
	a.pick.Options = a.names()
	a.pick.Selected = a.pick.Options[max(0, slices.Index(a.agencies, a.p.agency))]
	a.pick.Refresh()
}

// ask asks for the name of an agency that the review does not have yet.
func (a *agencyPick) ask() {
	name := newLineEntry()
	var s *sheet
	cancel := a.p.d.w.button("Cancel", func() { s.hide() })
	take := a.p.d.w.button("Take it", func() {
		if strings.TrimSpace(name.Text) == "" {
			return
		}
		agency := a.p.d.s.review().EnsureAgency(name.Text)
		s.hide()
		a.p.choose(agency)
		a.offer()
		a.show()
	})
	name.onKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name != fyne.KeyReturn && ev.Name != fyne.KeyEnter {
			return a.p.d.w.key(ev)
		}
		s.accept()
		return true
	}
	s = a.p.d.w.newSheet("Which agency sent it?", newColumn(1,
		labelled("Name", name), newCaption("It is put into the review together with the events.")), cancel, take)
	s.closed = a.show
	s.show(420, 0, name)
}
