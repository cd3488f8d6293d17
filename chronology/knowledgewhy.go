package chronology

import (
	"slices"

	"throughline.org/throughline/chronology/when"
)

// Why says in plain words why the agency knew of an event on a day, or did not:
// "recorded by Police", "told by Health visitor on 9 May 2013", "told later: not
// before 3 Nov 2013", "learnt of only later: not before 10 Dec 2013", "recorded
// as not told", "nothing records that it was told".
func (k *Knowing) Why(event UID, day when.Day) string {
	i, known := k.d.at(event)
	if !known {
		return ""
	}
	state := k.On(event, day)
	best, at, found := k.reason(i, day, state)
	switch {
	case found && state == NotKnown:
		return k.later(best, at)
	case found:
		return k.said(best, at, state)
	case day < k.d.dated[i].Start.Earliest:
		return "it had not happened yet"
	case k.notTold(i):
		return "recorded as not told"
	}
	return "nothing records that it was told"
}

// reason is the source that settles what was known on a day, and the entry it
// belongs to: the first to make it certain, else the first to make it possible.
func (k *Knowing) reason(i int32, day when.Day, state Knowledge) (best knowledgeSource, at int32, found bool) {
	for _, j := range k.entries(i) {
		for _, s := range k.sources(nil, j) {
			better := s.possible < best.possible
			if state == Known {
				better = s.certain < best.certain
			}
			if !found || better {
				best, at, found = s, j, true
			}
		}
	}
	return best, at, found && (state != NotKnown || day < best.possible)
}

// entries are the event and those linked with it as the same.
func (k *Knowing) entries(i int32) []int32 {
	if group := k.same[i]; group != nil {
		return group
	}
	return []int32{i}
}

func (k *Knowing) notTold(i int32) bool {
	return slices.ContainsFunc(k.entries(i), func(j int32) bool { return k.d.events[j].NotTold(k.agency) })
}

// said says how the agency knew, and when where that leaves a doubt or matters.
func (k *Knowing) said(s knowledgeSource, at int32, state Knowledge) string {
	dated := " " + onDay(s.window)
	switch s.how {
	case howRecorded:
		if state == Known {
			dated = ""
		}
		return "recorded by " + k.d.agencyCalled(k.agency) + dated
	case howLearnt:
		return "learnt of by " + k.d.agencyCalled(k.agency) + dated
	case howShared:
		return "shared with it in " + k.d.titled(s.by) + dated
	case howAnswered:
		return "answered by it in " + k.d.titled(s.by) + dated
	}
	t := k.d.events[at].Told[s.told]
	words := "told"
	if t.By != "" {
		words += " by " + t.By
	}
	words += dated
	if t.LeftOut != "" {
		words += ", without " + t.LeftOut
	}
	return words
}

// later says what the agency came to know after the day that is asked about.
func (k *Knowing) later(s knowledgeSource, at int32) string {
	first := "not before " + s.possible.String()
	switch s.how {
	case howRecorded:
		return "recorded by " + k.d.agencyCalled(k.agency) + ", but " + first
	case howLearnt:
		return "learnt of only later: " + first
	case howShared:
		return "shared later, in " + k.d.titled(s.by) + ": " + first
	case howAnswered:
		return "answered later, in " + k.d.titled(s.by) + ": " + first
	}
	if by := k.d.events[at].Told[s.told].By; by != "" {
		return "told later, by " + by + ": " + first
	}
	return "told later: " + first
}

// onDay says when, after a verb.
func onDay(w when.Window) string {
	switch {
	case w == when.Always:
		return "on a day that is not recorded"
	case w.Exact():
		return "on " + w.String()
	}
	return w.String()
}

func (d *Dating) titled(i int32) string {
	return "“" + d.events[i].ShortTitle() + "”"
}

// agencyCalled is the name of an agency as the review was dated.
func (d *Dating) agencyCalled(uid UID) string {
	for _, a := range d.agencies {
		if a.UID == uid && a.Name != "" {
			return a.Name
		}
	}
	return removedName
}
