package sweep

import "strings"

// csvText is the cells of a table, by the headings of their columns.
func csvText(content []byte) ([]piece, error) {
	t := csvReader{text: strings.TrimPrefix(string(content), "\uFEFF")}
	var headings []string
	list := make([]piece, 0, strings.Count(t.text, ",")/2)
	for row := 1; t.at < len(t.text); row++ {
		for column, more := 0, true; more; column++ {
			var cell string
			if cell, more = t.cell(); t.wrong {
				return nil, errFile
			}
			if row == 1 {
				headings = append(headings, cell)
			}
			p := piece{text: cell, row: row}
			if column < len(headings) {
				p.column = headings[column]
			}
			if len(cell) > 1 && p.column != "uid" || row == 1 {
				list = append(list, p)
			}
		}
	}
	return list, nil
}

// csvReader takes a table in text apart, cell by cell. Unlike the standard
// library's it copies only cells that hold quotation marks.
type csvReader struct {
	text  string
	at    int
	wrong bool
}

// cell reads a cell and reports whether another follows in its row.
func (t *csvReader) cell() (cell string, more bool) {
	if t.at < len(t.text) && t.text[t.at] == '"' {
		cell = t.quoted()
	} else {
		end := strings.IndexAny(t.text[t.at:], ",\n")
		if end < 0 {
			end = len(t.text) - t.at
		}
		cell = strings.TrimSuffix(t.text[t.at:t.at+end], "\r")
		t.at += end
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

// quoted reads a cell in quotation marks, in which two of them stand for one.
func (t *csvReader) quoted() string {
	t.at++
	from, doubled := t.at, false
	for {
		end := strings.IndexByte(t.text[t.at:], '"')
		if end < 0 {
			t.wrong = true
			return ""
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
		return strings.ReplaceAll(cell, `""`, `"`)
	}
	return cell
}
