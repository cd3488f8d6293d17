package store

import "throughline.org/throughline/chronology"

var people = &kind[chronology.Person]{
	table: "person",
	uid:   func(p *chronology.Person) *chronology.UID { return &p.UID },
	all:   func(r *chronology.Review) []*chronology.Person { return r.People },
	set:   func(r *chronology.Review, l []*chronology.Person) { r.People = l },
	columns: []column[chronology.Person]{
		text("real_name", func(p *chronology.Person) *string { return &p.RealName }),
		text("label", func(p *chronology.Person) *string { return &p.Label }),
		text("pseudonym", func(p *chronology.Person) *string { return &p.Pseudonym }),
		flag("subject", func(p *chronology.Person) *bool { return &p.Subject }),
		flag("child", func(p *chronology.Person) *bool { return &p.Child }),
		flag("family", func(p *chronology.Person) *bool { return &p.Family }),
		text("relationship", func(p *chronology.Person) *string { return &p.Relationship }),
		text("age_stated", func(p *chronology.Person) *string { return &p.AgeStated }),
		text("born", func(p *chronology.Person) *string { return &p.Born }),
		uid("birth_event", func(p *chronology.Person) *chronology.UID { return &p.BirthEvent }),
		text("due_date", func(p *chronology.Person) *string { return &p.DueDate }),
		text("ethnicity", func(p *chronology.Person) *string { return &p.Ethnicity }),
		text("role", func(p *chronology.Person) *string { return &p.Role }),
		uid("agency", func(p *chronology.Person) *chronology.UID { return &p.Agency }),
	},
	parts: []part[chronology.Person]{
		list[chronology.Person, string]{
			table: "person_alias",
			at:    func(p *chronology.Person) *[]string { return &p.Aliases },
			columns: []column[string]{
				text("alias", func(s *string) *string { return s }),
			},
		},
	},
}
