package ui

import (
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// findingAct is something that can be done about a finding.
type findingAct struct {
	label string
	do    func()
}

// acts are what can be done about a finding at once.
func (v *checksView) acts(f chronology.Finding) []findingAct {
	var acts []findingAct
	for _, wording := range v.alternatives(f) {
		acts = append(acts, findingAct{"Take “" + v.d.s.review().ShowWording(wording) + "”", func() { v.take(f.Events[0], wording) }})
	}
	if f.Code == chronology.CodeUntold && len(f.Events) == 1 {
		acts = append(acts, findingAct{"Write a paragraph on it", func() { v.tell(f.Events[0]) }})
	}
	if f.Code == chronology.CodeLikelyOne && len(f.Events) == 2 {
		acts = append(acts,
			findingAct{"They are one event", func() { v.link(f.Events[0], f.Events[1], chronology.SameEvent) }},
			findingAct{"They are not", func() { v.link(f.Events[0], f.Events[1], chronology.NotSame) }})
	}
	if f.Code == chronology.CodeConflict {
		acts = append(acts, findingAct{"Decide…", func() { v.decide(f) }})
	}
	if section := setupFor(f); section != "" {
		acts = append(acts, findingAct{"Open in set-up", func() { v.d.openSetup(section) }})
	}
	return acts
}

// alternatives are what the wording that a finding doubts could also mean.
func (v *checksView) alternatives(f chronology.Finding) []string {
	if len(f.Events) != 1 {
		return nil
	}
	for _, doubt := range v.d.s.dating.Of(f.Events[0]).Reading.Doubts {
		if doubt.Code == f.Code && strings.Contains(f.Message, strings.TrimSuffix(doubt.Message, ".")) {
			return doubt.Alternatives
		}
	}
	return nil
}

// take makes one step of giving an event another wording.
func (v *checksView) take(event chronology.UID, wording string) {
	e := v.d.s.review().Event(event)
	if e == nil {
		v.d.w.fail(errNotInReview)
		return
	}
	changed := e.Copy()
	setWording(changed, wording)
	v.d.s.edit("change date", func(tx *store.Edit) error { return tx.Put(changed) })
}

// link makes one step of joining two events.
func (v *checksView) link(from, to chronology.UID, kind chronology.LinkKind) {
	v.d.s.edit("add link", func(tx *store.Edit) error {
		return tx.Put(&chronology.Link{UID: chronology.NewUID(), From: from, To: to, Kind: kind})
	})
}

// tell begins a paragraph that rests on an event.
func (v *checksView) tell(event chronology.UID) {
	v.d.s.choose(event)
	v.d.show(viewNarrative)
	if n, ok := v.d.views[viewNarrative].(*narrativeView); ok {
		n.insert("", event)
	}
}

// unexplained is the abbreviation that a finding is about, "" for none.
func (v *checksView) unexplained(f chronology.Finding) string {
	if f.Code != chronology.CodeUnexplainedShort {
		return ""
	}
	for _, u := range chronology.UnexplainedAbbreviations(v.d.s.review()) {
		if strings.Contains(f.Message, "“"+u.Short+"”") {
			return u.Short
		}
	}
	return ""
}

// explainShort adds an abbreviation to the list.
func (v *checksView) explainShort(short, meaning string) {
	meaning = strings.TrimSpace(meaning)
	if meaning == "" {
		return
	}
	v.act(func() {
		v.d.s.edit("add abbreviation", func(tx *store.Edit) error {
			return tx.Put(&chronology.Abbreviation{UID: chronology.NewUID(), Short: short, Meaning: meaning})
		})
	})
}

// decide opens what differs where the finding is about it.
func (v *checksView) decide(f chronology.Finding) {
	event := chronology.UID("")
	if len(f.Events) > 0 {
		event = f.Events[0]
	}
	v.d.openConflicts(event)
}
