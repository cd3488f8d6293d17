package ui

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/store"
)

func TestTheTableHasAColumnForTheAgeOfEverySubject(t *testing.T) {
	s, w := sessionOn(t, sample.Review())
	table := newTableView(s, w)
	age := table.column("Age of Baby C")
	require.NotNil(t, age)
	assert.True(t, age.hidden, "until it is asked for")
	assert.True(t, table.toggleColumn(age, true))
	assert.Contains(t, table.seen, age)

	birth := s.review().Event(sample.Key("c-birth"))
	assert.Equal(t, "0 days", table.text(birth, age))
	booking := s.review().Event(sample.Key("booking"))
	assert.Contains(t, table.text(booking, age), "of pregnancy")
	incident := s.review().Event(sample.Key("critical-incident"))
	known, dated := s.dating.Age(s.review().PersonNamed("Baby C").UID, incident.UID)
	require.True(t, dated)
	assert.Equal(t, known.String(), table.text(incident, age))
}

func TestTheTableSortsByAge(t *testing.T) {
	r := smallReview()
	r.Put(&chronology.Event{UID: "later", Agency: "pol", Source: "Log", What: "Call.", When: chronology.When{Wording: "8 November 2013"}})
	r.Put(&chronology.Event{UID: "whenever", Agency: "pol", Source: "Log", What: "Call.", When: chronology.When{Wording: "unknown"}})
	s, w := sessionOn(t, r)
	table := newTableView(s, w)
	age := table.column("Age of Child A")
	table.toggleColumn(age, true)
	order := func() []chronology.UID {
		var list []chronology.UID
		for _, e := range table.rows {
			list = append(list, e.UID)
		}
		return list
	}
	table.sortBy(slices.Index(table.seen, age))
	assert.Equal(t, []chronology.UID{"visit", "later", "whenever"}, order())
	table.sortBy(slices.Index(table.seen, age))
	assert.Equal(t, []chronology.UID{"later", "visit", "whenever"}, order(), "what is not known stays last")
}

func TestTheColumnsOfAgesFollowThePeople(t *testing.T) {
	s, w := sessionOn(t, smallReview())
	table := newTableView(s, w)
	table.toggleColumn(table.column("Age of Child A"), true)
	p := *s.review().Person("childA")
	p.Label = "Amber"
	require.True(t, s.edit("rename", func(tx *store.Edit) error { return tx.Put(&p) }))
	renamed := table.column("Age of Amber")
	require.NotNil(t, renamed)
	assert.False(t, renamed.hidden, "it stays in sight")
	assert.Nil(t, table.column("Age of Child A"))
	for _, name := range s.settings.kept.StringList(keyColumnsShown) {
		assert.NotContains(t, name, "Child A", "this computer keeps no names")
		assert.NotContains(t, name, "Amber")
	}
}
