package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// findingDetail is the finding that is open: its sentence, where it leads, and
// what can be done about it.
type findingDetail struct {
	v      *checksView
	back   *tapGround
	column *fyne.Container
	box    *fyne.Container

	of       chronology.Finding
	weighing int            // the member of a contradiction that might be set aside, −1 for none
	places   *findingPlaces // nil for none
	meaning  *textEntry
}

func newFindingDetail(v *checksView) *findingDetail {
	d := &findingDetail{v: v, column: newColumn(1.5), weighing: -1}
	d.back = newTapGround(func() {
		if len(v.list.findings) > 0 {
			v.list.press(v.list.at)
		}
	})
	d.box = container.New(findingLayout{}, d.back, d.column)
	return d
}

// load shows a finding. What was being weighed or typed for the same one stays.
func (d *findingDetail) load(f chronology.Finding) {
	if !sameFinding(f, d.of) {
		d.weighing, d.meaning = -1, nil
	}
	d.of = f
	d.fill()
}

// follow marks the event that is chosen.
func (d *findingDetail) follow() {
	if d.places != nil {
		d.places.follow()
	}
}

func (d *findingDetail) fill() {
	d.column.RemoveAll()
	d.column.Add(newFindingWords(d.of))
	d.places = nil
	if fight, known := d.v.contradiction(d.of); known {
		d.addMembers(fight)
	} else if places := newFindingPlaces(d); len(places.group.chips) > 0 {
		d.places = places
		d.column.Add(places.group)
	}
	row := newFlow()
	for _, act := range d.v.acts(d.of) {
		row.Add(d.button(act.label, func() { d.v.act(act.do) }))
	}
	if len(row.Objects) > 0 {
		d.column.Add(row)
	}
	if short := d.v.unexplained(d.of); short != "" {
		d.addMeaning(short)
	}
	d.column.Refresh()
}

// refill shows the same finding again, with other parts.
func (d *findingDetail) refill() {
	d.fill()
	d.v.list.relayout()
	d.v.list.show(d.v.list.at)
}

// button is a small button that is scrolled into sight when Tab comes to it.
func (d *findingDetail) button(label string, tapped func()) *formButton {
	b := &formButton{}
	b.label, b.tapped = label, tapped
	b.onKey = d.v.d.w.key
	b.onFocus = func() { d.v.list.revealObject(b) }
	b.ExtendBaseWidget(b)
	return b
}

// addMeaning asks what an abbreviation stands for.
func (d *findingDetail) addMeaning(short string) {
	if d.meaning == nil {
		d.meaning = newLineEntry()
		d.meaning.SetPlaceHolder("what " + short + " stands for")
		d.meaning.onKey = d.v.d.w.key
		d.meaning.onFocus = func() { d.v.list.revealObject(d.meaning) }
		d.meaning.onLeft = func(text string) {
			d.meaning.reset(text) // saved once, however it is left
			d.v.explainShort(short, text)
		}
	}
	d.column.Add(formField("Add it to the list of abbreviations", "Enter saves it", d.meaning))
}

// findingPlaces are the events and paragraphs that a finding is about, as chips
// that lead there.
type findingPlaces struct {
	group *chipGroup
	d     *findingDetail
	leads []func()
	of    []chronology.UID
}

func newFindingPlaces(d *findingDetail) *findingPlaces {
	p := &findingPlaces{d: d}
	p.group = newChipGroup(chipsKeep, func(i int) { p.leads[i]() })
	p.group.common = d.v.d.w.key
	p.group.onFocus = func() { d.v.list.revealObject(p.group) }
	for _, uid := range d.of.Events {
		p.of = append(p.of, uid)
		p.leads = append(p.leads, func() { d.v.d.goTo(uid) })
	}
	for _, number := range d.of.Paragraphs {
		if uid := d.v.paragraph(number); uid != "" {
			p.of = append(p.of, uid)
			p.leads = append(p.leads, func() { d.v.d.goTo(uid) })
		}
	}
	p.follow()
	return p
}

func (p *findingPlaces) follow() {
	s := p.d.v.d.s
	chips := make([]groupChip, len(p.of))
	for i, uid := range p.of {
		chips[i] = groupChip{uid: uid, text: s.review().NumberOf(uid), on: uid == s.selected}
		if s.review().Paragraph(uid) != nil {
			chips[i].text = "Paragraph " + chips[i].text
		} else {
			chips[i].text = s.eventLine(uid)
		}
	}
	p.group.set(chips)
}

// addMembers lists the wordings that cannot hold together, each to be gone to
// and to be set aside or used again.
func (d *findingDetail) addMembers(fight chronology.Contradiction) {
	for n, m := range fight.Members {
		words := newProse(joinFilled(" ", m.Paragraph, "“"+m.Clause+"”"), theme.ColorNameForeground)
		row := newFlow()
		if d.v.d.s.review().Find(m.Event) != nil {
			row.Add(d.button("Go to", func() { d.v.d.goTo(m.Event) }))
		}
		if m.Stored != "" && d.v.d.s.review().Event(m.Event) != nil {
			d.addChoices(row, n, m)
		}
		d.column.Add(newColumn(0.5, words, newCaption(d.v.standing(m)), row))
		if n == d.weighing {
			d.addWeighed(m)
		}
	}
}

// addChoices adds whether a member is used for dating.
func (d *findingDetail) addChoices(row *fyne.Container, n int, m chronology.Statement) {
	if m.SetAside {
		row.Add(d.button("Use again", func() {
			d.v.act(func() { d.v.d.s.setAside(m.Event, m.Stored, false) })
		}))
		return
	}
	aside := d.button("Set aside…", func() {
		d.weighing = n
		d.refill()
		d.focusWeighed()
	})
	aside.set(n == d.weighing)
	row.Add(aside)
}
