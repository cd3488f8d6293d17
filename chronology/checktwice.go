package chronology

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// datedFrom is a distance in time as a narrative gives it.
var datedFrom = regexp.MustCompile(`(?i)\b(?:\w+ (?:working )?(?:days?|weeks?|months?|years?) (?:later|earlier|(?:after|before) [^.;:,]*)|the (?:following|next) (?:day|week|month)|next day)`)

// toldTwice finds events that two paragraphs date in different words, each from
// an anchor of its own.
func (c *checker) toldTwice() {
	texts := map[UID][]string{}   // how the paragraphs date it
	numbers := map[UID][]string{} // and which
	for i, p := range c.review.Paragraphs {
		for _, uid := range p.Events {
			e := c.review.Event(uid)
			if e == nil || len(c.told[uid]) < 2 {
				continue
			}
			if words := datedIn(c.review.RenderParagraph(p), e); words != "" && !slices.Contains(texts[uid], words) {
				texts[uid] = append(texts[uid], words)
				numbers[uid] = append(numbers[uid], c.review.numberAt(i))
			}
		}
	}
	for _, e := range c.dating.Order() {
		if said := texts[e.UID]; len(said) > 1 {
			c.add(CodeToldTwice, Notice, fmt.Sprintf("%s is dated twice in the narrative, from two anchors: %s in %s and %s in %s.",
				c.called(e.UID), "“"+said[0]+"”", numbers[e.UID][0], "“"+said[1]+"”", numbers[e.UID][1]), e.UID)
		}
	}
}

// datedIn is how a text dates an event: the distance in the sentence that has
// most of the words of its title.
func datedIn(text string, e *Event) string {
	words := Words(e.ShortTitle())
	for _, sentence := range strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == ';' }) {
		found := datedFrom.FindString(sentence)
		if found == "" {
			continue
		}
		has, in := 0, Words(sentence)
		for _, w := range words {
			if slices.Contains(in, w) {
				has++
			}
		}
		if has > 1 && has*3 >= len(words)*2 {
			return strings.TrimSpace(found)
		}
	}
	return ""
}

// likelyOne finds two entries of one agency with one title that count from two
// anchors and may have been on one day: perhaps one event that was told twice.
func (c *checker) likelyOne() {
	seen := map[string]*Event{}
	for _, e := range c.dating.Order() {
		dated := c.dating.Of(e.UID)
		if e.Title == "" || len(dated.Reading.Relations) == 0 {
			continue
		}
		key := string(e.Agency) + " " + NameKey(e.Title)
		before := seen[key]
		seen[key] = e
		if before == nil || c.linked(before.UID, e.UID) {
			continue
		}
		other := c.dating.Of(before.UID)
		if narrow(dated.Window) && narrow(other.Window) && dated.Window.Overlaps(other.Window) && c.countApart(before.UID, e.UID) {
			c.add(CodeLikelyOne, Notice, fmt.Sprintf("%s and another entry of the same title may be one event, told from two anchors. Link them as the same, or as not the same.",
				c.called(before.UID)), before.UID, e.UID)
		}
	}
}

// narrow reports whether a window is so short that overlapping means something.
func narrow(w when.Window) bool {
	return !w.Earliest.Open() && !w.Latest.Open() && w.Latest-w.Earliest <= 14
}

// linked reports whether the author has said how two events stand to each other.
func (c *checker) linked(a, b UID) bool {
	return slices.ContainsFunc(c.review.Links, func(l *Link) bool {
		return l.From == a && l.To == b || l.From == b && l.To == a
	})
}

// countApart reports whether two events count from different ones, and nothing
// settles that they were on different days.
func (c *checker) countApart(a, b UID) bool {
	i, j := c.dating.placeOf(a), c.dating.placeOf(b)
	from := map[int32]bool{i: true, j: true}
	for _, event := range []int32{i, j} {
		for _, relation := range c.dating.dated[event].Reading.Relations {
			anchor, known := c.dating.anchorEvent(relation.Anchor)
			if known && from[anchor] {
				return false
			}
			from[anchor] = known
		}
	}
	least, most := c.dating.gap(c.dating.eventStanding(a), c.dating.eventStanding(b))
	return least <= 0 && most >= 0
}
