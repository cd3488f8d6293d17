package store

import "throughline.org/throughline/chronology"

var lines = &kind[chronology.LineOfEnquiry]{
	table: "line_of_enquiry",
	uid:   func(l *chronology.LineOfEnquiry) *chronology.UID { return &l.UID },
	all:   func(r *chronology.Review) []*chronology.LineOfEnquiry { return r.Lines },
	set:   func(r *chronology.Review, l []*chronology.LineOfEnquiry) { r.Lines = l },
	columns: []column[chronology.LineOfEnquiry]{
		text("short", func(l *chronology.LineOfEnquiry) *string { return &l.Short }),
		text("question", func(l *chronology.LineOfEnquiry) *string { return &l.Question }),
	},
}
