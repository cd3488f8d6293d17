package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
)

// found lists what a search finds.
func found(f *File, query string) []chronology.UID {
	list := []chronology.UID{}
	for _, h := range f.Search(query, 0) {
		list = append(list, h.Entity)
	}
	return list
}

// marked lists the pieces of text that a hit marks.
func marked(h Hit) (list []string) {
	for _, m := range h.Marks {
		list = append(list, h.Text[m[0]:m[1]])
	}
	return list
}

func searchable(t *testing.T) *File {
	f := newFile(t, chronology.NewReview("A review"))
	edit(t, f, "fill", put(
		&chronology.Person{UID: "p", Label: "Mother", RealName: "Zoë Łukasz-O’Brien", Aliases: []string{"Zosia"}},
		agency("a", "Health visiting"),
		&chronology.Event{UID: "e1", Title: "Home visit", What: "The health visitor saw the baby at home.", Source: "Red book"},
		&chronology.Event{UID: "e2", What: "A call about a visit to the home.", Note: "Ask who made it.",
			When: chronology.When{Wording: "two weeks after {e1}"}},
		&chronology.Event{UID: "e3", What: "School closed.", Outcome: "No visit", Voice: "“I was afraid”",
			Professionals: []chronology.Professional{{Role: "head teacher"}},
			Told:          []chronology.Told{{Agency: "a", By: "school nurse", LeftOut: "the bruise"}}},
		&chronology.Paragraph{UID: "g1", Text: "A first paragraph.", Events: []chronology.UID{"e3"}},
		&chronology.Paragraph{UID: "g2", Text: "See {¶g1} on the visit.", Events: []chronology.UID{"e2", "gone"}},
	))
	return f
}

func TestSearchFindsBeginningsOfWords(t *testing.T) {
	f := searchable(t)
	for query, want := range map[string][]chronology.UID{
		"visit":            {"e1", "a", "e2", "e3", "g2"}, // title; a name; whole words in text
		"VIS ho":           {"e1", "e2"},
		"home visit":       {"e1", "e2"},
		"visit home zebra": {},
		"zoe":              {"p"},
		"luka":             {"p"},
		"obrien":           {"p"},
		"O'Brien":          {"p"},
		"o’br":             {"p"},
		"zosia":            {"p"},
		"afraid":           {"e3"},
		"teacher":          {"e3"},
		"nurse bruise":     {"e3"},
		"red":              {"e1"},
		"ask":              {"e2"},
		"weeks":            {"e2"},
		"e1":               {}, // a uid in a wording
		"isit":             {}, // not a beginning
		"6.1":              {"g1", "e3"},
		" 6.2 ":            {"g2", "e2"},
		"6.3":              {},
		"":                 {},
		" -;… ":            {},
	} {
		assert.Equal(t, want, found(f, query), "%q", query)
	}
}

func TestSearchMarksWhatItFound(t *testing.T) {
	f := searchable(t)
	for query, want := range map[string]struct {
		entity chronology.UID
		field  string
		marks  []string
	}{
		"ho vis": {"e1", "title", []string{"Ho", "vis"}},
		"zo":     {"p", "real name", []string{"Zo"}},
		"zoe":    {"p", "real name", []string{"Zoë"}},
		"luk":    {"p", "real name", []string{"Łuk"}},
		"obr":    {"p", "real name", []string{"O’Br"}},
		"red":    {"e1", "source", []string{"Red"}},
		"weeks":  {"e2", "when", []string{"weeks"}},
		"6.1":    {"g1", "paragraph number", []string{"6.1"}},
	} {
		hits := f.Search(query, 1)
		require.Len(t, hits, 1, query)
		assert.Equal(t, want.entity, hits[0].Entity, query)
		assert.Equal(t, want.field, hits[0].Field, query)
		assert.Equal(t, want.marks, marked(hits[0]), query)
	}
}

func TestSearchShowsThePieceAroundTheFirstHit(t *testing.T) {
	f := newFile(t, chronology.NewReview("A review"))
	long := strings.Repeat("élan vital ", 60)
	edit(t, f, "add", put(
		&chronology.Event{UID: "middle", What: long + "the\nneedle\there " + long},
		&chronology.Event{UID: "one", What: strings.Repeat("é", 400) + "needle"},
		&chronology.Event{UID: "endless", What: "needle" + strings.Repeat("é", 400)}))
	for _, h := range f.Search("needle", 0) {
		if h.Entity == "middle" {
			assert.Equal(t, []string{"needle"}, marked(h))
			assert.Less(t, len(h.Text), 200)
			assert.True(t, strings.HasPrefix(h.Text, "… ") && strings.HasSuffix(h.Text, " …"), h.Text)
			assert.NotContains(t, h.Text, "\n")
			assert.Contains(t, h.Text, "the needle here")
		}
		assert.True(t, strings.ToValidUTF8(h.Text, "") == h.Text, "no letter is cut in two")
	}
}

func TestSearchFollowsEveryStep(t *testing.T) {
	f := searchable(t)
	changed := f.Review().Event("e1").Copy()
	changed.Title = "Clinic"
	edit(t, f, "change title", put(changed))
	assert.Equal(t, []chronology.UID{"e1"}, found(f, "clinic"))
	edit(t, f, "delete", remove("e1"))
	assert.Empty(t, found(f, "clinic"))
	for range 2 {
		_, err := f.Undo()
		require.NoError(t, err)
	}
	assert.Empty(t, found(f, "clinic"))
	assert.Contains(t, found(f, "home"), chronology.UID("e1"))
	_, err := f.Redo()
	require.NoError(t, err)
	assert.Equal(t, []chronology.UID{"e1"}, found(f, "clinic"))
}

// TestTheIndexAgreesWithReadingEverything searches after many changes, so that
// the index has been made anew at least once.
func TestTheIndexAgreesWithReadingEverything(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	f := newFile(t, chronology.NewReview("A review"))
	syllables := []string{"an", "be", "ca", "ând", "Bo", "x"}
	word := func() string { return syllables[random.IntN(6)] + syllables[random.IntN(6)] }
	for range 40 {
		edit(t, f, "change", func(e *Edit) error {
			for range 100 {
				uid := chronology.UID(fmt.Sprint("e", random.IntN(300)))
				x := &chronology.Event{UID: uid, Title: word(), What: word() + " " + word(), Note: word()}
				if err := e.Put(x); err != nil {
					return err
				}
			}
			return nil
		})
		query := word()[:2] + " " + word()[:1]
		var want []chronology.UID
		for _, x := range f.Review().Events {
			if chronology.MatchesWords(x.Title+" "+x.What+" "+x.Note, chronology.Words(query)) {
				want = append(want, x.UID)
			}
		}
		got := found(f, query)
		slices.Sort(want)
		slices.Sort(got)
		require.ElementsMatch(t, want, got, query)
	}
	assert.Less(t, len(f.index.documents), 2500, "dead documents are left out")
}

func TestSearchKeepsToItsLimit(t *testing.T) {
	f := searchable(t)
	assert.Len(t, f.Search("visit", 2), 2)
	assert.Len(t, f.Search("6.2", 1), 1)
}
