package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// UndoLabel names the step that Undo would take back, "" for none.
func (f *File) UndoLabel() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.undo
}

// RedoLabel names the step that Redo would make again, "" for none.
func (f *File) RedoLabel() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.redo
}

// readLabels reads the names of the steps that Undo and Redo reverse.
func (f *File) readLabels(q querier) error {
	f.undo, f.redo = "", ""
	for _, want := range []struct {
		number int64
		label  *string
	}{{f.head.undoNext, &f.undo}, {f.head.redoNext, &f.redo}} {
		if want.number == 0 {
			continue
		}
		if err := q.QueryRow("SELECT label FROM txn WHERE id = ?", want.number).Scan(want.label); err != nil {
			return unreadable(err)
		}
	}
	return nil
}

// Undo takes the last step back, by a new step; ErrNothing where there is none.
func (f *File) Undo() (Change, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.reverse(stepUndo, f.head.undoNext, f.undo)
}

// Redo makes the last undone step again, by a new step; ErrNothing where there is none.
func (f *File) Redo() (Change, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.reverse(stepRedo, f.head.redoNext, f.redo)
}

// reverse makes a step that takes another back.
func (f *File) reverse(kind stepKind, number int64, label string) (Change, error) {
	if err := f.usable(); err != nil {
		return Change{}, fmt.Errorf("%s: %w", kind, err)
	}
	if number == 0 {
		return Change{}, fmt.Errorf("%s: %w", kind, ErrNothing)
	}
	return f.step(step{kind: kind, label: label, undoes: number}, func(w *writer) ([]*touch, error) {
		entries, err := readEntries(w, number)
		if err != nil {
			return nil, err
		}
		a := affected{}
		for _, e := range slices.Backward(entries) {
			if err := e.reverse(w); err != nil {
				return nil, fmt.Errorf("change %d: %w", e.seq, err)
			}
			if err := a.add(w, e); err != nil {
				return nil, fmt.Errorf("change %d: %w", e.seq, err)
			}
		}
		return a.touched(w)
	})
}

// entry is a row of change.
type entry struct {
	seq, key int64
	place    string
	op       string
	was, now map[string]any
	home     home
}

// home says whose table a table is.
type home struct {
	shelf   shelf
	owner   string // column of a child table that holds the local id of the owner; else ""
	columns []string
}

// homes are the tables that the history may write to.
var homes = func() map[string]home {
	all := map[string]home{}
	for _, sh := range shelves {
		table := sh.tableName()
		all[table] = home{shelf: sh, columns: sh.columnNames(table)}
		for _, part := range sh.partNames() {
			all[part] = home{shelf: sh, owner: table, columns: sh.columnNames(part)}
		}
	}
	return all
}()

var errStrange = errors.New("history holds what this version does not know")

// readEntries reads the changes of a step.
func readEntries(q querier, number int64) ([]entry, error) {
	rows, err := q.Query(`SELECT seq, place, key, op, coalesce(old, 'null'), coalesce(new, 'null') FROM change
		WHERE seq >= (SELECT first_change FROM txn WHERE id = ?1)
		AND seq < (SELECT first_change + changes FROM txn WHERE id = ?1) ORDER BY seq`, number)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []entry
	for rows.Next() {
		var e entry
		var was, now string
		if err := rows.Scan(&e.seq, &e.place, &e.key, &e.op, &was, &now); err != nil {
			return nil, unreadable(err)
		}
		e.home = homes[e.place]
		if e.home.shelf == nil {
			return nil, unreadable(errStrange)
		}
		if err := e.read(was, now); err != nil {
			return nil, err
		}
		list = append(list, e)
	}
	return list, rows.Err()
}

// read reads what was and what came to be. Of a whole new entity only its uid
// is needed, and the rest, which is most of a large import, is passed over.
func (e *entry) read(was, now string) (err error) {
	if e.was, err = readRow(was); err != nil {
		return err
	}
	if e.op != "insert" || e.home.owner != "" {
		e.now, err = readRow(now)
		return err
	}
	var only struct{ UID string }
	if err := json.Unmarshal([]byte(now), &only); err != nil {
		return unreadable(errStrange)
	}
	e.now = map[string]any{"uid": only.UID}
	return nil
}

// readRow reads a row, or a part of one, from the JSON that the triggers write:
// an object of texts and numbers.
func readRow(text string) (map[string]any, error) {
	var row map[string]any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber() // a float64 would round large numbers
	if err := decoder.Decode(&row); err != nil {
		return nil, unreadable(errStrange)
	}
	for name, value := range row {
		switch value := value.(type) {
		case string:
		case json.Number:
			n, err := numberIn(value)
			if err != nil {
				return nil, unreadable(errStrange)
			}
			row[name] = n
		default:
			return nil, unreadable(errStrange)
		}
	}
	return row, nil
}

// numberIn is a whole number where it is written as one, as in the columns of
// whole numbers; a column of places always has a point.
func numberIn(value json.Number) (any, error) {
	if strings.ContainsAny(string(value), ".eE") {
		return value.Float64()
	}
	return value.Int64()
}

// reverse takes the change back; the triggers log that as changes of its own.
func (e entry) reverse(w *writer) error {
	switch e.op {
	case "insert":
		return w.delete(e.place, []string{"id"}, e.key)
	case "delete":
		columns, values, err := e.known(e.was)
		if err != nil {
			return err
		}
		_, err = w.insert(e.place, columns, values)
		return err
	}
	columns, values, err := e.known(e.was)
	if err != nil {
		return err
	}
	return w.update(e.place, columns, values, []string{"id"}, e.key)
}

// known lists the columns of a logged row in the order of the table. A column
// that the table does not have is refused: its name would become SQL.
func (e entry) known(row map[string]any) (columns []string, values []any, err error) {
	for _, c := range e.home.columns {
		if v, ok := row[c]; ok {
			columns = append(columns, c)
			values = append(values, v)
		}
	}
	if len(columns) != len(row) || len(columns) == 0 {
		return nil, nil, unreadable(errStrange)
	}
	return columns, values, nil
}

// affected are the entities that a reversal changed, by shelf and local id,
// with the uid where the reversed change tells it.
type affected map[shelf]map[int64]chronology.UID

func (a affected) add(w *writer, e entry) error {
	id, err := e.owner(w)
	if err != nil {
		return err
	}
	if a[e.home.shelf] == nil {
		a[e.home.shelf] = map[int64]chronology.UID{}
	}
	uid := a[e.home.shelf][id]
	if text, ok := e.now["uid"].(string); ok && e.home.owner == "" {
		uid = chronology.UID(text)
	}
	a[e.home.shelf][id] = uid
	return nil
}

// owner is the local id of the entity that the changed row belongs to.
func (e entry) owner(w *writer) (int64, error) {
	if e.home.owner == "" {
		return e.key, nil
	}
	for _, row := range []map[string]any{e.was, e.now} {
		if id, ok := row[e.home.owner].(int64); ok {
			return id, nil
		}
	}
	var id int64
	err := w.QueryRow("SELECT "+e.home.owner+" FROM "+e.place+" WHERE id = ?", e.key).Scan(&id)
	return id, err
}

// touched reads the affected entities again.
func (a affected) touched(w *writer) ([]*touch, error) {
	var list []*touch
	for _, sh := range shelves {
		gone := a[sh]
		if gone == nil {
			continue
		}
		ids := make([]int64, 0, len(gone))
		for id := range gone {
			ids = append(ids, id)
		}
		text, err := json.Marshal(ids)
		if err != nil {
			return nil, err
		}
		found, err := sh.load(w, string(text))
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			t := &touch{shelf: sh, uid: s.entity.Identity(), entity: s.entity, position: s.position}
			if s.deleted {
				t.entity = nil
			}
			list = append(list, t)
			delete(gone, s.id)
		}
		for _, uid := range gone {
			list = append(list, &touch{shelf: sh, uid: uid})
		}
	}
	return list, nil
}
