package store

import "throughline.org/throughline/chronology"

var reviews = &kind[chronology.Settings]{
	table: "review",
	uid:   func(s *chronology.Settings) *chronology.UID { return &s.UID },
	all: func(r *chronology.Review) []*chronology.Settings {
		if r.Settings == nil {
			return nil
		}
		return []*chronology.Settings{r.Settings}
	},
	set: func(r *chronology.Review, l []*chronology.Settings) {
		r.Settings = nil
		for _, s := range l {
			r.Settings = s
		}
	},
	columns: []column[chronology.Settings]{
		text("type", func(s *chronology.Settings) *string { return (*string)(&s.Type) }),
		text("title", func(s *chronology.Settings) *string { return &s.Title }),
		text("reference", func(s *chronology.Settings) *string { return &s.Reference }),
		text("marking", func(s *chronology.Settings) *string { return &s.Marking }),
		text("version", func(s *chronology.Settings) *string { return &s.Version }),
		text("scope_from", func(s *chronology.Settings) *string { return &s.ScopeFrom }),
		text("scope_to", func(s *chronology.Settings) *string { return &s.ScopeTo }),
		number("section_number", func(s *chronology.Settings) *int { return &s.SectionNumber }),
		text("section_heading", func(s *chronology.Settings) *string { return &s.SectionHeading }),
		uid("one_agency", func(s *chronology.Settings) *chronology.UID { return &s.OneAgency }),
		text("calendar", func(s *chronology.Settings) *string { return (*string)(&s.Calendar) }),
		text("published_dates", func(s *chronology.Settings) *string { return (*string)(&s.PublishedDates) }),
		flag("published_neutral", func(s *chronology.Settings) *bool { return &s.PublishedNeutral }),
		number("late_days", func(s *chronology.Settings) *int { return &s.LateDays }),
		text("methodology", func(s *chronology.Settings) *string { return &s.Methodology }),
	},
	parts: []part[chronology.Settings]{
		list[chronology.Settings, chronology.RuleNumber]{
			table: "review_rule",
			at:    func(s *chronology.Settings) *[]chronology.RuleNumber { return &s.Rules },
			columns: []column[chronology.RuleNumber]{
				text("rule", func(n *chronology.RuleNumber) *string { return &n.Rule }),
				number("place", func(n *chronology.RuleNumber) *int { return &n.Place }),
				number("number", func(n *chronology.RuleNumber) *int { return &n.Number }),
			},
		},
	},
}

var scopes = &kind[chronology.ScopeStatement]{
	table: "scope",
	uid:   func(s *chronology.ScopeStatement) *chronology.UID { return &s.UID },
	all:   func(r *chronology.Review) []*chronology.ScopeStatement { return r.Scopes },
	set:   func(r *chronology.Review, l []*chronology.ScopeStatement) { r.Scopes = l },
	columns: []column[chronology.ScopeStatement]{
		text("paragraph", func(s *chronology.ScopeStatement) *string { return &s.Paragraph }),
		text("starts", func(s *chronology.ScopeStatement) *string { return &s.From }),
		text("ends", func(s *chronology.ScopeStatement) *string { return &s.To }),
		text("length", func(s *chronology.ScopeStatement) *string { return &s.Length }),
	},
}

var abbreviations = &kind[chronology.Abbreviation]{
	table: "abbreviation",
	uid:   func(a *chronology.Abbreviation) *chronology.UID { return &a.UID },
	all:   func(r *chronology.Review) []*chronology.Abbreviation { return r.Abbreviations },
	set:   func(r *chronology.Review, l []*chronology.Abbreviation) { r.Abbreviations = l },
	columns: []column[chronology.Abbreviation]{
		text("short", func(a *chronology.Abbreviation) *string { return &a.Short }),
		text("meaning", func(a *chronology.Abbreviation) *string { return &a.Meaning }),
	},
}

var panel = &kind[chronology.PanelMember]{
	table: "panel_member",
	uid:   func(p *chronology.PanelMember) *chronology.UID { return &p.UID },
	all:   func(r *chronology.Review) []*chronology.PanelMember { return r.Panel },
	set:   func(r *chronology.Review, l []*chronology.PanelMember) { r.Panel = l },
	columns: []column[chronology.PanelMember]{
		text("name", func(p *chronology.PanelMember) *string { return &p.Name }),
		text("representation", func(p *chronology.PanelMember) *string { return &p.Representation }),
	},
}

var authors = &kind[chronology.Author]{
	table: "author",
	uid:   func(a *chronology.Author) *chronology.UID { return &a.UID },
	all:   func(r *chronology.Review) []*chronology.Author { return r.Authors },
	set:   func(r *chronology.Review, l []*chronology.Author) { r.Authors = l },
	columns: []column[chronology.Author]{
		text("name", func(a *chronology.Author) *string { return &a.Name }),
		text("role", func(a *chronology.Author) *string { return &a.Role }),
	},
}
