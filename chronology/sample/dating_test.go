package sample

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// window reads a row of testdata/windows.tsv, where an empty cell is open.
func window(t *testing.T, row map[string]string) when.Window {
	t.Helper()
	w := when.Always
	var err error
	if row["earliest"] != "" {
		w.Earliest, err = when.ParseDay(row["earliest"])
		require.NoError(t, err)
	}
	if row["latest"] != "" {
		w.Latest, err = when.ParseDay(row["latest"])
		require.NoError(t, err)
	}
	return w
}

func TestWindowsAreTheTightestThatTheReportAllows(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	table := rows(t, "testdata/windows.tsv")
	require.NotEmpty(t, table)
	for _, row := range table {
		if row["key"] == "lmp" {
			assert.Equal(t, window(t, row), d.PregnancyStart(uid("person", babyC)), "the start of the pregnancy with Baby C")
			continue
		}
		dated := d.Of(Key(row["key"]))
		require.NoError(t, dated.Err, row["key"])
		assert.Equal(t, window(t, row).String(), dated.Window.String(), row["key"])
	}
}

func TestScopeRunsFromTheSixWeekCheckToTheCriticalIncident(t *testing.T) {
	scope := chronology.Solve(Review()).Scope()
	assert.Equal(t, "2012-05-16", scope.Earliest.ISO())
	assert.Equal(t, "2014-04-26", scope.Latest.ISO())
}

func TestEveryWordingIsReadWithoutDoubt(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	for _, e := range r.Events {
		dated := d.Of(e.UID)
		assert.NoError(t, dated.Err, e.ExternalID)
		assert.Empty(t, dated.Reading.Doubts, e.ExternalID)
		assert.Nil(t, chronology.Missing(r, e), e.ExternalID)
	}
}

func TestSixThirteenWouldMissSixSeventeenByTwoDays(t *testing.T) {
	d := chronology.Solve(Review())
	require.Len(t, d.Contradictions(), 1, "nothing else is out of joint")
	c := d.Contradictions()[0]
	assert.True(t, c.Aside)
	assert.Equal(t, 2, c.Missed)
	paragraphs := map[string]bool{}
	for _, s := range c.Members {
		paragraphs[s.Paragraph] = true
		assert.Equal(t, s.Paragraph == "6.13", s.SetAside)
	}
	assert.Equal(t, map[string]bool{"6.13": true, "6.17": true}, paragraphs)
}

func TestSixThirteenInUseIsReportedAndTheRestGoesOn(t *testing.T) {
	r := Review()
	birth := r.Event(Key("c-birth")).Copy()
	birth.When.SetAside = nil
	r.Put(birth)
	d := chronology.Solve(r)
	require.Len(t, d.Contradictions(), 1)
	c := d.Contradictions()[0]
	assert.False(t, c.Aside)
	assert.Equal(t, 2, c.Missed)
	provisional := 0
	for _, s := range c.Members {
		if s.Provisional {
			provisional++
			assert.Equal(t, "6.17", s.Paragraph, "entered after 6.13, so it gives way")
		}
	}
	assert.Equal(t, 1, provisional)
	for _, e := range r.Events {
		assert.False(t, d.Of(e.UID).Window.Empty(), e.ExternalID)
	}
}

func TestOrderFollowsTheReport(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	place := map[string]int{}
	for i, e := range d.Order() {
		place[e.ExternalID] = i
	}
	require.Len(t, place, len(r.Events))
	for _, chain := range [][]string{
		{"s1-birth", "s1-six-week-check", "gp-second-visit", "booking", "ssa-referral", "ssa-first-visit", "ssa-tells-hv", "ex-partner-concern", "initial-assessment-visit", "c-birth", "new-birth-visit", "c-six-week-check", "fsw-tells-cff", "fsw-tells-csc", "police-grandmother-1", "nn-visit-1", "gp-hand-injury", "hv-disclosure", "hv-dash", "second-referral", "sw-calls-hv", "sw-visit", "c-8-12-month-review", "silent-999", "critical-incident", "c-death"},
		{"second-referral", "cfa-agreed", "cfa-completed", "step-down"},
		{"critical-incident", "life-support", "c-death"},
	} {
		for i := range chain[1:] {
			assert.Less(t, place[chain[i]], place[chain[i+1]], "%s before %s", chain[i], chain[i+1])
		}
	}
}

func TestRefsCountEachAgencysEventsInOrder(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	assert.Equal(t, "GP1", d.Ref(Key("s1-six-week-check")))
	assert.Equal(t, "AMB1", d.Ref(Key("critical-incident")))
	assert.Equal(t, "FAM1", d.Ref(Key("s1-birth")))
	seen := map[string]bool{}
	for _, e := range r.Events {
		assert.False(t, seen[d.Ref(e.UID)], d.Ref(e.UID))
		seen[d.Ref(e.UID)] = true
	}
}

func TestAgesComeFromTheNetwork(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	for _, c := range []struct{ event, person, want string }{
		{"fsw-tells-csc", babyC, "10 weeks"},
		{"police-grandmother-1", babyC, "12 weeks"},
		{"c-death", babyC, "11 months"},
		{"critical-incident", sibling1, "2 years"},
		{"c-birth", babyC, "0 days"},
		{"booking", babyC, "not yet born"},
		{"s1-six-week-check", sibling1, "6 weeks"},
		{"c-six-week-check", babyC, "6 weeks"},
	} {
		age, known := d.Age(uid("person", c.person), Key(c.event))
		require.True(t, known, c.event)
		assert.Equal(t, c.want, age.String(), "%s at %s", c.person, c.event)
	}
}

func TestKnownDateOfTheEarlierCalls(t *testing.T) {
	d := chronology.Solve(Review())
	assert.Equal(t, d.Of(Key("silent-999")).Window, d.Known(Key("earlier-999-calls")))
	assert.Equal(t, d.Of(Key("booking")).Window, d.Known(Key("booking")), "where nothing else is recorded")
}

func TestExplainNamesTheChainOfWordings(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	chain := d.Explain(Key("critical-incident"), when.End)
	require.NotEmpty(t, chain)
	var clauses []string
	for _, s := range chain {
		clauses = append(clauses, s.Paragraph+" "+s.Clause)
	}
	assert.Contains(t, strings.Join(clauses, "\n"), "6.36 April 2014", "Baby C died four days later, still in April")
	assert.Nil(t, d.Explain(Key("ia-centre-check"), when.End), "nothing says by when")
}

func TestTheChecksFindWhatTheReportLeavesOpen(t *testing.T) {
	r := Review()
	found := map[string][]chronology.Finding{}
	for _, f := range chronology.Check(r, chronology.Solve(r)) {
		found[f.Code] = append(found[f.Code], f)
		assert.NotEqual(t, chronology.Error, f.Severity, f.Message)
	}
	require.Len(t, found[chronology.CodeSetAside], 1)
	assert.Equal(t, []string{"6.13", "6.17"}, found[chronology.CodeSetAside][0].Paragraphs)
	assert.Equal(t, 2, found[chronology.CodeSetAside][0].Days)
	assert.Contains(t, found[chronology.CodeSetAside][0].Message, "miss by 2 days")

	require.Len(t, found[chronology.CodeScopeLength], 1)
	assert.Equal(t, []string{"6.1"}, found[chronology.CodeScopeLength][0].Paragraphs, "3.2 fits, 6.1 does not")

	require.Len(t, found[chronology.CodeAge], 1)
	assert.Contains(t, found[chronology.CodeAge][0].Message, "Sibling 1")

	require.Len(t, found[chronology.CodeNoEvents], 1)
	assert.Equal(t, []string{"6.2"}, found[chronology.CodeNoEvents][0].Paragraphs)

	require.Len(t, found[chronology.CodeToldTwice], 1)
	assert.Equal(t, []string{"6.28", "6.32"}, found[chronology.CodeToldTwice][0].Paragraphs)

	require.Len(t, found[chronology.CodeKnownLater], 1)
	assert.Equal(t, []string{"6.30"}, found[chronology.CodeKnownLater][0].Paragraphs)

	require.Len(t, found[chronology.CodeSilence], 6)
	fiveMonths := found[chronology.CodeSilence][3]
	assert.Equal(t, []string{"6.16", "6.20"}, fiveMonths.Paragraphs)
	assert.Equal(t, []chronology.UID{Key("nn-missed-visit"), Key("nn-visit-1")}, fiveMonths.Events)
	assert.Equal(t, 137, fiveMonths.Days)

	require.Len(t, found[chronology.CodeSharedLate], 2)
	assert.Contains(t, found[chronology.CodeSharedLate][0].Message, "46 to 76 days later", "social care heard two months later, by 6.19")
	assert.Contains(t, found[chronology.CodeSharedLate][1].Message, "18 to 24 days later", "and health visiting three weeks later, by 6.6")

	total := 0
	for _, list := range found {
		total += len(list)
	}
	assert.Equal(t, 14, total, fmt.Sprint(found))
}

func TestWordingsAreShownAndHeldAgain(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	for _, e := range r.Events {
		shown := r.ShowWording(e.When.Wording)
		assert.NotContains(t, shown, "{", e.ExternalID)
		assert.Equal(t, e.When.Wording, r.HoldWording(shown), e.ExternalID)
		assert.Equal(t, e.When.Wording, d.HoldEdited(shown, e.When.Wording), e.ExternalID)
	}
}

func TestTypedDatesFindTheirEvents(t *testing.T) {
	r := Review()
	d := chronology.Solve(r)
	for _, c := range []struct{ typed, held, window string }{
		{"the day after 6.23", "the day after {second-referral}", "between 8 Nov 2013 and 9 Mar 2014"},
		{"5 days before Baby C dies", "5 days before {c-death}", "between 31 Mar 2014 and 25 Apr 2014"},
		{"when she was 18 weeks pregnant", "when she was 18 weeks pregnant", "between 25 Oct 2012 and 31 Dec 2012"},
		{"two weeks after the birth", "two weeks after the birth", "between 17 Apr 2013 and 16 Jun 2013"},
		{"when Sibling 1 was 18 months old", "when Sibling 1 was 18 months old", "between 1 Oct 2013 and 24 Nov 2013"},
	} {
		held := d.HoldEdited(c.typed, "")
		assert.Equal(t, hold(c.held), held)
		reading, err := d.Read(held, "")
		require.NoError(t, err, c.typed)
		assert.Equal(t, c.window, d.Within(reading).String(), c.typed)
	}
}

func TestCrossReferencesAreShownByNumber(t *testing.T) {
	r := Review()
	p := r.ParagraphNumbered("6.25")
	assert.Contains(t, r.RenderParagraph(p), "(6.23)")
	assert.Equal(t, p.Text, r.HoldReferences(r.RenderParagraph(p)))
	r.Paragraphs = append(r.Paragraphs[:2:2], r.Paragraphs[3:]...) // 6.3 is taken out
	assert.Contains(t, r.RenderParagraph(p), "(6.22)", "it follows the renumbering")
}
