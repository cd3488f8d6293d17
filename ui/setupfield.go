package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// textOf is a field for one text of an entity. label names it on screen, step
// names the change for the history.
func textOf[T any](u *setup, uid chronology.UID, label, step string, at func(*T) *string) fyne.CanvasObject {
	return entryFor(u, uid, newLineEntry(), label, step, at)
}

// proseOf is a field for a text of several lines.
func proseOf[T any](u *setup, uid chronology.UID, label, step string, at func(*T) *string) fyne.CanvasObject {
	return entryFor(u, uid, newProseEntry(2), label, step, at)
}

func entryFor[T any](u *setup, uid chronology.UID, e *textEntry, label, step string, at func(*T) *string) fyne.CanvasObject {
	show := func() { e.show(*at(present[T](u, uid))) }
	show()
	e.onKey = u.d.w.key
	e.onLeft = func(text string) {
		change(u, step, uid, func(x *T) { *at(x) = strings.TrimSpace(text) })
		e.reset(*at(present[T](u, uid)))
	}
	u.refresh = append(u.refresh, show)
	return labelled(label, e)
}

// dateOf is a field for a date wording of an entity, with its reading underneath.
func dateOf[T any](u *setup, uid chronology.UID, label, step string, at func(*T) *string) fyne.CanvasObject {
	r := u.d.s.review
	f := newDateField(u.d.w, u.d.s.readBare)
	show := func() {
		f.entry.show(r().ShowWording(*at(present[T](u, uid))))
		f.read()
	}
	show()
	f.entry.onLeft = func(text string) {
		held := r().HoldWording(strings.TrimSpace(text))
		change(u, step, uid, func(x *T) { *at(x) = held })
		f.entry.reset(r().ShowWording(*at(present[T](u, uid))))
		f.read()
	}
	u.refresh = append(u.refresh, show)
	return labelled(label, f.content)
}

// mostDays is the longest that a number of days in the set-up may be: ten years.
const mostDays = 3660

// daysOf is a field for a number of days of which there is a usual one: where
// nothing is typed, that counts.
func daysOf[T any](u *setup, uid chronology.UID, label, step string, usual int, at func(*T) *int) fyne.CanvasObject {
	e, wrong := newLineEntry(), newSmallWords("")
	wrong.colour = theme.ColorNameError
	wrong.Hide()
	e.SetPlaceHolder(fmt.Sprintf("%d, as usual", usual))
	text := func() string {
		if n := *at(present[T](u, uid)); n > 0 {
			return strconv.Itoa(n)
		}
		return ""
	}
	show := func() { e.show(text()) }
	show()
	e.onKey = u.d.w.key
	e.onLeft = func(typed string) {
		n, err := daysTyped(typed)
		wrong.Hidden = err == nil
		if err != nil {
			wrong.say(sentence(err))
		} else {
			change(u, step, uid, func(x *T) { *at(x) = n })
		}
		e.reset(text())
	}
	u.refresh = append(u.refresh, show)
	return labelled(label, newColumn(0.5, e, wrong))
}

// daysTyped reads a number of days; nothing is 0.
func daysTyped(typed string) (int, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > mostDays {
		return 0, fmt.Errorf("give a whole number of days from 1 to %d, or nothing for the usual one", mostDays)
	}
	return n, nil
}

// flagOf is something of an entity that is on or off.
type flagOf[T any] struct {
	name, step string
	at         func(*T) *bool
}

// flagsFor are chips for what is on or off.
func flagsFor[T any](u *setup, uid chronology.UID, label string, flags ...flagOf[T]) fyne.CanvasObject {
	g := newChipGroup(chipsToggle, func(i int) {
		change(u, flags[i].step, uid, func(x *T) { *flags[i].at(x) = !*flags[i].at(x) })
	})
	g.common = u.d.w.key
	show := func() {
		x := present[T](u, uid)
		chips := make([]groupChip, len(flags))
		for i, f := range flags {
			chips[i] = groupChip{text: f.name, on: *f.at(x)}
		}
		g.set(chips)
	}
	show()
	u.refresh = append(u.refresh, show)
	return labelled(label, g)
}

// option is a value that a field can take, with its name.
type option struct{ value, name string }

// choiceOf is a field that takes one of a list.
func choiceOf[T any](u *setup, uid chronology.UID, label, step string, options []option, get func(*T) string, set func(*T, string)) fyne.CanvasObject {
	names := make([]string, len(options))
	for i, o := range options {
		names[i] = o.name
	}
	pick := u.d.w.pick(names)
	show := func() {
		pick.OnChanged = nil
		value := get(present[T](u, uid))
		pick.SetSelectedIndex(slices.IndexFunc(options, func(o option) bool { return o.value == value }))
		pick.OnChanged = func(string) {
			i := pick.SelectedIndex()
			if i >= 0 && options[i].value != get(present[T](u, uid)) {
				change(u, step, uid, func(x *T) { set(x, options[i].value) })
			}
		}
	}
	show()
	u.refresh = append(u.refresh, show)
	return labelled(label, pick)
}

// colourOf is a row of colours to choose from.
func colourOf(u *setup, uid chronology.UID) fyne.CanvasObject {
	row := newFlow()
	for _, hex := range chronology.AgencyColours {
		c := newChip("", func() {
			change(u, "change colour of agency", uid, func(a *chronology.Agency) { a.Colour = hex })
		})
		c.swatch, c.onKey = hexColour(hex), u.d.w.key
		row.Add(c)
	}
	show := func() {
		now := present[chronology.Agency](u, uid).Colour
		for i, o := range row.Objects {
			o.(*chip).set(strings.EqualFold(chronology.AgencyColours[i], now))
		}
	}
	show()
	u.refresh = append(u.refresh, show)
	return labelled("Colour of its lane", row)
}
