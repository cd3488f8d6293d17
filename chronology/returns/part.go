package returns

import "throughline.org/throughline/chronology"

// Part is what a return may speak of: the events of the agency, or of one of its
// services, what joins them, and the lists that it may add to. The overview
// author's own fields are left empty.
func Part(r *chronology.Review, agency, service chronology.UID) *chronology.Review {
	part := &chronology.Review{Kinds: r.Kinds, Abbreviations: r.Abbreviations}
	for _, a := range r.Agencies {
		if a.UID == agency {
			own := *a
			own.Colour, own.Hidden, own.SilenceDays = "", false, 0
			part.Agencies = append(part.Agencies, &own)
		}
	}
	for _, s := range r.Services {
		if s.Agency == agency && (service == "" || s.UID == service) {
			part.Services = append(part.Services, s)
		}
	}
	for _, p := range r.People {
		told := *p
		told.Pseudonym = ""
		part.People = append(part.People, &told)
	}
	within := map[chronology.UID]bool{}
	for _, e := range r.Events {
		if belongs(e, agency, service) {
			within[e.UID] = true
			part.Events = append(part.Events, withoutReviewers(e))
		}
	}
	for _, l := range r.Links {
		if within[l.From] || within[l.To] {
			part.Links = append(part.Links, l)
		}
	}
	return part
}

func belongs(e *chronology.Event, agency, service chronology.UID) bool {
	return e.Agency == agency && agency != "" && (service == "" || e.Service == service)
}

func withoutReviewers(e *chronology.Event) *chronology.Event {
	c := e.Copy()
	c.Note, c.Ref, c.PublishedFrom = "", "", ""
	return c
}
