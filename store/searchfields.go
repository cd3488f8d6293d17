package store

import (
	"regexp"
	"strings"

	"throughline.org/throughline/chronology"
)

// field is a piece of text that a search looks in.
type field struct {
	name   string // for people
	weight uint16 // of a word found here
	text   string
}

// Weights of fields. What names something comes first.
const (
	weightName  = 8
	weightText  = 4
	weightOther = 2
	weightNote  = 1
)

// appendFields adds the texts of an entity to a list, weightiest first; none of
// what is not searched. There are at most 32.
func appendFields(list []field, x chronology.Entity) []field {
	switch x := x.(type) {
	case *chronology.Event:
		return appendEventFields(list, x)
	case *chronology.Paragraph:
		return append(list, field{"paragraph", weightText, withoutReferences(x.Text)})
	case *chronology.Person:
		return append(list, []field{
			{"label", weightName, x.Label},
			{"real name", weightName, x.RealName},
			{"pseudonym", weightName, x.Pseudonym},
			{"also known as", weightName, strings.Join(x.Aliases, ", ")},
			{"relationship", weightOther, x.Relationship},
			{"role", weightOther, x.Role},
			{"ethnicity", weightOther, x.Ethnicity},
			{"age stated", weightNote, x.AgeStated},
			{"born", weightNote, withoutReferences(x.Born)},
			{"due date", weightNote, withoutReferences(x.DueDate)},
		}...)
	case *chronology.Agency:
		return append(list, field{"agency", weightName, x.Name}, field{"agency", weightName, x.Short})
	case *chronology.Service:
		return append(list, field{"service", weightName, x.Name})
	case *chronology.LineOfEnquiry:
		return append(list, field{"line of enquiry", weightName, x.Short}, field{"line of enquiry", weightText, x.Question})
	case *chronology.Abbreviation:
		return append(list, field{"abbreviation", weightName, x.Short}, field{"abbreviation", weightText, x.Meaning})
	}
	return list
}

func appendEventFields(list []field, e *chronology.Event) []field {
	return append(list, []field{
		{"title", weightName, e.Title},
		{"reference", weightName, e.Ref},
		{"id in its source", weightName, e.ExternalID},
		{"what happened", weightText, e.What},
		{"response or outcome", weightText, e.Outcome},
		{"what the child or adult said", weightText, e.Voice},
		{"when", weightOther, withoutReferences(e.When.Wording)},
		{"known", weightOther, withoutReferences(e.Known)},
		{"source", weightOther, e.Source},
		{"part played", weightOther, joined(e.Involved, func(i chronology.Involvement) string { return i.Part })},
		{"professionals", weightOther, joined(e.Professionals, func(p chronology.Professional) string { return p.Role })},
		{"told by", weightOther, joined(e.Told, func(t chronology.Told) string { return t.By })},
		{"told when", weightOther, joined(e.Told, func(t chronology.Told) string { return withoutReferences(t.When) })},
		{"left out when told", weightOther, joined(e.Told, func(t chronology.Told) string { return t.LeftOut })},
		{"attachment", weightOther, joined(e.Attachments, func(a chronology.Attachment) string { return a.Name })},
		{"comment", weightNote, e.Comment},
		{"reviewer's note", weightNote, e.Note},
	}...)
}

// joined lists what the items say.
func joined[T any](items []T, say func(T) string) string {
	var said []string
	for _, item := range items {
		if s := say(item); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, "; ")
}

// reference is how a wording or a paragraph holds the name of something: {uid}.
var reference = regexp.MustCompile(`\{[^{}]*\}`)

// withoutReferences leaves out uids, which nobody searches for.
func withoutReferences(s string) string {
	if !strings.Contains(s, "{") {
		return s
	}
	return reference.ReplaceAllString(s, "…")
}
