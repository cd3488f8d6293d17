package archive

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// What one token may hold, so that no single piece of text fills memory, and how
// deep elements may lie in each other.
const (
	longestPiece = 8 << 20
	deepest      = 512
)

// Reader reads the XML of a part, one token after another. Names come without
// their namespaces: the strict and the transitional form of a document differ
// in those alone.
type Reader struct {
	decoder *xml.Decoder
	from    *wary
	closer  io.Closer
	depth   int
}

// Read opens a part as XML.
func (p *Package) Read(part string) (*Reader, error) {
	file, err := p.Open(part)
	if err != nil {
		return nil, err
	}
	utf8 := transform.NewReader(file, unicode.BOMOverride(unicode.UTF8.NewDecoder()))
	from := &wary{from: utf8}
	d := xml.NewDecoder(from)
	d.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) { return input, nil }
	return &Reader{decoder: d, from: from, closer: file}, nil
}

// Close ends reading.
func (r *Reader) Close() error { return r.closer.Close() }

// Next returns the next token: a start, an end or text. Comments and
// instructions are passed over. The end of the part is io.EOF.
func (r *Reader) Next() (xml.Token, error) {
	for {
		token, err := r.decoder.RawToken()
		r.from.token()
		switch {
		case errors.Is(err, io.EOF) && r.depth > 0:
			return nil, ErrDamaged
		case errors.Is(err, io.EOF), errors.Is(err, ErrTooLarge), errors.Is(err, ErrUnsafe), errors.Is(err, ErrDamaged):
			return nil, err
		case err != nil:
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		switch token.(type) {
		case xml.StartElement:
			if r.depth++; r.depth > deepest {
				return nil, fmt.Errorf("%w: nested too deeply", ErrUnsafe)
			}
			return token, nil
		case xml.EndElement:
			r.depth--
			return token, nil
		case xml.CharData:
			return token, nil
		}
	}
}

// Skip passes over the rest of an element whose start was read last.
func (r *Reader) Skip() error {
	for depth := 1; depth > 0; {
		token, err := r.Next()
		if err != nil {
			return ended(err)
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// Children calls each for every element inside the one whose start was read
// last, to its end. What each does not read of an element is passed over.
func (r *Reader) Children(each func(xml.StartElement) error) error {
	for {
		token, err := r.Next()
		if err != nil {
			return ended(err)
		}
		switch token := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			within := r.depth
			if err := each(token); err != nil {
				return err
			}
			for r.depth >= within {
				if _, err := r.Next(); err != nil {
					return ended(err)
				}
			}
		}
	}
}

// Text is the text inside the element whose start was read last, to its end;
// elements in it are passed over.
func (r *Reader) Text() (string, error) {
	var text strings.Builder
	for depth := 1; depth > 0; {
		token, err := r.Next()
		if err != nil {
			return "", ended(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 1 {
				text.Write(token)
			}
		}
	}
	return text.String(), nil
}

// Root finds the outermost element; false where the part is empty.
func (r *Reader) Root() (xml.StartElement, bool, error) {
	for {
		token, err := r.Next()
		switch {
		case errors.Is(err, io.EOF):
			return xml.StartElement{}, false, nil
		case err != nil:
			return xml.StartElement{}, false, err
		}
		if start, ok := token.(xml.StartElement); ok {
			return start, true, nil
		}
	}
}

// ended turns the end of a part in the midst of an element into damage.
func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return ErrDamaged
	}
	return err
}

// Attr is an attribute without its namespace, "" where it is not there.
func Attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Flag reads an element that switches something: on unless its value says off.
func Flag(e xml.StartElement) bool {
	switch Attr(e, "val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// wary stops at what a document has no need of: a document type, from which
// entities grow, and a piece of text or markup beyond all measure.
type wary struct {
	from io.Reader
	read int    // since the last token ended
	tail []byte // of what was read before
}

// token says that a token has ended.
func (w *wary) token() { w.read = 0 }

var documentType = []byte("<!doctype")

func (w *wary) Read(b []byte) (int, error) {
	n, err := w.from.Read(b)
	if w.read += n; w.read > longestPiece {
		return 0, ErrTooLarge
	}
	joint := append(w.tail, b[:n]...)
	if i := bytes.Index(joint, documentType[:2]); i >= 0 && bytes.Contains(bytes.ToLower(joint[i:]), documentType) {
		return 0, fmt.Errorf("%w: a document type is declared", ErrUnsafe)
	}
	w.tail = append(w.tail[:0], joint[max(0, len(joint)-len(documentType)):]...)
	return n, err
}
