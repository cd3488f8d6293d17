package intake

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/spelling"
)

// NameChoice is what an author says of a name that is not in the list of people:
// it is a person who is, or no person at all. The zero value is a new person. Of a
// name in a text nothing said is no person.
type NameChoice struct {
	Person chronology.UID
	Leave  bool // its words are kept with the reviewer's note
}

// Unlisted is a name in the columns of people, or in what rows tell, that is not in
// the review's list.
type Unlisted struct {
	Name   string
	InText bool   // in what rows tell: left as it stands, unless the author says who it is
	First  string // where it stands first
	Rows   int    // that name it
	Likely []chronology.UID
}

// Key is by what a choice for the name is kept.
func (u *Unlisted) Key() string { return nameKey(u.Name) }

// meet notes a name that is not in the list of people.
func (rr *rowReader) meet(name string, row *PreviewRow) {
	key := nameKey(name)
	if key == "" || rr.listedNames[key] {
		return
	}
	u := rr.unlisted[key]
	if u == nil {
		u = &Unlisted{Name: strings.TrimSpace(name), First: row.Place()}
		rr.unlisted[key] = u
		rr.met = append(rr.met, u)
	}
	u.Rows++
}

// choose takes what the author has said of names, and the people whom the file
// lists and the author wants.
func (rr *rowReader) choose(o Options) {
	for _, p := range o.People {
		rr.review.Put(p)
	}
	for key, c := range o.Names {
		if p := rr.review.Person(c.Person); p != nil {
			rr.people.know(key, p)
		}
	}
	for _, p := range o.People {
		for _, name := range namesOf(p) {
			rr.people.know(name, p)
			rr.listedNames[nameKey(name)] = true
		}
	}
}

// leaves reports whether the author wants nobody made of a name.
func (rr *rowReader) leaves(name string) bool { return rr.options.Names[nameKey(name)].Leave }

func namesOf(p *chronology.Person) []string {
	return append([]string{p.Label, p.RealName, p.Pseudonym}, p.Aliases...)
}

// mostLikely is how many likely matches are offered for a name.
const mostLikely = 5

// liken finds for each name whom of the list it may mean: by a part of a name, an
// alias, initials, or one slip of the pen.
func liken(names []*Unlisted, people []*chronology.Person) {
	if len(names) == 0 {
		return
	}
	wanted := make([]naming.Person, len(people))
	for i, p := range people {
		wanted[i] = naming.Person{ID: string(p.UID), Name: p.RealName, Aliases: p.Aliases, Labels: []string{p.Label, p.Pseudonym}, Child: p.Child}
	}
	search := naming.New(wanted, nil, nil).Search(false)
	for _, u := range names {
		add := func(uid string) {
			if uid != "" && len(u.Likely) < mostLikely && !slices.Contains(u.Likely, chronology.UID(uid)) {
				u.Likely = append(u.Likely, chronology.UID(uid))
			}
		}
		key := []rune(nameKey(u.Name))
		for _, p := range people {
			if slices.ContainsFunc(namesOf(p), func(name string) bool { return spelling.Slip([]rune(nameKey(name)), key) && len(key) > 3 }) {
				add(string(p.UID))
			}
		}
		for _, m := range search.Find(u.Name) {
			add(m.Person)
			for _, uid := range m.Several {
				add(uid)
			}
		}
	}
}

// alias gives people of the review the names that the author said are theirs,
// so that they are known the next time.
func (p *Preview) alias(r *chronology.Review, o Options) []*chronology.Person {
	also := map[chronology.UID]*chronology.Person{}
	var list []*chronology.Person
	for _, u := range p.Unlisted {
		person := r.Person(o.Names[u.Key()].Person)
		if person == nil {
			continue
		}
		if also[person.UID] == nil {
			own := *person
			own.Aliases = slices.Clone(person.Aliases)
			also[person.UID] = &own
			list = append(list, &own)
		}
		also[person.UID].Aliases = append(also[person.UID].Aliases, u.Name)
	}
	return list
}
