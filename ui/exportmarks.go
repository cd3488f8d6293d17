package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// chooseMarks makes what is asked about what stands on every page. Marking and
// version are the review's: what is typed here is kept with it.
func (e *exportDialog) chooseMarks() {
	field := func(text string) *textEntry {
		f := newLineEntry()
		f.reset(text)
		f.onKey = e.d.w.key
		f.onLeft = func(string) { e.keepMarks() }
		return f
	}
	settings := *e.d.s.review().Settings
	e.marking, e.version = field(settings.Marking), field(settings.Version)
	e.copies = newProseEntry(1)
	e.copies.onKey = e.d.w.key
	e.copies.onTyped = func(string) { e.show() }
}

// marks are the fields, with the usual markings to press.
func (e *exportDialog) marks() []fyne.CanvasObject {
	chips := make([]groupChip, len(export.Markings))
	for i, m := range export.Markings {
		chips[i] = groupChip{text: m}
	}
	usual := newChipGroup(chipsKeep, func(i int) {
		e.marking.reset(export.Markings[i])
		e.keepMarks()
	})
	usual.common = e.d.w.key
	usual.set(chips)
	copies := labelled("Numbered copies: a reader on each line, each gets a file of their own", e.copies)
	e.onPages = append(e.onPages, copies)
	return []fyne.CanvasObject{
		labelled("Version", e.version),
		labelled("Marking, on every page", newColumn(1, e.marking, usual)),
		copies,
	}
}

// keepMarks keeps marking and version with the review, as one step where they differ.
func (e *exportDialog) keepMarks() {
	now := *e.d.s.review().Settings
	marking, version := strings.TrimSpace(e.marking.Text), strings.TrimSpace(e.version.Text)
	label := "change marking"
	if now.Marking == marking {
		label = "change version"
	}
	if now.Marking == marking && now.Version == version {
		return
	}
	now.Marking, now.Version = marking, version
	e.d.s.edit(label, func(edit *store.Edit) error { return edit.Put(&now) })
	e.marking.reset(marking)
	e.version.reset(version)
}

// served takes a reader out of those who are to get a copy: theirs is written.
func (e *exportDialog) served(c export.Copy) {
	lines := strings.Split(e.copies.Text, "\n")
	for i, line := range lines {
		if strings.Join(strings.Fields(line), " ") == c.Name {
			e.copies.reset(strings.Join(slices.Delete(lines, i, i+1), "\n"))
			return
		}
	}
}

// leftExport is what is not remembered of a dialog from which a person went to a
// text of the review, for when they come back.
type leftExport struct {
	copies, name, folder     string
	comments, notes, replace bool
}

// leave closes the dialog for a text of the review.
func (e *exportDialog) leave() {
	e.d.left = &leftExport{e.copies.Text, e.place.name.Text, e.place.folder.Text, e.comments, e.notes, e.replace}
	e.remember()
	e.sheet.hide()
}

// returnTo takes up what was left.
func (e *exportDialog) returnTo(left *leftExport) {
	if left == nil {
		return
	}
	e.d.left = nil
	e.copies.reset(left.copies)
	e.place.name.reset(left.name)
	e.place.folder.reset(left.folder)
	e.comments, e.notes, e.replace = left.comments, left.notes, left.replace
}

// copyReaders are those who get a copy, each with the number of theirs.
func (e *exportDialog) copyReaders() []export.Copy {
	var list []export.Copy
	next := e.d.s.review().NextCopy()
	for _, line := range strings.Split(e.copies.Text, "\n") {
		if name := strings.Join(strings.Fields(line), " "); name != "" {
			list = append(list, export.Copy{Number: next + len(list), Name: name})
		}
	}
	return list
}
