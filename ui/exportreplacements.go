package ui

import (
	"fmt"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// replacements lists where a version says something else than the review, each
// to be accepted, refused or worded otherwise for good. What may be a name and
// stands as it was comes first; each decision is a step of history.
type replacements struct {
	d       *desk
	version chronology.Version
	all     []chronology.Replacement
	shown   []int // of all
	every   bool  // also what is certain or decided
	wide    bool  // decisions hold wherever the same is found
	at      int
	round   atomic.Int64 // of rendering: an older one stops, what it finds is no longer asked for
	treated map[replacementPlace]bool

	kinds, reach *chipGroup
	list         *list
	context      *widget.RichText
	about        *prose
	with         *textEntry
	accept       *button
	refuse       *button
	to           *button
	acceptAll    *button
	refuseAll    *button
	done         *button
	needed       bool   // an answer to each, before the file is made
	leave        func() // closes what lies below, as a text is gone to; may be nil
	detail       *fyne.Container
	sheet        *sheet
}

// replacementPlace tells a replacement from all others, before and after a decision.
type replacementPlace struct {
	entity        chronology.UID
	field, before string
	at            int
}

func placeOfReplacement(p chronology.Replacement) replacementPlace {
	return replacementPlace{p.Entity, p.Field, p.Before, p.At}
}

// openReplacements shows them; goOn is what the main button does after, once
// nothing waits; nil where it but closes the list.
func (d *desk) openReplacements(v chronology.Version, list []chronology.Replacement, verb string, goOn func()) *replacements {
	r := &replacements{d: d, version: v, needed: goOn != nil, treated: map[replacementPlace]bool{}, context: widget.NewRichText(), about: newCaption("")}
	r.context.Wrapping = fyne.TextWrapWord
	r.kinds = newChipGroup(chipsChoose, func(i int) { r.every = i == 1; r.show(); r.mark(0) })
	r.reach = newChipGroup(chipsChoose, func(i int) { r.wide = i == 1; r.show() })
	r.kinds.common, r.reach.common = d.w.key, d.w.key
	r.list = d.w.list(func() int { return len(r.shown) }, newTwoLines, r.row)
	r.list.key = r.key
	r.list.OnSelected = func(i int) { r.at = i; r.showOne() }
	r.with = newLineEntry()
	r.with.onKey = r.withKey
	r.accept = d.w.button("Accept (A)", func() { r.decide(false) })
	r.refuse = d.w.button("Leave as it is (R)", func() { r.decide(true) })
	r.acceptAll = d.w.button("Accept all that wait", func() { r.decideAll(false) })
	r.refuseAll = d.w.button("Leave all that wait", func() { r.decideAll(true) })
	r.to = d.w.button("Go to it", r.lead)
	r.done = d.w.button(verb, func() {
		r.sheet.hide()
		if goOn != nil {
			goOn()
		}
	})
	head := about("Where this version says something else than the review. What is not certain stands as it was until you accept it. " +
		"Each answer is kept with the review and holds for every later file; undo (Ctrl+Z) takes it back." +
		where(r.needed, " The file is written once none waits."))
	r.detail = newColumn(1.5, r.context, r.about, two(labelled("Say instead", r.with), labelled("The answer holds", r.reach)),
		newFlow(r.accept, r.refuse, r.to, r.acceptAll, r.refuseAll))
	split := container.NewVSplit(r.list, scrolled(r.detail))
	split.SetOffset(0.5)
	buttons := []*button{r.done}
	if r.needed {
		buttons = []*button{d.w.button("Cancel", func() { r.sheet.hide() }), r.done}
	}
	r.sheet = d.w.newSheet("What this version says instead", container.NewBorder(newColumn(1, head, r.kinds), nil, nil, nil, split), buttons...)
	r.sheet.undoable = true
	unwatch := d.s.watch(r.changed)
	r.sheet.closed = func() { unwatch(); r.round.Add(1) }
	r.all = list
	r.show()
	r.sheet.show(900, 640, r.list)
	r.mark(0)
	return r
}

func newTwoLines() fyne.CanvasObject {
	one, other := newWords(""), newSmallWords("")
	one.least, other.least = 10, 10
	return container.NewPadded(newColumn(0.5, one, other))
}

// changed makes the version anew: a decision may settle more than one place.
func (r *replacements) changed(n news) {
	if !n.others && len(n.events) == 0 {
		return
	}
	round, snapshot := r.round.Add(1), r.d.s.review().Snapshot()
	present := func(int, int) bool { return round == r.round.Load() }
	var list []chronology.Replacement
	r.d.w.p.background(func() {
		_, list, _ = chronology.RenderProgress(snapshot, chronology.Solve(snapshot), r.version, present)
	}, func() {
		if present(0, 0) {
			r.all = list
			r.show()
			r.mark(min(r.at, len(r.shown)-1))
		}
	})
}

// show lists what is to be shown.
func (r *replacements) show() {
	waiting := 0
	r.shown = r.shown[:0]
	for i, p := range r.all {
		if unsettled(p) {
			waiting++
		}
		if r.every || unsettled(p) || r.treated[placeOfReplacement(p)] {
			r.shown = append(r.shown, i)
		}
	}
	r.kinds.set([]groupChip{
		{text: fmt.Sprintf("To be looked at: %d", waiting), on: !r.every},
		{text: fmt.Sprintf("All: %d", len(r.all)), on: r.every},
	})
	r.reach.set([]groupChip{{text: "here", on: !r.wide}, {text: "wherever the same is found", on: r.wide}})
	able(r.acceptAll, waiting > 0)
	able(r.refuseAll, waiting > 0)
	able(r.done, waiting == 0 || !r.needed)
	r.list.Refresh()
	r.showOne()
}

// mark goes to one of the list.
func (r *replacements) mark(n int) {
	if n >= 0 && n < len(r.shown) {
		r.at = n
		r.list.Select(n)
		r.list.ScrollTo(n)
	}
	r.showOne()
}

// marked is the one that has the mark, nil where the list is empty.
func (r *replacements) marked() *chronology.Replacement {
	if r.at < 0 || r.at >= len(r.shown) {
		return nil
	}
	return &r.all[r.shown[r.at]]
}

func (r *replacements) row(n int, o fyne.CanvasObject) {
	p := r.all[r.shown[n]]
	lines := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	lines[0].(*words).say(replacementState(p) + ": " + replacementWords(p))
	lines[1].(*words).say(r.d.placeOf(p.Entity) + " · " + p.Field + ": …" + oneLine(p.Before) + "[" + oneLine(p.Found) + "]" + oneLine(p.After) + "…")
}

// replacementState says what has become of one.
func replacementState(p chronology.Replacement) string {
	switch {
	case p.Decided && p.Made:
		return "✓ accepted"
	case p.Decided:
		return "× left as it is"
	case p.Made:
		return "replaced"
	}
	return "? to be looked at"
}

func replacementWords(p chronology.Replacement) string {
	return "“" + oneLine(p.Found) + "” becomes “" + p.With + "”"
}

// oneLine is text on one line, its spaces at the ends kept.
func oneLine(text string) string { return strings.NewReplacer("\r", "", "\n", " ").Replace(text) }

// showOne shows the marked one in the text that it stands in.
func (r *replacements) showOne() {
	p := r.marked()
	if p == nil {
		r.context.Segments = spoken(either(r.every, "This version says nothing else than the review.", "Nothing is left to be looked at."), "", "")
		r.context.Refresh()
		r.about.say("", captionColour)
		r.with.reset("")
		r.accept.Disable()
		r.refuse.Disable()
		r.to.Disable()
		return
	}
	r.accept.Enable()
	r.refuse.Enable()
	r.to.Enable()
	before, found, after := p.Before, p.Found, p.After
	for field, text := range chronology.Texts(r.d.s.review().Find(p.Entity)) {
		if field == p.Field && strings.HasPrefix(text[min(p.At, len(text)):], p.Found) {
			before, after = text[:p.At], text[p.At+len(p.Found):]
		}
	}
	r.context.Segments = spoken(before, found, after)
	r.context.Refresh()
	defer r.detail.Refresh() // the text may have grown
	r.about.say(joinFilled(" · ", r.d.placeOf(p.Entity)+", "+p.Field, string(p.Why), p.How, p.Sure.String(), p.Doubt, replacementState(*p)), captionColour)
	r.with.reset(p.With)
}

// spoken is a text with a stretch of it marked, by bold and underline as well as by colour.
func spoken(before, found, after string) []widget.RichTextSegment {
	plain, marked := widget.RichTextStyleInline, widget.RichTextStyleInline
	plain.ColorName = theme.ColorNameForeground
	marked.ColorName, marked.TextStyle = theme.ColorNamePrimary, fyne.TextStyle{Bold: true, Underline: true}
	var parts []widget.RichTextSegment
	for _, part := range []struct {
		text  string
		style widget.RichTextStyle
	}{{before, plain}, {found, marked}, {after, plain}} {
		if part.text != "" {
			parts = append(parts, &widget.TextSegment{Text: oneLine(part.text), Style: part.style})
		}
	}
	return parts
}

// key answers from the list.
func (r *replacements) key(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyA:
		r.decide(false)
	case fyne.KeyR:
		r.decide(true)
	case fyne.KeyReturn, fyne.KeyEnter:
		r.d.w.win.Canvas().Focus(r.with)
	default:
		return r.d.w.key(ev)
	}
	return true
}

// withKey accepts, with Enter, the words that were typed.
func (r *replacements) withKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
		r.decide(false)
		r.d.w.win.Canvas().Focus(r.list)
		return true
	}
	return r.d.w.key(ev)
}

// decide keeps the answer and goes on to the next that waits for one.
func (r *replacements) decide(refused bool) {
	p := r.marked()
	if p == nil {
		return
	}
	with := strings.TrimSpace(r.with.Text)
	if with == p.With || refused {
		with = ""
	}
	decision := p.Decision(refused, with)
	if r.wide {
		decision.Entity, decision.Field, decision.Before, decision.After = "", "", "", ""
	}
	leave := either(p.Why == chronology.WhyTrace, "leave a number or address as it is", "leave a name as it is")
	label := either(refused, leave, either(with != "", "word a replacement otherwise", "accept a replacement"))
	r.treated[placeOfReplacement(*p)] = true
	if r.d.s.edit(label, func(e *store.Edit) error { return e.Put(decision) }) {
		r.mark(r.next())
	}
}

// decideAll answers for all that wait, in one step.
func (r *replacements) decideAll(refused bool) {
	var decisions []*chronology.Decision
	for _, p := range r.all {
		if unsettled(p) {
			r.treated[placeOfReplacement(p)] = true
			decisions = append(decisions, p.Decision(refused, ""))
		}
	}
	label := either(refused, "leave ", "accept ") + count(len(decisions), "replacement")
	r.d.s.edit(label, func(e *store.Edit) error {
		for _, d := range decisions {
			if err := e.Put(d); err != nil {
				return err
			}
		}
		return nil
	})
}

// next is where the next one stands that waits, else the one below.
func (r *replacements) next() int {
	for step := 1; step < len(r.shown); step++ {
		if i := (r.at + step) % len(r.shown); unsettled(r.all[r.shown[i]]) {
			return i
		}
	}
	return min(r.at+1, len(r.shown)-1)
}

// lead closes the list and goes to where the text is edited.
func (r *replacements) lead() {
	if p := r.marked(); p != nil {
		r.sheet.hide()
		if r.leave != nil {
			r.leave()
		}
		r.d.goTo(p.Entity)
	}
}
