package chronology

import "strconv"

// familyShort stands in refs where an agency's short name would.
const familyShort = "FAM"

// numbering is what the refs of events are made of. As texts they would take
// 3 MB for 100,000 events.
type numbering struct {
	numbers []int32        // by index; 0 where the ref is frozen
	shorts  map[UID]string // of agencies
}

// refOf is the ref of an event.
func (d *Dating) refOf(i int32) string {
	e, n := d.events[i], d.numbers.get()
	if e.Ref != "" {
		return e.Ref
	}
	return n.shorts[e.Agency] + strconv.Itoa(int(n.numbers[i]))
}

// numbered gives every event its number. Those that a frozen ref has are passed
// over, so that no ref is given twice.
func (d *Dating) numbered() *numbering {
	n := &numbering{numbers: make([]int32, len(d.events)), shorts: map[UID]string{}}
	frozen := map[string]bool{}
	for _, e := range d.events {
		if e.Ref != "" {
			frozen[e.Ref] = true
		}
	}
	last := map[UID]int32{}
	for _, i := range d.order.get() {
		e := d.events[i]
		if e.Ref != "" {
			continue
		}
		short, known := n.shorts[e.Agency]
		if !known {
			short = d.short(e.Agency)
			n.shorts[e.Agency] = short
		}
		next := last[e.Agency] + 1
		for len(frozen) > 0 && frozen[short+strconv.Itoa(int(next))] {
			next++
		}
		last[e.Agency], n.numbers[i] = next, next
	}
	return n
}

func (d *Dating) short(agency UID) string {
	if agency == "" {
		return familyShort
	}
	a := d.review.Agency(agency)
	if a == nil {
		return "?"
	}
	if a.Short != "" {
		return a.Short
	}
	return d.review.freeShort(a.Name)
}
