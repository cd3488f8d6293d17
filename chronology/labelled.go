package chronology

// Labelled returns a copy of the review that can be shown to a room: people are
// called by their labels in every text, and what was judged, noted or attached is
// left out. Nobody looks at the replacements before they are seen, so what may be
// a name is hidden too, unless it may as well be an ordinary word.
func (r *Review) Labelled() *Review {
	c, _ := Render(r, nil, Version{For: ForPanel, Cautious: true})
	c.Rendered = Version{}
	return c
}
