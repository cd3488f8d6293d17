package sweep

import "bytes"

// csvText searches the cells of a table, by the headings of their columns.
func csvText(f *file) error {
	return f.text(func(take taker) textReader { return &csvReader{take: take} })
}

// csvReader takes a table in text apart, cell by cell. Unlike the standard
// library's it copies only cells that hold quotation marks.
type csvReader struct {
	take        taker
	text        []byte
	at          int
	wrong       bool
	row, column int
	headings    []string
	cells       [][]byte // of the row at hand
}

// read gives the cells of the rows of a text that may hold something. Unless that is
// the last of it, the row that may go on is left.
func (t *csvReader) read(content []byte, last bool) int {
	t.text, t.at = content, 0
	if t.row == 0 {
		if len(content) < len(byteOrderMark) && !last {
			return 0
		}
		t.text = bytes.TrimPrefix(content, byteOrderMark)
	}
	skipped := len(content) - len(t.text)
	for t.at < len(t.text) {
		begins := t.at
		if whole := t.readRow(); !whole && !last {
			t.wrong = false
			return skipped + begins
		}
		if t.wrong {
			break
		}
		t.giveRow()
	}
	return len(content)
}

var byteOrderMark = []byte("\uFEFF")

// readRow reads the cells of a row and reports whether its end was met.
func (t *csvReader) readRow() bool {
	t.cells = t.cells[:0]
	for more := true; more && !t.wrong; {
		var cell []byte
		cell, more = t.cell()
		t.cells = append(t.cells, cell)
	}
	return t.text[t.at-1] == '\n' && !t.wrong || t.wrong && t.at < len(t.text)
}

func (t *csvReader) giveRow() {
	t.row++
	for i, cell := range t.cells {
		if t.column = i; t.row == 1 {
			t.headings = append(t.headings, string(cell))
		}
		if t.row == 1 || len(cell) > 1 && !isUID(cell) {
			t.take(cell, t)
		}
	}
}

func (t *csvReader) isWrong() bool { return t.wrong }

func (t *csvReader) heading() string {
	if t.column < len(t.headings) {
		return t.headings[t.column]
	}
	return ""
}

func (t *csvReader) where() string { return counted("", "row", t.row, t.heading()) }

// cell reads a cell and reports whether another follows in its row.
func (t *csvReader) cell() (cell []byte, more bool) {
	if t.at < len(t.text) && t.text[t.at] == '"' {
		cell = t.quoted()
	} else {
		cell = bytes.TrimSuffix(t.plain(), []byte{'\r'})
	}
	if t.at < len(t.text) && t.text[t.at] == '\r' {
		t.at++
	}
	if t.at == len(t.text) {
		return cell, false
	}
	c := t.text[t.at]
	t.at++
	t.wrong = t.wrong || c != ',' && c != '\n'
	return cell, c == ','
}

// plain reads a cell without quotation marks.
func (t *csvReader) plain() []byte {
	rest := t.text[t.at:]
	if len(rest) > 0 && rest[0] == ',' {
		return nil
	}
	if comma := bytes.IndexByte(rest, ','); comma >= 0 {
		rest = rest[:comma]
	}
	if newLine := bytes.IndexByte(rest, '\n'); newLine >= 0 {
		rest = rest[:newLine]
	}
	t.at += len(rest)
	return rest
}

// quoted reads a cell in quotation marks, in which two of them stand for one.
func (t *csvReader) quoted() []byte {
	t.at++
	from, doubled := t.at, false
	for {
		end := bytes.IndexByte(t.text[t.at:], '"')
		if end < 0 {
			t.at, t.wrong = len(t.text), true
			return nil
		}
		t.at += end + 1
		if t.at == len(t.text) || t.text[t.at] != '"' {
			break
		}
		doubled = true
		t.at++
	}
	cell := t.text[from : t.at-1]
	if doubled {
		return bytes.ReplaceAll(cell, []byte(`""`), []byte{'"'})
	}
	return cell
}
