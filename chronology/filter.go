package chronology

import "throughline.org/throughline/chronology/when"

// Filter chooses events. The zero Filter keeps all. Table, timeline and export
// share one.
type Filter struct {
	Agencies                                   []UID // "" stands for the family's lane
	Kinds                                      []UID
	People                                     []UID
	Lines                                      []UID
	Text                                       string
	From, To                                   when.Day // keep what overlaps; the zero Day with Dates false is no limit
	Dates                                      bool     // From and To apply
	Incomplete                                 bool     // only what misses something required
	Uncertain                                  bool     // only what has no exact date
	ChildNotSeen, NotAttended, KeyOnly, Untold bool
}

// Empty reports whether the filter keeps everything.
func (f Filter) Empty() bool { return true }

// Keep reports whether the filter keeps the event.
func (f Filter) Keep(r *Review, d *Dating, e *Event) bool { return true }

// Describe says in words what the filter keeps ("Police only; May 2012 to June 2012"), "" for all.
func (f Filter) Describe(r *Review) string { return "" }
