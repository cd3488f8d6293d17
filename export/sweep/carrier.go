package sweep

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// carriers are those who carry the review out, as a file prints them where it lists
// them, the longest first: with the role of an author, with initials in what is
// published, and once more where a row of the panel goes on.
func carriers(r *chronology.Review, v chronology.Version) []string {
	var list []string
	add := func(words string) {
		if words = oneLine(words); words != "" {
			list = append(list, words)
		}
	}
	for _, m := range r.Panel {
		add(v.Member(m))
		add(v.Member(m) + " (continued)")
	}
	for _, a := range r.Authors {
		add(a.Name)
		if a.Role != "" {
			add(a.Name + ", " + a.Role)
		}
	}
	slices.SortFunc(list, func(a, b string) int { return len(b) - len(a) })
	return list
}

// listsCarrier reports whether the line or the cell of a text that a place is in lists
// those who carry the review out and nothing else. A name in it is theirs, though
// somebody of the review has the same; anywhere else it is that person's.
func (s *Sweeper) listsCarrier(text string, from, to int) bool {
	line := text[strings.LastIndexByte(text[:from], '\n')+1:]
	if end := strings.IndexByte(text[to:], '\n'); end >= 0 {
		line = line[:len(line)-len(text)+to+end]
	}
	rest := strings.TrimPrefix(oneLine(line), "Authors: ")
	for rest != "" {
		at := slices.IndexFunc(s.carry, func(name string) bool {
			after, is := strings.CutPrefix(rest, name)
			return is && (after == "" || strings.IndexByte(" ,", after[0]) >= 0)
		})
		if at < 0 {
			return false
		}
		rest = strings.TrimLeft(rest[len(s.carry[at]):], " ,")
	}
	return true
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
