package ui

import (
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// packDialog asks for whom a pack is made and what goes along.
type packDialog struct {
	d            *desk
	agency       *pick
	due          *dateField
	names        *pick
	instructions *textEntry
	required     *chipGroup
	secret       *secretFields
	place        *placeFields
	problem      *problemLine
	sheet        *sheet
}

// packNames are the choices of what the family is called, in the order of the list.
var packNames = []struct {
	policy chronology.NamesPolicy
	words  string
}{
	{chronology.NamesByLabel, "Only what the panel calls them"},
	{chronology.NamesReal, "Their real names too"},
}

// openPack makes one agency's part of the review, to be filled in.
func (d *desk) openPack() *packDialog {
	d.inspector.commit()
	if len(d.s.review().Agencies) == 0 {
		d.w.tell("There is no agency yet", "A pack is one agency's part of the review. Add the agency in Review > Set-up, then make its pack. Nothing has been changed.")
		return nil
	}
	p := &packDialog{d: d, problem: newProblemLine(), secret: newSecretFields(d.w, true)}
	var agencies, names []string
	for _, a := range d.s.review().Agencies {
		agencies = append(agencies, a.Name)
	}
	for _, n := range packNames {
		names = append(names, n.words)
	}
	p.agency, p.names = d.w.pick(agencies), d.w.pick(names)
	p.names.SetSelectedIndex(0)
	p.due = newDateField(d.w, func(text string) (when.Reading, error) { return d.s.review().ReadWording(text) })
	p.due.entry.PlaceHolder = "the day by which it is to come back"
	p.instructions = newProseEntry(3)
	p.instructions.onKey = d.w.key
	p.required = newChipGroup(chipsToggle, p.require)
	p.required.common = d.w.key
	p.required.set(requiredChips())
	p.place = newPlaceFields(d.w, "", fileEnding)
	p.agency.OnChanged = func(name string) { p.place.name.reset(fileNameFor("pack " + name)) }
	p.agency.SetSelectedIndex(0)
	form := newColumn(2,
		newProse("A pack is a file for one agency: the scope, the lines of enquiry, the family, and what the agency has entered so far. "+
			"It holds nothing of the other agencies but their names. The agency fills it in and sends it back.", theme.ColorNameForeground),
		labelled("Agency", p.agency), labelled("Due", p.due.content), labelled("The family is called", p.names),
		labelled("Instructions", p.instructions),
		labelled("Every entry must have, besides its date, source and what happened", p.required), p.secret.content, p.place.content)
	cancel := d.w.button("Cancel", func() { p.sheet.hide() })
	p.sheet = d.w.newSheet("Make a pack", container.NewBorder(nil, p.problem.label, nil, nil, scrolled(form)), cancel, d.w.button("Make the pack", p.make))
	p.sheet.show(640, 640, p.agency)
	return p
}

// requiredChips are the fields that a pack can ask for, none yet.
func requiredChips() []groupChip {
	chips := make([]groupChip, len(chronology.RequiredFields))
	for i, f := range chronology.RequiredFields {
		chips[i].text = f.Word
	}
	return chips
}

// require asks for a field, or no longer.
func (p *packDialog) require(i int) {
	p.required.chips[i].on = !p.required.chips[i].on
	p.required.Refresh()
}

// asked are the fields that are on.
func (p *packDialog) asked() []string {
	var words []string
	for _, c := range p.required.chips {
		if c.on {
			words = append(words, c.text)
		}
	}
	return words
}

func (p *packDialog) make() {
	path, secret, err := p.where()
	if err != nil {
		p.problem.show(explain(err))
		return
	}
	r := p.d.s.review()
	agency := r.Agencies[p.agency.SelectedIndex()]
	wanted := chronology.Pack{
		UID: chronology.NewUID(), Agency: agency.UID, Asked: time.Now().Format(time.DateOnly), Due: p.due.entry.Text,
		Names: packNames[p.names.SelectedIndex()].policy, Instructions: p.instructions.Text}
	wanted.Require(p.asked())
	part, kept, err := returns.Make(r, p.d.s.dating, wanted)
	if err != nil {
		p.problem.show(explain(err))
		return
	}
	p.sheet.hide()
	d := p.d
	d.status.say("Making the pack…")
	d.w.p.background(
		func() { kept.Head, err = store.CreatePack(path, part, secret, store.Options{Who: who()}) },
		func() {
			if err != nil {
				d.w.failWriting(err)
				return
			}
			if d.s.edit("make a pack for "+agency.Name, func(e *store.Edit) error { return e.Put(kept) }) {
				d.w.tell("The pack is made", "It is in "+path+". Send it to the agency; when it comes back, take it in with Review > Take in a return.")
			}
		})
}

// where is the file to be written and its passphrase, once everything typed holds.
func (p *packDialog) where() (path, secret string, err error) {
	if p.due.entry.Text != "" {
		if _, err := p.d.s.review().ReadWording(p.due.entry.Text); err != nil {
			return "", "", errNoDate
		}
	}
	if secret, err = p.secret.get(); err != nil {
		return "", "", err
	}
	if path, err = p.place.path(); err == nil {
		err = vacant(path)
	}
	return path, secret, err
}
