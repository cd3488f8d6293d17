package chronology

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestChecksFind(t *testing.T) {
	put := func(e Event) func(*Review) { return func(r *Review) { r.Put(&e) } }
	whole := Event{UID: "x", Agency: "hv", Title: "Visit", Source: "Record", What: "A visit.", When: When{Wording: "8 May 2013"}}
	with := func(change func(*Event)) func(*Review) {
		e := whole
		change(&e)
		return put(e)
	}
	for _, c := range []struct {
		code     string
		severity Severity
		change   func(*Review)
		says     string
		days     int
	}{
		{CodeMissing, Error, with(func(e *Event) { e.Source, e.What = "", " " }), "lacks source and what happened", 0},
		{CodeMissing, Error, with(func(e *Event) { e.When.Wording = "" }), "lacks a date", 0},
		{CodeUnreadable, Error, with(func(e *Event) { e.When.Wording = "the day after the flood" }), "cannot be read", 0},
		{CodeLost, Warning, with(func(e *Event) { e.Agency = "gone" }), "an agency that is no longer", 0},
		{CodeLost, Warning, with(func(e *Event) { e.Involved = []Involvement{{Person: "gone"}} }), "a person that is no longer", 0},
		{CodeLost, Warning, with(func(e *Event) { e.When.Wording = "the day after {gone}" }), "an event in its date", 0},
		{CodeLost, Warning, func(r *Review) { r.Put(&Link{UID: "l", From: "a", To: "gone", Kind: LedTo}) }, "is linked with an event", 0},
		{CodeLost, Warning, func(r *Review) { r.Put(&Paragraph{UID: "p", Events: []UID{"a", "gone"}}) }, "6.1 rests on an event", 0},
		{CodeLost, Warning, func(r *Review) { r.Put(&Paragraph{UID: "p", Events: []UID{"a"}, Text: "See ({¶gone})."}) }, "6.1 refers to a paragraph", 0},
		{CodeNoEvents, Notice, func(r *Review) { r.Put(&Paragraph{UID: "p", Text: "A word."}) }, "6.1 rests on no event", 0},
		{CodeUntold, Notice, func(r *Review) { r.Put(&Paragraph{UID: "p", Text: "A word."}) }, "No paragraph tells", 0},
		{CodeContextual, Notice, with(func(e *Event) { e.When.Wording = "8 May 2009" }), "outside the scope", 0},
		{CodeToldBefore, Warning, with(func(e *Event) { e.Told = []Told{{Agency: "hv", When: "6 May 2013"}} }), "was told of “Visit” (HV2) before", 0},
		{CodeToldBefore, Warning, with(func(e *Event) { e.Known = "7 May 2013" }), "was known before", 0},
		{CodeContradiction, Warning, with(func(e *Event) { e.When.Wording = "8 May 2013; the day after {a}" }), "miss by 6 days", 6},
		{CodeSetAside, Notice, with(func(e *Event) {
			e.When = When{Wording: "8 May 2013; the day after {a}", SetAside: []string{"the day after {a}"}}
		}), "is set aside", 6},
		{CodeScopeLength, Warning, func(r *Review) {
			r.Put(&ScopeStatement{UID: "s", Paragraph: "3.2", From: "1 May 2013", To: "31 May 2013", Length: "2 months"})
		}, "misses by 16 days", 16},
		{CodeScopeUnreadable, Error, func(r *Review) { r.Settings.ScopeTo = "the end of it all" }, "end of the scope", 0},
		{CodeAge, Notice, func(r *Review) { r.Put(&Person{UID: "p", Label: "Anna", Born: "8 May 2012", AgeStated: "2"}) }, "stated as 2; the dates give: 7 months", 0},
		{CodeKnownLater, Notice, with(func(e *Event) { e.Known = "3 June 2013" }), "became known only later", 0},
		{CodeKnownLater, Notice, with(func(e *Event) { e.When.Wording, e.Known = "May 2013", "2 weeks after {x}" }), "became known only later", 0},
		{CodeLinkOrder, Warning, func(r *Review) {
			put(whole)(r)
			r.Put(&Link{UID: "l", From: "a", To: "x", Kind: ResponseTo})
		}, "came before", 0},
		{CodeParagraphOrder, Notice, func(r *Review) {
			put(whole)(r)
			r.Put(&Paragraph{UID: "p", Text: "A visit.", Events: []UID{"x"}})
			r.Put(&Paragraph{UID: "q", Text: "A word.", Events: []UID{"a"}})
		}, "6.2 tells what was over before anything in 6.1 began", 0},
		{CodeToldTwice, Notice, func(r *Review) {
			with(func(e *Event) { e.Title = "Home visit" })(r)
			r.Put(&Paragraph{UID: "p", Text: "A week later there was a home visit.", Events: []UID{"x", "a"}})
			r.Put(&Paragraph{UID: "q", Text: "The home visit was two weeks after the birth.", Events: []UID{"x"}})
		}, "from two anchors", 0},
		{CodeLikelyOne, Notice, func(r *Review) {
			with(func(e *Event) { e.When.Wording = "2 weeks after {a}" })(r)
			with(func(e *Event) { e.UID, e.Title, e.When.Wording = "b", "Clinic", "30 May 2013" })(r)
			with(func(e *Event) { e.UID, e.When.Wording = "y", "2 weeks before {b}" })(r)
		}, "may be one event", 0},
		{CodeAgeMisfit, Warning, func(r *Review) {
			r.Put(&Person{UID: "p", Label: "Anna", Child: true, Born: "8 December 2012"})
			with(func(e *Event) { e.Title = "8-12 month review of Anna" })(r)
		}, "by the dates 4 months", 92},
		{CodeUnreadable, Warning, func(r *Review) {
			hv := *r.Agency("hv")
			hv.InvolvedTo = "{gone}"
			r.Put(&hv)
		}, "The end of the involvement of Health visiting, “‘removed event’”, cannot be read: the event that this date counts from is no longer", 0},
		{CodeSilence, Notice, with(func(e *Event) { e.When.Wording = "8 June 2013" }), "Health visiting has no recorded contact for about 5 weeks (38 days), between “a” (HV1) and “Visit” (HV2).", 38},
		{CodeSilence, Notice, func(r *Review) {
			hv := *r.Agency("hv")
			hv.InvolvedTo = "5 June 2013"
			r.Put(&hv)
		}, "5 weeks (35 days), between “a” (HV1) and the end of its involvement.", 35},
		{CodeSilence, Notice, func(r *Review) {
			hv := *r.Agency("hv")
			hv.InvolvedFrom = "1 February 2013"
			r.Put(&hv)
		}, "between the start of its involvement and “a” (HV1).", 89},
		{CodeSharedLate, Notice, with(func(e *Event) { e.Told = []Told{{Agency: "hv", When: "16 May 2013"}} }), "Health visiting was told of “Visit” (HV2) 8 days later.", 8},
		{CodeSharedLate, Notice, func(r *Review) {
			with(func(e *Event) { e.When.Wording, e.Told = "16 May 2013", []Told{{Agency: "hv", When: "30 May 2013"}} })(r)
			r.Put(&Link{UID: "l", From: "x", To: "a", Kind: SharedWith})
		}, "was told of “Visit” (HV2) 14 days later", 14},
		{CodeUnexplainedShort, Notice, with(func(e *Event) { e.What = "A CAF was offered." }), "“CAF” is used", 0},
	} {
		r := reviewOf([2]string{"a", "1 May 2013"})
		r.Settings.ScopeFrom, r.Settings.ScopeTo, r.Settings.SectionNumber = "1 January 2013", "31 December 2013", 6
		require.Empty(t, Check(r, Solve(r)), "nothing is wrong to begin with")
		c.change(r)
		var found []Finding
		for _, f := range Check(r, Solve(r)) {
			if f.Code == c.code {
				found = append(found, f)
			}
		}
		require.NotEmpty(t, found, c.says)
		assert.Equal(t, c.severity, found[0].Severity, c.says)
		assert.Contains(t, found[0].Message, c.says)
		assert.Equal(t, c.days, found[0].Days, c.says)
	}
}

func TestWorstFindingsComeFirst(t *testing.T) {
	r := reviewOf([2]string{"a", "1 May 2013"}, [2]string{"b", ""})
	r.Put(&Link{UID: "l", From: "a", To: "gone"})
	r.Put(&Paragraph{UID: "p", Text: "A word."})
	var last int
	for _, f := range Check(r, Solve(r)) {
		place := map[Severity]int{Error: 0, Warning: 1, Notice: 2}[f.Severity]
		assert.GreaterOrEqual(t, place, last)
		last = place
		assert.NotNil(t, f.Events, "JSON shows an empty list, not null")
		assert.NotNil(t, f.Paragraphs)
	}
	assert.Equal(t, 2, last)
}

func TestAFamilyLifeEventNeedsNoAgencyAndNoSource(t *testing.T) {
	r := NewReview("A review")
	life, visit := r.KindNamed("life event").UID, r.KindNamed("home visit").UID
	assert.Nil(t, Missing(r, &Event{Kind: life, What: "A birth", When: When{Wording: "May 2013"}}))
	assert.Equal(t, []string{"an agency", "source"}, Missing(r, &Event{Kind: visit, What: "A visit", When: When{Wording: "May 2013"}}))
}

func TestUnexplainedAbbreviations(t *testing.T) {
	r := reviewOf([2]string{"a", "1 May 2013"})
	r.Put(&Abbreviation{UID: "g", Short: "GP", Meaning: "General Practitioner"})
	e := r.Event("a").Copy()
	e.What = "The GP and the HV met at A&E; two CAFs, section IV. CAF again."
	r.Put(e)
	found := UnexplainedAbbreviations(r)
	require.Len(t, found, 2, "the glossary explains GP and the agency HV; IV is a number")
	assert.Equal(t, "A&E", found[0].Short)
	assert.Equal(t, "CAF", found[1].Short)
	assert.Equal(t, []UID{"a"}, found[1].Events)
}
