package ui

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// sourceOffers are the sources named by the agency's other events, so that a
// record is named the same way each time. The most used come first.
func (i *inspector) sourceOffers(typed string) []offer {
	e := i.current()
	if e == nil {
		return nil
	}
	counts := map[string]int{}
	for _, o := range i.s.review().Events {
		if o.Agency == e.Agency && o.Source != "" && o.UID != e.UID {
			counts[o.Source]++
		}
	}
	return fitting(mostUsed(counts), typed)
}

// mostUsed are texts as offers, the most used first.
func mostUsed(counts map[string]int) []offer {
	offers := make([]offer, 0, len(counts))
	for text := range counts {
		offers = append(offers, offer{text: text})
	}
	slices.SortFunc(offers, func(a, b offer) int {
		if d := counts[b.text] - counts[a.text]; d != 0 {
			return d
		}
		return strings.Compare(a.text, b.text)
	})
	return offers
}

func (i *inspector) pickAgency() {
	f := i.pick("Agency", "required, except for the family’s own events", func(p *picker) {
		p.fresh = "New agency"
		p.offers = i.agencyOffers
		p.take = i.takeAgency
	})
	f.value = func(e *chronology.Event) string { return agencyName(i.s.review(), e.Agency) }
}

func (i *inspector) agencyOffers(typed string) []offer {
	var all []offer
	for _, a := range i.s.review().Agencies {
		all = append(all, offer{uid: a.UID, text: a.Name, note: a.Short})
	}
	all = append(all, offer{text: familyLane, note: "no agency: a birth, a move"})
	return fitting(all, typed)
}

// takeAgency moves the event to the agency. Its service goes where it is not one of that agency's.
func (i *inspector) takeAgency(o offer) bool {
	return i.change("change agency", func(a *alteration) {
		uid := o.uid
		if o.fresh {
			made := i.s.review().EnsureAgency(o.text)
			a.with = append(a.with, made)
			uid = made.UID
		}
		if uid == a.event.Agency {
			return
		}
		a.event.Agency = uid
		if s := i.s.review().Service(a.event.Service); s == nil || s.Agency != uid {
			a.event.Service = ""
		}
	})
}

func (i *inspector) pickService() {
	f := i.pick("Service", "", func(p *picker) {
		p.fresh = "New service"
		p.offers = i.serviceOffers
		p.take = i.takeService
	})
	f.value = func(e *chronology.Event) string { return serviceName(i.s.review(), e.Service) }
}

func (i *inspector) serviceOffers(typed string) []offer {
	var all []offer
	for _, s := range i.s.review().Services {
		if e := i.current(); e != nil && s.Agency == e.Agency {
			all = append(all, offer{uid: s.UID, text: s.Name})
		}
	}
	return fitting(all, typed)
}

func (i *inspector) takeService(o offer) bool {
	return i.change("change service", func(a *alteration) {
		a.event.Service = o.uid
		if o.fresh {
			made := i.s.review().EnsureService(a.event.Agency, o.text)
			a.with = append(a.with, made)
			a.event.Service = made.UID
		}
	})
}

func (i *inspector) pickKind() {
	f := i.pick("Kind", "", func(p *picker) {
		p.fresh = "New kind"
		p.offers = i.kindOffers
		p.take = i.takeKind
	})
	f.value = func(e *chronology.Event) string { return kindName(i.s.review(), e.Kind) }
}

func (i *inspector) kindOffers(typed string) []offer {
	var all []offer
	for _, k := range i.s.review().Kinds {
		all = append(all, offer{uid: k.UID, text: k.Name})
	}
	return fitting(all, typed)
}

func (i *inspector) takeKind(o offer) bool {
	return i.change("change kind", func(a *alteration) {
		a.event.Kind = o.uid
		if o.fresh {
			made := i.s.review().EnsureKind(o.text)
			a.with = append(a.with, made)
			a.event.Kind = made.UID
		}
	})
}
