package ui

import (
	"cmp"
	"slices"
	"strconv"

	"throughline.org/throughline/chronology"
)

// ageColumns are the columns of how old each subject and child was, or how far
// the pregnancy was, after the others. They are kept on this computer by their
// number, since names belong to the review alone.
func ageColumns(s *session) []*tableColumn {
	var columns []*tableColumn
	for _, p := range s.review().People {
		if !p.Subject && !p.Child {
			continue
		}
		columns = append(columns, &tableColumn{
			name: "Age of " + p.Name(), kept: "age " + strconv.Itoa(len(columns)+1), width: 130, hidden: true,
			text: func(s *session, e *chronology.Event) string { return s.ageText(p.UID, e.UID) },
			less: func(s *session, a, b *chronology.Event) int { return s.compareAges(p.UID, a.UID, b.UID) },
		})
	}
	return columns
}

// ageText is how old a person was at an event, a range where the dates allow
// several ages; "" where birth or event is not dated.
func (s *session) ageText(person, event chronology.UID) string {
	age, known := s.dating.Age(person, event)
	if !known {
		return ""
	}
	return joinFilled(", ", age.String(), s.weeksPregnant(person, event, age))
}

// compareAges puts the younger first, and what is not known last.
func (s *session) compareAges(person, a, b chronology.UID) int {
	first, known := s.dating.Age(person, a)
	second, alsoKnown := s.dating.Age(person, b)
	if !known || !alsoKnown {
		return cmp.Compare(s.ageText(person, b), s.ageText(person, a))
	}
	return cmp.Or(cmp.Compare(first.Least, second.Least), cmp.Compare(first.Most, second.Most))
}

// followPeople has a column for the age of everybody who is a subject or a child now.
func (t *tableView) followPeople() {
	ages := ageColumns(t.s)
	same := func(a, b *tableColumn) bool { return a.name == b.name && a.kept == b.kept }
	usual := len(tableColumns())
	if slices.EqualFunc(t.all[usual:], ages, same) {
		return
	}
	t.all = append(t.all[:usual:usual], ages...)
	t.hideColumns()
	if t.order != nil && !slices.Contains(t.all, t.order) {
		t.order, t.down = nil, false
	}
	t.showColumns()
}
