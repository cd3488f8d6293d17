package chronology

import (
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/chronology/traces"
	"throughline.org/throughline/chronology/when"
)

// BirthWithheld stands where a version tells no date of birth.
const BirthWithheld = "[date of birth]"

// traceWithheld is what stands for what somebody could be found by.
func traceWithheld(k traces.Kind) string { return "[" + string(k) + "]" }

// tracesIn proposes neutral words for numbers and addresses by which somebody could
// be found. They go before the names in them: jane.smith@example.org is one
// address. Only where the author has refused one, the names in it are looked at, so
// that it comes after them.
func (w *writer) tracesIn(x Entity, field, text string, marks []int, refused bool) {
	if len(marks) == 0 {
		return
	}
	w.traces = traces.Append(w.traces[:0], text, marks)
	for _, t := range w.traces {
		if t.Kind == traces.Figures {
			continue
		}
		p := Replacement{
			At: t.From, Found: text[t.From:t.To], Why: WhyTrace, How: string(t.Kind), With: traceWithheld(t.Kind), Sure: naming.Likely,
			Entity: x.Identity(), Field: field,
		}
		p.Before, p.After = context(text, t.From, t.To)
		if d := w.decided.on(&p); (d != nil && d.Refused) == refused {
			w.list = append(w.list, p)
		}
	}
}

// birthsIn proposes neutral words for dates of birth that the policy for dates
// leaves as they are.
func (w *writer) birthsIn(text string, marks []int) {
	if len(w.births.of) == 0 || !mayStand(w.births, text, marks) && !when.SpellsYear(text) {
		return
	}
	w.said = when.AppendInText(w.said[:0], text)
	for _, s := range w.said {
		if person, birth := w.births.Whose(text, s, w.v.HidesDays()); birth {
			w.list = append(w.list, Replacement{
				At: s.From, Found: text[s.From:s.To], Why: WhyTrace, How: "date of birth", Person: person, With: BirthWithheld, Sure: naming.Likely,
			})
		}
	}
}
