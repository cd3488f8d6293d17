package export

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// versionTable prints the versions of the document, this one last.
func (d *document) versionTable() error {
	f := d.resume()
	f.heading("Versions of this document", partHeading, 60)
	g := newGrid(f, gridText*f.scale, 0, []column{{"Version", 26}, {"Date", 22}, {"What it is", 52}})
	for _, v := range append(d.options.Versions[:len(d.options.Versions):len(d.options.Versions)], d.presentVersion()) {
		name, what := d.clean(v.Name, d.settings.UID), d.clean(v.What, d.settings.UID)
		if name == "" {
			name = "Not named"
		}
		g.add(row{
			cells: []cell{g.wrap(0, span{text: name, style: f.style(bold, gridText)}), g.plain(1, versionDay(v.On)), g.plain(2, what)},
			again: g.plain(0, name+" (continued)"),
		})
	}
	g.end()
	return nil
}

func versionDay(day when.Day) string {
	if day == 0 {
		return "Not recorded"
	}
	return longDay(day)
}

// presentVersion is the version that is being made: for whom, how it is marked,
// and whose copy it is.
func (d *document) presentVersion() DocumentVersion {
	what, _ := versionWords(d.review.Rendered)
	what = "This document. " + what
	if dates := datesKeptBack[d.review.Rendered.Dates]; dates != "" {
		what += ". " + dates[:len(dates)-1]
	}
	if !d.options.Filter.Empty() {
		what += fmt.Sprintf(", %s of %s", chronology.Number(len(d.events)), counted(len(d.review.Events), "event"))
	}
	if d.settings.Marking != "" {
		what += ". Marked " + d.settings.Marking
	}
	if mark := d.copyMark(); mark != "" {
		what += ". " + mark
	}
	return DocumentVersion{Name: d.settings.Version, On: d.options.Printed, What: strings.TrimSuffix(what, ".") + "."}
}
