package store

import "throughline.org/throughline/chronology"

// Hit is a place where a search was found.
type Hit struct {
	Entity chronology.UID
	Field  string   // "what happened"
	Text   string   // the field's text, or a piece around the first hit
	Marks  [][2]int // byte ranges of Text that match
}

// Search finds every word of the query (as prefixes, case and accents folded)
// in all text, best first. It is fast enough to run at every key.
func (f *File) Search(query string, limit int) []Hit { return nil }
