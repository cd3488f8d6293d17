package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export/sweep"
	"throughline.org/throughline/store"
)

// findings lists what the sweep found in a finished file that was therefore not
// written. Each is gone to and dealt with, or knowingly let through, which is a
// step of history.
type findings struct {
	x       *exporting
	d       *desk
	list    []sweep.Finding // the first of those that are let through together
	more    map[string]int  // how many there are beside it, by its id
	at      int
	rows    *list
	context *widget.RichText
	about   *prose
	detail  *fyne.Container
	let     *button
	again   *button
	sheet   *sheet
	origins map[string]originPlace // by the id of the finding, as they are asked for
}

// openFindings shows them; the main button makes and sweeps the file once more.
func (x *exporting) openFindings(list []sweep.Finding) *findings {
	f := &findings{x: x, d: x.d, more: map[string]int{}, context: widget.NewRichText(), about: newCaption(""), origins: map[string]originPlace{}}
	for _, finding := range list {
		if _, known := f.more[finding.ID]; known {
			f.more[finding.ID]++
			continue
		}
		f.more[finding.ID] = 0
		f.list = append(f.list, finding)
	}
	f.context.Wrapping = fyne.TextWrapWord
	f.rows = f.d.w.list(func() int { return len(f.list) }, newTwoLines, f.row)
	f.rows.key = f.key
	f.rows.OnSelected = func(i int) { f.at = i; f.showOne() }
	f.let = f.d.w.button("Let it through", f.flip)
	to := f.d.w.button("Go to it", f.lead)
	cancel := f.d.w.button("Cancel", func() { f.sheet.hide() })
	f.again = f.d.w.button("Sweep and write", func() { f.sheet.hide(); x.run() })
	head := about("The finished file was swept before it was written, and tells what this version should not. Nothing has been written. " +
		"Go to each and change the review, or let it through knowingly: that is kept in the history, with your name. " +
		"The file is written only when nothing is left.")
	f.detail = newColumn(1.5, f.context, f.about)
	split := container.NewVSplit(f.rows, scrolled(f.detail))
	split.SetOffset(0.65)
	f.sheet = f.d.w.newSheet("Not written: "+count(len(f.list), "finding")+" to look at", container.NewBorder(head, nil, nil, nil, split), cancel, to, f.let, f.again)
	f.sheet.undoable = true
	f.sheet.closed = f.d.s.watch(func(news) { f.show() })
	f.sheet.show(900, 620, f.rows)
	f.rows.Select(0)
	f.show()
	return f
}

// allowance is what lets a finding through for these readers, nil for none.
func (f *findings) allowance(finding sweep.Finding) *chronology.Allowance {
	for _, a := range f.d.s.review().Allowances {
		if a.Finding == finding.ID && a.For == f.x.release().Version.For {
			return a
		}
	}
	return nil
}

func (f *findings) row(n int, o fyne.CanvasObject) {
	x := f.list[n]
	lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	state := either(f.allowance(x) != nil, "✓ let through", "× to be dealt with")
	lines[0].(*words).say(state + ": " + string(x.Kind) + " “" + oneLine(x.Found) + "”" + where(x.Doubtful, ", an ordinary word too"))
	lines[1].(*words).say(f.wherever(x) + ": …" + joinFilled(" ", oneLine(x.Before), "["+oneLine(x.Found)+"]", oneLine(x.After)) + "…")
}

// wherever says where a finding is, and how often its words are found beside.
func (f *findings) wherever(x sweep.Finding) string {
	n := f.more[x.ID]
	return x.Where + where(n > 0, " and "+count(n, "place")+" more")
}

// show follows the review: what is let through, and undone.
func (f *findings) show() {
	f.rows.Refresh()
	f.showOne()
}

func (f *findings) showOne() {
	x := f.list[f.at]
	f.context.Segments = spoken(x.Before+" ", x.Found, " "+x.After)
	f.context.Refresh()
	place := f.origin(x)
	said := joinFilled(" · ", f.wherever(x), string(x.Kind))
	switch {
	case place.entity != "":
		said += " · from " + f.d.placeOf(place.entity) + ", " + place.field
	case x.Where == inFileName:
		said += " · change the name of the file in the dialog"
	}
	f.about.say(said, captionColour)
	f.detail.Refresh() // the text may have grown
	f.let.SetText(either(f.allowance(x) != nil, "Hold it back", "Let it through"))
}

// inFileName is where the sweep finds what the name of the file tells.
const inFileName = "file name"

// key answers from the list: Space lets through, Enter goes there.
func (f *findings) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeySpace:
		f.flip()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.lead()
	default:
		return f.d.w.key(ev)
	}
	return true
}

// flip lets the marked one through, or no longer.
func (f *findings) flip() {
	x := f.list[f.at]
	if a := f.allowance(x); a != nil {
		f.d.s.edit("let a finding through no longer", func(e *store.Edit) error { return e.Remove(a.UID) })
		return
	}
	audience := f.x.release().Version.For
	f.d.s.edit("let a finding through in a "+string(audience)+" file", func(e *store.Edit) error { return e.Put(x.Allowance(audience)) })
}

// lead goes to the text that the finding stands in.
func (f *findings) lead() {
	x := f.list[f.at]
	place := f.origin(x)
	f.sheet.hide()
	if x.Where == inFileName && f.x.of != nil {
		f.d.w.win.Canvas().Focus(f.x.of.place.name)
		return
	}
	f.x.leave()
	switch {
	case place.entity != "":
		f.d.goTo(place.entity)
	default:
		f.d.finder.focus()
		f.d.finder.entry.SetText(x.Found)
	}
}

// originPlace is a text of the review.
type originPlace struct {
	entity chronology.UID
	field  string
}

// origin is the text of the review that a finding comes from: the one that holds
// it between the same words, else the first that holds it at all.
func (f *findings) origin(x sweep.Finding) originPlace {
	place, known := f.origins[x.ID]
	if !known {
		place = originOf(f.d.s.review(), x)
		f.origins[x.ID] = place
	}
	return place
}

func originOf(r *chronology.Review, x sweep.Finding) originPlace {
	words := strings.Fields(x.Found)
	around := spaced(x.Before + " " + x.Found + " " + x.After)
	var first originPlace
	for entity := range r.All() {
		switch entity.(type) {
		case *chronology.Mask, *chronology.Decision, *chronology.Allowance, *chronology.Bookmark, *chronology.Link:
			continue
		}
		for field, text := range chronology.Texts(entity) {
			if len(words) == 0 || !strings.Contains(text, words[0]) {
				continue
			}
			text = spaced(text)
			switch {
			case strings.Contains(text, around):
				return originPlace{entity.Identity(), field}
			case first.entity == "" && strings.Contains(text, strings.Join(words, " ")):
				first = originPlace{entity.Identity(), field}
			}
		}
	}
	return first
}

// spaced is text with single spaces.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
