package intake

import (
	"regexp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// seenWords are the usual answers to "child seen?", folded.
var seenWords = map[string]chronology.SeenState{
	"yes": chronology.SeenYes, "y": chronology.SeenYes, "true": chronology.SeenYes, "seen": chronology.SeenYes,
	"no": chronology.SeenNo, "n": chronology.SeenNo, "false": chronology.SeenNo, "not seen": chronology.SeenNo,
	"n a": chronology.SeenNotApplicable, "na": chronology.SeenNotApplicable, "not applicable": chronology.SeenNotApplicable,
	"not recorded": chronology.SeenNotRecorded, "not known": chronology.SeenNotRecorded, "nr": chronology.SeenNotRecorded,
}

// seen takes one answer for every child of the review, or one for each child
// named ("Baby C: yes; Sibling 1: no").
func (rr *rowReader) seen(row *PreviewRow, e *chronology.Event) {
	cell := row.Text(Seen)
	if cell == "" {
		return
	}
	if state, ok := seenWords[nameKey(ticked(cell))]; ok {
		for _, p := range rr.review.People {
			if p.Child {
				e.Seen = append(e.Seen, chronology.ChildSeen{Child: p.UID, State: state})
			}
		}
		if len(e.Seen) == 0 {
			note(e, "Child seen", cell)
		}
		return
	}
	answers := listed(cell)
	if len(answers) > mostNames {
		answers = []string{cell}
	}
	for _, answer := range answers {
		name, word, _ := strings.Cut(answer, ":")
		state, understood := seenWords[nameKey(word)]
		if !understood || nameKey(name) == "" {
			row.Doubts = append(row.Doubts, "“child seen” is not understood and was kept with the reviewer's note: "+answer)
			note(e, "Child seen", answer)
			continue
		}
		rr.meet(name, row)
		if rr.leaves(name) {
			note(e, "Child seen", answer)
			continue
		}
		e.Seen = append(e.Seen, chronology.ChildSeen{Child: rr.child(name), State: state})
	}
}

var tick = regexp.MustCompile(`[☒☑✓✔]\s*([\pL/ ]+)`)

// ticked is the one of several answers with a box that is ticked; the answer
// itself where there are no boxes.
func ticked(cell string) string {
	if m := tick.FindAllStringSubmatch(cell, -1); len(m) == 1 {
		return m[0][1]
	}
	return cell
}

// child is the person of that name, who is a child if the table is the first to name them.
func (rr *rowReader) child(name string) chronology.UID {
	p := rr.person(name)
	if slices.Contains(rr.people.made, p) {
		p.Child = true
	}
	return p.UID
}
