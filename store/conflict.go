package store

import "throughline.org/throughline/chronology"

var conflicts = &kind[chronology.Conflict]{
	table: "conflict",
	uid:   func(c *chronology.Conflict) *chronology.UID { return &c.UID },
	all:   func(r *chronology.Review) []*chronology.Conflict { return r.Conflicts },
	set:   func(r *chronology.Review, l []*chronology.Conflict) { r.Conflicts = l },
	columns: []column[chronology.Conflict]{
		uid("agency", func(c *chronology.Conflict) *chronology.UID { return &c.Agency }),
		uid("agency_return", func(c *chronology.Conflict) *chronology.UID { return &c.Return }),
		uid("entity", func(c *chronology.Conflict) *chronology.UID { return &c.Entity }),
		text("sort", func(c *chronology.Conflict) *string { return &c.Sort }),
		text("field", func(c *chronology.Conflict) *string { return &c.Field }),
		text("base", func(c *chronology.Conflict) *string { return &c.Base }),
		text("mine", func(c *chronology.Conflict) *string { return &c.Mine }),
		text("theirs", func(c *chronology.Conflict) *string { return &c.Theirs }),
		text("decided", func(c *chronology.Conflict) *string { return (*string)(&c.Decided) }),
	},
}
