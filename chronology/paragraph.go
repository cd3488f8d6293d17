package chronology

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// Paragraph is a numbered statement of the chronology section. Its number is
// its place in the section, so it is never stored: Review.Paragraphs is in the
// order of the section. In the text a cross-reference is held as {¶uid} and
// shown by its present number.
type Paragraph struct {
	UID    UID
	Text   string
	Events []UID // what it rests on
}

// Identity implements Entity.
func (p *Paragraph) Identity() UID { return p.UID }

// NumberOf returns the present number of a paragraph ("6.25"), "" for an
// unknown one.
func (r *Review) NumberOf(paragraph UID) string {
	for i, p := range r.Paragraphs {
		if p.UID == paragraph {
			return r.numberAt(i)
		}
	}
	return ""
}

func (r *Review) numberAt(i int) string {
	return fmt.Sprintf("%d.%d", r.sectionNumber(), i+1)
}

func (r *Review) sectionNumber() int {
	if r.Settings == nil {
		return 0
	}
	return r.Settings.SectionNumber
}

// Numbered is the review with another number for its chronology section, so that all
// that names a paragraph names it by that.
func (r *Review) Numbered(section int) *Review {
	c, s := r.Snapshot(), Settings{}
	if r.Settings != nil {
		s = *r.Settings
	}
	s.SectionNumber = section
	c.Put(&s)
	return c
}

// byNumber compares paragraph numbers as numbers: 6.9 before 6.10.
func byNumber(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// ParagraphNumbered returns the paragraph with a present number ("6.25"), or nil.
func (r *Review) ParagraphNumbered(number string) *Paragraph {
	for i, p := range r.Paragraphs {
		if r.numberAt(i) == number {
			return p
		}
	}
	return nil
}

// ParagraphsOf returns the numbers ("6.3") of the paragraphs that rest on the
// event, in order. ToldIn answers for all events at once.
func (r *Review) ParagraphsOf(event UID) []string {
	var numbers []string
	for i, p := range r.Paragraphs {
		for _, e := range p.Events {
			if e == event {
				numbers = append(numbers, r.numberAt(i))
				break
			}
		}
	}
	return numbers
}

// ToldIn returns, for every event that some paragraph rests on, the numbers of
// those paragraphs in order.
func (r *Review) ToldIn() map[UID][]string {
	told := map[UID][]string{}
	for i, p := range r.Paragraphs {
		number := r.numberAt(i)
		for _, e := range p.Events {
			if have := told[e]; len(have) == 0 || have[len(have)-1] != number {
				told[e] = append(have, number)
			}
		}
	}
	return told
}

// Untold returns the events that no paragraph rests on, in the order of the
// chronology. Of entries that are printed as one, it is enough that one is told.
func (d *Dating) Untold() []*Event {
	isUntold := d.review.untold(d.review.ToldIn())
	var untold []*Event
	for _, e := range d.Order() {
		if isUntold(e.UID) {
			untold = append(untold, e)
		}
	}
	return untold
}

// ReferenceLost is shown where a cross-reference names a paragraph that is no
// longer in the section.
const ReferenceLost = "[paragraph removed]"

var heldReference = regexp.MustCompile(`\{¶([^{}]+)\}`)

// RenderParagraph returns a paragraph's text as it is read, cross-references
// by their present numbers.
func (r *Review) RenderParagraph(p *Paragraph) string { return r.ShowReferences(p.Text) }

// ShowReferences shows each {¶uid} of a text as the paragraph's present number.
func (r *Review) ShowReferences(text string) string {
	return heldReference.ReplaceAllStringFunc(text, func(token string) string {
		uid := UID(heldReference.FindStringSubmatch(token)[1])
		if number := r.NumberOf(uid); number != "" {
			return number
		}
		return ReferenceLost
	})
}

// references lists the paragraphs that a text refers to.
func references(text string) []UID {
	var uids []UID
	for _, m := range heldReference.FindAllStringSubmatch(text, -1) {
		uids = append(uids, UID(m[1]))
	}
	return uids
}

// typedReference is a paragraph number where an author means one: in brackets,
// alone or in a list, or after the word paragraph. Bare decimals ("6.25 kg")
// stay as they are.
var typedReference = regexp.MustCompile(`(?i)(\((?:see )?|\bparagraphs?\s+|\bparas?\.?\s+)(\d+\.\d+(?:(?:\s*[,;]\s*|\s+and\s+|\s+to\s+)\d+\.\d+)*)(\)?)`)

var paragraphNumber = regexp.MustCompile(`\d+\.\d+`)

// HoldReferences turns the paragraph numbers that an author typed, "(6.23)" or
// "paragraph 6.23", into references that follow renumbering. Numbers that no
// paragraph has stay as typed.
func (r *Review) HoldReferences(typed string) string {
	return typedReference.ReplaceAllStringFunc(typed, func(found string) string {
		if strings.HasPrefix(found, "(") && !strings.HasSuffix(found, ")") {
			return found
		}
		return paragraphNumber.ReplaceAllStringFunc(found, func(number string) string {
			if p := r.ParagraphNumbered(number); p != nil {
				return "{¶" + string(p.UID) + "}"
			}
			return number
		})
	})
}
