package ui

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// severityNames head the parts of the list.
var severityNames = []struct {
	severity chronology.Severity
	name     string
}{
	{chronology.Error, "To be put right"},
	{chronology.Warning, "Does not fit"},
	{chronology.Notice, "Worth a look"},
}

// findingKind is what findings of several codes have in common, on a chip.
type findingKind struct {
	name  string
	codes []string
}

// otherFindings is the kind of a code that no other kind has.
const otherFindings = "Other"

// findingKinds are in the order of their chips.
var findingKinds = []findingKind{
	{"Contradictions", []string{chronology.CodeContradiction, chronology.CodeSetAside}},
	{"Dates", []string{
		chronology.CodeUnreadable, chronology.CodeUndated,
		when.DoubtAmbiguousOrder, when.DoubtAmericanOrder, when.DoubtWeekday, when.DoubtPlaceholder, when.DoubtSerial,
		when.DoubtRunTogether, when.DoubtYearOrDay, when.DoubtMidnight, when.DoubtClockChange, when.DoubtReversed, when.DoubtDisagree,
	}},
	{"To decide", []string{chronology.CodeConflict}},
	{"Incomplete", []string{chronology.CodeMissing, chronology.CodeAsked, chronology.CodeLost}},
	{"Order", []string{chronology.CodeLinkOrder, chronology.CodeParagraphOrder}},
	{"Told twice", []string{chronology.CodeToldTwice, chronology.CodeLikelyOne}},
	{"Silence", []string{chronology.CodeSilence}},
	{"Who knew when", []string{chronology.CodeToldBefore, chronology.CodeKnownLater, chronology.CodeSharedLate}},
	{"Scope", []string{chronology.CodeScopeLength, chronology.CodeScopeUnreadable, chronology.CodeContextual}},
	{"Ages", []string{chronology.CodeAge, chronology.CodeAgeMisfit}},
	{"Returns", []string{chronology.CodeReturnLate, chronology.CodeQueryLate}},
	{"Paragraphs", []string{chronology.CodeUntold, chronology.CodeNoEvents}},
	{"Abbreviations", []string{chronology.CodeUnexplainedShort}},
	{"People", []string{chronology.CodeStranger}},
}

// kindOfFinding is the name of the kind that a finding belongs to.
func kindOfFinding(f chronology.Finding) string {
	for _, k := range findingKinds {
		if slices.Contains(k.codes, f.Code) {
			return k.name
		}
	}
	return otherFindings
}

// kindPlace is where a kind stands among the chips.
func kindPlace(name string) int {
	at := slices.IndexFunc(findingKinds, func(k findingKind) bool { return k.name == name })
	if at < 0 {
		return len(findingKinds)
	}
	return at
}

// findingNote says under a finding what it is about, where, and by how much.
func findingNote(f chronology.Finding) string {
	where, days := "", ""
	switch len(f.Paragraphs) {
	case 0:
	case 1:
		where = "paragraph " + f.Paragraphs[0]
	default:
		where = "paragraphs " + strings.Join(f.Paragraphs, ", ")
	}
	if f.Days > 0 && f.Code != chronology.CodeSilence && f.Code != chronology.CodeSharedLate {
		days = "misses by " + count(f.Days, "day")
	}
	return joinFilled(" · ", kindOfFinding(f), where, days)
}

// sameFinding reports whether two findings say the same of the same.
func sameFinding(a, b chronology.Finding) bool {
	return a.Code == b.Code && a.Message == b.Message && slices.Equal(a.Events, b.Events) && slices.Equal(a.Paragraphs, b.Paragraphs)
}
