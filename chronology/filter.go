package chronology

import (
	"slices"
	"strings"
	"time"

	"throughline.org/throughline/chronology/when"
)

// Filter chooses events. The zero Filter keeps all. Table, timeline and export
// share one.
type Filter struct {
	Agencies                                   []UID // "" stands for the family's lane
	Kinds                                      []UID
	People                                     []UID
	Lines                                      []UID
	Text                                       string
	From, To                                   when.Day // keep what overlaps; the zero Day with Dates false is no limit
	Dates                                      bool     // From and To apply
	Incomplete                                 bool     // only what misses something required
	Uncertain                                  bool     // only what has no exact date
	ChildNotSeen, NotAttended, KeyOnly, Untold bool
}

// Empty reports whether the filter keeps everything.
func (f Filter) Empty() bool {
	lists := len(f.Agencies) + len(f.Kinds) + len(f.People) + len(f.Lines)
	return lists == 0 && len(Words(f.Text)) == 0 && !f.Dates && !f.Incomplete && !f.Uncertain &&
		!f.ChildNotSeen && !f.NotAttended && !f.KeyOnly && !f.Untold
}

// Keep reports whether the filter keeps the event. Matcher is quicker for many.
func (f Filter) Keep(r *Review, d *Dating, e *Event) bool {
	return f.keep(r, d, e, Words(f.Text), func(uid UID) bool { return r.untold(r.ToldIn())(uid) })
}

// Matcher returns Keep for one review, with what all events share worked out once.
func (f Filter) Matcher(r *Review, d *Dating) func(*Event) bool {
	if f.Empty() {
		return func(*Event) bool { return true }
	}
	query := Words(f.Text)
	untold := func(UID) bool { return true }
	if f.Untold {
		untold = r.untold(r.ToldIn())
	}
	return func(e *Event) bool { return f.keep(r, d, e, query, untold) }
}

// Apply returns the events that the filter keeps, in the order of the chronology.
func (f Filter) Apply(r *Review, d *Dating) []*Event {
	keep := f.Matcher(r, d)
	var kept []*Event
	for _, e := range d.Order() {
		if keep(e) {
			kept = append(kept, e)
		}
	}
	return kept
}

func (f Filter) keep(r *Review, d *Dating, e *Event, query []string, untold func(UID) bool) bool {
	return allows(f.Agencies, e.Agency) && allows(f.Kinds, e.Kind) &&
		(len(f.People) == 0 || slices.ContainsFunc(f.People, e.involves)) &&
		(len(f.Lines) == 0 || slices.ContainsFunc(f.Lines, func(l UID) bool { return slices.Contains(e.Lines, l) })) &&
		f.keepFlags(r, d, e, untold) && f.keepDate(d, e) && matchesText(r, d, e, query)
}

func allows(list []UID, uid UID) bool { return len(list) == 0 || slices.Contains(list, uid) }

func (f Filter) keepFlags(r *Review, d *Dating, e *Event, untold func(UID) bool) bool {
	return (!f.ChildNotSeen || e.childNotSeen()) &&
		(!f.NotAttended || e.notAttended(r)) &&
		(!f.KeyOnly || e.Key) &&
		(!f.Untold || untold(e.UID)) &&
		(!f.Incomplete || Missing(r, e) != nil || d.Of(e.UID).Err != nil)
}

func (f Filter) keepDate(d *Dating, e *Event) bool {
	if !f.Dates && !f.Uncertain {
		return true
	}
	dated := d.Of(e.UID)
	if f.Dates && !dated.Window.Overlaps(when.Window{Earliest: f.From, Latest: f.To}) {
		return false
	}
	return !f.Uncertain || !dated.Start.Exact() || !dated.End.Exact() || dated.Reading.Approximate || dated.Reading.Uncertain
}

// involves reports whether a person has a part in the event, as family or as
// a professional, or is a child of whom the event says whether they were seen.
func (e *Event) involves(person UID) bool {
	return slices.ContainsFunc(e.Involved, func(i Involvement) bool { return i.Person == person }) ||
		slices.ContainsFunc(e.Professionals, func(p Professional) bool { return p.Person == person }) ||
		slices.ContainsFunc(e.Seen, func(s ChildSeen) bool { return s.Child == person && s.State == SeenYes })
}

func (e *Event) childNotSeen() bool {
	return slices.ContainsFunc(e.Seen, func(s ChildSeen) bool { return s.State == SeenNo })
}

func (e *Event) notAttended(r *Review) bool {
	k := r.Kind(e.Kind)
	return k != nil && k.Symbol == SymbolHollow
}

// matchesText reports whether every word begins a word somewhere in the event.
func matchesText(r *Review, d *Dating, e *Event, query []string) bool {
	for _, word := range query {
		if !e.hasWord(r, d, word) {
			return false
		}
	}
	return true
}

// hasWord looks for a word in everything that the table shows of an event.
func (e *Event) hasWord(r *Review, d *Dating, word string) bool {
	for _, text := range []string{e.Title, e.What, e.Outcome, e.Voice, e.Source, e.Comment, e.Note, e.ExternalID} {
		if HasWord(text, word) {
			return true
		}
	}
	return e.namesWord(r, word) || HasWord(r.ShowWording(e.When.Wording), word) || HasWord(d.Ref(e.UID), word)
}

// namesWord looks for a word in the names that an event refers to.
func (e *Event) namesWord(r *Review, word string) bool {
	if a := r.Agency(e.Agency); a != nil && (HasWord(a.Name, word) || HasWord(a.Short, word)) {
		return true
	}
	if s := r.Service(e.Service); s != nil && HasWord(s.Name, word) {
		return true
	}
	if k := r.Kind(e.Kind); k != nil && HasWord(k.Name, word) {
		return true
	}
	for _, i := range e.Involved {
		if p := r.Person(i.Person); HasWord(i.Part, word) || p != nil && HasWord(p.Name(), word) {
			return true
		}
	}
	for _, professional := range e.Professionals {
		if HasWord(professional.Role, word) {
			return true
		}
	}
	for _, line := range e.Lines {
		if l := r.Line(line); l != nil && HasWord(l.Short, word) {
			return true
		}
	}
	return false
}

// Describe says in words what the filter keeps ("Police only; May 2012 to June 2012"), "" for all.
func (f Filter) Describe(r *Review) string {
	var parts []string
	say := func(applies bool, words string) {
		if applies {
			parts = append(parts, words)
		}
	}
	say(len(f.Agencies) > 0, either(f.Agencies, r.agencyName)+" only")
	say(len(f.Kinds) > 0, either(f.Kinds, r.kindName))
	say(len(f.People) > 0, "involving "+either(f.People, r.personName))
	say(len(f.Lines) > 0, "line of enquiry "+either(f.Lines, r.lineName))
	say(len(Words(f.Text)) > 0, "with “"+strings.TrimSpace(f.Text)+"”")
	say(f.Dates, f.period())
	say(f.Incomplete, "incomplete entries")
	say(f.Uncertain, "without an exact date")
	say(f.ChildNotSeen, "child not seen")
	say(f.NotAttended, "not attended")
	say(f.KeyOnly, "key events")
	say(f.Untold, "not yet told in a paragraph")
	return strings.Join(parts, "; ")
}

// period says whole months as months and anything else as days.
func (f Filter) period() string {
	from, to := f.From, f.To
	if from.Open() || to.Open() {
		return when.Window{Earliest: from, Latest: to}.String()
	}
	if from.Time().Day() != 1 || to.Add(1).Time().Day() != 1 {
		return from.String() + " to " + to.String()
	}
	first, last := monthOf(from), monthOf(to)
	if first == last {
		return first
	}
	return first + " to " + last
}

func monthOf(d when.Day) string {
	t := d.Time()
	return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC).Format("January 2006")
}

// either joins names as alternatives: "Police, Hospital or Health visiting".
func either(uids []UID, name func(UID) string) string {
	names := make([]string, len(uids))
	for i, uid := range uids {
		names[i] = name(uid)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " or " + names[last]
}

// The name for what was removed while a filter still asks for it.
const removedName = "(removed)"

func (r *Review) agencyName(uid UID) string {
	if uid == "" {
		return "Family"
	}
	if a := r.Agency(uid); a != nil {
		return a.Name
	}
	return removedName
}

func (r *Review) kindName(uid UID) string {
	if k := r.Kind(uid); k != nil {
		return k.Name
	}
	return removedName
}

func (r *Review) personName(uid UID) string {
	if p := r.Person(uid); p != nil {
		return p.Name()
	}
	return removedName
}

func (r *Review) lineName(uid UID) string {
	if l := r.Line(uid); l != nil {
		return l.Short
	}
	return removedName
}
