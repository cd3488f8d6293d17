// Package sweep searches a finished file for what the version that it holds should
// not tell: the names of people and staff, dates of birth, days that the policy
// hides, numbers and addresses by which somebody can be found.
//
// It reads the bytes that are about to be written, not what was meant to be in
// them: the text of a PDF's pages with its properties, bookmarks and alternative
// texts (pdf.go), every part of Word and Excel files (office.go, markup.go), the
// cells of CSV (csv.go), SVG (markup.go) and JSON (json.go), and the file's name. A
// Watch (watch.go) spares it to uncompress what has just been compressed. What is
// found (scan.go) is listed with its place; the caller writes the file only when
// nothing is left that was not knowingly allowed.
package sweep
