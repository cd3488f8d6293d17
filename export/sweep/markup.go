package sweep

import (
	"bytes"
	"html"
	"strings"
)

// markup searches the text of XML: what stands between tags, joined until a tag
// that ends a stretch of text, and the values of attributes that people read. It
// is no parser of all of XML, which would take longer than to write the file: it
// knows tags, attributes, entities, comments and CDATA.
type markup struct {
	*scan
	part  string
	unit  string          // what the stretches are called
	ends  map[string]bool // elements whose end ends a stretch of text
	reads map[string]bool // attributes that hold words

	stretch []byte
	counted int
	column  string // attribute that is being searched

	runs []markupRun
	last int // the run read last
}

// markupRun is tags that follow on each other, as they come again and again
// between texts.
type markupRun struct {
	tags  []byte
	does  []markupStep
	words bool // attributes among them are searched each time
	cut   bool // tags follow on it that are like no others
	next  int  // the run that followed when it was last met
}

// markupStep is what a tag does to the text at hand.
type markupStep byte

const (
	addsSpace markupStep = iota
	endsLine
	endsText
)

// mostRuns is how many runs are kept.
const mostRuns = 32

func (m *markup) where() string {
	if m.column != "" {
		return counted(m.part, "", 0, m.column)
	}
	return counted(m.part, m.unit, m.counted, "")
}

// read goes through a text. Unless that is the last of it, it stops where
// something begins that has no end yet, and returns how far it came.
func (m *markup) read(content []byte, last bool) int {
	at := 0
	for at < len(content) {
		open := bytes.IndexByte(content[at:], '<')
		if open < 0 && !last {
			return at
		}
		if open < 0 {
			open = len(content) - at
		}
		n := m.run(content[at:at+open], content[at+open:], last)
		if n < 0 {
			return at
		}
		at += open + n
	}
	if last {
		m.flush()
	}
	return at
}

// run reads text and the tags that follow on it, and returns the length of these;
// -1 where the last of them is not whole yet.
func (m *markup) run(text, content []byte, last bool) int {
	if known := m.known(content); known >= 0 {
		m.between(text)
		r := &m.runs[known]
		for _, step := range r.does {
			m.do(step)
		}
		m.runs[m.last].next, m.last = known, known
		return len(r.tags)
	}
	end, cut := 0, false
	for end < len(content) && content[end] == '<' {
		n := elementEnd(content[end:])
		if n < 0 {
			if !last {
				return -1
			}
			n = len(content) - end
		}
		if cut = hasID(content[end : end+n]); cut && end > 0 {
			break
		}
		if end += n; cut {
			break
		}
	}
	if end == len(content) && !last {
		return -1 // more tags may follow
	}
	m.between(text)
	r := markupRun{tags: content[:end], cut: cut, words: cut && hasID(content[:end])}
	for at := 0; at < end; {
		n := elementEnd(content[at:end])
		if n < 0 {
			n = end - at
		}
		m.element(&r, content[at:at+n])
		at += n
	}
	m.remember(r)
	return end
}

// known finds the run that a text begins with, if all of that has been met before
// and has no words in it.
func (m *markup) known(content []byte) int {
	if len(m.runs) == 0 {
		return -1
	}
	for tried := -1; tried < len(m.runs); tried++ {
		i := tried
		if tried < 0 {
			i = m.runs[m.last].next
		}
		r := &m.runs[i]
		if n := len(r.tags); n < len(content) && (content[n] != '<' || r.cut) && bytes.Equal(content[:n], r.tags) {
			return i
		}
	}
	return -1
}

// hasID reports whether a tag is told from all others by a number of its own. No
// run holds one, or it would never be met again.
func hasID(tag []byte) bool { return bytes.Contains(tag, idOpens) }

var idOpens = []byte(`:id="`)

func (m *markup) remember(r markupRun) {
	if r.words || len(m.runs) == mostRuns {
		return
	}
	r.tags = bytes.Clone(r.tags)
	m.runs = append(m.runs, r)
	m.runs[m.last].next, m.last = len(m.runs)-1, len(m.runs)-1
}

func (m *markup) do(step markupStep) {
	switch step {
	case addsSpace:
		m.stretch = append(m.stretch, ' ')
	case endsLine:
		m.stretch = append(m.stretch, '\n')
	case endsText:
		m.flush()
	}
}

var (
	commentOpens, commentCloses = []byte("<!--"), []byte("-->")
	cdataOpens, cdataCloses     = []byte("<![CDATA["), []byte("]]>")
)

// elementEnd is where the tag, the comment or the CDATA ends that a text begins
// with; -1 where it does not.
func elementEnd(content []byte) int {
	closes := cdataCloses
	switch {
	case bytes.HasPrefix(content, commentOpens):
		closes = commentCloses
	case bytes.HasPrefix(content, cdataOpens):
	default:
		if end := tagEnd(content); end < len(content) {
			return end + 1
		}
		return -1
	}
	end := bytes.Index(content, closes)
	if end < 0 {
		return -1
	}
	return end + len(closes)
}

// element reads what is between two texts. A comment may hold words too.
func (m *markup) element(r *markupRun, content []byte) {
	inside, comment := bytes.CutPrefix(content, commentOpens)
	closes := commentCloses
	if !comment {
		inside, comment = bytes.CutPrefix(content, cdataOpens)
		closes = cdataCloses
	}
	if comment {
		m.stretch = append(m.stretch, bytes.TrimSuffix(inside, closes)...)
		r.words = true
		return
	}
	m.tag(r, bytes.TrimSuffix(content[1:], []byte{'>'}))
}

// between takes what stands between two tags.
func (m *markup) between(text []byte) {
	if bytes.IndexByte(text, '&') < 0 {
		m.stretch = append(m.stretch, text...)
		return
	}
	m.stretch = append(m.stretch, html.UnescapeString(string(text))...)
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

func (m *markup) tag(r *markupRun, tag []byte) {
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
	case "tab":
		m.step(r, addsSpace)
	case "br", "cr":
		m.step(r, endsLine)
	}
	if m.ends[string(name)] {
		m.step(r, endsText)
	}
	if !closing && bytes.IndexByte(attributes, '=') >= 0 {
		r.words = m.attributes(attributes) || r.words
	}
}

// step does what a tag does, and keeps it for when the run is met again.
func (m *markup) step(r *markupRun, step markupStep) {
	m.do(step)
	r.does = append(r.does, step)
}

// attributes searches those that hold words; each is a piece of its own.
func (m *markup) attributes(text []byte) (some bool) {
	for {
		equals := bytes.IndexByte(text, '=')
		if equals < 0 || equals+1 >= len(text) {
			return some
		}
		name := bytes.TrimSpace(text[:equals])
		rest := bytes.TrimLeft(text[equals+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return some
		}
		value, after, _ := bytes.Cut(rest[1:], rest[:1])
		if i := bytes.IndexByte(name, ':'); i >= 0 && !m.reads[string(name)] {
			name = name[i+1:]
		}
		if m.reads[string(name)] {
			some = true
			m.column = string(name)
			m.piece([]byte(html.UnescapeString(string(value))), m)
			m.column = ""
		}
		text = after
	}
}

// flush ends a stretch of text.
func (m *markup) flush() {
	if text := bytes.TrimSpace(m.stretch); len(text) > 0 {
		m.counted++
		m.piece(text, m)
	}
	m.stretch = m.stretch[:0]
}

// svgText searches the texts of a drawing and its descriptions.
func svgText(f *file) error {
	if !bytes.Contains(f.content[:min(len(f.content), 1000)], []byte("<svg")) {
		return errFile
	}
	m := markup{
		scan:  f.scan(),
		unit:  "text",
		ends:  set("text title desc g metadata style"),
		reads: set("aria-label title href alt"),
	}
	m.read(f.content, true)
	f.keep(m.scan)
	return nil
}

func set(list string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(list) {
		s[w] = true
	}
	return s
}
