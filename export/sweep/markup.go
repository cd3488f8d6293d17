package sweep

import (
	"bytes"
	"html"
	"strings"
)

// markup takes the text out of XML: what stands between tags, joined until a tag
// that ends a stretch of text, and the values of attributes that people read. It
// is no parser of all of XML, which would take longer than to write the file: it
// knows tags, attributes, entities, comments and CDATA.
type markup struct {
	part  string
	unit  string          // what the stretches are called
	ends  map[string]bool // elements whose end ends a stretch of text
	reads map[string]bool // attributes that hold words

	list    []piece
	text    []byte
	counted int
}

// read goes through the whole text.
func (m *markup) read(content []byte) []piece {
	for len(content) > 0 {
		open := bytes.IndexByte(content, '<')
		if open < 0 {
			open = len(content)
		}
		m.between(content[:open])
		content = content[open:]
		switch {
		case len(content) == 0:
		case bytes.HasPrefix(content, []byte("<!--")):
			content = m.comment(content, "<!--", "-->")
		case bytes.HasPrefix(content, []byte("<![CDATA[")):
			content = m.comment(content, "<![CDATA[", "]]>")
		default:
			end := tagEnd(content)
			m.tag(content[1:end])
			content = content[min(end+1, len(content)):]
		}
	}
	m.flush()
	return m.list
}

// comment reads what is no markup, which may hold words too.
func (m *markup) comment(content []byte, opens, closes string) []byte {
	inside, rest, _ := bytes.Cut(content[len(opens):], []byte(closes))
	m.text = append(m.text, inside...)
	return rest
}

// between takes what stands between two tags.
func (m *markup) between(text []byte) {
	if bytes.IndexByte(text, '&') < 0 {
		m.text = append(m.text, text...)
		return
	}
	m.text = append(m.text, html.UnescapeString(string(text))...)
}

// tagEnd is where a tag ends: at the first > outside of quotation marks.
func tagEnd(content []byte) int {
	end, quotes := 0, 0
	for {
		i := bytes.IndexByte(content[end:], '>')
		if i < 0 {
			return len(content)
		}
		quotes += bytes.Count(content[end:end+i], quoteMark)
		end += i
		if quotes%2 == 0 {
			return end
		}
		end++
	}
}

var quoteMark = []byte{'"'}

func (m *markup) tag(tag []byte) {
	name := tag
	if i := bytes.IndexAny(tag, " \t\r\n/"); i > 0 {
		name = tag[:i]
	} else if len(tag) > 0 && tag[0] == '/' {
		name = tag[1:]
	}
	attributes := tag[min(len(name), len(tag)):]
	closing := len(tag) > 0 && tag[0] == '/'
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	switch string(name) {
	case "tab", "br", "cr":
		m.text = append(m.text, ' ')
	}
	if m.ends[string(name)] {
		m.flush()
	}
	if !closing && bytes.IndexByte(attributes, '=') >= 0 {
		m.attributes(attributes)
	}
}

// attributes reads those that hold words; each is a piece of its own.
func (m *markup) attributes(text []byte) {
	for {
		equals := bytes.IndexByte(text, '=')
		if equals < 0 || equals+1 >= len(text) {
			return
		}
		name := bytes.TrimSpace(text[:equals])
		rest := bytes.TrimLeft(text[equals+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return
		}
		value, after, _ := bytes.Cut(rest[1:], rest[:1])
		if i := bytes.IndexByte(name, ':'); i >= 0 && !m.reads[string(name)] {
			name = name[i+1:]
		}
		if m.reads[string(name)] {
			m.list = append(m.list, piece{text: html.UnescapeString(string(value)), part: m.part, column: string(name)})
		}
		text = after
	}
}

// flush ends a stretch of text.
func (m *markup) flush() {
	text := strings.TrimSpace(string(m.text))
	m.text = m.text[:0]
	if text == "" {
		return
	}
	m.counted++
	m.list = append(m.list, piece{text: text, part: m.part, row: m.counted, unit: m.unit})
}

// svgText is the texts of a drawing and its descriptions.
func svgText(content []byte) ([]piece, error) {
	if !bytes.Contains(content[:min(len(content), 1000)], []byte("<svg")) {
		return nil, errFile
	}
	m := markup{
		unit:  "text",
		ends:  set("text title desc g metadata style"),
		reads: set("aria-label title href alt"),
	}
	return m.read(content), nil
}

func set(list string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}
