package intake

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// ErrTooLarge says that a file is larger than a chronology can be.
var ErrTooLarge = errors.New("table is too large")

// ErrEmpty says that a file holds no rows.
var ErrEmpty = errors.New("table has no rows")

// ErrNotText says that a file is not text at all: a picture, a workbook.
var ErrNotText = errors.New("not separated text")

// maxBytes bounds what is read into memory: 100,000 rows of 600 words stay well below.
const maxBytes = 512 << 20

// ReadCSV reads separated text: commas, semicolons, tabs or upright strokes, in UTF-8, UTF-16
// or Windows-1252, with or without a header row. The name is shown to people.
func ReadCSV(r io.Reader, name string) (*Table, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	if len(raw) > maxBytes {
		return nil, ErrTooLarge
	}
	text, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("decode table: %w", err)
	}
	text = lines(text)
	rows, err := readRows(text, separator(text))
	if err != nil {
		return nil, err
	}
	return newTable(name, rows), nil
}

// ReadPasted reads a table copied from Word or Excel: tab-separated text.
func ReadPasted(text string) (*Table, error) {
	comma := '\t'
	if !strings.ContainsRune(text, '\t') {
		comma = separator([]byte(text))
	}
	rows, err := readRows([]byte(text), comma)
	if err != nil {
		return nil, err
	}
	return newTable("pasted table", rows), nil
}

// readRows splits the text into rows that hold something, with their lines.
func readRows(text []byte, comma rune) ([]Row, error) {
	reader := csv.NewReader(bytes.NewReader(text))
	reader.Comma = comma
	reader.FieldsPerRecord = -1
	reader.LazyQuotes = true
	var rows []Row
	for {
		start := reader.InputOffset()
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read rows: %w", err)
		}
		if joinCells(cells) == "" {
			continue
		}
		line, _ := reader.FieldPos(0)
		rows = append(rows, Row{Line: line, Cells: cells, unclosed: reader.InputOffset() == int64(len(text)) && unclosed(text[start:], cells)})
	}
	if len(rows) == 0 {
		return nil, ErrEmpty
	}
	return rows, nil
}

// unclosed reports whether the last row of a file runs over its last lines
// because a quotation mark in it is never closed.
func unclosed(raw []byte, cells []string) bool {
	return bytes.Count(raw, []byte{'"'})%2 == 1 && strings.Contains(cells[len(cells)-1], "\n")
}

// decode turns the bytes into UTF-8: by the byte order mark, else UTF-8 where
// it is valid, else Windows-1252, which office programs on Windows write.
func decode(raw []byte) ([]byte, error) {
	var from encoding.Encoding
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return raw[3:], nil
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		from = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)
	case unmarked(raw) != nil:
		from = unmarked(raw)
	case !isText(raw):
		return nil, ErrNotText
	case utf8.Valid(raw):
		return raw, nil
	default:
		from = charmap.Windows1252
	}
	return from.NewDecoder().Bytes(raw)
}

// unmarked tells the order of UTF-16 without a byte order mark: every second
// byte of plain letters is zero. It is nil for other text.
func unmarked(raw []byte) encoding.Encoding {
	var zero [2]int
	sample := raw[:min(len(raw), 1<<12)]
	for i, b := range sample {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch most := len(sample) / 2; {
	case len(raw)%2 == 0 && 10*zero[1] > 7*most && 10*zero[0] < most:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case len(raw)%2 == 0 && 10*zero[0] > 7*most && 10*zero[1] < most:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// isText reports whether bytes that are no UTF-16 can be text: what is not has
// control characters throughout.
func isText(raw []byte) bool {
	controls := 0
	sample := raw[:min(len(raw), 1<<14)]
	for _, b := range sample {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != '\v' {
			controls++
		}
	}
	return 50*controls <= len(sample)
}

// lines ends every line with a line feed: old files end them with a carriage
// return alone.
func lines(text []byte) []byte {
	if bytes.IndexByte(text, '\n') >= 0 {
		return text
	}
	return bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'})
}

// separator is the one that gives the first lines the most even columns: the
// one that stands on most lines outside quotation marks.
func separator(text []byte) rune {
	best, most := ',', 0
	for _, comma := range []rune{',', ';', '\t', '|'} {
		lines := 0
		scanner := bufio.NewScanner(bytes.NewReader(text[:min(len(text), 1<<16)]))
		scanner.Buffer(nil, 1<<17)
		for quoted := false; scanner.Scan(); {
			found := false
			for _, c := range scanner.Text() {
				switch {
				case c == '"':
					quoted = !quoted
				case c == comma && !quoted:
					found = true
				}
			}
			if found {
				lines++
			}
		}
		if lines > most {
			best, most = comma, lines
		}
	}
	return best
}
