package timeline

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"throughline.org/throughline/chronology"
)

// gap is a silence, in days.
type gap struct {
	softFrom, from, to, softTo float64 // from ≥ to where no day is certain
	certain                    bool    // that it was too long
	words                      string  // how long: "about 5 months"
	agency                     chronology.UID
	service                    chronology.UID // where it is the service's alone, though drawn in its agency's lane
	called                     string         // the service that it is of, or that it is of too; "" for none
	after, before              chronology.UID
	least                      int // days
}

// gaps are the silences of a review, by whose they are.
type gaps struct {
	agencies, services map[chronology.UID][]gap
	besides            map[chronology.UID][]gap // by agency: those of its services alone
}

// gapsOf works out the silences that a review's events leave.
func gapsOf(m *matter) *gaps {
	g := &gaps{map[chronology.UID][]gap{}, map[chronology.UID][]gap{}, map[chronology.UID][]gap{}}
	threshold := map[chronology.UID]int{}
	for _, a := range m.setup.agencies {
		threshold[a.UID] = a.SilenceThreshold()
	}
	for _, s := range m.dates.Silences(nil) {
		g.agencies[s.Agency] = append(g.agencies[s.Agency], m.gap(s, threshold[s.Agency]))
	}
	named := map[chronology.UID]string{}
	for _, s := range m.setup.services {
		named[s.UID] = s.Name
	}
	for _, s := range m.dates.ServiceSilences(nil) {
		x := m.gap(s, threshold[s.Agency])
		g.services[s.Service] = append(g.services[s.Service], x)
		x.service, x.called = s.Service, inSentence(named[s.Service])
		g.beside(s.Agency, x)
	}
	for agency, list := range g.besides {
		g.besides[agency] = apart(list)
	}
	return g
}

// gap measures a silence along the axis. What is open ends with the extent.
func (m *matter) gap(s chronology.Silence, threshold int) gap {
	possible := s.PossibleDays()
	x := gap{
		softFrom: max(dayStart(possible.Earliest), m.from), softTo: min(dayEnd(possible.Latest), m.to),
		certain: s.Certain(threshold), agency: s.Agency, after: s.After, before: s.Before, least: s.Least,
	}
	x.words, _, _ = strings.Cut(s.Words(), ";")
	x.words, _, _ = strings.Cut(x.words, " (")
	if certain, ok := s.CertainDays(); ok {
		x.from, x.to = dayStart(certain.Earliest), dayEnd(certain.Latest)
		return x
	}
	x.from = (x.softFrom + x.softTo) / 2
	x.to = x.from
	return x
}

// beside keeps the silence of a service for its agency's lane: by its name on
// the agency's own silence, where that is between the same contacts, or by
// itself, where it is certain and the agency as a whole was not silent.
func (g *gaps) beside(agency chronology.UID, x gap) {
	own := g.agencies[agency]
	same := slices.IndexFunc(own, func(o gap) bool { return o.after == x.after && o.before == x.before })
	switch {
	case same >= 0:
		own[same].called = x.called
	case x.certain && x.from < x.to && x.after != "" && x.before != "" && !slices.ContainsFunc(own, func(o gap) bool { return o.overlaps(x) }):
		g.besides[agency] = append(g.besides[agency], x)
	}
}

// overlaps reports whether two silences may have gone on at one time.
func (x gap) overlaps(o gap) bool { return x.softFrom < o.softTo && o.softFrom < x.softTo }

// apart keeps, of silences that overlap, the longest.
func apart(list []gap) []gap {
	var kept []gap
	byLength := slices.Clone(list)
	slices.SortStableFunc(byLength, func(a, b gap) int { return b.least - a.least })
	for _, x := range byLength {
		if !slices.ContainsFunc(kept, x.overlaps) {
			kept = append(kept, x)
		}
	}
	return kept
}

// inSentence is a name as it stands within a sentence: "nursery nurse", but "GP"
// and "A&E".
func inSentence(name string) string {
	letters := []rune(name)
	if len(letters) < 2 || !unicode.IsLower(letters[1]) {
		return name
	}
	letters[0] = unicode.ToLower(letters[0])
	return string(letters)
}

// gapsIn lays out the silences that are in view.
func (ix *Index) gapsIn(v View, s *stack) []Gap {
	if ix.plan.Group != ByAgency && ix.plan.Group != ByService {
		return nil
	}
	g := ix.silences()
	var list []Gap
	for i := range s.lanes {
		l := &s.lanes[i]
		lay := func(gaps []gap) {
			for n := range gaps {
				if x := (Gap{Lane: i}); x.lay(&gaps[n], v) {
					list = append(list, x)
				}
			}
		}
		switch {
		case l.Sub:
			lay(g.services[l.ID.Sub])
		case ix.plan.Group == ByService:
			lay(g.services[l.ID.Of])
		default:
			lay(g.agencies[l.ID.Of])
			if !l.Style.Divided {
				lay(g.besides[l.ID.Of])
			}
		}
	}
	return list
}

// lay places a silence; false where it is not in view.
func (x *Gap) lay(g *gap, v View) bool {
	x.SoftFrom, x.From, x.To, x.SoftTo = v.Axis.X(g.softFrom), v.Axis.X(g.from), v.Axis.X(g.to), v.Axis.X(g.softTo)
	x.Certain, x.After, x.Before, x.Service = g.certain, g.after, g.before, g.service
	if x.SoftTo < 0 || x.SoftFrom > v.Width || x.SoftFrom >= x.SoftTo {
		return false
	}
	if v.Metrics.LabelSize > 0 {
		x.label(g, v)
	}
	return true
}

// label lays the longest form of the words that fits.
func (x *Gap) label(g *gap, v View) {
	quiet := "no contact · " + g.words
	if !g.certain {
		quiet = "perhaps " + quiet
	}
	forms := []string{quiet, g.words}
	if g.called != "" {
		forms = append([]string{g.called + ": " + quiet}, forms...)
	}
	for _, form := range forms {
		width := v.Metrics.measure(form, v.Metrics.LabelSize, true)
		if at, fits := x.middle(width+2*labelGap, v); fits {
			if left := at - width/2; left+width >= 0 && left <= v.Width {
				x.Label, x.LabelX = form, left
			}
			return
		}
	}
}

// gapLabels is how far apart a silence is labelled again and again, the width of
// a label apart, in units: so far that a tile never has room for two.
const gapLabels = 900

// middle is where a label of some width stands: in the middle of what is
// certain, or of all, as far as it has room there. A silence that goes beyond
// the view is labelled again and again, at places that do not depend on the
// view. Where labels are kept between the edges it is the middle of what is in
// view.
func (x *Gap) middle(width float64, v View) (at float64, fits bool) {
	from, to := x.SoftFrom, x.SoftTo
	if v.Pinned {
		from, to = max(from, 0), min(to, v.Width)
	}
	if to-from < width {
		return 0, false
	}
	at = (x.SoftFrom + x.SoftTo) / 2
	if x.From < x.To {
		at = (x.From + x.To) / 2
		if v.Pinned && min(x.To, v.Width) > max(x.From, 0) {
			at = (max(x.From, 0) + min(x.To, v.Width)) / 2
		}
	}
	if v.Pinned {
		return max(from+width/2, min(at, to-width/2)), true
	}
	at = max(from+width/2, min(at, to-width/2))
	every := gapLabels + width
	again := at + math.Round((v.Width/2-at)/every)*every
	if again < from+width/2 || again > to-width/2 {
		return at, true
	}
	return again, true
}
