// Package intake reads what agencies send into events.
//
// Package sent holds a file as it stands; its readers are packages word, excel
// and separated. Here it is understood, in two steps. Read gives a Document:
// the file with its chronology found, as Tables whose columns are matched to
// Fields, and with what else it offers (document.go; layout.go and parts.go find
// the tables, header.go, headings.go and columns.go their columns, record.go the
// tables that are one event; offers.go, agencyname.go and passages.go take in what
// stands outside). NewPreview reads the rows of a Document against a review:
// rowkind.go tells events from what is none, row.go, who.go and seen.go make
// events, dates.go dates them, with carried.go, above.go, titles.go, life.go and
// picked.go for what a wording does not say by itself; order.go and remarks.go
// raise doubts. What the author says to a preview is in its Options: mending.go
// corrects rows, unlisted.go says who is meant, listed.go takes over what the file
// lists; receipt.go is what is kept of the file once it is accepted.
//
// A review in JSON, as this program writes it, is read in exchanged.go.
//
// Nothing is in the review until the author accepts the preview, and nothing is
// dropped unlisted: every cell with text ends in an event, in a refusal with its
// reason, or among what is ignored, each with its place.
package intake
