package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// filterBar is the band below the header: chips for the filters used most, and
// how much of the review they leave.
type filterBar struct {
	d       *desk
	chips   *fyne.Container
	kept    *words
	clear   *chip
	content *fyne.Container
	shown   string // what the chips were made for, so that they are not made anew at every key
}

func newFilterBar(d *desk) *filterBar {
	b := &filterBar{d: d, chips: container.NewHBox(), kept: newSmallWords("")}
	b.kept.colour = theme.ColorNameForeground
	b.clear = newChip("Clear", d.clearFilter)
	b.clear.onKey = d.w.key
	more := newChip("Filter…", func() { d.openFilter() })
	more.onKey = d.w.key
	side := container.NewHBox(container.NewCenter(b.kept), container.NewCenter(b.clear), container.NewCenter(more))
	row := container.NewBorder(nil, nil, container.NewCenter(newSmallWords("Show")), side,
		container.NewHScroll(container.New(&insetLayout{down: 1}, b.chips)))
	b.content = container.New(&insetLayout{across: 2}, row)
	return b
}

// toggle is a filter that a chip turns on and off.
type toggle struct {
	label string
	on    bool
	flip  func(*chronology.Filter)
}

// update follows the filter and what it chooses from.
func (b *filterBar) update(n news) {
	if n.selection && !n.filter && !n.others && len(n.events) == 0 {
		return
	}
	s := b.d.s
	toggles := b.toggles()
	if shown := fmt.Sprint(toggleLabels(toggles)); shown != b.shown {
		b.shown = shown
		b.remake(toggles)
	}
	for i, t := range toggles {
		b.chips.Objects[i].(*chip).set(t.on)
	}
	filtered := !s.filter.Empty()
	b.kept.say("")
	b.clear.Hide()
	if filtered {
		b.kept.say(fmt.Sprintf("%s of %s", chronology.Number(len(s.events())), count(len(s.review().Events), "event")))
		b.clear.Show()
	}
	b.content.Refresh()
}

func toggleLabels(toggles []toggle) []string {
	labels := make([]string, len(toggles))
	for i, t := range toggles {
		labels[i] = t.label
	}
	return labels
}

// remake makes the chips anew, where there are others than before.
func (b *filterBar) remake(toggles []toggle) {
	b.chips.Objects = nil
	for i, t := range toggles {
		c := newChip(t.label, func() { b.press(i) })
		c.onKey = b.d.w.key
		b.chips.Add(c)
	}
	b.chips.Refresh()
}

// press flips the filter of a chip as it stands now.
func (b *filterBar) press(i int) {
	toggles := b.toggles()
	if i >= len(toggles) {
		return
	}
	f := copyFilter(b.d.s.filter)
	toggles[i].flip(&f)
	b.d.s.show(f)
}

// toggles are the chips that stand in the bar now: always those for all
// agencies, the lines of enquiry and what is often looked for; and one for each
// other filter that is on.
func (b *filterBar) toggles() []toggle {
	f, r := b.d.s.filter, b.d.s.review()
	list := []toggle{{"All agencies", len(f.Agencies) == 0, func(f *chronology.Filter) { f.Agencies = nil }}}
	for _, uid := range f.Agencies {
		list = append(list, toggle{agencyName(r, uid), true, func(f *chronology.Filter) { f.Agencies = without(f.Agencies, uid) }})
	}
	for _, l := range r.Lines {
		list = append(list, toggle{lineName(l), slices.Contains(f.Lines, l.UID), func(f *chronology.Filter) { f.Lines = flipped(f.Lines, l.UID) }})
	}
	list = append(list,
		toggle{"Child seen: no", f.ChildNotSeen, func(f *chronology.Filter) { f.ChildNotSeen = !f.ChildNotSeen }},
		toggle{"Not attended", f.NotAttended, func(f *chronology.Filter) { f.NotAttended = !f.NotAttended }},
		toggle{"Dates uncertain", f.Uncertain, func(f *chronology.Filter) { f.Uncertain = !f.Uncertain }},
		toggle{"Incomplete", f.Incomplete, func(f *chronology.Filter) { f.Incomplete = !f.Incomplete }})
	return append(list, b.others(f, r)...)
}

// others are the filters that have a chip only while they are on.
func (b *filterBar) others(f chronology.Filter, r *chronology.Review) []toggle {
	var list []toggle
	for _, uid := range f.Kinds {
		if k := r.Kind(uid); k != nil {
			list = append(list, toggle{k.Name, true, func(f *chronology.Filter) { f.Kinds = without(f.Kinds, uid) }})
		}
	}
	for _, uid := range f.People {
		if p := r.Person(uid); p != nil {
			list = append(list, toggle{p.Name(), true, func(f *chronology.Filter) { f.People = without(f.People, uid) }})
		}
	}
	if f.KeyOnly {
		list = append(list, toggle{"Key events", true, func(f *chronology.Filter) { f.KeyOnly = false }})
	}
	if f.Untold {
		list = append(list, toggle{"Not yet told", true, func(f *chronology.Filter) { f.Untold = false }})
	}
	if f.Text != "" {
		list = append(list, toggle{"“" + f.Text + "”", true, func(f *chronology.Filter) { f.Text = "" }})
	}
	if f.Dates {
		list = append(list, toggle{f.From.String() + " – " + f.To.String(), true, func(f *chronology.Filter) { f.Dates = false }})
	}
	return list
}

// copyFilter copies a filter with its lists, to be changed and shown.
func copyFilter(f chronology.Filter) chronology.Filter {
	f.Agencies, f.Kinds = slices.Clone(f.Agencies), slices.Clone(f.Kinds)
	f.People, f.Lines = slices.Clone(f.People), slices.Clone(f.Lines)
	return f
}

func without(list []chronology.UID, uid chronology.UID) []chronology.UID {
	return slices.DeleteFunc(list, func(u chronology.UID) bool { return u == uid })
}

// flipped takes the uid out of the list, or puts it in.
func flipped(list []chronology.UID, uid chronology.UID) []chronology.UID {
	if slices.Contains(list, uid) {
		return without(list, uid)
	}
	return append(list, uid)
}

func agencyName(r *chronology.Review, uid chronology.UID) string {
	if a := r.Agency(uid); a != nil {
		return a.Name
	}
	return "Family"
}

func lineName(l *chronology.LineOfEnquiry) string {
	if l.Short != "" {
		return l.Short
	}
	return l.Question
}

func (d *desk) clearFilter() { d.s.show(chronology.Filter{}) }

// insetLayout leaves room around its object, in paddings.
type insetLayout struct{ across, down float32 }

func (l *insetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	pad := theme.Padding()
	return objects[0].MinSize().Add(fyne.NewSize(2*l.across*pad, 2*l.down*pad))
}

func (l *insetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	pad := theme.Padding()
	objects[0].Move(fyne.NewPos(l.across*pad, l.down*pad))
	objects[0].Resize(size.Subtract(fyne.NewSize(2*l.across*pad, 2*l.down*pad)))
}
