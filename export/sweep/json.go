package sweep

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// jsonText searches the strings of a JSON document by their paths: events[3].what.
// Uids are no text.
func jsonText(f *file) error {
	j := jsonReader{text: f.content, scan: f.scan()}
	j.value()
	if j.wrong || j.space() != 0 {
		return errFile
	}
	f.keep(j.scan)
	return nil
}

// deepestJSON is how deep a document may be nested.
const deepestJSON = 100

// jsonReader takes a document apart; wrong tells that it is none.
type jsonReader struct {
	*scan
	text  []byte
	next  int
	path  []step
	depth int
	wrong bool
}

// step leads from a value to one inside it: its name, or its number in a list.
type step struct {
	name   []byte
	number int
}

func (j *jsonReader) where() string {
	var path []byte
	for _, s := range j.path {
		switch {
		case s.name == nil:
			path = append(strconv.AppendInt(append(path, '['), int64(s.number), 10), ']')
		case len(path) > 0:
			path = append(append(path, '.'), s.name...)
		default:
			path = append(path, s.name...)
		}
	}
	return string(path)
}

// space passes over what stands between values and returns what comes, 0 at the end.
func (j *jsonReader) space() byte {
	for ; j.next < len(j.text); j.next++ {
		switch c := j.text[j.next]; c {
		case ' ', '\n', '\r', '\t', ',', ':':
		default:
			return c
		}
	}
	return 0
}

func (j *jsonReader) value() {
	if j.depth++; j.depth > deepestJSON || j.wrong {
		j.wrong = true
		return
	}
	switch j.space() {
	case '{':
		j.next++
		for j.space() == '"' && !j.wrong {
			j.inside(step{name: j.words()})
		}
		j.closes('}')
	case '[':
		j.next++
		for n := 0; j.space() != ']' && !j.wrong; n++ {
			j.inside(step{number: n})
		}
		j.closes(']')
	case '"':
		if words := j.words(); !isUID(words) {
			j.piece(words, j)
		}
	case 0:
		j.wrong = true
	default:
		j.plain()
	}
	j.depth--
}

func (j *jsonReader) inside(s step) {
	j.path = append(j.path, s)
	j.value()
	j.path = j.path[:len(j.path)-1]
}

func (j *jsonReader) closes(c byte) {
	if j.space() != c {
		j.wrong = true
	}
	j.next++
}

// plain reads a number or a word of JSON.
func (j *jsonReader) plain() {
	from := j.next
	for j.next < len(j.text) && !endsPlain[j.text[j.next]] {
		j.next++
	}
	word := j.text[from:j.next]
	if len(word) == 0 || !json.Valid(word) {
		j.wrong = true
	}
	if len(word) >= 6 { // as long as a date in figures
		j.piece(word, j)
	}
}

// isUID reports whether a text is a uid of this program: 8, 4, 4, 4 and 12 small
// hexadecimal figures.
func isUID(s []byte) bool {
	if len(s) != 36 || s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
		return false
	}
	for i, c := range s {
		if !hexFigures[c] && (c != '-' || i != 8 && i != 13 && i != 18 && i != 23) {
			return false
		}
	}
	return true
}

// hexFigures are the small hexadecimal ones.
var hexFigures = func() (are [256]bool) {
	for _, c := range []byte("0123456789abcdef") {
		are[c] = true
	}
	return are
}()

// endsPlain are the bytes that end a number or a word.
var endsPlain = func() (ends [256]bool) {
	for _, c := range []byte(",]}[{\" \n\r\t") {
		ends[c] = true
	}
	return ends
}()

// words reads a string.
func (j *jsonReader) words() []byte {
	from := j.next
	j.next++
	end := bytes.IndexByte(j.text[j.next:], '"')
	if end < 0 {
		j.wrong = true
		return nil
	}
	if plain := j.text[j.next : j.next+end]; bytes.IndexByte(plain, '\\') < 0 {
		j.next += end + 1
		return plain
	}
	for j.next < len(j.text) && j.text[j.next] != '"' {
		if j.text[j.next] == '\\' {
			j.next++
		}
		j.next++
	}
	j.next++
	var words string
	if j.next > len(j.text) || json.Unmarshal(j.text[from:j.next], &words) != nil {
		j.wrong = true
	}
	return []byte(words)
}
