package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"throughline.org/throughline/chronology"
)

// unnamed is shown for what has no name yet.
func unnamed(name string) string {
	if strings.TrimSpace(name) == "" {
		return "(no name yet)"
	}
	return name
}

// reviewForm is the form of what is said once about the review.
func (u *setup) reviewForm() fyne.CanvasObject {
	type settings = chronology.Settings
	uid := u.d.s.review().Settings.UID
	form := newColumn(2,
		textOf(u, uid, "Title", "change title of review", func(s *settings) *string { return &s.Title }),
		u.typeField(uid),
		two(textOf(u, uid, "Reference", "change reference", func(s *settings) *string { return &s.Reference }),
			textOf(u, uid, "Version", "change version", func(s *settings) *string { return &s.Version })),
		textOf(u, uid, "Marking, on every page", "change marking", func(s *settings) *string { return &s.Marking }),
		two(dateOf(u, uid, "Period under review: from", "change scope", func(s *settings) *string { return &s.ScopeFrom }),
			dateOf(u, uid, "to", "change scope", func(s *settings) *string { return &s.ScopeTo })),
		daysOf(u, uid, "Information is shared late after so many days", "change when sharing is late",
			chronology.UsualLateDays, func(s *settings) *int { return &s.LateDays }),
		two(u.sectionNumber(uid),
			textOf(u, uid, "Heading of the section", "change heading", func(s *settings) *string { return &s.SectionHeading })),
		u.ownAgency(uid))
	return form
}

// typeField is a text with the usual types to press.
func (u *setup) typeField(uid chronology.UID) fyne.CanvasObject {
	step := "change kind of review"
	options := make([]groupChip, len(reviewTypes))
	g := newChipGroup(chipsChoose, func(i int) {
		change(u, step, uid, func(s *chronology.Settings) { s.Type = reviewTypes[i] })
	})
	g.common = u.d.w.key
	show := func() {
		now := present[chronology.Settings](u, uid).Type
		for i, t := range reviewTypes {
			options[i] = groupChip{text: string(t), on: t == now}
		}
		g.set(options)
	}
	show()
	u.refresh = append(u.refresh, show)
	return newColumn(1,
		textOf(u, uid, "Kind of review", step, func(s *chronology.Settings) *string { return (*string)(&s.Type) }), g)
}

// sectionNumber is the number that the paragraphs begin with.
func (u *setup) sectionNumber(uid chronology.UID) fyne.CanvasObject {
	e := newLineEntry()
	show := func() { e.show(strconv.Itoa(present[chronology.Settings](u, uid).SectionNumber)) }
	show()
	e.onKey = u.d.w.key
	e.onLeft = func(text string) {
		n, err := strconv.Atoi(strings.TrimSpace(text))
		if err == nil && n > 0 {
			change(u, "change section number", uid, func(s *chronology.Settings) { s.SectionNumber = n })
		}
		e.reset(strconv.Itoa(present[chronology.Settings](u, uid).SectionNumber))
	}
	u.refresh = append(u.refresh, show)
	return labelled("Number of the chronology section", e)
}

// ownAgency says whether the file is one agency's own chronology.
func (u *setup) ownAgency(uid chronology.UID) fyne.CanvasObject {
	options := append([]option{{"", "a whole review"}}, agencyOptions(u.d.s.review())...)
	return choiceOf(u, uid, "This file is", "change whose chronology it is", options,
		func(s *chronology.Settings) string { return string(s.OneAgency) },
		func(s *chronology.Settings, v string) { s.OneAgency = chronology.UID(v) })
}

func agencyOptions(r *chronology.Review) []option {
	var list []option
	for _, a := range r.Agencies {
		list = append(list, option{string(a.UID), unnamed(a.Name)})
	}
	return list
}

var peopleList = &setupList{
	one: "person", none: "Nobody is listed yet. Add the family, then whoever else the chronology names.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.People) },
	label: func(_ *chronology.Review, x chronology.Entity) string { return unnamed(x.(*chronology.Person).Name()) },
	fresh: func(*chronology.Review) chronology.Entity { return &chronology.Person{UID: chronology.NewUID()} },
	uses: func(e *chronology.Event, uid chronology.UID) bool {
		return slices.ContainsFunc(e.Involved, func(i chronology.Involvement) bool { return i.Person == uid }) ||
			slices.ContainsFunc(e.Professionals, func(p chronology.Professional) bool { return p.Person == uid }) ||
			slices.ContainsFunc(e.Seen, func(s chronology.ChildSeen) bool { return s.Child == uid })
	},
	form: personForm,
}

func personForm(u *setup, uid chronology.UID) []fyne.CanvasObject {
	type person = chronology.Person
	none := []option{{"", "none"}}
	return []fyne.CanvasObject{
		two(textOf(u, uid, "Label for the panel", "change label", func(p *person) *string { return &p.Label }),
			textOf(u, uid, "Real name", "change name", func(p *person) *string { return &p.RealName })),
		two(textOf(u, uid, "Pseudonym in the published text", "change pseudonym", func(p *person) *string { return &p.Pseudonym }),
			textOf(u, uid, "Relationship to the subject", "change relationship", func(p *person) *string { return &p.Relationship })),
		u.aliases(uid),
		flagsFor(u, uid, "This person is",
			flagOf[person]{"Subject of the review", "change subject", func(p *person) *bool { return &p.Subject }},
			flagOf[person]{"A child to be seen", "change child", func(p *person) *bool { return &p.Child }},
			flagOf[person]{"In the family table", "change family table", func(p *person) *bool { return &p.Family }}),
		two(dateOf(u, uid, "Born", "change date of birth", func(p *person) *string { return &p.Born }),
			dateOf(u, uid, "Due date of the pregnancy", "change due date", func(p *person) *string { return &p.DueDate })),
		choiceOf(u, uid, "Birth, as an event", "change birth event", append(none, lifeEvents(u.d.s.review())...),
			func(p *person) string { return string(p.BirthEvent) },
			func(p *person, v string) { p.BirthEvent = chronology.UID(v) }),
		two(textOf(u, uid, "Age at the start of the review, as stated", "change stated age", func(p *person) *string { return &p.AgeStated }),
			textOf(u, uid, "Ethnicity", "change ethnicity", func(p *person) *string { return &p.Ethnicity })),
		two(textOf(u, uid, "Role, for a professional", "change role", func(p *person) *string { return &p.Role }),
			choiceOf(u, uid, "Agency, for a professional", "change agency of person", append(none, agencyOptions(u.d.s.review())...),
				func(p *person) string { return string(p.Agency) },
				func(p *person, v string) { p.Agency = chronology.UID(v) })),
	}
}

// aliases are other names, with commas between.
func (u *setup) aliases(uid chronology.UID) fyne.CanvasObject {
	e := newLineEntry()
	show := func() { e.show(strings.Join(present[chronology.Person](u, uid).Aliases, ", ")) }
	show()
	e.onKey = u.d.w.key
	e.onLeft = func(text string) {
		var names []string
		for _, name := range strings.Split(text, ",") {
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
		change(u, "change other names", uid, func(p *chronology.Person) { p.Aliases = names })
		e.reset(strings.Join(present[chronology.Person](u, uid).Aliases, ", "))
	}
	u.refresh = append(u.refresh, show)
	return labelled("Other names, with commas between", e)
}

// lifeEvents are the events of the family's own lane, as options.
func lifeEvents(r *chronology.Review) []option {
	var list []option
	for _, e := range r.Events {
		if e.Family() {
			list = append(list, option{string(e.UID), unnamed(e.ShortTitle())})
		}
	}
	return list
}

var linesList = &setupList{
	one: "line of enquiry", none: "No lines of enquiry yet. Add the terms of reference, one by one.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Lines) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		return unnamed(lineName(x.(*chronology.LineOfEnquiry)))
	},
	fresh: func(*chronology.Review) chronology.Entity { return &chronology.LineOfEnquiry{UID: chronology.NewUID()} },
	uses:  func(e *chronology.Event, uid chronology.UID) bool { return slices.Contains(e.Lines, uid) },
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type line = chronology.LineOfEnquiry
		return []fyne.CanvasObject{
			textOf(u, uid, "Short name, as on a chip", "change line of enquiry", func(l *line) *string { return &l.Short }),
			proseOf(u, uid, "The question, as the terms of reference put it", "change line of enquiry", func(l *line) *string { return &l.Question }),
		}
	},
}

var panelList = &setupList{
	one: "panel member", none: "Nobody is on the panel yet.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Panel) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		m := x.(*chronology.PanelMember)
		return joined(m.Name, m.Representation)
	},
	fresh: func(*chronology.Review) chronology.Entity { return &chronology.PanelMember{UID: chronology.NewUID()} },
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type member = chronology.PanelMember
		return []fyne.CanvasObject{
			textOf(u, uid, "Name or initials", "change panel member", func(m *member) *string { return &m.Name }),
			textOf(u, uid, "For whom they sit", "change panel member", func(m *member) *string { return &m.Representation }),
		}
	},
}

var authorsList = &setupList{
	one: "author", none: "No authors yet.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Authors) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		a := x.(*chronology.Author)
		return joined(a.Name, a.Role)
	},
	fresh: func(*chronology.Review) chronology.Entity { return &chronology.Author{UID: chronology.NewUID()} },
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type author = chronology.Author
		return []fyne.CanvasObject{
			textOf(u, uid, "Name", "change author", func(a *author) *string { return &a.Name }),
			textOf(u, uid, "Part in the review", "change author", func(a *author) *string { return &a.Role }),
		}
	},
}

var abbreviationsList = &setupList{
	one: "abbreviation", none: "No abbreviations yet. They are printed as a glossary.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Abbreviations) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		a := x.(*chronology.Abbreviation)
		return joined(a.Short, a.Meaning)
	},
	fresh: func(*chronology.Review) chronology.Entity { return &chronology.Abbreviation{UID: chronology.NewUID()} },
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type abbreviation = chronology.Abbreviation
		return []fyne.CanvasObject{
			textOf(u, uid, "Abbreviation", "change abbreviation", func(a *abbreviation) *string { return &a.Short }),
			textOf(u, uid, "What it stands for", "change abbreviation", func(a *abbreviation) *string { return &a.Meaning }),
		}
	},
}

var kindsList = &setupList{
	one: "kind of event", none: "No kinds of event yet.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Kinds) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		k := x.(*chronology.Kind)
		if !k.IsContact() {
			return joined(k.Name, "no contact")
		}
		return unnamed(k.Name)
	},
	fresh: func(*chronology.Review) chronology.Entity {
		return &chronology.Kind{UID: chronology.NewUID(), Symbol: chronology.SymbolOther}
	},
	uses: func(e *chronology.Event, uid chronology.UID) bool { return e.Kind == uid },
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type kind = chronology.Kind
		return []fyne.CanvasObject{
			textOf(u, uid, "Name", "change kind of event", func(k *kind) *string { return &k.Name }),
			choiceOf(u, uid, "Drawn as", "change mark of kind", symbolOptions(),
				func(k *kind) string { return string(k.Symbol) },
				func(k *kind, v string) { k.Symbol = chronology.Symbol(v) }),
			contactOf(u, uid),
		}
	},
}

// contactOf says whether events of a kind count as contact. Until somebody says
// so here, that follows from the mark.
func contactOf(u *setup, uid chronology.UID) fyne.CanvasObject {
	g := newChipGroup(chipsToggle, func(int) {
		change(u, "change what counts as contact", uid, func(k *chronology.Kind) {
			if k.IsContact() {
				k.Contact = chronology.ContactNo
			} else {
				k.Contact = chronology.ContactYes
			}
		})
	})
	g.common = u.d.w.key
	show := func() {
		g.set([]groupChip{{text: "counts as contact", on: present[chronology.Kind](u, uid).IsContact()}})
	}
	show()
	u.refresh = append(u.refresh, show)
	return newColumn(0.5, labelled("For silences", g),
		about("Contact is when somebody met, spoke with or attended to the family. What agencies do among themselves is none; nor is an appointment to which nobody came."))
}

// symbolOptions are the marks, named after the usual kinds that bear them.
func symbolOptions() []option {
	var list []option
	seen := map[chronology.Symbol]bool{}
	for _, k := range chronology.UsualKinds() {
		if !seen[k.Symbol] {
			seen[k.Symbol] = true
			list = append(list, option{string(k.Symbol), k.Name})
		}
	}
	return list
}

var scopesList = &setupList{
	one: "statement of the scope", none: "No statements yet. Where a report states its scope in several places, list them here to compare them.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Scopes) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		s := x.(*chronology.ScopeStatement)
		return joined("Paragraph "+s.Paragraph, s.Length)
	},
	fresh: func(*chronology.Review) chronology.Entity {
		return &chronology.ScopeStatement{UID: chronology.NewUID()}
	},
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type statement = chronology.ScopeStatement
		return []fyne.CanvasObject{
			textOf(u, uid, "Paragraph that states it", "change statement of the scope", func(s *statement) *string { return &s.Paragraph }),
			two(dateOf(u, uid, "From", "change statement of the scope", func(s *statement) *string { return &s.From }),
				dateOf(u, uid, "To", "change statement of the scope", func(s *statement) *string { return &s.To })),
			textOf(u, uid, "Length, as stated", "change statement of the scope", func(s *statement) *string { return &s.Length }),
		}
	},
}

var masksList = &setupList{
	one:   "place to mask",
	none:  "Nothing is masked yet. Add the places, schools and services that a published version must not name, and what it says instead.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Masks) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		m := x.(*chronology.Mask)
		return joined(m.Text, m.With)
	},
	fresh: func(*chronology.Review) chronology.Entity { return &chronology.Mask{UID: chronology.NewUID()} },
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type mask = chronology.Mask
		return []fyne.CanvasObject{
			textOf(u, uid, "As it is written, in capital or small letters", "change place to mask", func(m *mask) *string { return &m.Text }),
			textOf(u, uid, "What stands there instead (else "+chronology.MaskedPlace+")", "change place to mask", func(m *mask) *string { return &m.With }),
			flagsFor(u, uid, "The public never reads it",
				flagOf[mask]{"Mask it for the panel too", "change whom a place is masked for", func(m *mask) *bool { return &m.Panel }}),
		}
	},
}

var copiesList = &setupList{
	one:   "copy",
	none:  "No numbered copies have been given out yet. Export makes them for readers by name; one that was given on paper can be added here.",
	items: func(r *chronology.Review) []chronology.Entity { return entities(r.Copies) },
	label: func(_ *chronology.Review, x chronology.Entity) string {
		c := x.(*chronology.Copy)
		return joined("Copy "+strconv.Itoa(c.Number), joinFilled(" · ", c.Reader, string(c.For), c.Version, c.On))
	},
	fresh: func(r *chronology.Review) chronology.Entity {
		return &chronology.Copy{UID: chronology.NewUID(), Number: r.NextCopy(), For: chronology.ForPanel}
	},
	form: func(u *setup, uid chronology.UID) []fyne.CanvasObject {
		type given = chronology.Copy
		var readers []option
		for _, a := range chronology.Audiences {
			readers = append(readers, option{string(a), readerNames[a][0]})
		}
		return []fyne.CanvasObject{
			textOf(u, uid, "Who has it", "change who has a copy", func(c *given) *string { return &c.Reader }),
			choiceOf(u, uid, "What it is", "change what a copy is", readers,
				func(c *given) string { return string(c.For) },
				func(c *given, v string) { c.For = chronology.Audience(v) }),
			two(textOf(u, uid, "Version", "change version of a copy", func(c *given) *string { return &c.Version }),
				textOf(u, uid, "Made on", "change day of a copy", func(c *given) *string { return &c.On })),
		}
	},
}

// joined names something by its first text, with the second behind it.
func joined(first, second string) string {
	if strings.TrimSpace(second) == "" {
		return unnamed(first)
	}
	return unnamed(first) + " · " + second
}
