package naming

import (
	"sort"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// Strangers lists what a text names and none of the people is called: a title with
// a name, two names in a row, or one name of whom the text says something. Words
// of the language, months, places, agencies and abbreviations are none. Each name
// is listed once.
func (s *Search) Strangers(text string) []string {
	known := s.Find(text)
	list := tokens(text)
	var names []string
	for i := 0; i < len(list); {
		from, to := s.stranger(text, list, i, known)
		if to == i {
			i++
			continue
		}
		name := strings.Join(strings.Fields(text[list[from].from:list[to-1].to]), " ")
		if !listedAlready(names, name) {
			names = append(names, name)
		}
		i = to
	}
	return names
}

// listedAlready reports whether a name is one of those listed, or the surname of one.
func listedAlready(names []string, name string) bool {
	for _, n := range names {
		if n == name || strings.HasSuffix(n, " "+name) {
			return true
		}
	}
	return false
}

// stranger is the run of words that begins at i and names somebody unknown; to is i
// where none does.
func (s *Search) stranger(text string, list []token, i int, known []Mention) (from, to int) {
	title := key(text[list[i].from:list[i].to])
	from = i
	if titles[title] && spelling.LettersOf(text[list[i].from:list[i].to]) != spelling.Small {
		i++
	}
	titled := i > from
	for to = i; to < len(list) && to-i < 3; to++ {
		if to > from && !closeTogether(text[list[to-1].to:list[to].from], to == i || loneLetter(text, list[to-1])) {
			break
		}
		if !s.nameLike(text, list[to], known, titled && to == i && !jobs[title]) && !s.initialBefore(text, list, to, known) {
			break
		}
	}
	run := surroundings{text: text, list: list, at: max(to-1, i)}
	switch {
	case to == i, to < len(list) && (placeWords[run.next()] || bodies[run.next()]) && run.capitalFollows():
		return from, from
	case titled || to-i > 1:
		return from, to
	}
	alone := surroundings{text: text, list: list, at: i}
	acts := alone.acts() && !states[alone.next()]
	if alone.capitalFollows() || !acts && !introduces[alone.previous()] {
		return from, from
	}
	return from, to
}

// loneLetter reports whether a word is a letter that stands for a name, and not the
// word "A" or "I".
func loneLetter(text string, t token) bool {
	w := text[t.from:t.to]
	return singleCapital(text, t) && w != "A" && w != "I"
}

// initialBefore reports whether a word is the initial of a name that follows: J. Jones.
func (s *Search) initialBefore(text string, list []token, i int, known []Mention) bool {
	return loneLetter(text, list[i]) && i+1 < len(list) && closeTogether(text[list[i].to:list[i+1].from], true) &&
		s.nameLike(text, list[i+1], known, false)
}

// closeTogether reports whether words with this between them can be one name.
func closeTogether(gap string, shortened bool) bool {
	return gap == " " || gap == "\u00a0" || gap == "-" || shortened && (gap == ". " || gap == ".")
}

// nameLike reports whether a word is written as a name and means nothing else. After
// a title any word with a capital is one: Mr Brown.
func (s *Search) nameLike(text string, t token, known []Mention, afterTitle bool) bool {
	written := text[t.from:t.to]
	w := key(written)
	i := sort.Search(len(known), func(i int) bool { return known[i].To > t.from })
	if i < len(known) && known[i].From < t.to {
		return false
	}
	if spelling.LettersOf(written) != spelling.Capitalised || utf8.RuneCountInString(w) < 2 || months[w] || days[w] || s.f.known[w] || abbreviations[w] {
		return false
	}
	plain := spelling.Ordinary(w) || spelling.Ordinary(strings.TrimSuffix(w, "s"))
	return afterTitle || !plain && utf8.RuneCountInString(w) > 2 && !placeWords[w] && !bodies[w] && !titles[w]
}

var (
	// jobs are titles that other words of a job may follow: Nurse Manager.
	jobs = wordSet("nurse sister midwife sir lady professor sergeant")
	// introduces stand before a name.
	introduces = wordSet(`named called friend partner boyfriend girlfriend husband wife uncle aunt auntie cousin neighbour brother sister son daughter
		baby teacher colleague landlord ex`)
	// states are verbs that things and places have too: Cardiff is far.
	states = wordSet("is was has had did does left began became")
	// bodies follow the name of an organisation.
	bodies = wordSet(`homes housing association associations service services team trust ltd limited borough county city town police court care health
		group project programme partnership board committee foundation society centre plus line street services`)
	days = wordSet("monday tuesday wednesday thursday friday saturday sunday christmas easter english welsh polish british irish scottish")
)
