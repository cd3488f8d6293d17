package store

import "throughline.org/throughline/chronology"

var agencies = &kind[chronology.Agency]{
	table: "agency",
	uid:   func(a *chronology.Agency) *chronology.UID { return &a.UID },
	all:   func(r *chronology.Review) []*chronology.Agency { return r.Agencies },
	set:   func(r *chronology.Review, l []*chronology.Agency) { r.Agencies = l },
	columns: []column[chronology.Agency]{
		text("name", func(a *chronology.Agency) *string { return &a.Name }),
		text("short", func(a *chronology.Agency) *string { return &a.Short }),
		text("colour", func(a *chronology.Agency) *string { return &a.Colour }),
		flag("hidden", func(a *chronology.Agency) *bool { return &a.Hidden }),
		text("involved_from", func(a *chronology.Agency) *string { return &a.InvolvedFrom }),
		text("involved_to", func(a *chronology.Agency) *string { return &a.InvolvedTo }),
		number("silence_days", func(a *chronology.Agency) *int { return &a.SilenceDays }),
	},
}

var services = &kind[chronology.Service]{
	table: "service",
	uid:   func(s *chronology.Service) *chronology.UID { return &s.UID },
	all:   func(r *chronology.Review) []*chronology.Service { return r.Services },
	set:   func(r *chronology.Review, l []*chronology.Service) { r.Services = l },
	columns: []column[chronology.Service]{
		uid("agency", func(s *chronology.Service) *chronology.UID { return &s.Agency }),
		text("name", func(s *chronology.Service) *string { return &s.Name }),
	},
}
