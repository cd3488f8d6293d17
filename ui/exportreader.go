package ui

import (
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// readerNames are the readers as the dialog calls them, and what each version does.
var readerNames = map[chronology.Audience][2]string{
	chronology.Working: {"Working: real names",
		"For those who carry the review out. Everything as it is entered: it must not leave them."},
	chronology.ForPanel: {"Panel: labels",
		"Labels stand in the place of names. The finished file is swept for what it should not tell before it is written."},
	chronology.Published: {"Published: pseudonyms",
		"Pseudonyms stand in the place of names, other words in the place of what is masked. The finished file is swept before it is written."},
}

var policyNames = map[chronology.DatePolicy]string{
	chronology.DatesExact: "as they are", chronology.DatesMonth: "by month",
	chronology.DatesRelative: "in relation to other events", chronology.DatesAge: "by the child's age",
}

// chooseReaders makes what is asked about the readers. What the published version
// tells of dates is kept with the review, as the command line has it too.
func (e *exportDialog) chooseReaders() {
	published := e.d.s.review().Settings.PublishedVersion()
	e.reader = chronology.Working
	e.dates = map[chronology.Audience]chronology.DatePolicy{chronology.ForPanel: chronology.DatesExact, chronology.Published: published.Dates}
	e.neutral = map[chronology.Audience]bool{chronology.Published: published.Neutral}
	e.readers = e.group(chipsChoose, func(i int) { e.reader = chronology.Audiences[i] })
	e.policies = e.group(chipsChoose, func(i int) { e.dates[e.reader] = chronology.DatePolicies[i] })
	e.wordings = e.group(chipsToggle, func(int) { e.neutral[e.reader] = !e.neutral[e.reader] })
	e.readerAbout = newProse("", theme.ColorNamePlaceHolder)
	look := newFlow(
		e.d.w.button("What it says instead…", e.openReplacements),
		e.d.w.button("Places and services to mask…", func() { e.d.openSetup(sectionMasks) }))
	e.maskedOnly = []fyne.CanvasObject{labelled("Dates", e.policies), e.wordings, look}
}

func (e *exportDialog) showReader() {
	var readers, policies []groupChip
	for _, a := range chronology.Audiences {
		readers = append(readers, groupChip{text: readerNames[a][0], on: a == e.reader})
	}
	for _, p := range chronology.DatePolicies {
		policies = append(policies, groupChip{text: policyNames[p], on: p == cmp.Or(e.dates[e.reader], chronology.DatesExact)})
	}
	e.readers.set(readers)
	e.policies.set(policies)
	e.wordings.set([]groupChip{{text: "children worded without saying whether girls or boys", on: e.neutral[e.reader]}})
	e.readerAbout.say(readerNames[e.reader][1], theme.ColorNamePlaceHolder)
	for _, o := range e.maskedOnly {
		if e.versionFor().Masked() {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// versionFor is what was chosen about the readers.
func (e *exportDialog) versionFor() chronology.Version {
	v := chronology.Version{For: e.reader, Comments: e.comments, Notes: e.notes}
	if v.Masked() {
		v.Dates, v.Neutral = e.dates[e.reader], e.neutral[e.reader]
	}
	return v
}

// openReplacements shows what the version says instead, to be looked at ahead.
func (e *exportDialog) openReplacements() {
	x, v := &exporting{d: e.d, of: e}, e.versionFor()
	x.look(v, func(list []chronology.Replacement) {
		if !x.stopped.Load() {
			e.d.openReplacements(v, list, "Done", nil).leave = e.leave
		}
	})
}
