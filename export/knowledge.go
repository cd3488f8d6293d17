package export

import (
	"fmt"

	"throughline.org/throughline/chronology"
)

// knowledgeStates are the headings under which events are listed, with what is
// said where there is none.
var knowledgeStates = []struct {
	state chronology.Knowledge
	title string
}{{chronology.Known, "Known"}, {chronology.PossiblyKnown, "Possibly known"}, {chronology.NotKnown, "Not known"}}

// knowledge prints what an agency knew on a day, as the records show, with the
// reasons. What cannot have happened by then is counted only.
func (d *document) knowledge() error {
	agency := d.clean(d.review.Agency(d.agency).Name, d.agency)
	if d.review.Rendered.HidesDays() {
		f := d.resume()
		f.heading("What "+agency+" knew", partHeading, 60)
		d.brief = f
		f.text(f.style(italic, 10), "What was known on a day is not told in this version: it would tell the dates that it keeps back.")
		return nil
	}
	f, day := d.follow(), d.options.Knew
	f.heading(fmt.Sprintf("What %s knew on %s", agency, longDay(day)), partHeading, 60)
	knowing := d.dating.Knowing(d.agency)
	by, later := map[chronology.Knowledge][]*chronology.Event{}, 0
	for _, e := range d.events {
		if d.dating.Of(e.UID).Start.Earliest > day {
			later++
			continue
		}
		state := knowing.On(e.UID, day)
		by[state] = append(by[state], e)
	}
	text := fmt.Sprintf("Of %s that had or may have happened by then, %s were known to the agency, %s possibly known and %s not known, as the records show. "+
		"An agency may have known more than is recorded.", counted(len(d.events)-later, "event"), chronology.Number(len(by[chronology.Known])),
		chronology.Number(len(by[chronology.PossiblyKnown])), chronology.Number(len(by[chronology.NotKnown])))
	if later > 0 {
		text += fmt.Sprintf(" Left out: %s that happened later.", counted(later, "event"))
	}
	f.text(f.style(regular, 10), text)
	for _, s := range knowledgeStates {
		if len(by[s.state]) == 0 {
			continue
		}
		f.skip(14 * f.scale)
		title := fmt.Sprintf("%s: %s", s.title, counted(len(by[s.state]), "event"))
		at := f.title(d.partLevel()+1, title, 12, 60)
		d.outline = append(d.outline, bookmark{title: title, level: 1, to: at})
		f.knownEvents(by[s.state], knowing)
	}
	return nil
}

// knownEvents is the table of the events of one state.
func (f *flow) knownEvents(events []*chronology.Event, knowing *chronology.Knowing) {
	d := f.d
	g := newGrid(f, gridText*f.scale, 0, []column{{"Ref", 11}, {"Date", 22}, {"Agency", 20}, {"Event", 27}, {"Why", 30}})
	for _, e := range events {
		days, _ := storedDateWords(d.review, d.dating, e)
		g.add(row{
			cells: []cell{
				g.refs(0, e), g.wrap(1, d.worded(capitalised(days), e, style{regular, g.size, ink}, true)...), g.plain(2, d.agencyName(e)), g.plain(3, d.clean(e.ShortTitle(), e.UID)),
				g.plain(4, d.clean(capitalised(knowing.Why(e.UID, d.options.Knew)), e.UID)),
			},
			again: g.refs(0, e),
		})
	}
	g.end()
}

// agencyName names whose event it is.
func (d *document) agencyName(e *chronology.Event) string {
	if a := d.review.Agency(e.Agency); a != nil {
		return d.clean(a.Name, a.UID)
	}
	return "Family"
}

// refs is a cell of references, each leading to its row where that is printed.
func (g *grid) refs(i int, events ...*chronology.Event) cell {
	s := style{regular, g.size, ink}
	var spans []span
	for n, e := range events {
		if n > 0 {
			spans = append(spans, span{text: ", ", style: s})
		}
		spans = append(spans, g.flow.d.refSpan(e, s))
	}
	return g.wrap(i, spans...)
}
