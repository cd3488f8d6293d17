package intake

import (
	"slices"

	"throughline.org/throughline/chronology"
)

// tellingFields are those whose words may name somebody in passing.
var tellingFields = []Field{Title, What, Outcome, Voice, Comment}

// meetInTexts notes who is named in what rows tell and is neither in the list of
// people nor in a column of people. Unlike names in those columns, they are left
// as they stand unless the author says who they are.
func (p *Preview) meetInTexts(rr *rowReader) bool {
	search := rr.review.Finder(chronology.Version{}).Search(true)
	met := map[string]*Unlisted{}
	for i, row := range p.InOrder() {
		if !rr.options.goOn(len(p.Rows)+i, 2*len(p.Rows)) {
			return false
		}
		if row.Event == nil && row.Draft == nil {
			continue
		}
		var names []string
		for _, f := range tellingFields {
			for _, name := range search.Strangers(row.Text(f)) {
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		for _, name := range names {
			key := nameKey(name)
			switch u := met[key]; {
			case rr.unlisted[key] != nil || rr.listedNames[key]:
			case u != nil:
				u.Rows++
			default:
				u = &Unlisted{Name: name, First: row.Place(), Rows: 1, InText: true}
				met[key] = u
				p.Unlisted = append(p.Unlisted, u)
			}
		}
	}
	return true
}

// addNamed are the people that the author makes of names in texts.
func (p *Preview) addNamed(o Options) []*chronology.Person {
	var list []*chronology.Person
	for _, u := range p.Unlisted {
		if said, spoken := o.Names[u.Key()]; u.InText && spoken && !said.Leave && said.Person == "" {
			list = append(list, &chronology.Person{UID: chronology.NewUID(), RealName: u.Name})
		}
	}
	return list
}
