package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"throughline.org/throughline/chronology/timeline"
	"throughline.org/throughline/chronology/when"
)

// alternativeMost is the length to which a text for a figure may grow, in
// characters: a string in a file may not be longer than 32,767 bytes
// (ISO 19005-2, 6.1.13), of which a character takes two.
const alternativeMost = 15_000

// alternative says in words what a sheet of the lanes shows, for those who
// cannot see it (ISO 14289-1, 7.3): the period, each lane with how much stands
// in it and when, its silences, the dates that run through all lanes, and links.
func (s *sheet) alternative() string {
	words := []string{s.period(), s.through()}
	for i := range s.layout.Lanes {
		if _, _, ok := s.shown(&s.layout.Lanes[i]); ok {
			words = append(words, s.laneInWords(i))
		}
	}
	words = append(words, s.linksInWords())
	text := strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
	if cut := []rune(text); len(cut) > alternativeMost {
		text = string(cut[:alternativeMost]) + "… The table gives every event."
	}
	return text
}

// period says what the sheet shows of the time, and how many lanes.
func (s *sheet) period() string {
	lanes := 0
	for i := range s.layout.Lanes {
		if _, _, ok := s.shown(&s.layout.Lanes[i]); ok {
			lanes++
		}
	}
	words := fmt.Sprintf("Timeline of contacts from %s to %s, in %s.", s.month(0), s.month(s.axis), counted(lanes, "lane"))
	if s.dates.relative() {
		words += " No dates are given: time is counted from " + s.dates.from + "."
	}
	return words
}

// month names the month that stands at x, within the sheet and the period: the
// axis goes on a little beyond that, so that marks at its ends are whole.
func (s *sheet) month(x float64) string {
	const moment = 0.01 // the end is not in it any more
	x = min(max(x, 0), s.axis-moment)
	day := min(max(s.layout.Axis.Day(x), s.first), s.end-moment)
	if s.dates.relative() {
		return s.dates.place(day)
	}
	return when.Day(math.Floor(day)).Time().Format("January 2006")
}

// stretch names the months from one place to another.
func (s *sheet) stretch(from, to float64) string {
	first, last := s.month(from), s.month(to)
	switch {
	case first == last && s.dates.relative():
		return "about " + first
	case first == last:
		return "in " + first
	}
	return "from " + first + " to " + last
}

// through lists the dates that run through all lanes.
func (s *sheet) through() string {
	var list []string
	for _, k := range s.layout.KeyLines {
		if k.X >= 0 && k.X <= s.axis {
			label := k.Label
			if e := s.d.review.Event(k.Event); label == "" && e != nil { // there was no room for it
				label = e.ShortTitle()
			}
			list = append(list, s.d.clean(label, k.Event)+", "+s.month(k.X))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return "Marked through all lanes: " + strings.Join(list, "; ") + "."
}

func (s *sheet) laneInWords(lane int) string {
	l := &s.layout.Lanes[lane]
	words := s.d.clean(l.Name, l.Agency) + ": " + s.eventsInWords(lane)
	if l.Undated > 0 {
		words += fmt.Sprintf("; %d of unknown date beside", l.Undated)
	}
	for _, g := range s.layout.Gaps {
		if g.Lane == lane && g.SoftTo > 0 && g.SoftFrom < s.axis {
			words += "; " + s.gapInWords(g)
		}
	}
	return words + "."
}

// eventsInWords counts the events whose marks stand on the sheet, with the
// months of the first and the last.
func (s *sheet) eventsInWords(lane int) string {
	events, keys := 0, 0
	first, last := math.Inf(1), math.Inf(-1)
	for i := range s.layout.Items {
		it := &s.layout.Items[i]
		if it.Lane != lane || !s.whole(it) || it.Y < s.band.top || it.Y >= s.band.bottom {
			continue
		}
		events += it.Crowd
		from, to := it.X, it.X
		if it.Crowd > 1 {
			from, to = it.From, it.To
		}
		first, last = min(first, from), max(last, to)
		if it.Key {
			keys++
		}
	}
	if events == 0 {
		return "no event in this period"
	}
	words := counted(events, "event") + " " + s.stretch(first, last)
	if keys > 0 {
		words += ", " + counted(keys, "key event") + " among them"
	}
	return words
}

// gapInWords tells a silence with all that is to be said of it, and where it stands.
func (s *sheet) gapInWords(g timeline.Gap) string {
	words := strings.ReplaceAll(s.d.clean(g.Words, ""), " · ", " for ")
	from, to := g.From, g.To
	if from >= to { // nowhere certain
		from, to = g.SoftFrom, g.SoftTo
	}
	return words + " " + s.stretch(from, to)
}

// linksInWords counts the links between events by what they mean.
func (s *sheet) linksInWords() string {
	counts := map[string]int{}
	for _, a := range s.layout.Arrows {
		counts[linkWords(a)]++
	}
	if len(counts) == 0 {
		return ""
	}
	var list []string
	for words, n := range counts {
		list = append(list, fmt.Sprintf("%s, %d", words, n))
	}
	slices.SortFunc(list, cmp.Compare)
	return "Links between events: " + strings.Join(list, "; ") + "."
}

// linkWords is what the arrow of a link says.
func linkWords(a timeline.Arrow) string {
	if a.NotShared {
		return "not told"
	}
	return string(a.Kind)
}
