package sweep

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// jsonText is the strings of a JSON document by their paths: events[3].what.
// Uids and hashes are no text.
func jsonText(content []byte) ([]piece, error) {
	if !json.Valid(content) {
		return nil, errFile
	}
	j := jsonReader{text: string(content)}
	j.value("")
	return j.list, nil
}

// jsonReader reads a document that is known to be valid.
type jsonReader struct {
	text string
	at   int
	list []piece
}

func (j *jsonReader) space() byte {
	for j.at < len(j.text) && strings.IndexByte(" \n\r\t,:", j.text[j.at]) >= 0 {
		j.at++
	}
	if j.at == len(j.text) {
		return 0
	}
	return j.text[j.at]
}

func (j *jsonReader) value(path string) {
	switch j.space() {
	case '{':
		j.at++
		for c := j.space(); c == '"'; c = j.space() {
			name := j.words()
			if path != "" {
				name = path + "." + name
			}
			j.value(name)
		}
		j.at++
	case '[':
		j.at++
		for n := 0; j.space() != ']' && j.at < len(j.text); n++ {
			j.value(path + "[" + strconv.Itoa(n) + "]")
		}
		j.at++
	case '"':
		if words := j.words(); words != "" && !identity.MatchString(words) {
			j.list = append(j.list, piece{text: words, part: path})
		}
	default:
		from := j.at
		for j.at < len(j.text) && strings.IndexByte(",]} \n\r\t", j.text[j.at]) < 0 {
			j.at++
		}
		if number := j.text[from:j.at]; len(number) >= 6 {
			j.list = append(j.list, piece{text: number, part: path})
		}
	}
}

// identity is a uid of this program.
var identity = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// words reads a string.
func (j *jsonReader) words() string {
	from := j.at
	j.at++
	plain := true
	for j.text[j.at] != '"' {
		if j.text[j.at] == '\\' {
			plain = false
			j.at++
		}
		j.at++
	}
	j.at++
	if plain {
		return j.text[from+1 : j.at-1]
	}
	var words string
	if err := json.Unmarshal([]byte(j.text[from:j.at]), &words); err != nil {
		panic(fmt.Sprint("a valid document with an invalid string: ", err))
	}
	return words
}
