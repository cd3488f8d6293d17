// Package word reads a Word document (.docx, strict or transitional) as it
// stands on paper: the tables with every row, and the text around them.
//
// It reads the XML itself, since what chronologies lose elsewhere is evidence:
// tracked insertions and deletions, rows and cells inside content controls,
// merged cells, the results of fields, automatic numbers, notes, text boxes and
// hidden words. What is not shown as text is kept as a sent.Remark beside it.
//
// read.go opens the parts, block.go and table.go walk through the body, run.go
// and field.go make its text, which flow.go gathers; style.go, numbering.go,
// note.go and symbol.go know what the other parts say of it.
package word
