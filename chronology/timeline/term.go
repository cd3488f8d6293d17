package timeline

import (
	"fmt"
	"time"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// schoolTerm is a term of every year, from one month to another.
type schoolTerm struct {
	name     string
	from, to time.Month
}

// termsFrom is the zoom, in units per day, from which terms are shown. Where
// days are told apart they are too long to say anything.
const termsFrom = 1

// schoolTerms are the terms by the rules by which the review reads them. They
// overlap where terms do in one year but not in another: in April.
func schoolTerms(s *chronology.Settings) [3]schoolTerm {
	terms := [3]schoolTerm{{name: "Spring term"}, {name: "Summer term"}, {name: "Autumn term"}}
	places := map[string]int{when.RuleSpringTerm: 0, when.RuleSummerTerm: 1, when.RuleAutumnTerm: 2}
	for _, rule := range when.Rules(s.RuleNumbers()) {
		if at, ok := places[rule.Name]; ok {
			terms[at].from, terms[at].to = time.Month(rule.Numbers[0]), time.Month(rule.Numbers[1])
		}
	}
	return terms
}

// terms are the school terms in view. The name of each keeps off the days that it
// shares with the one before or after.
func (s *setup) terms(v View) []Term {
	if v.Axis.PerDay < termsFrom || v.Axis.PerDay >= daysFrom {
		return nil
	}
	var list []Term
	from, to := max(v.Axis.Day(0), firstDay), min(v.Axis.Day(v.Width), lastDay)
	for year := civil(from).Year() - 1; year <= civil(to).Year(); year++ {
		for _, t := range s.school {
			last := when.Date(year, t.to+1, 1)
			if t.to < t.from {
				last = when.Date(year+1, t.to+1, 1)
			}
			x := Term{From: v.Axis.X(float64(when.Date(year, t.from, 1))), To: v.Axis.X(float64(last))}
			if x.To >= 0 && x.From <= v.Width {
				x.Label = fmt.Sprintf("%s %d", t.name, year)
				list = append(list, x)
			}
		}
	}
	for i := range list {
		from, to := list[i].From, list[i].To
		if i > 0 {
			from = max(from, list[i-1].To)
		}
		if i+1 < len(list) {
			to = min(to, list[i+1].From)
		}
		list[i].Label, list[i].LabelX = leading(list[i].Label, from, to, v)
	}
	return list
}

// leading cuts the label of a stretch to its room and lays it where the stretch
// begins. Where labels are kept between the edges, that is the part in view.
func leading(text string, from, to float64, v View) (label string, x float64) {
	if v.Metrics.LabelSize <= 0 {
		return "", 0
	}
	if v.Pinned {
		from, to = max(from, 0), min(to, v.Width)
	}
	if label = cut(text, to-from-2*labelGap, v.Metrics); label == "" {
		return "", 0
	}
	return label, from + labelGap
}
