package store

import "throughline.org/throughline/chronology"

var links = &kind[chronology.Link]{
	table: "link",
	uid:   func(l *chronology.Link) *chronology.UID { return &l.UID },
	all:   func(r *chronology.Review) []*chronology.Link { return r.Links },
	set:   func(r *chronology.Review, l []*chronology.Link) { r.Links = l },
	columns: []column[chronology.Link]{
		uid("from_event", func(l *chronology.Link) *chronology.UID { return &l.From }),
		uid("to_event", func(l *chronology.Link) *chronology.UID { return &l.To }),
		text("kind", func(l *chronology.Link) *string { return (*string)(&l.Kind) }),
		flag("once", func(l *chronology.Link) *bool { return &l.Once }),
	},
}
