package chronology

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/naming"
)

// gender proposes words that do not say whether a child is a girl or a boy: nouns
// wherever they stand, and pronouns that seem to mean a child. Whom a pronoun
// means is guessed from the people and the children named before it; where that may
// be an adult of the same gender too, or cannot be said, it is a doubt.
func (w *writer) gender(text string, mentions []naming.Mention) {
	spans := WordSpans(text)
	var before []antecedent
	for i, at := range spans {
		word, owns := bareWord(text[at[0]:at[1]])
		if noun, is := neutralNouns[word]; is {
			to, words := neutralNoun(text, at, noun, owns)
			w.propose(text, at[0], to, words, "")
		}
		if who, is := namedBy(word); is {
			who.at = at[0]
			who.adult = who.adult || owns && who.child
			before = append(before, who)
		}
		if word == "male" || word == "female" {
			w.genderSaid(text, spans, i)
		}
		female, is := pronouns[word]
		if _, short, cut := strings.Cut(foldedWord(text[at[0]:at[1]]), "'"); cut && is {
			before = w.pronounIn(text, mentions, before, spans, i, word, short, female)
		} else if is {
			before = w.pronounIn(text, mentions, before, spans, i, word, "", female)
		}
	}
	w.gendersOfAges(text)
}

// pronounIn proposes what stands for a pronoun, and adds whom it may mean to those
// before.
func (w *writer) pronounIn(text string, mentions []naming.Mention, before []antecedent, spans [][2]int, i int, word, short string, female bool) []antecedent {
	at := spans[i]
	child, adult := w.meant(text, mentions, before, at[0], female)
	before = append(before, antecedent{at: at[0], child: child, adult: adult, woman: female, man: !female})
	doubt := ""
	switch {
	case child && adult:
		doubt = "it may mean an adult"
	case !child && (adult || !w.mayBeChild(female)):
		return before
	case !child:
		doubt = "it may mean a child"
	}
	to, words := w.pronoun(text, spans, i, word, short)
	w.propose(text, at[0], to, words, doubt)
	return before
}

// foldedWord is a word in small letters, its apostrophe the plain one.
func foldedWord(word string) string { return strings.ReplaceAll(strings.ToLower(word), "’", "'") }

// bareWord is a folded word without what is joined to it by an apostrophe, and
// whether that says that it owns something.
func bareWord(word string) (bare string, owns bool) {
	bare, joined, _ := strings.Cut(foldedWord(word), "'")
	return bare, joined == "s"
}

// neutralNoun is a noun with the ending that it has in the text. "The girls’ room" is
// the children’s: of another plural than theirs.
func neutralNoun(text string, at [2]int, noun string, owns bool) (to int, words string) {
	to = at[1]
	if owns {
		_, apostrophe, _ := cutApostrophe(text[at[0]:at[1]])
		return to, noun + apostrophe + "s"
	}
	if r, size := utf8.DecodeRuneInString(text[to:]); noun == "children" && apostrophe(r) && strings.HasPrefix(text[to+size:], " ") &&
		!strings.ContainsAny(text[:at[0]], "‘'") { // else it may end a quotation
		return to + size, noun + string(r) + "s"
	}
	return to, noun
}

func cutApostrophe(word string) (before, sign, after string) {
	i := strings.IndexFunc(word, apostrophe)
	if i < 0 {
		return word, "", ""
	}
	_, size := utf8.DecodeRuneInString(word[i:])
	return word[:i], word[i : i+size], word[i+size:]
}

// genderSaid proposes what stands for "female" or "male": nothing before a child, a
// doubt where it is not said of an adult.
func (w *writer) genderSaid(text string, spans [][2]int, i int) {
	from, to := spans[i][0], spans[i][1]
	if next, adjacent := following(text, spans, i); adjacent {
		who, is := namedBy(foldedWord(next))
		switch {
		case is && who.child && !who.woman && !who.man:
			w.propose(text, from, spans[i+1][1], foldedWord(next), "")
			return
		case is || who.weak || adultNouns[foldedWord(next)]:
			return
		}
	}
	if strings.HasPrefix(strings.TrimLeft(text[to:], " "), "/") || strings.HasSuffix(strings.TrimRight(text[:from], " "), "/") {
		return // a choice to be ticked
	}
	w.propose(text, from, to, genderWithheld, "it may tell a child's gender")
}

// genderWithheld stands for a word that says no more than a gender.
const genderWithheld = "[gender]"

// genderOfAge is a letter beside an age: "F/8", "M, aged 12", "8F".
var genderOfAge = regexp.MustCompile(`\b([FM])(?:/|, ?| )(?:aged )?(\d{1,2})\b|\b(\d{1,2})/?([FM])\b`)

// gendersOfAges proposes to withhold the letters that tell the gender of a child beside its age.
func (w *writer) gendersOfAges(text string) {
	for _, m := range genderOfAge.FindAllStringSubmatchIndex(text, -1) {
		letter, age := [2]int{m[2], m[3]}, text[max(m[4], 0):max(m[5], 0)]
		if m[2] < 0 {
			letter, age = [2]int{m[8], m[9]}, text[m[6]:m[7]]
		}
		if years, err := strconv.Atoi(age); err == nil && years < 18 {
			w.propose(text, letter[0], letter[1], genderWithheld, "it may tell a child's gender")
		}
	}
}

// propose keeps the capital letter of what was found.
func (w *writer) propose(text string, from, to int, words, doubt string) {
	if r, _ := utf8.DecodeRuneInString(text[from:]); unicode.IsUpper(r) && words != genderWithheld {
		words = capitalFirst(words)
	}
	p := Replacement{At: from, Found: text[from:to], Why: WhyGender, With: words, Sure: naming.Likely, Doubt: doubt}
	if doubt != "" {
		p.Sure = naming.Doubtful
	}
	w.list = append(w.list, p)
}

// neutralNouns are words that tell a girl from a boy.
var neutralNouns = map[string]string{
	"boy": "child", "girl": "child", "boys": "children", "girls": "children", "son": "child", "daughter": "child",
	"sons": "children", "daughters": "children", "brother": "sibling", "sister": "sibling", "brothers": "siblings", "sisters": "siblings",
	"grandson": "grandchild", "granddaughter": "grandchild", "grandsons": "grandchildren", "granddaughters": "grandchildren",
	"stepson": "stepchild", "stepdaughter": "stepchild", "stepsons": "stepchildren", "stepdaughters": "stepchildren",
	"schoolboy": "pupil", "schoolgirl": "pupil", "schoolboys": "pupils", "schoolgirls": "pupils",
	"nephew": "relative", "niece": "relative", "nephews": "relatives", "nieces": "relatives",
}

// pronouns are those of one gender; true for the female ones.
var pronouns = map[string]bool{
	"he": false, "him": false, "his": false, "himself": false, "she": true, "her": true, "hers": true, "herself": true,
}

// antecedent is a word before a pronoun that may be meant by it: a noun, or another
// pronoun with whom that may mean.
type antecedent struct {
	at           int
	child, adult bool
	weak         bool // an adult who is meant only where no child can be
	woman, man   bool // what the word tells; neither where it may be both
}

// fits reports whether a pronoun of one gender may mean it.
func (a *antecedent) fits(female bool) bool { return fits(a.woman, a.man, female) }

func fits(woman, man, female bool) bool { return (!female || !man) && (female || !woman) }

// namedBy is whom a noun names; false for a word that names nobody.
func namedBy(word string) (who antecedent, is bool) {
	who.woman, who.man = femaleWords[word], maleWords[word]
	switch {
	case word == "female" || word == "male":
		return antecedent{}, false
	case childNouns[word]:
		who.child = true
	case neutralNouns[word] != "":
		who.child = true
	case who.woman || who.man:
		who.adult = true
	case adultNouns[word]:
		who.weak = true
	default:
		return who, false
	}
	return who, true
}

var (
	childNouns = wordSet("child baby infant toddler newborn pupil twin sibling teenager adolescent grandchild stepchild youngster")
	// adultNouns do not say whether a woman or a man is meant.
	adultNouns = wordSet(`worker visitor nurse doctor gp midwife teacher headteacher officer consultant paediatrician manager practitioner adviser advisor
		neighbour parent carer partner solicitor professional clinician therapist psychologist psychiatrist registrar sergeant constable inspector
		caller adult adults staff driver foster colleague supervisor coordinator offender perpetrator`)
)

// meant reports whether a pronoun may mean a child, and whether it may mean an
// adult: of those named in its sentence and the one before, or else anywhere before
// it, those whom it fits.
func (w *writer) meant(text string, mentions []naming.Mention, before []antecedent, at int, female bool) (child, adult bool) {
	for _, start := range []int{sentenceBefore(text, at), 0} {
		weak := false
		for i := range before {
			if a := &before[i]; a.at >= start && a.fits(female) {
				child, adult, weak = child || a.child, adult || a.adult, weak || a.weak
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
			if woman, man := p.gender(); !fits(woman, man, female) {
				continue
			}
			if p.Child || p.Subject {
				child = true
			} else {
				adult = true
			}
		}
		if adult = adult || weak && !child; child || adult {
			break
		}
	}
	return child, adult
}

// mayBeChild reports whether the review has a child whom a pronoun fits.
func (w *writer) mayBeChild(female bool) bool {
	return slices.ContainsFunc(w.r.People, func(p *Person) bool {
		woman, man := p.gender()
		return (p.Child || p.Subject) && fits(woman, man, female)
	})
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
	verb := plural(foldedWord(next))
	if verb == foldedWord(next) {
		return to, "they"
	}
	if strings.Contains(next, "’") {
		verb = strings.ReplaceAll(verb, "'", "’")
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
	while until into out up down off over what how why where who not again too also alone there then once home so very this these those it they
	she he you we of through under near around during since although though unless today yesterday tomorrow now later instead twice`)

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
