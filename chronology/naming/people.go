package naming

import (
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// Person is somebody who is looked for.
type Person struct {
	ID      string
	Name    string // real name, as it is entered
	Aliases []string
	// Labels are what the person is called in place of the name. They are found
	// too, so that it is known of whom a text speaks.
	Labels            []string
	Man, Woman, Child bool // where it is known: it tells Mr Smith from Mrs Smith
}

// Phrase is the name of a place or an agency, within which no person is meant.
type Phrase struct {
	ID   string // under which it is found; "" for one that is only passed over
	Text string
}

// kind is the part of a name that a word is.
type kind int

const (
	first kind = iota
	middle
	last
	particle // of "van der Berg": no name by itself
	alias    // a word of an alias, or all of it
	initials // written together: JS
	joined   // names written together: janesmith, jsmith
)

// part is whose name a word may be, and which part of it.
type part struct {
	person  int
	kind    kind
	slip    bool   // misspelt
	short   bool   // so short that it is doubtful, if misspelt
	weak    bool   // and counts only beside another part
	plural  bool   // with an s: the Smiths, Janes coat
	letters []rune // of the name, where it is misspelt
}

// sequence is several words that are looked for as they stand.
type sequence struct {
	words  []string // folded
	text   string   // as it is entered
	person int      // nobody for a phrase
	phrase string   // its ID
	label  bool
}

const nobody = -1

// Finder finds people. It is made for one review and may be used from several
// goroutines, each with a Search of its own.
type Finder struct {
	people    []Person
	initials  []string   // of each, of all names: "jhs"
	shorts    [][]string // of each, as they are used: "jhs", "js"
	hyphens   [][]string // of each, the letters of names that a hyphen joins: "mj"
	parts     map[string][]part
	names     map[int][]spelled // by length in letters: what may be misspelt
	joins     []join
	sequences map[string][]sequence // by the first word
	known     map[string]bool       // words that are no misspelling and no initials
	heads     map[rune]bool         // letters with which a name begins
	needed    map[string]bool       // words by which sequences that tell something are known (see Looking)
}

// spelled is a part of a name that is long enough to be known though misspelt.
type spelled struct {
	letters []rune
	held    uint32 // see lettersHeld
	part    part
}

// join is a name written together, long enough to be known inside a longer word.
type join struct {
	word   string
	person int
}

// leastSlip is how many letters a name has of which one may be wrong. Of leastShort
// to that many, it is doubted (see shortName); beside another part of the name it is not.
const (
	leastSlip  = 5
	leastShort = 3
)

// leastInside is how many letters a name written together has that is looked for
// inside longer words.
const leastInside = 7

// leastJoined is how many letters a name written together has at least: jsmith.
const leastJoined = 5

// New makes a Finder. Words are those that the review uses in another sense than
// for people, such as abbreviations.
func New(people []Person, phrases []Phrase, words []string) *Finder {
	f := &Finder{
		people: people, parts: map[string][]part{}, names: map[int][]spelled{},
		sequences: map[string][]sequence{}, known: map[string]bool{}, heads: map[rune]bool{}, needed: map[string]bool{},
	}
	for _, w := range words {
		f.known[key(w)] = true
	}
	for _, phrase := range phrases {
		f.phrase(phrase)
	}
	for i, p := range people {
		f.label(i, p)
	}
	for i, p := range people {
		f.name(i, p)
		for _, a := range p.Aliases {
			f.alias(i, p, a)
		}
	}
	for w := range f.sequences {
		slices.SortStableFunc(f.sequences[w], func(a, b sequence) int { return len(b.words) - len(a.words) })
	}
	return f
}

// phrase looks for a name that is no person's. The first of two alike counts.
func (f *Finder) phrase(p Phrase) {
	words := wordsOf(p.Text)
	if len(words) == 0 {
		return
	}
	f.sequences[words[0]] = append(f.sequences[words[0]], sequence{words: words, text: p.Text, person: nobody, phrase: p.ID})
	for _, w := range words {
		f.known[w] = true
	}
	if p.ID != "" {
		f.need(words)
	}
}

// label looks for what a person is called in place of the name.
func (f *Finder) label(i int, p Person) {
	for _, l := range p.Labels {
		if l != "" {
			f.sequence(l, i, true)
		}
	}
}

// secret reports whether a name says more than what the person is called anyway.
func secret(p Person, name string) bool {
	return !slices.ContainsFunc(p.Labels, func(l string) bool { return key(l) == key(name) })
}

// name takes a real name apart.
func (f *Finder) name(i int, p Person) {
	f.initials, f.shorts, f.hyphens = append(f.initials, ""), append(f.shorts, nil), append(f.hyphens, nil)
	words := wordsOf(p.Name)
	if len(words) == 0 || !secret(p, p.Name) {
		return
	}
	f.sequence(p.Name, i, false)
	surname := surnameAt(p.Name, words)
	for at, w := range words {
		f.add(w, part{person: i, kind: kindAt(at, surname, w)})
	}
	n := compoundOf(p.Name, words, surname)
	f.initials[i], f.hyphens[i] = n.letters(), hyphenPairs(p.Name)
	for _, w := range words {
		if !particles[w] {
			f.heads[firstLetter(w)] = true
		}
	}
	f.letter(i, n.initials())
	f.together(i, n)
}

func firstLetter(word string) rune {
	r, _ := utf8.DecodeRuneInString(word)
	return r
}

// surnameAt is where the surname begins: the last name with its particles and,
// where it is hyphenated, all of it. A single word is a first name.
func surnameAt(name string, words []string) int {
	if len(words) == 1 {
		return 1
	}
	fields := strings.Fields(name)
	if len(fields) == 1 {
		return len(words) // Mary-Jane
	}
	at := len(words) - len(wordsOf(fields[len(fields)-1]))
	for at > 1 && particles[words[at-1]] {
		at--
	}
	return max(1, at)
}

func kindAt(at, surname int, word string) kind {
	switch {
	case at >= surname && particles[word]:
		return particle
	case at >= surname:
		return last
	case at == 0:
		return first
	}
	return middle
}

// particles are the small words of surnames.
var particles = wordSet("de da do dos das di del della der den van von zu la le du al el bin ibn bint ap ab ter ten mac mc o st")

// alias looks for another name: whole, and by those of its words that mean
// nothing else.
func (f *Finder) alias(i int, p Person, text string) {
	words := wordsOf(text)
	if len(words) == 0 || !secret(p, text) {
		return
	}
	f.sequence(text, i, false)
	for _, w := range words {
		if len(words) == 1 || !spelling.Ordinary(w) && !particles[w] && !titles[w] && !f.known[w] {
			f.add(w, part{person: i, kind: alias})
		}
	}
	if strings.ContainsAny(text, "-‐‑") {
		f.hyphenless(i, words, alias)
	}
	if len(words) == 2 {
		if whole := words[0] + words[1]; utf8.RuneCountInString(whole) >= leastInside {
			f.add(whole, part{person: i, kind: joined})
			f.joins = append(f.joins, join{whole, i})
		}
	}
}

// add looks for one word.
func (f *Finder) add(word string, p part) {
	if !slices.ContainsFunc(f.parts[word], func(o part) bool { return o.person == p.person && o.kind == p.kind }) {
		f.parts[word] = append(f.parts[word], p)
	}
	if letters := []rune(word); len(letters) >= leastShort && (p.kind < particle || p.kind == alias) {
		p.slip, p.short = true, len(letters) < leastSlip
		p.weak = p.short
		f.names[len(letters)] = append(f.names[len(letters)], spelled{letters, lettersHeld(letters), p})
	}
}

// sequence looks for several words as they stand.
func (f *Finder) sequence(text string, person int, label bool) {
	words := wordsOf(text)
	if len(words) == 0 || len(words) == 1 && !label {
		return // one word is found by itself
	}
	f.sequences[words[0]] = append(f.sequences[words[0]], sequence{words: words, text: text, person: person, label: label})
	if !label {
		f.need(words)
	}
}

// wordsOf are the folded words of a text, numbers among them.
func wordsOf(text string) []string {
	var words []string
	for _, t := range tokens(text) {
		words = append(words, key(text[t.from:t.to]))
	}
	return words
}

// key is what words are compared by: without accents and apostrophes, and without
// what hides them from such a comparison (see plain).
func key(word string) string { return strings.ReplaceAll(spelling.Fold(plain(word)), "'", "") }

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}
