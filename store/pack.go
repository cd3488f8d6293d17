package store

import "throughline.org/throughline/chronology"

var packs = &kind[chronology.Pack]{
	table: "pack",
	uid:   func(p *chronology.Pack) *chronology.UID { return &p.UID },
	all:   func(r *chronology.Review) []*chronology.Pack { return r.Packs },
	set:   func(r *chronology.Review, l []*chronology.Pack) { r.Packs = l },
	columns: []column[chronology.Pack]{
		uid("agency", func(p *chronology.Pack) *chronology.UID { return &p.Agency }),
		uid("service", func(p *chronology.Pack) *chronology.UID { return &p.Service }),
		number("version", func(p *chronology.Pack) *int { return &p.Version }),
		text("asked", func(p *chronology.Pack) *string { return &p.Asked }),
		text("due", func(p *chronology.Pack) *string { return &p.Due }),
		text("names", func(p *chronology.Pack) *string { return (*string)(&p.Names) }),
		text("instructions", func(p *chronology.Pack) *string { return &p.Instructions }),
		text("letter", func(p *chronology.Pack) *string { return &p.Letter }),
		text("required", func(p *chronology.Pack) *string { return &p.Required }),
		flag("own", func(p *chronology.Pack) *bool { return &p.Own }),
		text("head", func(p *chronology.Pack) *string { return &p.Head }),
		text("base", func(p *chronology.Pack) *string { return &p.Base }),
	},
}
