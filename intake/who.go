package intake

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// involve reads the people and the professionals. Whoever is named by a role is
// a professional, in whichever column; everybody else in the column of people
// is in the list of people, or new to it.
func (rr *rowReader) involve(row *PreviewRow, e *chronology.Event) {
	people, professionals := rr.listed(row.Text(People)), rr.listed(row.Text(Professionals))
	if len(people)+len(professionals) > mostNames {
		note(e, "Who was involved", strings.Join(append(people, professionals...), "; "))
		row.Doubts = append(row.Doubts, "More names stand here than one event can have; they are kept with the reviewer's note.")
		return
	}
	for _, name := range people {
		if rr.leaves(name) {
			rr.meet(name, row)
			note(e, "Who was involved", name)
			continue
		}
		if p, known := rr.people.byName[nameKey(name)]; known || !roleInside.MatchString(name) && !blanks[nameKey(name)] {
			if !known {
				p = rr.person(name)
			}
			rr.meet(name, row)
			e.Involved = append(e.Involved, chronology.Involvement{Person: p.UID})
			continue
		}
		e.Professionals = append(e.Professionals, chronology.Professional{Role: name})
	}
	for _, role := range professionals {
		if p, known := rr.people.byName[nameKey(role)]; known && p.Family {
			e.Involved = append(e.Involved, chronology.Involvement{Person: p.UID})
			continue
		}
		e.Professionals = append(e.Professionals, chronology.Professional{Role: role})
	}
}

// parts reads what those involved did: a line each, with the name in front.
func (rr *rowReader) parts(row *PreviewRow, e *chronology.Event) {
	for _, line := range rr.entries(row.Text(Parts), func(entry string) bool {
		name, _, is := strings.Cut(entry, ":")
		return is && rr.people.byName[nameKey(name)] != nil
	}) {
		name, part, is := strings.Cut(line, ":")
		p := rr.people.byName[nameKey(name)]
		if !is || p == nil {
			row.Doubts = append(row.Doubts, "“parts played” is not understood and was kept with the reviewer's note: "+line)
			note(e, "Part played", line)
			continue
		}
		played(e, p.UID, strings.TrimSpace(part))
	}
}

// played gives a part to somebody who is involved, or involves them.
func played(e *chronology.Event, person chronology.UID, part string) {
	for i, in := range e.Involved {
		if in.Person == person && in.Part == "" {
			e.Involved[i].Part = part
			return
		}
	}
	e.Involved = append(e.Involved, chronology.Involvement{Person: person, Part: part})
}

// listed parts names that are separated by semicolons, new lines or, where
// there are none, commas.
func listed(cell string) []string {
	separators := ";\n"
	if !strings.ContainsAny(cell, separators) {
		separators = ","
	}
	var names []string
	for _, name := range strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(separators, c) }) {
		if name = strings.TrimSpace(strings.TrimLeft(name, "•- ")); name != "" {
			names = append(names, name)
		}
	}
	return names
}

// mostNames is how many people one cell can name; more is no list of names.
const mostNames = 60

// listed also parts "Mother and Partner 1", where each of them is known.
func (rr *rowReader) listed(cell string) []string {
	var names []string
	for _, name := range listed(cell) {
		parts := strings.Split(strings.ReplaceAll(name, " & ", " and "), " and ")
		if len(parts) > 1 && !slices.ContainsFunc(parts, func(part string) bool {
			_, known := rr.people.byName[nameKey(part)]
			return !known && !roleInside.MatchString(part)
		}) {
			names = append(names, parts...)
			continue
		}
		names = append(names, name)
	}
	return names
}

// person is the person of that name, made where it is new.
func (rr *rowReader) person(name string) *chronology.Person {
	return rr.people.ensure(name, func() *chronology.Person {
		p := &chronology.Person{UID: chronology.NewUID(), RealName: strings.TrimSpace(name)}
		rr.review.Put(p)
		return p
	})
}
