package store

import (
	"slices"

	"throughline.org/throughline/chronology"
)

// fewTouched is how many entities are put and removed one by one; for more,
// the lists are made anew in one pass.
const fewTouched = 32

// apply brings the memory to what is on disk.
func (f *File) apply(label string, touched []*touch) Change {
	if f.index != nil {
		f.index.changed(touched)
	}
	change := Change{Label: label}
	inPlace := len(touched) <= fewTouched
	for _, t := range touched {
		if t.shelf == events {
			change.Events = append(change.Events, t.uid)
		} else {
			change.Others = true
		}
		inPlace = inPlace && f.keepsOrder(t)
		if t.entity == nil {
			delete(f.standing(), t.uid)
			continue
		}
		f.place(t.shelf, t.uid, t.position)
	}
	if !inPlace {
		f.rebuild(touched)
		return change
	}
	for _, t := range touched {
		if t.entity == nil {
			f.review.Remove(t.uid)
		} else {
			f.review.Put(t.entity)
		}
	}
	return change
}

// keepsOrder reports whether Review.Put and Remove leave the entity where its
// position says: it stays where it is, or is the new last one.
func (f *File) keepsOrder(t *touch) bool {
	if t.entity == nil {
		return true
	}
	place, there := f.standing()[t.uid]
	if there {
		return place == t.position
	}
	return t.position > f.last[t.shelf]
}

// rebuild makes the lists of the review anew with what was touched.
func (f *File) rebuild(touched []*touch) {
	byShelf := map[shelf]map[chronology.UID]*touch{}
	for _, t := range touched {
		if byShelf[t.shelf] == nil {
			byShelf[t.shelf] = map[chronology.UID]*touch{}
		}
		byShelf[t.shelf][t.uid] = t
	}
	var next chronology.Review
	for _, sh := range shelves {
		list := sh.listed(f.review)
		if changes := byShelf[sh]; changes != nil {
			list = f.relisted(list, changes)
		}
		sh.relist(&next, list)
	}
	*f.review = next
}

// relisted is a list with changes, in order of position.
func (f *File) relisted(list []chronology.Entity, changes map[chronology.UID]*touch) []chronology.Entity {
	kept := make([]chronology.Entity, 0, len(list)+len(changes))
	for _, x := range list {
		if changes[x.Identity()] == nil {
			kept = append(kept, x)
		}
	}
	for _, t := range changes {
		if t.entity != nil {
			kept = append(kept, t.entity)
		}
	}
	slices.SortFunc(kept, func(a, b chronology.Entity) int {
		return compare(f.standing()[a.Identity()], f.standing()[b.Identity()])
	})
	return kept
}
