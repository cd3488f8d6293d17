package excel

import (
	"math"
	"strconv"
	"strings"
	"time"

	"throughline.org/throughline/intake/sent"
)

// What a workbook counts its days from, and the last day that it knows.
const (
	days1904 = 1462 // from the day that Excel counts from to the one that Macs did
	lastDay  = 2958465
)

// number is a cell with a number: a date, a time or a figure, as its format says.
func (b *workbook) number(value string, f format) sent.Cell {
	if value == "" {
		return sent.Cell{}
	}
	v, err := strconv.ParseFloat(value, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return sent.Cell{Text: value}
	}
	switch {
	case f.kind == sent.Clock && v >= 0 && v <= lastDay && (!f.elapsed || v < 1):
		return sent.Cell{Text: clock(v - math.Floor(v)), Kind: sent.Clock}
	case f.kind == sent.Day && v >= 0 && v < 1 && !b.file.Since04 && f.clock:
		return sent.Cell{Text: clock(v), Kind: sent.Clock}
	case (f.kind == sent.Day || f.kind == sent.Month) && v >= 0 && v <= lastDay:
		return b.day(v, f)
	}
	return sent.Cell{Text: f.figure(v), Kind: sent.Number}
}

// day is the cell of a date, with its time of day. A time at midnight is no
// time: it is how a workbook writes a day.
func (b *workbook) day(v float64, f format) sent.Cell {
	seconds := math.Round((v - math.Floor(v)) * 86400)
	days := math.Floor(v)
	if seconds == 86400 {
		seconds, days = 0, days+1
	}
	day := Day(int(days), b.file.Since04)
	switch {
	case f.kind == sent.Month && day.Day() == 1:
		return sent.Cell{Text: day.Format("January 2006"), Kind: sent.Month}
	case seconds == 0:
		return sent.Cell{Text: day.Format(time.DateOnly), Kind: sent.Day}
	}
	return sent.Cell{Text: day.Format(time.DateOnly) + " " + clock(seconds/86400), Kind: sent.Day}
}

// Day is the day that a workbook means by a number, which counts from 1904 or
// from 1900. Excel has a 29 February 1900, which never was; the numbers before
// it are a day later than they seem.
func Day(serial int, since04 bool) time.Time {
	switch {
	case since04:
		serial += days1904
	case serial < 60:
		serial++
	}
	return time.Date(1899, time.December, 30+serial, 0, 0, 0, 0, time.UTC)
}

// clock writes a part of a day as a time, to the minute where no seconds are left.
func clock(part float64) string {
	at := time.Unix(int64(math.Round(part*86400))%86400, 0).UTC()
	if at.Second() != 0 {
		return at.Format("15:04:05")
	}
	return at.Format("15:04")
}

// isoDay is a cell that holds its date in words, as 2013-06-01T10:30:00.
func isoDay(value string) sent.Cell {
	day, at, timed := strings.Cut(strings.TrimSuffix(strings.TrimSpace(value), "Z"), "T")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return sent.Cell{Text: value}
	}
	at, _, _ = strings.Cut(at, ".")
	if at = strings.TrimSuffix(at, ":00"); timed && at != "" && at != "00:00" {
		day += " " + at
	}
	return sent.Cell{Text: day, Kind: sent.Day}
}
