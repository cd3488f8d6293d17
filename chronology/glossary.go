package chronology

import (
	"slices"
	"strings"

	"throughline.org/throughline/chronology/traces"
)

// Unexplained is an abbreviation that the text uses and the glossary lacks.
type Unexplained struct {
	Short      string
	Events     []UID    // whose text uses it
	Paragraphs []string // likewise, by number
}

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
		for _, short := range AbbreviationsIn(text) {
			if explained[short] || explained[strings.TrimRight(short, "0123456789")] { // HV12 is an entry of HV's
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
		for _, text := range []string{e.Title, e.What, e.Outcome, e.Voice} {
			for _, met := range meet(text) {
				if have := list[met].Events; len(have) == 0 || have[len(have)-1] != e.UID {
					list[met].Events = append(have, e.UID)
				}
			}
		}
	}
	return list
}

// longestAbbreviation is the most capitals, digits and ampersands that make an
// abbreviation; more is a word in capitals.
const longestAbbreviation = 6

// AbbreviationsIn lists the abbreviations of a text, each once, without a
// plural s: GP, A&E, CAFs, S47. What only looks like one is left out (see
// spelledOut), and what nobody looks up. It looks at every byte once, since it is
// asked of all the text of a review.
func AbbreviationsIn(text string) []string {
	var list []string
	for i := 0; i < len(text); i++ {
		if !isCapital(text[i]) || i > 0 && isWordByte(text[i-1]) {
			continue
		}
		end := i + 1
		for end < len(text) && (isCapital(text[end]) || isDigit(text[end]) ||
			text[end] == '&' && end+1 < len(text) && isCapital(text[end+1])) {
			end++
		}
		short := text[i:end]
		if end < len(text) && text[end] == 's' {
			end++
		}
		whole := end == len(text) || !isWordByte(text[end])
		if whole && len(short) > 1 && len(short) <= longestAbbreviation && !everyday[short] && spelledOut(short, text[:i], text[end:]) && !slices.Contains(list, short) {
			list = append(list, short)
		}
		i = end - 1
	}
	if len(list) > 0 && strings.ToUpper(text) == text {
		return nil
	}
	return list
}

// everyday are short forms that nobody looks up.
var everyday = map[string]bool{
	"AM": true, "BBC": true, "CD": true, "COVID": true, "DVD": true, "EU": true, "GMT": true, "BST": true, "ID": true, "NHS": true, "OK": true,
	"PC": true, "PIN": true, "PM": true, "SIM": true, "TV": true, "UK": true, "US": true, "USA": true,
}

// spelledOut reports whether a short form stands for words that could be written
// instead. Such are known by initials that stand together. A letter and a number
// name one of a series, and there is nothing to spell out: a road (A45), a vitamin
// (B12), a class (Y9), an entry (E12), a form (P45); but S47 is a section of an Act.
// Nor is there in half a postcode, a Roman number or a blood group.
func spelledOut(short, before, after string) bool {
	if strings.Trim(short, "IVX") == "" || short == "AB" && bloodGroup(before, after) {
		return false
	}
	if short[0] == 'S' && strings.Trim(short[1:], "0123456789") == "" {
		return true
	}
	return initialsTogether(short) && !traces.District(short)
}

// initialsTogether reports whether two capitals have no figure between them: A&E, KS2.
func initialsTogether(short string) bool {
	for i := 1; i < len(short); i++ {
		if isCapital(short[i]) && !isDigit(short[i-1]) {
			return true
		}
	}
	return false
}

// bloodGroup reports whether AB is one, by what stands about it: AB+, group AB.
func bloodGroup(before, after string) bool {
	for _, sign := range []string{"+", "-", "−", "–", " positive", " negative", " pos", " neg", " Rh", " rhesus"} {
		if strings.HasPrefix(after, sign) {
			return true
		}
	}
	return strings.HasSuffix(before, "group ") || strings.HasSuffix(before, "type ")
}

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
