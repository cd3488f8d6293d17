package chronology

import "cmp"

// Mask is a place, a school, a service or anything else that a version does not
// name, and what it says instead.
type Mask struct {
	UID  UID
	Text string // as it is written, without regard to case
	With string // "a primary school"; "" is MaskedPlace
	// Panel hides it from the panel too; it is hidden from the public always.
	Panel bool
}

// MaskedPlace stands for a masked text for which no other words were chosen.
const MaskedPlace = "[place]"

// Identity implements Entity.
func (m *Mask) Identity() UID { return m.UID }

func (m *Mask) hides(v Version) bool {
	return m.Text != "" && (v.For == Published || v.For == ForPanel && m.Panel)
}

func (m *Mask) with() string { return cmp.Or(m.With, MaskedPlace) }
