package ui

import (
	"encoding/json"
	"slices"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// keptExport is what this computer remembers of the last export of a review:
// words of ours alone, never a name. Comments and notes are asked for each time.
type keptExport struct {
	Format string   `json:"format"`
	Reader string   `json:"reader"`
	Parts  []string `json:"parts"`
	Paper  string   `json:"paper"`
	Grey   bool     `json:"grey,omitempty"`
	Panel  string   `json:"panel,omitempty"` // how much of a date the panel is told

	Sheets  int                `json:"sheets,omitempty"` // of sheetChoices
	High    int                `json:"high,omitempty"`   // of heightChoices
	Columns []string           `json:"columns,omitempty"`
	Widths  map[string]float64 `json:"widths,omitempty"`
}

const keyExport = "export." // and the uid of a review

// recall chooses what was chosen last.
func (e *exportDialog) recall() {
	var kept keptExport
	text := e.d.s.settings.kept.String(keyExport + string(reviewUID(e.d.s.review())))
	if json.Unmarshal([]byte(text), &kept) != nil {
		return
	}
	if i := slices.IndexFunc(export.Formats, func(f export.Format) bool { return f.Ending == kept.Format }); i >= 0 {
		e.format = i
	}
	if slices.Contains(chronology.Audiences, chronology.Audience(kept.Reader)) {
		e.reader = chronology.Audience(kept.Reader)
	}
	if slices.Contains(chronology.DatePolicies, chronology.DatePolicy(kept.Panel)) {
		e.dates[chronology.ForPanel] = chronology.DatePolicy(kept.Panel)
	}
	if slices.Contains(exportPapers, kept.Paper) {
		e.paper = kept.Paper
	}
	if len(kept.Parts) > 0 {
		e.parts.take(kept.Parts)
	}
	if len(kept.Columns) > 0 {
		e.columns.take(kept.Columns)
	}
	for name, width := range kept.Widths {
		if slices.Contains(columnShares, width) && slices.Contains(e.columns.names, name) {
			e.columns.widths[name] = width
		}
	}
	if kept.Sheets > 0 && kept.Sheets < len(sheetChoices) {
		e.sheetChoice = kept.Sheets
	}
	if kept.High > 0 && kept.High < len(heightChoices) {
		e.heightChoice = kept.High
	}
	e.grey = kept.Grey
}

// remember keeps what was chosen: on this computer, and with the review what its
// published version tells of dates.
func (e *exportDialog) remember() {
	kept := keptExport{
		Format: export.Formats[e.format].Ending, Reader: string(e.reader), Parts: e.parts.chosen(), Paper: e.paper, Grey: e.grey,
		Panel: string(e.dates[chronology.ForPanel]), Columns: e.columns.chosen(), Widths: e.columns.widths,
		Sheets: e.sheetChoice, High: e.heightChoice,
	}
	if text, err := json.Marshal(kept); err == nil { // strings alone: there is nothing in it that could fail
		e.d.s.settings.kept.SetString(keyExport+string(reviewUID(e.d.s.review())), string(text))
	}
	before := e.d.s.review().Settings
	chosen := e.versionFor()
	if was := before.PublishedVersion(); e.reader != chronology.Published || was.Dates == chosen.Dates && was.Neutral == chosen.Neutral {
		return
	}
	now := *before
	now.PublishedDates, now.PublishedNeutral = chosen.Dates, chosen.Neutral
	e.d.s.edit("choose how the published version is worded", func(edit *store.Edit) error { return edit.Put(&now) })
}
