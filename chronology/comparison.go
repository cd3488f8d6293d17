package chronology

import (
	"fmt"
	"slices"
	"strings"
)

// Standing says how what two accounts give stands to one another.
type Standing string

// The standings. Texts have none: their words are marked.
const (
	StandsAlike    Standing = "the same"
	StandsPossibly Standing = "may be the same"
	StandsDiffers  Standing = "differs"
	StandsFirst    Standing = "only the first says"
	StandsSecond   Standing = "only the second says"
	StandsText     Standing = ""
)

// Comparison is one thing that two accounts tell, side by side.
type Comparison struct {
	Field    string
	Texts    [2]string
	Standing Standing
	Marks    [2][][2]int // of texts: the byte ranges of words that the other account has not
}

// Compare lays two accounts side by side: when, at what time, who was there, who
// was seen, what happened, what was said. What neither gives is left out.
func (d *Dating) Compare(first, second UID) []Comparison {
	a, b := d.event(first), d.event(second)
	if a == nil || b == nil {
		return nil
	}
	c := &comparer{d: d, a: a, b: b}
	c.when()
	c.clock()
	c.people()
	c.listed("Professionals", d.professionals(a), d.professionals(b))
	c.seen()
	c.text("What happened", a.What, b.What)
	c.text("Response or outcome", a.Outcome, b.Outcome)
	c.text("What the child or adult said", a.Voice, b.Voice)
	c.add("Source", a.Source, b.Source, StandsText)
	return c.list
}

type comparer struct {
	d    *Dating
	a, b *Event
	list []Comparison
}

// add adds what at least one of the two gives.
func (c *comparer) add(field, first, second string, standing Standing) {
	switch {
	case first == "" && second == "":
		return
	case second == "":
		standing = StandsFirst
	case first == "":
		standing = StandsSecond
	}
	c.list = append(c.list, Comparison{Field: field, Texts: [2]string{first, second}, Standing: standing})
}

func (c *comparer) when() {
	a, b := c.d.Of(c.a.UID), c.d.Of(c.b.UID)
	standing := StandsPossibly
	switch {
	case a.Start == b.Start && a.End == b.End && a.Start.Exact():
		standing = StandsAlike
	case !a.Window.Overlaps(b.Window):
		standing = StandsDiffers
	}
	said := func(e *Event, d Dated) string {
		words := d.Window.String()
		if d.Window.Exact() && len(d.Reading.Relations) == 0 {
			return words
		}
		if wording := c.d.review.ShowWording(e.When.Wording); wording != "" && wording != words {
			words += " (“" + wording + "”)"
		}
		return words
	}
	c.add("When", said(c.a, a), said(c.b, b), standing)
}

func (c *comparer) clock() {
	a, b := c.d.Of(c.a.UID).Reading.Clock, c.d.Of(c.b.UID).Reading.Clock
	standing := StandsDiffers
	switch {
	case a == b:
		standing = StandsAlike
	case a.From <= b.To && b.From <= a.To:
		standing = StandsPossibly
	}
	c.add("Time", a.String(), b.String(), standing)
}

func (c *comparer) people() {
	names := func(e *Event) []string {
		var list []string
		for _, i := range e.Involved {
			if p := c.d.person(i.Person); p != nil {
				list = append(list, p.Name())
			}
		}
		return list
	}
	c.listed("Who was present", names(c.a), names(c.b))
}

// listed compares two lists and marks what only one has.
func (c *comparer) listed(field string, first, second []string) {
	standing := StandsAlike
	if !sameSet(first, second) {
		standing = StandsDiffers
	}
	before := len(c.list)
	c.add(field, strings.Join(first, ", "), strings.Join(second, ", "), standing)
	if len(c.list) > before && standing == StandsDiffers {
		c.list[before].Marks = [2][][2]int{markMissing(first, second), markMissing(second, first)}
	}
}

func sameSet(a, b []string) bool {
	return len(markMissing(a, b))+len(markMissing(b, a)) == 0
}

// markMissing are the byte ranges, in the joined list, of what the other lacks.
func markMissing(list, other []string) [][2]int {
	var marks [][2]int
	at := 0
	for _, name := range list {
		if !slices.ContainsFunc(other, func(o string) bool { return NameKey(o) == NameKey(name) }) {
			marks = append(marks, [2]int{at, at + len(name)})
		}
		at += len(name) + len(", ")
	}
	return marks
}

// professionals are those of an event, by role or name.
func (d *Dating) professionals(e *Event) []string {
	var list []string
	for _, p := range e.Professionals {
		name := p.Role
		if person := d.person(p.Person); name == "" && person != nil {
			name = person.Name()
		}
		if name != "" {
			list = append(list, name)
		}
	}
	return list
}

// seen compares whether each child was seen.
func (c *comparer) seen() {
	states := func(e *Event) []string {
		var list []string
		for _, s := range e.Seen {
			if p := c.d.person(s.Child); p != nil {
				state := "not recorded"
				if s.State != SeenNotRecorded {
					state = string(s.State)
				}
				list = append(list, fmt.Sprintf("%s: %s", p.Name(), state))
			}
		}
		return list
	}
	c.listed("Child seen", states(c.a), states(c.b))
}

// text compares two narratives: their words are marked, not judged.
func (c *comparer) text(field, first, second string) {
	before := len(c.list)
	c.add(field, first, second, StandsText)
	if len(c.list) > before && first != "" && second != "" {
		w := c.d.twinWords()
		c.list[before].Marks = [2][][2]int{w.unshared(first, second), w.unshared(second, first)}
	}
}

// negations say nothing of what an entry is about, and everything of whether two
// entries agree.
var negations = groups("not", "no", "never", "nobody none", "without", "neither nor", "unable cannot")

// unshared are the words of a text, in runs, that another has under no form or
// synonym.
func (w *twinWords) unshared(text, other string) [][2]int {
	has, denies := map[int32]bool{}, map[string]bool{}
	for _, n := range w.words(other) {
		has[n] = true
	}
	for _, at := range WordSpans(other) {
		written := other[at[0]:at[1]]
		has[w.number(written)] = true
		denies[negations[FoldWord(written)]] = true
	}
	var marks [][2]int
	open := false // whether the last word that says something was marked
	for _, at := range WordSpans(text) {
		n, no := w.number(text[at[0]:at[1]]), negations[FoldWord(text[at[0]:at[1]])]
		switch {
		case no != "" && !denies[no], n != silent && !has[n]:
			if last := len(marks) - 1; open && !strings.ContainsAny(text[marks[last][1]:at[0]], ".;:\n") {
				marks[last][1] = at[1]
			} else {
				marks = append(marks, at)
			}
			open = true
		case n != silent || no != "":
			open = false
		}
	}
	return marks
}
