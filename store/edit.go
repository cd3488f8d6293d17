package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"throughline.org/throughline/chronology"
)

// Edit makes one step of history. Everything that change puts and removes is on
// disk, whole, before Edit returns; on an error nothing has changed. A change
// that changes nothing makes no step. The functions of the File must not be
// called by change.
func (f *File) Edit(label string, change func(*Edit) error) (Change, error) {
	return f.edit(stepEdit, label, change)
}

// Import is Edit for what comes from a file of others, so that the history
// tells it from what was typed.
func (f *File) Import(label string, change func(*Edit) error) (Change, error) {
	return f.edit(stepImport, label, change)
}

func (f *File) edit(kind stepKind, label string, change func(*Edit) error) (Change, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.step(step{kind: kind, label: label}, func(w *writer) ([]*touch, error) {
		e := &Edit{file: f, w: w, touched: map[chronology.UID]*touch{}, last: map[shelf]int64{}}
		if err := change(e); err != nil {
			return nil, err
		}
		return e.order, nil
	})
}

// Edit is the step being made.
type Edit struct {
	file    *File
	w       *writer
	touched map[chronology.UID]*touch
	order   []*touch
	last    map[shelf]int64 // positions given in this step
}

// touch is an entity that a step put or took out.
type touch struct {
	shelf    shelf
	uid      chronology.UID
	entity   chronology.Entity // nil: taken out
	position int64
}

var (
	errNoUID     = errors.New("entity without uid")
	errWrongKind = errors.New("uid is of another kind of entity")
	errSettings  = errors.New("settings cannot be removed")
)

// Put adds the entity or replaces the one with its uid. What is put is copied:
// changing it afterwards changes nothing in the review.
func (e *Edit) Put(x chronology.Entity) error {
	sh := shelfOf(x)
	if sh == nil {
		return fmt.Errorf("put: %w", ErrUnknown)
	}
	x = sh.copy(x)
	uid := x.Identity()
	if uid == "" {
		return fmt.Errorf("put: %w", errNoUID)
	}
	if there := e.present(uid); there != nil && there.shelf != sh {
		return fmt.Errorf("put %s: %w", uid, errWrongKind)
	}
	if settings := e.file.review.Settings; sh == reviews && settings != nil && settings.UID != uid {
		return fmt.Errorf("put %s: %w", uid, errWrongKind) // a review has one set of settings
	}
	was, found, err := e.stored(sh, uid)
	if err != nil {
		return failure("put "+string(uid), err)
	}
	position := was.position
	if !found || was.deleted {
		position = e.next(sh)
	}
	if err := e.write(sh, was, found, x, position); err != nil {
		return failure("put "+string(uid), err)
	}
	return nil
}

func (e *Edit) write(sh shelf, was stored, found bool, x chronology.Entity, position int64) error {
	if !found {
		e.note(&touch{shelf: sh, uid: x.Identity(), entity: x, position: position})
		return sh.insert(e.w, x, position)
	}
	if was.deleted {
		err := e.w.update(sh.tableName(), []string{"deleted", "position"}, []any{int64(0), position}, []string{"id"}, was.id)
		if err != nil {
			return err
		}
	}
	different, err := sh.update(e.w, was.id, was.entity, x)
	if different || was.deleted {
		e.note(&touch{shelf: sh, uid: x.Identity(), entity: x, position: position})
	}
	return err
}

// Remove takes the entity out (a tombstone stays in the file). What refers to
// it keeps its uid. A uid that is not in the review is refused with ErrUnknown.
func (e *Edit) Remove(uid chronology.UID) error {
	there := e.present(uid)
	if there == nil || there.entity == nil {
		return fmt.Errorf("remove %s: %w", uid, ErrUnknown)
	}
	if there.shelf == reviews {
		return fmt.Errorf("remove %s: %w", uid, errSettings)
	}
	err := e.w.update(there.shelf.tableName(), []string{"deleted"}, []any{int64(1)}, []string{"uid"}, string(uid))
	if err != nil {
		return failure("remove "+string(uid), err)
	}
	e.note(&touch{shelf: there.shelf, uid: uid, position: there.position})
	return nil
}

// Arrange sets the order of one list of the review (agencies, services, lines,
// people, panel, paragraphs, kinds…): uids not named keep their order after
// those named. All uids must be of one list.
func (e *Edit) Arrange(uids []chronology.UID) error {
	if len(uids) == 0 {
		return nil
	}
	first := e.present(uids[0])
	if first == nil {
		return fmt.Errorf("arrange %s: %w", uids[0], ErrUnknown)
	}
	list := e.listed(first.shelf)
	positions := freePositions(list)
	list, err := arranged(list, uids)
	if err != nil {
		return err
	}
	for i, t := range list {
		if t.position == positions[i] {
			continue
		}
		err := e.w.update(t.shelf.tableName(), []string{"position"}, []any{positions[i]}, []string{"uid"}, string(t.uid))
		if err != nil {
			return failure("arrange "+string(t.uid), err)
		}
		e.note(&touch{shelf: t.shelf, uid: t.uid, entity: t.entity, position: positions[i]})
	}
	return nil
}

// Reorder sets the order of the lanes: agencies not named keep their order after
// those named.
func (e *Edit) Reorder(lanes []chronology.UID) error {
	for _, uid := range lanes {
		if there := e.present(uid); there != nil && there.shelf != agencies {
			return fmt.Errorf("reorder %s: %w", uid, errWrongKind)
		}
	}
	return e.Arrange(lanes)
}

// freePositions are the positions that the list has now, in order, or counted
// anew where two are equal.
func freePositions(list []*touch) []int64 {
	positions := make([]int64, len(list))
	for i, t := range list {
		positions[i] = t.position
	}
	if len(slices.Compact(slices.Clone(positions))) < len(list) {
		for i := range positions {
			positions[i] = int64(i) + 1
		}
	}
	return positions
}

// arranged puts those named first.
func arranged(list []*touch, uids []chronology.UID) ([]*touch, error) {
	at := make(map[chronology.UID]*touch, len(list))
	for _, t := range list {
		at[t.uid] = t
	}
	result := make([]*touch, 0, len(list))
	named := map[chronology.UID]bool{}
	for _, uid := range uids {
		if at[uid] == nil {
			return nil, fmt.Errorf("arrange %s: %w", uid, ErrUnknown)
		}
		if !named[uid] {
			named[uid] = true
			result = append(result, at[uid])
		}
	}
	for _, t := range list {
		if !named[t.uid] {
			result = append(result, t)
		}
	}
	return result, nil
}

// listed is a list of the review as this step has made it, in order.
func (e *Edit) listed(sh shelf) []*touch {
	var list []*touch
	for _, x := range sh.listed(e.file.review) {
		uid := x.Identity()
		if e.touched[uid] == nil {
			list = append(list, &touch{shelf: sh, uid: uid, entity: x, position: e.file.standing()[uid]})
		}
	}
	for _, t := range e.touched {
		if t.shelf == sh && t.entity != nil {
			list = append(list, t)
		}
	}
	slices.SortFunc(list, func(a, b *touch) int { return compare(a.position, b.position) })
	return list
}

// note remembers what memory must know once the step is on disk.
func (e *Edit) note(t *touch) {
	if there := e.touched[t.uid]; there != nil {
		*there = *t
		return
	}
	e.touched[t.uid] = t
	e.order = append(e.order, t)
}

// present is the entity as this step has left it; nil where there never was one.
func (e *Edit) present(uid chronology.UID) *touch {
	if t := e.touched[uid]; t != nil {
		return t
	}
	x := e.file.review.Find(uid)
	if x == nil {
		return nil
	}
	return &touch{shelf: shelfOf(x), uid: uid, entity: x, position: e.file.standing()[uid]}
}

// stored reads an entity, or its tombstone, from the file.
func (e *Edit) stored(sh shelf, uid chronology.UID) (stored, bool, error) {
	var id int64
	err := e.w.QueryRow("SELECT id FROM "+sh.tableName()+" WHERE uid = ?", string(uid)).Scan(&id)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return stored{}, false, nil
	case err != nil:
		return stored{}, false, err
	}
	list, err := sh.load(e.w, fmt.Sprintf("[%d]", id))
	if err != nil || len(list) != 1 {
		return stored{}, false, errors.Join(err, errRowGone)
	}
	return list[0], true, nil
}

// next is the position behind the last of a list.
func (e *Edit) next(sh shelf) int64 {
	e.last[sh] = max(e.last[sh], e.file.last[sh]) + 1
	return e.last[sh]
}

// shelfOf is where entities like x lie, nil for what no review holds.
func shelfOf(x chronology.Entity) shelf {
	for _, sh := range shelves {
		if sh.holds(x) {
			return sh
		}
	}
	return nil
}
