package sample

import "throughline.org/throughline/chronology"

// links are the connections that the report itself makes between events.
var links = []struct {
	from string
	kind chronology.LinkKind
	to   string
}{
	{"ssa-referral", chronology.LedTo, "ssa-first-visit"},
	{"ssa-first-visit", chronology.LedTo, "ssa-tells-midwifery"},
	{"ssa-first-visit", chronology.LedTo, "ssa-tells-hv"},
	{"ex-partner-concern", chronology.SharedWith, "first-referral"},
	{"first-referral", chronology.LedTo, "ia-agreed"},
	{"ia-agreed", chronology.LedTo, "initial-assessment-visit"},
	{"ia-agency-checks", chronology.ResponseTo, "first-referral"},
	{"initial-assessment-visit", chronology.ResponseTo, "first-referral"},
	{"initial-assessment-visit", chronology.LedTo, "ia-centre-check"},
	{"c-six-week-check", chronology.LedTo, "nn-missed-visit"},
	{"nn-missed-visit", chronology.LedTo, "nn-visit-1"},
	{"fsw-tells-cff", chronology.SharedWith, "fsw-tells-csc"},
	{"police-grandmother-2", chronology.SharedWith, "csc-learns-of-incident"},
	{"nn-visit-2", chronology.LedTo, "nn-calls-gp"},
	{"gp-hand-injury", chronology.LedTo, "ae-hand-injury"},
	{"hv-disclosure", chronology.LedTo, "dv-appointment-missed"},
	{"hv-disclosure", chronology.LedTo, "second-referral"},
	{"hv-dash", chronology.LedTo, "food-vouchers"},
	{"cfa-agreed", chronology.ResponseTo, "second-referral"},
	{"sw-calls-hv", chronology.ResponseTo, "second-referral"},
	{"cfa-agreed", chronology.LedTo, "sw-visit"},
	{"cfa-agreed", chronology.LedTo, "cfa-completed"},
	{"cfa-completed", chronology.LedTo, "cfa-outcome"},
	{"critical-incident", chronology.LedTo, "life-support"},
	{"life-support", chronology.LedTo, "c-death"},
}
