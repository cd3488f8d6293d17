package ui

import (
	"cmp"
	"strconv"
	"strings"
	"unicode"

	"throughline.org/throughline/chronology"
)

// tableColumn is a column of the events table.
type tableColumn struct {
	name   string
	kept   string  // the name by which this computer remembers it; "": its name
	width  float32 // at 100 % text
	hidden bool    // until the author asks for it
	text   func(*session, *chronology.Event) string
	// less compares two events; nil compares the texts.
	less func(s *session, a, b *chronology.Event) int
}

// tableColumns are all columns, in the order in which they stand.
func tableColumns() []*tableColumn {
	return []*tableColumn{
		{name: "Ref", width: 62, text: refText, less: byRef},
		{name: dateColumn, width: 150, text: dateText, less: byOrder},
		{name: wordingColumn, width: 170, text: wordingText},
		{name: "Time", width: 84, text: timeText},
		{name: "Agency", width: 130, text: agencyText},
		{name: "Service", width: 110, text: func(s *session, e *chronology.Event) string { return serviceName(s.review(), e.Service) }},
		{name: "Kind", width: 120, text: func(s *session, e *chronology.Event) string { return kindName(s.review(), e.Kind) }},
		{name: "Title", width: 170, text: func(_ *session, e *chronology.Event) string { return e.ShortTitle() }},
		{name: "Needs", width: 110, text: needsText},
		{name: "What happened", width: 320, text: func(_ *session, e *chronology.Event) string { return e.What }},
		{name: "Outcome", width: 220, text: func(_ *session, e *chronology.Event) string { return e.Outcome }},
		{name: "Source", width: 150, text: func(_ *session, e *chronology.Event) string { return e.Source }},
		{name: "Who", width: 160, text: whoText},
		{name: "Professionals", width: 130, hidden: true, text: professionalsText},
		{name: "Child seen", width: 110, text: seenText},
		{name: "What was said", width: 200, hidden: true, text: func(_ *session, e *chronology.Event) string { return e.Voice }},
		{name: "Lines of enquiry", width: 150, text: linesText},
		{name: "Paragraphs", width: 84, text: paragraphsText, less: byParagraph},
		{name: "Told", width: 180, text: toldText},
		{name: "Marked as", width: 120, text: flagsText},
		{name: "Linked events", width: 220, text: linksText},
		{name: "Known on", width: 130, hidden: true, text: knownText},
		{name: "Comment", width: 220, hidden: true, text: func(_ *session, e *chronology.Event) string { return e.Comment }},
		{name: "Reviewer’s note", width: 220, hidden: true, text: func(_ *session, e *chronology.Event) string { return e.Note }},
	}
}

func refText(s *session, e *chronology.Event) string { return s.dating.Ref(e.UID) }

func dateText(s *session, e *chronology.Event) string {
	d := s.dating.Of(e.UID)
	if d.Err != nil {
		return "not readable"
	}
	return joinFilled(" · ", windowWords(d), where(d.Reading.Approximate, "approximate"), where(d.Reading.Uncertain, "uncertain"))
}

func wordingText(s *session, e *chronology.Event) string {
	return s.review().ShowWording(e.When.Wording)
}

func timeText(s *session, e *chronology.Event) string {
	return s.dating.Of(e.UID).Reading.Clock.String()
}

func agencyText(s *session, e *chronology.Event) string { return agencyName(s.review(), e.Agency) }

func needsText(s *session, e *chronology.Event) string {
	return strings.Join(chronology.Missing(s.review(), e), ", ")
}

func whoText(s *session, e *chronology.Event) string {
	names := make([]string, len(e.Involved))
	for n, in := range e.Involved {
		names[n] = personName(s.review(), in.Person)
		if in.Part != "" {
			names[n] += " (" + in.Part + ")"
		}
	}
	return strings.Join(names, ", ")
}

func professionalsText(s *session, e *chronology.Event) string {
	names := make([]string, len(e.Professionals))
	for n, p := range e.Professionals {
		names[n] = joinFilled(" ", p.Role, personName(s.review(), p.Person))
	}
	return strings.Join(names, ", ")
}

func seenText(s *session, e *chronology.Event) string {
	var said []string
	for _, seen := range e.Seen {
		if seen.State != chronology.SeenNotRecorded {
			said = append(said, personName(s.review(), seen.Child)+": "+string(seen.State))
		}
	}
	return strings.Join(said, "; ")
}

func linesText(s *session, e *chronology.Event) string {
	var names []string
	for _, uid := range e.Lines {
		if l := s.review().Line(uid); l != nil {
			names = append(names, lineName(l))
		}
	}
	return strings.Join(names, ", ")
}

func paragraphsText(s *session, e *chronology.Event) string {
	return strings.Join(s.review().ParagraphsOf(e.UID), ", ")
}

func toldText(s *session, e *chronology.Event) string {
	said := make([]string, len(e.Told))
	for n, t := range e.Told {
		said[n] = nameOrUnknown(agencyNamed(s.review(), t.Agency))
		switch {
		case t.NotTold:
			said[n] += ": not told"
		case t.When != "":
			said[n] += ": " + s.review().ShowWording(t.When) + inBrackets(sharingWords(s.dating.Telling(e.UID, n)))
		}
	}
	return strings.Join(said, "; ")
}

func linksText(s *session, e *chronology.Event) string {
	var said []string
	for _, l := range s.review().Links {
		if l.From == e.UID || l.To == e.UID {
			said = append(said, linkSaid(l, e.UID)+" "+s.eventLine(otherEnd(l, e.UID))+inBrackets(s.linkShared(l)))
		}
	}
	return strings.Join(said, "; ")
}

// linkShared says of a link how what it joins was shared, "" where it joins
// otherwise.
func (s *session) linkShared(l *chronology.Link) string {
	shared := s.dating.Sharing(l)
	if l.Kind != chronology.SharedWith && !shared.NotShared {
		return ""
	}
	return sharingWords(shared)
}

// sharingWords says after how many days something was shared, and whether that was late.
func sharingWords(s chronology.Sharing) string {
	return joinFilled(", ", s.Words(), where(s.Late, "late"))
}

func inBrackets(words string) string {
	if words == "" {
		return ""
	}
	return " (" + words + ")"
}

func flagsText(s *session, e *chronology.Event) string {
	var said []string
	if at := s.dating.Of(e.UID); at.Err == nil && !at.Window.Overlaps(s.dating.Scope()) {
		said = append(said, "outside the scope")
	}
	for _, flag := range eventFlags {
		if *flag.of(e) {
			said = append(said, flag.words)
		}
	}
	return strings.Join(said, ", ")
}

func knownText(s *session, e *chronology.Event) string { return s.review().ShowWording(e.Known) }

// byOrder is nil-like: the rows come in the order of the chronology already.
func byOrder(*session, *chronology.Event, *chronology.Event) int { return 0 }

func byRef(s *session, a, b *chronology.Event) int {
	return compareNumbered(s.dating.Ref(a.UID), s.dating.Ref(b.UID))
}

func byParagraph(s *session, a, b *chronology.Event) int {
	return compareNumbered(paragraphsText(s, a), paragraphsText(s, b))
}

// compareNumbered compares texts with the numbers in them as numbers: HV2
// before HV12, 6.9 before 6.10. What is empty comes last.
func compareNumbered(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	for a != "" && b != "" {
		pieceA, restA := piece(a)
		pieceB, restB := piece(b)
		numberA, errA := strconv.Atoi(pieceA)
		numberB, errB := strconv.Atoi(pieceB)
		order := strings.Compare(pieceA, pieceB)
		if errA == nil && errB == nil {
			order = cmp.Compare(numberA, numberB)
		}
		if order != 0 {
			return order
		}
		a, b = restA, restB
	}
	return cmp.Compare(len(a), len(b))
}

// piece takes the digits, or the other letters, that a text begins with.
func piece(s string) (string, string) {
	digits := unicode.IsDigit(rune(s[0]))
	for i, r := range s {
		if unicode.IsDigit(r) != digits {
			return s[:i], s[i:]
		}
	}
	return s, ""
}
