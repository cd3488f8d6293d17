package intake

import (
	"strings"

	"throughline.org/throughline/chronology"
)

// told reads who was told: a line each, or several with ; between.
func (rr *rowReader) told(row *PreviewRow, e *chronology.Event) {
	for _, line := range rr.entries(row.Text(Told), func(entry string) bool {
		_, _, ok := rr.toldIn(entry)
		return ok
	}) {
		name, t, ok := rr.toldIn(line)
		if !ok {
			row.Doubts = append(row.Doubts, "“who was told” is not understood and was kept with the reviewer's note: "+line)
			note(e, "Who was told", line)
			continue
		}
		t.Agency = name.UID
		e.Told = append(e.Told, t)
	}
}

// toldIn reads a line that tells of an agency of the review.
func (rr *rowReader) toldIn(line string) (*chronology.Agency, chronology.Told, bool) {
	if a, alone := rr.agencies.byName[nameKey(line)]; alone {
		return a, chronology.Told{}, true
	}
	name, t, ok := chronology.ReadTold(line)
	a, known := rr.agencies.byName[nameKey(name)]
	return a, t, ok && known
}

// entries parts a cell into its lines, and a line at each ; behind which another
// entry begins: what an entry tells may hold one too.
func (rr *rowReader) entries(cell string, begins func(string) bool) []string {
	var list []string
	for _, line := range strings.Split(cell, "\n") {
		entry := ""
		for i, piece := range strings.Split(line, ";") {
			if i > 0 && !begins(strings.TrimSpace(piece)) {
				entry += ";" + piece
				continue
			}
			if text := strings.TrimSpace(entry); text != "" {
				list = append(list, text)
			}
			entry = piece
		}
		if text := strings.TrimSpace(entry); text != "" {
			list = append(list, text)
		}
	}
	return list
}

// mark reads the marks of an event: their names, or yes in columns of their own.
func (rr *rowReader) mark(row *PreviewRow, e *chronology.Event) {
	for i, f := range rr.table.Columns {
		if f != Marks || i >= len(row.texts) || row.texts[i] == "" {
			continue
		}
		words := listed(row.texts[i])
		if seenWords[nameKey(row.texts[i])] == chronology.SeenYes {
			words = []string{rr.table.heading(i)}
		}
		for _, word := range words {
			if !marked(e, word) {
				row.Doubts = append(row.Doubts, "“"+word+"” is no mark of an event and was kept with the reviewer's note.")
				note(e, "Marked as", word)
			}
		}
	}
}

func marked(e *chronology.Event, word string) bool {
	for _, m := range chronology.Marks {
		if key := nameKey(word); key == nameKey(m.Word) || key+" event" == m.Word {
			*m.Of(e) = true
			return true
		}
	}
	return false
}
