package chronology

// Bookmark is a place in the review to come back to: an event, or a stretch of
// the timeline, or an event as it was looked at there.
type Bookmark struct {
	UID      UID
	Title    string
	Event    UID     // "" for a stretch alone
	From, To float64 // the stretch in days of when.Day, with parts of days; both 0 for an event alone
}

// Identity implements Entity.
func (b *Bookmark) Identity() UID { return b.UID }
