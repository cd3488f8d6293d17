package naming

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// judge says how sure a run of words is, by how they are written and what stands
// around them. It leaves m.How empty where it is no name after all.
func (s *Search) judge(text string, list []token, r *run, m *Mention) {
	titled := s.titled(text, list, r.from, m, r)
	s.whom(m, r.whose)
	switch {
	case r.kinds[joined]:
		m.How, m.Sure = ByName, Certain
	case r.kinds[alias] && !r.kinds[first] && !r.kinds[last]:
		m.How = ByAlias
	}
	if r.to-r.from > 1 && (r.exact > 0) || titled {
		m.Sure = Certain
		if m.How == ByPart && r.to-r.from > 1 {
			m.How = ByName
		}
		if !titled && r.everyday(list) {
			m.Sure, m.Doubt = Doubtful, OtherWord
		}
		if r.exact < r.words(list) {
			m.How, m.Doubt = BySlip, OneLetter
			if r.short && r.exact == 0 {
				m.Sure = Likely // Mr Kahn may be another
			}
		}
		s.family(text, list, r, m)
		return
	}
	if !r.kinds[joined] {
		s.judgeWord(text, list, r, m)
	}
	if m.How != "" {
		s.family(text, list, r, m)
	}
}

// words is how many words of a run are parts of names, initials apart.
func (r *run) words(list []token) int {
	n := 0
	for _, t := range list[r.from:r.to] {
		if t.word != nil && len(t.word.parts) > 0 {
			n++
		}
	}
	return n
}

// everyday reports whether all words of a run are everyday ones in small letters.
func (r *run) everyday(list []token) bool {
	return !slices.ContainsFunc(list[r.from:r.to], func(t token) bool {
		return t.word.letters != spelling.Small || !t.word.ordinary
	})
}

// judgeWord says how sure a single word is.
func (s *Search) judgeWord(text string, list []token, r *run, m *Mention) {
	t := list[r.from]
	w := t.word
	around := surroundings{text: text, list: list, at: r.from}
	switch {
	case only(r.kinds, initials):
		m.How, m.Sure, m.Doubt = ByInitials, Likely, OnlyLetters
		return
	case months[w.key] && around.dated(), w.key == "may" && around.next() == "day", w.key == "day" && around.previous() == "may":
		m.How = ""
		return
	}
	slip := r.exact == 0
	m.Sure = Certain
	switch w.letters {
	case spelling.Small:
		s.judgeSmall(w, m)
	case spelling.AllCapitals:
		if utf8.RuneCountInString(w.key) < 3 && !r.kinds[alias] {
			m.How = ""
		} else if w.ordinary || months[w.key] {
			m.Sure, m.Doubt = Likely, OtherWord
			if around.shouting() {
				m.Sure = Doubtful
			}
		}
	default:
		s.judgeCapitalised(around, r, m)
	}
	if m.How != "" && slip {
		m.How, m.Sure = BySlip, min(m.Sure, Likely)
		if m.Doubt == NoDoubt {
			m.Doubt = OneLetter
		}
	}
	if slip && r.short {
		judgeShort(around, r, m)
	}
	if m.How != "" && w.letters != spelling.Small && placeWords[around.next()] && !possessive(text[t.to:]) {
		m.Sure, m.Doubt = Doubtful, PlaceName
	}
}

// judgeShort doubts a short name that may be misspelt, where a name can stand: not
// before another name, the name of a place or a number, nor after an article.
func judgeShort(around surroundings, r *run, m *Mention) {
	m.Sure = Doubtful
	if m.Doubt == OtherName || placeWords[around.next()] || around.number(around.at+1) || articles[around.previous()] {
		m.How = ""
	}
}

var articles = wordSet("a an the")

// judgeSmall takes a name in small letters for one where it means nothing else.
func (s *Search) judgeSmall(w *word, m *Mention) {
	if w.ordinary || months[w.key] || s.f.known[w.key] || utf8.RuneCountInString(w.key) < 3 {
		m.How = ""
		return
	}
	m.Sure = Likely
}

func (s *Search) judgeCapitalised(around surroundings, r *run, m *Mention) {
	w := around.word()
	ambiguous := w.ordinary || months[w.key]
	switch {
	case ambiguous && articles[around.previous()] && !possessive(around.text[around.list[around.at].to:]) && !families[around.next()] && !around.plural():
		m.How = "" // a Will, the Rose
	case ambiguous && around.startsSentence() && !around.acts():
		m.Sure, m.Doubt = Doubtful, OtherWord
	case ambiguous && around.startsSentence():
		m.Sure, m.Doubt = Likely, OtherWord
	case months[w.key] && around.halfDated():
		m.Sure, m.Doubt = Doubtful, OtherWord
	case around.capitalFollows():
		m.Sure, m.Doubt = Doubtful, OtherName
	case ambiguous && around.ownsCapital():
		m.Sure, m.Doubt = Likely, OtherWord // King's College
	case ambiguous && only(r.kinds, middle):
		m.Sure, m.Doubt = Likely, OtherWord
	}
}

// surroundings is what stands around a word.
type surroundings struct {
	text string
	list []token
	at   int
}

func (a surroundings) word() *word { return a.list[a.at].word }

func (a surroundings) written(i int) string {
	if i < 0 || i >= len(a.list) {
		return ""
	}
	return a.text[a.list[i].from:a.list[i].to]
}

// next is the folded next word, "" where more than a space stands between.
func (a surroundings) next() string {
	if a.at+1 >= len(a.list) || strings.TrimSpace(a.text[a.list[a.at].to:a.list[a.at+1].from]) != "" {
		return ""
	}
	return key(a.written(a.at + 1))
}

// previous is the folded word before, "" where more than a space stands between.
func (a surroundings) previous() string {
	if a.at == 0 || strings.TrimSpace(a.text[a.list[a.at-1].to:a.list[a.at].from]) != "" {
		return ""
	}
	return key(a.written(a.at - 1))
}

// startsSentence reports whether a capital says nothing: at the head of a text, a
// line, a sentence or a quotation.
func (a surroundings) startsSentence() bool {
	before := strings.TrimRight(a.text[:a.list[a.at].from], " \t\u00a0")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?:;\n•–—-\"“‘'(/|", r)
}

// acts reports whether what follows treats the word as somebody: a possessive, a
// verb, or another person's name after "and".
func (a surroundings) acts() bool {
	if possessive(a.text[a.list[a.at].to:]) {
		return true
	}
	next := a.next()
	if verbs[next] || past(next) {
		return true
	}
	if next == "and" && a.at+2 < len(a.list) {
		w := a.list[a.at+2].word
		return w != nil && len(w.parts) > 0
	}
	return false
}

// past reports whether a word may be what somebody did: not "need" in "May need".
func past(word string) bool {
	return strings.HasSuffix(word, "ed") && len(word) > 3 && !adjectives[word] && (!strings.HasSuffix(word, "eed") || strings.HasSuffix(word, "greed"))
}

// adjectives are words that end like what somebody did.
var adjectives = wordSet("hundred sacred naked wicked kindred shed sled shred supposed unchanged increased decreased mixed limited repeated continued")

// plural reports whether a word is a name with an s.
func (a surroundings) plural() bool {
	return slices.ContainsFunc(a.word().parts, func(p part) bool { return p.plural })
}

// verbs are those that people are commonly the subject of.
var verbs = wordSet(`said says told tells was is has had went goes came comes saw sees rang rings left took takes gave gives felt feels found
	made makes did does wants lives thought spoke knew met kept brought got hit fell ran cried slept ate wrote sent began became`)

// capitalFollows reports whether another word with a capital follows directly that
// is no part of this name: another surname, or the rest of a place's name.
func (a surroundings) capitalFollows() bool {
	if a.at+1 >= len(a.list) {
		return false
	}
	gap := a.text[a.list[a.at].to:a.list[a.at+1].from]
	if gap != " " && gap != "\u00a0" && gap != "-" {
		return false
	}
	next := a.list[a.at+1]
	written := a.written(a.at + 1)
	r, size := utf8.DecodeRuneInString(written)
	if !unicode.IsUpper(r) || size == len(written) || spelling.LettersOf(written) == spelling.AllCapitals {
		return false
	}
	label := next.word != nil && slices.ContainsFunc(next.word.starts, func(q sequence) bool { return q.label })
	return !label && !titles[key(written)]
}

// ownsCapital reports whether a word with a capital follows a possessive.
func (a surroundings) ownsCapital() bool {
	end := a.list[a.at].to
	n := shortened(a.text[end:])
	if n == 0 || a.at+1 >= len(a.list) || strings.TrimSpace(a.text[end+n:a.list[a.at+1].from]) != "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(a.written(a.at + 1))
	return unicode.IsUpper(r)
}

// shouting reports whether the words around are in capitals too.
func (a surroundings) shouting() bool {
	for _, i := range []int{a.at - 1, a.at + 1} {
		if w := a.written(i); len(w) > 1 && !digits(w) && spelling.LettersOf(w) != spelling.AllCapitals {
			return false
		}
	}
	return a.written(a.at-1) != "" || a.written(a.at+1) != ""
}

func digits(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// dated reports whether the name of a month stands in a date.
func (a surroundings) dated() bool {
	if a.number(a.at-1) || a.number(a.at+1) || ordinalEnds[a.previous()] && a.number(a.at-2) {
		return true
	}
	if monthNames[a.previous()] || monthNames[a.next()] {
		return true // on an axis
	}
	if a.previous() == "of" && (a.number(a.at-2) || ordinalEnds[key(a.written(a.at-2))]) {
		return true
	}
	return dateLeads[a.previous()]
}

// halfDated reports whether it may stand in a date.
func (a surroundings) halfDated() bool { return halfDateLeads[a.previous()] }

var (
	monthNames    = wordSet("jan feb mar apr jun jul aug sep sept oct nov dec january february march april june july august september october november december")
	ordinalEnds   = wordSet("st nd rd th")
	dateLeads     = wordSet("in early mid late since until till during last next this each every end beginning start")
	halfDateLeads = wordSet("by to from before after of and or between")
)

func (a surroundings) number(i int) bool {
	w := a.written(i)
	if w == "" || !digits(w) {
		return false
	}
	lo, hi := min(i, a.at), max(i, a.at)
	return strings.Trim(a.text[a.list[lo].to:a.list[hi].from], " \u00a0,/.-'’stndrh") == ""
}

// families widens a surname to what is said of the whole family.
func (s *Search) family(text string, list []token, r *run, m *Mention) {
	around := surroundings{text: text, list: list, at: r.to - 1}
	if families[around.next()] && r.kinds[last] && !r.kinds[first] {
		m.Family, m.To, m.Sure = true, list[r.to].to, max(m.Sure, Likely)
		r.to++
		return
	}
	plural := slices.ContainsFunc(around.word().parts, func(p part) bool { return p.plural && slices.Contains(r.whose, p.person) })
	if !plural {
		return
	}
	first := surroundings{text: text, list: list, at: r.from}
	m.Plural = first.previous() == "the" && r.kinds[last]
	m.Owner = !m.Plural
	m.Sure = min(m.Sure, Likely)
	m.To += ownersApostrophe(text, m.From, m.To)
}

// ownersApostrophe is the length of an apostrophe alone that makes a possessive: the
// Smiths' house. One that closes a quotation does not.
func ownersApostrophe(text string, from, to int) int {
	r, size := utf8.DecodeRuneInString(text[to:])
	after := text[min(len(text), to+size):]
	if !apostrophe(r) || !strings.HasPrefix(after, " ") && !strings.HasPrefix(after, "\u00a0") {
		return 0
	}
	quoted := strings.LastIndexAny(text[:from], "‘'")
	if quoted == 0 || quoted > 0 && (text[quoted-1] == ' ' || text[quoted-1] == '(') {
		return 0
	}
	return size
}

// families are what a surname may be that of.
var families = wordSet("family household")

// titles stand before surnames.
var titles = wordSet("mr mrs ms miss mx dr prof professor sir lady pc dc ds di sgt sergeant nurse sister midwife")

// men, women are titles that tell whom a surname means.
var (
	men   = wordSet("mr sir")
	women = wordSet("mrs ms miss lady")
)

// withTitle takes a title into a mention.
func (s *Search) withTitle(text string, list []token, i int, m *Mention) bool {
	if i == 0 {
		return false
	}
	t := list[i-1]
	written := text[t.from:t.to]
	gap := text[t.to:list[i].from]
	if !titles[key(written)] || spelling.LettersOf(written) == spelling.Small || gap != " " && gap != ". " && gap != "\u00a0" && gap != "." {
		return false
	}
	m.From = t.from
	return true
}

// titled takes a title into a mention of a surname, and those whom it excludes out.
func (s *Search) titled(text string, list []token, i int, m *Mention, r *run) bool {
	if !r.kinds[last] && !r.kinds[first] && !r.kinds[alias] || !s.withTitle(text, list, i, m) {
		return false
	}
	title := key(text[list[i-1].from:list[i-1].to])
	fits := slices.DeleteFunc(slices.Clone(r.whose), func(k int) bool {
		p := s.f.people[k]
		return men[title] && (p.Woman || p.Child) || women[title] && (p.Man || p.Child && title != "miss")
	})
	if len(fits) > 0 {
		r.whose = fits
	}
	return true
}

// placeWords follow a name that is a place's.
var placeWords = wordSet(`road street avenue lane close drive way court crescent gardens place square terrace grove hill park house school
	academy primary nursery college hospital surgery centre center clinic ward church practice hostel refuge hotel trust university
	station estate lodge hall farm building buildings council unit flats bridge`)
