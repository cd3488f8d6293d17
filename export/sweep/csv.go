package sweep

import "bytes"

// csvText searches the cells of a table, by the headings of their columns.
func csvText(f *file) error {
	c := f.scan()
	t := csvReader{text: bytes.TrimPrefix(f.content, []byte("\uFEFF"))}
	for t.row = 1; t.at < len(t.text); t.row++ {
		t.column = 0
		for more := true; more; t.column++ {
			var cell []byte
			if cell, more = t.cell(); t.wrong {
				return errFile
			}
			if t.row == 1 {
				t.headings = append(t.headings, string(cell))
			}
			if t.row == 1 || len(cell) > 1 && t.heading() != "uid" {
				c.piece(cell, &t)
			}
		}
	}
	f.keep(c)
	return nil
}

// csvReader takes a table in text apart, cell by cell. Unlike the standard
// library's it copies only cells that hold quotation marks.
type csvReader struct {
	text        []byte
	at          int
	wrong       bool
	row, column int
	headings    []string
}

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
			t.wrong = true
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
