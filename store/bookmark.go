package store

import "throughline.org/throughline/chronology"

var bookmarks = &kind[chronology.Bookmark]{
	table: "bookmark",
	uid:   func(b *chronology.Bookmark) *chronology.UID { return &b.UID },
	all:   func(r *chronology.Review) []*chronology.Bookmark { return r.Bookmarks },
	set:   func(r *chronology.Review, l []*chronology.Bookmark) { r.Bookmarks = l },
	columns: []column[chronology.Bookmark]{
		text("title", func(b *chronology.Bookmark) *string { return &b.Title }),
		uid("event", func(b *chronology.Bookmark) *chronology.UID { return &b.Event }),
		place("starts", func(b *chronology.Bookmark) *float64 { return &b.From }),
		place("ends", func(b *chronology.Bookmark) *float64 { return &b.To }),
	},
}
