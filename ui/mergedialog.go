package ui

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/store"
)

// mergeDialog shows what a return would change. Nothing is in the review until it
// is taken in.
type mergeDialog struct {
	d        *desk
	theirs   *returns.Return
	outcome  *returns.Outcome
	original []byte // kept with it; nil for none
	sheet    *sheet
}

// askReturn asks for a filled pack, or a later table of an agency, and shows what it would change.
func (d *desk) askReturn() {
	d.inspector.commit()
	d.w.askFile("Take in a return", append([]string{fileEnding}, tableEndings...), func(path string) {
		if slices.Contains(tableEndings, strings.ToLower(filepath.Ext(path))) {
			d.readTableReturn(path)
			return
		}
		d.readReturn(path, "", nil)
	})
}

// readReturn reads a return aside; where it has a passphrase, that is asked for.
func (d *desk) readReturn(path, secret string, wrong error) {
	if secret == "" {
		if needs, err := store.NeedsPassphrase(path); err == nil && needs {
			d.w.askSecret("This return has a passphrase", wrong, func(secret string) {
				if secret != "" {
					d.readReturn(path, secret, nil)
				}
			})
			return
		}
	}
	d.status.say("Reading the return…")
	var theirs *returns.Return
	var outcome *returns.Outcome
	var err error
	snapshot := d.s.review().Snapshot()
	d.w.p.background(
		func() {
			if theirs, err = store.ReadReturn(path, secret); err == nil {
				outcome, err = returns.Merge(snapshot, theirs, time.Now().Format(time.DateOnly), false)
			}
		},
		func() {
			switch {
			case errors.Is(err, store.ErrPassphrase):
				d.readReturn(path, "", err)
			case err != nil:
				d.w.fail(err)
			default:
				d.showOutcome(theirs, outcome)
			}
		})
}

// showOutcome lists what a return changes, or says why it changes nothing.
func (d *desk) showOutcome(theirs *returns.Return, o *returns.Outcome) *mergeDialog {
	return d.showOutcomeOf(theirs, o, nil, nil)
}

// showOutcomeOf is showOutcome of a table, whose file may be kept too, with a way
// back to how its rows were matched.
func (d *desk) showOutcomeOf(theirs *returns.Return, o *returns.Outcome, original []byte, back func()) *mergeDialog {
	m := &mergeDialog{d: d, theirs: theirs, outcome: o, original: original}
	if o.Received == nil {
		m.refuse()
		return m
	}
	lines := m.lines()
	list := d.w.list(func() int { return len(lines) },
		func() fyne.CanvasObject {
			what, note := newWords(""), newSmallWords("")
			what.least, note.least = 10, 10
			return container.NewPadded(newColumn(0.5, what, note))
		},
		func(i int, o fyne.CanvasObject) {
			row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
			row[0].(*words).say(lines[i][0])
			row[1].(*words).say(lines[i][1])
		})
	head := newProse(agencyName(d.s.review(), o.Agency)+": "+o.Summary()+" Nothing is in the review until you take it in; one Undo takes all of it out again. "+
		"Your own notes, tags, links and numbering stay.", theme.ColorNameForeground)
	cancel := d.w.button("Cancel", func() { m.sheet.hide() })
	take := d.w.button("Take it in", m.take)
	buttons := []*button{cancel, take}
	if back != nil {
		buttons = []*button{cancel, d.w.button("Back to the rows", func() { m.sheet.hide(); back() }), take}
	}
	m.sheet = d.w.newSheet("What "+theirs.File+" changes", container.NewBorder(head, nil, nil, nil, list), buttons...)
	m.sheet.show(760, 620, take)
	return m
}

// refuse says how the return stands, and lets a copy be taken in knowingly where
// that loses nothing.
func (m *mergeDialog) refuse() {
	const title = "This return has not been taken in"
	if !m.outcome.Standing.MayForce() {
		m.d.w.tell(title, m.outcome.Standing.Says())
		return
	}
	m.d.w.ask(title, m.outcome.Standing.Says(), "Look at it all the same", func() {
		outcome, err := returns.Merge(m.d.s.review(), m.theirs, time.Now().Format(time.DateOnly), true)
		if err != nil {
			m.d.w.fail(err)
			return
		}
		m.d.showOutcome(m.theirs, outcome)
	})
}

// lines are what the list shows: what is to be decided first.
func (m *mergeDialog) lines() [][2]string {
	var lines [][2]string
	for _, c := range m.outcome.Conflicts {
		what := "To be decided: " + returns.FieldWords(c.Field)
		if c.Field == "" {
			what = "To be decided: deleted on one side, changed on the other"
		}
		if c.Agency != m.outcome.Agency {
			what += ", as " + agencyName(m.d.s.review(), c.Agency) + " sent it"
		}
		lines = append(lines, [2]string{what, m.called(c.Entity)})
	}
	for _, t := range m.outcome.Taken {
		what := "Changed: " + returns.FieldWords(t.Field)
		switch {
		case t.New:
			what = "New " + t.Sort
		case t.Gone:
			what = "Deleted " + t.Sort
		}
		lines = append(lines, [2]string{what, m.called(t.Entity)})
	}
	for _, uid := range m.outcome.Missing {
		lines = append(lines, [2]string{"Missing from it, and stays", m.called(uid)})
	}
	for _, uid := range m.outcome.Refused {
		lines = append(lines, [2]string{"Refused: it is another agency's", m.called(uid)})
	}
	return lines
}

// called names a row as the return or the review has it.
func (m *mergeDialog) called(uid chronology.UID) string {
	for _, r := range []*chronology.Review{m.theirs.Review, m.d.s.review()} {
		switch x := r.Find(uid).(type) {
		case *chronology.Event:
			return joinFilled(" · ", m.d.s.review().ShowWording(x.When.Wording), x.ShortTitle())
		case *chronology.Person:
			return x.Name()
		case *chronology.Kind:
			return x.Name
		case *chronology.Service:
			return x.Name
		case *chronology.Abbreviation:
			return x.Short + ": " + x.Meaning
		case *chronology.Agency:
			return x.Name
		}
	}
	return ""
}

// take brings the return in as one step, and leads on to what is to be decided.
func (m *mergeDialog) take() {
	m.sheet.hide()
	d := m.d
	d.s.stepAside("Taking in "+m.theirs.File+"…", func() (store.Change, error) {
		return d.s.file.Import("take in the return "+m.theirs.File, func(e *store.Edit) error {
			if err := store.PutOutcome(e, m.outcome); err != nil {
				return err
			}
			return putOriginal(e, m.original)
		})
	}, func(saved bool) {
		if !saved {
			return
		}
		d.status.say(m.outcome.Summary() + " Undo (Ctrl+Z) takes the return out again.")
		if len(m.outcome.Conflicts) > 0 {
			d.openConflicts("")
		}
	})
}
