package ui

import (
	"slices"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// sheetChoices are over how many sheets the lanes are drawn.
var sheetChoices = []struct {
	name   string
	sheets [2]int
	long   bool
}{
	{name: "as many sheets as they need"},
	{name: "1 wide", sheets: [2]int{1, 0}}, {name: "2 wide", sheets: [2]int{2, 0}}, {name: "3 wide", sheets: [2]int{3, 0}},
	{name: "4 wide", sheets: [2]int{4, 0}}, {name: "6 wide", sheets: [2]int{6, 0}},
	{name: "one long sheet", long: true},
}

func (e *exportDialog) chooseSheets() {
	e.sheets = e.group(chipsChoose, func(i int) { e.sheetChoice = i })
	e.ofLanes = labelled("Lanes over", e.sheets)
}

func (e *exportDialog) showSheets() {
	chips := make([]groupChip, len(sheetChoices))
	for i, c := range sheetChoices {
		chips[i] = groupChip{text: c.name, on: i == e.sheetChoice}
	}
	e.sheets.set(chips)
	seen(e.ofLanes, e.paged() && slices.Contains(e.what(), export.Lanes))
}

// readVersions reads, aside, what the document was called before, for its version table.
func (e *exportDialog) readVersions() {
	var named []store.NamedVersion
	var err error
	e.d.w.p.background(func() { named, err = e.d.s.file.Versions() }, func() {
		if err != nil {
			e.d.w.fail(err)
			return
		}
		for _, v := range named {
			if v.Name != e.d.s.review().Settings.Version {
				e.versions = append(e.versions, export.DocumentVersion{Name: v.Name, On: when.Date(v.At.Local().Date()), What: "So named on this day."})
			}
		}
		if len(e.versions) > 0 && slices.Contains(e.what(), export.VersionTable) {
			e.show()
		}
	})
}
