package store

import "throughline.org/throughline/chronology"

var masks = &kind[chronology.Mask]{
	table: "mask",
	uid:   func(m *chronology.Mask) *chronology.UID { return &m.UID },
	all:   func(r *chronology.Review) []*chronology.Mask { return r.Masks },
	set:   func(r *chronology.Review, l []*chronology.Mask) { r.Masks = l },
	columns: []column[chronology.Mask]{
		text("text", func(m *chronology.Mask) *string { return &m.Text }),
		text("said_instead", func(m *chronology.Mask) *string { return &m.With }),
		flag("panel", func(m *chronology.Mask) *bool { return &m.Panel }),
	},
}
