package intake

import (
	"regexp"
	"strings"

	"throughline.org/throughline/chronology"
)

// wording joins the date and time cells as one would write them.
func (rr *rowReader) wording(row Row) string {
	from := joined(rr.cell(row, Start), rr.clock(row, StartTime))
	end := rr.given(row, End)
	to := joined(end, rr.clock(row, EndTime))
	switch {
	case from == "":
		return ""
	case ongoing[chronology.NameKey(end)]:
		return "from " + from + " onwards"
	case end == "" && rr.clock(row, EndTime) != "":
		return from + " to " + rr.clock(row, EndTime)
	case to == "" || from == to:
		return from
	}
	return "from " + from + " to " + to
}

// startAlone is the wording without the time and the end, for a row in which
// those cannot be read, with what was left out.
func (rr *rowReader) startAlone(row Row) (wording string, left []string) {
	for _, f := range []Field{StartTime, End, EndTime} {
		if cell := rr.given(row, f); cell != "" {
			left = append(left, string(f)+": "+cell)
		}
	}
	return rr.cell(row, Start), left
}

// blanks are what forms say in a cell that has nothing to say, folded.
var blanks = map[string]bool{
	"n a": true, "na": true, "nil": true, "none": true, "n k": true, "nk": true, "not known": true, "unknown": true,
	"not recorded": true, "not given": true, "not applicable": true, "tbc": true, "": true,
}

// ongoing are the ends of what has not ended, folded.
var ongoing = map[string]bool{
	"ongoing": true, "on going": true, "present": true, "current": true, "to date": true, "date": true, "now": true,
	"to present": true, "continuing": true, "still open": true, "open": true,
}

// given is the text of a cell that may be filled in with words for nothing.
func (rr *rowReader) given(row Row, f Field) string {
	cell := rr.cell(row, f)
	if blanks[chronology.NameKey(cell)] {
		return ""
	}
	return cell
}

var threeFigures = regexp.MustCompile(`^[1-9][0-5]\d$`)

// clock is the text of a time cell; three figures alone are a time whose zero a
// spreadsheet has dropped.
func (rr *rowReader) clock(row Row, f Field) string {
	cell := rr.given(row, f)
	if threeFigures.MatchString(cell) {
		return "0" + cell
	}
	return cell
}

func joined(day, clock string) string {
	if day == "" {
		return ""
	}
	return strings.TrimSpace(day + " " + clock)
}
