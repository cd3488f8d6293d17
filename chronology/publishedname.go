package chronology

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/when"
)

// name is what a sentence calls an event, such that it is found again by it: the
// title with an article and a small letter, with its paragraph where another
// event has the same; false where nothing finds it.
func (p *publisher) name(e *Event) (string, bool) {
	if known, is := p.d.called.Load(e.UID); is {
		named := known.(string)
		return named, named != ""
	}
	name := p.nameAnew(e)
	p.d.called.Store(e.UID, name)
	return name, name != ""
}

// nameAnew works out what name remembers.
func (p *publisher) nameAnew(e *Event) string {
	title := strings.TrimRight(strings.TrimSpace(e.ShortTitle()), ".;")
	if title == "" || strings.ContainsAny(title, ";{}") {
		return ""
	}
	names := []string{"“" + title + "”"}
	if first, _, _ := strings.Cut(title, " "); isNounPhrase(title) && !p.isName(first) {
		plain := "the " + p.lowered(title)
		names = []string{plain, "“" + title + "”"}
	}
	for _, number := range p.d.review.ParagraphsOf(e.UID) {
		names = append(names, "“"+title+"” ("+number+")")
		break
	}
	for _, name := range names {
		a, err := p.reader.names.resolve(strings.TrimPrefix(name, "the "))
		if err == nil && a == (when.Anchor{Kind: when.AnchorEvent, ID: string(e.UID)}) {
			return name
		}
	}
	return ""
}

// isNounPhrase guesses whether a title can follow an article ("Home visit") or
// tells what happens ("Nursery nurse finds the children away").
func isNounPhrase(title string) bool {
	words := strings.Fields(title)
	for i, w := range words {
		if finite[strings.ToLower(w)] || i > 0 && strings.HasSuffix(w, "ed") {
			return false
		}
	}
	return !numerals[strings.ToLower(words[0])]
}

// finite are verbs by which titles commonly tell what happens.
var finite = wordSet(`is are was were has had does did goes go sees see saw visits visited tells told calls called rings rang
	telephones learns learnt finds found says said asks asked dies died agrees makes made gives gave comes came attends reports
	reported refers referred moves moved sends sent not to-be`)

var numerals = wordSet("two three four five six seven eight nine ten several")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// lowered gives a title the small first letter that it has within a sentence,
// unless its first word is a name or all in capitals.
func (p *publisher) lowered(title string) string {
	first, size := utf8.DecodeRuneInString(title)
	word, _, _ := strings.Cut(title, " ")
	if strings.ToUpper(word) == word || p.isName(word) {
		return title
	}
	return string(unicode.ToLower(first)) + title[size:]
}

// isName reports whether a word begins a person's or an agency's name.
func (p *publisher) isName(word string) bool {
	begins := func(name string) bool {
		first, _, _ := strings.Cut(name, " ")
		return first == word && first != ""
	}
	for _, person := range p.d.people {
		if begins(person.Label) || begins(person.Pseudonym) || begins(person.RealName) {
			return true
		}
	}
	return false
}
