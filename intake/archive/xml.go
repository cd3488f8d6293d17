package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// What one token may hold, so that no single piece of text fills memory, and how
// deep elements may lie in each other.
const (
	longestToken = 4 << 20
	deepest      = 512
)

// Kind is the kind of a token.
type Kind uint8

// The kinds of token.
const (
	Start Kind = iota
	End
	Text
)

// Element is the start of an element. Its name is without namespace: the strict
// and the transitional form of a document differ in those alone.
type Element struct {
	Name  string
	attrs []byte // as they stand; good until the next token is read
}

// Reader reads the XML of a part, one token after another, in memory that does
// not grow with the part. It knows as much of XML as office programs write:
// elements, attributes, text, the five entities, CDATA. A document type, from
// which entities grow and outside files are fetched, ends the reading.
type Reader struct {
	from   io.ReadCloser
	source io.Reader
	buffer []byte
	at     int  // of the next token in the buffer
	ended  bool // the source has no more
	depth  int
	closes bool // the element that was read last is closed by its own start
	names  map[string]string
	text   []byte // of the token read last
	plain  bool   // which has nothing to decode
}

// Read opens a part as XML.
func (p *Package) Read(part string) (*Reader, error) {
	file, err := p.Open(part)
	if err != nil {
		return nil, err
	}
	r := &Reader{from: file, source: file, names: map[string]string{}}
	const piece = 64 << 10
	r.buffer = make([]byte, 0, piece)
	if err := r.more(); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	switch {
	case bytes.HasPrefix(r.buffer, []byte{0xFF, 0xFE}), bytes.HasPrefix(r.buffer, []byte{0xFE, 0xFF}):
		whole := io.MultiReader(bytes.NewReader(bytes.Clone(r.buffer)), file)
		r.source = transform.NewReader(whole, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
		r.buffer, r.ended = r.buffer[:0], false
	case bytes.HasPrefix(r.buffer, []byte{0xEF, 0xBB, 0xBF}):
		r.at = 3
	}
	return r, nil
}

// Close ends reading.
func (r *Reader) Close() error { return r.from.Close() }

// more reads on, keeping what has not been taken yet.
func (r *Reader) more() error {
	if r.at > 0 {
		r.buffer = r.buffer[:copy(r.buffer, r.buffer[r.at:])]
		r.at = 0
	}
	if len(r.buffer) == cap(r.buffer) {
		if len(r.buffer) >= longestToken {
			return ErrTooLarge
		}
		r.buffer = append(make([]byte, 0, 2*cap(r.buffer)), r.buffer...)
	}
	n, err := r.source.Read(r.buffer[len(r.buffer):cap(r.buffer)])
	r.buffer = r.buffer[:len(r.buffer)+n]
	if errors.Is(err, io.EOF) {
		r.ended, err = true, nil
	}
	return err
}

// find returns where something comes next in the buffer, reading on as needed;
// -1 where it never comes.
func (r *Reader) find(what string, from int) (int, error) {
	for {
		if i := bytes.Index(r.buffer[r.at+from:], []byte(what)); i >= 0 {
			return from + i, nil
		}
		if r.ended {
			return -1, nil
		}
		from = max(from, len(r.buffer)-r.at-len(what)+1)
		if err := r.more(); err != nil {
			return 0, err
		}
	}
}

// Next returns the next token. Comments and instructions are passed over. The
// end of the part is io.EOF.
func (r *Reader) Next() (Kind, Element, error) {
	if r.closes {
		r.closes = false
		r.depth--
		return End, Element{}, nil
	}
	for {
		end, err := r.find("<", 0)
		if err != nil {
			return 0, Element{}, err
		}
		if end < 0 {
			if r.depth > 0 {
				return 0, Element{}, ErrDamaged
			}
			return 0, Element{}, io.EOF
		}
		if end > 0 {
			r.take(end, bytes.IndexByte(r.buffer[r.at:r.at+end], '&') < 0)
			return Text, Element{}, nil
		}
		kind, e, found, err := r.markup()
		if err != nil || found {
			return kind, e, err
		}
	}
}

// take takes so many bytes from the buffer as the text of the token.
func (r *Reader) take(n int, plain bool) {
	r.text, r.plain = r.buffer[r.at:r.at+n], plain
	r.at += n
}

// markup reads what begins with a less-than sign; found says that it is a token.
func (r *Reader) markup() (kind Kind, e Element, found bool, err error) {
	for len(r.buffer)-r.at < len("<![CDATA[") && !r.ended {
		if err := r.more(); err != nil {
			return 0, e, false, err
		}
	}
	rest := r.buffer[r.at:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return 0, e, false, r.pass("-->", len("<!--"))
	case bytes.HasPrefix(rest, []byte("<?")):
		return 0, e, false, r.pass("?>", len("<?"))
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		end, err := r.find("]]>", len("<![CDATA["))
		if err != nil || end < 0 {
			return 0, e, false, cutShort(err)
		}
		r.at += len("<![CDATA[")
		r.take(end-len("<![CDATA["), true)
		r.at += len("]]>")
		return Text, e, true, nil
	case bytes.HasPrefix(rest, []byte("<!")):
		return 0, e, false, fmt.Errorf("%w: a document type is declared", ErrUnsafe)
	}
	return r.tag()
}

// pass passes over markup that is no token, to its end.
func (r *Reader) pass(to string, from int) error {
	end, err := r.find(to, from)
	if err != nil || end < 0 {
		return cutShort(err)
	}
	r.at += end + len(to)
	return nil
}

// tag reads the start or the end of an element.
func (r *Reader) tag() (kind Kind, e Element, found bool, err error) {
	end, err := r.tagEnd()
	if err != nil {
		return 0, e, false, err
	}
	inside := r.buffer[r.at+1 : r.at+end]
	r.at += end + 1
	if len(inside) > 0 && inside[0] == '/' {
		if r.depth--; r.depth < 0 {
			return 0, e, false, ErrDamaged
		}
		return End, e, true, nil
	}
	if r.depth++; r.depth > deepest {
		return 0, e, false, fmt.Errorf("%w: nested too deeply", ErrUnsafe)
	}
	if n := len(inside); n > 0 && inside[n-1] == '/' {
		r.closes, inside = true, inside[:n-1]
	}
	name := inside
	if i := bytes.IndexAny(inside, " \t\r\n"); i >= 0 {
		name, e.attrs = inside[:i], inside[i:]
	}
	if i := bytes.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	if len(name) == 0 {
		return 0, e, false, ErrDamaged
	}
	e.Name = r.named(name)
	return Start, e, true, nil
}

// tagEnd is where the tag at the beginning of the buffer ends: a greater-than
// sign inside quotation marks does not end it.
func (r *Reader) tagEnd() (int, error) {
	from := 1
	quote := byte(0)
	for {
		for i := from; r.at+i < len(r.buffer); i++ {
			switch c := r.buffer[r.at+i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '"' || c == '\'':
				quote = c
			case c == '>':
				return i, nil
			}
		}
		from = len(r.buffer) - r.at
		if r.ended {
			return 0, ErrDamaged
		}
		if err := r.more(); err != nil {
			return 0, err
		}
	}
}

// named gives the same string for the same name, of which a document has few.
func (r *Reader) named(name []byte) string {
	const most = 4096
	if known, ok := r.names[string(name)]; ok {
		return known
	}
	own := string(name)
	if len(r.names) < most {
		r.names[own] = own
	}
	return own
}

func cutShort(err error) error {
	if err == nil {
		return ErrDamaged
	}
	return err
}
