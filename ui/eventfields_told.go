package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// toldField is which other agencies were told of the event, and which were not.
type toldField struct {
	i    *inspector
	box  *fyne.Container
	rows *fyne.Container
	told []*toldRow
	add  *picker
}

func newToldField(i *inspector) *toldField {
	f := &toldField{i: i, rows: newColumn(2)}
	f.add = newPicker(i.drop, f.offers, f.take)
	f.add.fresh = "New agency"
	f.add.entry.SetPlaceHolder("add an agency that was told, or was not")
	f.box = formField("Who was told", "", f.rows, i.shielded(f.add.entry))
	return f
}

func (f *toldField) object() fyne.CanvasObject { return f.box }

func (f *toldField) commit() {
	for _, row := range f.told {
		row.commit()
	}
	f.add.entry.leave()
}

func (f *toldField) pending() bool {
	for _, row := range f.told {
		if row.pending() {
			return true
		}
	}
	return f.add.entry.pending()
}

func (f *toldField) forget() {
	f.add.entry.reset("")
	for _, row := range f.told {
		row.forget()
	}
}

// load keeps the rows that are there, so that the keyboard stays where it is.
func (f *toldField) load(e *chronology.Event) {
	for len(f.told) > len(e.Told) {
		f.told = f.told[:len(f.told)-1]
		f.rows.Remove(f.rows.Objects[len(f.told)])
	}
	for len(f.told) < len(e.Told) {
		row := newToldRow(f.i, len(f.told))
		f.told = append(f.told, row)
		f.rows.Add(row.box)
	}
	for n, row := range f.told {
		row.load(e.Told[n])
	}
	f.rows.Hidden = len(f.told) == 0
	f.box.Refresh()
}

func (f *toldField) offers(typed string) []offer {
	e := f.i.current()
	var all []offer
	for _, a := range f.i.s.review().Agencies {
		if e == nil || a.UID == e.Agency || slices.ContainsFunc(e.Told, func(t chronology.Told) bool { return t.Agency == a.UID }) {
			continue
		}
		all = append(all, offer{uid: a.UID, text: a.Name, note: a.Short})
	}
	return fitting(all, typed)
}

func (f *toldField) take(o offer) bool {
	if o.text == "" {
		return true
	}
	saved := f.i.change("add who was told", func(a *alteration) {
		uid := o.uid
		if o.fresh {
			made := f.i.s.review().EnsureAgency(o.text)
			a.with, uid = append(a.with, made), made.UID
		}
		a.event.Told = append(a.event.Told, chronology.Told{Agency: uid})
	})
	if saved {
		f.add.entry.reset("")
	}
	return saved
}

// toldRow is one agency that was told, or was not.
type toldRow struct {
	i       *inspector
	n       int // place in Event.Told
	box     *fyne.Container
	agency  *prose
	state   *chipGroup
	when    *wordingEntry
	by      *textEntry
	leftOut *textEntry
	details *fyne.Container
}

func newToldRow(i *inspector, n int) *toldRow {
	row := &toldRow{i: i, n: n, agency: newProse("", captionColour), by: newLineEntry(), leftOut: newLineEntry()}
	row.agency.style.Bold = true
	row.state = newChipGroup(chipsChoose, func(k int) {
		row.change("change who was told", func(t *chronology.Told) { t.NotTold = k == 1 })
	})
	i.adopt(row.state)
	row.when = newWordingEntry(i, func(held string) bool {
		return row.change("change date told", func(t *chronology.Told) { t.When = held })
	})
	row.when.entry.SetPlaceHolder("when")
	row.text(row.by, "by whom", func(t *chronology.Told) *string { return &t.By })
	row.text(row.leftOut, "what was left out", func(t *chronology.Told) *string { return &t.LeftOut })
	row.details = newColumn(1, row.when.box, i.shielded(row.by), i.shielded(row.leftOut))
	remove := i.button("remove", row.remove)
	row.box = newColumn(1, row.agency, row.state, row.details, newFlow(remove))
	return row
}

func (row *toldRow) text(e *textEntry, hint string, of func(*chronology.Told) *string) {
	e.SetPlaceHolder(hint)
	e.onLeft = func(text string) {
		if row.change("change who was told", func(t *chronology.Told) { *of(t) = text }) {
			e.reset(text)
		}
	}
}

func (row *toldRow) change(label string, alter func(*chronology.Told)) bool {
	return row.i.change(label, func(a *alteration) {
		if row.n < len(a.event.Told) {
			alter(&a.event.Told[row.n])
		}
	})
}

// remove drops what is being typed in the row with the row itself.
func (row *toldRow) remove() {
	row.forget()
	row.i.change("remove who was told", func(a *alteration) { a.event.Told = slices.Delete(a.event.Told, row.n, row.n+1) })
}

func (row *toldRow) load(t chronology.Told) {
	row.agency.say(nameOrUnknown(agencyNamed(row.i.s.review(), t.Agency)), theme.ColorNameForeground)
	row.state.set([]groupChip{{text: "told", on: !t.NotTold}, {text: "not told", on: t.NotTold}})
	row.when.load(t.When, nil)
	row.by.show(t.By)
	row.leftOut.show(t.LeftOut)
	row.details.Hidden = t.NotTold && t.When == "" && t.By == "" && t.LeftOut == ""
	row.box.Refresh()
}

func (row *toldRow) commit() {
	row.when.entry.leave()
	row.by.leave()
	row.leftOut.leave()
}

func (row *toldRow) pending() bool {
	return row.when.entry.pending() || row.by.pending() || row.leftOut.pending()
}

func (row *toldRow) forget() {
	row.when.entry.reset("")
	row.by.reset("")
	row.leftOut.reset("")
}
