package chronology

import (
	"cmp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology/naming"
)

// Audience is for whom a version of the review is made.
type Audience string

// The audiences. Working is for those who carry the review out and know everybody
// by name; the panel reads labels; anybody may read what is published.
const (
	Working   Audience = "working"
	ForPanel  Audience = "panel"
	Published Audience = "published"
)

// Audiences lists them from the closest to the widest.
var Audiences = []Audience{Working, ForPanel, Published}

// DatePolicy says how much of a date a version tells.
type DatePolicy string

// The policies.
const (
	DatesExact    DatePolicy = "exact"    // as they are entered
	DatesMonth    DatePolicy = "month"    // May 2013
	DatesRelative DatePolicy = "relative" // two weeks after the birth
	DatesAge      DatePolicy = "age"      // when Baby C was 10 weeks old
)

// DatePolicies lists them from the most telling to the least.
var DatePolicies = []DatePolicy{DatesExact, DatesMonth, DatesRelative, DatesAge}

// Version is what a copy of the review is made for. The zero Version is the
// review itself.
type Version struct {
	For   Audience
	Dates DatePolicy // "" is DatesExact
	// Neutral words the children without saying whether they are girls or boys.
	Neutral bool
	// Comments and Notes are taken along where they are asked for.
	Comments, Notes bool
	// Cautious hides what may be a name as well, where nobody looks at the
	// replacements before they are seen.
	Cautious bool
}

// PublishedVersion is the version that the review has chosen to publish.
func (s *Settings) PublishedVersion() Version {
	v := Version{For: Published, Dates: DatesRelative}
	if s != nil {
		v.Dates, v.Neutral = cmp.Or(s.PublishedDates, DatesRelative), s.PublishedNeutral
	}
	return v
}

// Masked reports whether names stand in for people.
func (v Version) Masked() bool { return v.For == ForPanel || v.For == Published }

// HidesDays reports whether the version does not tell on which day something happened.
func (v Version) HidesDays() bool { return v.Dates != "" && v.Dates != DatesExact }

// HidesCalendar reports whether the version tells no calendar date at all.
func (v Version) HidesCalendar() bool { return v.Dates == DatesRelative || v.Dates == DatesAge }

// Called is what a person is called in the version; NameWithheld where nothing
// has been chosen.
func (v Version) Called(p *Person) string {
	switch v.For {
	case ForPanel:
		return cmp.Or(p.ownLabel(), p.ownPseudonym(), p.Role, NameWithheld)
	case Published:
		return cmp.Or(p.ownPseudonym(), p.ownLabel(), p.Role, NameWithheld)
	}
	return cmp.Or(p.RealName, p.Name())
}

// Member is how a member of the panel is called in the version: the public reads
// initials.
func (v Version) Member(m *PanelMember) string {
	if v.For == Published {
		return initialsOf(m.Name)
	}
	return m.Name
}

// NameWithheld stands where a text names somebody for whom no label has been
// chosen, or where a name is that of several people.
const NameWithheld = "[name]"

// ownLabel is the label, unless it is the person's real name.
func (p *Person) ownLabel() string { return p.unlessReal(p.Label) }

func (p *Person) ownPseudonym() string { return p.unlessReal(p.Pseudonym) }

func (p *Person) unlessReal(label string) string {
	for _, name := range append([]string{p.RealName}, p.Aliases...) {
		if name != "" && sameName(name, label) {
			return ""
		}
	}
	return label
}

// Finder finds the people of the review in texts. The version says what they are
// called in it, which is found as a label. What names somebody itself ("Jane's
// mother", an agency called after its owner) is no label and no phrase to be passed
// over, so that the name in it is found.
func (r *Review) Finder(v Version) *naming.Finder {
	people := make([]naming.Person, len(r.People))
	bare := make([]naming.Person, len(r.People))
	for i, p := range r.People {
		people[i] = p.sought(v)
		bare[i] = people[i]
		bare[i].Labels = nil
	}
	search := naming.New(bare, nil, r.knownWords()).Search(false)
	tells := func(text string) bool {
		return slices.ContainsFunc(search.Find(text), func(m naming.Mention) bool {
			return m.Sure == naming.Certain || m.Doubt == naming.OtherName
		})
	}
	means := func(name string) bool {
		return slices.ContainsFunc(search.Find(name), func(m naming.Mention) bool { return m.From == 0 && m.To == len(name) })
	}
	for i := range people {
		people[i].Labels = slices.DeleteFunc(people[i].Labels, tells)
	}
	return naming.New(people, r.phrases(v, tells, means), r.knownWords())
}

// sought is a person as texts are searched for them.
func (p *Person) sought(v Version) naming.Person {
	n := naming.Person{ID: string(p.UID), Name: p.RealName, Aliases: p.Aliases, Child: p.Child}
	for _, label := range []string{p.ownLabel(), p.ownPseudonym(), v.Called(p)} {
		if label != "" && label != p.Role && label != NameWithheld && label != p.RealName {
			n.Labels = append(n.Labels, label)
		}
	}
	n.Woman, n.Man = p.gender()
	return n
}

// gender is what the relationship or the label says.
func (p *Person) gender() (woman, man bool) {
	for _, w := range Words(p.Relationship + " " + p.Label) {
		woman = woman || femaleWords[w]
		man = man || maleWords[w]
	}
	if woman == man {
		return false, false
	}
	return woman, man
}

var (
	femaleWords = wordSet("mother mum mummy grandmother gran nan sister aunt daughter wife stepmother girl niece girlfriend granddaughter woman female")
	maleWords   = wordSet("father dad daddy grandfather grandad brother uncle son husband stepfather boy nephew boyfriend grandson man male")
)

// phrases are the names of agencies, services, places and of those who carry the
// review out, within which no person of it is meant; those that the version masks are
// found under their uids. Who carries it out and has the name of one of its people,
// or is one of them, is passed over nowhere: the texts mean the person.
func (r *Review) phrases(v Version, tells, means func(string) bool) []naming.Phrase {
	var list []naming.Phrase
	for _, m := range r.Masks {
		if m.hides(v) {
			list = append(list, naming.Phrase{ID: string(m.UID), Text: m.Text})
		}
	}
	for _, a := range r.Agencies {
		if v.For != Published || !tells(a.Name) {
			list = append(list, naming.Phrase{Text: a.Name})
		}
	}
	for _, s := range r.Services {
		if v.For != Published || !tells(s.Name) {
			list = append(list, naming.Phrase{Text: s.Name})
		}
	}
	for _, name := range r.carriers() {
		if strings.Contains(name, " ") && !means(name) {
			list = append(list, naming.Phrase{Text: name})
		}
	}
	return list
}

// carriers are the names of those who carry the review out. In full they are no
// secret, but a surname alone may be another's.
func (r *Review) carriers() []string {
	var names []string
	for _, m := range r.Panel {
		names = append(names, strings.TrimSpace(m.Name))
	}
	for _, a := range r.Authors {
		names = append(names, strings.TrimSpace(a.Name))
	}
	return names
}

// knownWords are short names that stand for something else than people.
func (r *Review) knownWords() []string {
	var words []string
	for _, a := range r.Abbreviations {
		words = append(words, a.Short)
	}
	for _, a := range r.Agencies {
		words = append(words, a.Short)
	}
	for _, m := range r.Panel {
		if !strings.Contains(m.Name, " ") {
			words = append(words, m.Name)
		}
	}
	return words
}
