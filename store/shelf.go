package store

import (
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// shelf is where one kind of entity lies in the file. Every entity has one, in
// the file of its name, as a value of kind; a new field is one line there and
// one line of a migration.
type shelf interface {
	// tableName is the table of the entity; partNames are its child tables.
	tableName() string
	partNames() []string
	// columnNames are the columns of the entity, or of a child table, that are
	// read from and written to it.
	columnNames(table string) []string
	// holds reports whether the entity is of this kind.
	holds(x chronology.Entity) bool
	// copy returns a deep copy as it will come back from the file.
	copy(x chronology.Entity) chronology.Entity
	// listed returns the entities of this kind in the order of the review.
	listed(r *chronology.Review) []chronology.Entity
	// relist replaces the entities of this kind.
	relist(r *chronology.Review, list []chronology.Entity)
	// load reads the entities with the ids (a JSON array), tombstones too; all
	// that are not tombstones where ids is "".
	load(q querier, ids string) ([]stored, error)
	// loadBetween reads those that are not tombstones and have local ids above the
	// first and up to the second, into a list that has room for as many.
	loadBetween(q querier, above, upTo int64, room int) ([]stored, error)
	// insert writes a new entity and update the difference between two; update
	// reports whether there was one.
	insert(w *writer, x chronology.Entity, position int64) error
	update(w *writer, id int64, was, x chronology.Entity) (bool, error)
}

// shelves lists every kind of entity, referred-to before referring.
var shelves = []shelf{
	reviews, kinds, lines, agencies, services, people, panel, authors,
	scopes, abbreviations, events, links, paragraphs, bookmarks,
	masks, decisions, allowances, receipts, columnMatches, packs, agencyReturns, conflicts, givenCopies, queries,
}

// stored is an entity as the file has it.
type stored struct {
	id       int64
	position int64
	deleted  bool
	entity   chronology.Entity
}

// querier is what rows are read from: the database or a transaction.
type querier interface {
	Query(query string, args ...any) (*sql.Rows, error)
	QueryRow(query string, args ...any) *sql.Row
}

// column is one column of a table and the field of T that it holds. Exactly
// one of the accessors is set.
type column[T any] struct {
	name   string
	text   func(*T) *string
	names  bool // the text is the uid of another entity
	flag   func(*T) *bool
	number func(*T) *int
	place  func(*T) *float64
}

// text is a column that holds words, or a uid.
func text[T any](name string, at func(*T) *string) column[T] {
	return column[T]{name: name, text: at}
}

// uid is a column that names another entity.
func uid[T any](name string, at func(*T) *chronology.UID) column[T] {
	return column[T]{name: name, names: true, text: func(x *T) *string { return (*string)(at(x)) }}
}

// flag is a column that holds 0 or 1.
func flag[T any](name string, at func(*T) *bool) column[T] {
	return column[T]{name: name, flag: at}
}

// number is a column that holds a whole number.
func number[T any](name string, at func(*T) *int) column[T] {
	return column[T]{name: name, number: at}
}

// place is a column that holds a place on the axis of time, in days.
func place[T any](name string, at func(*T) *float64) column[T] {
	return column[T]{name: name, place: at}
}

// target is where a row is scanned to.
func (c column[T]) target(x *T) any {
	switch {
	case c.text != nil:
		return c.text(x)
	case c.flag != nil:
		return c.flag(x)
	case c.place != nil:
		return c.place(x)
	}
	return c.number(x)
}

// value is what is written; values of one column compare with ==.
func (c column[T]) value(x *T) any {
	switch {
	case c.text != nil:
		return *c.text(x)
	case c.flag != nil:
		if *c.flag(x) {
			return int64(1)
		}
		return int64(0)
	case c.place != nil:
		return *c.place(x)
	}
	return int64(*c.number(x))
}

// placesInADay is how finely a place on the axis is kept. The history writes
// numbers with fifteen digits, which this leaves room for.
const placesInADay = 1_000_000

// mend makes the field hold what the file can give back: text is UTF-8 and
// places are finite and rounded, since the history writes both as JSON.
func (c column[T]) mend(x *T) {
	switch {
	case c.text != nil:
		field := c.text(x)
		*field = strings.ToValidUTF8(*field, "\uFFFD")
	case c.place != nil:
		field := c.place(x)
		*field = math.Round(*field*placesInADay) / placesInADay
		if math.IsNaN(*field) || math.IsInf(*field, 0) {
			*field = 0
		}
	}
}

func names[T any](columns []column[T]) []string {
	list := make([]string, len(columns))
	for i, c := range columns {
		list[i] = c.name
	}
	return list
}

func targets[T any](columns []column[T], x *T, before ...any) []any {
	for _, c := range columns {
		before = append(before, c.target(x))
	}
	return before
}

func values[T any](columns []column[T], x *T, before ...any) []any {
	for _, c := range columns {
		before = append(before, c.value(x))
	}
	return before
}

// changed lists the names and new values of the columns that differ.
func changed[T any](columns []column[T], was, x *T) (names []string, values []any) {
	for _, c := range columns {
		if v := c.value(x); v != c.value(was) {
			names = append(names, c.name)
			values = append(values, v)
		}
	}
	return names, values
}

// kind is the shelf of the entities of type T.
type kind[T any] struct {
	table   string
	uid     func(*T) *chronology.UID
	all     func(*chronology.Review) []*T
	set     func(*chronology.Review, []*T)
	columns []column[T]
	parts   []part[T]
}

func (k *kind[T]) tableName() string { return k.table }

func (k *kind[T]) partNames() []string {
	list := make([]string, len(k.parts))
	for i, p := range k.parts {
		list[i] = p.tableName()
	}
	return list
}

func (k *kind[T]) columnNames(table string) []string {
	if table == k.table {
		return append([]string{"id", "uid", "position", "deleted"}, names(k.columns)...)
	}
	for _, p := range k.parts {
		if p.tableName() == table {
			return append([]string{"id", k.table, "position"}, p.columnNames()...)
		}
	}
	return nil
}

func (k *kind[T]) holds(x chronology.Entity) bool {
	t, ok := any(x).(*T)
	return ok && t != nil
}

func (k *kind[T]) copy(x chronology.Entity) chronology.Entity {
	c := *any(x).(*T)
	*k.uid(&c) = chronology.UID(strings.ToValidUTF8(string(*k.uid(&c)), "\uFFFD"))
	for _, col := range k.columns {
		col.mend(&c)
	}
	for _, p := range k.parts {
		p.detach(&c)
	}
	return entity(&c)
}

func (k *kind[T]) listed(r *chronology.Review) []chronology.Entity {
	all := k.all(r)
	list := make([]chronology.Entity, len(all))
	for i, x := range all {
		list[i] = entity(x)
	}
	return list
}

func (k *kind[T]) relist(r *chronology.Review, list []chronology.Entity) {
	all := make([]*T, len(list))
	for i, x := range list {
		all[i] = any(x).(*T)
	}
	k.set(r, all)
}

// entity is x as what it is: every T of a shelf implements Entity by pointer.
func entity[T any](x *T) chronology.Entity { return any(x).(chronology.Entity) }

func (k *kind[T]) load(q querier, ids string) ([]stored, error) {
	return k.read(q, selection{ids: ids})
}

func (k *kind[T]) loadBetween(q querier, above, upTo int64, room int) ([]stored, error) {
	return k.read(q, selection{above: above, upTo: upTo, room: room})
}

func (k *kind[T]) read(q querier, which selection) ([]stored, error) {
	query := "SELECT id, position, deleted, uid, " + strings.Join(names(k.columns), ", ") + " FROM " + k.table
	room, err := k.room(q, which)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", k.table, err)
	}
	rows, err := which.query(q, query, "deleted = 0", "id")
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", k.table, err)
	}
	defer rows.Close()
	list, err := k.scan(rows, room)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", k.table, err)
	}
	owner := func(id int64) *T {
		i, found := slices.BinarySearchFunc(list, id, func(s stored, id int64) int { return compare(s.id, id) })
		if !found {
			return nil
		}
		return any(list[i].entity).(*T)
	}
	for _, p := range k.parts {
		if err := p.load(q, k.table, which, owner); err != nil {
			return nil, fmt.Errorf("load %s: %w", p.tableName(), err)
		}
	}
	if !slices.IsSortedFunc(list, inOrder) {
		slices.SortFunc(list, inOrder)
	}
	return list, nil
}

// room is about how many entities will be read.
func (k *kind[T]) room(q querier, which selection) (int, error) {
	const most = 1 << 20 // ids may have gaps
	if which.ids != "" {
		return strings.Count(which.ids, ",") + 1, nil
	}
	if which.upTo > 0 {
		return min(which.room, most), nil
	}
	var last int
	err := q.QueryRow("SELECT coalesce(max(id), 0) FROM " + k.table).Scan(&last)
	return max(0, min(last, most)), err
}

// scan reads the rows into entities, in order of id.
func (k *kind[T]) scan(rows *sql.Rows, room int) (list []stored, err error) {
	list = make([]stored, 0, room)
	const together = 128 // entities that memory is asked for
	var block []T
	var row T
	var s stored
	texts := newKeeper()
	to := targets(k.columns, &row, &s.id, &s.position, &s.deleted, (*string)(k.uid(&row)))
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return nil, unreadable(err)
		}
		texts.keep((*string)(k.uid(&row)))
		for _, c := range k.columns {
			switch {
			case c.names:
				texts.share(c.text(&row))
			case c.text != nil:
				texts.keep(c.text(&row))
			}
		}
		if len(block) == 0 {
			block = make([]T, min(together, len(list)+1))
		}
		block[0] = row
		s.entity = entity(&block[0])
		block = block[1:]
		list = append(list, s)
	}
	return list, rows.Err()
}

// inOrder is the order of the author; equal positions, which only another
// program could write, fall back on the order of entry.
func inOrder(a, b stored) int {
	if a.position != b.position {
		return compare(a.position, b.position)
	}
	return compare(a.id, b.id)
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// selection says which rows are read; the zero value: all.
type selection struct {
	ids         string // a JSON array of local ids; "" for no choice by it
	above, upTo int64  // or local ids above the first and up to the second; both 0 for no choice by them
	room        int    // with these: for how many rows
}

// query runs the query for the rows whose column is selected, in order of id. The
// condition, if there is one, is left out where ids are given.
func (s selection) query(q querier, query, condition, column string) (*sql.Rows, error) {
	if s.ids != "" {
		return q.Query(query+" WHERE "+column+" IN (SELECT value FROM json_each(?)) ORDER BY id", s.ids)
	}
	var conditions []string
	var with []any
	if condition != "" {
		conditions = append(conditions, condition)
	}
	if s.upTo > 0 {
		conditions, with = append(conditions, column+" > ? AND "+column+" <= ?"), []any{s.above, s.upTo}
	}
	if len(conditions) > 0 {
		query += " WHERE " + strings.Join(conditions, " AND ")
	}
	return q.Query(query+" ORDER BY id", with...)
}

func (k *kind[T]) insert(w *writer, x chronology.Entity, position int64) error {
	t := any(x).(*T)
	id, err := w.insert(k.table, append([]string{"uid", "position"}, names(k.columns)...),
		values(k.columns, t, string(*k.uid(t)), position))
	if err != nil {
		return fmt.Errorf("insert %s %s: %w", k.table, *k.uid(t), err)
	}
	var none T
	for _, p := range k.parts {
		if _, err := p.write(w, k.table, id, &none, t); err != nil {
			return fmt.Errorf("insert %s of %s: %w", p.tableName(), *k.uid(t), err)
		}
	}
	return nil
}

func (k *kind[T]) update(w *writer, id int64, was, x chronology.Entity) (bool, error) {
	old, t := any(was).(*T), any(x).(*T)
	columns, with := changed(k.columns, old, t)
	different := len(columns) > 0
	if different {
		if err := w.update(k.table, columns, with, []string{"id"}, id); err != nil {
			return false, fmt.Errorf("update %s %s: %w", k.table, *k.uid(t), err)
		}
	}
	for _, p := range k.parts {
		wrote, err := p.write(w, k.table, id, old, t)
		if err != nil {
			return false, fmt.Errorf("update %s of %s: %w", p.tableName(), *k.uid(t), err)
		}
		different = different || wrote
	}
	return different, nil
}
