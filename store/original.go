package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
)

// Originals are files that were taken in, kept with their bytes. Each is found by its
// SHA-256, which its receipt has in the history: what is read is held against that,
// so the bytes need not be logged, and can be taken out for good.

// ErrOriginalDiffers says that the bytes kept of a file are not those taken in.
var ErrOriginalDiffers = errors.New("kept file is not the one that was taken in")

// KeepOriginal keeps the bytes of a file that the step takes in.
func (e *Edit) KeepOriginal(content []byte) error {
	_, err := e.w.exec("INSERT OR IGNORE INTO original (sha256, content) VALUES (?, ?)", hashOf(content), content)
	if err != nil {
		return fmt.Errorf("keep original: %w", err)
	}
	return nil
}

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// Originals tells the sizes of the files that are kept, by their SHA-256.
func (f *File) Originals() (map[string]int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return nil, fmt.Errorf("list originals: %w", ErrClosed)
	}
	rows, err := f.db.Query("SELECT sha256, length(content) FROM original")
	if err != nil {
		return nil, failure("list originals", err)
	}
	defer rows.Close()
	sizes := map[string]int64{}
	for rows.Next() {
		var sum string
		var size int64
		if err := rows.Scan(&sum, &size); err != nil {
			return nil, failure("list originals", err)
		}
		sizes[sum] = size
	}
	return sizes, failure("list originals", rows.Err())
}

// Original is a file that is kept; nil where it is not.
func (f *File) Original(sha256 string) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return nil, fmt.Errorf("read original: %w", ErrClosed)
	}
	var content []byte
	err := f.db.QueryRow("SELECT content FROM original WHERE sha256 = ?", sha256).Scan(&content)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, nil
	case err != nil:
		return nil, failure("read original", err)
	case hashOf(content) != sha256:
		return nil, fmt.Errorf("read original: %w", ErrOriginalDiffers)
	}
	return content, nil
}

// RemoveOriginal takes a kept file out for good; its receipt stays.
func (f *File) RemoveOriginal(sha256 string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.db == nil {
		return fmt.Errorf("remove original: %w", ErrClosed)
	}
	f.copied.mu.Lock() // this is no step, and a copy may be under way
	defer f.copied.mu.Unlock()
	if _, err := f.db.Exec("DELETE FROM original WHERE sha256 = ?", sha256); err != nil {
		return failure("remove original", err)
	}
	return failure("remove original", emptied(f.db))
}

// emptied leaves nothing of what was deleted in the pages of a database.
func emptied(db *sql.DB) error {
	_, err := db.Exec("VACUUM")
	return err
}

// dropOrphans takes out kept files whose receipt was undone before the review was closed.
func dropOrphans(db *sql.DB) error {
	result, err := db.Exec("DELETE FROM original WHERE sha256 NOT IN (SELECT sha256 FROM receipt WHERE deleted = 0)")
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return err
	}
	return emptied(db)
}
