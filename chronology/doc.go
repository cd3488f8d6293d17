// Package chronology holds what a review is: the people, the agencies, the
// dated events each agency recorded, the links between them, and the numbered
// paragraphs that tell them. It uses no window, database or paper.
//
// A Review is held in memory as a whole. Everything in it is an Entity with a
// uid; entities are treated as values: to change one, copy it, change the copy
// and Put it. Solve works out the dates (Dating), Filter chooses events, Check
// says what needs attention.
//
// A Dating also says what the dates mean: how far two events lie apart (Between),
// when an agency had no recorded contact (Silences), what it knew on a day
// (Knowing) and how late it was told (Sharing). All of them ask the network what
// it allows and say so in words; none takes a window's middle for a date. Twins
// proposes entries of different agencies that may tell of one contact; what the
// author says of them is a Link, and Accounts is how they are printed. Nothing is
// merged.
package chronology
