package chronology

import "strings"

// Placing says where copies of events go.
type Placing struct {
	Agency *UID // whose they become; nil: each stays with its own
	Days   int  // by how many days those with a day of their own are moved
}

// Duplicates are copies of events with the links among them.
type Duplicates struct {
	Events []*Event
	Links  []*Link
	Stayed int // copies that were to be moved but have no day of their own
}

// Duplicate copies events, with the links among them, under uids of their own.
// What belongs to one event alone is left out: its ref, and the id that it had in
// its source. A date that counts from another of them counts from that one's copy.
// The events need not be in the review any more.
func (d *Dating) Duplicate(events []*Event, to Placing) Duplicates {
	fresh := make(map[UID]UID, len(events))
	for _, e := range events {
		fresh[e.UID] = NewUID()
	}
	var made Duplicates
	reader := d.reader()
	for _, e := range events {
		c := e.Copy()
		c.UID, c.Ref, c.ExternalID = fresh[e.UID], "", ""
		if to.Agency != nil && c.Agency != *to.Agency {
			c.Agency, c.Service = *to.Agency, ""
		}
		if to.Days != 0 && !c.shift(reader, to.Days, fresh) {
			made.Stayed++
		}
		c.When.Wording = renamed(c.When.Wording, fresh)
		c.Known = renamed(c.Known, fresh)
		for i, clause := range c.When.SetAside {
			c.When.SetAside[i] = renamed(clause, fresh)
		}
		made.Events = append(made.Events, c)
	}
	for _, l := range d.review.Links {
		from, to := fresh[l.From], fresh[l.To]
		if from != "" && to != "" {
			made.Links = append(made.Links, &Link{UID: NewUID(), From: from, To: to, Kind: l.Kind, Once: l.Once})
		}
	}
	return made
}

// shift moves a copy's date; false where it has no day of its own and does not
// count from another of the copies, which moves it.
func (e *Event) shift(k *reader, days int, copied map[UID]UID) bool {
	read := k.wording(e.When.Wording, e.When.SetAside)
	if read.err == nil {
		if wording, err := read.Moved(days, k.context); err == nil {
			e.When.Wording = wording
			return true
		}
	}
	for _, uid := range heldNames(e.When.Wording) {
		if copied[uid] != "" {
			return true
		}
	}
	return false
}

// renamed is a stored wording that names the copies of the events it named.
func renamed(wording string, fresh map[UID]UID) string {
	if !strings.Contains(wording, "{") {
		return wording
	}
	return heldName.ReplaceAllStringFunc(wording, func(token string) string {
		if uid := fresh[UID(token[1:len(token)-1])]; uid != "" {
			return "{" + string(uid) + "}"
		}
		return token
	})
}
