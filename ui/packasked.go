package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// openAsked shows what the author of a pack is asked for, as it was sent along.
func (d *desk) openAsked() {
	d.inspector.commit()
	own := d.s.review().OwnPack()
	if own == nil {
		d.w.tell("This is not a pack", "In a pack, this shows what the agency is asked for. This is a review of its own. Nothing has been changed.")
		return
	}
	var s *sheet
	done := d.w.button("Begin", func() { s.hide() })
	scroll := scrolled(askedWords(d.s.review(), own))
	s = d.w.newSheet("What is asked of you", scroll, done)
	s.key = scrolling(scroll, func(*fyne.KeyEvent) bool { return false })
	s.show(680, 560, done)
}

// askedWords lays out what a pack asks for: by when, what, and the letter.
func askedWords(r *chronology.Review, p *chronology.Pack) *fyne.Container {
	column := newColumn(2)
	part := func(name, text string) {
		if text != "" {
			column.Add(newColumn(0.5, newCaption(name), newProse(text, theme.ColorNameForeground)))
		}
	}
	to := agencyName(r, p.Agency)
	if s := r.Service(p.Service); s != nil {
		to += ", " + s.Name
	}
	part("For", to)
	part("To come back by", r.ShowWording(p.Due))
	part("Instructions", p.Instructions)
	part("Every entry must have, besides its date, source and what happened", strings.Join(p.Requires(), ", "))
	part("Letter", p.Letter)
	part("What to do", "Enter what your records say (Ctrl+N begins an entry). Review > Make the return checks it and writes the file to be sent back. "+
		"Review > What is asked shows this again.")
	return column
}

// shownFresh shows what a pack asks for while nothing has been done in it yet.
func (d *desk) shownFresh() {
	if d.s.review().OwnPack() != nil && d.s.file.UndoLabel() == "" {
		d.openAsked()
	}
}

// usualLetter is a letter to begin from.
func usualLetter(r *chronology.Review, to, due string, secret bool) string {
	title := ""
	if r.Settings != nil {
		title = r.Settings.Title
	}
	parts := []string{
		"Dear colleague,",
		"For the review “" + title + "” we ask " + to + " for a chronology of its contact with the family. The file that comes with this letter is for you alone: " +
			"it holds the period under review, the lines of enquiry, what the family is called, and what you have sent before.",
		"Please open it with Throughline, enter what your records say, one entry for each contact, each with its source, and send back the return that it writes" +
			where(due != "", ", by "+due) + ".",
		where(secret, "The file has a passphrase, which reaches you by another way."),
		"Where your records do not say something, leave it empty; where a date is not known exactly, write it as the record has it.",
		"Thank you.",
	}
	return joinFilled("\n\n", parts...)
}
