package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// applicationID marks our files in the header of the database: "TLRV".
const applicationID = 0x544C5256

// access is how a database is opened.
type access string

// The ways in: to look, to change what is there, to make a new one.
const (
	toRead   access = "ro"
	toChange access = "rw"
	toMake   access = "rwc"
)

// connect opens the database with one connection. The journal is truncated,
// not deleted, after each step: fewer changes to the folder, and the review is
// one whole file at every moment between steps.
func connect(path string, how access) *sql.DB {
	options := url.Values{
		"mode":           {string(how)},
		"_foreign_keys":  {"on"},
		"_busy_timeout":  {"5000"},
		"_synchronous":   {"FULL"},
		"_secure_delete": {"on"},
		"_txlock":        {"immediate"},
	}
	if how == toRead {
		options.Set("_query_only", "on")
		options.Set("_txlock", "deferred")
	} else {
		options.Set("_journal_mode", "TRUNCATE")
	}
	db := sql.OpenDB(connector(dsn(path, options)))
	db.SetMaxOpenConns(1)
	return db
}

// connectMemory opens a database that is nowhere but in memory, for as long as
// it is open.
func connectMemory() *sql.DB {
	db := sql.OpenDB(connector(":memory:?_foreign_keys=on"))
	db.SetMaxOpenConns(1)
	return db
}

// backup copies a whole database into another.
func backup(from, to *sql.DB) error {
	return withConn(from, func(source *sqlite3.SQLiteConn) error {
		return withConn(to, func(target *sqlite3.SQLiteConn) error {
			b, err := target.Backup("main", source, "main")
			if err != nil {
				return err
			}
			_, err = b.Step(-1)
			return errors.Join(err, b.Close())
		})
	})
}

func withConn(db *sql.DB, use func(*sqlite3.SQLiteConn) error) error {
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(c any) error { return use(c.(*sqlite3.SQLiteConn)) })
}

// dsn makes a URI, so that no letter of the path is taken for an option.
func dsn(path string, options url.Values) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a drive letter
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + options.Encode()
}

// connector opens connections with what the DSN has no word for.
type connector string

// Connect implements driver.Connector.
func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(string(c)) }

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		// Nothing of a review goes to the system's temporary folder, nothing in
		// the file is trusted to call functions, and damage is looked for.
		// fullfsync: macOS otherwise leaves what is synced in the drive's cache.
		_, err := conn.Exec(`PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;
			PRAGMA cell_size_check = ON; PRAGMA fullfsync = ON`, nil)
		return err
	}}
}
