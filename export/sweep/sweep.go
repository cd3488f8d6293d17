package sweep

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/traces"
	"throughline.org/throughline/chronology/when"
)

// Kind is what was found.
type Kind string

// The kinds.
const (
	Name        Kind = "name"
	Alias       Kind = "alias"
	Misspelling Kind = "misspelt name"
	Initials    Kind = "initials"
	Staff       Kind = "staff name"
	Place       Kind = "masked place"
	BirthDate   Kind = "date of birth"
	HiddenDate  Kind = "date"
	NHSNumber   Kind = Kind(traces.NHSNumber)
	Telephone   Kind = Kind(traces.Telephone)
	Postcode    Kind = Kind(traces.Postcode)
	Email       Kind = Kind(traces.Email)
	Address     Kind = Kind(traces.Address)
)

// Finding is something that the file should not tell.
type Finding struct {
	// ID is by what it is allowed. It is made of what was found and the words
	// around, so that it is the same while these are.
	ID            string         `json:"id"`
	Kind          Kind           `json:"kind"`
	Found         string         `json:"found"`
	Where         string         `json:"where"`
	Before, After string         `json:"-"`
	Context       string         `json:"context"`
	Person        chronology.UID `json:"person,omitempty"`
	Doubtful      bool           `json:"doubtful,omitempty"` // an ordinary word too
}

// Allowance records that the finding was knowingly let through in a version for
// an audience. The caller Puts it.
func (f Finding) Allowance(audience chronology.Audience) *chronology.Allowance {
	return &chronology.Allowance{
		UID: chronology.NewUID(), Finding: f.ID, For: audience, Kind: string(f.Kind), Found: f.Found, Where: f.Where,
	}
}

// Sweeper searches the files of one version of a review.
type Sweeper struct {
	review  *chronology.Review
	version chronology.Version
	finder  *naming.Finder
	staff   map[string]bool
	carry   []string                          // see carriers
	refused map[string][]*chronology.Decision // by what was found
	births  chronology.BirthDates
	hidden  chronology.HiddenDates
	printed when.Day
}

// New makes a sweeper of the review as it is, with all its names, and the version
// that the files are made for. Printed is the day of printing, which is no secret.
func New(r *chronology.Review, d *chronology.Dating, v chronology.Version, printed when.Day) *Sweeper {
	s := &Sweeper{
		review: r, version: v, finder: r.Finder(v), staff: map[string]bool{},
		refused: map[string][]*chronology.Decision{}, births: d.BirthDates(), hidden: d.HiddenDates(v), printed: printed,
	}
	for _, p := range r.People {
		s.staff[string(p.UID)] = p.Role != "" || p.Agency != ""
	}
	for _, d := range r.Decisions {
		if d.Refused {
			s.refused[d.Found] = append(s.refused[d.Found], d)
		}
	}
	s.carry = carriers(r, v)
	return s
}

// File searches a finished file by the ending of its name, which is searched too.
// A file of a kind that it cannot read is an error: it must not be taken for clean.
func (s *Sweeper) File(name string, content []byte) ([]Finding, error) {
	return s.file(name, content, nil)
}

// file is File for a file that may have been watched while it was written.
func (s *Sweeper) file(name string, content []byte, watched *Watch) ([]Finding, error) {
	base := filepath.Base(name)
	ending := strings.ToLower(filepath.Ext(base))
	read := readers[ending]
	if read == nil {
		return nil, fmt.Errorf("sweep %s: %w", ending, ErrKind)
	}
	f := file{Sweeper: s, content: content, watched: watched}
	c := s.scan()
	c.piece([]byte(strings.TrimSuffix(base, filepath.Ext(base))), named("file name"))
	f.keep(c)
	if err := read(&f); err != nil {
		return nil, fmt.Errorf("sweep %s: %w", ending, err)
	}
	return inFileOrder(f.found), nil
}

// file is a finished file that is being searched.
type file struct {
	*Sweeper
	content []byte
	watched *Watch // nil where nobody watched it being written
	found   []placed
}

// keep takes what a scan has found.
func (f *file) keep(c *scan) { f.found = append(f.found, c.found...) }

// readers search the text of a file, by the ending of its name.
var readers = map[string]func(*file) error{
	".pdf": pdfText, ".docx": officeText, ".xlsx": officeText, ".csv": csvText, ".svg": svgText, ".json": jsonText,
}

// place is where a piece of a file's text stands: "page 3", "row 4, “source”". It is
// asked only where something was found.
type place interface{ where() string }

// named is a place that has a name.
type named string

func (n named) where() string { return string(n) }

// counted is a place by its number in a part of a file, and the name of a column.
func counted(part, unit string, number int, column string) string {
	words := part
	if number > 0 {
		if words != "" {
			words += ", "
		}
		words += fmt.Sprintf("%s %d", unit, number)
	}
	if column != "" {
		words += ", “" + column + "”"
	}
	return words
}

// wordsAround are words on either side that make a finding the one that was allowed.
const wordsAround = 3

// finding makes a finding of a place in the piece at hand.
func (c *scan) finding(kind Kind, from, to int) Finding {
	f := Finding{Kind: kind, Found: c.text[from:to], Where: c.at.where()}
	before := strings.Fields(c.text[back(c.text, from):from])
	after := strings.Fields(c.text[to:ahead(c.text, to)])
	f.Before = strings.Join(before[max(0, len(before)-wordsAround):], " ")
	f.After = strings.Join(after[:min(len(after), wordsAround)], " ")
	f.Context = strings.TrimSpace(f.Before + " [" + strings.Join(strings.Fields(f.Found), " ") + "] " + f.After)
	sum := sha256.Sum256([]byte(string(kind) + "\x00" + f.Context))
	f.ID = strings.ReplaceAll(string(kind), " ", "-") + "-" + hex.EncodeToString(sum[:4])
	return f
}

// back and ahead are how far the words around a place are looked for.
func back(text string, at int) int {
	from := max(0, at-60)
	for from < at && !utf8.RuneStart(text[from]) {
		from++
	}
	return from
}

func ahead(text string, at int) int {
	to := min(len(text), at+60)
	for to > at && to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	return to
}

// Left are the findings that nobody has allowed: not by id, and not before, in a
// version for the same audience.
func (s *Sweeper) Left(found []Finding, allow []string) []Finding {
	allowed := map[string]bool{}
	for _, id := range allow {
		allowed[id] = true
	}
	for _, a := range s.review.Allowances {
		if a.For == s.version.For {
			allowed[a.Finding] = true
		}
	}
	var left []Finding
	for _, f := range found {
		if !allowed[f.ID] {
			left = append(left, f)
		}
	}
	return left
}

// placed is a finding by the piece that it was found in.
type placed struct {
	piece, at int
	Finding
}

func inFileOrder(list []placed) []Finding {
	slices.SortStableFunc(list, func(a, b placed) int { return cmp.Or(a.piece-b.piece, a.at-b.at) })
	found := make([]Finding, len(list))
	for i, p := range list {
		found[i] = p.Finding
	}
	return found
}
