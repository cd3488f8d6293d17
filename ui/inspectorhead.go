package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"throughline.org/throughline/chronology"
)

// eventHead says which event the form shows and what it still lacks.
type eventHead struct {
	box     *fyne.Container
	title   *prose
	place   *prose
	missing *prose
	apart   *prose // where its date does not fit
}

func newEventHead() *eventHead {
	h := &eventHead{
		title:   newProse("", theme.ColorNameForeground),
		place:   newProse("", theme.ColorNamePlaceHolder),
		missing: newProse("", theme.ColorNameError),
		apart:   newProse("", theme.ColorNameError),
	}
	h.title.size, h.title.style.Bold = theme.SizeNameSubHeadingText, true
	h.box = newColumn(0.5, h.title, h.place, h.missing)
	return h
}

func (h *eventHead) load(s *session, e *chronology.Event, draft bool) {
	title := e.ShortTitle()
	if title == "" {
		title = "New event"
	}
	h.title.say(title, theme.ColorNameForeground)
	h.place.say(eventPlace(s, e, draft), theme.ColorNamePlaceHolder)
	h.missing.say(missingSentence(s.review(), e, draft), missingColour(draft))
}

// eventPlace says whose event it is and where it is told: "Health visiting ·
// Nursery nurse · HV12 · paragraph 6.23".
func eventPlace(s *session, e *chronology.Event, draft bool) string {
	r := s.review()
	place := joinFilled(" · ", agencyName(r, e.Agency), serviceName(r, e.Service))
	if draft {
		return joinFilled(" · ", place, "not saved until something is entered")
	}
	told := ""
	switch numbers := r.ParagraphsOf(e.UID); len(numbers) {
	case 0:
		told = "in no paragraph yet"
	case 1:
		told = "paragraph " + numbers[0]
	default:
		told = "paragraphs " + strings.Join(numbers, ", ")
	}
	return joinFilled(" · ", place, s.dating.Ref(e.UID), told)
}

// missingSentence says what the event needs before it is complete, "" when it is.
func missingSentence(r *chronology.Review, e *chronology.Event, draft bool) string {
	lacks := chronology.Missing(r, e)
	if len(lacks) == 0 {
		return ""
	}
	if draft {
		return "Needed: " + listed(lacks) + "."
	}
	return "Incomplete: still needs " + listed(lacks) + "."
}

func missingColour(draft bool) fyne.ThemeColorName {
	if draft {
		return theme.ColorNamePlaceHolder
	}
	return theme.ColorNameError
}

// listed joins words as a sentence does: "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// familyLane is what the lane of the family's own life events is called.
const familyLane = "Family"

func serviceName(r *chronology.Review, uid chronology.UID) string {
	if s := r.Service(uid); s != nil {
		return s.Name
	}
	return ""
}

func kindName(r *chronology.Review, uid chronology.UID) string {
	if k := r.Kind(uid); k != nil {
		return k.Name
	}
	return ""
}

func personName(r *chronology.Review, uid chronology.UID) string {
	if p := r.Person(uid); p != nil {
		return p.Name()
	}
	return ""
}

// newInspectorHints is what stands in the inspector while no event is chosen.
func newInspectorHints() fyne.CanvasObject {
	head := newProse("No event chosen", theme.ColorNameForeground)
	head.size, head.style.Bold = theme.SizeNameSubHeadingText, true
	hints := []string{
		"Choose an event in the timeline, the table or the narrative, and everything about it is shown and changed here.",
		"Ctrl+N begins a new event with its date: type it as you would say it, “22 May 2013”, “early June 2012”, “two weeks after the birth”.",
		"Tab moves from field to field; each is saved as you leave it. Ctrl+Enter finishes the event and begins the next for the same agency.",
	}
	column := newColumn(3, head)
	for _, hint := range hints {
		column.Add(newProse(hint, theme.ColorNamePlaceHolder))
	}
	return container.New(sideMargins{}, column)
}
