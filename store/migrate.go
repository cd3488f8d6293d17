package store

import (
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed migrations/*.sql
var embedded embed.FS

// scripts are the migrations in order; user_version counts those a file has
// been through. A released script is never edited.
var scripts = mustReadScripts(embedded)

func mustReadScripts(files fs.FS) []string {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil {
		panic(err) // the pattern is wrong
	}
	list := make([]string, len(names))
	for i, name := range names {
		script, err := fs.ReadFile(files, name)
		if err != nil || !strings.HasPrefix(name, fmt.Sprintf("migrations/%04d_", i+1)) {
			panic("store: migrations are not numbered from 0001 without a gap")
		}
		list[i] = string(script)
	}
	return list
}

// migrate takes a database from one version to the last of the scripts, in one
// transaction. The scripts run without the triggers, which name every column and
// refuse changes outside a step; afterwards they are written again, once, for the
// tables that were logged before and those that the scripts have made.
func migrate(db *sql.DB, from int, scripts []string) error {
	if from >= len(scripts) {
		return nil
	}
	tx, err := db.Begin()
	if err != nil {
		return failure("migrate", err)
	}
	defer tx.Rollback()
	if err := withoutTriggers(tx, func() error { return run(tx, from, scripts) }); err != nil {
		return failure("migrate", err)
	}
	return failure("migrate", tx.Commit())
}

// run runs the scripts above a version.
func run(tx *sql.Tx, from int, scripts []string) error {
	for i, script := range scripts[from:] {
		if _, err := tx.Exec(script); err != nil {
			return fmt.Errorf("to version %d: %w", from+i+1, err)
		}
	}
	_, err := tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, len(scripts)))
	return err
}

// withoutTriggers does something to the tables while there are no triggers.
func withoutTriggers(tx *sql.Tx, do func() error) error {
	logged, err := loggedTables(tx)
	if err != nil {
		return err
	}
	before, err := allTables(tx)
	if err != nil {
		return err
	}
	if err := dropTriggers(tx); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	after, err := allTables(tx)
	if err != nil {
		return err
	}
	return makeTriggers(tx, slices.DeleteFunc(after, func(table string) bool {
		return slices.Contains(before, table) && !slices.Contains(logged, table)
	}))
}
