package export

import (
	"cmp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// glossary prints the abbreviations that the printed parts use, in alphabetical
// order. The short names of agencies, which the references in the table are made
// of, belong to it.
func (d *document) glossary() error {
	if d.heard == nil { // it is being listened to: what the glossary holds is to be found
		d.resume().heading(glossaryTitle, partHeading, 60)
		return nil
	}
	entries := d.abbreviations()
	if len(entries) == 0 {
		return nil
	}
	f := d.resume()
	f.heading(glossaryTitle, partHeading, 60)
	g := newGrid(f, gridText*f.scale, 0, []column{{"Abbreviation", 20}, {"Meaning", 80}})
	for _, a := range entries {
		short := d.clean(a.Short, a.UID)
		g.add(row{
			cells: []cell{
				g.wrap(0, span{text: short, style: f.style(bold, gridText)}),
				g.plain(1, d.clean(a.Meaning, a.UID)),
			},
			again: g.plain(0, short+" (continued)"),
		})
	}
	g.end()
	return nil
}

const glossaryTitle = "Abbreviations"

// explains reports whether the glossary has a short form: one that was heard, or
// any where the glossary is all that is printed.
func (d *document) explains(short string) bool {
	return len(d.options.parts()) == 1 || d.heard.met[strings.TrimSpace(short)]
}

// abbreviations are those that the glossary explains, with their meanings.
func (d *document) abbreviations() []chronology.Abbreviation {
	var entries []chronology.Abbreviation
	known := map[string]bool{}
	for _, a := range d.review.Abbreviations {
		key := strings.ToLower(strings.TrimSpace(a.Short)) + "=" + strings.ToLower(strings.TrimSpace(a.Meaning))
		if !known[key] && d.explains(a.Short) { // entered twice, it is explained once
			entries = append(entries, *a)
		}
		known[key], known[strings.ToLower(a.Short)] = true, true
	}
	for _, a := range d.review.Agencies {
		if short := strings.ToLower(a.Short); short != "" && short != strings.ToLower(a.Name) && !known[short] && d.explains(a.Short) {
			entries = append(entries, chronology.Abbreviation{UID: a.UID, Short: a.Short, Meaning: a.Name})
			known[short] = true
		}
	}
	slices.SortStableFunc(entries, func(a, b chronology.Abbreviation) int {
		return cmp.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short))
	})
	return entries
}
