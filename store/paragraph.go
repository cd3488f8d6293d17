package store

import "throughline.org/throughline/chronology"

var paragraphs = &kind[chronology.Paragraph]{
	table: "paragraph",
	uid:   func(p *chronology.Paragraph) *chronology.UID { return &p.UID },
	all:   func(r *chronology.Review) []*chronology.Paragraph { return r.Paragraphs },
	set:   func(r *chronology.Review, l []*chronology.Paragraph) { r.Paragraphs = l },
	columns: []column[chronology.Paragraph]{
		text("text", func(p *chronology.Paragraph) *string { return &p.Text }),
	},
	parts: []part[chronology.Paragraph]{
		list[chronology.Paragraph, chronology.UID]{
			table: "paragraph_event",
			at:    func(p *chronology.Paragraph) *[]chronology.UID { return &p.Events },
			columns: []column[chronology.UID]{
				uid("event", func(e *chronology.UID) *chronology.UID { return e }),
			},
		},
	},
}
