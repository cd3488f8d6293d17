package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"
)

// The reasons for which a file is not opened, or not read further.
var (
	ErrNotZip   = errors.New("not a zip archive")
	ErrDamaged  = errors.New("archive is damaged or cut short")
	ErrPassword = errors.New("archive is protected by a password")
	ErrTooLarge = errors.New("archive unpacks to too much")
	ErrUnsafe   = errors.New("archive is not as an office program writes one")
	ErrOldWord  = errors.New("a document in the format of Word 97 to 2003")
	ErrOldExcel = errors.New("a workbook in the format of Excel 97 to 2003")
	ErrOldOther = errors.New("a compound file that is neither a document nor a workbook")
)

// What may be unpacked: a hundred thousand rows stay well below.
const (
	mostParts = 4096
	mostBytes = 200 << 20
)

// Package is an opened archive of an office program.
type Package struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

// Open checks an archive and lists its parts.
func Open(r io.ReaderAt, size int64) (*Package, error) {
	if err := compound(r, size); err != nil {
		return nil, err
	}
	var head [4]byte
	if n, _ := r.ReadAt(head[:], 0); n < 4 || string(head[:2]) != "PK" {
		return nil, ErrNotZip
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if len(z.File) > mostParts {
		return nil, fmt.Errorf("%w: %d parts", ErrTooLarge, len(z.File))
	}
	p := &Package{parts: map[string]*zip.File{}, left: mostBytes}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		name, err := partName(f)
		if err != nil {
			return nil, err
		}
		if p.parts[name] != nil {
			return nil, fmt.Errorf("%w: a part is there twice", ErrUnsafe)
		}
		p.parts[name] = f
	}
	return p, nil
}

// partName is the name of a part as parts name each other: without regard to
// case. A name that could be meant for a place outside is refused, though
// nothing is ever unpacked to a place.
func partName(f *zip.File) (string, error) {
	const encrypted = 1
	name := f.Name
	switch {
	case f.Flags&encrypted != 0:
		return "", ErrPassword
	case strings.ContainsAny(name, "\\\x00:"), strings.HasPrefix(name, "/"), path.Clean(name) != name, strings.HasPrefix(name, "../"), name == "..":
		return "", fmt.Errorf("%w: a part has the name of a place outside", ErrUnsafe)
	}
	return strings.ToLower(name), nil
}

// compound tells what the older, not zipped files of an office program are, by
// the streams that they name.
func compound(r io.ReaderAt, size int64) error {
	var head [8]byte
	if n, _ := r.ReadAt(head[:], 0); n < 8 || string(head[:]) != "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" {
		return nil
	}
	for _, known := range []struct {
		stream string
		err    error
	}{{"EncryptedPackage", ErrPassword}, {"WordDocument", ErrOldWord}, {"Workbook", ErrOldExcel}, {"Book", ErrOldExcel}} {
		if contains(r, size, utf16le(known.stream)) {
			return known.err
		}
	}
	return ErrOldOther
}

func utf16le(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// contains looks for bytes in a file, a piece at a time.
func contains(r io.ReaderAt, size int64, what []byte) bool {
	const piece = 1 << 20
	buffer := make([]byte, piece+len(what))
	for at := int64(0); at < min(size, mostBytes); at += piece {
		n, err := r.ReadAt(buffer, at)
		if bytes.Contains(buffer[:n], what) {
			return true
		}
		if err != nil {
			return false
		}
	}
	return false
}

// Has reports whether there is a part of that name.
func (p *Package) Has(name string) bool { return p.parts[strings.ToLower(name)] != nil }

// Open unpacks a part as it is read. A part that is not there is empty.
func (p *Package) Open(name string) (io.ReadCloser, error) {
	f := p.parts[strings.ToLower(name)]
	if f == nil {
		return io.NopCloser(strings.NewReader("")), nil
	}
	unpacked, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &counted{unpacked, p}, nil
}

// counted stops where more is unpacked than a package may hold.
type counted struct {
	io.ReadCloser
	p *Package
}

func (c *counted) Read(b []byte) (int, error) {
	n, err := c.ReadCloser.Read(b)
	c.p.left -= int64(n)
	switch {
	case c.p.left < 0:
		return n, ErrTooLarge
	case err != nil && !errors.Is(err, io.EOF):
		return n, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return n, err
}
