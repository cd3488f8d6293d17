package ui

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// formDialog asks for which agency a form is made, and where it goes.
type formDialog struct {
	d        *desk
	agencies []*chronology.Agency
	ending   int
	empty    bool

	agency         *pick
	kinds, fillers *chipGroup
	due            *dateField
	says           *prose
	place          *placeFields
	problem        *problemLine
	sheet          *sheet
}

// formKinds are the kinds of form.
var formKinds = []struct{ name, ending string }{{"Word", ".docx"}, {"Excel", ".xlsx"}}

func (d *desk) openForm() *formDialog {
	d.inspector.commit()
	f := &formDialog{d: d, agencies: slices.Clone(d.s.review().Agencies), says: newProse("", theme.ColorNameForeground), problem: newProblemLine()}
	if len(f.agencies) == 0 {
		d.w.tell("The review has no agency yet", "A form is made for an agency. Nothing has been written. Add the agency first (Review > Set-up), then make its form.")
		return nil
	}
	names := make([]string, len(f.agencies))
	at := 0
	for i, a := range f.agencies {
		names[i] = a.Name
		if e := d.s.review().Event(d.s.selected); e != nil && e.Agency == a.UID {
			at = i
		}
	}
	f.agency = d.w.pick(names)
	f.kinds = f.group(func(n int) { f.ending = n })
	f.fillers = f.group(func(n int) { f.empty = n == 1 })
	f.due = newDateField(d.w, d.s.readBare)
	f.place = newPlaceFields(d.w, "form", formKinds[0].ending)
	form := newColumn(2, labelled("For which agency", f.agency), labelled("Kind of file", f.kinds), labelled("With", f.fillers),
		labelled("To be back by (a day, or empty)", f.due.content), f.says, f.place.content)
	cancel := d.w.button("Cancel", func() { f.sheet.hide() })
	write := d.w.button("Make the form", f.write)
	f.sheet = d.w.newSheet("Form for an agency", container.NewBorder(nil, f.problem.label, nil, nil, scrolled(form)), cancel, write)
	f.agency.SetSelectedIndex(at)
	f.agency.OnChanged = func(string) { f.show(); f.rename() }
	f.show()
	f.rename()
	f.sheet.show(620, 540, f.agency)
	return f
}

func (f *formDialog) group(press func(int)) *chipGroup {
	g := newChipGroup(chipsChoose, func(n int) { press(n); f.show(); f.rename() })
	g.common = f.d.w.key
	return g
}

// chosen is the agency that the form is for.
func (f *formDialog) chosen() *chronology.Agency { return f.agencies[max(0, f.agency.SelectedIndex())] }

// show says what is chosen.
func (f *formDialog) show() {
	var kinds []groupChip
	for n, k := range formKinds {
		kinds = append(kinds, groupChip{text: k.name, on: n == f.ending})
	}
	f.kinds.set(kinds)
	events := 0
	for _, e := range f.d.s.review().Events {
		if e.Agency == f.chosen().UID {
			events++
		}
	}
	f.fillers.set([]groupChip{{text: "Its " + count(events, "entry") + " so far", on: !f.empty}, {text: "Empty rows only", on: f.empty}})
	f.says.say("The form says what the review asks and lists the family by labels, without names. Of other agencies it holds nothing. "+
		"Bring what comes back in with File > Import.", theme.ColorNameForeground)
}

// rename names the file after the agency.
func (f *formDialog) rename() {
	f.place.ending = formKinds[f.ending].ending
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, f.chosen().Name)
	f.place.name.reset("Form for " + name + f.place.ending)
}

// write writes the form aside.
func (f *formDialog) write() {
	path, err := f.place.path()
	if err == nil {
		err = vacant(path)
	}
	form := export.AgencyForm{Agency: f.chosen().UID, Filled: !f.empty, Printed: today()}
	if days, read := f.due.window(); err == nil && f.due.wording() != "" {
		if !read || !days.Exact() {
			err = errNotOneDay
		}
		form.Due = days.Earliest
	}
	if err != nil {
		f.problem.show(explain(err))
		return
	}
	f.sheet.hide()
	f.d.w.p.settings.setFolder(filepath.Dir(path))
	snapshot := f.d.s.review().Snapshot()
	f.d.w.p.background(func() {
		dating := chronology.Solve(snapshot)
		err = export.File(path, false, func(w io.Writer) error { return export.FormOf(path)(w, snapshot, dating, form) })
	}, func() {
		if err != nil {
			f.d.w.failWriting(err)
			return
		}
		f.d.fileWritten(path)
	})
}
