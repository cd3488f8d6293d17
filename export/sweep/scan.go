package sweep

import (
	"hash/maphash"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/traces"
	"throughline.org/throughline/chronology/when"
)

// scan searches one piece of text after the other. It belongs to one goroutine.
type scan struct {
	*Sweeper
	look   *naming.Looking
	clean  [usualPieces]shortPiece // in which there was nothing, by their sums
	seed   maphash.Seed
	said   []when.Said
	traced []traces.Trace
	found  []placed

	order int // of the piece at hand in the file
	text  string
	at    place
}

func (s *Sweeper) scan() *scan {
	return &scan{Sweeper: s, look: s.finder.Look(false), seed: maphash.MakeSeed()}
}

// shortPiece is a piece such as the name of an agency or a date, which come again
// and again.
type shortPiece struct {
	length uint8 // and one; 0 is free
	text   [shortest]byte
}

const (
	shortest    = 39
	usualPieces = 1 << 12
)

func (p *shortPiece) is(text []byte) bool {
	return int(p.length) == len(text)+1 && string(p.text[:len(text)]) == string(text)
}

// piece searches a stretch of a file's text that belongs together. Most hold no
// word and no figure that could be anything: they are only looked at.
func (c *scan) piece(text []byte, at place) {
	c.order++
	if len(text) > shortest {
		c.search(text, at)
		return
	}
	if usual := &c.clean[maphash.Bytes(c.seed, text)%usualPieces]; !usual.is(text) && c.search(text, at) {
		usual.length = uint8(len(text) + 1)
		copy(usual.text[:], text)
	}
}

// search searches a piece and reports whether there was nothing.
func (c *scan) search(text []byte, at place) bool {
	signs := c.look.Signs(text) & (naming.Names | naming.Numbers | naming.At)
	dated := c.mayHoldDates(text)
	if signs == 0 && !dated {
		return true
	}
	before := len(c.found)
	c.text, c.at = string(text), at
	if signs&naming.Names != 0 {
		for _, m := range c.look.Search().Find(c.text) {
			c.mention(m)
		}
	}
	if dated {
		c.dates()
	}
	if signs&(naming.Numbers|naming.At) != 0 {
		c.traces()
	}
	return len(c.found) == before
}

// mayHoldDates is a quick look whether a text that was looked at may hold a date that
// the version does not tell. All of it may be in words.
func (c *scan) mayHoldDates(text []byte) bool {
	if c.version.HidesDays() {
		return len(c.look.Marks()) > 0 || when.SpellsMonth(text)
	}
	return c.births.MayStand(text, c.look.Marks()) || c.births.SpellsOne(text)
}

// traces keeps numbers and addresses by which somebody can be found.
func (c *scan) traces() {
	c.traced = traces.Append(c.traced[:0], c.text, c.look.Marks())
	for _, t := range c.traced {
		if t.Kind != traces.Figures {
			c.add(Kind(t.Kind), t.From, t.To)
		}
	}
}

// add keeps a finding, unless the author has said of this place that it shall stay.
func (c *scan) add(kind Kind, from, to int) *Finding {
	if kind != HiddenDate && c.isRefused(from, to) {
		return nil
	}
	c.found = append(c.found, placed{c.order, from, c.finding(kind, from, to)})
	return &c.found[len(c.found)-1].Finding
}

// mention keeps what names a person.
func (c *scan) mention(m naming.Mention) {
	kind := Name
	switch m.How {
	case naming.ByLabel:
		return
	case naming.ByPhrase:
		c.add(Place, m.From, m.To)
		return
	case naming.ByAlias:
		kind = Alias
	case naming.BySlip:
		kind = Misspelling
	case naming.ByInitials:
		kind = Initials
	}
	if m.Doubt == naming.PlaceName && m.Sure == naming.Doubtful {
		return // Victoria Road tells nothing of Victoria
	}
	if m.Sure == naming.Doubtful && m.To-m.From == len(c.text) && naming.IsMonth(c.text) {
		return // on an axis
	}
	if c.listsCarrier(c.text, m.From, m.To) {
		return
	}
	if c.staff[m.Person] {
		kind = Staff
	}
	if f := c.add(kind, m.From, m.To); f != nil {
		f.Person, f.Doubtful = chronology.UID(m.Person), m.Sure == naming.Doubtful
	}
}

// isRefused reports whether the author has said of this place that it stays as it
// is. The words next to it must be those that the author saw.
func (c *scan) isRefused(from, to int) bool {
	text := c.text
	for _, d := range c.refused[text[from:to]] {
		if d.Entity == "" || sameWord(lastWord(text[:from]), lastWord(d.Before)) && sameWord(firstWord(text[to:]), firstWord(d.After)) {
			return true
		}
	}
	return false
}

func lastWord(s string) string {
	words := strings.Fields(s[max(0, len(s)-60):])
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

func firstWord(s string) string {
	words := strings.Fields(s[:min(len(s), 60)])
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// sameWord compares words of which one may have been cut: a decision keeps but a
// stretch of what stood around.
func sameWord(a, b string) bool {
	return a == b || a != "" && b != "" && (strings.HasSuffix(a, b) || strings.HasPrefix(a, b))
}
