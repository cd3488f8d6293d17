package chronology

import (
	"cmp"
	"errors"
	"math"
	"slices"

	"throughline.org/throughline/chronology/when"
)

// Twin is two entries of different agencies that may tell of one contact. It is a
// proposal: whether they do is the author's to say, by a link of the kind
// SameEvent, NotSame or DisagreesWith.
type Twin struct {
	First, Second UID      // in the order of the chronology
	Likeness      float64  // from 0 to 1, by which proposals are ranked
	Reasons       []string // why they may be the same, in sentences
}

// ErrTwinsStopped says that the caller asked Twins to stop.
var ErrTwinsStopped = errors.New("search for duplicates stopped")

const (
	// daysBeside is by how many days the days of two entries may miss each other:
	// one agency writes of the night, another of the morning after.
	daysBeside = 1
	// vaguest is the longest window of a beginning that is compared. A longer one
	// overlaps with so much of the review that it says nothing.
	vaguest = 184
	// twinLikeness is how alike entries must be to be proposed.
	twinLikeness = 0.33
	// twinsOfOne is how many proposals one entry may be in: the others are less
	// alike than these, and more than these nobody would read.
	twinsOfOne = 3
)

// Twins proposes entries of different agencies that may tell of one contact, the
// likeliest first: those that may have begun on the same day or the next, by what
// their texts share that others do not, by the people in them, and by how close
// their dates and times are. Entries between which the author has made a link of
// any kind are not proposed. Progress may be nil; where it returns false, Twins
// stops with ErrTwinsStopped.
func (d *Dating) Twins(progress func(done, total int) bool) ([]Twin, error) {
	w := d.twinWords()
	accounts := w.accounts()
	linked := d.linkedPairs()
	var pairs []twinPair
	for i := range accounts {
		if i%128 == 0 && progress != nil && !progress(i, len(accounts)) {
			return nil, ErrTwinsStopped
		}
		a := &accounts[i]
		for j := i + 1; j < len(accounts) && accounts[j].start.Earliest <= a.start.Latest.Add(daysBeside); j++ {
			b := &accounts[j]
			if a.event.Agency == b.event.Agency {
				continue
			}
			likeness := a.likeness(b)
			if likeness >= twinLikeness && a.mayEndWith(b) && !linked[pairOf(a.event.UID, b.event.UID)] {
				pairs = append(pairs, twinPair{a, b, likeness})
			}
		}
	}
	return d.proposed(w, likely(pairs, byChance(accounts))), nil
}

const (
	// aside is by how many days entries are moved to see how alike they are by
	// chance: beyond any one contact, within the same months of the same people.
	aside = 45
	// asideSample is which of the entries are compared so: one in so many.
	asideSample = 8
	// byChanceAtMost is the share of proposals that may be expected to be alike by
	// chance.
	byChanceAtMost = 0.75
)

// byChance lists how alike entries are that cannot be of one contact: each of some
// with those about it as if these had been written weeks earlier.
func byChance(accounts []account) []float64 {
	moved := slices.Clone(accounts)
	for i := range moved {
		m := &moved[i]
		m.start = when.Window{Earliest: m.start.Earliest.Add(aside), Latest: m.start.Latest.Add(aside)}
	}
	var found []float64
	for i := 0; i < len(accounts); i += asideSample {
		a := &accounts[i]
		from, _ := slices.BinarySearchFunc(moved, a.start.Earliest, func(m account, day when.Day) int { return cmp.Compare(m.start.Earliest, day) })
		for j := from; j < len(moved) && moved[j].start.Earliest <= a.start.Latest.Add(daysBeside); j++ {
			if b := &moved[j]; a.event.Agency != b.event.Agency && !a.meets(&accounts[j]) {
				if likeness := a.likeness(b); likeness >= twinLikeness {
					found = append(found, likeness)
				}
			}
		}
	}
	slices.Sort(found)
	return found
}

// meets reports whether two entries may be of one contact by their dates.
func (a *account) meets(b *account) bool {
	return a.start.Earliest <= b.start.Latest.Add(daysBeside) && b.start.Earliest <= a.start.Latest.Add(daysBeside)
}

// likely leaves out the least alike, until of those that stay no more than a share
// is to be expected by chance: in a review of many thousand entries some are alike
// that have nothing to do with each other.
func likely(pairs []twinPair, chance []float64) []twinPair {
	slices.SortFunc(pairs, func(p, q twinPair) int { return cmp.Compare(q.likeness, p.likeness) })
	for n := len(pairs); n > 0; n-- {
		from, _ := slices.BinarySearch(chance, pairs[n-1].likeness)
		if expected := asideSample * (len(chance) - from); float64(expected) <= byChanceAtMost*float64(n) {
			return pairs[:n]
		}
	}
	return nil
}

// twinPair is two accounts on their way to be proposed.
type twinPair struct {
	a, b     *account
	likeness float64
}

// proposed ranks the pairs and says why, leaving out what the network rules out
// and what is one too many for an entry.
func (d *Dating) proposed(w *twinWords, pairs []twinPair) []Twin {
	ranks := d.ranks.get()
	for i := range pairs {
		if p := &pairs[i]; ranks[d.placeOf(p.a.event.UID)] > ranks[d.placeOf(p.b.event.UID)] {
			p.a, p.b = p.b, p.a
		}
	}
	slices.SortFunc(pairs, func(p, q twinPair) int {
		return cmp.Or(cmp.Compare(q.likeness, p.likeness),
			cmp.Compare(ranks[d.placeOf(p.a.event.UID)], ranks[d.placeOf(q.a.event.UID)]),
			cmp.Compare(ranks[d.placeOf(p.b.event.UID)], ranks[d.placeOf(q.b.event.UID)]))
	})
	in := map[*account]int{}
	var twins []Twin
	for _, p := range pairs {
		if in[p.a] == twinsOfOne || in[p.b] == twinsOfOne || !d.mayBeBeside(p.a.event.UID, p.b.event.UID) {
			continue
		}
		in[p.a]++
		in[p.b]++
		twins = append(twins, Twin{p.a.event.UID, p.b.event.UID, min(1, p.likeness), w.reasons(p.a, p.b)})
	}
	return twins
}

// mayBeBeside reports whether what the two events count from leaves it open that
// they were on one day or the next. Calendar dates have been compared before.
func (d *Dating) mayBeBeside(a, b UID) bool {
	if len(d.Of(a).Reading.Relations)+len(d.Of(b).Reading.Relations) == 0 {
		return true
	}
	least, most := d.gap(d.eventStanding(a), d.eventStanding(b))
	return least <= daysBeside && most >= -daysBeside
}

// linkedPairs are the events between which the author has made a link.
func (d *Dating) linkedPairs() map[[2]UID]bool {
	linked := make(map[[2]UID]bool, len(d.links))
	for _, l := range d.links {
		linked[pairOf(l.From, l.To)] = true
	}
	return linked
}

// pairOf is a pair without regard to which is first.
func pairOf(a, b UID) [2]UID {
	if a > b {
		a, b = b, a
	}
	return [2]UID{a, b}
}

// What counts towards likeness. What is not known of both entries does not.
const (
	countsWording = 0.58
	countsDays    = 0.18
	countsPeople  = 0.12
	countsClock   = 0.12
	countsNaming  = 0.03 // more, for each of the two that names the other's agency
)

// likeness is how alike two accounts are, about from 0 to 1.
func (a *account) likeness(b *account) float64 {
	wording := a.wording(b)
	if wording < 0.1 {
		return 0 // nothing else makes up for it
	}
	sum := countsWording*wording + countsDays*a.closeness(b)
	of := countsWording + countsDays
	if len(a.people) > 0 && len(b.people) > 0 {
		sum += countsPeople * a.samePeople(b)
		of += countsPeople
	}
	if together, known := a.together(b); known {
		sum += countsClock * together
		of += countsClock
	}
	likeness := sum / of
	for _, names := range []bool{a.names(b), b.names(a)} {
		if names {
			likeness += countsNaming
		}
	}
	return likeness
}

// wording compares the texts by the words that few entries have: by the angle
// between them, or where one of them is short, by how much of it the other has.
func (a *account) wording(b *account) float64 {
	if a.weight == 0 || b.weight == 0 {
		return 0
	}
	dot, shared := 0.0, 0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		switch x, y := &a.terms[i], &b.terms[j]; {
		case x.word < y.word:
			i++
		case x.word > y.word:
			j++
		default:
			dot += x.weight * y.weight
			shared++
			i++
			j++
		}
	}
	angle := dot / math.Sqrt(a.weight*b.weight)
	if shared < 3 {
		return angle
	}
	return max(angle, 0.75*min(1, dot/min(a.weight, b.weight)))
}

// closeness is 1 where both began on the same known day, and the less the longer
// it may have been between them.
func (a *account) closeness(b *account) float64 {
	longest := max(a.start.Latest, b.start.Latest) - min(a.start.Earliest, b.start.Earliest)
	near := 1 / (1 + 0.12*float64(longest))
	if !a.start.Overlaps(b.start) {
		near *= 0.75
	}
	return near
}

// samePeople is the share of people that both name, those that few entries name
// counting more.
func (a *account) samePeople(b *account) float64 {
	both, all := 0.0, 0.0
	for _, p := range a.people {
		all += p.weight
		if slices.Contains(b.people, p) {
			both += p.weight
		}
	}
	for _, p := range b.people {
		if !slices.Contains(a.people, p) {
			all += p.weight
		}
	}
	if all == 0 {
		return 0
	}
	return both / all
}

// together is how near the clock times are, where both are known and the days may
// be one.
func (a *account) together(b *account) (near float64, known bool) {
	if !a.clock.Known || !b.clock.Known || !a.start.Overlaps(b.start) {
		return 0, false
	}
	apart := max(a.clock.From, b.clock.From) - min(a.clock.From, b.clock.From)
	return 1 / (1 + math.Pow(float64(apart)/45, 2)), true
}

// mayEndWith reports whether the two may have lasted alike: a moment is not the
// same as months of visits that began on that day.
func (a *account) mayEndWith(b *account) bool {
	const fewDays = 5 // a stay in hospital, told by another agency by its first day
	if a.end.Overlaps(when.Window{Earliest: b.end.Earliest.Add(-daysBeside), Latest: b.end.Latest.Add(daysBeside)}) {
		return true
	}
	return a.shortest() <= fewDays && b.shortest() <= fewDays
}

// shortest is the least number of days from start to end.
func (a *account) shortest() int { return max(0, int(a.end.Earliest)-int(a.start.Latest)) }
