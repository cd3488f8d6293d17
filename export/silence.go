package export

import (
	"fmt"
	"slices"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// gaps prints the stretches without recorded contact of each agency and service.
func (d *document) gaps() error {
	f := d.follow()
	f.heading("Gaps in recorded contact", partHeading, 60)
	f.text(f.style(regular, 10), "These are stretches in which nothing records that an agency, or one of its services, met, spoke with or attended to the people "+
		"whom the review is about. That nothing is recorded does not show that nothing happened. A gap is certain where it lasted longer than the agency's "+
		"number of days whatever the dates were, and possible where only some of the dates that the records allow make it so.")
	if !d.options.Filter.Empty() {
		f.skip(4 * f.scale)
		f.text(f.style(italic, 10), "They are found among all recorded contacts, whatever else the filter leaves out.")
	}
	f.skip(8 * f.scale)
	silences := d.dating.Silences(nil)
	for _, s := range d.dating.ServiceSilences(nil) {
		if !slices.ContainsFunc(silences, func(o chronology.Silence) bool { return o.After == s.After && o.Before == s.Before }) {
			silences = append(silences, s) // else the agency's own says so already
		}
	}
	var without []string
	for _, a := range d.agenciesPrinted() {
		own := d.silencesOf(silences, a.UID)
		if len(own) == 0 {
			without = append(without, d.clean(a.Name, a.UID))
			continue
		}
		f.skip(12 * f.scale)
		title := d.clean(a.Name, a.UID)
		at := f.title(d.partLevel()+1, title, 12, 90)
		d.outline = append(d.outline, bookmark{title: title, level: 1, to: at})
		f.text(f.style(regular, 9).tinted(faint), fmt.Sprintf("Longer than %s.", counted(a.SilenceThreshold(), "day")))
		f.skip(3 * f.scale)
		f.silences(a, own)
	}
	if len(without) > 0 {
		f.skip(12 * f.scale)
		f.text(f.style(regular, 10), "No such gap: "+strings.Join(without, ", ")+".")
	}
	return nil
}

// agenciesPrinted are those that the filter asks for. A gap is one among all contacts
// of its agency, whatever else the filter leaves out.
func (d *document) agenciesPrinted() []*chronology.Agency {
	asked := d.options.Filter.Agencies
	if len(asked) == 0 {
		return d.review.Agencies
	}
	var list []*chronology.Agency
	for _, a := range d.review.Agencies {
		if slices.Contains(asked, a.UID) {
			list = append(list, a)
		}
	}
	return list
}

func (d *document) silencesOf(list []chronology.Silence, agency chronology.UID) (own []chronology.Silence) {
	asked := when.Always
	if filter := d.options.Filter; filter.Dates {
		asked = when.Window{Earliest: filter.From, Latest: filter.To}
	}
	for _, s := range list {
		// What only may have been, between no contacts that could be named, tells nobody anything.
		if s.Agency == agency && (s.After != "" || s.Before != "" || s.Least > 0) && s.PossibleDays().Overlaps(asked) {
			own = append(own, s)
		}
	}
	return own
}

// silences is the table of an agency's gaps.
func (f *flow) silences(a *chronology.Agency, list []chronology.Silence) {
	d := f.d
	g := newGrid(f, gridText*f.scale, 0, []column{{"Whose", 24}, {"After", 28}, {"Until", 28}, {"How long", 28}, {"How sure", 14}})
	for _, s := range list {
		whose := "The whole agency"
		if service := d.review.Service(s.Service); service != nil {
			whose = d.clean(service.Name, service.UID)
		}
		sure := "Possible"
		if s.Certain(a.SilenceThreshold()) {
			sure = "Certain"
		}
		g.add(row{
			cells: []cell{
				g.plain(0, whose), d.silenceEnd(g, 1, s.After, d.lastDays(s), "Before the period looked at"), d.silenceEnd(g, 2, s.Before, d.firstDays(s), "After the period looked at"),
				g.plain(3, capitalised(s.Words())), g.plain(4, sure),
			},
			again: g.plain(0, whose),
		})
	}
	g.end()
}

// lastDays are those on which the contact before a gap can have ended, as its own
// row has them; without one, those on which the period looked at can have begun.
func (d *document) lastDays(s chronology.Silence) when.Window {
	if s.After == "" {
		return s.From
	}
	return d.dating.Of(s.After).End
}

// firstDays are those on which the contact after a gap can have begun.
func (d *document) firstDays(s chronology.Silence) when.Window {
	if s.Before == "" {
		return s.To
	}
	return d.dating.Of(s.Before).Start
}

// silenceEnd says at which contact a gap begins or ends, and on which days.
func (d *document) silenceEnd(g *grid, i int, contact chronology.UID, days when.Window, none string) cell {
	s := style{regular, g.size, ink}
	told := ""
	if !d.review.Rendered.HidesDays() {
		told = capitalised(days.String())
	}
	e := d.review.Event(contact)
	if e == nil {
		return g.wrap(i, span{text: joined(none, "\n", told), style: s})
	}
	title := " " + d.clean(e.ShortTitle(), e.UID)
	if told != "" {
		title += "\n" + told
	}
	return g.wrap(i, d.refSpan(e, s), span{text: title, style: s})
}
