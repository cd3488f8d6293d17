package store

import "throughline.org/throughline/chronology"

var kinds = &kind[chronology.Kind]{
	table: "kind",
	uid:   func(k *chronology.Kind) *chronology.UID { return &k.UID },
	all:   func(r *chronology.Review) []*chronology.Kind { return r.Kinds },
	set:   func(r *chronology.Review, l []*chronology.Kind) { r.Kinds = l },
	columns: []column[chronology.Kind]{
		text("name", func(k *chronology.Kind) *string { return &k.Name }),
		text("symbol", func(k *chronology.Kind) *string { return (*string)(&k.Symbol) }),
		text("contact", func(k *chronology.Kind) *string { return (*string)(&k.Contact) }),
	},
}
