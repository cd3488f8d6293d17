package chronology

// Mark is a judgement that an event is marked with.
type Mark struct {
	Word string
	Of   func(*Event) *bool
}

// Marks are all there are, in the order in which they are told.
var Marks = []Mark{
	{"key event", func(e *Event) *bool { return &e.Key }},
	{"good practice", func(e *Event) *bool { return &e.GoodPractice }},
	{"missed opportunity", func(e *Event) *bool { return &e.MissedOpportunity }},
	{"disputed", func(e *Event) *bool { return &e.Disputed }},
}

// MarkedAs lists the words of the marks that an event has.
func (e *Event) MarkedAs() []string {
	var words []string
	for _, m := range Marks {
		if *m.Of(e) {
			words = append(words, m.Word)
		}
	}
	return words
}
