package chronology

import (
	"regexp"
	"slices"
	"strings"
)

// Unexplained is an abbreviation that the text uses and the glossary lacks.
type Unexplained struct {
	Short      string
	Events     []UID    // whose text uses it
	Paragraphs []string // likewise, by number
}

// abbreviation is two to six capitals, possibly with digits or an ampersand
// inside and a plural s: GP, A&E, CAFs, S47.
var abbreviation = regexp.MustCompile(`\b[A-Z](?:[A-Z0-9]|&[A-Z]){1,5}s?\b`)

var romanNumeral = regexp.MustCompile(`^[IVX]+$`)

// UnexplainedAbbreviations finds what looks like an abbreviation in events and
// paragraphs and is in neither the glossary nor the agencies' short names, in
// the order in which they are met. Text all in capitals is passed over: it is
// shouting, not abbreviating.
func UnexplainedAbbreviations(r *Review) []Unexplained {
	explained := map[string]bool{}
	for _, a := range r.Abbreviations {
		explained[a.Short] = true
	}
	for _, a := range r.Agencies {
		explained[a.Short] = true
	}
	var list []Unexplained
	at := map[string]int{}
	meet := func(text string) []int {
		var met []int
		for _, short := range abbreviationsIn(text) {
			if explained[short] {
				continue
			}
			i, known := at[short]
			if !known {
				i = len(list)
				at[short] = i
				list = append(list, Unexplained{Short: short})
			}
			met = append(met, i)
		}
		return met
	}
	for i, p := range r.Paragraphs {
		for _, met := range meet(r.RenderParagraph(p)) {
			list[met].Paragraphs = append(list[met].Paragraphs, r.numberAt(i))
		}
	}
	for _, e := range r.Events {
		for _, met := range meet(strings.Join([]string{e.Title, e.What, e.Outcome, e.Voice}, "\n")) {
			list[met].Events = append(list[met].Events, e.UID)
		}
	}
	return list
}

// abbreviationsIn lists the abbreviations of a text, each once, without the
// plural s.
func abbreviationsIn(text string) []string {
	if strings.ToUpper(text) == text {
		return nil
	}
	var list []string
	for _, found := range abbreviation.FindAllString(text, -1) {
		short := strings.TrimSuffix(found, "s")
		if !romanNumeral.MatchString(short) && !slices.Contains(list, short) {
			list = append(list, short)
		}
	}
	return list
}
