package separated

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"throughline.org/throughline/intake/sent"
)

// ErrNotText says that a file is not text at all: a picture, a workbook.
var ErrNotText = errors.New("not separated text")

// mostBytes bounds what is read into memory.
const mostBytes = 64 << 20

// Read reads separated text: commas, semicolons, tabs or upright strokes, in
// UTF-8, UTF-16 or Windows-1252. The name is shown to people.
func Read(r io.Reader, name string) (*sent.File, error) {
	raw, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	if len(raw) > mostBytes {
		return nil, sent.ErrTooMuch
	}
	text, old, err := decode(raw)
	if err != nil {
		return nil, err
	}
	return read(text, &sent.File{Name: name, Sort: sent.Separated}, 0, old)
}

// Pasted reads a table copied from Word or Excel: tab-separated text.
func Pasted(text string) (*sent.File, error) {
	separator := byte('\t')
	if !strings.Contains(text, "\t") {
		separator = 0
	}
	if len(text) > mostBytes {
		return nil, sent.ErrTooMuch
	}
	file, err := read([]byte(strings.ToValidUTF8(text, "\uFFFD")), &sent.File{Name: "pasted table", Sort: sent.Pasted}, separator, false)
	if err == nil && separator == '\t' {
		rejoin(file.Tables[0])
	}
	return file, err
}

// read parts text into the records of one table. A separator of 0 is to be found.
func read(text []byte, file *sent.File, separator byte, old bool) (*sent.File, error) {
	t := &sent.Table{}
	file.Tables = []*sent.Table{t}
	s := &scanner{text: lines(text), old: old}
	if said, ok := s.saidSeparator(); ok {
		separator = said
		t.Before = []sent.Passage{{Text: "sep=" + string(said)}}
	}
	if separator == 0 {
		separator = guess(*s)
	}
	s.separator = separator
	for s.more() {
		row := s.record()
		if len(row.Cells) == 0 && row.State == 0 {
			t.AddBlank(row.Number, row.Line)
			continue
		}
		if err := file.Take(&row); err != nil {
			return nil, err
		}
		t.Rows = append(t.Rows, row)
	}
	return file, nil
}
