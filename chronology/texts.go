package chronology

// textKind says what a text of an entity is made of.
type textKind int

const (
	prose    textKind = iota // sentences, in which paragraphs may be held as {¶uid}
	wording                  // a date wording, in which events and people are held as {uid}
	official                 // the name of an agency or of a member of the panel, which is no secret
)

// eachText visits every text of an entity by the name of its field; what a visit
// sets is the entity's text then, so the entity must be a copy.
func eachText(x Entity, visit func(field string, kind textKind, text *string)) {
	switch x := x.(type) {
	case *Settings:
		visit("title", prose, &x.Title)
		visit("reference", prose, &x.Reference)
		visit("marking", official, &x.Marking)
		visit("version", prose, &x.Version)
		visit("section heading", prose, &x.SectionHeading)
		visit("how the chronology was made", prose, &x.Methodology)
		visit("scope from", wording, &x.ScopeFrom)
		visit("scope to", wording, &x.ScopeTo)
	case *ScopeStatement:
		visit("from", wording, &x.From)
		visit("to", wording, &x.To)
		visit("length", prose, &x.Length)
	case *Abbreviation:
		visit("short", official, &x.Short)
		visit("meaning", prose, &x.Meaning)
	case *PanelMember:
		visit("name", official, &x.Name)
		visit("representation", official, &x.Representation)
	case *Author:
		visit("name", official, &x.Name)
		visit("role", official, &x.Role)
	case *Agency:
		visit("name", official, &x.Name)
		visit("short name", official, &x.Short)
		visit("involved from", wording, &x.InvolvedFrom)
		visit("involved to", wording, &x.InvolvedTo)
	case *Service:
		visit("name", official, &x.Name)
	case *Kind:
		visit("name", prose, &x.Name)
	case *LineOfEnquiry:
		visit("short", prose, &x.Short)
		visit("question", prose, &x.Question)
	case *Person:
		visit("relationship", prose, &x.Relationship)
		visit("age stated", prose, &x.AgeStated)
		visit("ethnicity", prose, &x.Ethnicity)
		visit("role", prose, &x.Role)
		visit("born", wording, &x.Born)
		visit("due date", wording, &x.DueDate)
	case *Event:
		x.eachText(visit)
	case *Paragraph:
		visit("text", prose, &x.Text)
	case *Bookmark:
		visit("title", prose, &x.Title)
	}
}

func (e *Event) eachText(visit func(field string, kind textKind, text *string)) {
	visit("id in the source", prose, &e.ExternalID)
	visit("date", wording, &e.When.Wording)
	for i := range e.When.SetAside {
		visit("set aside", wording, &e.When.SetAside[i])
	}
	visit("known to the agency", wording, &e.Known)
	visit("title", prose, &e.Title)
	visit("source", prose, &e.Source)
	visit("what happened", prose, &e.What)
	visit("response or outcome", prose, &e.Outcome)
	visit("what was said", prose, &e.Voice)
	visit("comment", prose, &e.Comment)
	visit("reviewer's note", prose, &e.Note)
	for i := range e.Involved {
		visit("part played", prose, &e.Involved[i].Part)
	}
	for i := range e.Professionals {
		visit("professional", prose, &e.Professionals[i].Role)
	}
	for i := range e.Told {
		visit("told on", wording, &e.Told[i].When)
		visit("told by", prose, &e.Told[i].By)
		visit("left out", prose, &e.Told[i].LeftOut)
	}
	for i := range e.Attachments {
		visit("attachment", prose, &e.Attachments[i].Name)
		visit("path of attachment", prose, &e.Attachments[i].Path)
	}
}

// copyOf is a copy of an entity whose texts may be changed.
func copyOf(x Entity) Entity {
	switch x := x.(type) {
	case *Settings:
		return shallow(x)
	case *ScopeStatement:
		return shallow(x)
	case *Abbreviation:
		return shallow(x)
	case *PanelMember:
		return shallow(x)
	case *Author:
		return shallow(x)
	case *Agency:
		return shallow(x)
	case *Service:
		return shallow(x)
	case *Kind:
		return shallow(x)
	case *LineOfEnquiry:
		return shallow(x)
	case *Person:
		return shallow(x)
	case *Event:
		return x.Copy()
	case *Paragraph:
		return shallow(x)
	case *Bookmark:
		return shallow(x)
	}
	return x
}

func shallow[T any](x *T) *T {
	c := *x
	return &c
}

// Texts yields what an entity says in words, by the names of its fields, as a
// Replacement has them.
func Texts(x Entity) func(yield func(field, text string) bool) {
	return func(yield func(field, text string) bool) {
		going := true
		eachText(copyOf(x), func(field string, _ textKind, text *string) {
			if going && *text != "" {
				going = yield(field, *text)
			}
		})
	}
}
