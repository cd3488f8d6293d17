package store

import (
	"database/sql"
	"errors"
	"slices"
)

// part is a list inside an entity of type T, in a child table of its own.
type part[T any] interface {
	tableName() string
	columnNames() []string
	// detach gives x its own copy of the list, as it will come back from the file.
	detach(x *T)
	// load reads the lists of the owners, which are found by local id.
	load(q querier, owner string, which selection, owners func(id int64) *T) error
	// write changes the rows of the list of was into those of x and reports
	// whether anything differed.
	write(w *writer, owner string, id int64, was, x *T) (bool, error)
}

// list is a part whose items are of type C. The row of an item is found by its
// place in the list, so that a row keeps its key in the history while the item
// there changes.
type list[T, C any] struct {
	table   string
	at      func(*T) *[]C
	columns []column[C]
}

func (l list[T, C]) tableName() string { return l.table }

func (l list[T, C]) columnNames() []string { return names(l.columns) }

func (l list[T, C]) detach(x *T) {
	items := slices.Clone(*l.at(x))
	for i := range items {
		for _, c := range l.columns {
			c.mend(&items[i])
		}
	}
	*l.at(x) = items
}

var errGap = errors.New("list with a gap")

func (l list[T, C]) load(q querier, owner string, which selection, owners func(id int64) *T) error {
	query := "SELECT " + owner + ", position"
	for _, c := range l.columns {
		query += ", " + c.name
	}
	rows, err := which.query(q, query+" FROM "+l.table, "", owner)
	if err != nil {
		return err
	}
	defer rows.Close()
	return l.scan(rows, owners)
}

// scan appends the rows to the lists of their owners. Rows of one list come in
// order of position, as they come in order of id: lists grow at their end.
func (l list[T, C]) scan(rows *sql.Rows, owners func(id int64) *T) error {
	var id int64
	var position int
	var item C
	to := targets(l.columns, &item, &id, &position)
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return unreadable(err)
		}
		x := owners(id)
		if x == nil {
			continue // of a tombstone
		}
		items := l.at(x)
		if position != len(*items) {
			return unreadable(errGap)
		}
		*items = append(*items, item)
	}
	return rows.Err()
}

func (l list[T, C]) write(w *writer, owner string, id int64, was, x *T) (bool, error) {
	old, items := *l.at(was), *l.at(x)
	different := len(old) != len(items)
	for i := range items {
		if i >= len(old) {
			_, err := w.insert(l.table, append([]string{owner, "position"}, l.columnNames()...),
				values(l.columns, &items[i], id, int64(i)))
			if err != nil {
				return false, err
			}
			continue
		}
		columns, with := changed(l.columns, &old[i], &items[i])
		if len(columns) == 0 {
			continue
		}
		different = true
		if err := w.update(l.table, columns, with, []string{owner, "position"}, id, int64(i)); err != nil {
			return false, err
		}
	}
	for i := len(old) - 1; i >= len(items); i-- {
		if err := w.delete(l.table, []string{owner, "position"}, id, int64(i)); err != nil {
			return false, err
		}
	}
	return different, nil
}
