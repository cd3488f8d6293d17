package returns

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// Return is a filled pack as it came.
type Return struct {
	Review *chronology.Review
	Gone   []chronology.UID // what its author deleted
	Heads  []string         // of every step of its history, oldest first, shortened by Short
	Head   string           // of its last step
	File   string
	SHA256 string
}

// Short is a hash as lists of heads keep it: enough to tell the steps of one
// file apart.
func Short(hash string) string { return hash[:min(len(hash), 16)] }

// Standing says how a return stands to what was taken in before.
type Standing string

// The standings. Only Later is taken in unasked; SideBySide and Unknown may be
// taken in knowingly.
const (
	Later       Standing = "later"        // goes on from what was known
	Same        Standing = "same"         // taken in already
	Older       Standing = "older"        // a later copy of it was taken in already
	SideBySide  Standing = "side by side" // another copy of the same pack was taken in
	Unknown     Standing = "unknown pack" // of this review, but not a pack that it sent
	OtherReview Standing = "other review" // a pack of another review
	NoPack      Standing = "no pack"      // a review, not a return
	WrongAgency Standing = "other agency" // the pack was sent to another agency than it says
)

// Says words a standing for people.
func (s Standing) Says() string {
	switch s {
	case Later:
		return "This goes on from what was known of the agency before."
	case Same:
		return "This return has been taken in already. There is nothing new in it."
	case Older:
		return "This is an older copy: a later state of the same file has been taken in. Nothing has been changed. Ask the agency for its present file if you expected something new."
	case SideBySide:
		return "Two copies of this pack were edited side by side: this one does not hold what came with the return before. " +
			"Nothing has been changed. Ask the agency which one stands, or take this one in knowingly; what both changed will be listed to be decided."
	case Unknown:
		return "This pack belongs to this review, but the review does not know that it was sent: it may come from another copy of the review, or its history is not the pack's. " +
			"Nothing has been changed. You can take it in knowingly; whatever differs will be listed to be decided."
	case OtherReview:
		return "This pack was made from another review. Nothing has been changed. Open the review that it was made from, and take it in there."
	case WrongAgency:
		return "This file says it is the return of another agency than the one that this pack was sent to. Nothing has been changed. Ask the agency for the file again."
	}
	return "This is a review, not the return of one agency. Nothing has been changed. Choose a pack that an agency has filled in."
}

// MayForce reports whether a return can be taken in knowingly.
func (s Standing) MayForce() bool { return s == SideBySide || s == Unknown }

// Stand says how a return stands to the review, and the state that both have in
// common.
func Stand(r *chronology.Review, t *Return) (Standing, *chronology.Review, error) {
	own := t.Review.OwnPack()
	switch {
	case own == nil || own.Agency == "":
		return NoPack, nil, nil
	case r.Settings == nil || t.Review.Settings == nil || r.Settings.UID != t.Review.Settings.UID:
		return OtherReview, nil, nil
	}
	sent := sentPack(r, own.UID)
	if sent != nil && (sent.Agency != own.Agency || sent.Service != own.Service) {
		return WrongAgency, nil, nil
	}
	standing, base := lineage(r, t, sent)
	part, err := readPart(base)
	return standing, part, err
}

func sentPack(r *chronology.Review, uid chronology.UID) *chronology.Pack {
	for _, p := range r.Packs {
		if p.UID == uid && !p.Own {
			return p
		}
	}
	return nil
}

// lineage follows the history of the file back to what was taken in of it.
func lineage(r *chronology.Review, t *Return, sent *chronology.Pack) (Standing, string) {
	if sent == nil {
		return Unknown, ""
	}
	knows := func(head string) bool { return slices.Contains(t.Heads, Short(head)) }
	received := receivedOf(r, sent.UID)
	for i, earlier := range slices.Backward(received) {
		switch {
		case earlier.Head == t.Head && i == len(received)-1:
			return Same, earlier.Base
		case earlier.Head == t.Head || slices.Contains(strings.Split(earlier.Heads, "\n"), Short(t.Head)):
			return Older, earlier.Base
		}
	}
	for i, earlier := range slices.Backward(received) {
		if knows(earlier.Head) {
			if i == len(received)-1 {
				return Later, earlier.Base
			}
			return SideBySide, earlier.Base
		}
	}
	switch {
	case !knows(sent.Head):
		return Unknown, sent.Base
	case len(received) > 0:
		return SideBySide, sent.Base
	}
	return Later, sent.Base
}

func receivedOf(r *chronology.Review, pack chronology.UID) []*chronology.AgencyReturn {
	var list []*chronology.AgencyReturn
	for _, a := range r.Returns {
		if a.Pack == pack {
			list = append(list, a)
		}
	}
	return list
}
