package intake

import (
	"fmt"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// noteNames are what the sorts of notes are called.
var noteNames = map[sent.RemarkKind]string{
	sent.Footnote: "footnote", sent.Endnote: "endnote", sent.Comment: "comment", sent.CellComment: "cell comment",
}

// notes lists the footnotes and comments of a row, each with its sort.
func (rr *rowReader) notes(row *PreviewRow) []string {
	var notes []string
	row.eachCell(func(r Row, c *sent.Cell) {
		for _, remark := range c.Remarks {
			if !remark.IsNote() {
				continue
			}
			name := noteNames[remark.Kind]
			if remark.Who != "" {
				name += " by " + remark.Who
			}
			notes = append(notes, name+": "+remark.Text)
		}
	})
	return notes
}

// doubts asks about what the file does not show as plain text.
func (rr *rowReader) doubts(row *PreviewRow) []string {
	var doubts []string
	say := func(format string, args ...any) { doubts = append(doubts, fmt.Sprintf(format, args...)) }
	tracked := rr.table.tracked
	if tracked && row.Row.Row == rr.table.Rows[0].Row {
		say("Most rows of the table were inserted by tracked changes that nobody has accepted yet; they are read as accepted.")
	}
	for _, r := range row.all() {
		switch {
		case r.State.Is(sent.Inserted) && !tracked:
			say("The row was inserted by a tracked change.")
		case r.State.Is(sent.Hidden):
			say("The row is hidden in the file: filtered out, or by hand.")
		}
		if r.State.Is(sent.Unclosed) {
			say("A cell begins with a quotation mark that is not closed as it should be; it is taken as it stands.")
		}
	}
	if row.Row.Row.State.Is(sent.Rejoined) {
		say("This row was put together from several lines: a table copied from Word does not tell where its rows end.")
	}
	if rr.table.hidden {
		say("The row stands on a hidden sheet.")
	}
	row.eachCell(func(r Row, c *sent.Cell) {
		at := rr.table.column(r, c)
		if change := changed(r, c); change != "" && !(tracked && added(r)) {
			in := ""
			if rr.columnHolds(at, Start) {
				in = " in the date"
			}
			say("Tracked change%s: %s.", in, change)
		}
		for _, remark := range c.Remarks {
			if about := remarked[remark.Kind]; about != "" {
				say(about, strings.TrimSpace(remark.Text))
			}
		}
		if c.Down && at < len(rr.table.Columns) && rr.table.Columns[at].told() && c.Text != "" {
			say("Its %s is one cell with that of the row above.", rr.table.columnName(at))
		}
	})
	return doubts
}

// isTracked reports whether most rows of a table were only ever put in by tracked
// changes: somebody wrote it all with the tracking left on, which says nothing of
// any one row.
func (t *Table) isTracked() bool {
	n := 0
	for _, row := range t.Rows {
		count(&n, added(row))
	}
	const several = 3
	return n > several && 2*n > len(t.Rows)
}

// added reports whether a row was put in by tracked changes, and nothing taken out.
func added(row Row) bool {
	in := row.State.Is(sent.Inserted)
	for i := range row.Cells {
		for _, r := range row.Cells[i].Remarks {
			switch r.Kind {
			case sent.DeletedText:
				return false
			case sent.AddedText:
				in = true
			}
		}
	}
	return in
}

// remarked asks about what stands beside the text; %.0s leaves the text out.
var remarked = map[sent.RemarkKind]string{
	sent.HiddenText: "Hidden text was left out: “%s”.",
	sent.StruckText: "Struck through, but kept: “%s”.",
	sent.Picture:    "A picture stands in this row; it is not read.%.0s",
	sent.Unread:     "This is not read: %s.",
	sent.Failed:     "A formula here gives no result, or an error: %s. Open the file in Excel, save it, and import it again.",
}

// changed tells the tracked changes of a cell: what was there, and what is. That
// the text of an inserted row was inserted goes without saying.
func changed(row Row, c *sent.Cell) string {
	var parts []string
	for _, r := range c.Remarks {
		switch r.Kind {
		case sent.DeletedText:
			parts = append(parts, "“"+strings.TrimSpace(r.Text)+"” deleted")
		case sent.AddedText:
			if !row.State.Is(sent.Inserted) {
				parts = append(parts, "“"+strings.TrimSpace(r.Text)+"” inserted")
			}
		}
	}
	return strings.Join(parts, ", ")
}

// keptBeside is what is not in the text but must not be lost: what tracked
// changes took out or put in, and what is hidden.
func (rr *rowReader) keptBeside(row *PreviewRow) []string {
	var kept []string
	row.eachCell(func(r Row, c *sent.Cell) {
		if change := changed(r, c); change != "" && !(rr.table.tracked && added(r)) {
			kept = append(kept, "Tracked change: "+change)
		}
		for _, remark := range c.Remarks {
			if remark.Kind == sent.HiddenText {
				kept = append(kept, "Hidden in the return: "+strings.TrimSpace(remark.Text))
			}
		}
	})
	return kept
}
