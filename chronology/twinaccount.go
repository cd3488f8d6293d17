package chronology

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// account is an entry as Twins compares it.
type account struct {
	event      *Event
	start, end when.Window
	clock      when.Clock
	terms      []term // by word, in order
	weight     float64
	people     []weighed
	agency     int32
	speaksOf   []int32 // agencies that the entry names
}

// term is a word of an account, under whatever form or synonym, and how much it
// tells the account from others.
type term struct {
	word   int32
	weight float64
}

// weighed is a person, and how much being named tells an entry from others.
type weighed struct {
	person UID
	weight float64
}

// names reports whether an account names the agency of another.
func (a *account) names(b *account) bool { return slices.Contains(a.speaksOf, b.agency) }

// twinWords numbers the words of a review's entries.
type twinWords struct {
	d        *Dating
	numbers  map[string]int32 // of words as they are written; silent for those that say nothing
	stems    map[string]int32
	shown    []string // by number: a written form
	agencies map[UID]int32
	called   []calling // how agencies are spoken of
}

// silent is the number of words that are in every text.
const silent = -1

// calling is a run of words by which an agency is spoken of.
type calling struct {
	agency int32
	words  []int32
}

func (d *Dating) twinWords() *twinWords {
	w := &twinWords{d: d, numbers: map[string]int32{}, stems: map[string]int32{}, agencies: map[UID]int32{}}
	for i, a := range d.agencies {
		w.agencies[a.UID] = int32(i)
		for _, name := range []string{a.Name, a.Short} {
			if words := w.words(name); len(words) > 0 {
				w.called = append(w.called, calling{int32(i), words})
			}
		}
	}
	return w
}

// number is the number of a word of a text; silent where it says nothing.
func (w *twinWords) number(written string) int32 {
	if n, known := w.numbers[written]; known {
		return n
	}
	n := int32(silent)
	if stem := twinStem(FoldWord(withoutOwner(written))); stem != "" {
		known := false
		if n, known = w.stems[stem]; !known {
			n = int32(len(w.shown))
			w.stems[stem] = n
			w.shown = append(w.shown, strings.ToLower(written))
		}
	}
	w.numbers[written] = n
	return n
}

// withoutOwner is a word without the ending that makes it an owner.
func withoutOwner(written string) string {
	return strings.TrimSuffix(strings.TrimSuffix(written, "'s"), "’s")
}

// words are the numbers of the words of a text that say something. Two that are
// one name (health visitor, accident and emergency) count as one.
func (w *twinWords) words(text string) []int32 {
	var list []int32
	last, lastSays := "", false
	for _, at := range WordSpans(text) {
		written := text[at[0]:at[1]]
		folded := strings.ToLower(written)
		n := w.number(written)
		if one := twinPhrases[[2]string{last, folded}]; one != "" {
			if lastSays {
				list = list[:len(list)-1]
			}
			n, folded = w.number(one), ""
		}
		if n != silent {
			list = append(list, n)
		}
		if n != silent || twinLeads[folded] {
			last, lastSays = folded, n != silent
		}
	}
	return list
}

// accounts are the entries that can be compared, by their earliest day. Life
// events of the family are no agency's account.
func (w *twinWords) accounts() []account {
	var accounts []account
	texts := make([][]int32, 0, len(w.d.events))
	for i, e := range w.d.events {
		dated := w.d.dated[i]
		if e.Family() || dated.Err != nil || dated.Start.Earliest.Open() || dated.Start.Latest.Open() || dated.Start.Latest-dated.Start.Earliest > vaguest {
			continue
		}
		words := w.words(strings.Join([]string{e.Title, e.What, e.Outcome, e.Voice}, " . "))
		texts = append(texts, words)
		agency, known := w.agencies[e.Agency]
		if !known {
			agency = silent
		}
		accounts = append(accounts, account{
			event: e, start: dated.Start, end: dated.End, clock: dated.Reading.Clock, agency: agency, speaksOf: w.spokenOf(e, words),
		})
	}
	w.weigh(accounts, texts)
	weighPeople(accounts)
	slices.SortStableFunc(accounts, func(a, b account) int { return cmp.Compare(a.start.Earliest, b.start.Earliest) })
	return accounts
}

// spokenOf are the agencies that an entry names in its text or lists as told.
func (w *twinWords) spokenOf(e *Event, words []int32) []int32 {
	var list []int32
	for _, c := range w.called {
		if !slices.Contains(list, c.agency) && containsRun(words, c.words) {
			list = append(list, c.agency)
		}
	}
	for _, t := range e.Told {
		if agency, known := w.agencies[t.Agency]; known && !t.NotTold {
			list = append(list, agency)
		}
	}
	return list
}

func containsRun(words, run []int32) bool {
	for i := 0; i+len(run) <= len(words); i++ {
		if words[i] == run[0] && slices.Equal(words[i:i+len(run)], run) {
			return true
		}
	}
	return false
}

// weigh weighs the words of each account by how few of the accounts have them.
func (w *twinWords) weigh(accounts []account, texts [][]int32) {
	in := make([]int, len(w.shown))
	beside := besides(texts)
	for i, words := range texts {
		said := beside.own(words)
		slices.SortFunc(said, func(a, b term) int { return cmp.Compare(a.word, b.word) })
		terms := make([]term, 0, len(said))
		for _, s := range said {
			if n := len(terms); n > 0 && terms[n-1].word == s.word {
				terms[n-1].weight += s.weight
				continue
			}
			terms = append(terms, s)
			in[s.word]++
		}
		accounts[i].terms = terms
	}
	for i := range accounts {
		a := &accounts[i]
		for n := range a.terms {
			t := &a.terms[n]
			t.weight = often(t.weight) * rarity(in[t.word], len(accounts))
			a.weight += t.weight * t.weight
		}
	}
}

// often is how much a word counts that stands in a text so many times, or that is
// in part what usually stands there.
func often(times float64) float64 {
	if times < 1 {
		return times
	}
	return 1 + math.Log(times)
}

// formulas counts words and those that follow them, to know what is said as one:
// "no further action", "mother was calm and thanked the worker".
type formulas struct {
	words map[int32]int
	pairs map[[2]int32]int
}

func besides(texts [][]int32) formulas {
	f := formulas{map[int32]int{}, map[[2]int32]int{}}
	for _, words := range texts {
		for i, word := range words {
			f.words[word]++
			if i > 0 {
				f.pairs[[2]int32{words[i-1], word}]++
			}
		}
	}
	return f
}

// own gives each word of a text with how far it is not what follows the word before
// it anyway in other texts than two: a phrase that many entries have says no more
// than one word of it.
func (f formulas) own(words []int32) []term {
	said := make([]term, len(words))
	for i, word := range words {
		said[i] = term{word, 1}
		if i == 0 {
			continue
		}
		const ofThese = 2 // entries that may be twins
		if together := f.pairs[[2]int32{words[i-1], word}] - ofThese; together > 0 {
			said[i].weight -= float64(together) / float64(f.words[words[i-1]])
		}
	}
	return said
}

// rarity weighs what is in some of all entries: nothing where half of them have
// it, and what few have far above what many have, or two long texts would be alike
// by their common words alone.
func rarity(in, all int) float64 {
	return math.Pow(max(0, math.Log((float64(all-in)+0.5)/(float64(in)+0.5))), 1.5)
}

// weighPeople lists the people of each account, by how few of the accounts name them.
func weighPeople(accounts []account) {
	in := map[UID]int{}
	for i := range accounts {
		a := &accounts[i]
		for _, uid := range a.event.peopleNamed() {
			a.people = append(a.people, weighed{person: uid})
			in[uid]++
		}
	}
	for i := range accounts {
		for n := range accounts[i].people {
			p := &accounts[i].people[n]
			p.weight = rarity(in[p.person], len(accounts))
		}
	}
}

// peopleNamed are the people and professionals whom an event lists, each once.
func (e *Event) peopleNamed() []UID {
	var people []UID
	add := func(uid UID) {
		if uid != "" && !slices.Contains(people, uid) {
			people = append(people, uid)
		}
	}
	for _, i := range e.Involved {
		add(i.Person)
	}
	for _, p := range e.Professionals {
		add(p.Person)
	}
	return people
}
