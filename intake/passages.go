package intake

import (
	"regexp"
	"slices"
	"strings"

	"throughline.org/throughline/intake/sent"
)

var pageNumber = regexp.MustCompile(`(?i)^page(?: \d+)?(?: of(?: \d+)?)?$`)

func standsBeside(p sent.Passage) string {
	if pageNumber.MatchString(p.Text) {
		return "page number field"
	}
	return "stands beside the tables"
}

// passageText is everything that a passage says, what is not shown too.
func passageText(p sent.Passage) string {
	texts := []string{p.Text}
	for _, r := range p.Remarks {
		texts = append(texts, r.Text)
	}
	return joinCells(texts)
}

var guidance = regexp.MustCompile(`(?i)\b(?:instructions?|guidance|how to|please (?:enter|use|fill|complete|list|read)|notes for|read me)\b`)

// beginning is as much of a text as is looked at to find out what it is.
func beginning(text string) string {
	const enough = 4000
	if len(text) <= enough {
		return text
	}
	return strings.ToValidUTF8(text[:enough], "")
}

// passages lists the text between the tables of the chronology. Next is the
// table that follows it, "" at the end.
func (l *layout) passages(next string) {
	var texts []string
	heading := true
	for _, p := range l.pending {
		if text := passageText(p); text != "" {
			texts = append(texts, text)
			heading = heading && p.Heading
		}
	}
	l.pending = nil
	if len(texts) == 0 {
		return
	}
	l.said = append(l.said, texts...)
	before := ""
	if l.last != nil {
		before = l.last.place
	}
	text := strings.Join(texts, "\n")
	what := "paragraphs"
	if len(texts) == 1 && (heading || len(text) < 80) {
		what = "heading"
	}
	switch {
	case l.file.Sort != sent.Word:
		l.ignore("line 1", text, "names the separator")
	case before == "" && next == "":
		l.ignore("paragraphs", text, "stand in no table")
	case before == "":
		l.ignore("paragraphs before "+next, text, whatIs(texts))
	case next == "":
		l.ignore("paragraphs after "+before, text, whatIs(texts))
	default:
		l.ignore(what+" between "+before+" and "+next, text, whatIs(texts))
	}
}

// whatIs says what texts outside the chronology are, in a word or two.
func whatIs(texts []string) string {
	var what []string
	say := func(word string) {
		if !slices.Contains(what, word) {
			what = append(what, word)
		}
	}
	for _, text := range texts {
		text = beginning(text)
		switch {
		case guidance.MatchString(text):
			say("guidance")
		case len(keysIn(text)) > 0:
			say("key")
		case len(text) < 120 && !sentenceEnds.MatchString(text):
			say("title")
		default:
			say("text")
		}
	}
	return strings.Join(what, ", ")
}
