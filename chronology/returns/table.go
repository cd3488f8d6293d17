package returns

import (
	"slices"
	"strings"
	"unicode"

	"throughline.org/throughline/chronology"
)

// Table is a later return that came as Word, Excel or CSV: what its rows say, in
// their order, and what else they bring in. Its rows have uids of their own, which
// say nothing of the rows that the agency sent before.
type Table struct {
	Agency   chronology.UID
	Service  chronology.UID // whose rows they are; "" for the whole agency's
	Events   []*chronology.Event
	Entities []chronology.Entity // kinds, services and people that are new
	File     string
	SHA256   string
}

// MergeTable takes a later table of an agency for changes of the rows that it sent
// before, rather than for a second set. Rows are matched by the agency's own ids,
// else by their dates, the likeness of their texts and their order. An empty cell
// and a missing row say nothing; rows that are missing are listed.
func MergeTable(r *chronology.Review, t *Table, day string) (*Outcome, error) {
	return MatchTable(r, t).Merge(day)
}

// Merge works out what the table changes, its rows taken for the events as they
// are matched now. The day is the ISO day of today.
func (x *Matching) Merge(day string) (*Outcome, error) {
	r, t := x.review, x.table
	base, received, err := lastTable(r, t.Agency)
	if err != nil {
		return nil, err
	}
	o := &Outcome{Standing: Later, Agency: t.Agency}
	if received != nil && received.SHA256 == t.SHA256 {
		o.Standing = Same
		return o, nil
	}
	m := &merger{Outcome: o, mine: r, base: base, pack: &chronology.Pack{Agency: t.Agency}, uid: chronology.NewUID(), open: openByPlace(r)}
	m.Put = append(m.Put, x.entities()...)
	rename := renamed(x.matched)
	next := base.Snapshot()
	met := map[chronology.UID]bool{}
	for _, sent := range t.Events {
		if x.leftOut(sent.UID) {
			o.LeftOut++
			continue
		}
		row := withoutReviewers(sent)
		if row.Service == "" {
			row.Service = t.Service
		}
		row.When.Wording, row.Known = rename.Replace(row.When.Wording), rename.Replace(row.Known)
		for i := range row.Told {
			row.Told[i].When = rename.Replace(row.Told[i].When)
		}
		known := r.Event(x.matched[row.UID])
		if known == nil {
			m.takeNew("event", row)
			next.Put(row)
			continue
		}
		met[known.UID] = true
		m.rowOfTable(known, row, next)
	}
	for _, e := range r.Events {
		if belongs(e, t.Agency, t.Service) && !met[e.UID] {
			o.Missing = append(o.Missing, e.UID)
		}
	}
	text, err := writePart(next)
	if err != nil {
		return nil, err
	}
	o.Received = &chronology.AgencyReturn{UID: m.uid, Agency: t.Agency, Version: tablesOf(r, t.Agency) + 1, Received: day,
		File: t.File, SHA256: t.SHA256, Base: text}
	return o, nil
}

// rowOfTable merges a row with the event that it was matched to. Where nothing is
// known of how the agency sent it before, whatever differs is to be decided.
func (m *merger) rowOfTable(known, row *chronology.Event, next *chronology.Review) {
	before := m.base.Event(known.UID)
	theirs, base := known.Copy(), blank("event", known.UID).(*chronology.Event)
	if before != nil {
		theirs, base = before.Copy(), before
	}
	row = asKnown(row, theirs)
	sameDate := row.When.Wording == "" || row.When.Wording == theirs.When.Wording
	for _, f := range merged("event") {
		said := !empty(f.Name, row)
		switch f.Name {
		case "when": // a table has words for a date, and none for how it was decided to read them
			said = !sameDate
		case handOrder: // the place that an event had in one day is none in another
			said = said || !sameDate
		}
		if said {
			value(theirs, f).Set(value(row, f))
		}
	}
	theirs.Agency = known.Agency
	if theirs.ExternalID == string(known.UID) {
		theirs.ExternalID = known.ExternalID // the form that we sent names the row by it
	}
	m.fields("event", base, known, theirs)
	next.Put(withoutReviewers(theirs))
}

// asKnown is a row with what a table may have no column for: the parts that people
// played, and who of the people a professional is.
func asKnown(row, known *chronology.Event) *chronology.Event {
	row = row.Copy()
	for i, in := range row.Involved {
		for _, before := range known.Involved {
			if in.Part == "" && before.Person == in.Person {
				row.Involved[i].Part = before.Part
			}
		}
	}
	for i, in := range row.Professionals {
		for _, before := range known.Professionals {
			if in.Person == "" && before.Role == in.Role {
				row.Professionals[i].Person = before.Person
			}
		}
	}
	return row
}

// renamed makes the wordings of rows name the events that other rows were matched to.
func renamed(matched map[chronology.UID]chronology.UID) *strings.Replacer {
	var pairs []string
	for row, event := range matched {
		pairs = append(pairs, "{"+string(row)+"}", "{"+string(event)+"}")
	}
	return strings.NewReplacer(pairs...)
}

// empty reports whether a row says nothing in a field.
func empty(field string, row *chronology.Event) bool {
	f, err := fieldNamed("event", field)
	return err != nil || value(row, f).IsZero()
}

// lastTable is the agency's part as the last of its tables said it.
func lastTable(r *chronology.Review, agency chronology.UID) (*chronology.Review, *chronology.AgencyReturn, error) {
	for _, a := range slices.Backward(r.Returns) {
		if a.Pack == "" && a.Agency == agency {
			part, err := readPart(a.Base)
			return part, a, err
		}
	}
	return &chronology.Review{}, nil, nil
}

func tablesOf(r *chronology.Review, agency chronology.UID) int {
	n := 0
	for _, a := range r.Returns {
		if a.Pack == "" && a.Agency == agency {
			n++
		}
	}
	return n
}

// wordsOf counts the words of what an event tells.
func wordsOf(e *chronology.Event) map[string]int {
	words := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(e.Title+" "+e.What), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		words[w]++
	}
	return words
}

// alike is the share of words that two texts have in common, from 0 to 1.
func alike(a, b map[string]int) float64 {
	common, all := 0, 0
	for w, n := range a {
		common += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(common) / float64(all)
}
