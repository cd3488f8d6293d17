package ui

import (
	"io"
	"strings"
	"time"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// packDialog asks for whom a pack is made and what goes along.
type packDialog struct {
	d            *desk
	agencies     []*chronology.Agency
	agency       *pick
	services     []*chronology.Service // of the agency
	service      *pick
	due          *dateField
	names        *pick
	instructions *textEntry
	letter       *textEntry
	apart        *chipGroup // the letter is written as a document too
	required     *chipGroup
	secret       *secretFields
	place        *placeFields
	problem      *problemLine
	scroll       *container.Scroll
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
	p := &packDialog{d: d, agencies: packAgencies(d.s.review()), problem: newProblemLine(), secret: newSecretFields(d.w, true)}
	var agencies, names []string
	for _, a := range p.agencies {
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
	p.letter = newProseEntry(4)
	p.letter.onKey = d.w.key
	p.apart = newChipGroup(chipsToggle, func(int) { p.apart.set([]groupChip{{text: letterApart, on: !p.apart.chips[0].on}}) })
	p.apart.common = d.w.key
	p.apart.set([]groupChip{{text: letterApart}})
	p.place = newPlaceFields(d.w, "", fileEnding)
	p.service = d.w.pick([]string{wholeAgency})
	p.service.OnChanged = func(string) { p.rename() }
	p.agency.OnChanged = func(string) { p.offerServices() }
	p.agency.SetSelectedIndex(0)
	form := newColumn(2,
		newProse("A pack is a file for one agency: the scope, the lines of enquiry, the family, and what the agency has entered so far. "+
			"It holds nothing of the other agencies but their names. The agency fills it in and sends it back.", theme.ColorNameForeground),
		two(labelled("Agency", p.agency), labelled("Which part of it", p.service)), labelled("Due", p.due.content), labelled("The family is called", p.names),
		labelled("Instructions", p.instructions),
		labelled("Letter", p.letter), newFlow(d.w.button("Write a usual letter", p.writeUsual)), p.apart,
		labelled("Every entry must have, besides its date, source and what happened", p.required), p.secret.content, p.place.content)
	cancel := d.w.button("Cancel", func() { p.sheet.hide() })
	p.scroll = scrolled(form)
	p.sheet = d.w.newSheet("Make a pack", container.NewBorder(nil, p.problem.label, nil, nil, p.scroll), cancel, d.w.button("Make the pack", p.make))
	p.sheet.show(640, 640, p.agency)
	return p
}

// The words of choices in the dialog.
const (
	wholeAgency = "the whole agency"
	letterApart = "Write the letter as a Word document too"
)

// packAgencies are the agencies that a pack can be made for: in one agency's own
// file that agency, whose departments fill in their parts.
func packAgencies(r *chronology.Review) []*chronology.Agency {
	if r.Settings != nil && r.Agency(r.Settings.OneAgency) != nil {
		return []*chronology.Agency{r.Agency(r.Settings.OneAgency)}
	}
	return r.Agencies
}

// to is the agency that is chosen, and the part of it; nil for the whole.
func (p *packDialog) to() (*chronology.Agency, *chronology.Service) {
	agency := p.agencies[max(0, p.agency.SelectedIndex())]
	if at := p.service.SelectedIndex(); at > 0 {
		return agency, p.services[at-1]
	}
	return agency, nil
}

// offerServices lists the parts of the agency that is chosen.
func (p *packDialog) offerServices() {
	agency := p.agencies[max(0, p.agency.SelectedIndex())]
	names := []string{wholeAgency}
	p.services = nil
	for _, s := range p.d.s.review().Services {
		if s.Agency == agency.UID {
			p.services, names = append(p.services, s), append(names, s.Name)
		}
	}
	p.service.Options = names
	p.service.SetSelectedIndex(0)
	p.rename()
}

// rename names the file after whom it is for.
func (p *packDialog) rename() { p.place.name.reset(fileNameFor("pack " + p.called())) }

// called is whom the pack is for.
func (p *packDialog) called() string {
	agency, service := p.to()
	if service != nil {
		return agency.Name + " " + service.Name
	}
	return agency.Name
}

// writeUsual puts a usual letter where the letter is written, to be altered.
func (p *packDialog) writeUsual() {
	p.letter.reset(usualLetter(p.d.s.review(), p.called(), p.due.entry.Text, p.secret.first.Text != ""))
	p.letter.requestFocus()
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
	agency, service := p.to()
	wanted := chronology.Pack{
		UID: chronology.NewUID(), Agency: agency.UID, Asked: time.Now().Format(time.DateOnly), Due: p.due.entry.Text,
		Names: packNames[p.names.SelectedIndex()].policy, Instructions: p.instructions.Text, Letter: strings.TrimSpace(p.letter.Text)}
	if service != nil {
		wanted.Service = service.UID
	}
	wanted.Require(p.asked())
	part, kept, err := returns.Make(r, p.d.s.dating, wanted)
	if err != nil {
		p.problem.show(explain(err))
		return
	}
	p.sheet.hide()
	d, called, letter := p.d, p.called(), p.letterPath(path)
	d.status.say("Making the pack…")
	d.w.p.background(
		func() {
			if letter != "" {
				err = writePackLetter(letter, part, wanted)
			}
			if err == nil {
				kept.Head, err = store.CreatePack(path, part, secret, store.Options{Who: who()})
			}
		},
		func() {
			if err != nil {
				d.w.failWriting(err)
				return
			}
			if d.s.edit("make a pack for "+called, func(e *store.Edit) error { return e.Put(kept) }) {
				d.w.tell("The pack is made", joinFilled(" ", "It is in "+path+".", where(letter != "", "The letter is in "+letter+"."),
					"Send it to the agency; when it comes back, take it in with Review > Take in a return."))
			}
		})
}

// letterPath is where the letter is written beside the pack; "" for nowhere.
func (p *packDialog) letterPath(pack string) string {
	if !p.apart.chips[0].on || strings.TrimSpace(p.letter.Text) == "" {
		return ""
	}
	return strings.TrimSuffix(pack, fileEnding) + "-letter.docx"
}

// writePackLetter writes the letter of a pack as a Word document.
func writePackLetter(path string, r *chronology.Review, p chronology.Pack) error {
	return export.File(path, false, func(w io.Writer) error {
		return export.LetterDOCX(w, r, chronology.Solve(r), export.Letter{Agency: p.Agency, Printed: today(), Text: p.Letter})
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
	if letter := p.letterPath(path); err == nil && letter != "" {
		err = vacant(letter)
	}
	return path, secret, err
}
