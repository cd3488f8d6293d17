package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"throughline.org/throughline/chronology"
)

// offer is something that a picker can take.
type offer struct {
	uid   chronology.UID
	text  string
	note  string // beside the text, in grey: "Police · 6.19"
	fresh bool   // not in the review yet: the text is what was typed
}

// picker is an entry that offers what fits what is typed. Enter, Tab or a
// click take the marked offer; what fits nothing is taken as new, where the
// list accepts new entries.
type picker struct {
	entry  *textEntry
	drop   *dropLayer
	offers func(typed string) []offer // likeliest first
	fresh  string                     // how a new entry is offered ("New kind"); "" where none is taken
	free   bool                       // the text is the value itself; offers only save typing
	take   func(offer) bool           // reports whether it was saved; an offer without text clears

	list    []offer
	at      int  // marked offer, -1 for none
	steered bool // marked by the arrow keys
}

func newPicker(drop *dropLayer, offers func(string) []offer, take func(offer) bool) *picker {
	p := &picker{entry: newLineEntry(), drop: drop, offers: offers, take: take, at: -1}
	p.entry.whole = true
	p.entry.ActionItem = newDropArrow(p.toggle)
	p.entry.onTyped = p.suggest
	p.entry.onKey = p.key
	p.entry.onLeft = p.settle
	p.entry.onBlur = p.close
	p.entry.stays = func() bool { return p.isOpen() && drop.list.pressed }
	return p
}

// suggest opens the list with what fits the text.
func (p *picker) suggest(typed string) {
	p.steered = false
	p.list = p.offers(strings.TrimSpace(typed))
	p.at = p.likeliest(typed)
	if text := strings.TrimSpace(typed); p.fresh != "" && text != "" && p.exact(text) < 0 {
		p.list = append(p.list, offer{text: p.fresh + ": " + text, fresh: true})
		if p.at < 0 && !p.free {
			p.at = len(p.list) - 1
		}
	}
	p.show()
}

func (p *picker) show() {
	p.drop.open(p.entry, p.list, p.at, func(i int) {
		p.at, p.steered = i, true
		p.entry.requestFocus()
		p.settle(p.entry.Text)
	})
}

func (p *picker) isOpen() bool { return p.drop.of == fyne.CanvasObject(p.entry) }

func (p *picker) close() {
	p.drop.close(p.entry)
}

// toggle opens the whole list, or closes it.
func (p *picker) toggle() {
	if p.isOpen() {
		p.close()
		return
	}
	p.entry.requestFocus()
	p.list, p.at, p.steered = p.offers(""), -1, false
	p.show()
}

// exact returns the offer that is the text, without regard to case; -1 for none.
func (p *picker) exact(text string) int {
	for i, o := range p.list {
		if chronology.Fold(o.text) == chronology.Fold(text) {
			return i
		}
	}
	return -1
}

// likeliest is the offer that Enter would take: the same text, else the first
// that begins with it. Free text is never replaced by a likeness.
func (p *picker) likeliest(typed string) int {
	text := strings.TrimSpace(typed)
	if text == "" || p.free {
		return -1
	}
	if i := p.exact(text); i >= 0 {
		return i
	}
	for i, o := range p.list {
		if strings.HasPrefix(chronology.Fold(o.text), chronology.Fold(text)) {
			return i
		}
	}
	if p.fresh == "" && len(p.list) > 0 {
		return 0
	}
	return -1
}

// key steers the list while the entry keeps the keyboard.
func (p *picker) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp:
		if !p.isOpen() {
			p.toggle()
			return true
		}
		step := 1
		if key.Name == fyne.KeyUp {
			step = -1
		}
		p.at = (p.at + step + len(p.list)) % len(p.list)
		if p.at < 0 {
			p.at = len(p.list) - 1
		}
		p.steered = true
		p.show()
	case fyne.KeyReturn, fyne.KeyEnter:
		if !p.entry.pending() && !(p.isOpen() && p.steered) {
			p.close()
			return true
		}
		p.settle(p.entry.Text)
	case fyne.KeyEscape:
		if !p.isOpen() {
			return false
		}
		p.close()
	default:
		return false
	}
	return true
}

// settle takes what the typed text means.
func (p *picker) settle(typed string) {
	text := strings.TrimSpace(typed)
	chosen, ok := p.meant(text)
	p.close()
	p.steered = false
	if !ok {
		p.entry.reset(p.entry.shown)
		return
	}
	before := p.entry.shown
	p.entry.reset(chosen.text)
	if !p.take(chosen) {
		p.entry.reset(before)
	}
}

// meant says which offer a text stands for; false where it fits none and new
// entries are not taken.
func (p *picker) meant(text string) (offer, bool) {
	steered := p.steered && p.at >= 0 && p.at < len(p.list)
	if steered {
		if o := p.list[p.at]; !o.fresh {
			return o, true
		}
		return offer{text: text, fresh: true}, text != ""
	}
	if text == "" {
		return offer{}, true
	}
	p.list = p.offers(text)
	if i := p.likeliest(text); i >= 0 {
		return p.list[i], true
	}
	return offer{text: text, fresh: true}, p.free || p.fresh != ""
}

// fitting keeps the offers that hold every word of the text, those that begin
// with it first.
func fitting(all []offer, typed string) []offer {
	words := strings.Fields(chronology.Fold(typed))
	var first, rest []offer
	for _, o := range all {
		name := chronology.Fold(o.text)
		if !holdsAll(name+" "+chronology.Fold(o.note), words) {
			continue
		}
		if len(words) > 0 && strings.HasPrefix(name, words[0]) {
			first = append(first, o)
		} else {
			rest = append(rest, o)
		}
	}
	return append(first, rest...)
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// dropArrow opens a picker's list with the mouse. It takes no keyboard: the
// down arrow key does the same.
type dropArrow struct {
	widget.Icon
	tapped func()
}

func newDropArrow(tapped func()) *dropArrow {
	a := &dropArrow{tapped: tapped}
	a.SetResource(theme.MenuDropDownIcon())
	a.ExtendBaseWidget(a)
	return a
}

// CreateRenderer implements fyne.Widget.
func (a *dropArrow) CreateRenderer() fyne.WidgetRenderer { return laid(a.Icon.CreateRenderer(), a) }

// Tapped implements fyne.Tappable.
func (a *dropArrow) Tapped(*fyne.PointEvent) { a.tapped() }
