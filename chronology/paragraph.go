package chronology

// Paragraph is a numbered statement of the chronology section. Its number is
// its place in the section, so it is never stored: Review.Paragraphs is in the
// order of the section. In the text a cross-reference is held as {¶uid} and
// shown by its present number.
type Paragraph struct {
	UID    UID
	Text   string
	Events []UID // what it rests on
}

// Identity implements Entity.
func (p *Paragraph) Identity() UID { return p.UID }
