package store

import "throughline.org/throughline/chronology"

var givenCopies = &kind[chronology.Copy]{
	table: "given_copy",
	uid:   func(c *chronology.Copy) *chronology.UID { return &c.UID },
	all:   func(r *chronology.Review) []*chronology.Copy { return r.Copies },
	set:   func(r *chronology.Review, l []*chronology.Copy) { r.Copies = l },
	columns: []column[chronology.Copy]{
		number("number", func(c *chronology.Copy) *int { return &c.Number }),
		text("reader", func(c *chronology.Copy) *string { return &c.Reader }),
		text("audience", func(c *chronology.Copy) *string { return (*string)(&c.For) }),
		text("version", func(c *chronology.Copy) *string { return &c.Version }),
		text("given_on", func(c *chronology.Copy) *string { return &c.On }),
	},
}
