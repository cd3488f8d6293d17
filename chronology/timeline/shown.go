package timeline

import "throughline.org/throughline/chronology"

// Shown lists the events that belong to the lanes that are not hidden, each once,
// those of unknown date included.
func (ix *Index) Shown() []chronology.UID {
	seen := make([]bool, ix.register.used)
	var list []chronology.UID
	for i := range ix.lanes {
		if ix.lanes[i].Style.Hidden {
			continue
		}
		for _, slots := range [][]int32{ix.lanes[i].slots, ix.lanes[i].undated} {
			for _, slot := range slots {
				if !seen[slot] {
					seen[slot] = true
					list = append(list, ix.register.at(slot).uid)
				}
			}
		}
	}
	return list
}
