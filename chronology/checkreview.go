package chronology

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// contradictions says which wordings cannot all hold.
func (c *checker) contradictions() {
	for _, fight := range c.dating.Contradictions() {
		f := Finding{Code: CodeContradiction, Severity: Warning, Events: []UID{}, Paragraphs: []string{}, Days: fight.Missed}
		var odd string
		var others []string
		for _, s := range fight.Members {
			if c.review.Event(s.Event) != nil && !slices.Contains(f.Events, s.Event) {
				f.Events = append(f.Events, s.Event)
			}
			if s.Paragraph != "" && !slices.Contains(f.Paragraphs, s.Paragraph) {
				f.Paragraphs = append(f.Paragraphs, s.Paragraph)
			}
			if s.SetAside || s.Provisional {
				odd = c.quoted(s)
			} else {
				others = append(others, c.quoted(s))
			}
		}
		slices.SortFunc(f.Paragraphs, byNumber)
		f.Message = fmt.Sprintf("%s cannot hold together with %s: they miss by %s. Until you decide otherwise it is not used for dating.",
			odd, listed(others), count(fight.Missed, "day"))
		if len(others) == 0 {
			f.Message = fmt.Sprintf("%s cannot hold: its own limits miss by %s. It is not used for dating.", odd, count(fight.Missed, "day"))
		}
		if fight.Aside {
			f.Code, f.Severity = CodeSetAside, Notice
			f.Message = fmt.Sprintf("%s is set aside. In use, it could not hold together with %s: they would miss by %s.",
				odd, listed(others), count(fight.Missed, "day"))
		}
		c.findings = append(c.findings, f)
	}
}

// quoted names a statement by its paragraph, or the event's ref, and its words.
func (c *checker) quoted(s Statement) string {
	where := s.Paragraph
	if where == "" && c.review.Event(s.Event) != nil {
		where = c.dating.Ref(s.Event)
	}
	if p := c.review.Person(s.Event); p != nil {
		where = p.Name()
	}
	return strings.TrimSpace(where + " “" + innerQuotes.Replace(s.Clause) + "”")
}

// innerQuotes are the marks for a quotation inside another.
var innerQuotes = strings.NewReplacer("“", "‘", "”", "’")

// scope checks that the scope can be read, and that each place where the report
// states it gives a length that its ends allow.
func (c *checker) scope() {
	d := c.dating
	for _, end := range []struct {
		name  string
		dated Dated
	}{{"start", d.scopeFrom}, {"end", d.scopeTo}} {
		if end.dated.Err != nil {
			c.add(CodeScopeUnreadable, Error, fmt.Sprintf("The %s of the scope cannot be read: %s.", end.name, strings.TrimSuffix(end.dated.Err.Error(), ".")))
		}
	}
	for _, s := range c.review.Scopes {
		c.scopeStatement(s)
	}
}

func (c *checker) scopeStatement(s *ScopeStatement) {
	if strings.TrimSpace(s.Length) == "" {
		return
	}
	length, known := spanOfWords(s.Length)
	from, fromErr := c.dating.standing(s.From)
	to, toErr := c.dating.standing(s.To)
	if !known || fromErr != nil || toErr != nil {
		c.addAt(CodeScopeUnreadable, Notice, fmt.Sprintf("The scope stated in %s cannot be compared with the dates: its ends or its length cannot be read.", s.Paragraph), s.Paragraph)
		return
	}
	least, most, dated := c.dating.apart(from, to)
	missed := max(least-length.Max, length.Min-most)
	if !dated || missed <= 0 {
		return
	}
	c.addAt(CodeScopeLength, Warning, fmt.Sprintf("%s states a scope of %s, from %s to %s. By the dates these are %s apart, which misses by %s.",
		s.Paragraph, s.Length, c.review.ShowWording(s.From), c.review.ShowWording(s.To), daysApart(least, most), count(missed, "day")), s.Paragraph)
	c.findings[len(c.findings)-1].Days = missed
}

func daysApart(least, most int) string {
	if least == most {
		return count(least, "day")
	}
	return fmt.Sprintf("%d to %s", least, count(most, "day"))
}

// spanOfWords reads a length of time ("22 months") by the rules of dates.
func spanOfWords(length string) (when.Relation, bool) {
	anchor := when.Anchor{Kind: when.AnchorDay, ID: "2000-01-01"}
	r, err := when.Read(length+" later", when.Context{Default: &anchor})
	if err != nil || len(r.Relations) != 1 {
		return when.Relation{}, false
	}
	return r.Relations[0], true
}

var statedAge = regexp.MustCompile(`(?i)^(\d+)\s*(|years?|y(?:ea)?rs?|months?|weeks?|days?)(?: old)?$`)

// people compares the ages that the family table states, at the start of the
// review, with those that the dates give, and births with what they name.
func (c *checker) people() {
	for _, p := range c.review.People {
		if p.BirthEvent != "" && c.review.Event(p.BirthEvent) == nil {
			c.add(CodeLost, Warning, fmt.Sprintf("The birth of %s is an event that is no longer in the review.", p.Name()))
		}
		m := statedAge.FindStringSubmatch(strings.TrimSpace(p.AgeStated))
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		least, most, dated := c.dating.apart(c.dating.birthStanding(p.UID), c.dating.startOfScope())
		if err != nil || !dated {
			continue
		}
		low, high := completedDays(n, m[2])
		if most < low || least > high {
			age := Age{Person: p.UID, Least: least, Most: most}
			c.add(CodeAge, Notice, fmt.Sprintf("The age of %s at the start of the review is stated as %s; the dates give: %s.", p.Name(), p.AgeStated, age), birthEvents(p)...)
		}
	}
}

func birthEvents(p *Person) []UID {
	if p.BirthEvent == "" {
		return nil
	}
	return []UID{p.BirthEvent}
}

// completedDays are the first and the last day of an age of n completed units.
func completedDays(n int, unit string) (low, high int) {
	length := daysInYear
	switch {
	case strings.HasPrefix(unit, "m"):
		length = daysInMonth
	case strings.HasPrefix(unit, "w"):
		length = 7
	case strings.HasPrefix(unit, "d"):
		length = 1
	}
	return int(math.Round(float64(n) * length)), int(math.Round(float64(n+1)*length)) - 1
}

func (c *checker) links() {
	for _, l := range c.review.Links {
		from, to := c.review.Event(l.From), c.review.Event(l.To)
		switch {
		case from == nil && to == nil:
			c.add(CodeLost, Warning, "A link joins two events that are no longer in the review.")
		case from == nil:
			c.add(CodeLost, Warning, fmt.Sprintf("%s is linked with an event that is no longer in the review.", c.called(l.To)), l.To)
		case to == nil:
			c.add(CodeLost, Warning, fmt.Sprintf("%s is linked with an event that is no longer in the review.", c.called(l.From)), l.From)
		default:
			c.linkOrder(l)
		}
	}
}

func (c *checker) paragraphs() {
	for i, p := range c.review.Paragraphs {
		number := c.review.numberAt(i)
		if len(p.Events) == 0 {
			c.addAt(CodeNoEvents, Notice, fmt.Sprintf("%s rests on no event.", number), number)
		}
		for _, uid := range p.Events {
			if c.review.Event(uid) == nil {
				c.addAt(CodeLost, Warning, fmt.Sprintf("%s rests on an event that is no longer in the review.", number), number)
			}
		}
		for _, uid := range references(p.Text) {
			if c.review.Paragraph(uid) == nil {
				c.addAt(CodeLost, Warning, fmt.Sprintf("%s refers to a paragraph that is no longer in the section.", number), number)
			}
		}
	}
}

func (c *checker) abbreviations() {
	for _, u := range UnexplainedAbbreviations(c.review) {
		c.add(CodeUnexplainedShort, Notice, fmt.Sprintf("“%s” is used but the glossary does not explain it.", u.Short), u.Events...)
		f := &c.findings[len(c.findings)-1]
		f.Paragraphs = append([]string{}, u.Paragraphs...)
	}
}
