package naming

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// word is what a word, written as it is, may say about people.
type word struct {
	key      string
	letters  spelling.Letters
	ordinary bool
	initial  rune // of a single letter with which names begin
	parts    []part
	starts   []sequence // that begin with it
	inner    []token    // the words of which it is made where it has capitals inside: photoJane
}

// Search looks for people in one text after the other and remembers the words it
// has met. It belongs to one goroutine.
type Search struct {
	f    *Finder
	held bool
	met  vocabulary
	list []token
}

// Search begins a search. Held says that braces in the texts hold references.
func (f *Finder) Search(held bool) *Search { return &Search{f: f, held: held} }

// read takes a text apart; nil where none of its words says anything.
func (s *Search) read(text string) []token {
	s.list = s.list[:0]
	some, inner := false, false
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && !asciiLetter(c) {
			i = s.passOver(text, i)
			continue
		}
		hash, end := hashOf(text, i)
		if end < len(text) && (text[end] >= utf8.RuneSelf || text[end] == '\'' || text[end] == '`' || brokenLine(text[end:]) > 0) {
			if end = wordEnd(text, i); end == i { // a sign that is no letter
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			hash = hashOfAll(text[i:end])
		}
		w, met := s.met.find(hash, text[i:end])
		if !met {
			w = s.word(text[i:end])
			s.met.keep(hash, text[i:end], w)
		}
		s.list = append(s.list, token{i, end, w})
		some = some || w != nil
		inner = inner || w != nil && w.inner != nil
		i = end
		if i < len(text) && (text[i] == '\'' || text[i] == '`' || text[i] >= utf8.RuneSelf) {
			i += shortened(text[i:])
		}
	}
	switch {
	case !some:
		return nil
	case inner:
		s.list = opened(s.list)
	}
	return s.list
}

// passOver goes past what is no letter: a number, which is a word of its own, a
// reference, or a sign.
func (s *Search) passOver(text string, i int) int {
	switch c := text[i]; {
	case c >= '0' && c <= '9':
		end := i + 1
		for end < len(text) && text[end] >= '0' && text[end] <= '9' {
			end++
		}
		s.list = append(s.list, token{from: i, to: end, word: s.number(text[i:end])})
		return end
	case c == '{' && s.held:
		return i + heldLength(text[i:])
	}
	return i + 1
}

// number is a number that a label begins with; nil for others.
func (s *Search) number(written string) *word {
	if starts := s.f.sequences[written]; starts != nil {
		return &word{key: written, starts: starts}
	}
	return nil
}

// word is what a word says that has not been met before.
func (s *Search) word(written string) *word {
	w := s.f.word(written)
	if strings.IndexByte(written, '-') >= 0 {
		return s.unbroken(written, w)
	}
	if w == nil || len(w.parts) > 0 && w.parts[0].slip {
		if in := s.inner(written); in != nil {
			return in
		}
	}
	return w
}

// opened puts the words inside a word in its place.
func opened(list []token) []token {
	var all []token
	for _, t := range list {
		if t.word == nil || t.word.inner == nil {
			all = append(all, t)
			continue
		}
		for _, in := range t.word.inner {
			all = append(all, token{t.from + in.from, t.from + in.to, in.word})
		}
	}
	return all
}

// word looks up a word; nil where it says nothing.
func (f *Finder) word(written string) *word {
	w := &word{key: key(written), letters: spelling.LettersOf(written)}
	w.starts = f.sequences[w.key]
	w.parts = f.exact(w)
	if r, size := utf8.DecodeRuneInString(w.key); size == len(w.key) && w.letters != spelling.Small && f.heads[r] {
		w.initial = r
	}
	if w.parts == nil {
		w.parts = f.loose(w)
	}
	if w.parts == nil && w.starts == nil && w.initial == 0 {
		return nil
	}
	w.ordinary = spelling.Ordinary(w.key)
	return w
}

// exact are the names that a word is. Initials count only in capitals.
func (f *Finder) exact(w *word) []part {
	all := f.parts[w.key]
	var parts []part
	for _, p := range all {
		if p.kind != initials || w.letters == spelling.AllCapitals && !f.known[w.key] && !abbreviations[w.key] {
			parts = append(parts, p)
		}
	}
	return parts
}

// loose are the names that a word holds, or that it may be with an s or misspelt.
func (f *Finder) loose(w *word) []part {
	if stem, has := strings.CutSuffix(w.key, "s"); has && w.letters != spelling.Small {
		if parts := named(f.parts[stem]); parts != nil {
			for i := range parts {
				parts[i].plural = true
			}
			return parts
		}
	}
	var parts []part
	for _, j := range f.joins {
		if len(w.key) > len(j.word) && strings.Contains(w.key, j.word) {
			parts = append(parts, part{person: j.person, kind: joined})
		}
	}
	if parts != nil || f.known[w.key] || months[w.key] {
		return parts
	}
	letters := []rune(w.key)
	switch {
	case w.letters == spelling.Small && len(letters) < leastSmallSlip,
		w.letters == spelling.AllCapitals && len(letters) == leastShort, // rather a short form
		len(letters) < leastShort:
		return nil
	}
	held := lettersHeld(letters)
	for n := len(letters) - 1; n <= len(letters)+1; n++ {
		for _, name := range f.names[n] {
			if bits.OnesCount32(held^name.held) <= 2 && spelling.Slip(name.letters, letters) {
				p := name.part
				p.letters = name.letters
				parts = append(parts, p)
			}
		}
	}
	if parts != nil && spelling.Ordinary(w.key) {
		return nil // a word that happens to be like a name
	}
	if !shortName(w) {
		return parts
	}
	for i := range parts {
		parts[i].weak = parts[i].weak && !likelySlip(parts[i].letters, letters)
	}
	return parts
}

// likelySlip reports whether a short name is likely meant by letters that are one
// slip from it. Another letter too many makes another name or word of it (Rose and
// Rosel), unless that doubles one beside it, is a vowel by a vowel, or an h: Kimm, Iain. Two
// letters are changed about within a name, not at its head.
func likelySlip(name, written []rune) bool {
	if len(written) == len(name) {
		return written[0] != name[1] || written[1] != name[0]
	}
	if len(written) < len(name) {
		return true
	}
	at := 0
	for at < len(name) && name[at] == written[at] {
		at++
	}
	beside := func(is func(rune) bool) bool {
		return at > 0 && is(written[at-1]) || at+1 < len(written) && is(written[at+1])
	}
	more := written[at]
	return more == 'h' || beside(func(r rune) bool { return r == more }) || vowel(more) && beside(vowel)
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouy", r) }

// shortName reports whether a word may be a misspelt name though that is short: one
// with a capital that is neither a short form nor the plural of an everyday word.
func shortName(w *word) bool {
	return w.letters == spelling.Capitalised && !abbreviations[w.key] && !shortForms[w.key] && !titles[w.key] && !particles[w.key] && !days[w.key] &&
		!monthNames[w.key] && !spelling.Ordinary(strings.TrimSuffix(w.key, "s"))
}

// shortForms are words that records shorten, and short names of places.
var shortForms = wordSet(`mon tue tues wed weds thu thur thurs fri sat sun tel ext fax app appt appts approx apt ave avg cont dept div docs est etc
	fig gen gov govt hosp hrs inc incl info ins int irl lab labs ltd max mgr mgt min mins misc mth mths nos obs occ org para paras pls poss prob prof
	pts qtr rec recs ref refs req res rev rpt sec sess std sup temp tmr tues univ vol wks yrs reg regs rm bldg mum mums dad dads nan nana gran
	kent bath york ryde rhyl leek deal hove hull bury diss ely wye esk exe dee tyne tees avon iran iraq peru cuba oman mali chad fiji asda aldi lidl esso`)

// lettersHeld are the letters of a word, a bit for each. A slip changes two at most.
func lettersHeld(letters []rune) uint32 {
	var held uint32
	for _, r := range letters {
		held |= 1 << (r % 32)
	}
	return held
}

// leastSmallSlip is how many letters a word in small letters has that may be a
// misspelt name.
const leastSmallSlip = 7

// named are the parts of names that can take an s.
func named(parts []part) []part {
	var some []part
	for _, p := range parts {
		if p.kind == first || p.kind == last || p.kind == alias {
			some = append(some, p)
		}
	}
	return some
}

// inner takes a word with capitals inside apart, where one of the pieces is a name.
func (s *Search) inner(written string) *word {
	var list []token
	from, found := 0, false
	var before rune
	for i, r := range written {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			list = append(list, token{from: from, to: i})
			from = i
		}
		before = r
	}
	if list == nil {
		return nil
	}
	list = append(list, token{from: from, to: len(written)})
	for i := range list {
		piece := written[list[i].from:list[i].to]
		list[i].word = s.f.word(piece)
		w := list[i].word
		found = found || w != nil && len(w.parts) > 0 && utf8.RuneCountInString(piece) >= 3 && !w.parts[0].slip
	}
	if !found {
		return nil
	}
	return &word{inner: list}
}

// abbreviations that records use for other things than people.
var abbreviations = wordSet(`gp hv sw cp pc dc ds di da dv dr ed it am pm tv id uk eu ni la mh ss fm ms mr ot pt ct mri cin cpp caf eh
	la lac nn sn cm mw hr hq ae er bp dob doa uti iv im po prn tds bd od nhs ccg pct cps mdt ehcp send sen phso ofsted no ok us
	ac ad bc bst gmt ie eg nb ps re rn rip asap eta faq fyi cctv cv dna dvla mot nfa nai sids suid ssa fsw csc cff mash marac dash`)

// IsMonth reports whether a word is the name of a month.
func IsMonth(w string) bool { return months[key(w)] }

// months are names that are rather dates.
var months = wordSet("january february march april may june july august september october november december")
