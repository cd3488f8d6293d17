package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// methodologyForm is the form of the note on how the chronology was made: the
// author's own text, or what is composed from the review while there is none.
func (u *setup) methodologyForm() fyne.CanvasObject {
	uid := u.settingsUID()
	composed := newProse("", theme.ColorNamePlaceHolder)
	compose := u.d.w.button("Begin with these words", func() {
		s := u.d.s
		text := export.ComposedMethodology(s.review(), s.dating)
		change(u, stepMethodology, uid, func(s *chronology.Settings) { s.Methodology = text })
	})
	show := func() {
		none := strings.TrimSpace(present[chronology.Settings](u, uid).Methodology) == ""
		composed.Hidden, compose.Hidden = !none, !none
		if none {
			composed.say(export.ComposedMethodology(u.d.s.review(), u.d.s.dating), theme.ColorNamePlaceHolder)
		}
	}
	show()
	text := entryFor(u, uid, newProseEntry(6), "How the chronology was made, in the author’s words", stepMethodology,
		func(s *chronology.Settings) *string { return &s.Methodology })
	u.refresh = append(u.refresh, show)
	return newColumn(2,
		about("Printed as a part of its own, “"+export.Methodology.Title()+"”, with tables of what the agencies gave and of how well "+
			"dates are known. Every line is a paragraph. While nothing is written here, it says what is composed below from the review, "+
			"as the review then is."),
		text, composed, newFlow(compose))
}

const stepMethodology = "change how the chronology was made"
