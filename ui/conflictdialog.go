package ui

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/store"
)

// conflictDialog goes through what a return and the review changed in different
// ways: what it was before, what it is now, and what the agency sent, side by side.
type conflictDialog struct {
	d      *desk
	list   []*chronology.Conflict
	at     int
	head   *prose
	before *marked
	mine   *marked
	theirs *marked
	marks  *prose // what the marks say, where there are any
	own    *textEntry
	ownBox fyne.CanvasObject
	useOwn *button
	keep   *button
	later  *button
	body   *fyne.Container
	sheet  *sheet
}

// openConflicts shows what nobody has decided, from the one of the event on.
func (d *desk) openConflicts(event chronology.UID) *conflictDialog {
	d.inspector.commit()
	c := &conflictDialog{d: d, list: d.s.review().OpenConflicts(), own: newProseEntry(3)}
	if len(c.list) == 0 {
		d.w.tell("There is nothing to decide", "Where a return and the review have changed the same thing in different ways, it is decided here.")
		return nil
	}
	c.at = max(0, slices.IndexFunc(c.list, func(x *chronology.Conflict) bool { return x.Entity == event }))
	c.head, c.before, c.mine, c.theirs = newProse("", theme.ColorNameForeground), newMarked("", nil), newMarked("", nil), newMarked("", nil)
	c.marks = newCaption("")
	c.own.onKey = d.w.key
	c.own.onTyped = func(string) { c.ready() }
	column := func(title string, text *marked) fyne.CanvasObject {
		name := newWords(title)
		name.bold = true
		return container.NewPadded(newColumn(1, name, text))
	}
	c.ownBox = labelled("Or a text of your own in the place of both", c.own)
	c.body = newColumn(3, c.head, container.NewGridWithColumns(3,
		column("Before", c.before), column("Yours, in the review now", c.mine), column("Theirs, in the return", c.theirs)), c.marks, c.ownBox)
	c.keep = d.w.button("Keep yours", func() { c.decide(chronology.DecidedMine) })
	take := d.w.button("Take theirs", func() { c.decide(chronology.DecidedTheirs) })
	c.useOwn = d.w.button("Use your own text", func() { c.decide(chronology.DecidedOwn) })
	c.later = d.w.button("Next", func() { c.turn(1) })
	done := d.w.button("Decide later", func() { c.sheet.hide() })
	c.sheet = d.w.newSheet("Decide what differs", scrolled(c.body), done, c.later, c.useOwn, take, c.keep)
	c.show()
	c.sheet.show(980, 560, c.keep)
	return c
}

// turn goes to another conflict, around the end.
func (c *conflictDialog) turn(step int) {
	c.at = (c.at + step + len(c.list)) % len(c.list)
	c.show()
}

func (c *conflictDialog) show() {
	x, r := c.list[c.at], c.d.s.review()
	c.head.say(fmt.Sprintf("%d of %d · %s · %s", c.at+1, len(c.list), agencyName(r, x.Agency), c.about(x)), theme.ColorNameForeground)
	c.showTexts([3]string{returns.Said(r, x, x.Base), returns.Said(r, x, x.Mine), returns.Said(r, x, x.Theirs)})
	c.own.reset(returns.Said(r, x, x.Mine))
	if returns.TakesText(x) {
		c.ownBox.Show()
	} else {
		c.ownBox.Hide()
	}
	if len(c.list) == 1 {
		c.later.Disable()
	}
	c.ready()
	c.body.Refresh()
}

// showTexts shows the three texts with the words marked in which they differ.
func (c *conflictDialog) showTexts(texts [3]string) {
	differ, any := chronology.Differences(texts[:]...), false
	for i, at := range []*marked{c.before, c.mine, c.theirs} {
		any = any || len(differ[i]) > 0
		at.say(cmp.Or(texts[i], "(nothing)"), differ[i])
	}
	said := ""
	if any {
		said = "Underlined: words that another of the texts does not have there."
	}
	c.marks.say(said, theme.ColorNamePlaceHolder)
}

// about says what differs, and of which entry.
func (c *conflictDialog) about(x *chronology.Conflict) string {
	what := returns.FieldWords(x.Field)
	switch {
	case x.Field == "" && x.Theirs == "":
		what = "deleted by the agency, worked on by you"
	case x.Field == "":
		what = "deleted by you, changed by the agency"
	}
	switch {
	case c.d.s.review().Event(x.Entity) != nil:
		what += " · " + c.d.s.eventLine(x.Entity)
	case x.Sort != "event":
		what = joinFilled(" · ", what, x.Sort, returns.Called(c.d.s.review(), x.Entity))
	}
	if x.BetweenAgencies() {
		what += " · another agency has made something else of it; neither stands until you decide"
	}
	return what
}

// ready lets a text be used once one was typed.
func (c *conflictDialog) ready() {
	if returns.TakesText(c.list[c.at]) && c.own.pending() {
		c.useOwn.Enable()
	} else {
		c.useOwn.Disable()
	}
}

// decide settles the conflict, as one step, and goes on to the next.
func (c *conflictDialog) decide(how chronology.Decided) {
	x, r := c.list[c.at], c.d.s.review()
	text := c.own.Text
	if e := r.Event(x.Entity); e != nil && x.Field == "when" {
		text = c.d.s.dating.HoldEdited(text, e.When.Wording)
	}
	put, remove, err := returns.Decide(r, x, how, text)
	if err != nil {
		c.d.w.fail(err)
		return
	}
	saved := c.d.s.edit("decide what differs", func(e *store.Edit) error {
		for _, entity := range put {
			if err := e.Put(entity); err != nil {
				return err
			}
		}
		for _, uid := range remove {
			if err := e.Remove(uid); err != nil {
				return err
			}
		}
		return nil
	})
	if !saved {
		return
	}
	c.list = c.d.s.review().OpenConflicts() // others may be decided with it
	if len(c.list) == 0 {
		c.sheet.hide()
		c.d.s.said("All is decided. Undo (Ctrl+Z) takes the last decision back.")
		return
	}
	c.at %= len(c.list)
	c.show()
	c.d.w.win.Canvas().Focus(c.keep) // saving takes it away
}
