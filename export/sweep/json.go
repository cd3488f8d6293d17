package sweep

import (
	"encoding/json"
	"strconv"
	"strings"
)

// jsonText is the strings of a JSON document by their paths: events[3].what.
// Uids are no text.
func jsonText(content []byte) ([]piece, error) {
	j := jsonReader{text: string(content)}
	j.value("")
	if j.wrong || j.space() != 0 {
		return nil, errFile
	}
	return j.list, nil
}

// deepest is how deep a document may be nested.
const deepestJSON = 100

// jsonReader takes a document apart; wrong tells that it is none.
type jsonReader struct {
	text  string
	at    int
	depth int
	list  []piece
	wrong bool
}

// space passes over what stands between values and returns what comes, 0 at the end.
func (j *jsonReader) space() byte {
	for ; j.at < len(j.text); j.at++ {
		switch c := j.text[j.at]; c {
		case ' ', '\n', '\r', '\t', ',', ':':
		default:
			return c
		}
	}
	return 0
}

func (j *jsonReader) value(path string) {
	if j.depth++; j.depth > deepestJSON || j.wrong {
		j.wrong = true
		return
	}
	defer func() { j.depth-- }()
	switch j.space() {
	case '{':
		j.at++
		for j.space() == '"' && !j.wrong {
			name := j.words()
			if path != "" {
				name = path + "." + name
			}
			j.value(name)
		}
		j.closes('}')
	case '[':
		j.at++
		for n := 0; j.space() != ']' && !j.wrong; n++ {
			j.value(path + "[" + strconv.Itoa(n) + "]")
		}
		j.closes(']')
	case '"':
		if words := j.words(); words != "" && !isUID(words) {
			j.list = append(j.list, piece{text: words, part: path})
		}
	case 0:
		j.wrong = true
	default:
		j.plain(path)
	}
}

func (j *jsonReader) closes(c byte) {
	if j.space() != c {
		j.wrong = true
	}
	j.at++
}

// plain reads a number or a word of JSON.
func (j *jsonReader) plain(path string) {
	from := j.at
	for j.at < len(j.text) && strings.IndexByte(",]}[{\" \n\r\t", j.text[j.at]) < 0 {
		j.at++
	}
	word := j.text[from:j.at]
	if word == "" || !json.Valid([]byte(word)) {
		j.wrong = true
	}
	if len(word) >= 6 { // as long as a date in figures
		j.list = append(j.list, piece{text: word, part: path})
	}
}

// isUID reports whether a text is a uid of this program: 8, 4, 4, 4 and 12 small
// hexadecimal figures.
func isUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		switch c := s[i]; {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case !digit(c) && (c < 'a' || c > 'f'):
			return false
		}
	}
	return true
}

// words reads a string.
func (j *jsonReader) words() string {
	from := j.at
	j.at++
	end := strings.IndexByte(j.text[j.at:], '"')
	if end < 0 {
		j.wrong = true
		return ""
	}
	if strings.IndexByte(j.text[j.at:j.at+end], '\\') < 0 {
		j.at += end + 1
		return j.text[from+1 : j.at-1]
	}
	for j.at < len(j.text) && j.text[j.at] != '"' {
		if j.text[j.at] == '\\' {
			j.at++
		}
		j.at++
	}
	j.at++
	var words string
	if j.at > len(j.text) || json.Unmarshal([]byte(j.text[from:j.at]), &words) != nil {
		j.wrong = true
	}
	return words
}
