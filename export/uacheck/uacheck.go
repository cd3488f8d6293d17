// Package uacheck checks finished PDF files against what a program can check of
// PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2). It serves tests only.
//
// It knows nothing of how our files are made: it reads them with pdfcpu, which
// shares no code with the writer, walks everything that a reader program would
// walk, and holds the parts against each other. What stands on the pages
// (content.go) and what the structure tree says (tree.go, nesting.go, table.go)
// must be the same things, each led to from the other; fonts must be there and
// say what their characters are (font.go); and the file as a whole must say what
// it is (document.go, annotation.go).
//
// Findings name the failure condition of the Matterhorn Protocol 1.1 where there
// is one ("14-003"), else the clause of ISO 19005-2 ("A2 6.1.3") or of
// ISO 32000-1 ("PDF 7.9.7"). Whether the reading order makes sense, and whether
// the words for a picture say what it shows, only a person can check.
package uacheck

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Finding is one thing that is wrong.
type Finding struct {
	Rule  string // see the package comment
	Where string // "page 3", "object 17"
	What  string
}

func (f Finding) String() string { return f.Rule + " " + f.Where + ": " + f.What }

// Report is what was found. Checks counts what was looked at, so that a check
// that looked at nothing is not taken for a good one.
type Report struct {
	Findings []Finding
	Checks   int
	Pages    int
	Root     *Element // of the structure tree
	Outline  []Entry
}

// Entry is an entry of the outline.
type Entry struct {
	Title string
	Level int
	To    *Element
}

// Rules lists the rules that were broken, each once.
func (r *Report) Rules() []string {
	var rules []string
	for _, f := range r.Findings {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	return rules
}

// most bounds the findings: a file whose every page is wrong in the same way
// need not be told a thousand times.
const most = 200

// checker is one file being checked.
type checker struct {
	*Report
	file    *model.XRefTable
	catalog types.Dict
	pages   []*page
	byPage  map[int]*page // by object number
	fonts   map[int]*font // by object number
	tree    *tree
}

var quiet = sync.OnceFunc(api.DisableConfigDir) // pdfcpu would read the user's own settings

// Check checks a file. An error says that it could not even be read.
func Check(data []byte) (*Report, error) {
	quiet()
	configuration := model.NewDefaultConfiguration()
	configuration.Offline = true
	ctx, err := api.ReadContext(bytes.NewReader(data), configuration)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	c := &checker{Report: &Report{}, file: ctx.XRefTable, byPage: map[int]*page{}, fonts: map[int]*font{}}
	if c.catalog, err = ctx.XRefTable.Catalog(); err != nil {
		return nil, fmt.Errorf("read catalog: %w", err)
	}
	c.header(data)
	c.document()
	c.readPages()
	c.readTree()
	c.parents()
	c.nesting()
	c.annotations()
	c.outline()
	if err := api.ValidateContext(ctx); err != nil {
		c.find("PDF", "file", "pdfcpu finds it invalid: %v", err)
	}
	return c.Report, nil
}

// find reports a fault.
func (c *checker) find(rule, where, format string, args ...any) {
	if len(c.Findings) < most {
		c.Findings = append(c.Findings, Finding{rule, where, fmt.Sprintf(format, args...)})
	}
}

// must reports a fault unless what it should be is so.
func (c *checker) must(holds bool, rule, where, format string, args ...any) {
	c.Checks++
	if !holds {
		c.find(rule, where, format, args...)
	}
}

// Reading objects: whatever is missing or of another type is the zero value.

func (c *checker) deref(o types.Object) types.Object {
	o, err := c.file.Dereference(o)
	if err != nil {
		return nil
	}
	return o
}

func (c *checker) dict(o types.Object) types.Dict {
	switch d := c.deref(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

func (c *checker) array(o types.Object) types.Array {
	a, _ := c.deref(o).(types.Array)
	return a
}

func (c *checker) name(o types.Object) string {
	n, _ := c.deref(o).(types.Name)
	return string(n)
}

func (c *checker) integer(o types.Object) (int, bool) {
	i, ok := c.deref(o).(types.Integer)
	return int(i), ok
}

func (c *checker) number(o types.Object) float64 {
	switch n := c.deref(o).(type) {
	case types.Integer:
		return float64(n)
	case types.Float:
		return float64(n)
	}
	return 0
}

// text reads a text string; false where it is none.
func (c *checker) text(o types.Object) (string, bool) {
	var s string
	var err error
	switch t := c.deref(o).(type) {
	case types.StringLiteral:
		s, err = types.StringLiteralToString(t)
	case types.HexLiteral:
		s, err = types.HexLiteralToString(t)
	default:
		return "", false
	}
	return s, err == nil
}

// stream returns the decoded bytes of a stream.
func (c *checker) stream(o types.Object) []byte {
	s, ok := c.deref(o).(types.StreamDict)
	if !ok || s.Decode() != nil {
		return nil
	}
	return s.Content
}

// objectNumber is that of a reference, 0 for anything else.
func objectNumber(o types.Object) int {
	switch r := o.(type) {
	case types.IndirectRef:
		return r.ObjectNumber.Value()
	case *types.IndirectRef:
		return r.ObjectNumber.Value()
	}
	return 0
}

func object(number int) string { return fmt.Sprintf("object %d", number) }
