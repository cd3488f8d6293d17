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

	"github.com/mattn/go-sqlite3"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// largestPack is the most bytes of a pack or a return; one of 10,000 events with
// its history has about 20 MB.
const largestPack = 64 << 20

// mostRows is the most rows of any table of it. A row of a few bytes in the file
// takes hundreds in memory.
const mostRows = 100_000

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
	return failure("make return", writePack(memory, path, passphrase))
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
	content, err := readPack(path, passphrase)
	if err != nil {
		return failure("open pack", err)
	}
	db, err := loadPack(content)
	if err != nil {
		return failure("open pack", err)
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
	content, err := readPack(path, passphrase)
	if err != nil {
		return nil, failure("read return", err)
	}
	t, err := parseReturn(content)
	if err != nil {
		return nil, failure("read return", err)
	}
	t.File = filepath.Base(path)
	return t, nil
}

// readPack reads the bytes of the database in a file.
func readPack(path, passphrase string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrForeign
	case info.Size() > largestPack:
		return nil, ErrTooLarge
	}
	content, err := io.ReadAll(io.LimitReader(f, largestPack+1))
	if err != nil {
		return nil, err
	}
	if !sealed(content) {
		return content, nil
	}
	if passphrase == "" {
		return nil, ErrSealed
	}
	return unseal(content, passphrase, largestPack)
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
	sum := sha256.Sum256(content)
	t := &returns.Return{Review: f.review, Head: f.head.hash, SHA256: hex.EncodeToString(sum[:])}
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

// vet copies the database into memory and looks at it there.
func vet(content []byte, version int, memory *sql.DB) error {
	scratch := connectMemory()
	defer scratch.Close()
	err := withConn(scratch, func(c *sqlite3.SQLiteConn) error { return c.Deserialize(rollbackOnly(content), "main") })
	if err != nil {
		return err
	}
	// Not read from the scratch connection itself: what Deserialize opens cannot grow.
	if err := backup(scratch, memory); err != nil {
		return err
	}
	if err := checkSchema(memory, scripts[:version]); err != nil {
		return err
	}
	if err := counted(memory); err != nil {
		return err
	}
	lines, err := texts(memory, "SELECT quick_check FROM pragma_quick_check LIMIT 1")
	if err != nil {
		return err
	}
	if len(lines) != 1 || lines[0] != "ok" {
		return errRowGone
	}
	var v Verification
	if err := v.checkChain(memory); err != nil {
		return err
	}
	if len(v.Problems) > 0 {
		return errors.New("history does not hold")
	}
	return migrate(memory, version, scripts)
}

// rollbackOnly is a database without the mark that it keeps a log beside it:
// there is none in memory.
func rollbackOnly(content []byte) []byte {
	const atWriteVersion, atReadVersion = 18, 19
	c := bytes.Clone(content)
	c[atWriteVersion], c[atReadVersion] = 1, 1
	return c
}

// counted refuses more rows than a return can have.
func counted(q querier) error {
	tables, err := allTables(q)
	if err != nil {
		return err
	}
	for _, table := range tables {
		if homes[table].shelf == nil {
			continue // a table of another program is not read
		}
		var n int
		if err := q.QueryRow("SELECT count(*) FROM (SELECT 1 FROM "+table+" LIMIT ?)", mostRows+1).Scan(&n); err != nil {
			return err
		}
		if n > mostRows {
			return ErrTooLarge
		}
	}
	return nil
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
