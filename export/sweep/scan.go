package sweep

import (
	"runtime"
	"strings"
	"sync"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/when"
)

// pieces searches the pieces side by side.
func (s *Sweeper) pieces(pieces []piece) []Finding {
	workers := min(runtime.GOMAXPROCS(0), len(pieces))
	parts := make([][]placed, workers)
	var all sync.WaitGroup
	for n := range workers {
		all.Go(func() {
			c := scan{Sweeper: s, search: s.finder.Search(false)}
			for i := n * len(pieces) / workers; i < (n+1)*len(pieces)/workers; i++ {
				c.piece(i, &pieces[i])
			}
			parts[n] = c.found
		})
	}
	all.Wait()
	var list []placed
	for _, part := range parts {
		list = append(list, part...)
	}
	return inFileOrder(list)
}

// scan is the search of one goroutine.
type scan struct {
	*Sweeper
	search *naming.Search
	said   []when.Said
	spans  []span
	found  []placed
	at     int
	p      *piece
}

func (c *scan) piece(i int, p *piece) {
	if p.text == "" {
		return
	}
	c.at, c.p = i, p
	for _, m := range c.search.Find(p.text) {
		c.mention(m)
	}
	c.dates()
	c.spans = identifiers(c.spans[:0], p.text)
	for _, s := range c.spans {
		if s.kind != figures {
			c.add(s.kind, s.from, s.to)
		} else if person, birth := c.births.figure[p.text[s.from:s.to]]; birth && !joinsWord(p.text, s.from, s.to) {
			c.add(BirthDate, s.from, s.to).Person = person
		}
	}
}

func (c *scan) add(kind Kind, from, to int) *Finding {
	c.found = append(c.found, placed{c.at, from, c.finding(kind, c.p, from, to)})
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
	if m.Sure == naming.Doubtful && m.To-m.From == len(c.p.text) && naming.IsMonth(c.p.text) {
		return // on an axis
	}
	if c.staff[m.Person] {
		kind = Staff
	}
	if c.isRefused(m) {
		return
	}
	f := c.add(kind, m.From, m.To)
	f.Person, f.Doubtful = chronology.UID(m.Person), m.Sure == naming.Doubtful
}

// isRefused reports whether the author has said of this place that no person is
// meant. The words next to it must be those that the author saw.
func (c *scan) isRefused(m naming.Mention) bool {
	text := c.p.text
	for _, d := range c.refused[text[m.From:m.To]] {
		if d.Entity == "" || sameWord(lastWord(text[:m.From]), lastWord(d.Before)) && sameWord(firstWord(text[m.To:]), firstWord(d.After)) {
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
