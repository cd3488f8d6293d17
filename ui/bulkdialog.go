package ui

import (
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// bulkDialog asks what is to become of several events, and says it in a
// sentence before it is done.
type bulkDialog struct {
	d      *desk
	uids   []chronology.UID
	events []*chronology.Event
	change bulkChange

	agency, service, kind *bulkPick
	lines, people, flags  *chipGroup
	says                  *prose
	apply                 *button
	sheet                 *sheet
}

// unchanged is the first choice of every list.
const unchanged = "(as it is)"

func (d *desk) openBulk(uids []chronology.UID) *bulkDialog {
	d.inspector.commit()
	b := &bulkDialog{d: d, uids: uids, events: d.s.eventsOf(uids), says: newProse("", theme.ColorNameForeground)}
	b.change.lines, b.change.people, b.change.flags = map[chronology.UID]bool{}, map[chronology.UID]bool{}, map[int]bool{}
	b.agency = newBulkPick(d.w, func(uid *chronology.UID) { b.change.agency = uid; b.offerServices(); b.show() })
	b.service = newBulkPick(d.w, func(uid *chronology.UID) { b.change.service = uid; b.show() })
	b.kind = newBulkPick(d.w, func(uid *chronology.UID) { b.change.kind = uid; b.show() })
	b.lines, b.people, b.flags = b.group(b.pressLine), b.group(b.pressPerson), b.group(b.pressFlag)
	b.lines.empty, b.people.empty = "none set up yet (Review > Set-up)", "none listed yet (Review > Set-up)"
	b.offer()
	form := newColumn(2,
		two(labelled("Agency", b.agency.pick), labelled("Service", b.service.pick)),
		labelled("Kind", b.kind.pick),
		labelled("Lines of enquiry: press to tag, again to take off, again to leave", b.lines),
		labelled("Marked as: press to mark, again to take off, again to leave", b.flags),
		labelled("Involved: press to involve, again to take off, again to leave", b.people))
	cancel := d.w.button("Cancel", func() { b.sheet.hide() })
	remove := d.w.button("Delete all", func() { b.sheet.hide(); d.removeMany(uids) })
	b.apply = d.w.button("Change "+count(len(b.events), "event"), b.do)
	b.sheet = d.w.newSheet("Change "+count(len(b.events), "event"),
		container.NewBorder(nil, b.says, nil, nil, scrolled(form)), cancel, remove, b.apply)
	b.show()
	b.sheet.show(600, 470, b.agency.pick)
	return b
}

func (b *bulkDialog) group(press func(int)) *chipGroup {
	g := newChipGroup(chipsToggle, func(i int) { press(i); b.show() })
	g.common = b.d.w.key
	return g
}

// offer fills the lists.
func (b *bulkDialog) offer() {
	r := b.d.s.review()
	b.agency.add("", familyLane)
	for _, a := range r.Agencies {
		b.agency.add(a.UID, a.Name)
	}
	b.kind.add("", "(none)")
	for _, k := range r.Kinds {
		b.kind.add(k.UID, k.Name)
	}
	b.offerServices()
}

// offerServices lists the services of the one agency that the events have, or
// are to have.
func (b *bulkDialog) offerServices() {
	b.service.clear()
	b.change.service = nil
	agency, one := b.oneAgency()
	if !one {
		return
	}
	b.service.add("", "(none)")
	for _, s := range b.d.s.review().Services {
		if s.Agency == agency {
			b.service.add(s.UID, s.Name)
		}
	}
}

func (b *bulkDialog) oneAgency() (chronology.UID, bool) {
	if b.change.agency != nil {
		return *b.change.agency, true
	}
	if len(b.events) == 0 {
		return "", false
	}
	first := b.events[0].Agency
	return first, !slices.ContainsFunc(b.events, func(e *chronology.Event) bool { return e.Agency != first })
}

func (b *bulkDialog) pressLine(i int) { press(b.change.lines, b.d.s.review().Lines[i].UID) }

func (b *bulkDialog) pressPerson(i int) { press(b.change.people, b.d.s.review().People[i].UID) }

func (b *bulkDialog) pressFlag(i int) { press(b.change.flags, i) }

// press goes on from leaving to setting, to taking off, to leaving.
func press[K comparable](asked map[K]bool, of K) {
	switch on, set := asked[of]; {
	case !set:
		asked[of] = true
	case on:
		asked[of] = false
	default:
		delete(asked, of)
	}
}

// show says what is chosen.
func (b *bulkDialog) show() {
	r := b.d.s.review()
	var lines, people, flags []groupChip
	for _, l := range r.Lines {
		lines = append(lines, threeWayChip(b.change.lines, l.UID, lineName(l)))
	}
	for _, p := range r.People {
		people = append(people, threeWayChip(b.change.people, p.UID, p.Name()))
	}
	for n, f := range eventFlags {
		flags = append(flags, threeWayChip(b.change.flags, n, f.words))
	}
	b.lines.set(lines)
	b.people.set(people)
	b.flags.set(flags)
	b.says.say(b.change.sentence(r, b.events), theme.ColorNameForeground)
	able(b.apply, b.change.count(r, b.events) > 0)
}

func threeWayChip[K comparable](asked map[K]bool, of K, name string) groupChip {
	switch on, set := asked[of]; {
	case !set:
		return groupChip{text: name}
	case on:
		return groupChip{text: name, on: true}
	}
	return groupChip{text: "✕ take off: " + name}
}

// do makes the change as one step.
func (b *bulkDialog) do() {
	b.sheet.hide()
	events := b.change.differing(b.d.s.review(), b.events)
	b.d.many("change "+count(len(events), "event"), len(events), func(tx *store.Edit) error {
		for _, e := range events {
			if err := tx.Put(e); err != nil {
				return err
			}
		}
		return nil
	}, func() { b.d.s.said(count(len(events), "event") + " changed. Undo (Ctrl+Z) takes it back.") })
}

// bulkPick is a list of which the first entry leaves things as they are. It is no
// widget itself: what stands in the form is its pick.
type bulkPick struct {
	pick *pick
	uids []chronology.UID
}

func newBulkPick(w *window, choose func(*chronology.UID)) *bulkPick {
	b := &bulkPick{pick: w.pick([]string{unchanged})}
	b.clear()
	b.pick.OnChanged = func(string) {
		if n := b.pick.SelectedIndex(); n > 0 {
			choose(&b.uids[n-1])
			return
		}
		choose(nil)
	}
	return b
}

func (b *bulkPick) clear() {
	b.uids, b.pick.Options, b.pick.Selected = nil, []string{unchanged}, unchanged
	b.pick.Refresh()
}

func (b *bulkPick) add(uid chronology.UID, name string) {
	b.uids = append(b.uids, uid)
	b.pick.Options = append(b.pick.Options, name)
}
