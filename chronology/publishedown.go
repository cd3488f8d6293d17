package chronology

import (
	"regexp"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// asAuthorWords are the clauses of the author's own wording that need no calendar
// date and count from what the text has told already: nobody knows better how
// the date was given. A span may also look ahead: "from the booking to the birth".
func (p *publisher) asAuthorWords(window when.Window, ahead bool) []PublishedDate {
	at := p.d.dated[p.i]
	var list []PublishedDate
	for c, clause := range clausesOf(at.Reading) {
		if clause.SetAside || clause.Window != when.Always {
			continue
		}
		if made, can := p.asAuthorWord(clause.Text, c, ahead); can {
			if made.Anchor == p.just || p.birthEventOf(made.Anchor) == p.just {
				if short, can := p.shortened(made, window); can {
					made = short
				}
			}
			if p.allows(made, window) {
				list = append(list, made)
			}
		}
	}
	return list
}

// asAuthorWord puts readable names and numbers into one clause.
func (p *publisher) asAuthorWord(text string, clause int, ahead bool) (PublishedDate, bool) {
	made := PublishedDate{Words: strings.TrimSpace(text)}
	for _, relation := range p.d.dated[p.i].Reading.Relations {
		if relation.Clause != clause {
			continue
		}
		if relation.Anchor.Kind == when.AnchorPregnancy {
			if p.birthEventOf(UID(relation.Anchor.ID)) == p.d.events[p.i].UID {
				return made, false // that a birth is at term tells nothing
			}
			made.Anchor = UID(relation.Anchor.ID)
			continue
		}
		plain, named := p.plainly(relation.Anchor)
		if j, known := p.d.anchorEvent(relation.Anchor); !named || known && !ahead && !p.isTold(p.d.events[j].UID) {
			return made, false
		}
		if made.Anchor == "" {
			made.Anchor, made.Name = plain.Anchor, plain.Name
		}
		made.Words = strings.ReplaceAll(made.Words, "{"+relation.Anchor.ID+"}", plain.Name)
	}
	made.Words = p.d.review.showPeople(made.Words)
	if made.Anchor == "" || strings.Contains(made.Words, "{") {
		return made, false
	}
	made.Words = smallNumbers.ReplaceAllStringFunc(made.Words, numberInWords)
	made.Words = bareParent.ReplaceAllString(made.Words, "when the $1 ")
	if strings.HasPrefix(made.Words, "same day") || strings.HasPrefix(made.Words, "day ") || strings.HasPrefix(made.Words, "week ") {
		made.Words = "the " + made.Words
	}
	return made, true
}

// showPeople shows the people that a wording holds by uid.
func (r *Review) showPeople(wording string) string {
	if !strings.Contains(wording, "{") {
		return wording
	}
	return heldName.ReplaceAllStringFunc(wording, func(token string) string {
		if p := r.Person(UID(token[1 : len(token)-1])); p != nil {
			return p.Name()
		}
		return token
	})
}

// isTold reports whether the text has told an event before.
func (p *publisher) isTold(uid UID) bool {
	n := p.d.narrative()
	return n.first[uid] < n.first[p.d.events[p.i].UID]
}

func (p *publisher) birthEventOf(person UID) UID {
	if someone := p.d.person(person); someone != nil {
		return someone.BirthEvent
	}
	return ""
}

// smallNumbers are counts of time up to ten, which a report writes in words.
// Ages stay in figures, as reports have them ("10 weeks old").
var smallNumbers = regexp.MustCompile(`\b([2-9]|10) (?:working )?(?:day|week|month|year)s (?:after|before|later|earlier)\b`)

// bareParent is a parent without an article, as records write.
var bareParent = regexp.MustCompile(`^when (mother|father) `)

var inWords = []string{2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}

func numberInWords(found string) string {
	figure, rest, _ := strings.Cut(found, " ")
	n, err := strconv.Atoi(figure)
	if err != nil || n >= len(inWords) {
		return found
	}
	return inWords[n] + " " + rest
}
