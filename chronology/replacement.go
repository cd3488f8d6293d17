package chronology

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology/naming"
)

// Replacement is a place in the review where a version says something else. It
// can be looked at where it stands before it is accepted for good (see Decision).
type Replacement struct {
	Entity UID // whose text it is
	Field  string
	At     int // where it stands in the text as it is, in bytes
	Found  string
	// Before and After are the text around it.
	Before, After string
	Why           Why
	How           string // how a person was found: "misspelt name"
	Person        UID    // who is meant
	Several       []UID  // or who may be, where a name is that of several
	With          string // what the version says
	Sure          naming.Sure
	Doubt         string // why it may be wrong; "" for no reason
	Decided       bool   // the author has looked at it
	Made          bool   // With stands in the version; else the text is as it was
}

// Why says what a replacement keeps back.
type Why string

// The reasons.
const (
	WhyName   Why = "name"
	WhyLabel  Why = "label" // the pseudonym stands for the label
	WhyPlace  Why = "place"
	WhyDate   Why = "date"
	WhyGender Why = "gender"
	WhyTrace  Why = "number or address" // by which somebody could be found; a date of birth
)

// Decision returns the decision that accepts the replacement, or refuses it; with
// is what shall stand there instead, "" for what was proposed. The caller Puts it.
func (p Replacement) Decision(refused bool, with string) *Decision {
	return &Decision{
		UID: NewUID(), Entity: p.Entity, Field: p.Field, Found: p.Found, Before: p.Before, After: p.After,
		Person: p.Person, Refused: refused, With: with,
	}
}

// around is how many bytes of text on either side tell a place from others.
const around = 24

// context is the text around a place, cut between letters.
func context(text string, from, to int) (before, after string) {
	start, end := max(0, from-around), min(len(text), to+around)
	for start < from && !utf8.RuneStart(text[start]) {
		start++
	}
	for end < len(text) && end > to && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[start:from], text[to:end]
}

// place is where decisions are looked up.
type place struct {
	entity UID
	field  string
	found  string
}

// decisions are the author's, by place.
type decisions map[place][]*Decision

func (r *Review) decided() decisions {
	all := decisions{}
	for _, d := range r.Decisions {
		at := place{d.Entity, d.Field, d.Found}
		if d.Entity == "" {
			at.field = ""
		}
		all[at] = append(all[at], d)
	}
	return all
}

// on is the decision on a replacement, the latest that fits; nil for none. One that
// was made of this place counts before one for wherever it is found.
func (all decisions) on(p *Replacement) *Decision {
	if len(all) == 0 {
		return nil
	}
	here := all[place{p.Entity, p.Field, p.Found}]
	for _, d := range slices.Backward(here) {
		if d.Before == p.Before && d.After == p.After {
			return d
		}
	}
	for _, d := range slices.Backward(all[place{found: p.Found}]) {
		if d.Person == "" || d.Person == p.Person || slices.Contains(p.Several, d.Person) {
			return d
		}
	}
	return nil
}

// settle decides whether a replacement is made: as the author said, else where it
// is at least likely.
func (all decisions) settle(p *Replacement, cautious bool) {
	p.Made = p.Sure > naming.Doubtful || cautious && p.Doubt != string(naming.OtherWord)
	if d := all.on(p); d != nil {
		p.Decided, p.Made = true, !d.Refused
		p.With = cmp.Or(d.With, p.With)
	}
}

// replaced makes the replacements that are to be made, which are in order. Where
// two overlap, the first stands.
func replaced(text string, list []Replacement) string {
	var b strings.Builder
	at := 0
	for i := range list {
		p := &list[i]
		if !p.Made || p.At < at {
			continue
		}
		b.WriteString(text[at:p.At])
		b.WriteString(p.With)
		at = p.At + len(p.Found)
	}
	if at == 0 && b.Len() == 0 {
		return text
	}
	b.WriteString(text[at:])
	return b.String()
}

// inOrder sorts replacements by their place and drops those that overlap one that
// was found before them.
func inOrder(list []Replacement) []Replacement {
	var kept []Replacement
	for _, p := range list {
		clash := slices.ContainsFunc(kept, func(o Replacement) bool {
			return p.At < o.At+len(o.Found) && o.At < p.At+len(p.Found)
		})
		if !clash {
			kept = append(kept, p)
		}
	}
	slices.SortStableFunc(kept, func(a, b Replacement) int { return cmp.Compare(a.At, b.At) })
	return kept
}
