package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// setupList says how one list of the review is edited.
type setupList struct {
	one   string // "person", for the names of steps
	none  string // said where the list is empty
	items func(*chronology.Review) []chronology.Entity
	label func(*chronology.Review, chronology.Entity) string
	fresh func(*chronology.Review) chronology.Entity
	form  func(*setup, chronology.UID) []fyne.CanvasObject
	uses  func(*chronology.Event, chronology.UID) bool // whether an event refers to it; nil: none can
}

// entities gives a list of the review as what it has in common.
func entities[T chronology.Entity](list []T) []chronology.Entity {
	all := make([]chronology.Entity, len(list))
	for i, x := range list {
		all[i] = x
	}
	return all
}

// setupEditor shows a list of the review at the left and the chosen one's
// fields at the right.
type setupEditor struct {
	u       *setup
	of      *setupList
	items   []chronology.Entity
	chosen  chronology.UID
	list    *list
	form    *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
}

func newSetupEditor(u *setup, of *setupList) *setupEditor {
	ed := &setupEditor{u: u, of: of, form: container.NewStack(), items: of.items(u.d.s.review())}
	ed.list = u.d.w.list(
		func() int { return len(ed.items) },
		func() fyne.CanvasObject {
			line := newWords("")
			line.least = 10
			return container.NewPadded(line)
		},
		func(i int, o fyne.CanvasObject) {
			o.(*fyne.Container).Objects[0].(*words).say(of.label(u.d.s.review(), ed.items[i]))
		})
	ed.list.OnSelected = func(i int) { ed.choose(ed.items[i].Identity()) }
	buttons := newFlow(
		u.d.w.button("Add", ed.add),
		u.d.w.button("Up", func() { ed.move(-1) }),
		u.d.w.button("Down", func() { ed.move(1) }),
		u.d.w.button("Delete", ed.remove))
	ed.scroll = scrolled(ed.form)
	split := container.NewHSplit(container.NewBorder(nil, buttons, nil, nil, ed.list), ed.scroll)
	split.SetOffset(0.4)
	ed.content = split
	if len(ed.items) > 0 {
		ed.list.Select(0)
	} else {
		ed.choose("")
	}
	return ed
}

// mark goes to one in the list.
func (ed *setupEditor) mark(uid chronology.UID) {
	for i, x := range ed.items {
		if x.Identity() == uid {
			ed.list.Select(i)
			ed.list.ScrollTo(i)
		}
	}
}

// choose shows the fields of one.
func (ed *setupEditor) choose(uid chronology.UID) {
	if uid == ed.chosen && len(ed.form.Objects) > 0 {
		return
	}
	ed.chosen = uid
	ed.u.refresh = nil
	column := newColumn(2)
	if uid == "" {
		column.Add(about(ed.of.none))
	} else {
		for _, o := range ed.of.form(ed.u, uid) {
			column.Add(o)
		}
	}
	ed.form.Objects = []fyne.CanvasObject{column}
	reveal(ed.scroll, column)
	ed.form.Refresh()
}

// changed follows the review: the list may be longer, shorter or in another order.
func (ed *setupEditor) changed() {
	ed.items = ed.of.items(ed.u.d.s.review())
	at := ed.place()
	if at < 0 && len(ed.items) > 0 {
		at = 0
	}
	ed.list.Refresh()
	if at < 0 {
		ed.list.UnselectAll()
		ed.choose("")
		return
	}
	ed.list.Select(at)
	ed.choose(ed.items[at].Identity())
}

// place is where the chosen one stands, -1 where it has gone.
func (ed *setupEditor) place() int {
	return slices.IndexFunc(ed.items, func(x chronology.Entity) bool { return x.Identity() == ed.chosen })
}

// add puts a new one at the end and chooses it.
func (ed *setupEditor) add() {
	x := ed.of.fresh(ed.u.d.s.review())
	if !ed.u.put("add "+ed.of.one, x) {
		return
	}
	if at := slices.IndexFunc(ed.items, func(o chronology.Entity) bool { return o.Identity() == x.Identity() }); at >= 0 {
		ed.list.Select(at)
		ed.list.ScrollTo(at)
	}
	ed.focusForm()
}

// focusForm gives the keyboard to the first field.
func (ed *setupEditor) focusForm() {
	if first := firstEntry(ed.form); first != nil {
		ed.u.d.w.win.Canvas().Focus(first)
	}
}

// firstEntry finds the first text field inside an object.
func firstEntry(o fyne.CanvasObject) fyne.Focusable {
	switch x := o.(type) {
	case *textEntry:
		return x
	case *fyne.Container:
		for _, inner := range x.Objects {
			if found := firstEntry(inner); found != nil {
				return found
			}
		}
	}
	return nil
}

// move moves the chosen one up or down.
func (ed *setupEditor) move(step int) {
	from := ed.place()
	to := from + step
	if from < 0 || to < 0 || to >= len(ed.items) {
		return
	}
	uids := make([]chronology.UID, len(ed.items))
	for i, x := range ed.items {
		uids[i] = x.Identity()
	}
	uids[from], uids[to] = uids[to], uids[from]
	ed.u.d.s.edit("move "+ed.of.one, func(e *store.Edit) error { return e.Arrange(uids) })
}

// remove deletes the chosen one; where events refer to it, it asks first.
func (ed *setupEditor) remove() {
	if ed.place() < 0 {
		return
	}
	uid := ed.chosen
	used := 0
	if ed.of.uses != nil {
		for _, e := range ed.u.d.s.review().Events {
			if ed.of.uses(e, uid) {
				used++
			}
		}
	}
	do := func() {
		if ed.u.d.s.edit("delete "+ed.of.one, func(e *store.Edit) error { return e.Remove(uid) }) {
			ed.u.d.status.say(fmt.Sprintf("The %s is deleted. Undo (Ctrl+Z) brings it back.", ed.of.one))
		}
	}
	if used == 0 {
		do()
		return
	}
	ed.u.d.w.ask("Delete this "+ed.of.one+"?",
		fmt.Sprintf("%s refer to it. They stay, and are listed as incomplete or in doubt where they need it. Undo (Ctrl+Z) brings it back.", count(used, "event")),
		"Delete", do)
}
