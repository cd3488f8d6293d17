package store

import (
	"database/sql"
	"errors"
	"slices"
	"strings"
	"sync"
)

var errSchema = errors.New("tables are not as this version makes them")

// upgrade takes an older file to the version of the scripts. The copy comes
// first: an older version of the program cannot open the file afterwards.
func (f *File) upgrade(version int, scripts []string) error {
	if f.options.ReadOnly {
		return f.upgradeInMemory(version, scripts)
	}
	if err := f.copied.make(); err != nil {
		return failure("copy", err)
	}
	f.copied.changed = true
	return migrate(f.db, version, scripts)
}

// upgradeInMemory lets an older file be looked at without changing it.
func (f *File) upgradeInMemory(version int, scripts []string) error {
	memory := connectMemory()
	if err := backup(f.db, memory); err != nil {
		return errors.Join(failure("read older file", err), memory.Close())
	}
	if err := f.db.Close(); err != nil {
		return errors.Join(failure("read older file", err), memory.Close())
	}
	f.db = memory
	return migrate(memory, version, scripts)
}

// schemaOf lists tables, triggers and views with the SQL that made them.
func schemaOf(q querier) (map[string]string, error) {
	rows, err := q.Query("SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_schema")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	schema := map[string]string{}
	for rows.Next() {
		var name, sql string
		if err := rows.Scan(&name, &sql); err != nil {
			return nil, unreadable(err)
		}
		schema[name] = sql
	}
	return schema, rows.Err()
}

// checkSchema refuses a file whose tables or triggers are not those that the
// scripts make, and one with triggers or views of somebody else's, which would
// run while the review is read and written. Tables and indexes that another
// program has added do no harm.
func checkSchema(q querier, scripts []string) error {
	want, err := expected(scripts)
	if err != nil {
		return err
	}
	have, err := schemaOf(q)
	if err != nil {
		return err
	}
	for name, statement := range want {
		if have[name] != statement {
			return unreadable(errSchema)
		}
	}
	for name := range have {
		_, known := want[name]
		if !known && (strings.HasPrefix(name, "trigger ") || strings.HasPrefix(name, "view ")) {
			return unreadable(errSchema)
		}
	}
	return nil
}

// emptyDatabase is what the scripts of this version make of nothing, in memory. It
// is made once, and copied where a new file is wanted: that takes a fiftieth of the
// time, and an overview author makes twenty packs at once.
var emptyDatabase = sync.OnceValues(func() (*sql.DB, error) {
	db := connectMemory()
	if err := migrate(db, 0, scripts); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
})

// presentSchema is what the scripts of this version make. It takes a tenth of the
// time in which a small review is opened, so it is made beside that, and once.
var presentSchema = sync.OnceValues(func() (map[string]string, error) {
	empty, err := emptyDatabase()
	if err != nil {
		return nil, err
	}
	return schemaOf(empty)
})

// expected is what a file made by the scripts has.
func expected(by []string) (map[string]string, error) {
	if slices.Equal(by, scripts) {
		return presentSchema()
	}
	return schemaFrom(by)
}

// schemaFrom is what the scripts make of an empty database.
func schemaFrom(scripts []string) (map[string]string, error) {
	db := connectMemory()
	defer db.Close()
	if err := migrate(db, 0, scripts); err != nil {
		return nil, err
	}
	return schemaOf(db)
}
