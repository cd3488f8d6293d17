package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

// heard is what a document says, as a medium that only listens: the headings of its
// parts, which abbreviations it uses, and which of these nobody explains.
type heard struct {
	titles      []titled
	pending     []abbreviation  // explained, and not met so far
	met         map[string]bool // by their short forms
	known       map[string]bool // explained
	agencies    map[string]bool // short names, which references begin with
	unexplained []string        // in the order in which they were met
}

// abbreviation is a short form that the review explains.
type abbreviation struct {
	short  string
	agency bool
}

// listen hears what the document will say, before it is laid out.
func (d *document) listen() error {
	h := &heard{met: map[string]bool{}, known: map[string]bool{}, agencies: map[string]bool{}}
	for _, a := range d.review.Abbreviations {
		h.explained(a.Short, false)
	}
	for _, a := range d.review.Agencies {
		h.explained(a.Short, true)
	}
	ear := *d
	ear.medium, ear.root, ear.options.Progress = h, &element{role: roleDocument}, nil
	ear.cleaner.asIs = true
	if err := ear.lay(); err != nil {
		return err
	}
	h.hearMeanings(d.review)
	slices.Sort(h.unexplained)
	d.heard = h
	return nil
}

func (h *heard) explained(short string, agency bool) {
	if short = strings.TrimSpace(short); short == "" {
		return
	}
	h.pending = append(h.pending, abbreviation{short, agency})
	h.known[short] = true
	h.agencies[short] = h.agencies[short] || agency
}

// hearMeanings hears what the glossary will say itself: a meaning may hold
// abbreviations in turn.
func (h *heard) hearMeanings(r *chronology.Review) {
	said := map[*chronology.Abbreviation]bool{}
	for again := true; again; {
		again = false
		for _, a := range r.Abbreviations {
			if h.met[strings.TrimSpace(a.Short)] && !said[a] {
				said[a], again = true, true
				h.hear(a.Meaning)
			}
		}
	}
}

// hear takes in a stretch of text.
func (h *heard) hear(text string) {
	h.pending = slices.DeleteFunc(h.pending, func(a abbreviation) bool {
		found := hasWord(text, a.short, a.agency)
		if found {
			h.met[a.short] = true
		}
		return found
	})
	for _, short := range chronology.AbbreviationsIn(text) {
		if h.known[short] || h.agencies[strings.TrimRight(short, "0123456789")] || slices.Contains(h.unexplained, short) {
			continue
		}
		h.unexplained = append(h.unexplained, short)
	}
}

// hasWord reports whether a text holds a short form by itself, its plural, or,
// where it is an agency's, a reference that begins with it.
func hasWord(text, short string, agency bool) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], short)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		at += i + len(short)
		rest := strings.TrimPrefix(text[at:], "s")
		if agency {
			rest = strings.TrimLeft(rest, "0123456789")
		}
		after, _ := utf8.DecodeRuneInString(rest)
		if !letterOrDigit(before) && !letterOrDigit(after) {
			return true
		}
	}
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func (h *heard) hearLine(l line) {
	for i := range l {
		h.hear(l[i].text)
	}
}

func (h *heard) fit(*flow)   {}
func (h *heard) start(*flow) {}
func (h *heard) turn()       {}
func (h *heard) contents()   {}
func (h *heard) keep()       {}

func (h *heard) title(t titled) {
	h.hearLine(t.line)
	if t.part {
		h.titles = append(h.titles, t)
	}
}

func (h *heard) paragraph(_ float64, l line)                     { h.hearLine(l) }
func (h *heard) item(_ *element, _ string, l line, _ *anchor)    { h.hearLine(l) }
func (h *heard) under(_ float64, l line)                         { h.hearLine(l) }
func (h *heard) fact(_ string, l line)                           { h.hearLine(l) }
func (h *heard) endTable(*grid)                                  {}
func (h *heard) figures() bool                                   { return false }
func (h *heard) figure(_ *flow, _ [4]float64, _, caption string) { h.hear(caption) }

func (h *heard) row(_ *grid, r row) {
	for _, c := range r.cells {
		for _, l := range c {
			h.hearLine(l)
		}
	}
}
