package store

import "throughline.org/throughline/chronology"

var decisions = &kind[chronology.Decision]{
	table: "decision",
	uid:   func(d *chronology.Decision) *chronology.UID { return &d.UID },
	all:   func(r *chronology.Review) []*chronology.Decision { return r.Decisions },
	set:   func(r *chronology.Review, l []*chronology.Decision) { r.Decisions = l },
	columns: []column[chronology.Decision]{
		uid("entity", func(d *chronology.Decision) *chronology.UID { return &d.Entity }),
		text("field", func(d *chronology.Decision) *string { return &d.Field }),
		text("found", func(d *chronology.Decision) *string { return &d.Found }),
		text("text_before", func(d *chronology.Decision) *string { return &d.Before }),
		text("text_after", func(d *chronology.Decision) *string { return &d.After }),
		uid("person", func(d *chronology.Decision) *chronology.UID { return &d.Person }),
		flag("refused", func(d *chronology.Decision) *bool { return &d.Refused }),
		text("said_instead", func(d *chronology.Decision) *string { return &d.With }),
	},
}

var allowances = &kind[chronology.Allowance]{
	table: "allowance",
	uid:   func(a *chronology.Allowance) *chronology.UID { return &a.UID },
	all:   func(r *chronology.Review) []*chronology.Allowance { return r.Allowances },
	set:   func(r *chronology.Review, l []*chronology.Allowance) { r.Allowances = l },
	columns: []column[chronology.Allowance]{
		text("finding", func(a *chronology.Allowance) *string { return &a.Finding }),
		text("audience", func(a *chronology.Allowance) *string { return (*string)(&a.For) }),
		text("kind", func(a *chronology.Allowance) *string { return &a.Kind }),
		text("found", func(a *chronology.Allowance) *string { return &a.Found }),
		text("place", func(a *chronology.Allowance) *string { return &a.Where }),
	},
}
