package chronology

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sameName compares names as people mean them: without regard to case,
// accents, punctuation and spacing.
func sameName(a, b string) bool { return NameKey(a) == NameKey(b) }

// NameKey is what names are compared by: two names with one key are the same name.
func NameKey(name string) string { return strings.Join(Words(name), " ") }

// AgencyNamed returns the agency with this name or short name, or nil.
func (r *Review) AgencyNamed(name string) *Agency {
	for _, a := range r.Agencies {
		if sameName(a.Name, name) || sameName(a.Short, name) {
			return a
		}
	}
	return nil
}

// ServiceNamed returns the service of the agency with this name, or nil.
func (r *Review) ServiceNamed(agency UID, name string) *Service {
	for _, s := range r.Services {
		if s.Agency == agency && sameName(s.Name, name) {
			return s
		}
	}
	return nil
}

// KindNamed returns the kind of event with this name, or nil.
func (r *Review) KindNamed(name string) *Kind {
	for _, k := range r.Kinds {
		if sameName(k.Name, name) {
			return k
		}
	}
	return nil
}

// PersonNamed returns the person with this label, pseudonym, real name or alias, or nil.
func (r *Review) PersonNamed(name string) *Person {
	for _, p := range r.People {
		for _, known := range append([]string{p.Label, p.Pseudonym, p.RealName}, p.Aliases...) {
			if known != "" && sameName(known, name) {
				return p
			}
		}
	}
	return nil
}

// LineNamed returns the line of enquiry with this short name or question, or nil.
func (r *Review) LineNamed(name string) *LineOfEnquiry {
	for _, l := range r.Lines {
		if sameName(l.Short, name) || sameName(l.Question, name) {
			return l
		}
	}
	return nil
}

// EnsureAgency returns the agency with this name, or a new one, not yet Put,
// with a short name and a colour that no other agency has.
func (r *Review) EnsureAgency(name string) *Agency {
	if a := r.AgencyNamed(name); a != nil {
		return a
	}
	name = strings.TrimSpace(name)
	return &Agency{UID: NewUID(), Name: name, Short: r.freeShort(name), Colour: r.freeColour()}
}

// EnsureService returns the service of the agency with this name, or a new one, not yet Put.
func (r *Review) EnsureService(agency UID, name string) *Service {
	if s := r.ServiceNamed(agency, name); s != nil {
		return s
	}
	return &Service{UID: NewUID(), Agency: agency, Name: strings.TrimSpace(name)}
}

// EnsureKind returns the kind with this name, or a new one, not yet Put.
func (r *Review) EnsureKind(name string) *Kind {
	if k := r.KindNamed(name); k != nil {
		return k
	}
	return &Kind{UID: NewUID(), Name: strings.TrimSpace(name), Symbol: SymbolOther}
}

// EnsurePerson returns the person with this name, or a new one, not yet Put.
// A new name is taken to be a real one: a label is given deliberately.
func (r *Review) EnsurePerson(name string) *Person {
	if p := r.PersonNamed(name); p != nil {
		return p
	}
	return &Person{UID: NewUID(), RealName: strings.TrimSpace(name)}
}

// freeShort makes a short name from the initials of the words that matter, or
// the first letters of a single word; a number is added where it is taken.
func (r *Review) freeShort(name string) string {
	words := strings.FieldsFunc(name, func(c rune) bool { return unicode.IsSpace(c) || c == '-' || c == '/' })
	var initials strings.Builder
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if small := Fold(w); unicode.IsLetter(first) && small != "and" && small != "of" && small != "the" && small != "for" {
			initials.WriteRune(unicode.ToUpper(first))
		}
	}
	short := initials.String()
	if utf8.RuneCountInString(short) < 2 && len(words) > 0 {
		short = strings.ToUpper(string([]rune(name)[:min(3, utf8.RuneCountInString(name))]))
	}
	taken := func(s string) bool {
		for _, a := range r.Agencies {
			if sameName(a.Short, s) {
				return true
			}
		}
		return false
	}
	free := short
	for n := 2; taken(free); n++ {
		free = short + "-" + strconv.Itoa(n)
	}
	return free
}

// freeColour is the first of AgencyColours that is least used.
func (r *Review) freeColour() string {
	used := map[string]int{}
	for _, a := range r.Agencies {
		used[a.Colour]++
	}
	best := AgencyColours[0]
	for _, c := range AgencyColours {
		if used[c] < used[best] {
			best = c
		}
	}
	return best
}
