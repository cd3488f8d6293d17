package ui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// filterPanel is View > Filter: everything that events can be chosen by. What
// is pressed or typed shows at once behind it.
type filterPanel struct {
	d     *desk
	f     chronology.Filter
	count *widget.Label
	text  *textEntry
	from  *dateField
	to    *dateField
	lists []*filterList
	flags *chipGroup
	sheet *sheet
}

// filterList is one list of uids that the filter can hold.
type filterList struct {
	group *chipGroup
	uids  []chronology.UID
	names []string
	of    func(*chronology.Filter) *[]chronology.UID
}

func (d *desk) openFilter() *filterPanel {
	d.inspector.commit()
	p := &filterPanel{d: d, f: copyFilter(d.s.filter), count: widget.NewLabel("")}
	p.text = newLineEntry()
	p.text.PlaceHolder = "words in any field"
	p.text.reset(p.f.Text)
	p.text.onTyped = func(text string) { p.f.Text = strings.TrimSpace(text); p.apply() }
	p.text.onKey = d.w.key
	p.from, p.to = p.newDate("from"), p.newDate("to")
	p.flags = newChipGroup(chipsToggle, p.flip)
	p.flags.common = d.w.key
	form := newColumn(2,
		labelled("Text", p.text),
		two(labelled("From", p.from.content), labelled("To", p.to.content)),
		labelled("Only", p.flags))
	for _, list := range p.makeLists() {
		form.Add(labelled(list.title, list.group))
		p.lists = append(p.lists, list.filterList)
	}
	clear := d.w.button("Show all events", p.clear)
	done := d.w.button("Done", func() { p.sheet.hide() })
	p.sheet = d.w.newSheet("Filter", container.NewBorder(p.count, nil, nil, nil, scrolled(form)), clear, done)
	p.show()
	p.sheet.show(620, 560, p.text)
	return p
}

// newDate is a field for one end of the period.
func (p *filterPanel) newDate(hint string) *dateField {
	f := newDateField(p.d.w, p.d.s.readBare)
	f.entry.PlaceHolder = hint
	f.changed = p.dated
	if p.f.Dates {
		day := p.f.From
		if hint == "to" {
			day = p.f.To
		}
		if !day.Open() {
			f.entry.reset(day.String())
		}
	}
	return f
}

// dated takes the period over once it can be read.
func (p *filterPanel) dated() {
	from, okFrom := p.from.window()
	to, okTo := p.to.window()
	if !okFrom || !okTo {
		return
	}
	p.f.From, p.f.To = from.Earliest, to.Latest
	p.f.Dates = !from.Earliest.Open() || !to.Latest.Open()
	p.apply()
}

type titledList struct {
	title string
	*filterList
}

func (p *filterPanel) makeLists() []titledList {
	r := p.d.s.review()
	agencies, kinds, people, lines := &filterList{}, &filterList{}, &filterList{}, &filterList{}
	agencies.of = func(f *chronology.Filter) *[]chronology.UID { return &f.Agencies }
	kinds.of = func(f *chronology.Filter) *[]chronology.UID { return &f.Kinds }
	people.of = func(f *chronology.Filter) *[]chronology.UID { return &f.People }
	lines.of = func(f *chronology.Filter) *[]chronology.UID { return &f.Lines }
	agencies.add("", "Family")
	for _, a := range r.Agencies {
		agencies.add(a.UID, a.Name)
	}
	for _, k := range r.Kinds {
		kinds.add(k.UID, k.Name)
	}
	for _, x := range r.People {
		people.add(x.UID, x.Name())
	}
	for _, l := range r.Lines {
		lines.add(l.UID, lineName(l))
	}
	all := []titledList{{"Agencies", agencies}, {"Lines of enquiry", lines}, {"People involved", people}, {"Kinds of event", kinds}}
	all = slices.DeleteFunc(all, func(l titledList) bool { return len(l.uids) == 0 })
	for _, l := range all {
		l.group = newChipGroup(chipsToggle, func(i int) {
			list := l.of(&p.f)
			*list = flipped(*list, l.uids[i])
			p.apply()
		})
		l.group.common = p.d.w.key
	}
	return all
}

func (l *filterList) add(uid chronology.UID, name string) {
	l.uids = append(l.uids, uid)
	l.names = append(l.names, name)
}

// flags are the filters that are on or off.
func flagsOf(f *chronology.Filter) []struct {
	name string
	on   *bool
} {
	return []struct {
		name string
		on   *bool
	}{
		{"Incomplete", &f.Incomplete}, {"Dates uncertain", &f.Uncertain}, {"Child seen: no", &f.ChildNotSeen},
		{"Not attended", &f.NotAttended}, {"Key events", &f.KeyOnly}, {"Not yet told in the narrative", &f.Untold},
	}
}

func (p *filterPanel) flip(i int) {
	on := flagsOf(&p.f)[i].on
	*on = !*on
	p.apply()
}

// apply shows the events that the filter keeps now.
func (p *filterPanel) apply() {
	p.d.s.show(copyFilter(p.f))
	p.show()
}

// show makes the panel say what the filter is.
func (p *filterPanel) show() {
	var flags []groupChip
	for _, flag := range flagsOf(&p.f) {
		flags = append(flags, groupChip{text: flag.name, on: *flag.on})
	}
	p.flags.set(flags)
	for _, l := range p.lists {
		chosen := *l.of(&p.f)
		chips := make([]groupChip, len(l.uids))
		for i, uid := range l.uids {
			chips[i] = groupChip{uid: uid, text: l.names[i], on: slices.Contains(chosen, uid)}
		}
		l.group.set(chips)
	}
	p.count.SetText(fmt.Sprintf("%s of %s", chronology.Number(len(p.d.s.events())), count(len(p.d.s.review().Events), "event")))
}

func (p *filterPanel) clear() {
	p.f = chronology.Filter{}
	p.text.reset("")
	p.from.entry.reset("")
	p.to.entry.reset("")
	p.from.read()
	p.to.read()
	p.apply()
}

// labelled puts a small label above a field.
func labelled(label string, field fyne.CanvasObject) fyne.CanvasObject {
	if label == "" {
		return field
	}
	return newColumn(0.5, newSmallWords(label), field)
}
