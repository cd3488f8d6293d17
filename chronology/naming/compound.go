package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// compound is a full name by its parts. A hyphen makes one name of several, of
// which people use all, one, or the letters: Mary-Jane Lee-Grant is Maryjane, Jane,
// Mrs Grant, MJ and MJLG.
type compound struct {
	given  [][]string // names, and of each what its hyphens join
	family []string   // with its particles
}

// compoundOf takes a name apart of which the words are known and where the surname
// begins among them.
func compoundOf(name string, words []string, surname int) compound {
	n := compound{family: words[surname:]}
	at := 0
	for _, field := range strings.Fields(name) {
		count := min(len(wordsOf(field)), surname-at)
		if count > 0 {
			n.given = append(n.given, words[at:at+count])
			at += count
		}
	}
	return n
}

// bare is the surname without its particles, unless it is made of them.
func (n compound) bare() []string {
	bare := slices.DeleteFunc(slices.Clone(n.family), func(w string) bool { return particles[w] })
	if len(bare) == 0 {
		return n.family
	}
	return bare
}

// letters are the first letters of all the names.
func (n compound) letters() string { return heads(slices.Concat(n.given...)) + heads(n.family) }

// initials are the letters by which the person may be called: those of all given
// names, of the first, or one alone, with those of the surname or of a part of it;
// and of a first name with a hyphen both.
func (n compound) initials() []string {
	if len(n.given) == 0 {
		return nil
	}
	first := heads(n.given[0])
	var all []string
	for _, given := range []string{heads(slices.Concat(n.given...)), first, heads(n.given[0][:1])} {
		for _, family := range append([]string{heads(n.family), heads(n.bare())}, each(n.bare(), heads)...) {
			all = append(all, given+family)
		}
	}
	all = append(all, first)
	return slices.DeleteFunc(distinct(all), func(s string) bool { return utf8.RuneCountInString(s) < 2 })
}

// firsts and lasts are what the first name and the surname may be in a name that
// is written together.
func (n compound) firsts() []string {
	return distinct([]string{n.given[0][0], strings.Join(n.given[0], "")})
}

func (n compound) lasts() []string {
	return distinct(append([]string{strings.Join(n.family, ""), strings.Join(n.bare(), "")}, n.bare()...))
}

// hyphenPairs are the letters of neighbours within the names that have a hyphen.
func hyphenPairs(name string) []string {
	var pairs []string
	for _, field := range strings.Fields(name) {
		words := wordsOf(field)
		for k := 1; k < len(words); k++ {
			pairs = append(pairs, heads(words[k-1:k+1]))
		}
	}
	return pairs
}

// hyphenless are the parts of a name that are neighbours, and all of them, without
// what stands between.
func hyphenless(parts []string) []string {
	if len(parts) < 2 {
		return nil
	}
	list := []string{strings.Join(parts, "")}
	for k := range parts[1:] {
		list = append(list, parts[k]+parts[k+1])
	}
	return distinct(list)
}

// heads are the first letters of words.
func heads(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return b.String()
}

func each(words []string, of func([]string) string) []string {
	var list []string
	for _, w := range words {
		list = append(list, of([]string{w}))
	}
	return list
}

func distinct(words []string) []string {
	var list []string
	for _, w := range words {
		if w != "" && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	return list
}

// together looks for names as file names and user names have them, and for those of
// several parts as they are written without the hyphen or the space: Maryjane.
func (f *Finder) together(i int, n compound) {
	var given []string
	for _, g := range n.given {
		given = append(given, strings.Join(g, ""))
		f.hyphenless(i, g, first)
	}
	f.hyphenless(i, given, first)
	f.hyphenless(i, n.family, last)
	if len(n.family) == 0 {
		return
	}
	for _, l := range n.lasts() {
		for _, g := range n.firsts() {
			f.joined(i, g, l)
		}
	}
}

func (f *Finder) hyphenless(i int, parts []string, k kind) {
	for _, w := range hyphenless(parts) {
		if utf8.RuneCountInString(w) >= leastJoined && !spelling.Ordinary(w) {
			f.add(w, part{person: i, kind: k})
		}
	}
}

// joined looks for a first name and a surname written together.
func (f *Finder) joined(i int, first, last string) {
	head, _ := utf8.DecodeRuneInString(first)
	for _, w := range []string{first + last, last + first, string(head) + last, last + string(head)} {
		if utf8.RuneCountInString(w) >= leastJoined && !spelling.Ordinary(w) {
			f.add(w, part{person: i, kind: joined})
		}
	}
	for _, w := range []string{first + last, last + first} {
		if utf8.RuneCountInString(w) >= leastInside {
			f.joins = append(f.joins, join{w, i})
		}
	}
}

// letter looks for initials, written together or apart.
func (f *Finder) letter(i int, all []string) {
	for _, n := range all {
		f.add(n, part{person: i, kind: initials})
		f.shorts[i] = append(f.shorts[i], n)
	}
}
