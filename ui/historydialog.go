package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/store"
)

// historyLimit is how many steps the window lists; the command line lists all.
const historyLimit = 2000

// openHistory lists what was done to the review, the last first.
func (d *desk) openHistory() {
	d.inspector.commit()
	var steps []store.Transaction
	var err error
	d.w.p.background(
		func() { steps, err = d.s.file.History(historyLimit) },
		func() {
			if err != nil {
				d.w.fail(err)
				return
			}
			d.showHistory(steps)
		})
}

func (d *desk) showHistory(steps []store.Transaction) {
	list := d.w.list(
		func() int { return len(steps) },
		func() fyne.CanvasObject {
			what, who := newWords(""), newSmallWords("")
			what.least, who.least = 10, 10
			return container.NewPadded(newColumn(0.5, what, who))
		},
		func(i int, o fyne.CanvasObject) {
			lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			lines[0].(*words).say(stepWords(steps[i]))
			lines[1].(*words).say(stepDetail(steps[i]))
		})
	var s *sheet
	undo := d.w.button("Undo the last step", func() {
		s.hide()
		d.s.undo()
		d.openHistory()
	})
	redo := d.w.button("Redo", func() {
		s.hide()
		d.s.redo()
		d.openHistory()
	})
	if d.s.file.UndoLabel() == "" {
		undo.Disable()
	}
	if d.s.file.RedoLabel() == "" {
		redo.Disable()
	}
	done := d.w.button("Close", func() { s.hide() })
	head := widget.NewLabel("Every change is kept, with who made it and when. Undoing is a step of its own: nothing is taken out of this list.")
	head.Wrapping = fyne.TextWrapWord
	s = d.w.newSheet("History", container.NewBorder(head, nil, nil, nil, list), undo, redo, done)
	s.show(620, 560, list)
}

// stepWords says what a step did.
func stepWords(t store.Transaction) string {
	label := t.Label
	if label == "" {
		label = "change"
	}
	switch t.Kind {
	case "undo":
		label = "undone: " + label
	case "redo":
		label = "done again: " + label
	}
	return strings.ToUpper(label[:1]) + label[1:]
}

// stepDetail says when, by whom, and how much.
func stepDetail(t store.Transaction) string {
	parts := []string{fmt.Sprintf("step %d", t.Number), t.At.Local().Format("2 January 2006, 15:04:05")}
	if t.Who != "" {
		parts = append(parts, t.Who)
	}
	if t.Changes > 0 {
		parts = append(parts, count(t.Changes, "change"))
	}
	return strings.Join(parts, " · ")
}

// verify checks the file as it lies on the disk and says what it found.
func (d *desk) verify() {
	d.inspector.commit()
	d.status.say("Checking the file…")
	var found store.Verification
	var err error
	d.w.p.background(
		func() { found, err = d.s.file.Verify() },
		func() {
			switch {
			case err != nil:
				d.w.fail(err)
			case found.OK:
				d.w.tell("The file is in order", fmt.Sprintf(
					"%s and %s of history were read. The database is whole, the chain of the history is unbroken, "+
						"and the history leads to the review as it is now.",
					count(found.Events, "event"), count(found.Transactions, "step")))
			default:
				d.w.tell("The file needs attention", strings.Join(found.Problems, "\n")+
					"\n\nNothing has been changed. Save a copy now (File > Save a copy as), then restore a kept copy and compare (File > Restore a copy).")
			}
		})
}
