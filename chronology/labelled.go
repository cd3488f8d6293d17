package chronology

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// NameWithheld stands where a text names somebody who has no label, or where a
// name is that of several people.
const NameWithheld = "[name]"

// Labelled returns a copy of the review that can be shown to a room: people are
// called by their labels in every text, and what was judged, noted or attached is
// left out. A name is found as it is entered among the people, its parts too, so
// that one that was never entered stays.
func (r *Review) Labelled() *Review {
	m := newMask(r.People)
	c := r.Snapshot()
	for i, p := range c.People {
		shown := *p
		shown.Label, shown.RealName, shown.Aliases = labelOf(p), "", nil
		c.People[i] = &shown
	}
	for i, e := range c.Events {
		c.Events[i] = m.event(e)
	}
	for i, p := range c.Paragraphs {
		shown := *p
		shown.Text = m.text(p.Text)
		c.Paragraphs[i] = &shown
	}
	for i, b := range c.Bookmarks {
		shown := *b
		shown.Title = m.text(b.Title)
		c.Bookmarks[i] = &shown
	}
	if c.Settings != nil {
		shown := *c.Settings
		shown.Title = m.text(shown.Title)
		c.Settings = &shown
	}
	c.index = nil
	c.reindex()
	return c
}

// labelOf is what a person is called where no real name may be.
func labelOf(p *Person) string { return cmp.Or(p.Label, p.Pseudonym, p.Role, NameWithheld) }

// mask replaces the names of people in texts.
type mask struct{ names []maskedName }

// maskedName is a name, or a part of one, and what stands for it.
type maskedName struct {
	name, low string
	label     string
	person    UID  // "" where several people are called so
	part      bool // only as it is written: "Hope", not "hope"
}

// leastPart is how many letters a part of a name has that is looked for alone.
const leastPart = 3

func newMask(people []*Person) *mask {
	found := map[string]*maskedName{}
	add := func(name string, p *Person, part bool) {
		name = strings.TrimSpace(name)
		if name == "" || strings.EqualFold(name, labelOf(p)) {
			return
		}
		low := strings.ToLower(name)
		if there := found[low]; there != nil {
			if there.person != p.UID {
				there.label, there.person = NameWithheld, ""
			}
			there.part = there.part && part
			return
		}
		found[low] = &maskedName{name, low, labelOf(p), p.UID, part}
	}
	for _, p := range people {
		for _, name := range append([]string{p.RealName}, p.Aliases...) {
			add(name, p, false)
		}
	}
	for _, p := range people {
		for _, part := range strings.Fields(p.RealName) {
			if utf8.RuneCountInString(part) >= leastPart && unicode.IsUpper(firstRune(part)) {
				add(part, p, true)
				add(part+"s", &Person{Label: NameWithheld}, true) // the Smiths
			}
		}
	}
	m := &mask{}
	for _, n := range found {
		m.names = append(m.names, *n)
	}
	slices.SortFunc(m.names, func(a, b maskedName) int {
		return cmp.Or(len(b.name)-len(a.name), strings.Compare(a.low, b.low))
	})
	return m
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// event is what may be seen of an event.
func (m *mask) event(e *Event) *Event {
	c := e.Copy()
	c.Comment, c.Note, c.Attachments = "", "", nil
	for _, text := range []*string{&c.Title, &c.Source, &c.What, &c.Outcome, &c.Voice} {
		*text = m.text(*text)
	}
	for i := range c.Involved {
		c.Involved[i].Part = m.text(c.Involved[i].Part)
	}
	for i := range c.Professionals {
		c.Professionals[i].Role = m.text(c.Professionals[i].Role)
	}
	for i := range c.Told {
		t := &c.Told[i]
		t.When, t.By, t.LeftOut = m.wording(t.When), m.text(t.By), m.text(t.LeftOut)
	}
	c.When.Wording, c.Known = m.wording(c.When.Wording), m.wording(c.Known)
	for i, clause := range c.When.SetAside {
		c.When.SetAside[i] = m.wording(clause)
	}
	return c
}

// text is a text with labels in the place of names.
func (m *mask) text(text string) string {
	return m.replaced(text, func(n maskedName) string { return n.label })
}

// wording is a stored date wording that names people by their uids, so that it
// is read as before.
func (m *mask) wording(text string) string {
	return m.replaced(text, func(n maskedName) string {
		if n.person == "" {
			return n.label
		}
		return "{" + string(n.person) + "}"
	})
}

func (m *mask) replaced(text string, with func(maskedName) string) string {
	if text == "" {
		return ""
	}
	low := strings.ToLower(text)
	for _, n := range m.names {
		if !strings.Contains(low, n.low) {
			continue
		}
		if n.part {
			text = replacePart(text, n.name, with(n))
		} else {
			text = replaceName(text, n.name, with(n))
		}
		low = strings.ToLower(text)
	}
	return text
}

// replacePart replaces a part of a name where it stands as a word of its own,
// written as it is or all in capitals.
func replacePart(text, name, with string) string {
	for _, written := range []string{name, strings.ToUpper(name)} {
		var b strings.Builder
		for {
			i := strings.Index(text, written)
			if i < 0 {
				break
			}
			end := i + len(written)
			b.WriteString(text[:i])
			if wordGoesOn(text, i) || wordGoesOn(text, end) {
				b.WriteString(written)
			} else {
				b.WriteString(with)
			}
			text = text[end:]
		}
		text = b.String() + text
	}
	return text
}
