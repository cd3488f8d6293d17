package returns_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// sharers are agencies that each have a pack with the same person in it.
type sharers struct {
	*testing.T
	review *chronology.Review
	packs  map[chronology.UID]*world
	steps  int
}

func newSharers(t *testing.T) *sharers {
	s := &sharers{T: t, review: chronology.NewReview("A review"), packs: map[chronology.UID]*world{}}
	agencies := []chronology.UID{"a", "b", "c"}
	for _, agency := range agencies {
		s.review.Put(&chronology.Agency{UID: agency, Name: "Agency " + string(agency)})
	}
	s.review.Put(&chronology.Person{UID: "mother", Label: "Mother", RealName: "M", Family: true})
	for _, agency := range agencies {
		s.packs[agency] = &world{review: s.review}
		s.packs[agency].send(t, chronology.Pack{UID: "pack-" + agency, Agency: agency, Names: chronology.NamesReal})
	}
	return s
}

// sends takes in what an agency has made of the mother's name: "a:Mary".
func (s *sharers) sends(agency chronology.UID, name string) {
	p := *s.packs[agency].pack.Person("mother")
	p.RealName = name
	s.packs[agency].pack.Put(&p)
	s.steps++
	s.packs[agency].take(s.T, s.packs[agency].filled(fmt.Sprintf("step-%d-of-the-pack", s.steps)), false)
}

func (s *sharers) writes(name string) {
	p := *s.review.Person("mother")
	p.RealName = name
	s.review.Put(&p)
}

func (s *sharers) decides(agency chronology.UID, how chronology.Decided) {
	for _, c := range s.review.OpenConflicts() {
		if c.Agency == agency {
			put, _, err := returns.Decide(s.review, c, how, "")
			require.NoError(s, err)
			for _, x := range put {
				s.review.Put(x)
			}
			return
		}
	}
	require.Fail(s, "nothing to decide of "+string(agency))
}

// stands is the name that stands, and what is to be decided: "before/yours/theirs of a".
func (s *sharers) stands() (name string, open []string) {
	for _, c := range s.review.OpenConflicts() {
		open = append(open, fmt.Sprintf("%s/%s/%s of %s", c.Base, c.Mine, c.Theirs, c.Agency))
	}
	slices.Sort(open)
	return s.review.Person("mother").RealName, open
}

func TestOfWhatAgenciesMakeOfWhatAllShareNoneStandsForComingFirst(t *testing.T) {
	for _, c := range []struct {
		name, steps string // "a:Mary" an agency sends, ":Mary" the author writes, "a=mine" she decides
		want        string
		open        []string
	}{
		{"one alone is taken", "a:Mary", "Mary", nil},
		{"one alone, again", "a:Mary a:Marie", "Marie", nil},
		{"two that differ", "a:Mary b:Maria", "M", []string{"M/M/Maria of b", "M/M/Mary of a"}},
		{"the other way round", "b:Maria a:Mary", "M", []string{"M/M/Maria of b", "M/M/Mary of a"}},
		{"two that agree", "a:Mary b:Mary", "Mary", nil},
		{"two that agree, and one that does not", "a:Mary b:Mary c:Maria", "M", []string{"M/M/Maria of c", "M/M/Mary of a", "M/M/Mary of b"}},
		{"another way round", "c:Maria a:Mary b:Mary", "M", []string{"M/M/Maria of c", "M/M/Mary of a", "M/M/Mary of b"}},
		{"one comes round to the other", "a:Mary b:Maria b:Mary", "Mary", nil},
		{"one goes back on it", "a:Mary b:Maria b:M", "Mary", nil},
		{"one goes back on it before the other comes", "b:Maria b:M a:Mary", "Mary", nil},
		{"one that is taken goes back on it", "a:Mary a:M", "M", nil},
		{"the author's own stands against one", ":Mia a:Mary", "Mia", []string{"M/Mia/Mary of a"}},
		{"and against one that agrees with another", ":Mia a:Mary b:Mary", "Mia", []string{"M/Mia/Mary of a", "M/Mia/Mary of b"}},
		{"one that agrees with the author says nothing new", ":Mia a:Mia b:Mary", "Mia", []string{"M/Mia/Mary of b"}},
		{"the author has written over what was taken", "a:Mary :Mia b:Maria", "Mia", []string{"M/Mia/Maria of b"}},
		{"theirs is decided on", "a:Mary b:Maria a=theirs", "Mary", []string{"M/Mary/Maria of b"}},
		{"and that of another who says the same", "a:Mary b:Maria c:Mary a=theirs b=mine", "Mary", nil},
		{"yours is decided on", "a:Mary b:Maria a=mine", "M", []string{"M/M/Maria of b"}},
		{"and the other is not taken for that", "a:Mary b:Maria a=mine c:Maria", "M", []string{"M/M/Maria of b", "M/M/Maria of c"}},
		{"all is decided, and then one says something", "a:Mary b:Maria a=mine b=mine c:Marie", "Marie", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSharers(t)
			for _, step := range strings.Fields(c.steps) {
				if agency, how, decides := strings.Cut(step, "="); decides {
					s.decides(chronology.UID(agency), chronology.Decided(how))
				} else if agency, name, _ := strings.Cut(step, ":"); agency != "" {
					s.sends(chronology.UID(agency), name)
				} else {
					s.writes(name)
				}
			}
			name, open := s.stands()
			assert.Equal(t, c.want, name)
			assert.Equal(t, c.open, open)
		})
	}
}

// Two departments of one agency have packs of their own.
func TestTwoPacksOfOneAgencyDoNotOverwriteEachOther(t *testing.T) {
	s := newSharers(t)
	s.review.Put(&chronology.Service{UID: "ward", Agency: "a", Name: "Ward"})
	s.packs["ward"] = &world{review: s.review}
	s.packs["ward"].send(t, chronology.Pack{UID: "pack-of-the-ward", Agency: "a", Service: "ward", Names: chronology.NamesReal})
	s.sends("a", "Mary")
	s.sends("ward", "Maria")
	name, open := s.stands()
	assert.Equal(t, "M", name)
	assert.Equal(t, []string{"M/M/Maria of a", "M/M/Mary of a"}, open)
	s.sends("ward", "Mary")
	name, open = s.stands()
	assert.Equal(t, "Mary", name)
	assert.Empty(t, open)
}
