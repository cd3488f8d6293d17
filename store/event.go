package store

import "throughline.org/throughline/chronology"

var events = &kind[chronology.Event]{
	table: "event",
	uid:   func(e *chronology.Event) *chronology.UID { return &e.UID },
	all:   func(r *chronology.Review) []*chronology.Event { return r.Events },
	set:   func(r *chronology.Review, l []*chronology.Event) { r.Events = l },
	columns: []column[chronology.Event]{
		text("external_id", func(e *chronology.Event) *string { return &e.ExternalID }),
		uid("agency", func(e *chronology.Event) *chronology.UID { return &e.Agency }),
		uid("service", func(e *chronology.Event) *chronology.UID { return &e.Service }),
		uid("kind", func(e *chronology.Event) *chronology.UID { return &e.Kind }),
		text("wording", func(e *chronology.Event) *string { return &e.When.Wording }),
		flag("as_moment", func(e *chronology.Event) *bool { return &e.When.AsMoment }),
		flag("as_span", func(e *chronology.Event) *bool { return &e.When.AsSpan }),
		text("known", func(e *chronology.Event) *string { return &e.Known }),
		text("title", func(e *chronology.Event) *string { return &e.Title }),
		text("source", func(e *chronology.Event) *string { return &e.Source }),
		text("what", func(e *chronology.Event) *string { return &e.What }),
		text("outcome", func(e *chronology.Event) *string { return &e.Outcome }),
		text("voice", func(e *chronology.Event) *string { return &e.Voice }),
		text("comment", func(e *chronology.Event) *string { return &e.Comment }),
		text("note", func(e *chronology.Event) *string { return &e.Note }),
		flag("significant", func(e *chronology.Event) *bool { return &e.Key }),
		flag("good_practice", func(e *chronology.Event) *bool { return &e.GoodPractice }),
		flag("missed_opportunity", func(e *chronology.Event) *bool { return &e.MissedOpportunity }),
		flag("disputed", func(e *chronology.Event) *bool { return &e.Disputed }),
		number("hand_order", func(e *chronology.Event) *int { return &e.HandOrder }),
		text("ref", func(e *chronology.Event) *string { return &e.Ref }),
		uid("published_from", func(e *chronology.Event) *chronology.UID { return &e.PublishedFrom }),
		flag("era", func(e *chronology.Event) *bool { return &e.Era }),
		flag("day_line", func(e *chronology.Event) *bool { return &e.DayLine }),
	},
	parts: []part[chronology.Event]{setAside, involved, professionals, childrenSeen, eventLines, told, attachments},
}

var setAside = list[chronology.Event, string]{
	table: "event_set_aside",
	at:    func(e *chronology.Event) *[]string { return &e.When.SetAside },
	columns: []column[string]{
		text("clause", func(s *string) *string { return s }),
	},
}

var involved = list[chronology.Event, chronology.Involvement]{
	table: "event_person",
	at:    func(e *chronology.Event) *[]chronology.Involvement { return &e.Involved },
	columns: []column[chronology.Involvement]{
		uid("person", func(i *chronology.Involvement) *chronology.UID { return &i.Person }),
		text("part", func(i *chronology.Involvement) *string { return &i.Part }),
	},
}

var professionals = list[chronology.Event, chronology.Professional]{
	table: "event_professional",
	at:    func(e *chronology.Event) *[]chronology.Professional { return &e.Professionals },
	columns: []column[chronology.Professional]{
		text("role", func(p *chronology.Professional) *string { return &p.Role }),
		uid("person", func(p *chronology.Professional) *chronology.UID { return &p.Person }),
	},
}

var childrenSeen = list[chronology.Event, chronology.ChildSeen]{
	table: "event_child_seen",
	at:    func(e *chronology.Event) *[]chronology.ChildSeen { return &e.Seen },
	columns: []column[chronology.ChildSeen]{
		uid("child", func(c *chronology.ChildSeen) *chronology.UID { return &c.Child }),
		text("state", func(c *chronology.ChildSeen) *string { return (*string)(&c.State) }),
	},
}

var eventLines = list[chronology.Event, chronology.UID]{
	table: "event_line",
	at:    func(e *chronology.Event) *[]chronology.UID { return &e.Lines },
	columns: []column[chronology.UID]{
		uid("line", func(l *chronology.UID) *chronology.UID { return l }),
	},
}

var told = list[chronology.Event, chronology.Told]{
	table: "event_told",
	at:    func(e *chronology.Event) *[]chronology.Told { return &e.Told },
	columns: []column[chronology.Told]{
		uid("agency", func(t *chronology.Told) *chronology.UID { return &t.Agency }),
		flag("not_told", func(t *chronology.Told) *bool { return &t.NotTold }),
		text("wording", func(t *chronology.Told) *string { return &t.When }),
		text("told_by", func(t *chronology.Told) *string { return &t.By }),
		text("left_out", func(t *chronology.Told) *string { return &t.LeftOut }),
	},
}

var attachments = list[chronology.Event, chronology.Attachment]{
	table: "event_attachment",
	at:    func(e *chronology.Event) *[]chronology.Attachment { return &e.Attachments },
	columns: []column[chronology.Attachment]{
		text("name", func(a *chronology.Attachment) *string { return &a.Name }),
		text("path", func(a *chronology.Attachment) *string { return &a.Path }),
		text("sha256", func(a *chronology.Attachment) *string { return &a.SHA256 }),
	},
}
