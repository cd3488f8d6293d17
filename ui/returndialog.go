package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// returnDialog shows what a pack still lacks and writes the return.
type returnDialog struct {
	d       *desk
	lacks   []chronology.Finding
	at      int // in the list
	list    *list
	secret  *secretFields
	place   *placeFields
	problem *problemLine
	sheet   *sheet
}

// openReturn checks the pack and writes it as the return that is sent back.
func (d *desk) openReturn() *returnDialog {
	d.inspector.commit()
	if d.s.review().OwnPack() == nil {
		d.w.tell("This is not a pack", "A return is made from the pack that an agency was sent. This is a review of its own; Review > Make a pack makes one from it. Nothing has been changed.")
		return nil
	}
	p := &returnDialog{d: d, problem: newProblemLine(), secret: newSecretFields(d.w, true)}
	p.lacks = returns.Lacks(d.s.review(), d.s.dating)
	name := "return"
	if a := d.s.review().Agency(d.s.review().OwnPack().Agency); a != nil {
		name = "return " + a.Name
	}
	p.place = newPlaceFields(d.w, fileNameFor(name), fileEnding)
	head := "Nothing is missing: every entry has its date, its source and what happened, and all dates lie in the scope."
	if len(p.lacks) > 0 {
		head = count(len(p.lacks), "thing") + " to look at first. You can make the return as it is; the overview author sees the same list."
	}
	p.list = d.w.list(func() int { return len(p.lacks) },
		func() fyne.CanvasObject { w := newWords(""); w.least = 10; return container.NewPadded(w) },
		func(i int, o fyne.CanvasObject) { o.(*fyne.Container).Objects[0].(*words).say(p.lacks[i].Message) })
	p.list.OnSelected = func(i int) { p.at = i }
	look := d.w.button("Go to the entry", p.visit)
	if len(p.lacks) == 0 {
		look.Disable()
	}
	form := newColumn(2, p.secret.content, p.place.content, p.problem.label)
	cancel := d.w.button("Cancel", func() { p.sheet.hide() })
	p.sheet = d.w.newSheet("Make the return", container.NewBorder(newProse(head, theme.ColorNameForeground), form, nil, nil, p.list),
		cancel, look, d.w.button("Make the return", p.make))
	p.sheet.show(720, 640, p.place.name)
	return p
}

// visit leads to the entry that the finding in the list is about.
func (p *returnDialog) visit() {
	if p.at >= len(p.lacks) || len(p.lacks[p.at].Events) == 0 {
		return
	}
	p.sheet.hide()
	p.d.goTo(p.lacks[p.at].Events[0])
}

func (p *returnDialog) make() {
	secret, err := p.secret.get()
	var path string
	if err == nil {
		path, err = p.place.path()
	}
	if err == nil {
		err = vacant(path)
	}
	if err != nil {
		p.problem.show(explain(err))
		return
	}
	p.sheet.hide()
	d := p.d
	d.status.say("Making the return…")
	d.w.p.background(
		func() { err = d.s.file.WriteReturn(path, secret) },
		func() {
			if err != nil {
				d.w.failWriting(err)
				return
			}
			d.w.tell("The return is made", "It is in "+path+". Send it to the overview author. You can go on working here, and send a later return in the same way.")
		})
}
