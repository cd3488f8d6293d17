package store

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// Places in the header of a SQLite file (https://www.sqlite.org/fileformat.html, 1.3).
const (
	headerSize      = 100
	atPageSize      = 16
	atChangeCounter = 24
	atPageCount     = 28
	atUserVersion   = 60
	atApplicationID = 68
	atVersionValid  = 92
)

const magic = "SQLite format 3\x00"

var (
	errEmpty = errors.New("empty")
	errShort = errors.New("cut short")
)

// inspect looks at a file without SQLite, which might repair, convert or fill
// it, and refuses what is not a whole review of a version up to newest.
func inspect(path string, newest int) (version int, err error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, failure("open", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, failure("open", err)
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("open: %w", ErrForeign)
	}
	header := make([]byte, headerSize)
	n, err := io.ReadFull(f, header)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return 0, failure("open", err)
	}
	return judge(header[:n], info.Size(), journalled(path), newest)
}

// judge says what a header is of. A file with a journal is between two states,
// and its size is known only once SQLite has taken it back to the first.
func judge(header []byte, size int64, journalled bool, newest int) (version int, err error) {
	ours := min(len(header), len(magic))
	switch {
	case size == 0:
		return 0, fmt.Errorf("open: %w", unreadable(errEmpty))
	case string(header[:ours]) != magic[:ours]:
		return 0, fmt.Errorf("open: %w", ErrForeign)
	case len(header) < headerSize:
		return 0, fmt.Errorf("open: %w", unreadable(errShort))
	}
	field := func(at int) uint32 { return binary.BigEndian.Uint32(header[at:]) }
	version = int(int32(field(atUserVersion)))
	switch {
	case field(atApplicationID) != applicationID:
		return 0, fmt.Errorf("open: %w", ErrForeign)
	case version > newest:
		return 0, fmt.Errorf("open version %d with %d: %w", version, newest, ErrNewer)
	case version < 1:
		return 0, fmt.Errorf("open version %d: %w", version, ErrDamaged)
	}
	page := int64(binary.BigEndian.Uint16(header[atPageSize:]))
	if page == 1 {
		page = 65536
	}
	counted := field(atChangeCounter) == field(atVersionValid)
	if counted && !journalled && size < page*int64(field(atPageCount)) {
		return 0, fmt.Errorf("open: %w", unreadable(errShort))
	}
	return version, nil
}

// journalled reports whether a step was cut off, or is being made, and SQLite
// has what it needs to take it back.
func journalled(path string) bool {
	info, err := os.Stat(path + "-journal")
	return err == nil && info.Size() > 0
}
