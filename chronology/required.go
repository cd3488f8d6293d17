package chronology

import (
	"slices"
	"strings"
)

// RequiredField is a field that a pack may ask to be filled in every entry, beyond
// what every entry needs (see Missing).
type RequiredField struct {
	Word  string // what the pack keeps, and people are shown
	empty func(*Review, *Event) bool
}

// RequiredFields are those that can be asked for, in the order of the form.
var RequiredFields = []RequiredField{
	{"service", func(_ *Review, e *Event) bool { return e.Service == "" }},
	{"kind of event", func(_ *Review, e *Event) bool { return e.Kind == "" }},
	{"response or outcome", func(_ *Review, e *Event) bool { return strings.TrimSpace(e.Outcome) == "" }},
	{"people involved", func(_ *Review, e *Event) bool { return len(e.Involved) == 0 }},
	{"professionals", func(_ *Review, e *Event) bool { return len(e.Professionals) == 0 }},
	{"child seen", func(r *Review, e *Event) bool { return r.hasChildren() && !saysSeen(e) }},
	{"what the child or adult said", func(_ *Review, e *Event) bool { return strings.TrimSpace(e.Voice) == "" }},
	{"who was told", func(_ *Review, e *Event) bool { return len(e.Told) == 0 }},
	{"comment", func(_ *Review, e *Event) bool { return strings.TrimSpace(e.Comment) == "" }},
	{"lines of enquiry", func(_ *Review, e *Event) bool { return len(e.Lines) == 0 }},
}

func (r *Review) hasChildren() bool {
	return slices.ContainsFunc(r.People, func(p *Person) bool { return p.Child })
}

func saysSeen(e *Event) bool {
	return slices.ContainsFunc(e.Seen, func(s ChildSeen) bool { return s.State != SeenNotRecorded })
}

// RequiredFieldNamed is the field that somebody means, "" for none.
func RequiredFieldNamed(name string) string {
	for _, f := range RequiredFields {
		if NameKey(name) == NameKey(f.Word) {
			return f.Word
		}
	}
	return ""
}

// Requires lists the fields that the pack asks for.
func (p *Pack) Requires() []string {
	var words []string
	for _, line := range strings.Split(p.Required, "\n") {
		if word := RequiredFieldNamed(line); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// Require makes the pack ask for fields.
func (p *Pack) Require(words []string) { p.Required = strings.Join(words, "\n") }

// Unfilled lists the fields that the pack asks for and the event has not.
func (p *Pack) Unfilled(r *Review, e *Event) []string {
	var words []string
	asked := p.Requires()
	for _, f := range RequiredFields {
		if slices.Contains(asked, f.Word) && f.empty(r, e) {
			words = append(words, f.Word)
		}
	}
	return words
}

// asking is the pack by which an event was asked for: in the file that was sent,
// its own; in the review that sent it, the last of the agency or service that has
// come back, since what was only sent may still be filled in.
func (r *Review) asking(e *Event) *Pack {
	if own := r.OwnPack(); own != nil {
		if own.covers(e) {
			return own
		}
		return nil
	}
	for _, p := range slices.Backward(r.Packs) {
		back := func(a *AgencyReturn) bool { return a.Pack == p.UID }
		if p.covers(e) && slices.ContainsFunc(r.Returns, back) {
			return p
		}
	}
	return nil
}

func (p *Pack) covers(e *Event) bool {
	return e.Agency == p.Agency && p.Agency != "" && (p.Service == "" || e.Service == p.Service || e.Service == "" && p.Own)
}
