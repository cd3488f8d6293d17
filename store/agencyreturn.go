package store

import "throughline.org/throughline/chronology"

var agencyReturns = &kind[chronology.AgencyReturn]{
	table: "agency_return",
	uid:   func(a *chronology.AgencyReturn) *chronology.UID { return &a.UID },
	all:   func(r *chronology.Review) []*chronology.AgencyReturn { return r.Returns },
	set:   func(r *chronology.Review, l []*chronology.AgencyReturn) { r.Returns = l },
	columns: []column[chronology.AgencyReturn]{
		uid("pack", func(a *chronology.AgencyReturn) *chronology.UID { return &a.Pack }),
		uid("agency", func(a *chronology.AgencyReturn) *chronology.UID { return &a.Agency }),
		number("version", func(a *chronology.AgencyReturn) *int { return &a.Version }),
		text("received", func(a *chronology.AgencyReturn) *string { return &a.Received }),
		text("file", func(a *chronology.AgencyReturn) *string { return &a.File }),
		text("sha256", func(a *chronology.AgencyReturn) *string { return &a.SHA256 }),
		text("head", func(a *chronology.AgencyReturn) *string { return &a.Head }),
		text("heads", func(a *chronology.AgencyReturn) *string { return &a.Heads }),
		text("base", func(a *chronology.AgencyReturn) *string { return &a.Base }),
	},
}
