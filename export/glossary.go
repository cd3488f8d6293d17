package export

import (
	"cmp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// glossary prints the abbreviations in alphabetical order. The short names of
// agencies, which the references in the table are made of, belong to it.
func (d *document) glossary() error {
	entries := d.abbreviations()
	if len(entries) == 0 {
		return nil
	}
	f := d.resume()
	f.heading("Abbreviations", partHeading, 60)
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

func (d *document) abbreviations() []chronology.Abbreviation {
	var entries []chronology.Abbreviation
	known := map[string]bool{}
	for _, a := range d.review.Abbreviations {
		key := strings.ToLower(strings.TrimSpace(a.Short)) + "=" + strings.ToLower(strings.TrimSpace(a.Meaning))
		if !known[key] { // entered twice, it is explained once
			entries = append(entries, *a)
		}
		known[key], known[strings.ToLower(a.Short)] = true, true
	}
	for _, a := range d.review.Agencies {
		if short := strings.ToLower(a.Short); short != "" && short != strings.ToLower(a.Name) && !known[short] {
			entries = append(entries, chronology.Abbreviation{UID: a.UID, Short: a.Short, Meaning: a.Name})
			known[short] = true
		}
	}
	slices.SortStableFunc(entries, func(a, b chronology.Abbreviation) int {
		return cmp.Compare(strings.ToLower(a.Short), strings.ToLower(b.Short))
	})
	return entries
}
