package chronology

import (
	"slices"

	"throughline.org/throughline/chronology/when"
)

// RuleNumber is one number of a rule of dates that a review has changed.
type RuleNumber struct {
	Rule   string // name of the rule, see when.Rules
	Place  int    // which of the rule's numbers, from 0
	Number int
}

// Nation names the calendar by which a review counts working days.
type Nation string

// The nations with a calendar of their own.
const (
	EnglandAndWales Nation = "England and Wales"
	Scotland        Nation = "Scotland"
	NorthernIreland Nation = "Northern Ireland"
)

// Nations lists the calendars in the order in which they are offered.
var Nations = []Nation{EnglandAndWales, Scotland, NorthernIreland}

// Calendar is the nation's calendar of bank holidays; that of England and Wales
// where the nation is not known.
func (n Nation) Calendar() when.Nation {
	switch n {
	case Scotland:
		return when.Scotland
	case NorthernIreland:
		return when.NorthernIreland
	}
	return when.EnglandAndWales
}

// RuleNumbers are the rules that the review has changed, whole, as when.Context
// and when.Rules take them. Settings may be nil.
func (s *Settings) RuleNumbers() map[string][]int {
	if s == nil || len(s.Rules) == 0 {
		return nil
	}
	numbers := map[string][]int{}
	for _, usual := range when.Rules(nil) {
		for _, n := range s.Rules {
			if n.Rule != usual.Name || n.Place < 0 || n.Place >= len(usual.Numbers) {
				continue
			}
			if numbers[n.Rule] == nil {
				numbers[n.Rule] = slices.Clone(usual.Numbers)
			}
			numbers[n.Rule][n.Place] = n.Number
		}
	}
	return numbers
}

// DateRules lists every rule by which the review reads dates, with the numbers
// in force. Settings may be nil.
func (s *Settings) DateRules() []when.Rule { return when.Rules(s.RuleNumbers()) }

func (s *Settings) nation() Nation {
	if s == nil {
		return ""
	}
	return s.Calendar
}

// ChangeRule gives a rule its numbers in this review; the usual ones (or nil)
// take the change back. Settings are values: it is for a copy that is then Put.
func (s *Settings) ChangeRule(name string, numbers []int) {
	s.Rules = slices.DeleteFunc(slices.Clone(s.Rules), func(n RuleNumber) bool { return n.Rule == name })
	for _, usual := range when.Rules(nil) {
		if usual.Name != name || len(numbers) != len(usual.Numbers) {
			continue
		}
		for place, number := range numbers {
			if number != usual.Numbers[place] {
				s.Rules = append(s.Rules, RuleNumber{name, place, number})
			}
		}
	}
}
