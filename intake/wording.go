package intake

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"throughline.org/throughline/intake/excel"
	"throughline.org/throughline/intake/sent"
)

// dateText is the date of a row as it stands in the file: in one column, or in
// columns for day, month and year.
func (rr *rowReader) dateText(texts []string) string {
	text := rr.text(texts, Start)
	if text != "" {
		if year := rr.text(texts, Year); year != "" && !yearInside.MatchString(text) {
			text += " " + year
		}
		return text
	}
	return strings.Join(strings.Fields(strings.Join([]string{rr.text(texts, DayOfMonth), rr.text(texts, Month), rr.text(texts, Year)}, " ")), " ")
}

// wording joins the date and time cells as one would write them.
func (rr *rowReader) wording(row *PreviewRow) string {
	day, end := rr.dateText(row.texts), row.given(End)
	at := rr.clock(row, StartTime)
	if c := row.dateCell(); c != nil {
		day = rr.spreadsheetDay(row, c, day, at != "")
	}
	if at != "" {
		day = midnight.ReplaceAllString(day, "")
	}
	if weekday := row.Text(Weekday); weekday != "" && day != "" {
		day = weekday + " " + day
	}
	from := joined(day, at)
	if (end != "" || rr.clock(row, EndTime) != "") && from != "" {
		from = fromWord.ReplaceAllString(from, "")
	}
	to := joined(end, rr.clock(row, EndTime))
	if said := row.Text(End); from != "" && notKnown[nameKey(said)] && said != "" {
		row.Doubts = append(row.Doubts, "The end date says “"+said+"”; the row is dated by its start alone.")
	}
	switch {
	case from == "":
		return ""
	case ongoing[nameKey(end)]:
		return "from " + from + " onwards"
	case end == "" && rr.clock(row, EndTime) != "":
		return from + " to " + rr.clock(row, EndTime)
	case to == "" || from == to:
		return from
	}
	return "from " + from + " to " + to
}

// fromWord begins a date that has an end in a column of its own.
var fromWord = regexp.MustCompile(`(?i)^(?:from|since|between)\s+`)

// midnight is what exports add to a date without a time.
var midnight = regexp.MustCompile(`(?i)\s+(?:0?0:00(?::00)?|12:00(?::00)? am)$`)

// spreadsheetDay is the date of a cell that a spreadsheet holds as a number. A
// time in a column of its own outranks that of the date.
func (rr *rowReader) spreadsheetDay(row *PreviewRow, c *sent.Cell, text string, timed bool) string {
	switch c.Kind {
	case sent.Day:
		day, clock, both := strings.Cut(text, " ")
		if both && timed {
			if rr.clock(row, StartTime) != clock {
				row.Doubts = append(row.Doubts, "The date has a time of its own: "+clock+". That of the column of times is taken.")
			}
			return day
		}
	case sent.Month:
		row.Doubts = append(row.Doubts, "The spreadsheet holds the first day of the month, but shows no day; it is read as the month.")
	case sent.Number:
		if serial, err := strconv.Atoi(text); err == nil && rr.table.since04 && serial > 9999 {
			day := excel.Day(serial, true)
			row.Doubts = append(row.Doubts, "This is a number without the format of a date; in this workbook, which counts from 1904, it is "+day.Format("2 January 2006")+".")
			return day.Format(time.DateOnly)
		}
	}
	return text
}

// startAlone is the wording without the time and the end, for a row in which
// those cannot be read, with what was left out.
func (rr *rowReader) startAlone(row *PreviewRow) (wording string, left []string) {
	for _, f := range []Field{StartTime, End, EndTime} {
		if cell := row.given(f); cell != "" {
			left = append(left, string(f)+": "+cell)
		}
	}
	return rr.dateText(row.texts), left
}

// blanks are what forms say in a cell that has nothing to say, folded.
var blanks = map[string]bool{
	"n a": true, "na": true, "nil": true, "none": true, "n k": true, "nk": true, "not known": true, "unknown": true,
	"not recorded": true, "not given": true, "not applicable": true, "not stated": true, "tbc": true, "": true,
}

// notKnown are the blanks, a question mark among them, that say of an end that
// there was one.
var notKnown = map[string]bool{
	"": true, "n k": true, "nk": true, "not known": true, "unknown": true, "not recorded": true, "not given": true, "not stated": true, "tbc": true,
}

// ongoing are the ends of what has not ended, folded.
var ongoing = map[string]bool{
	"ongoing": true, "on going": true, "present": true, "current": true, "to date": true, "date": true, "now": true,
	"to present": true, "continuing": true, "still open": true, "open": true,
}

// given is the text of a cell that may be filled in with words for nothing.
func (row *PreviewRow) given(f Field) string {
	text := row.Text(f)
	if blanks[nameKey(text)] {
		return ""
	}
	return text
}

var threeFigures = regexp.MustCompile(`^[1-9][0-5]\d$`)

// clock is the text of a time cell; three figures alone are a time whose zero a
// spreadsheet has dropped, and a part of one is a part of a day.
func (rr *rowReader) clock(row *PreviewRow, f Field) string {
	cell := row.given(f)
	if threeFigures.MatchString(cell) {
		return "0" + cell
	}
	if v, err := strconv.ParseFloat(cell, 64); err == nil && rr.table.sort == sent.Excel {
		return clockOf(v, cell)
	}
	return cell
}

// clockOf is the time that a number of a spreadsheet may be: a part of a day or,
// where one has typed 14.30 and it holds 14.3, hours and minutes.
func clockOf(v float64, cell string) string {
	hours, minutes, dotted := strings.Cut(cell, ".")
	switch {
	case v > 0 && v < 1 && len(cell) > len("0.00"):
		return time.Unix(int64(v*86400+0.5), 0).UTC().Format("15:04")
	case dotted && v < 24 && len(minutes) == 1:
		return hours + "." + minutes + "0"
	}
	return cell
}

func joined(day, clock string) string {
	if day == "" {
		return ""
	}
	return strings.TrimSpace(day + " " + clock)
}
