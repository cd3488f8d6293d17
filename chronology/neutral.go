package chronology

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/naming"
)

// gender proposes words that do not say whether a child is a girl or a boy: nouns
// wherever they stand, and pronouns that seem to mean a child. Whom a pronoun
// means is guessed from the people named before it; where that may be an adult of
// the same gender too, it is a doubt.
func (w *writer) gender(text string, mentions []naming.Mention) {
	spans := WordSpans(text)
	var meant []pronounMeant
	for i, at := range spans {
		written := text[at[0]:at[1]]
		low := strings.ToLower(written)
		if noun, is := neutralNouns[low]; is {
			w.propose(text, at[0], at[1], noun, naming.Likely)
			continue
		}
		low, short, _ := strings.Cut(strings.ReplaceAll(low, "’", "'"), "'")
		female, is := pronouns[low]
		if !is {
			continue
		}
		child, adult := w.meant(text, mentions, meant, at[0], female)
		meant = append(meant, pronounMeant{at[0], child, adult, female})
		if !child {
			continue
		}
		sure := naming.Likely
		if adult {
			sure = naming.Doubtful
		}
		to, words := w.pronoun(text, spans, i, low, short)
		w.propose(text, at[0], to, words, sure)
	}
}

// propose keeps the capital letter of what was found.
func (w *writer) propose(text string, from, to int, words string, sure naming.Sure) {
	if r, _ := utf8.DecodeRuneInString(text[from:]); unicode.IsUpper(r) {
		words = capitalFirst(words)
	}
	p := Replacement{At: from, Found: text[from:to], Why: WhyGender, With: words, Sure: sure}
	if sure == naming.Doubtful {
		p.Doubt = "it may mean an adult"
	}
	w.list = append(w.list, p)
}

// neutralNouns are words that tell a girl from a boy.
var neutralNouns = map[string]string{
	"boy": "child", "girl": "child", "boys": "children", "girls": "children", "son": "child", "daughter": "child",
	"sons": "children", "daughters": "children", "son's": "child's", "daughter's": "child's", "boy's": "child's", "girl's": "child's",
	"brother": "sibling", "sister": "sibling", "brothers": "siblings", "sisters": "siblings", "brother's": "sibling's", "sister's": "sibling's",
	"grandson": "grandchild", "granddaughter": "grandchild", "stepson": "stepchild", "stepdaughter": "stepchild",
	"schoolboy": "pupil", "schoolgirl": "pupil", "nephew": "relative", "niece": "relative",
}

// pronouns are those of one gender; true for the female ones.
var pronouns = map[string]bool{
	"he": false, "him": false, "his": false, "himself": false, "she": true, "her": true, "hers": true, "herself": true,
}

// pronounMeant is whom a pronoun before may mean, who is then meant by the next.
type pronounMeant struct {
	at                   int
	child, adult, female bool
}

// meant reports whether a pronoun may mean a child, and whether it may mean an
// adult: of the people named in its sentence and the one before, those whom it fits.
func (w *writer) meant(text string, mentions []naming.Mention, before []pronounMeant, at int, female bool) (child, adult bool) {
	start := sentenceBefore(text, at)
	for _, p := range before {
		if p.at >= start && p.female == female {
			child, adult = child || p.child, adult || p.adult
		}
	}
	for _, m := range mentions {
		if m.From >= at || m.To <= start || m.Person == "" {
			continue
		}
		p := w.r.Person(UID(m.Person))
		if p == nil {
			continue
		}
		woman, man := p.gender()
		switch {
		case p.Child || p.Subject:
			child = true
		case female && man || !female && woman:
		default:
			adult = true
		}
	}
	return child, adult
}

// sentenceBefore is where the sentence before that of a place begins.
func sentenceBefore(text string, at int) int {
	for range 2 {
		end := strings.LastIndexAny(text[:at], ".!?\n")
		if end < 0 {
			return 0
		}
		at = end
	}
	return at + 1
}

// pronoun words a pronoun for nobody's gender, with the verb that follows it.
func (w *writer) pronoun(text string, spans [][2]int, i int, low, short string) (to int, words string) {
	to = spans[i][1]
	next, adjacent := following(text, spans, i)
	switch low {
	case "himself", "herself":
		return to, "themselves"
	case "him":
		return to, "them"
	case "hers":
		return to, "theirs"
	case "his", "her":
		if adjacent && !notOwned[strings.ToLower(next)] {
			return to, "their"
		}
		return to, map[string]string{"his": "theirs", "her": "them"}[low]
	}
	switch short {
	case "s":
		return to, "they are"
	case "d", "ll":
		return to, "they'" + short
	}
	if !adjacent {
		return to, "they"
	}
	verb := plural(strings.ToLower(next))
	if verb == strings.ToLower(next) {
		return to, "they"
	}
	return spans[i+1][1], "they " + verb
}

// following is the next word, and whether only a space stands before it.
func following(text string, spans [][2]int, i int) (string, bool) {
	if i+1 == len(spans) {
		return "", false
	}
	return text[spans[i+1][0]:spans[i+1][1]], text[spans[i][1]:spans[i+1][0]] == " "
}

// notOwned are words after which "her" is no owner: "told her that".
var notOwned = wordSet(`and or but to at in on for with by from that when as was is are had has have the a an if about after before because
	while until into out up down off over what how why where who not again too also alone there then once home`)

// plural is the form of a verb that goes with "they".
func plural(verb string) string {
	if form, irregular := pluralVerbs[verb]; irregular {
		return form
	}
	switch {
	case slices.Contains([]string{"always", "sometimes", "perhaps", "thus", "as", "this", "towards", "besides"}, verb) || len(verb) < 4 || strings.HasSuffix(verb, "ss"):
		return verb
	case strings.HasSuffix(verb, "ies"):
		return strings.TrimSuffix(verb, "ies") + "y"
	case strings.HasSuffix(verb, "shes"), strings.HasSuffix(verb, "ches"), strings.HasSuffix(verb, "sses"), strings.HasSuffix(verb, "xes"):
		return strings.TrimSuffix(verb, "es")
	case strings.HasSuffix(verb, "s"):
		return strings.TrimSuffix(verb, "s")
	}
	return verb
}

var pluralVerbs = map[string]string{
	"was": "were", "is": "are", "has": "have", "does": "do", "goes": "go",
	"wasn't": "weren't", "isn't": "aren't", "hasn't": "haven't", "doesn't": "don't",
}
