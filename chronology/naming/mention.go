package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// How says by what somebody was found.
type How string

// The ways.
const (
	ByName     How = "name"
	ByPart     How = "part of a name"
	ByAlias    How = "alias"
	ByInitials How = "initials"
	BySlip     How = "misspelt name"
	ByLabel    How = "label"
	ByPhrase   How = "phrase"
)

// Sure says how sure it is that a person is meant.
type Sure int

// The degrees.
const (
	Doubtful Sure = iota // it may as well be something else
	Likely
	Certain
)

// String says it in words.
func (s Sure) String() string { return []string{"doubtful", "likely", "certain"}[s] }

// Mention is a place in a text where somebody is named.
type Mention struct {
	From, To int      // bytes; a title before the name is part of it, a possessive after it is not
	Person   string   // or, of a phrase, its ID
	Several  []string // whom it may be, where that is not known; Person is "" then
	How      How
	Sure     Sure
	Doubt    Doubt
	Plural   bool   // the Smiths
	Owner    bool   // an s without its apostrophe: Janes coat
	Family   bool   // "Smith family", which To includes
	Exact    bool   // of a label: written as it is entered
	Place    string // of a phrase: what it is the name of, which To includes: "primary school"
}

// Doubt says why it may be something else.
type Doubt string

// The doubts.
const (
	NoDoubt     Doubt = ""
	OtherWord   Doubt = "an ordinary word too"
	OtherName   Doubt = "another name follows"
	PlaceName   Doubt = "it may be the name of a place"
	OneLetter   Doubt = "one letter differs"
	OnlyLetters Doubt = "initials only"
)

// Find returns the mentions in a text, in their order; they do not overlap.
func (s *Search) Find(text string) []Mention {
	list := s.read(text)
	var found []Mention
	for i := 0; i < len(list); {
		m, next := s.at(text, list, i)
		if next == i {
			i++
			continue
		}
		if m.How != "" {
			found = append(found, m)
		}
		i = next
	}
	return found
}

// at looks for a mention that begins at a word; it returns the word after it. A
// phrase that is no person gives no mention but is passed over.
func (s *Search) at(text string, list []token, i int) (Mention, int) {
	w := list[i].word
	if w == nil {
		return Mention{}, i
	}
	if q, end := longest(text, list, i); q != nil {
		return s.ofSequence(text, list, i, end, q)
	}
	if w.initial != 0 {
		if m, end := s.byInitials(text, list, i); end > i {
			return m, end
		}
	}
	if len(w.parts) == 0 {
		return Mention{}, i
	}
	return s.byParts(text, list, i)
}

// longest is the longest sequence that stands at a word.
func longest(text string, list []token, i int) (*sequence, int) {
	w := list[i].word
	for k := range w.starts {
		q := &w.starts[k]
		if end := i + len(q.words); end <= len(list) && stands(text, list[i:end], q) {
			return q, end
		}
	}
	return nil, i
}

func stands(text string, list []token, q *sequence) bool {
	for k, t := range list {
		if k > 0 {
			gap := text[list[k-1].to:t.from]
			if !between(gap[shortened(gap):], true) {
				return false
			}
		}
		if t.word != nil && t.word.key != "" {
			if t.word.key != q.words[k] {
				return false
			}
		} else if key(text[t.from:t.to]) != q.words[k] {
			return false
		}
	}
	return true
}

func (s *Search) ofSequence(text string, list []token, i, end int, q *sequence) (Mention, int) {
	from, to := list[i].from, list[end-1].to
	if q.person == nobody && q.phrase == "" {
		return Mention{}, end
	}
	if q.person == nobody {
		return s.ofPlace(text, list, i, end, q)
	}
	m := Mention{From: from, To: to, Person: s.f.people[q.person].ID, Sure: Certain, Exact: text[from:to] == q.text}
	switch {
	case q.label:
		m.How = ByLabel
		return m, end
	case slices.Contains(s.f.people[q.person].Aliases, q.text):
		m.How = ByAlias
	default:
		m.How = ByName
	}
	titled := s.withTitle(text, list, i, &m)
	if m.How == ByName {
		end = barrelled(text, list, i, end, &m)
	}
	if r := (run{from: i, to: end}); !titled && r.everyday(list) {
		m.Sure, m.Doubt = Doubtful, OtherWord // summer fields
	}
	return m, end
}

// byInitials finds "J. Smith", "J.H. Smith", "J.S." and "M-J".
func (s *Search) byInitials(text string, list []token, i int) (Mention, int) {
	letters, end := "", i
	for end < len(list) && list[end].word != nil && list[end].word.initial != 0 || end > i && end < len(list) && singleCapital(text, list[end]) {
		if end > i && !between(text[list[end-1].to:list[end].from], true) {
			break
		}
		letters += key(text[list[end].from:list[end].to])
		end++
	}
	if m, next := s.initialsThenName(text, list, i, end, letters); next > i {
		return m, next
	}
	if end-i < 2 {
		return Mention{}, i
	}
	inside := text[list[i].to:list[end-1].from]
	dotted, hyphened := strings.Contains(inside, "."), strings.ContainsAny(inside, "-‐‑")
	if !dotted && !hyphened {
		return Mention{}, i
	}
	whose := s.whoseInitials(letters)
	if !dotted {
		whose = slices.DeleteFunc(whose, func(k int) bool { return !s.hyphensOf(text, list[i:end], k) })
	}
	if len(whose) == 0 {
		return Mention{}, i
	}
	m := Mention{From: list[i].from, To: list[end-1].to, How: ByInitials, Sure: Likely, Doubt: OnlyLetters}
	m.To += fullStop(text[m.To:])
	s.whom(&m, whose)
	return m, end
}

// hyphensOf reports whether the hyphens between letters are those of somebody's
// name: M-J is Mary-Jane, and A-B nobody.
func (s *Search) hyphensOf(text string, letters []token, person int) bool {
	for k := range letters[1:] {
		a, b := letters[k], letters[k+1]
		if strings.Trim(text[a.to:b.from], "-‐‑") == "" && !slices.Contains(s.f.hyphens[person], key(text[a.from:a.to]+text[b.from:b.to])) {
			return false
		}
	}
	return true
}

func singleCapital(text string, t token) bool {
	r, size := utf8.DecodeRuneInString(text[t.from:t.to])
	return size == t.to-t.from && unicode.IsUpper(r)
}

// fullStop is the length of a full stop that belongs to initials: where it does
// not end the sentence.
func fullStop(rest string) int {
	if !strings.HasPrefix(rest, ".") {
		return 0
	}
	after := strings.TrimLeft(rest[1:], " \u00a0")
	r, _ := utf8.DecodeRuneInString(after)
	if after == "" || unicode.IsUpper(r) {
		return 0
	}
	return 1
}

// whoseInitials are those whose names the letters stand for.
func (s *Search) whoseInitials(letters string) []int {
	var whose []int
	for i, all := range s.f.shorts {
		if slices.Contains(all, letters) {
			whose = append(whose, i)
		}
	}
	return whose
}

// initialsThenName finds a surname, or a name that one goes by, after initials.
func (s *Search) initialsThenName(text string, list []token, i, end int, letters string) (Mention, int) {
	start := end
	for end < len(list) && list[end].word != nil && isParticle(list[end].word) && between(text[list[end-1].to:list[end].from], end == start) {
		end++
	}
	if end >= len(list) || list[end].word == nil || !between(text[list[end-1].to:list[end].from], true) {
		return Mention{}, i
	}
	w := list[end].word
	var whose []int
	slip := false
	for _, p := range w.parts {
		own := s.f.initials[p.person]
		if own != "" && beginsLike(own, letters) && isSubsequence(letters, own) && (p.kind == last || p.kind == middle) && !p.plural {
			whose = append(whose, p.person)
			slip = slip || p.slip
		}
	}
	if whose == nil || w.letters == spelling.Small {
		return Mention{}, i
	}
	m := Mention{From: list[i].from, To: list[end].to, How: ByName, Sure: Certain}
	if slip {
		m.How, m.Doubt = BySlip, OneLetter
	}
	s.whom(&m, whose)
	s.withTitle(text, list, i, &m)
	return m, end + 1
}

func isParticle(w *word) bool {
	return len(w.parts) > 0 && !slices.ContainsFunc(w.parts, func(p part) bool { return p.kind != particle })
}

func beginsLike(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return x == y
}

func isSubsequence(letters, all string) bool {
	for _, r := range letters {
		at := strings.IndexRune(all, r)
		if at < 0 {
			return false
		}
		all = all[at+utf8.RuneLen(r):]
	}
	return true
}

// run is neighbouring words that name the same people.
type run struct {
	from, to int // tokens
	whose    []int
	exact    int  // words that are spelt as they are entered
	strong   bool // one of them counts by itself
	short    bool // what is misspelt is short
	kinds    map[kind]bool
}

// byParts finds words that are parts of names and joins those of one person.
func (s *Search) byParts(text string, list []token, i int) (Mention, int) {
	r := run{from: i, to: i + 1, whose: persons(list[i].word.parts), kinds: map[kind]bool{}}
	r.count(list[i].word, r.whose)
	for r.to < len(list) && s.joins(text, list, &r) {
	}
	if only(r.kinds, particle) || !r.strong {
		return Mention{}, i
	}
	m := Mention{From: list[i].from, To: list[r.to-1].to, How: ByPart}
	if list[r.to-1].word.initial != 0 {
		m.To += fullStop(text[m.To:])
	}
	s.judge(text, list, &r, &m)
	if m.How == "" {
		return Mention{}, i
	}
	next := r.to
	if r.kinds[last] {
		next = barrelled(text, list, r.from, r.to, &m)
	}
	return m, next
}

// barrelled takes in the rest of a surname that is joined to another by a hyphen
// (Halloran-Jones), which is the same person's or another's altogether: half of it
// must not stay. It returns the word after the mention.
func barrelled(text string, list []token, from, to int, m *Mention) int {
	if m.To != list[to-1].to {
		return to
	}
	end, capitals := to, spelling.LettersOf(text[list[to-1].from:m.To]) == spelling.AllCapitals
	for end < len(list) && hyphen(text[list[end-1].to:list[end].from]) && surnameLike(text, list[end], capitals) {
		end++
	}
	m.To = list[end-1].to
	before := from > 0 && m.From == list[from].from && hyphen(text[list[from-1].to:m.From]) && surnameLike(text, list[from-1], capitals)
	if before {
		m.From = list[from-1].from
	}
	if end > to || before {
		m.Doubt = OtherName
		if m.Sure = min(m.Sure, Likely); to-from == 1 {
			m.Sure = Doubtful
		}
	}
	return end
}

func hyphen(gap string) bool { return gap == "-" || gap == "‐" || gap == "‑" }

// surnameLike reports whether a word with a capital may be a surname: it is one, or
// nothing is known of it. Among capitals it is in capitals too.
func surnameLike(text string, t token, capitals bool) bool {
	if t.word != nil && (len(t.word.starts) > 0 || len(t.word.parts) > 0 && !slices.ContainsFunc(t.word.parts, func(p part) bool { return p.kind == last })) {
		return false
	}
	written := text[t.from:t.to]
	r, size := utf8.DecodeRuneInString(written)
	return unicode.IsUpper(r) && size < len(written) && (spelling.LettersOf(written) == spelling.AllCapitals) == capitals
}

func (r *run) count(w *word, whose []int) {
	exact := false
	for _, p := range w.parts {
		if slices.Contains(whose, p.person) {
			r.kinds[p.kind] = true
			exact = exact || !p.slip
			r.strong = r.strong || !p.weak
			r.short = r.short || p.slip && p.short
		}
	}
	if exact {
		r.exact++
	}
}

func only(kinds map[kind]bool, k kind) bool { return len(kinds) == 1 && kinds[k] }

func persons(parts []part) []int {
	var list []int
	for _, p := range parts {
		if !slices.Contains(list, p.person) {
			list = append(list, p.person)
		}
	}
	return list
}

// joins takes the next word into the run, if it names the same people.
func (s *Search) joins(text string, list []token, r *run) bool {
	t := list[r.to]
	gap := text[list[r.to-1].to:t.from]
	turned := gap == ", " && r.kinds[last] // Smith, Jane
	before := list[r.to-1].word
	if !between(gap, before.initial != 0) && !turned || t.word == nil {
		return false
	}
	if t.word.initial != 0 && !turned && gap != "" && !smallWord(text, t) && s.initialOf(t.word, r) {
		r.to++
		return true
	}
	if smallBesideCapital(list[r.to-1].word, t.word) {
		return false
	}
	var both []int
	for _, i := range persons(t.word.parts) {
		if slices.Contains(r.whose, i) {
			both = append(both, i)
		}
	}
	if len(both) == 0 || turned && !slices.ContainsFunc(t.word.parts, func(p part) bool { return p.kind == first }) {
		return false
	}
	r.whose = both
	r.count(t.word, both)
	r.to++
	return true
}

// smallBesideCapital reports whether one of two words is an everyday one in small
// letters and the other a name: the Smiths hope.
func smallBesideCapital(a, b *word) bool {
	return (a.letters == spelling.Small) != (b.letters == spelling.Small) &&
		(a.letters == spelling.Small && a.ordinary || b.letters == spelling.Small && b.ordinary)
}

// smallWord reports whether a letter is the word "I" or "A" rather than an initial.
func smallWord(text string, t token) bool {
	letter := text[t.from:t.to]
	return (letter == "I" || letter == "A") && !strings.HasPrefix(text[t.to:], ".")
}

// initialOf reports whether a letter stands for the surname, or the middle name,
// of the people of a run that has their first name.
func (s *Search) initialOf(w *word, r *run) bool {
	if !r.kinds[first] || r.kinds[last] {
		return false
	}
	var whose []int
	for _, i := range r.whose {
		own := s.f.initials[i]
		_, size := utf8.DecodeRuneInString(own)
		if strings.ContainsRune(own[size:], w.initial) {
			whose = append(whose, i)
		}
	}
	if whose == nil {
		return false
	}
	r.whose = whose
	return true
}

// whom says who is meant: one person, or several who have the name.
func (s *Search) whom(m *Mention, whose []int) {
	m.Person, m.Several = "", nil
	if len(whose) == 1 {
		m.Person = s.f.people[whose[0]].ID
		return
	}
	for _, i := range whose {
		m.Several = append(m.Several, s.f.people[i].ID)
	}
}
