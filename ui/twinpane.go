package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// twinPane shows two accounts side by side with what can be said of them.
type twinPane struct {
	t       *twinsDialog
	acts    []twinAct
	buttons *fyne.Container
	column  *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
}

// twinAct is something that can be done about a pair, by a button and by a letter.
type twinAct struct {
	letter       rune
	label        string
	open, judged bool // only for pairs of which nothing, or something, has been said
	do           func(twinPair)
}

func newTwinPane(t *twinsDialog) *twinPane {
	p := &twinPane{t: t, buttons: newFlow(), column: newColumn(2)}
	says := func(step string, v chronology.Verdict) func(twinPair) {
		return func(pair twinPair) { t.judge(step, pair.twinKey, v) }
	}
	p.acts = []twinAct{
		{letter: 'S', label: "Same, print both", do: says("same event", chronology.VerdictSame)},
		{letter: '1', label: "Same, print the first", do: says("same event, printed once", chronology.VerdictOnce)},
		{letter: '2', label: "Same, print the second", do: func(pair twinPair) {
			t.judge("same event, printed once", twinKey{pair.twinKey[1], pair.twinKey[0]}, chronology.VerdictOnce)
		}},
		{letter: 'D', label: "They disagree", do: says("accounts disagree", chronology.VerdictDisagree)},
		{letter: 'N', label: "Not the same", do: says("not the same event", chronology.VerdictNotSame)},
		{letter: 'L', label: "Later", open: true, do: func(pair twinPair) { t.putOff(pair.twinKey) }},
		{letter: 'T', label: "Take back", judged: true, do: says("take back what was said of two entries", chronology.VerdictOpen)},
	}
	p.scroll = container.NewVScroll(container.New(&insetLayout{across: 3}, p.column))
	p.content = container.NewBorder(container.New(&insetLayout{across: 2, down: 1}, p.buttons), nil, nil, nil, p.scroll)
	return p
}

// load shows a pair.
func (p *twinPane) load(pair twinPair) {
	p.column.RemoveAll()
	p.showButtons(pair)
	if pair.twinKey[0] != "" {
		p.fill(pair)
	}
	p.column.Refresh()
	p.scroll.ScrollToTop()
	p.content.Refresh()
}

// scrollBy moves the accounts by most of what is in sight.
func (p *twinPane) scrollBy(pages float32) {
	offset := p.scroll.Offset
	furthest := max(0, p.scroll.Content.MinSize().Height-p.scroll.Size().Height)
	offset.Y = max(0, min(offset.Y+0.8*pages*p.scroll.Size().Height, furthest))
	p.scroll.ScrollToOffset(offset)
}

// showButtons shows what can be done about a pair.
func (p *twinPane) showButtons(pair twinPair) {
	p.buttons.RemoveAll()
	if pair.twinKey[0] == "" {
		return
	}
	open := p.t.verdict == chronology.VerdictOpen
	for _, a := range p.acts {
		if a.open && !open || a.judged && open {
			continue
		}
		p.buttons.Add(p.t.d.w.button(a.label+" ("+string(a.letter)+")", func() { p.t.act(a) }))
	}
}

func (p *twinPane) fill(pair twinPair) {
	s := p.t.d.s
	head := func(n int, uid chronology.UID) fyne.CanvasObject {
		e := s.review().Event(uid)
		if e == nil {
			return newProse(chronology.EventLost, theme.ColorNameForeground)
		}
		return captionedHead(joinFilled(" · ", []string{"1", "2"}[n], agencyName(s.review(), e.Agency), s.dating.Ref(uid), e.Title))
	}
	p.column.Add(two(head(0, pair.twinKey[0]), head(1, pair.twinKey[1])))
	if len(pair.reasons) > 0 {
		p.column.Add(newProse("Why: "+strings.Join(pair.reasons, " "), theme.ColorNameForeground))
	}
	marked := false
	for _, c := range s.dating.Compare(pair.twinKey[0], pair.twinKey[1]) {
		p.column.Add(comparisonField(c))
		marked = marked || len(c.Marks[0])+len(c.Marks[1]) > 0
	}
	if marked {
		p.column.Add(newCaption("Underlined: words, or people, that the other account does not have under any form."))
	}
}

// comparisonField is one thing that the accounts tell, side by side under its name.
func comparisonField(c chronology.Comparison) fyne.CanvasObject {
	name := c.Field
	colourOf := fyne.ThemeColorName(theme.ColorNamePlaceHolder)
	switch c.Standing {
	case chronology.StandsText:
	case chronology.StandsDiffers:
		name, colourOf = "≠ "+name+": "+string(c.Standing), theme.ColorNameWarning
	default:
		name += ": " + string(c.Standing)
	}
	caption := newCaption(name)
	caption.colour = colourOf
	side := func(n int) fyne.CanvasObject {
		if c.Texts[n] == "" {
			return newProse("–", theme.ColorNamePlaceHolder)
		}
		return newMarked(c.Texts[n], c.Marks[n])
	}
	return newColumn(0.5, caption, two(side(0), side(1)))
}
