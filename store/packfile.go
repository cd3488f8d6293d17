package store

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/mattn/go-sqlite3"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// largestPack is the most bytes of a pack or a return; one of 10,000 events with
// its history has about 20 MB.
const largestPack = 64 << 20

// The most rows of any table of it, and of all. A row of a few bytes in the file
// takes hundreds in memory; a step of the history takes a search.
const (
	mostRows    = 100_000
	mostRowsAll = 200_000
)

// longestText is the most bytes of one text: what a department returned is one.
const longestText = 32 << 20

// Head is the hash of the last step: what tells one state of a file from all others.
func (f *File) Head() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.head.hash
}

// CreatePack writes the file of a pack (refused with ErrExists) and returns the
// head of its history. With a passphrase nothing of it is ever on disk in the clear.
func CreatePack(path string, r *chronology.Review, passphrase string, o Options) (string, error) {
	db := connectMemory()
	defer db.Close()
	made, err := fillNew(db, r, o)
	if err != nil {
		return "", failure("make pack", err)
	}
	return made.hash, failure("make pack", writePack(db, path, passphrase))
}

// WriteReturn writes the file as it stands to path (refused with ErrExists), with
// a passphrase unless that is "".
func (f *File) WriteReturn(path, passphrase string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return fmt.Errorf("make return: %w", ErrClosed)
	}
	memory := connectMemory()
	defer memory.Close()
	if err := backup(f.db, memory); err != nil {
		return failure("make return", err)
	}
	if err := withoutOriginals(memory); err != nil {
		return failure("make return", err)
	}
	return failure("make return", writePack(memory, path, passphrase))
}

// withoutOriginals leaves out the files that the agency took in itself: a return is
// what it says of them.
func withoutOriginals(db *sql.DB) error {
	if _, err := db.Exec("DELETE FROM original"); err != nil {
		return err
	}
	return emptied(db)
}

// writePack writes a database in memory to a file.
func writePack(db *sql.DB, path, passphrase string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	content, err := serialized(db)
	if err != nil {
		return err
	}
	if len(content) > largestPack {
		return ErrTooLarge // nobody could take it in
	}
	if passphrase != "" {
		var b bytes.Buffer
		if err := seal(&b, content, passphrase); err != nil {
			return err
		}
		content = b.Bytes()
	}
	return writeBeside(path, func(draft string) error { return os.WriteFile(draft, content, 0o600) })
}

func serialized(db *sql.DB) (content []byte, err error) {
	err = withConn(db, func(c *sqlite3.SQLiteConn) error {
		content, err = c.Serialize("main")
		return err
	})
	return content, err
}

// Unpack writes a pack that has a passphrase as a file to work on (refused with
// ErrExists). That file is in the clear, as every review is.
func Unpack(path, passphrase, to string) error {
	content, _, err := readPack(path, passphrase)
	if err != nil {
		return failure("open pack", sent(err))
	}
	db, err := loadPack(content)
	if err != nil {
		return failure("open pack", sent(err))
	}
	defer db.Close()
	return failure("open pack", writePack(db, to, ""))
}

// NeedsPassphrase reports whether a file can be read only with a passphrase.
func NeedsPassphrase(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, failure("open", err)
	}
	defer f.Close()
	start := make([]byte, len(sealedMagic))
	n, err := io.ReadFull(f, start)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, failure("open", err)
	}
	return sealed(start[:n]), nil
}

// ReadReturn reads a pack or a return without changing it or writing anything. It
// comes from others: what is too large, damaged, or not as this program makes it
// is refused (ErrTooLarge, ErrDamaged, ErrForeign, ErrNewer, ErrSealed, ErrPassphrase).
func ReadReturn(path, passphrase string) (*returns.Return, error) {
	content, sum, err := readPack(path, passphrase)
	if err != nil {
		return nil, failure("read return", sent(err))
	}
	t, err := parseReturn(content)
	if err != nil {
		return nil, failure("read return", sent(err))
	}
	t.File, t.SHA256 = filepath.Base(path), sum
	return t, nil
}

// readPack reads the bytes of the database in a file, and the SHA-256 of the file.
func readPack(path, passphrase string) (content []byte, sum string, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, "", err
	case !info.Mode().IsRegular():
		return nil, "", ErrForeign
	case info.Size() > largestPack:
		return nil, "", ErrTooLarge
	}
	content = make([]byte, info.Size())
	if _, err := io.ReadFull(f, content); err != nil {
		return nil, "", err
	}
	hash := sha256.Sum256(content)
	sum = hex.EncodeToString(hash[:])
	if !sealed(content) {
		return content, sum, nil
	}
	if passphrase == "" {
		return nil, "", ErrSealed
	}
	clear, err := unseal(content, passphrase, largestPack)
	content = nil
	debug.FreeOSMemory() // what it came in; SQLite will hold it twice more
	return clear, sum, err
}

// parseReturn reads a return from the bytes of its database. They are looked at in
// memory alone, so that no journal beside the file is believed or made.
func parseReturn(content []byte) (*returns.Return, error) {
	db, err := loadPack(content)
	if err != nil {
		return nil, err
	}
	f := &File{options: Options{ReadOnly: true}, db: db}
	defer db.Close()
	if err := f.load(); err != nil {
		return nil, unreadable(err)
	}
	t := &returns.Return{Review: f.review, Head: f.head.hash}
	hashes, err := texts(db, "SELECT hash FROM txn ORDER BY id")
	if err != nil {
		return nil, unreadable(err)
	}
	for _, hash := range hashes {
		t.Heads = append(t.Heads, returns.Short(hash))
	}
	for _, table := range []string{"event", "link", "service"} {
		list, err := texts(db, "SELECT uid FROM "+table+" WHERE deleted = 1 ORDER BY id")
		if err != nil {
			return nil, unreadable(err)
		}
		for _, uid := range list {
			t.Gone = append(t.Gone, chronology.UID(uid))
		}
	}
	return t, nil
}

// loadPack opens the bytes of a database that came from others, after it has been
// looked at whole and taken to this version.
func loadPack(content []byte) (*sql.DB, error) {
	version, err := judge(content[:min(len(content), headerSize)], int64(len(content)), false, len(scripts))
	if err != nil {
		return nil, err
	}
	memory := connectMemory()
	if err := vet(content, version, memory); err != nil {
		return nil, errors.Join(unreadable(err), memory.Close())
	}
	return memory, nil
}

// vet copies the database into memory and looks at it there. What comes first is
// what the next would take too long over, or would run.
func vet(content []byte, version int, memory *sql.DB) error {
	if err := walkSchema(content); err != nil {
		return err
	}
	if err := copied(content, memory); err != nil {
		return err
	}
	if err := checkOnlyOurs(memory, scripts[:version]); err != nil {
		return err
	}
	lines, err := texts(memory, "SELECT quick_check FROM pragma_quick_check LIMIT 1")
	if err != nil {
		return err
	}
	if len(lines) != 1 || lines[0] != "ok" {
		return errRowGone
	}
	if err := counted(memory); err != nil {
		return err
	}
	v := Verification{brief: true}
	if err := v.checkChain(memory); err != nil {
		return err
	}
	if len(v.Problems) > 0 {
		return errors.New("history does not hold")
	}
	return migrate(memory, version, scripts)
}

// copied copies the bytes of a database into memory. They are not read where
// Deserialize puts them: that cannot grow.
func copied(content []byte, memory *sql.DB) error {
	scratch := connectMemory()
	defer scratch.Close()
	err := withConn(scratch, func(c *sqlite3.SQLiteConn) error {
		defer rollbackOnly(content)()
		return c.Deserialize(content, "main")
	})
	if err != nil {
		return err
	}
	if err := backup(scratch, memory); err != nil {
		return err
	}
	return withConn(memory, func(c *sqlite3.SQLiteConn) error {
		c.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, longestText)
		return nil
	})
}

// rollbackOnly takes off the mark that a database keeps a log beside it, as there is
// none in memory, until what it returns is called.
func rollbackOnly(content []byte) (putBack func()) {
	const atWriteVersion, atReadVersion = 18, 19
	write, read := content[atWriteVersion], content[atReadVersion]
	content[atWriteVersion], content[atReadVersion] = 1, 1
	return func() { content[atWriteVersion], content[atReadVersion] = write, read }
}

// checkOnlyOurs is checkSchema for a file of others, in which nothing may be that is
// not ours: the indexes and virtual tables of another program would work while the
// file is checked and upgraded.
func checkOnlyOurs(q querier, scripts []string) error {
	if err := checkSchema(q, scripts); err != nil {
		return err
	}
	want, err := expected(scripts)
	if err != nil {
		return err
	}
	have, err := schemaOf(q)
	if err != nil {
		return err
	}
	for name := range have {
		if _, ours := want[name]; !ours && !strings.HasPrefix(name, "table sqlite_stat") {
			return unreadable(errSchema)
		}
	}
	return nil
}

// counted refuses more rows than a return can have.
func counted(q querier) error {
	all := 0
	for table := range homes {
		n, err := rowsUpTo(q, table)
		if err != nil {
			return err
		}
		if all += n; n > mostRows || all > mostRowsAll {
			return ErrTooLarge
		}
	}
	n, err := rowsUpTo(q, "txn")
	if err == nil && n > mostRows {
		err = ErrTooLarge
	}
	return err
}

// rowsUpTo counts the rows of a table, no further than to too many; a table that a
// later version adds has none.
func rowsUpTo(q querier, table string) (n int, err error) {
	there, err := texts(q, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?", table)
	if err != nil || len(there) == 0 {
		return 0, err
	}
	err = q.QueryRow("SELECT count(*) FROM (SELECT 1 FROM "+table+" LIMIT ?)", mostRows+1).Scan(&n)
	return n, err
}

// PutOutcome makes the changes of a merge, as part of one step.
func PutOutcome(e *Edit, o *returns.Outcome) error {
	for _, x := range o.Entities() {
		if err := e.Put(x); err != nil {
			return err
		}
	}
	for _, uid := range o.Remove {
		if err := e.Remove(uid); err != nil {
			return err
		}
	}
	return nil
}
