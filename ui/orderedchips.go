package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// orderedChips are things to be taken or left, in an order that can be changed:
// Space takes one or leaves it, Alt with the arrow keys moves it, and so do two
// buttons.
type orderedChips struct {
	group   *chipGroup
	names   []string // in order
	titles  func(string) string
	taken   map[string]bool
	changed func()
	buttons *fyne.Container
	content fyne.CanvasObject
}

func newOrderedChips(w *window, label string, names []string, titles func(string) string, changed func()) *orderedChips {
	c := &orderedChips{names: slices.Clone(names), titles: titles, taken: map[string]bool{}, changed: changed}
	c.group = newChipGroup(chipsToggle, func(i int) {
		c.taken[c.names[i]] = !c.taken[c.names[i]]
		c.told()
	})
	c.group.common, c.group.onShortcut = w.key, c.shortcut
	c.buttons = newFlow(w.button("Earlier", func() { c.move(-1) }), w.button("Later", func() { c.move(1) }))
	c.content = labelled(label, newColumn(1, c.group, c.buttons))
	c.show()
	return c
}

// take takes these, in this order; the others follow in theirs.
func (c *orderedChips) take(taken []string) {
	clear(c.taken)
	var order []string
	for _, name := range taken {
		if slices.Contains(c.names, name) && !c.taken[name] {
			c.taken[name] = true
			order = append(order, name)
		}
	}
	for at, name := range c.names {
		if !c.taken[name] { // where it stood, or as near
			order = slices.Insert(order, min(at, len(order)), name)
		}
	}
	c.names = order
	c.show()
}

// chosen are those that are taken, in order.
func (c *orderedChips) chosen() []string {
	list := []string{}
	for _, name := range c.names {
		if c.taken[name] {
			list = append(list, name)
		}
	}
	return list
}

// move moves the marked one.
func (c *orderedChips) move(step int) {
	from := c.group.at
	to := from + step
	if from >= len(c.names) || to < 0 || to >= len(c.names) {
		return
	}
	c.names[from], c.names[to] = c.names[to], c.names[from]
	c.group.at = to
	c.told()
}

func (c *orderedChips) shortcut(s fyne.Shortcut) bool {
	k, ok := s.(*desktop.CustomShortcut)
	if !ok || k.Modifier != fyne.KeyModifierAlt {
		return false
	}
	switch k.KeyName {
	case fyne.KeyLeft, fyne.KeyUp:
		c.move(-1)
	case fyne.KeyRight, fyne.KeyDown:
		c.move(1)
	default:
		return false
	}
	return true
}

func (c *orderedChips) told() {
	c.show()
	c.changed()
}

func (c *orderedChips) show() {
	chips := make([]groupChip, len(c.names))
	for i, name := range c.names {
		chips[i] = groupChip{text: c.titles(name), on: c.taken[name]}
	}
	c.group.set(chips)
}
