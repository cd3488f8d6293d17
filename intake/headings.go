package intake

import (
	"regexp"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
)

// headings are the usual wordings of each column, folded. A heading is matched
// whole first, then by the phrases it contains, in this order: what is said
// more narrowly stands above what is said more widely.
var headings = []struct {
	field  Field
	whole  []string
	phrase []string
}{
	{version, []string{"revision", "draft", "draft no", "issue", "issue no"}, []string{"version"}},
	{born, []string{"dob", "d o b", "born", "birth date"}, []string{"date of birth", "birth date", "d o b", "dob"}},
	{relationship, []string{"relation"}, []string{"relationship", "relation to"}},
	{address, []string{"address", "addresses", "home address"}, []string{"address at", "address es"}},
	{ethnicity, []string{"ethnicity", "ethnic origin", "ethnic group"}, []string{"ethnic"}},
	{term, []string{"term", "abbreviation", "abbreviations", "acronym", "acronyms", "initials", "abbreviation used", "key"}, []string{"abbreviation", "acronym"}},
	{meaning, []string{"meaning", "definition", "explanation", "in full", "stands for", "full term", "full title", "full name"}, []string{"meaning", "stands for", "definition"}},
	{Sequence, []string{"no", "nr", "number", "item", "item no", "entry no", "entry number", "seq", "sequence", "row", "row no", "line", "line no", "s n", "sn", "s no", "serial", "serial no", "serial number", "event no", "event number"},
		[]string{"sequence", "entry no", "entry number", "item no", "event no", "event number", "serial no"}},
	{Source, []string{"source", "sources", "evidence", "record", "records", "document", "documents", "file", "where recorded", "record type", "information from", "taken from", "recorded in", "system"},
		[]string{"source", "evidence", "where recorded", "where is it recorded", "record reviewed", "records reviewed", "document", "taken from"}},
	{ID, []string{"id", "uid", "external id", "incident", "reference", "ref", "ref no", "urn", "case no", "case number", "record no", "record number", "cad", "log", "log no", "crime no", "niche", "occurrence"},
		[]string{"reference", "incident no", "incident number", "log no", "log number", "ref no", "crime no", "crime number", "occurrence no", "occurrence number", "cad no", "case no", "case number", "record no", "record number", "ref"}},
	{Telephone, []string{"tel", "tel no", "phone", "phone no", "mobile", "mobile no", "contact no", "contact number"}, []string{"telephone no", "telephone number", "phone number", "telephone"}},
	{Start, []string{"date and time", "date time"}, []string{"date and time", "date time"}},
	{StartTime, nil, []string{"start end time", "start and end time", "start finish time", "time from and to"}},
	{EndTime, []string{"end time", "time to", "until time", "finish time", "time finished"}, []string{"end time", "time ended", "finish time"}},
	{End, []string{"end", "end date", "to", "date to", "until", "finish", "finish date", "last date"}, []string{"end date", "date ended", "date to", "finish date", "date of closure"}},
	{StartTime, []string{"time", "start time", "time from", "hours", "hour", "hrs", "clock time", "times"}, []string{"start time", "time of", "time 24", "approx time", "time if known"}},
	{Known, []string{"known", "date known", "known to the agency on", "date agency became aware"}, []string{"became known", "date known", "became aware", "date notified"}},
	{Recorded, []string{"recorded", "recorded on", "date recorded", "date entered", "entered on", "date of entry", "entry date", "date logged", "date of recording", "record date", "date created", "created", "date input", "date added", "when recorded", "created on", "logged on", "input on"},
		[]string{"date recorded", "recorded on", "created on", "logged on", "date entered", "date of recording", "date logged", "date of record", "date entry made", "date created"}},
	{Weekday, []string{"weekday", "day of week", "day of the week"}, []string{"day of week", "day of the week"}},
	{Start, []string{"date", "dates", "when", "start", "from", "start date", "date and time", "wording", "date from", "date s", "first date"}, []string{"date", "dates", "when"}},
	{DayOfMonth, []string{"day", "dd"}, nil},
	{Month, []string{"month", "mm", "mon"}, nil},
	{Year, []string{"year", "yyyy", "yr", "yy"}, nil},
	{Voice, []string{"voice", "voice of the child", "childs voice", "wishes and feelings"}, []string{"voice of", "child said", "adult said", "wishes and feelings", "childs views", "views of the child", "lived experience"}},
	{Professionals, []string{"seen by", "role", "name and role", "recorded by", "by", "by whom", "entered by", "author of entry", "author of record", "worker", "job title", "designation"}, []string{"seen by", "recorded by", "by whom", "completed by", "worker name", "staff name"}},
	{Seen, []string{"child seen", "seen", "seen alone", "child present", "children present", "cyp seen", "yp seen"}, []string{"child seen", "seen alone", "children seen", "child ren seen", "subject seen", "person seen", "adult seen", "was the child"}},
	{Lines, []string{"lines of enquiry", "line of enquiry", "terms of reference", "tor", "kloe", "kloes"}, []string{"terms of reference", "term of reference", "line of enquiry", "lines of enquiry", "kloe"}},
	{Parts, []string{"parts played"}, nil},
	{Told, []string{"who was told"}, nil},
	{Marks, []string{"marked as"}, nil},
	{Note, []string{"reviewer's note"}, []string{"reviewer"}},
	{Comment, []string{"comment", "comments", "analysis", "reflection", "reflections", "observations", "remarks", "learning", "significance", "commentary", "practice issues"}, []string{"comment", "analysis", "reflection", "learning", "observations", "significance of", "author view", "opinion"}},
	{Outcome, []string{"response", "outcome", "outcomes", "action", "actions", "action taken", "result", "follow up", "decision", "decisions", "plan", "what was done", "intervention", "next steps", "disposal", "services offered", "advice", "advice given", "what we did"},
		[]string{"response", "outcome", "what we did", "what you did", "advice given", "action taken", "action agreed", "agency action", "action", "follow up", "decision", "what was done", "what did", "next steps", "services offered"}},
	{Kind, []string{"kind", "type", "category", "contact type", "event type", "method", "mode of contact", "method of contact"}, []string{"type of", "kind of", "contact type", "event type", "mode of", "method of", "nature of"}},
	{Service, []string{"service", "services", "team", "department", "ward", "unit", "service area"}, []string{"service or team", "service team", "team name", "department"}},
	{Agency, []string{"agency", "agencies", "organisation", "organization", "org", "provider", "agency name", "partner agency", "service provider", "agency service", "agency or service"}, []string{"agency name", "name of agency", "which agency", "name of organisation", "agency organisation", "agency involved"}},
	{Professionals, []string{"professionals", "professional", "officer", "officers", "crew", "staff", "practitioner", "practitioners", "clinician", "social worker", "key worker", "adviser", "advisor", "caseworker", "midwife", "teacher"}, []string{"professional", "practitioner", "staff", "officer", "clinician", "worker", "adviser", "advisor"}},
	{People, []string{"who", "people", "persons", "who was involved", "family members", "family member", "person", "child", "subject of entry", "attendees", "attended by", "contact with", "spoke to", "spoken to", "label", "name", "names", "name of child", "who is who"},
		[]string{"who was", "people involved", "persons involved", "person involved", "involved", "who", "family member", "present", "attended by", "name of child", "child name", "in attendance", "people", "person", "name s", "contact with", "spoken to", "contacted"}},
	{Title, []string{"title", "heading", "subject", "short title", "headline"}, nil},
	{What, []string{"what", "text", "event", "events", "details", "detail", "narrative", "description", "summary", "entry", "contact", "content", "information", "concern", "chronology", "consultation", "presenting problem", "issue discussed", "issues", "message"},
		[]string{"what happened", "what took place", "seen or heard", "issue discussed", "significant event", "key event", "event", "detail", "narrative", "description", "summary", "circumstances", "information", "what was", "reason for", "content of", "contact"}},
	{What, []string{"notes"}, []string{"notes", "entry"}},
}

// endings are the words with which a heading of several ends where it says what
// its column holds, whatever stands before: "Contact ID", "Event time", "Taken by".
var endings = map[string]Field{"id": ID, "ref": ID, "reference": ID, "time": StartTime, "by": Professionals}

// spans are the words before "time" that make it how long something took.
var spans = map[string]bool{"response": true, "travel": true, "waiting": true, "total": true, "full": true, "part": true, "whole": true, "first": true, "end": true, "finish": true, "review": true}

// aside is what a heading explains beside itself.
var aside = regexp.MustCompile(`\([^()]*\)?|\[[^\[\]]*\]?`)

// headingKey is the part of a heading that names its column: its first line,
// without what it explains.
func headingKey(heading string) string {
	first, rest, _ := strings.Cut(strings.TrimSpace(heading), "\n")
	if key := chronology.NameKey(aside.ReplaceAllString(first, " ")); key != "" {
		return key
	}
	if rest != "" {
		return headingKey(rest)
	}
	return chronology.NameKey(heading)
}

// matchHeading says what a column with this heading holds; Other where nothing fits.
func matchHeading(heading string) Field {
	if text := strings.TrimSpace(heading); text == "#" || text == "№" {
		return Sequence
	}
	heading = parted(heading)
	if f := matchKey(headingKey(heading)); f != Other {
		return f
	}
	return matchKey(chronology.NameKey(heading))
}

// joint is where two words are joined as programs name their columns: EventDate.
// ToR and DoB are one.
var joint = regexp.MustCompile(`(\p{Ll}{2})(\p{Lu})`)

// parted puts spaces into a heading that a program has named: EventDate is Event
// Date. What people write has its own.
func parted(heading string) string {
	if strings.ContainsAny(strings.TrimSpace(heading), " \n") {
		return heading
	}
	return joint.ReplaceAllString(heading, "$1 $2")
}

func matchKey(key string) Field {
	if key == "" {
		return Other
	}
	key = singular(key)
	if f, ok := wholeHeadings[key]; ok {
		return f
	}
	if f, ok := byEnding(key); ok {
		return f
	}
	padded := " " + key + " "
	for _, p := range phrases {
		if strings.Contains(padded, p.text) {
			return p.field
		}
	}
	return Other
}

// byEnding matches a heading of two or three words by its last. One that names a
// date besides says more.
func byEnding(key string) (Field, bool) {
	words := strings.Fields(key)
	n := len(words)
	if n < 2 || n > 3 || slices.Contains(words, "date") {
		return Other, false
	}
	f, ok := endings[words[n-1]]
	return f, ok && !(f == StartTime && spans[words[n-2]])
}

// singular takes the plural off the words of a key, so that "Authors' comments"
// is "author comment".
func singular(key string) string {
	words := strings.Fields(key)
	for i, w := range words {
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") {
			words[i] = w[:len(w)-1]
		}
	}
	return strings.Join(words, " ")
}

type phrase struct {
	text  string // with a space at each side
	field Field
}

var phrases = func() []phrase {
	var all []phrase
	for _, m := range headings {
		for _, p := range m.phrase {
			all = append(all, phrase{" " + singular(p) + " ", m.field})
		}
	}
	return all
}()

var wholeHeadings = func() map[string]Field {
	whole := map[string]Field{}
	for _, m := range headings {
		for _, w := range m.whole {
			if key := singular(nameKey(w)); whole[key] == "" {
				whole[key] = m.field
			}
		}
	}
	return whole
}()

// matchHeader matches every column, as was remembered or else by its wording.
// Most fields are given to the first column that fits them.
func matchHeader(header []string, remembered Remembered) []Field {
	columns := make([]Field, len(header))
	taken := map[Field]bool{}
	own := isOwn(header)
	var notes []bool
	for i, heading := range header {
		if own && reckoned[nameKey(heading)] {
			notes = append(notes, false)
			continue
		}
		if f, means := ownHeadings[nameKey(heading)]; own && means {
			notes = append(notes, false)
			columns[i], taken[f] = f, true
			continue
		}
		f, known := remembered[chronology.NameKey(heading)]
		if !known || chronology.NameKey(heading) == "" {
			f = matchHeading(heading)
		}
		if taken[f] && !f.joins() {
			f = Other
		}
		notes = append(notes, f == What && strings.Contains(singular(headingKey(heading)), "note"))
		columns[i], taken[f] = f, true
	}
	return settle(besideWhat(columns, notes))
}

// besideWhat takes columns of notes to be comments where another column says
// what happened.
func besideWhat(columns []Field, notes []bool) []Field {
	for i, f := range columns {
		if f == What && !notes[i] {
			for j := range columns {
				if notes[j] {
					columns[j] = Comment
				}
			}
			break
		}
	}
	return columns
}

// reckoned are the columns of this program's own tables that it works out anew,
// or has no use for in a table of somebody else's.
var reckoned = map[string]bool{
	"attachments": true, "paragraphs": true, "ref": true, "uid": true, "edtf": true, "earliest": true, "latest": true,
	"clock": true, "extent": true, "set aside": true, "order in the day": true,
}

// ownHeadings are headings that have their meaning in this program's own tables only.
var ownHeadings = map[string]Field{"told": Told, "key": Marks, "good practice": Marks, "missed opportunity": Marks, "disputed": Marks}

// isOwn reports whether a header is that of a table which this program wrote.
func isOwn(header []string) bool {
	return slices.Contains(header, "uid") && slices.Contains(header, "edtf")
}

// settle takes what only makes sense together: a day needs its month, a date
// of recording is the date where there is no other.
func settle(columns []Field) []Field {
	at := map[Field]int{}
	for i, f := range columns {
		if _, seen := at[f]; !seen {
			at[f] = i
		}
	}
	has := func(f Field) bool { _, is := at[f]; return is }
	switch {
	case has(Start) || has(Month) && (has(DayOfMonth) || has(Year)):
	case has(Recorded):
		columns[at[Recorded]] = Start
	case has(Known):
		columns[at[Known]] = Start
	}
	if has(DayOfMonth) && !has(Month) {
		columns[at[DayOfMonth]] = Weekday
	}
	if has(Month) && has(Start) && !has(DayOfMonth) {
		columns[at[Month]] = Other
	}
	return columns
}

// Remembered is how the columns of an agency's tables were matched once an
// author had corrected them, by their folded headings.
type Remembered map[string]Field
