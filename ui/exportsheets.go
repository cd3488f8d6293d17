package ui

import (
	"slices"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// sheetChoices are over how many sheets in width the lanes are drawn.
var sheetChoices = []struct {
	name string
	wide int
	long bool
}{
	{name: "as many sheets as they need"},
	{name: "1 wide", wide: 1}, {name: "2 wide", wide: 2}, {name: "3 wide", wide: 3}, {name: "4 wide", wide: 4}, {name: "6 wide", wide: 6},
	{name: "one long sheet", long: true},
}

// heightChoices are over how many in height; the first is as many as they need.
var heightChoices = []string{"as high as they need", "1 high", "2 high", "3 high", "4 high"}

func (e *exportDialog) chooseSheets() {
	e.sheets = e.group(chipsChoose, func(i int) { e.sheetChoice = i })
	e.heights = e.group(chipsChoose, func(i int) { e.heightChoice = i })
	e.ofLanes = labelled("Lanes over", newColumn(1, e.sheets, e.heights))
}

func (e *exportDialog) showSheets() {
	chips := make([]groupChip, len(sheetChoices))
	for i, c := range sheetChoices {
		chips[i] = groupChip{text: c.name, on: i == e.sheetChoice}
	}
	e.sheets.set(chips)
	chips = make([]groupChip, len(heightChoices))
	for i, name := range heightChoices {
		chips[i] = groupChip{text: name, on: i == e.heightChoice}
	}
	e.heights.set(chips)
	seen(e.heights, !sheetChoices[e.sheetChoice].long)
	seen(e.ofLanes, e.inParts() && slices.Contains(e.what(), export.Lanes))
}

// askedSheets are how many sheets the lanes take in width and in height.
func (e *exportDialog) askedSheets() (sheets [2]int, long bool) {
	c := sheetChoices[e.sheetChoice]
	if c.long {
		return sheets, true
	}
	return [2]int{c.wide, e.heightChoice}, false
}

// chooseSection asks for another number of the section, for this document alone.
func (e *exportDialog) chooseSection() {
	e.number = newLineEntry()
	e.number.SetPlaceHolder(strconv.Itoa(e.d.s.review().Settings.SectionNumber) + ", as in the review")
	e.number.onKey = e.d.w.key
	e.number.onTyped = func(string) { e.show() }
	e.ofSection = labelled("Number of the section, in this document", e.number)
}

// askedSection is the number typed; 0 is the review's own.
func (e *exportDialog) askedSection() int {
	n, err := strconv.Atoi(strings.TrimSpace(e.number.Text))
	if err != nil || n < 1 || n > mostSection {
		return 0
	}
	return n
}

// mostSection is a number that no report's sections reach.
const mostSection = 999

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
