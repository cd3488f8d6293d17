package store

import "throughline.org/throughline/chronology"

var queries = &kind[chronology.Query]{
	table: "query",
	uid:   func(q *chronology.Query) *chronology.UID { return &q.UID },
	all:   func(r *chronology.Review) []*chronology.Query { return r.Queries },
	set:   func(r *chronology.Review, l []*chronology.Query) { r.Queries = l },
	columns: []column[chronology.Query]{
		uid("agency", func(q *chronology.Query) *chronology.UID { return &q.Agency }),
		uid("event", func(q *chronology.Query) *chronology.UID { return &q.Event }),
		text("text", func(q *chronology.Query) *string { return &q.Text }),
		text("asked", func(q *chronology.Query) *string { return &q.Asked }),
		text("due", func(q *chronology.Query) *string { return &q.Due }),
		text("answered", func(q *chronology.Query) *string { return &q.Answered }),
		text("answer", func(q *chronology.Query) *string { return &q.Answer }),
	},
}
