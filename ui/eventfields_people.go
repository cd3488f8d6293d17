package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// seenStates are the answers to whether a child was seen, in the order offered.
var seenStates = []struct {
	state chronology.SeenState
	words string
}{
	{chronology.SeenYes, "Yes"},
	{chronology.SeenNo, "No"},
	{chronology.SeenNotApplicable, "Not applicable"},
	{chronology.SeenNotRecorded, "Not recorded"},
}

// stateless is the part of a field without an entry that is typed in.
type stateless struct{}

func (stateless) commit()       {}
func (stateless) pending() bool { return false }
func (stateless) forget()       {}

// seenField asks of every child whether they were seen.
type seenField struct {
	stateless
	i        *inspector
	box      *fyne.Container
	children []chronology.UID
	groups   []*chipGroup
}

func newSeenField(i *inspector) *seenField {
	return &seenField{i: i, box: newColumn(0.5)}
}

func (f *seenField) object() fyne.CanvasObject { return f.box }

func (f *seenField) load(e *chronology.Event) {
	var children []chronology.UID
	for _, p := range f.i.s.review().People {
		if p.Child {
			children = append(children, p.UID)
		}
	}
	if !slices.Equal(children, f.children) || len(f.box.Objects) == 0 {
		f.children = children
		f.rebuild()
	}
	for n, child := range f.children {
		f.groups[n].set(seenChips(seenOf(e, child)))
		f.box.Objects[2*n].(*prose).say("Child seen · "+personName(f.i.s.review(), child), captionColour)
	}
}

// rebuild makes a row for each child. (The rows are kept while the children
// stay the same, so that the keyboard stays where it is.)
func (f *seenField) rebuild() {
	f.box.RemoveAll()
	f.groups = nil
	for n := range f.children {
		g := newChipGroup(chipsChoose, func(k int) { f.set(f.children[n], seenStates[k].state) })
		f.i.adopt(g)
		f.groups = append(f.groups, g)
		f.box.Add(newCaption(""))
		f.box.Add(g)
	}
}

func seenChips(state chronology.SeenState) []groupChip {
	chips := make([]groupChip, len(seenStates))
	for n, s := range seenStates {
		chips[n] = groupChip{text: s.words, on: s.state == state}
	}
	return chips
}

func seenOf(e *chronology.Event, child chronology.UID) chronology.SeenState {
	for _, s := range e.Seen {
		if s.Child == child {
			return s.State
		}
	}
	return chronology.SeenNotRecorded
}

func (f *seenField) set(child chronology.UID, state chronology.SeenState) {
	f.i.change("change child seen", func(a *alteration) {
		kept := slices.DeleteFunc(a.event.Seen, func(s chronology.ChildSeen) bool { return s.Child == child })
		if state != chronology.SeenNotRecorded {
			kept = append(kept, chronology.ChildSeen{Child: child, State: state})
		}
		a.event.Seen = kept
	})
}

// listField is a field that holds a list: chips to open and take out, and an
// entry that adds. What belongs to the opened chip is edited below them.
type listField struct {
	i     *inspector
	box   *fyne.Container
	chips *chipGroup
	add   *picker
	part  *textEntry // of the opened chip
	parts *fyne.Container
	about *prose
	open  int // the opened chip, -1 for none
}

func newListField(i *inspector, name, remark, adding string) *listField {
	f := &listField{i: i, open: -1, about: newCaption(""), part: newLineEntry()}
	f.chips = newChipGroup(chipsKeep, f.toggle)
	i.adopt(f.chips)
	f.add = newPicker(i.drop, nil, nil)
	f.add.entry.SetPlaceHolder(adding)
	f.parts = newColumn(0.5, f.about, i.shielded(f.part))
	f.parts.Hide()
	f.box = formField(name, remark, f.chips, f.parts, i.shielded(f.add.entry))
	return f
}

func (f *listField) object() fyne.CanvasObject { return f.box }

func (f *listField) commit() {
	f.part.leave()
	f.add.entry.leave()
}

func (f *listField) pending() bool { return f.part.pending() || f.add.entry.pending() }

func (f *listField) forget() {
	f.add.entry.reset("")
	f.shut()
}

// toggle opens what belongs to a chip, or shuts it.
func (f *listField) toggle(n int) {
	if f.open == n {
		f.shut()
		return
	}
	f.part.leave()
	f.open = n
	f.parts.Show()
	f.i.show()
	f.i.win.Canvas().Focus(f.part)
}

func (f *listField) shut() {
	f.open = -1
	f.part.reset("")
	f.parts.Hide()
}

// show fills the chips. An empty list takes no room.
func (f *listField) show(chips []groupChip) {
	f.chips.Hidden = len(chips) == 0
	f.chips.set(chips)
	if f.open >= len(chips) {
		f.shut()
	}
	f.box.Refresh()
}

// added clears the entry after something was added, ready for the next.
func (f *listField) added(saved bool) bool {
	if saved {
		f.add.entry.reset("")
	}
	return saved
}

// involvedField is who was involved, each with the part that they played.
type involvedField struct{ *listField }

func newInvolvedField(i *inspector) *involvedField {
	f := &involvedField{newListField(i, "Who was involved", "", "add a person by name")}
	f.add.fresh = "New person"
	f.add.offers = f.offers
	f.add.take = f.take
	f.chips.onRemove = func(n int) {
		i.change("remove person", func(a *alteration) { a.event.Involved = slices.Delete(a.event.Involved, n, n+1) })
	}
	f.part.onLeft = func(text string) {
		if i.change("change part played", func(a *alteration) { a.event.Involved[f.open].Part = text }) {
			f.part.reset(text)
		}
	}
	return f
}

func (f *involvedField) load(e *chronology.Event) {
	r := f.i.s.review()
	chips := make([]groupChip, len(e.Involved))
	for n, in := range e.Involved {
		chips[n] = groupChip{uid: in.Person, text: joinFilled(" · ", nameOrUnknown(personName(r, in.Person)), in.Part)}
	}
	f.show(chips)
	if f.open >= 0 {
		f.about.say("Part played by "+personName(r, e.Involved[f.open].Person), captionColour)
		f.part.show(e.Involved[f.open].Part)
	}
}

func nameOrUnknown(name string) string {
	if name == "" {
		return "someone no longer listed"
	}
	return name
}

func (f *involvedField) offers(typed string) []offer {
	var all []offer
	e := f.i.current()
	for _, p := range f.i.s.review().People {
		there := e != nil && slices.ContainsFunc(e.Involved, func(in chronology.Involvement) bool { return in.Person == p.UID })
		if !there {
			note := joinFilled(" · ", p.Relationship, p.Role, strings.Join(p.Aliases, ", "))
			all = append(all, offer{uid: p.UID, text: p.Name(), note: note})
		}
	}
	return fitting(all, typed)
}

func (f *involvedField) take(o offer) bool {
	if o.text == "" {
		return true
	}
	return f.added(f.i.change("add person", func(a *alteration) {
		uid := o.uid
		if o.fresh {
			person := f.i.s.review().EnsurePerson(o.text)
			uid = person.UID
			if f.i.s.review().Person(uid) == nil {
				a.with = append(a.with, person)
			}
		}
		if !slices.ContainsFunc(a.event.Involved, func(in chronology.Involvement) bool { return in.Person == uid }) {
			a.event.Involved = append(a.event.Involved, chronology.Involvement{Person: uid})
		}
	}))
}

// professionalsField is the staff who took part, by role.
type professionalsField struct{ *listField }

func newProfessionalsField(i *inspector) *professionalsField {
	f := &professionalsField{newListField(i, "Professionals, by role", "", "add a role: health visitor")}
	f.add.fresh = "Role"
	f.add.offers = f.offers
	f.add.take = f.take
	f.chips.onRemove = func(n int) {
		i.change("remove professional", func(a *alteration) {
			a.event.Professionals = slices.Delete(a.event.Professionals, n, n+1)
		})
	}
	f.part.onLeft = func(text string) {
		saved := i.change("change role", func(a *alteration) { a.event.Professionals[f.open].Role = text })
		if saved {
			f.part.reset(text)
		}
	}
	return f
}

func (f *professionalsField) load(e *chronology.Event) {
	r := f.i.s.review()
	chips := make([]groupChip, len(e.Professionals))
	for n, p := range e.Professionals {
		chips[n] = groupChip{uid: p.Person, text: joinFilled(" · ", p.Role, personName(r, p.Person))}
	}
	f.show(chips)
	if f.open >= 0 {
		f.about.say("Role", captionColour)
		f.part.show(e.Professionals[f.open].Role)
	}
}

// offers are the professionals in the list of people, and the roles of other events.
func (f *professionalsField) offers(typed string) []offer {
	r := f.i.s.review()
	var all []offer
	counts := map[string]int{}
	for _, p := range r.People {
		if p.Role != "" {
			all = append(all, offer{uid: p.UID, text: p.Role, note: joinFilled(" · ", p.Name(), agencyNamed(r, p.Agency))})
		}
	}
	for _, e := range r.Events {
		for _, p := range e.Professionals {
			if p.Person == "" && p.Role != "" {
				counts[p.Role]++
			}
		}
	}
	return fitting(append(all, mostUsed(counts)...), typed)
}

func agencyNamed(r *chronology.Review, uid chronology.UID) string {
	if uid == "" {
		return ""
	}
	return agencyName(r, uid)
}

func (f *professionalsField) take(o offer) bool {
	if o.text == "" {
		return true
	}
	return f.added(f.i.change("add professional", func(a *alteration) {
		a.event.Professionals = append(a.event.Professionals, chronology.Professional{Role: o.text, Person: o.uid})
	}))
}
