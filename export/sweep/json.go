package sweep

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// jsonText searches the strings of a JSON document by their paths: events[3].what.
// Uids are no text.
func jsonText(f *file) error {
	return f.text(func(take taker) textReader { return &jsonReader{take: take} })
}

// deepestJSON is how deep a document may be nested.
const deepestJSON = 100

// jsonReader takes a document apart; wrong tells that it is none.
type jsonReader struct {
	take  taker
	text  []byte
	next  int
	last  bool // nothing comes after the text
	path  []step
	done  bool // the one value of a document has been read
	wrong bool
}

// step leads from a value to one inside it: its name, or its number in a list.
type step struct {
	list   bool
	number int
	name   []byte
	named  bool // its name has been read, and its value has not
}

func (j *jsonReader) where() string {
	var path []byte
	for _, s := range j.path {
		switch {
		case s.list:
			path = append(strconv.AppendInt(append(path, '['), int64(s.number), 10), ']')
		case len(path) > 0:
			path = append(append(path, '.'), s.name...)
		default:
			path = append(path, s.name...)
		}
	}
	return string(path)
}

func (j *jsonReader) isWrong() bool { return j.wrong }

// read gives the strings of a document. Unless that is the last of it, what has no
// end yet is left.
func (j *jsonReader) read(content []byte, last bool) int {
	j.text, j.next, j.last = content, 0, last
	for !j.wrong {
		c := j.space()
		if j.next == len(content) {
			j.wrong = last && !j.done
			break
		}
		if begins := j.next; !j.token(c) {
			return begins
		}
	}
	return len(content)
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

// token reads what begins with c; false where it may go on in what is not there yet.
func (j *jsonReader) token(c byte) bool {
	inside := len(j.path) > 0
	switch {
	case c == '}' || c == ']':
		j.next++
		j.closes(c)
	case j.done:
		j.wrong = true
	case inside && !j.top().list && !j.top().named:
		return j.name(c)
	case c == '{' || c == '[':
		j.next++
		j.opens(c == '[')
	case c == '"':
		words, whole := j.words()
		if !whole {
			return false
		}
		if !isUID(words) {
			j.take(words, j)
		}
		j.valued()
	default:
		return j.plain()
	}
	return true
}

func (j *jsonReader) top() *step { return &j.path[len(j.path)-1] }

// name reads the name of what is in an object.
func (j *jsonReader) name(c byte) bool {
	if c != '"' {
		j.wrong = true
		return true
	}
	name, whole := j.words()
	if whole {
		top := j.top()
		top.name, top.named = append(top.name[:0], name...), true
	}
	return whole
}

func (j *jsonReader) opens(list bool) {
	if len(j.path)+1 >= deepestJSON {
		j.wrong = true
		return
	}
	j.path = append(j.path, step{list: list})
}

func (j *jsonReader) closes(c byte) {
	if len(j.path) == 0 || j.top().list != (c == ']') || j.top().named {
		j.wrong = true
		return
	}
	j.path = j.path[:len(j.path)-1]
	j.valued()
}

// valued heeds that a value has been read.
func (j *jsonReader) valued() {
	switch {
	case len(j.path) == 0:
		j.done = true
	case j.top().list:
		j.top().number++
	default:
		j.top().named = false
	}
}

// plain reads a number or a word of JSON.
func (j *jsonReader) plain() bool {
	from := j.next
	for j.next < len(j.text) && !endsPlain[j.text[j.next]] {
		j.next++
	}
	word := j.text[from:j.next]
	switch {
	case j.next == len(j.text) && !j.last:
		return false
	case len(word) == 0 || !json.Valid(word):
		j.wrong = true
	case len(word) >= 6: // as long as a date in figures
		j.take(word, j)
	}
	j.valued()
	return true
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

// words reads a string; false where its end is not there yet.
func (j *jsonReader) words() (words []byte, whole bool) {
	from, at := j.next, j.next+1
	if end := bytes.IndexByte(j.text[at:], '"'); end >= 0 && bytes.IndexByte(j.text[at:at+end], '\\') < 0 {
		j.next = at + end + 1
		return j.text[at : at+end], true
	}
	for at < len(j.text) && j.text[at] != '"' {
		if j.text[at] == '\\' {
			at++
		}
		at++
	}
	if at >= len(j.text) {
		j.wrong = j.last
		return nil, j.last
	}
	j.next = at + 1
	var unescaped string
	j.wrong = json.Unmarshal(j.text[from:j.next], &unescaped) != nil
	return []byte(unescaped), true
}
