package separated

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"throughline.org/throughline/intake/sent"
)

// scanner walks through text, a record at a time. Fields are separated and
// quoted as RFC 4180 has it; a quotation mark that does not stand as it would
// there is a part of the text.
type scanner struct {
	text         []byte
	separator    byte
	at           int
	number, line int  // of the record before, and of the line that comes next less one
	old          bool // text that is no UTF-8 is Windows-1252, field by field
}

func (s *scanner) more() bool { return s.at < len(s.text) }

// saidSeparator reads the line in which Excel is told the separator: sep=;
func (s *scanner) saidSeparator() (byte, bool) {
	first, _, _ := bytes.Cut(s.text, []byte{'\n'})
	first = bytes.TrimRight(bytes.ToLower(first), "\r")
	if len(first) != len("sep=;") || !bytes.HasPrefix(first, []byte("sep=")) {
		return 0, false
	}
	s.at = min(len(first)+1, len(s.text))
	if s.at < len(s.text) && s.text[s.at-1] == '\r' {
		s.at++
	}
	s.number, s.line = 1, 1
	return first[4], true
}

// record reads one record. Its cells are those that hold something.
func (s *scanner) record() sent.Row {
	s.number++
	row := sent.Row{Number: s.number, Line: s.line + 1}
	for {
		field, stray := s.field()
		if stray {
			row.State |= sent.Unclosed
		}
		text := s.decoded(field)
		if strings.TrimSpace(text) != "" {
			row.Cells = append(row.Cells, sent.Cell{Text: text, Column: uint16(min(row.Depth, sent.MostColumns)), Span: 1})
		}
		row.Depth++
		if s.at >= len(s.text) || len(row.Cells) > sent.MostColumns { // which is too many to be taken
			return row
		}
		s.at++
		if s.text[s.at-1] != s.separator {
			s.line++
			return row
		}
		if s.at == len(s.text) { // the record ends with an empty field
			row.Depth++
			return row
		}
	}
}

// field reads one field, up to the separator or the end of the line. Stray says
// that it begins with a quotation mark that is not closed as it should be.
func (s *scanner) field() (text []byte, stray bool) {
	if quote := s.at + spaces(s.text[s.at:]); quote < len(s.text) && s.text[quote] == '"' {
		if inside, end := s.quoted(quote); end > 0 {
			s.line += bytes.Count(s.text[quote:end], []byte{'\n'})
			s.at = end
			return inside, false
		}
		stray = s.separator != '\t' && quote == s.at
	}
	end := s.at
	for end < len(s.text) && s.text[end] != s.separator && s.text[end] != '\n' {
		end++
	}
	text = s.text[s.at:end]
	s.at = end
	return bytes.TrimSuffix(text, []byte{'\r'}), stray
}

// longestField bounds how far the end of a quoted field is looked for.
const longestField = 1 << 20

// spaces counts the spaces that text begins with.
func spaces(text []byte) int { return len(text) - len(bytes.TrimLeft(text, " ")) }

// quoted is the inside of the quoted field that begins at a quotation mark, and
// where the field ends; no end where a single mark inside shows that it is none.
func (s *scanner) quoted(from int) (inside []byte, end int) {
	var doubled bool
	limit := min(len(s.text), from+longestField)
	for i := from + 1; i < limit; i++ {
		if s.text[i] != '"' {
			continue
		}
		if i+1 < len(s.text) && s.text[i+1] == '"' {
			doubled = true
			i++
			continue
		}
		end = i + 1 + spaces(s.text[i+1:])
		after := s.text[end:]
		if len(after) > 0 && after[0] != s.separator && after[0] != '\n' && !bytes.HasPrefix(after, []byte("\r\n")) {
			return nil, 0
		}
		inside = s.text[from+1 : i]
		if doubled {
			inside = bytes.ReplaceAll(inside, []byte(`""`), []byte{'"'})
		}
		if len(after) > 0 && after[0] == '\r' {
			end++
		}
		return inside, end
	}
	return nil, 0
}

// decoded is a field as text. A field that is no UTF-8 is Windows-1252, even
// where others of the same file are: such files are put together from several.
func (s *scanner) decoded(field []byte) string {
	if s.old && !utf8.Valid(field) {
		if text, err := charmap.Windows1252.NewDecoder().Bytes(field); err == nil {
			field = text
		}
	}
	if bytes.IndexByte(field, '\r') >= 0 {
		field = bytes.ReplaceAll(field, []byte("\r\n"), []byte("\n"))
	}
	return strings.ReplaceAll(string(field), "\u00AD", "")
}

// lines ends every line with a line feed: old files end them with a carriage
// return alone.
func lines(text []byte) []byte {
	if bytes.IndexByte(text, '\n') >= 0 {
		return text
	}
	return bytes.ReplaceAll(text, []byte{'\r'}, []byte{'\n'})
}
