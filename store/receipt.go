package store

import "throughline.org/throughline/chronology"

var receipts = &kind[chronology.Receipt]{
	table: "receipt",
	uid:   func(r *chronology.Receipt) *chronology.UID { return &r.UID },
	all:   func(r *chronology.Review) []*chronology.Receipt { return r.Receipts },
	set:   func(r *chronology.Review, l []*chronology.Receipt) { r.Receipts = l },
	columns: []column[chronology.Receipt]{
		text("name", func(r *chronology.Receipt) *string { return &r.Name }),
		number("size", func(r *chronology.Receipt) *int { return &r.Size }),
		text("sha256", func(r *chronology.Receipt) *string { return &r.SHA256 }),
		text("taken", func(r *chronology.Receipt) *string { return &r.Taken }),
		uid("agency", func(r *chronology.Receipt) *chronology.UID { return &r.Agency }),
		number("events", func(r *chronology.Receipt) *int { return &r.Events }),
		number("refused", func(r *chronology.Receipt) *int { return &r.Refused }),
		number("left_out", func(r *chronology.Receipt) *int { return &r.LeftOut }),
		text("original", func(r *chronology.Receipt) *string { return &r.Original }),
	},
}

var columnMatches = &kind[chronology.ColumnMatch]{
	table: "column_match",
	uid:   func(m *chronology.ColumnMatch) *chronology.UID { return &m.UID },
	all:   func(r *chronology.Review) []*chronology.ColumnMatch { return r.ColumnMatches },
	set:   func(r *chronology.Review, l []*chronology.ColumnMatch) { r.ColumnMatches = l },
	columns: []column[chronology.ColumnMatch]{
		uid("agency", func(m *chronology.ColumnMatch) *chronology.UID { return &m.Agency }),
		text("heading", func(m *chronology.ColumnMatch) *string { return &m.Heading }),
		text("field", func(m *chronology.ColumnMatch) *string { return &m.Field }),
	},
}
