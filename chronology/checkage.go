package chronology

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// forAges is a check that titles say to be for an age: "8-12 month review",
// "six-week check", "two year review".
var forAges = regexp.MustCompile(`(?i)\b(\w+)(?:\s*(?:-|–|to)\s*(\w+))?[\s-]+(week|month|year)s?['’]?[\s-]+(?:old[\s-]+)?(?:check|review|assessment|development)`)

var numberWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}

func numberOf(word string) (int, bool) {
	if n, known := numberWords[strings.ToLower(word)]; known {
		return n, true
	}
	n, err := strconv.Atoi(word)
	return n, err == nil && n < 1000
}

// checkedAges are the days of age that a title names; a check for one age may
// come up to two weeks late, as the rules of dates have it.
func (c *checker) checkedAges(title string) (low, high int, named bool) {
	if !strings.Contains(title, "week") && !strings.Contains(title, "month") && !strings.Contains(title, "year") {
		return 0, 0, false // nearly all: the pattern is slow on many titles
	}
	m := forAges.FindStringSubmatch(title)
	if m == nil {
		return 0, 0, false
	}
	first, ok := numberOf(m[1])
	if !ok {
		return 0, 0, false
	}
	last, both := numberOf(m[2])
	if m[2] != "" && !both {
		return 0, 0, false
	}
	low, _ = completedDays(first, strings.ToLower(m[3]))
	if both {
		_, high = completedDays(last, strings.ToLower(m[3]))
		return low, high, true
	}
	_, high = completedDays(first, strings.ToLower(m[3]))
	for _, rule := range c.review.Settings.DateRules() {
		if rule.Name == when.RuleRoutine && len(rule.Numbers) == 1 {
			high = max(high, low+7*rule.Numbers[0])
		}
	}
	return low, high, true
}

// ages finds checks for an age that the child cannot have been.
func (c *checker) ages(e *Event) {
	low, high, named := c.checkedAges(e.ShortTitle())
	if !named {
		return
	}
	child := c.checkedChild(e)
	if child == nil {
		return
	}
	age, known := c.dating.Age(child.UID, e.UID)
	if !known || age.Most >= low && age.Least <= high {
		return
	}
	c.add(CodeAgeMisfit, Warning, fmt.Sprintf("%s is for another age than %s had: by the dates %s.", c.called(e.UID), child.Name(), age), e.UID)
	c.findings[len(c.findings)-1].Days = max(low-age.Most, age.Least-high)
}

// checkedChild is the child that a title names, else the only one who took part.
func (c *checker) checkedChild(e *Event) *Person {
	var involved []*Person
	for _, p := range c.review.People {
		if !p.Child && !p.Subject || p.Name() == "" {
			continue
		}
		if strings.Contains(NameKey(e.ShortTitle()), NameKey(p.Name())) {
			return p
		}
		for _, i := range e.Involved {
			if i.Person == p.UID {
				involved = append(involved, p)
				break
			}
		}
	}
	if len(involved) == 1 {
		return involved[0]
	}
	return nil
}
