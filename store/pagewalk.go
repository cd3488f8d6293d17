package store

import (
	"encoding/binary"
	"errors"
)

// The most pages and rows that the list of tables of a pack may have. Ours has some
// forty pages and three hundred rows.
const (
	mostSchemaPages = 1000
	mostSchemaRows  = 1000
)

var errPages = errors.New("pages do not make a tree")

// Kinds of pages of a tree of rows (https://www.sqlite.org/fileformat.html, 1.6).
const (
	innerPage = 0x05
	leafPage  = 0x0d
)

// walkSchema follows the list of tables of a database that came from others from
// page to page. SQLite reads that list before it can be asked to check anything, and
// one whose pages lead back to themselves is read for years.
func walkSchema(content []byte) error {
	size := int(binary.BigEndian.Uint16(content[atPageSize:]))
	if size == 1 {
		size = 65536
	}
	if size < 512 || size&(size-1) != 0 {
		return errPages
	}
	w := walk{content: content, size: size, seen: map[uint32]bool{}}
	return w.page(1)
}

type walk struct {
	content []byte
	size    int
	seen    map[uint32]bool
	rows    int
}

func (w *walk) page(number uint32) error {
	at := (int(number) - 1) * w.size
	if number == 0 || w.seen[number] || len(w.seen) >= mostSchemaPages || at+w.size > len(w.content) {
		return errPages
	}
	w.seen[number] = true
	page := w.content[at : at+w.size]
	head := page
	if number == 1 {
		head = page[headerSize:]
	}
	cells := int(binary.BigEndian.Uint16(head[3:]))
	switch head[0] {
	case leafPage:
		if w.rows += cells; w.rows > mostSchemaRows {
			return errPages
		}
		return nil
	case innerPage:
		return w.inner(page, head, cells)
	}
	return errPages
}

// inner follows the children of a page, the last of which stands in its head.
func (w *walk) inner(page, head []byte, cells int) error {
	const pointers, last = 12, 8
	for i := range cells {
		if pointers+2*i+2 > len(head) {
			return errPages
		}
		cell := int(binary.BigEndian.Uint16(head[pointers+2*i:]))
		if cell+4 > len(page) {
			return errPages
		}
		if err := w.page(binary.BigEndian.Uint32(page[cell:])); err != nil {
			return err
		}
	}
	return w.page(binary.BigEndian.Uint32(head[last:]))
}
