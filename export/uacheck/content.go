package uacheck

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// page is a page and what its operators do.
type page struct {
	number int // from 1
	object int
	dict   types.Dict
	marked map[int]*sequence // by MCID
}

func (p *page) where() string { return fmt.Sprintf("page %d", p.number) }

// sequence is a sequence of marked content that belongs to the structure.
type sequence struct {
	tag    string
	text   strings.Builder
	led    bool // the structure tree leads here
	artful bool // something is painted in it
}

// readPages reads what stands on every page.
func (c *checker) readPages() {
	if err := c.file.EnsurePageCount(); err != nil {
		c.find("PDF 7.7.3", "page tree", "cannot be read: %v", err)
		return
	}
	c.Pages = c.file.PageCount
	c.must(c.Pages > 0, "PDF 7.7.3", "page tree", "has no pages")
	for n := 1; n <= c.file.PageCount; n++ {
		ref, err := c.file.PageDictIndRef(n)
		if err != nil || ref == nil {
			c.find("PDF 7.7.3", fmt.Sprintf("page %d", n), "is not in the tree of pages")
			continue
		}
		dict, _, inherited, err := c.file.PageDict(n, false)
		if err != nil || dict == nil {
			c.find("PDF 7.7.3", fmt.Sprintf("page %d", n), "cannot be read")
			continue
		}
		p := &page{number: n, object: objectNumber(ref), dict: dict, marked: map[int]*sequence{}}
		c.pages = append(c.pages, p)
		c.byPage[p.object] = p
		resources := c.dict(dict["Resources"])
		if resources == nil && inherited != nil {
			resources = inherited.Resources
		}
		content, err := c.file.PageContent(dict, n)
		c.must(err == nil && len(content) > 0, "PDF 7.8.2", p.where(), "has no content")
		r := reading{checker: c, page: p, resources: resources}
		r.run(content)
	}
}

// reading follows the operators of one page.
type reading struct {
	*checker
	page      *page
	resources types.Dict
	depth     int // of forms within forms
	font      *font
	saved     []*font
	operands  []string
	open      []opened
	around    int // how many of them are open around a form
	inText    bool
}

// opened is a sequence of marked content that has begun.
type opened struct {
	artifact bool
	sequence *sequence // nil where it has no MCID
	actual   bool      // its text is given by ActualText
	text     bool      // begun within a text object
}

func (r *reading) run(content []byte) {
	s := scanner{data: content}
	for {
		token := s.next()
		if token == "" {
			break
		}
		if isOperator(token) {
			r.operator(token)
			r.operands = r.operands[:0]
			continue
		}
		r.operands = append(r.operands, token)
	}
	r.must(len(r.open) == r.around, "PDF 14.6", r.page.where(), "marked content is not closed")
	r.must(!r.inText, "PDF 9.4", r.page.where(), "a text object is not closed")
	r.must(len(r.saved) == 0, "PDF 8.4.2", r.page.where(), "q without Q")
	r.must(!s.broken, "PDF 7.8.2", r.page.where(), "an operand is not closed")
}

func (r *reading) operator(op string) {
	switch op {
	case "BDC", "BMC":
		r.begin(op)
	case "EMC":
		r.must(len(r.open) > r.around, "PDF 14.6", r.page.where(), "EMC without BDC")
		if n := len(r.open) - 1; n >= r.around {
			r.must(r.open[n].text == r.inText, "PDF 14.6.1", r.page.where(), "marked content crosses a text object")
			r.open = r.open[:n]
		}
	case "BT":
		r.must(!r.inText, "PDF 9.4", r.page.where(), "BT within BT")
		r.inText = true
	case "ET":
		r.inText = false
	case "q":
		r.saved = append(r.saved, r.font)
	case "Q":
		r.must(len(r.saved) > 0, "PDF 8.4.2", r.page.where(), "Q without q")
		if n := len(r.saved) - 1; n >= 0 {
			r.font, r.saved = r.saved[n], r.saved[:n]
		}
	case "Tf":
		r.setFont()
	case "Tj", "'", "TJ", "\"":
		r.must(r.inText, "PDF 9.4", r.page.where(), "text is shown outside a text object")
		r.painted("text")
		r.show()
	case "Do":
		r.painted("a picture or form")
		r.form()
	case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "EI":
		r.must(!r.inText, "PDF 8.2", r.page.where(), "a path lies within a text object")
		r.painted("a path (" + op + ")")
	}
}

// form follows the operators of a form: what it paints is marked where it is
// called for.
func (r *reading) form() {
	if len(r.operands) == 0 {
		return
	}
	name := strings.TrimPrefix(r.operands[0], "/")
	ref, known := r.dict(r.resources["XObject"])[name]
	form := r.dict(ref)
	r.must(known && r.name(form["Subtype"]) == "Form", "PDF 7.8.3", r.page.where(), "%s is no form among the resources", name)
	r.must(r.depth < 5, "PDF 8.10", r.page.where(), "forms lie within forms")
	content := r.stream(ref)
	r.must(len(content) > 0, "PDF 8.10", r.page.where(), "form %s draws nothing", name)
	if r.depth >= 5 || content == nil {
		return
	}
	within := reading{checker: r.checker, page: r.page, resources: r.dict(form["Resources"]), depth: r.depth + 1}
	within.open = append(within.open, r.open...)
	within.around = len(within.open)
	within.run(content)
}

// begin opens a sequence of marked content.
func (r *reading) begin(op string) {
	if len(r.operands) == 0 {
		r.find("PDF 14.6", r.page.where(), "%s without a tag", op)
		return
	}
	o := opened{artifact: r.operands[0] == "/Artifact", text: r.inText}
	within := r.owner()
	if op == "BDC" {
		properties := strings.Join(r.operands[1:], " ")
		o.actual = strings.Contains(properties, "/ActualText")
		if mcid, ok := valueOf(properties, "/MCID"); ok {
			o.sequence = r.sequence(mcid, strings.TrimPrefix(r.operands[0], "/"))
		}
	}
	if within != nil {
		r.must(!(o.artifact && !within.artifact), "01-003", r.page.where(), "an artifact lies within tagged content")
		r.must(!(within.artifact && o.sequence != nil), "01-004", r.page.where(), "tagged content lies within an artifact")
		r.must(o.sequence == nil || within.sequence == nil, "PDF 14.7.4.2", r.page.where(), "content of one element lies within that of another")
		if o.sequence == nil {
			o.sequence, o.artifact = within.sequence, within.artifact
		}
	}
	if o.actual && o.sequence != nil {
		if text, ok := actualText(strings.Join(r.operands[1:], " ")); ok {
			o.sequence.text.WriteString(text)
		}
	}
	r.open = append(r.open, o)
}

func (r *reading) sequence(mcid int, tag string) *sequence {
	_, twice := r.page.marked[mcid]
	r.must(!twice, "PDF 14.7.4.2", r.page.where(), "MCID %d stands twice", mcid)
	s := &sequence{tag: tag}
	r.page.marked[mcid] = s
	return s
}

// owner is the innermost sequence that is open.
func (r *reading) owner() *opened {
	if len(r.open) == 0 {
		return nil
	}
	return &r.open[len(r.open)-1]
}

// painted checks that what is painted is tagged or an artifact.
func (r *reading) painted(what string) {
	o := r.owner()
	r.must(o != nil && (o.artifact || o.sequence != nil), "01-005", r.page.where(), "%s is neither tagged nor an artifact", what)
	if o != nil && o.sequence != nil {
		o.sequence.artful = true
	}
}

func (r *reading) setFont() {
	if len(r.operands) < 2 {
		return
	}
	name := strings.TrimPrefix(r.operands[0], "/")
	ref, known := r.dict(r.resources["Font"])[name]
	r.must(known, "PDF 7.8.3", r.page.where(), "font %s is not among the resources", name)
	r.font = r.fontOf(ref)
}

// show follows text that is shown: each code must have a glyph and a meaning.
func (r *reading) show() {
	for _, operand := range r.operands {
		codes, ok := stringBytes(operand)
		if !ok {
			continue
		}
		if r.font == nil {
			r.find("PDF 9.3.1", r.page.where(), "text is shown without a font")
			return
		}
		text := r.font.show(r.checker, r.page, codes)
		if o := r.owner(); o != nil && o.sequence != nil && !r.actual() {
			o.sequence.text.WriteString(text)
		}
	}
}

// actual reports whether the text that is shown is told otherwise.
func (r *reading) actual() bool {
	for _, o := range r.open {
		if o.actual {
			return true
		}
	}
	return false
}

// valueOf reads an integer after a key.
func valueOf(properties, key string) (int, bool) {
	_, after, found := strings.Cut(properties, key)
	if !found {
		return 0, false
	}
	var n int
	_, err := fmt.Sscan(strings.TrimSpace(after), &n)
	return n, err == nil
}

// actualText reads /ActualText of a property list.
func actualText(properties string) (string, bool) {
	_, after, found := strings.Cut(properties, "/ActualText")
	after = strings.TrimSpace(after)
	if !found || !strings.HasPrefix(after, "<") {
		return "", false
	}
	hex, _, _ := strings.Cut(after[1:], ">")
	s, err := types.HexLiteralToString(types.HexLiteral(hex))
	return s, err == nil
}

// scanner divides a content stream into tokens (ISO 32000-1, 7.2). Brackets of
// arrays and dictionaries are tokens of their own.
type scanner struct {
	data   []byte
	at     int
	broken bool
}

const (
	spaces     = " \n\r\t\f\x00"
	delimiters = "()<>[]{}/%"
)

func (s *scanner) next() string {
	for s.at < len(s.data) && strings.IndexByte(spaces, s.data[s.at]) >= 0 {
		s.at++
	}
	if s.at >= len(s.data) {
		return ""
	}
	from := s.at
	switch b := s.data[from]; {
	case b == '(':
		s.string()
	case b == '%':
		end := bytes.IndexByte(s.data[from:], '\n')
		if end < 0 {
			end = len(s.data) - from - 1
		}
		s.at += end + 1
		return s.next()
	case b == '<' || b == '>':
		s.angle()
	case b == '[' || b == ']':
		s.at++
	default:
		s.at++
		for s.at < len(s.data) && strings.IndexByte(spaces, s.data[s.at]) < 0 && strings.IndexByte(delimiters, s.data[s.at]) < 0 {
			s.at++
		}
	}
	return string(s.data[from:s.at])
}

func (s *scanner) string() {
	depth := 0
	for ; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.at++
				return
			}
		}
	}
	s.at, s.broken = len(s.data), true
}

// angle reads "<<", ">>" or a string in hexadecimal.
func (s *scanner) angle() {
	if s.at+1 < len(s.data) && s.data[s.at+1] == s.data[s.at] {
		s.at += 2
		return
	}
	end := bytes.IndexByte(s.data[s.at:], '>')
	if end < 0 {
		s.at, s.broken = len(s.data), true
		return
	}
	s.at += end + 1
}

// isOperator reports whether a token is no operand.
func isOperator(token string) bool {
	switch b := token[0]; {
	case strings.IndexByte("/(<>[]+-.0123456789", b) >= 0:
		return false
	}
	return token != "true" && token != "false" && token != "null"
}

// stringBytes reads the bytes of a string operand.
func stringBytes(token string) ([]byte, bool) {
	switch {
	case strings.HasPrefix(token, "("):
		s, err := types.Unescape(token[1 : len(token)-1])
		return s, err == nil
	case strings.HasPrefix(token, "<") && !strings.HasPrefix(token, "<<"):
		b, err := types.HexLiteral(token[1 : len(token)-1]).Bytes()
		return b, err == nil
	}
	return nil, false
}
