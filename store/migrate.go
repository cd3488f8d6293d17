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

// migrate takes a database from one version to the last of the scripts, each
// with its version in one transaction.
func migrate(db *sql.DB, from int, scripts []string) error {
	for version := from; version < len(scripts); version++ {
		if err := migrateOnce(db, version+1, scripts[version]); err != nil {
			return failure(fmt.Sprintf("migrate to version %d", version+1), err)
		}
	}
	return nil
}

func migrateOnce(db *sql.DB, version int, script string) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := runScript(tx, script); err != nil {
		return err
	}
	_, err = tx.Exec(fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, version))
	if err != nil {
		return err
	}
	return tx.Commit()
}

// runScript runs a script without the triggers, which name every column and
// refuse changes outside a step, and writes them again for the tables that
// were logged before and those that the script has made.
func runScript(tx *sql.Tx, script string) error {
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
	if _, err := tx.Exec(script); err != nil {
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
