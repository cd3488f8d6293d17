package returns

import (
	"slices"

	"throughline.org/throughline/chronology"
)

// Imported is what is kept of a table whose events come in as new ones: for each of
// their agencies what it sent, so that a later table of it is held against this one
// and only what differs from it is a change. The day is the ISO day of today.
func Imported(r *chronology.Review, events []*chronology.Event, file, sha256, day string) ([]*chronology.AgencyReturn, error) {
	var agencies []chronology.UID
	of := map[chronology.UID][]*chronology.Event{}
	for _, e := range events {
		if e.Agency == "" {
			continue
		}
		if of[e.Agency] == nil {
			agencies = append(agencies, e.Agency)
		}
		of[e.Agency] = append(of[e.Agency], e)
	}
	var list []*chronology.AgencyReturn
	for _, agency := range agencies {
		base, _, err := lastTable(r, agency)
		if err != nil {
			return nil, err
		}
		next := base.Snapshot()
		next.Events = slices.Grow(next.Events, len(of[agency]))
		for _, e := range of[agency] {
			next.Events = append(next.Events, withoutReviewers(e))
		}
		text, err := writePart(next)
		if err != nil {
			return nil, err
		}
		list = append(list, &chronology.AgencyReturn{UID: chronology.NewUID(), Agency: agency, Version: tablesOf(r, agency) + 1,
			Received: day, File: file, SHA256: sha256, Base: text})
	}
	return list, nil
}
