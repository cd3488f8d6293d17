package returns

import (
	"throughline.org/throughline/chronology"
)

// lacking are the findings that an agency can put right before it sends its part
// back. Silences, links and paragraphs are for the review as a whole.
var lacking = map[string]bool{
	chronology.CodeMissing: true, chronology.CodeUnreadable: true, chronology.CodeContradiction: true, chronology.CodeLost: true,
	chronology.CodeContextual: true, chronology.CodeUndated: true, chronology.CodeUnexplainedShort: true,
	chronology.CodeAsked: true, chronology.CodeStranger: true,
}

// Lacks lists what the author of a pack should look at before it goes back:
// missing fields, those that the pack asks for among them, dates outside the scope
// or unreadable, people that are not on the list, in lists or in the texts, and
// abbreviations that are not explained.
func Lacks(r *chronology.Review, d *chronology.Dating) []chronology.Finding {
	var list []chronology.Finding
	own := r.OwnPack()
	for _, f := range chronology.Check(r, d) {
		if lacking[f.Code] && (own == nil || ofPack(r, own, f)) {
			list = append(list, f)
		}
	}
	return list
}

// ofPack leaves out what concerns the stand-ins, which nobody here can mend.
func ofPack(r *chronology.Review, own *chronology.Pack, f chronology.Finding) bool {
	for _, uid := range f.Events {
		if e := r.Event(uid); e != nil && belongs(e, own.Agency, "") {
			return true
		}
	}
	return len(f.Events) == 0
}
