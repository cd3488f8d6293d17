package ui

import (
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// chooseParts makes what is asked about the parts of the document. Every part that
// package export has is offered, by its own title.
func (e *exportDialog) chooseParts() {
	names := make([]string, len(export.Parts))
	for i, p := range export.Parts {
		names[i] = string(p)
	}
	e.parts = newOrderedChips(e.d.w, "Parts, in this order (Alt with the arrow keys moves one)", names,
		func(name string) string { return export.Part(name).Title() }, e.show)
	usual := make([]string, len(export.Usual))
	for i, p := range export.Usual {
		usual[i] = string(p)
	}
	e.parts.take(usual)
	e.chooseAgency()
	e.day = newDateField(e.d.w, e.d.s.readBare)
	e.day.changed = e.show
	e.ofDay = labelled("What was known on the day", e.day.content)
}

// chooseAgency asks whose the parts are that are one agency's.
func (e *exportDialog) chooseAgency() {
	var names []string
	for _, a := range e.d.s.review().Agencies {
		names = append(names, unnamed(a.Name))
	}
	e.agency = e.d.w.pick(names)
	if own := e.d.s.review().Agency(e.ownAgency()); own != nil {
		e.agency.Selected = unnamed(own.Name)
	}
	e.agency.OnChanged = func(string) { e.show() }
	e.ofAgency = labelled("Whose chronology", e.agency)
}

// ownAgency is that of the file, else the first.
func (e *exportDialog) ownAgency() chronology.UID {
	r := e.d.s.review()
	if r.Settings != nil && r.Settings.OneAgency != "" {
		return r.Settings.OneAgency
	}
	if len(r.Agencies) > 0 {
		return r.Agencies[0].UID
	}
	return ""
}

// what are the parts that are chosen, in order.
func (e *exportDialog) what() []export.Part {
	what := []export.Part{}
	for _, name := range e.parts.chosen() {
		what = append(what, export.Part(name))
	}
	return what
}

// askedOfParts adds what the chosen parts need to know.
func (e *exportDialog) askedOfParts(o *export.Options) {
	if i := e.agency.SelectedIndex(); i >= 0 && i < len(e.d.s.review().Agencies) && slices.ContainsFunc(o.What, export.Part.NeedsAgency) {
		o.Agency = e.d.s.review().Agencies[i].UID
	}
	if window, ok := e.day.window(); ok && !window.Latest.Open() {
		o.Knew = window.Latest
	}
}

// showParts asks only what the chosen parts need.
func (e *exportDialog) showParts() {
	what := e.what()
	seen(e.parts.content, e.inParts())
	seen(e.columns.content, e.tabled())
	e.columns.follow()
	seen(e.ofSection, e.inParts() && slices.Contains(what, export.Section))
	seen(e.ofAgency, e.inParts() && slices.ContainsFunc(what, export.Part.NeedsAgency))
	seen(e.ofDay, e.inParts() && slices.ContainsFunc(what, export.Part.NeedsDay))
}
