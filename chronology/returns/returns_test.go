package returns_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/returns"
)

// world is a review with two agencies, and a pack of the first as it was sent.
type world struct {
	review *chronology.Review
	pack   *chronology.Review
	heads  []string
}

func newWorld(t *testing.T, p chronology.Pack) *world {
	t.Helper()
	r := chronology.NewReview("A review")
	r.Settings.ScopeTo = "{incident}"
	for _, x := range []chronology.Entity{
		&chronology.Agency{UID: "hv", Name: "Health visiting", Short: "HV"},
		&chronology.Agency{UID: "pol", Name: "Police", Short: "POL"},
		&chronology.Service{UID: "nn", Agency: "hv", Name: "Nursery nurse"},
		&chronology.LineOfEnquiry{UID: "line", Short: "1"},
		&chronology.Person{UID: "anna", RealName: "Anna Smith", Aliases: []string{"Annie"}, Label: "Child A", Pseudonym: "Rose", Child: true, Family: true, BirthEvent: "birth"},
		&chronology.Person{UID: "officer", RealName: "J Jones", Agency: "pol"},
		&chronology.Event{UID: "birth", Title: "Birth", What: "At home, alone.", When: chronology.When{Wording: "8 May 2013"}},
		&chronology.Event{UID: "incident", Agency: "pol", Title: "Arrest of Father", What: "Secret.", When: chronology.When{Wording: "1 June 2013"}},
		&chronology.Event{UID: "visit", Agency: "hv", What: "A visit.", Note: "hers", Lines: []chronology.UID{"line"},
			Told: []chronology.Told{{Agency: "pol", When: "2 June 2013"}}, When: chronology.When{Wording: "the day after {incident}"}},
		&chronology.Paragraph{UID: "para", Text: "There was a visit.", Events: []chronology.UID{"visit"}},
	} {
		r.Put(x)
	}
	w := &world{review: r}
	w.send(t, p)
	return w
}

func (w *world) send(t *testing.T, p chronology.Pack) {
	t.Helper()
	out, kept, err := returns.Make(w.review, chronology.Solve(w.review), p)
	require.NoError(t, err)
	kept.Head = "head-of-" + string(p.UID) + "-sent"
	w.review.Put(kept)
	w.pack, w.heads = out, []string{returns.Short(kept.Head)}
}

// filled is the return as it stands after another step.
func (w *world) filled(head string, gone ...chronology.UID) *returns.Return {
	w.heads = append(w.heads, returns.Short(head))
	for _, uid := range gone {
		w.pack.Remove(uid)
	}
	return &returns.Return{Review: w.pack.Snapshot(), Head: head, Heads: append([]string(nil), w.heads...), Gone: gone}
}

func (w *world) take(t *testing.T, r *returns.Return, force bool) *returns.Outcome {
	t.Helper()
	o, err := returns.Merge(w.review, r, "2014-05-06", force)
	require.NoError(t, err)
	for _, x := range o.Entities() {
		w.review.Put(x)
	}
	for _, uid := range o.Remove {
		w.review.Remove(uid)
	}
	return o
}

// change changes an event of a review.
func change(r *chronology.Review, uid chronology.UID, how func(*chronology.Event)) {
	e := r.Event(uid).Copy()
	how(e)
	r.Put(e)
}

func TestAPackHoldsOneAgencysPartAndNoMore(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv", Due: "1 July 2014"})
	assert.Equal(t, chronology.UID("hv"), w.pack.Settings.OneAgency)
	assert.Equal(t, "1 July 2014", w.pack.OwnPack().Due)
	assert.Empty(t, w.pack.OwnPack().Base)
	visit := w.pack.Event("visit")
	assert.Empty(t, visit.Note)
	assert.Empty(t, visit.Lines, "her tags stay at home")
	assert.Empty(t, visit.Told)
	anna := w.pack.Person("anna")
	assert.Equal(t, []string{"", "Child A", ""}, []string{anna.RealName, anna.Label, anna.Pseudonym})
	assert.Empty(t, anna.Aliases)
	assert.Nil(t, w.pack.Person("officer"))
	assert.Equal(t, "At home, alone.", w.review.Event("birth").What)
	assert.Empty(t, w.pack.Event("birth").What, "what dates count from says when it was, and no more")
	incident := w.pack.Event("incident")
	assert.Equal(t, []string{"An event of another agency", "", "1 June 2013"}, []string{incident.Title, incident.What, incident.When.Wording})
	assert.Empty(t, w.pack.Paragraphs)
	assert.Equal(t, chronology.Solve(w.review).Of("visit").Window, chronology.Solve(w.pack).Of("visit").Window, "dates come out as at home")
	for _, a := range w.pack.Agencies {
		assert.Equal(t, a.UID != "hv", a.Hidden, "only its own lane is shown")
	}

	w.send(t, chronology.Pack{UID: "second", Agency: "hv", Names: chronology.NamesReal})
	assert.Equal(t, "Anna Smith", w.pack.Person("anna").RealName)
	assert.Equal(t, 2, w.pack.OwnPack().Version)
}

func TestOneSidedChangesAreTakenAndTwoSidedListed(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	change(w.pack, "visit", func(e *chronology.Event) { e.What, e.Outcome = "A long visit.", "None" })
	change(w.review, "visit", func(e *chronology.Event) { e.What, e.Source = "A short visit.", "Record" })
	w.pack.Put(&chronology.Event{UID: "new", Agency: "hv", What: "New", Note: "the agency's own"})
	o := w.take(t, w.filled("one"), false)
	assert.Equal(t, returns.Later, o.Standing)
	require.Len(t, o.Conflicts, 1)
	c := o.Conflicts[0]
	assert.Equal(t, []string{"event", "what", "A visit.", "A short visit.", "A long visit."}, []string{c.Sort, c.Field, c.Base, c.Mine, c.Theirs})
	visit := w.review.Event("visit")
	assert.Equal(t, []string{"A short visit.", "None", "Record", "hers"}, []string{visit.What, visit.Outcome, visit.Source, visit.Note})
	assert.Equal(t, []chronology.UID{"line"}, visit.Lines)
	assert.Len(t, visit.Told, 1)
	assert.Empty(t, w.review.Event("new").Note)
	assert.Equal(t, "1 new, 1 changed, 0 deleted, 1 to be decided.", o.Summary())
	assert.Equal(t, returns.Same, w.take(t, &returns.Return{Review: w.pack, Head: "one", Heads: w.heads}, false).Standing)

	// The open conflict goes on with what they write next, and closes when they come round.
	change(w.pack, "visit", func(e *chronology.Event) { e.What = "A longer visit." })
	w.take(t, w.filled("two"), false)
	require.Len(t, w.review.OpenConflicts(), 1)
	assert.Equal(t, "A longer visit.", w.review.OpenConflicts()[0].Theirs)
	change(w.pack, "visit", func(e *chronology.Event) { e.What = "A short visit." })
	w.take(t, w.filled("three"), false)
	assert.Empty(t, w.review.OpenConflicts())
}

func TestOnlyADeletionDeletes(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	w.pack.Put(&chronology.Event{UID: "b", Agency: "hv", What: "b"})
	w.pack.Put(&chronology.Event{UID: "c", Agency: "hv", What: "c"})
	w.take(t, w.filled("one"), false)

	w.pack.Remove("b") // as from a file that somebody cut rows out of
	o := w.take(t, w.filled("two"), false)
	assert.False(t, o.Changes())
	assert.NotNil(t, w.review.Event("b"), "absence is no deletion")

	o = w.take(t, w.filled("three", "c", "b"), false)
	assert.ElementsMatch(t, []chronology.UID{"b", "c"}, o.Remove)
	assert.Nil(t, w.review.Event("c"))

	o = w.take(t, w.filled("four", "visit"), false)
	require.Len(t, o.Conflicts, 1, "a paragraph rests on it")
	assert.Empty(t, o.Conflicts[0].Theirs)
	assert.NotNil(t, w.review.Event("visit"))
	put, remove, err := returns.Decide(w.review, o.Conflicts[0], chronology.DecidedTheirs, "")
	require.NoError(t, err)
	assert.Equal(t, []chronology.UID{"visit"}, remove)
	assert.Len(t, put, 1)
}

func TestWhatSheDeletedComesBackOnlyWhenDecided(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	w.review.Remove("visit")
	assert.False(t, w.take(t, w.filled("one"), false).Changes())
	change(w.pack, "visit", func(e *chronology.Event) { e.What = "It did happen." })
	o := w.take(t, w.filled("two"), false)
	require.Len(t, o.Conflicts, 1)
	assert.Empty(t, o.Conflicts[0].Mine)
	put, remove, err := returns.Decide(w.review, o.Conflicts[0], chronology.DecidedTheirs, "")
	require.NoError(t, err)
	assert.Empty(t, remove)
	require.Len(t, put, 2)
	assert.Equal(t, "It did happen.", put[1].(*chronology.Event).What)
}

func TestConflictsAreDecidedAsTheAuthorSays(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	change(w.pack, "visit", func(e *chronology.Event) {
		e.What, e.When.Wording, e.Key = "theirs", "3 June 2013", true
		e.Professionals = []chronology.Professional{{Role: "GP"}}
	})
	change(w.review, "visit", func(e *chronology.Event) {
		e.What, e.When.Wording = "mine", "4 June 2013"
		e.Professionals = []chronology.Professional{{Role: "Health visitor"}}
	})
	o := w.take(t, w.filled("one"), false)
	require.Len(t, o.Conflicts, 3)
	for _, c := range o.Conflicts {
		own := "5 June 2013"
		put, _, err := returns.Decide(w.review, c, chronology.DecidedOwn, own)
		if c.Field == "professionals" {
			require.ErrorIs(t, err, returns.ErrNoOwnText)
			assert.False(t, returns.TakesText(c))
			put, _, err = returns.Decide(w.review, c, chronology.DecidedTheirs, "")
		}
		require.NoError(t, err)
		require.Len(t, put, 2)
		w.review.Put(put[0])
		w.review.Put(put[1])
	}
	visit := w.review.Event("visit")
	assert.Equal(t, []string{"5 June 2013", "5 June 2013", "GP"}, []string{visit.What, visit.When.Wording, visit.Professionals[0].Role})
	assert.True(t, visit.Key)
	assert.Empty(t, w.review.OpenConflicts())
	assert.False(t, w.take(t, w.filled("two"), false).Changes(), "what was decided is not asked again")
}

func TestWhoWasToldIsMergedOneByOne(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	change(w.pack, "visit", func(e *chronology.Event) { e.Told = []chronology.Told{{Agency: "gp", When: "3 June 2013"}} })
	o := w.take(t, w.filled("one"), false)
	assert.Empty(t, o.Conflicts)
	assert.Len(t, w.review.Event("visit").Told, 2)
	change(w.pack, "visit", func(e *chronology.Event) {
		e.Told = append(e.Told, chronology.Told{Agency: "pol", When: "9 June 2013"})
	})
	o = w.take(t, w.filled("two"), false)
	require.Len(t, o.Conflicts, 1, "both say when the police were told")
	assert.Equal(t, "2 June 2013", w.review.Event("visit").Told[0].When)
}

func TestCopiesAreToldApart(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	change(w.pack, "visit", func(e *chronology.Event) { e.Outcome = "one" })
	first := w.filled("one")
	change(w.pack, "visit", func(e *chronology.Event) { e.Outcome = "two" })
	second := w.filled("two")
	assert.Equal(t, returns.Later, w.take(t, second, false).Standing)
	assert.Equal(t, returns.Older, w.take(t, first, false).Standing)
	assert.Equal(t, "two", w.review.Event("visit").Outcome)

	beside := &returns.Return{Review: w.pack.Snapshot(), Head: "beside", Heads: []string{w.heads[0], returns.Short("beside")}}
	change(beside.Review, "visit", func(e *chronology.Event) { e.Outcome, e.Voice = "beside", "“Hello.”" })
	assert.Equal(t, returns.SideBySide, w.take(t, beside, false).Standing)
	assert.Empty(t, w.review.Event("visit").Voice, "nothing is taken unasked")
	o := w.take(t, beside, true)
	assert.Equal(t, "“Hello.”", w.review.Event("visit").Voice)
	require.Len(t, o.Conflicts, 1)
	assert.Equal(t, []string{"outcome", "two", "beside"}, []string{o.Conflicts[0].Field, o.Conflicts[0].Mine, o.Conflicts[0].Theirs})

	other := &returns.Return{Review: w.pack.Snapshot(), Head: "x", Heads: []string{"x"}}
	other.Review.Put(&chronology.Settings{UID: "another", OneAgency: "hv"})
	assert.Equal(t, returns.OtherReview, w.take(t, other, true).Standing)

	unknown := &returns.Return{Review: w.pack.Snapshot(), Head: "x", Heads: []string{"x"}}
	own := *unknown.Review.OwnPack()
	unknown.Review.Remove(own.UID)
	own.UID = "nobody's"
	unknown.Review.Put(&own)
	assert.Equal(t, returns.Unknown, w.take(t, unknown, false).Standing)

	stolen := &returns.Return{Review: w.pack.Snapshot(), Head: "y", Heads: append(w.heads, "y")}
	own.UID, own.Agency = "pack", "pol"
	stolen.Review.Put(&own)
	assert.Equal(t, returns.WrongAgency, w.take(t, stolen, true).Standing)
	assert.Equal(t, returns.NoPack, w.take(t, &returns.Return{Review: w.review.Snapshot(), Head: "z"}, true).Standing)
	for _, s := range []returns.Standing{returns.Same, returns.Older, returns.SideBySide, returns.Unknown, returns.OtherReview, returns.WrongAgency, returns.NoPack} {
		assert.NotEmpty(t, s.Says())
	}
}

func TestAReturnChangesNoOtherAgency(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	w.pack.Remove("incident")
	w.pack.Put(&chronology.Event{UID: "incident", Agency: "hv", What: "It was nothing."})
	w.pack.Put(&chronology.Event{UID: "foreign", Agency: "pol", What: "Not theirs to say."})
	o := w.take(t, w.filled("one", "birth"), false)
	assert.Equal(t, []chronology.UID{"incident"}, o.Refused)
	assert.Equal(t, "Secret.", w.review.Event("incident").What)
	assert.NotNil(t, w.review.Event("birth"))
	assert.Nil(t, w.review.Event("foreign"))
}

// A trust gathers its departments first and returns the whole.
func TestTwoLevels(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	trust := &world{review: w.pack}
	trust.send(t, chronology.Pack{UID: "nurses", Agency: "hv", Service: "nn"})
	assert.Nil(t, trust.pack.Event("visit"), "an event of no service is not the department's")
	trust.pack.Put(&chronology.Event{UID: "weighed", Agency: "hv", What: "Weighed."})
	o := trust.take(t, trust.filled("n1"), false)
	assert.Equal(t, returns.Later, o.Standing)
	assert.Equal(t, chronology.UID("nn"), trust.review.Event("weighed").Service)
	w.heads = []string{returns.Short("head-of-pack-sent")}
	o = w.take(t, w.filled("t1"), false)
	assert.Equal(t, returns.Later, o.Standing)
	assert.Equal(t, "Weighed.", w.review.Event("weighed").What)
	assert.Len(t, w.review.Returns, 1, "the departments' own are the trust's business")
}

func TestSidesOfAConflictAreSaidInWords(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	for _, c := range []struct{ field, text, want string }{
		{"what", "A visit.", "A visit."},
		{"when", `{"Wording":"the day after {incident}"}`, "the day after “Arrest of Father”"},
		{"lines", `["line"]`, "1"},
		{"key", "true", "yes"},
		{"involved", `[{"Person":"anna","Part":"seen"},{"Person":"gone"}]`, "Child A, seen\nsomething that is not in the review"},
		{"told", `[{"Agency":"pol","NotTold":true}]`, "Police, not told"},
		{"", `{"UID":"visit","What":"A visit.","Key":false}`, "what happened: A visit."},
		{"", "", "deleted"},
		{"nonsense", "{", "{"},
	} {
		assert.Equal(t, c.want, returns.Said(w.review, &chronology.Conflict{Sort: "event", Field: c.field}, c.text), c.field)
	}
	assert.Equal(t, "date of birth", returns.FieldWords("born"))
	assert.Equal(t, "good practice", returns.FieldWords("good_practice"))
}

func TestAPackSaysWhatItLacks(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	own := *w.pack.OwnPack()
	own.Require([]string{"response or outcome", "child seen", "comment"})
	w.pack.Put(&own)
	change(w.pack, "visit", func(e *chronology.Event) {
		e.What, e.Comment = "Seen with the XYZQ. Mrs Brown and Tyrone Okafor were there; the child was with K Okonkwo.", "Good."
	})
	var codes, said []string
	for _, f := range returns.Lacks(w.pack, chronology.Solve(w.pack)) {
		codes = append(codes, f.Code)
		if f.Code == chronology.CodeAsked || f.Code == chronology.CodeStranger {
			said = append(said, f.Message)
			assert.Equal(t, []chronology.UID{"visit"}, f.Events, "it leads to where it is")
		}
	}
	assert.ElementsMatch(t, []string{chronology.CodeMissing, chronology.CodeContextual, chronology.CodeUnexplainedShort,
		chronology.CodeAsked, chronology.CodeStranger, chronology.CodeStranger, chronology.CodeStranger}, codes,
		"the source, the day after the scope, an abbreviation, what was asked for and who is not listed; not what the stand-ins lack")
	require.Len(t, said, 4)
	assert.Contains(t, said[0], "does not say what the pack asks for: response or outcome and child seen.")
	assert.Contains(t, said[1], "“Mrs Brown” may be somebody who is not in the list of people.")
	assert.Contains(t, said[2], "Tyrone Okafor")
	assert.Contains(t, said[3], "K Okonkwo")
}

// The people are everybody's: what two agencies say of one is listed for each.
func TestTwoAgenciesMayDifferFromTheReviewInOneField(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	police := &world{review: w.review}
	police.send(t, chronology.Pack{UID: "police", Agency: "pol"})
	rename := func(r *chronology.Review, to string) {
		p := *r.Person("anna")
		p.Relationship = to
		r.Put(&p)
	}
	rename(w.review, "subject")
	rename(w.pack, "daughter")
	rename(police.pack, "stepdaughter")
	w.take(t, w.filled("h1"), false)
	police.take(t, police.filled("p1"), false)
	open := w.review.OpenConflicts()
	require.Len(t, open, 2)
	assert.Equal(t, []string{"daughter", "stepdaughter"}, []string{open[0].Theirs, open[1].Theirs})
	rename(police.pack, "subject")
	police.take(t, police.filled("p2"), false)
	open = w.review.OpenConflicts()
	require.Len(t, open, 1, "one agency's coming round does not settle the other's")
	assert.Equal(t, chronology.UID("hv"), open[0].Agency)
}

// She deleted it, they changed it, she took the deletion back: bringing theirs in
// takes nothing of hers away.
func TestARowBroughtBackKeepsWhatIsHers(t *testing.T) {
	w := newWorld(t, chronology.Pack{UID: "pack", Agency: "hv"})
	visit := w.review.Event("visit")
	w.review.Remove("visit")
	change(w.pack, "visit", func(e *chronology.Event) { e.What = "A long visit." })
	c := w.take(t, w.filled("one"), false).Conflicts[0]
	w.review.Put(visit)
	w.takeTheirs(t, c)
	back := w.review.Event("visit")
	assert.Equal(t, []string{"A long visit.", "hers"}, []string{back.What, back.Note})
	assert.Equal(t, visit.Lines, back.Lines)
	assert.Equal(t, visit.Told, back.Told)
}
