package chronology

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"

	"throughline.org/throughline/chronology/when"
)

// Why a name in a wording could not be resolved. The sentences carry no names:
// the reader of the wording has it before them.
var (
	errNameUnknown = errors.New("no event or person in the review has this name")
	errNameGone    = errors.New("the event that this date counts from is no longer in the review")
	errWhoseBirth  = errors.New("say whose birth or pregnancy is meant: the review is about more than one person")
)

// names finds what the names in wordings mean.
type names struct {
	review *Review
	known  func() map[string][]UID // events by folded title, frozen ref or external id
	titles func() *titleWords      // by which part of a title is found
	refs   func() map[string]UID   // present references by folded ref; nil where none are known
	prefer map[UID]bool            // among events of one name, these are meant
}

// newNames indexes the review the first time that a name is not a uid.
func newNames(r *Review) *names {
	return &names{review: r, known: sync.OnceValue(r.eventsByName), titles: sync.OnceValue(r.titleWords)}
}

// resolve is a when.Context's Resolve: a held {uid}, an event's title (in full
// or a part that fits no other), its paragraph, ref or external id, a person's
// name, "the birth of P" and "the pregnancy with P".
func (n *names) resolve(name string) (when.Anchor, error) {
	name = strings.TrimSpace(name)
	if uid, held := strings.CutPrefix(name, "{"); held {
		return n.held(UID(strings.TrimSuffix(uid, "}")))
	}
	if n.review.Event(UID(name)) != nil || n.review.Person(UID(name)) != nil {
		return n.held(UID(name))
	}
	if anchor, is, err := n.lifeOf(name); is {
		return anchor, err
	}
	event, err := n.event(name)
	if err == nil {
		return when.Anchor{Kind: when.AnchorEvent, ID: string(event)}, nil
	}
	return when.Anchor{}, err
}

func (n *names) held(uid UID) (when.Anchor, error) {
	switch n.review.Find(uid).(type) {
	case *Event:
		return when.Anchor{Kind: when.AnchorEvent, ID: string(uid)}, nil
	case *Person:
		return when.Anchor{Kind: when.AnchorBirth, ID: string(uid)}, nil
	}
	return when.Anchor{}, errNameGone
}

var (
	birthOf       = regexp.MustCompile(`(?i)^(?:the )?(?:birth of (.+)|(.+?)['’]s birth|birth)$`)
	pregnancyWith = regexp.MustCompile(`(?i)^(?:the |her )?pregnancy(?: with (.+))?$`)
)

// lifeOf resolves names of persons, their births and pregnancies. The patterns are
// tried only on names that have their words: most are titles, asked for often.
func (n *names) lifeOf(name string) (anchor when.Anchor, is bool, err error) {
	small := strings.ToLower(name)
	if m := matchWith(birthOf, name, strings.Contains(small, "birth")); m != nil {
		anchor, err = n.personal(when.AnchorBirth, m[1]+m[2])
		// "Birth" may also be part of an event's title.
		return anchor, err == nil || m[1]+m[2] == "", err
	}
	if m := matchWith(pregnancyWith, name, strings.Contains(small, "pregnancy")); m != nil {
		anchor, err = n.personal(when.AnchorPregnancy, m[1])
		return anchor, true, err
	}
	if p := n.review.PersonNamed(name); p != nil {
		return when.Anchor{Kind: when.AnchorBirth, ID: string(p.UID)}, true, nil
	}
	return when.Anchor{}, false, nil
}

func (n *names) personal(kind when.AnchorKind, name string) (when.Anchor, error) {
	p := n.review.PersonNamed(name)
	if name == "" {
		if p = n.review.onlySubject(); p == nil {
			return when.Anchor{}, errWhoseBirth
		}
	}
	if p == nil {
		p = n.review.Person(UID(strings.Trim(name, "{}")))
	}
	if p == nil {
		return when.Anchor{}, errNameUnknown
	}
	return when.Anchor{Kind: kind, ID: string(p.UID)}, nil
}

// onlySubject is the subject of the review where there is just one.
func (r *Review) onlySubject() *Person {
	var only *Person
	for _, p := range r.People {
		if p.Subject && only != nil {
			return nil
		}
		if p.Subject {
			only = p
		}
	}
	return only
}

var titleAndParagraph = regexp.MustCompile(`^(.*?)["”]?\s*\((?:para(?:graph)?\s+)?(\d+\.\d+)\)$`)
var paragraphAlone = regexp.MustCompile(`(?i)^\(?(?:para(?:graph)?\.?\s+)?(\d+\.\d+)\)?$`)

// matchWith matches a pattern where it may match at all.
func matchWith(pattern *regexp.Regexp, text string, may bool) []string {
	if !may {
		return nil
	}
	return pattern.FindStringSubmatch(text)
}

// endsNumbered reports whether a name ends as the number of a paragraph does.
func endsNumbered(name string) bool {
	name = strings.TrimRight(name, `"“”`)
	if name == "" {
		return false
	}
	last := name[len(name)-1]
	return last == ')' || last >= '0' && last <= '9'
}

// event finds the one event that a name means.
func (n *names) event(name string) (UID, error) {
	numbered := endsNumbered(name)
	if m := matchWith(paragraphAlone, name, numbered); m != nil {
		return n.one(n.told(m[1]))
	}
	name, paragraph := strings.Trim(name, `"“”`), ""
	if m := matchWith(titleAndParagraph, name, numbered); m != nil {
		name, paragraph = strings.Trim(m[1], `"“”`), m[2]
	}
	found := n.exact(name)
	if len(found) == 0 {
		found = n.partly(name)
	}
	if paragraph != "" {
		found = among(found, n.told(paragraph))
	}
	return n.one(found)
}

// told are the events that the paragraph with a number rests on.
func (n *names) told(number string) []UID {
	if p := n.review.ParagraphNumbered(number); p != nil {
		return p.Events
	}
	return nil
}

func (n *names) one(found []UID) (UID, error) {
	if len(found) > 1 && len(n.prefer) > 0 {
		var preferred []UID
		for _, uid := range found {
			if n.prefer[uid] {
				preferred = append(preferred, uid)
			}
		}
		if len(preferred) > 0 {
			found = preferred
		}
	}
	switch len(found) {
	case 0:
		return "", errNameUnknown
	case 1:
		return found[0], nil
	}
	return "", fmt.Errorf("this name fits %d events; give more of the title, or the title with its paragraph", len(found))
}

func (n *names) exact(name string) []UID {
	key := NameKey(name)
	if found := n.called(key); len(found) > 0 {
		return found
	}
	for _, article := range []string{"the ", "a ", "an "} {
		if rest, cut := strings.CutPrefix(key, article); cut {
			return n.called(rest)
		}
	}
	return nil
}

// called are the events of a folded name; a present ref counts where nothing
// else has that name.
func (n *names) called(key string) []UID {
	found := n.known()[key]
	if len(found) == 0 && n.refs != nil {
		if uid, is := n.refs()[key]; is {
			return []UID{uid}
		}
	}
	return found
}

// eventsByName lists the events by folded title, frozen ref and external id.
func (r *Review) eventsByName() map[string][]UID {
	known := map[string][]UID{}
	add := func(name string, uid UID) {
		key := NameKey(name)
		if key == "" {
			return
		}
		if have := known[key]; len(have) == 0 || have[len(have)-1] != uid {
			known[key] = append(have, uid)
		}
	}
	for _, e := range r.Events {
		add(e.ShortTitle(), e.UID)
		add(e.Ref, e.UID)
		add(e.ExternalID, e.UID)
	}
	return known
}

// shortestPart is how many letters a part of a title must have to stand for it.
const shortestPart = 3

// partly finds the events in whose titles every word of the name begins a word.
func (n *names) partly(name string) []UID {
	words := Words(name)
	if len(words) > 1 && (words[0] == "the" || words[0] == "a" || words[0] == "an") {
		words = words[1:]
	}
	if len(strings.Join(words, "")) < shortestPart {
		return nil
	}
	return n.titles().matching(words)
}

func among(found, allowed []UID) []UID {
	var both []UID
	for _, uid := range found {
		for _, a := range allowed {
			if a == uid {
				both = append(both, uid)
				break
			}
		}
	}
	return both
}
