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

// maxBytes bounds what is read into memory: 100,000 rows of 600 words stay well below.
const maxBytes = 512 << 20

// ReadCSV reads separated text: commas, semicolons or tabs, in UTF-8, UTF-16
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
		rows = append(rows, Row{Line: line, Cells: cells})
	}
	if len(rows) == 0 {
		return nil, ErrEmpty
	}
	return rows, nil
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
	case utf8.Valid(raw):
		return raw, nil
	default:
		from = charmap.Windows1252
	}
	return from.NewDecoder().Bytes(raw)
}

// separator is the one that gives the first lines the most even columns: the
// one that stands on most lines outside quotation marks.
func separator(text []byte) rune {
	best, most := ',', 0
	for _, comma := range []rune{',', ';', '\t'} {
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
