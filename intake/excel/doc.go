// Package excel reads a workbook (.xlsx) as it stands on screen: the rows of
// every sheet, one after another, with the values that formulas had when the
// workbook was saved.
//
// It reads the XML of the sheets itself, a row at a time: only the number of a
// cell together with its format says whether it is a date, and formatting alone
// (13/06/2013, 6-13-13) must never turn one day into another. Nothing is
// calculated and no link is followed.
//
// read.go opens the parts, sheet.go and cell.go read rows, day.go and number.go
// say what a number shows; comment.go and drawing.go read what stands beside.
package excel
