package chronology

// Receipt is a file that was taken in: which one, when, and what came of it, so
// that anybody can show later on what a part of the chronology rests.
type Receipt struct {
	UID      UID
	Name     string // of the file, without its folder
	Size     int    // in bytes
	SHA256   string // in hexadecimal
	Taken    string // when, as 2014-05-06T07:08:09Z
	Agency   UID    // of rows that named none; "" where each named its own
	Events   int    // that came in
	Refused  int    // rows that could not be read
	LeftOut  int    // rows that the author left out
	Original string // where the file lies, if the author asked to keep that
}

// Identity implements Entity.
func (r *Receipt) Identity() UID { return r.UID }

// ColumnMatch is what a column of an agency's returns holds, once an author has
// corrected it: the next return of the agency is understood at once.
type ColumnMatch struct {
	UID     UID
	Agency  UID
	Heading string // folded, by NameKey
	Field   string // as package intake calls it; "" for a column that is left out
}

// Identity implements Entity.
func (m *ColumnMatch) Identity() UID { return m.UID }

// ColumnMatchesOf lists what is known of the columns of an agency's returns.
func (r *Review) ColumnMatchesOf(agency UID) []*ColumnMatch {
	var list []*ColumnMatch
	for _, m := range r.ColumnMatches {
		if m.Agency == agency {
			list = append(list, m)
		}
	}
	return list
}
