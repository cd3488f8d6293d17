package sweep

import (
	"bytes"
	"strconv"
	"time"
)

// sheet searches the cells of a worksheet. A number that is shown as a date is
// read as one: it tells a day though no day is written anywhere.
type sheet struct {
	*office
	part string
	ref  []byte // of the cell at hand

	// Cells that refer to other parts (styles, strings), which may come later.
	referring []referring
	held      []byte // their refs and values
}

// referring is such a cell.
type referring struct {
	order, style     int
	shared           bool
	ref, value, ends int // where they begin in held, and end
}

func (s *sheet) where() string { return counted(s.part, "", 0, string(s.ref)) }

var cellOpens, cellCloses = []byte("<c "), []byte("</c>")

func (s *sheet) read(content []byte, last bool) int {
	at := 0
	for {
		open := bytes.Index(content[at:], cellOpens)
		if open < 0 {
			break
		}
		tag := content[at+open+len(cellOpens)-1:]
		end := tagEnd(tag)
		if end == len(tag) && !last {
			return at
		}
		if end > 0 && end < len(tag) && tag[end-1] == '/' {
			at += open + len(cellOpens) + end
			continue
		}
		inside := tag[min(end+1, len(tag)):]
		if bytes.HasPrefix(inside, cellCloses) {
			at += open + len(cellOpens) + end + len(cellCloses)
			continue
		}
		closes := bytes.Index(inside, cellCloses)
		if closes < 0 && !last {
			return at
		}
		if closes < 0 {
			closes = len(inside)
		}
		s.cell(tag[:end], inside[:closes])
		at = min(len(content), at+open+len(cellOpens)+end+closes+len(cellCloses))
	}
	if !last {
		return at
	}
	// What stands after the cells: headers and footers, links.
	m := markup{
		scan: s.scan, part: s.part, unit: "paragraph", reads: set("display tooltip prompt promptTitle"),
		ends: set("oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter hyperlink"),
	}
	m.read(content[at:], true)
	return len(content)
}

func (s *sheet) cell(tag, cell []byte) {
	s.ref = attribute(tag, " r=\"")
	kind := attribute(tag, " t=\"")
	if string(kind) == "inlineStr" || string(kind) == "str" {
		s.piece(bytes.TrimSpace(unescaped(stripTags(cell))), s)
		return
	}
	_, value, has := bytes.Cut(cell, []byte("<v>"))
	if !has {
		return
	}
	value, _, _ = bytes.Cut(value, []byte("</v>"))
	s.order++
	style, err := strconv.Atoi(string(attribute(tag, " s=\"")))
	if err != nil {
		style = -1
	}
	r := referring{order: s.order, style: style, shared: string(kind) == "s", ref: len(s.held)}
	s.held = append(s.held, s.ref...)
	r.value = len(s.held)
	s.held = append(s.held, value...)
	r.ends = len(s.held)
	s.referring = append(s.referring, r)
}

// finish searches the cells that refer to other parts, as if in their turn.
func (s *sheet) finish() {
	order := s.order
	for _, r := range s.referring {
		s.order, s.ref = r.order-1, s.held[r.ref:r.value]
		s.piece(s.shown(r), s)
	}
	s.order = order
}

// shown is what a cell shows.
func (s *sheet) shown(r referring) []byte {
	value := s.held[r.value:r.ends]
	if r.shared {
		if i, err := strconv.Atoi(string(value)); err == nil && i >= 0 && i < len(s.shared) {
			return s.shared[i]
		}
		return nil
	}
	if s.dateStyles[r.style] {
		if days, err := strconv.ParseFloat(string(value), 64); err == nil {
			return excelEpoch.Add(time.Duration(days*float64(24*time.Hour))).AppendFormat(nil, time.DateOnly)
		}
	}
	return value
}

// excelEpoch is the day from which spreadsheets count, as they count it.
var excelEpoch = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)

// stripTags drops the tags of a cell.
func stripTags(cell []byte) []byte {
	if bytes.HasPrefix(cell, plainOpens) && bytes.HasSuffix(cell, plainCloses) {
		if text := cell[len(plainOpens) : len(cell)-len(plainCloses)]; bytes.IndexByte(text, '<') < 0 {
			return text
		}
	}
	var text []byte
	for len(cell) > 0 {
		open := bytes.IndexByte(cell, '<')
		if open < 0 {
			return append(text, cell...)
		}
		text = append(text, cell[:open]...)
		cell = cell[open:]
		cell = cell[min(tagEnd(cell)+1, len(cell)):]
	}
	return text
}

// plainOpens and plainCloses are what stands around the text of most cells.
var plainOpens, plainCloses = []byte("<is><t>"), []byte("</t></is>")
