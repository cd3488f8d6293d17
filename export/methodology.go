package export

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// methodology prints how the chronology was made, in the author's words or composed
// from the review: what the agencies gave, how dates are taken and how well they
// are known, what was set aside, and how people are called. What is counted and
// listed is so either way.
func (d *document) methodology() error {
	f := d.follow()
	f.heading("How the chronology was made", partHeading, 60)
	own := ownParagraphs(d.clean(d.settings.Methodology, d.settings.UID))
	if len(own) > 0 {
		f.paragraphs(own...)
	} else {
		f.paragraphs(d.whatWasTakenIn())
	}
	f.skip(8 * f.scale)
	f.returns()
	if len(own) == 0 {
		f.under("How dates are taken")
		f.paragraphs(noteOnReading, noteOnDates(d.review.Rendered))
	}
	if !d.review.Rendered.HidesDays() && len(d.events) > 0 {
		f.under("How well dates are known")
		f.howWellKnown()
		f.under("What was set aside")
		f.setAside()
	}
	if len(own) == 0 {
		f.under("What stands in it")
		f.paragraphs(d.whatStandsInIt())
	}
	text := f.style(regular, 10)
	what, words := versionWords(d.review.Rendered)
	f.under(what)
	f.text(text, words)
	return nil
}

const noteOnReading = "Every date is kept in the words of its source, and is read as the days that these words allow: the name of a month is any day of " +
	"it. Where a source counts from another event (“two weeks after the birth”), both are dated together, so that what is known of " +
	"one narrows the other. No date is made more exact than the sources make it."

// ComposedMethodology is what the note on how the chronology was made says where
// the author has written none: a beginning for one.
func ComposedMethodology(r *chronology.Review, d *chronology.Dating) string {
	doc := &document{review: r, dating: d, events: d.Order()}
	if r.Settings != nil {
		doc.settings = *r.Settings
	}
	doc.cleaner.asIs = true
	return strings.Join([]string{doc.whatWasTakenIn(), noteOnReading, noteOnDates(r.Rendered), doc.whatStandsInIt()}, "\n\n")
}

// ownParagraphs are those of a text in which every line that is not empty is one.
func ownParagraphs(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// paragraphs are running text, one after the other.
func (f *flow) paragraphs(list ...string) {
	for i, text := range list {
		if i > 0 {
			f.skip(4 * f.scale)
		}
		f.text(f.style(regular, 10), text)
	}
}

// under begins a section of a part.
func (f *flow) under(title string) {
	f.skip(14 * f.scale)
	at := f.title(f.d.partLevel()+1, title, 12, 100*f.scale)
	f.d.outline = append(f.d.outline, bookmark{title: title, level: 1, to: at})
}

// whatWasTakenIn says how many events came from how many agencies.
func (d *document) whatWasTakenIn() string {
	agencies, family := map[chronology.UID]bool{}, 0
	for _, e := range d.events {
		if agencies[e.Agency] = true; e.Family() {
			family++
		}
	}
	delete(agencies, "")
	text := fmt.Sprintf("The chronology brings together what %s recorded: %s", numberedNoun(len(agencies), "agency", "agencies"), counted(len(d.events)-family, "event"))
	if family > 0 {
		text += fmt.Sprintf(", and %s in the life of the family", counted(family, "event"))
	}
	if scope := d.scopeInWords(); scope != "" {
		text += ". Its scope is " + scope
	}
	if !d.options.Filter.Empty() {
		text += ". Counted are those that are printed, " + d.leftOut()
	}
	return text + "."
}

func numberedNoun(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return chronology.Number(n) + " " + many
}

// returns is the table of what each agency gave.
func (f *flow) returns() {
	d := f.d
	dated := !d.review.Rendered.HidesDays()
	columns := []column{{"Agency", 36}, {"Services", 34}, {"Events", 12}}
	if dated {
		columns = append(columns, column{"First and last", 34})
	}
	var g *grid
	for _, a := range d.review.Agencies {
		count, window, services := d.returnOf(a.UID)
		if count == 0 {
			continue
		}
		if g == nil {
			g = newGrid(f, gridText*f.scale, 0, columns)
		}
		name := d.clean(a.Name, a.UID)
		r := row{cells: []cell{g.plain(0, name), g.plain(1, strings.Join(services, "\n")), g.plain(2, chronology.Number(count))}, again: g.plain(0, name+" (continued)")}
		if dated {
			r.cells = append(r.cells, g.plain(3, capitalised(window.String())))
		}
		g.add(r)
	}
	if g != nil {
		g.end()
	}
}

// returnOf is how many events an agency gave, from when to when they may have
// been, and of which services.
func (d *document) returnOf(agency chronology.UID) (count int, window when.Window, services []string) {
	window = when.Always
	of := map[chronology.UID]bool{}
	for _, e := range d.events {
		if e.Agency != agency {
			continue
		}
		count++
		of[e.Service] = true
		if w := d.dating.Of(e.UID).Window; w == when.Always {
			continue
		} else if window == when.Always {
			window = w
		} else {
			window = when.Window{Earliest: min(window.Earliest, w.Earliest), Latest: max(window.Latest, w.Latest)}
		}
	}
	for _, s := range d.review.Services {
		if s.Agency == agency && of[s.UID] {
			services = append(services, d.clean(s.Name, s.UID))
		}
	}
	return count, window, services
}

// howWellKnown is the table of how closely events are dated.
func (f *flow) howWellKnown() {
	d := f.d
	classes := []struct {
		title string
		holds func(x *chronology.Dated) bool
		count int
	}{
		{title: "Not readable as a date", holds: func(x *chronology.Dated) bool { return x.Err != nil }},
		{title: "No date known", holds: func(x *chronology.Dated) bool { return x.Window == when.Always }},
		{title: "Known at one end only", holds: func(x *chronology.Dated) bool {
			return x.Window.Earliest.Open() || x.Window.Latest.Open()
		}},
		{title: "To the day", holds: within(0)},
		{title: "Within a week", holds: within(6)},
		{title: "Within a month", holds: within(30)},
		{title: "Within three months", holds: within(91)},
		{title: "Within a longer time", holds: func(*chronology.Dated) bool { return true }},
	}
	for _, e := range d.events {
		dated := d.dating.Of(e.UID)
		for i := range classes {
			if classes[i].holds(&dated) {
				classes[i].count++
				break
			}
		}
	}
	f.text(f.style(regular, 9).tinted(faint), "What lasts is counted by the less certain of its ends.")
	f.skip(3 * f.scale)
	g := newGrid(f, gridText*f.scale, 0, []column{{"How closely", 50}, {"Events", 50}})
	for _, c := range append(classes[3:len(classes):len(classes)], classes[2], classes[1], classes[0]) {
		if c.count > 0 {
			g.add(row{cells: []cell{g.plain(0, c.title), g.plain(1, chronology.Number(c.count))}, again: g.plain(0, c.title)})
		}
	}
	g.end()
}

// within holds what is known to within so many days.
func within(days when.Day) func(*chronology.Dated) bool {
	return func(x *chronology.Dated) bool {
		return x.Start.Latest-x.Start.Earliest <= days && x.End.Latest-x.End.Earliest <= days
	}
}

// setAside lists the parts of wordings that are kept but not used for dating.
func (f *flow) setAside() {
	d := f.d
	text := f.style(regular, 10)
	var aside []*chronology.Event
	for _, e := range d.events {
		if len(e.When.SetAside) > 0 {
			aside = append(aside, e)
		}
	}
	open := 0
	for _, c := range d.dating.Contradictions() {
		if !c.Aside {
			open++
		}
	}
	if len(aside) == 0 {
		f.text(text, "No part of any date was set aside.")
	} else {
		f.text(text, "These words stand in the sources and are printed with their events, but are not used for dating, since they cannot hold together with others:")
		f.skip(3 * f.scale)
		list := f.in.add(roleList)
		for i, e := range aside {
			words := make([]string, len(e.When.SetAside))
			for n, clause := range e.When.SetAside {
				words[n] = "“" + innerQuotes.Replace(d.review.ShowWording(clause)) + "”"
			}
			f.hanging(list, fmt.Sprint(i+1), []span{d.refSpan(e, text), {text: ": " + d.clean(strings.Join(words, "; "), e.UID), style: text}}, nil)
		}
	}
	if open > 0 {
		f.skip(4 * f.scale)
		f.text(text, fmt.Sprintf("There %s %s between dates that nobody has settled.", isOrAre(open), counted(open, "contradiction")))
	}
}

// innerQuotes are those of titles within a wording that is quoted itself.
var innerQuotes = strings.NewReplacer("“", "‘", "”", "’")

func isOrAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// whatStandsInIt says what the entries are, and which of them are in dispute or
// told twice.
func (d *document) whatStandsInIt() string {
	without, disputed := 0, 0
	kept := map[chronology.UID]bool{}
	for _, e := range d.events {
		kept[e.UID] = true
		if e.Source == "" && !e.Family() {
			without++
		}
		if e.Disputed {
			disputed++
		}
	}
	same := 0
	for _, l := range d.review.Links {
		if l.Kind == chronology.SameEvent && kept[l.From] && kept[l.To] {
			same++
		}
	}
	text := "Each entry says what one agency recorded, and names the record that it rests on. Entries of several agencies about one event are all kept."
	for _, said := range []struct {
		count           int
		one, many, what string
	}{
		{without, "entry", "entries", " without a named source"},
		{disputed, "entry", "entries", " in dispute"},
		{same, "pair", "pairs", " of entries that tell of the same event"},
	} {
		if said.count > 0 {
			text += fmt.Sprintf(" There %s %s%s.", isOrAre(said.count), numberedNoun(said.count, said.one, said.many), said.what)
		}
	}
	if !d.options.Comments {
		text += " The agencies’ comments are not part of it."
	}
	return text
}
