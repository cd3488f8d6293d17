package export

import (
	"fmt"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// cover prints what the document is: title, type, reference, version, authors,
// scope, what a filter left out, and that it is a working version.
func (d *document) cover() error {
	if len(d.pages) == 0 {
		d.filterStated = true // among the facts
	}
	f := d.start(portrait)
	s := d.settings
	f.y += f.page.height * 0.14
	if s.Type != "" {
		f.text(f.style(regular, 13).tinted(faint), d.clean(string(s.Type), s.UID))
		f.y += 6
	}
	title := d.clean(s.Title, s.UID)
	if title == "" {
		title = "Chronology"
	}
	f.title(1, title, 28, 0)
	f.page.rect(f.left, f.y, 64*f.scale, 3, linked)
	f.y += 30
	facts := f.in.add(roleTable).add(roleTableBody)
	for _, fact := range d.coverFacts() {
		f.fact(facts, fact.label, fact.text)
	}
	f.y += 24
	what, text := versionWords(d.review.Rendered)
	f.title(2, what, 10, 40)
	f.text(f.style(regular, 10), text)
	return nil
}

const workingVersion = "This is a working version for those who carry out the review. It calls people what the panel calls them " +
	"and gives dates as closely as the records allow. It is not for publication."

// coverFact is a line of the cover.
type coverFact struct{ label, text string }

func (d *document) coverFacts() []coverFact {
	s := d.settings
	var authors []string
	for _, a := range d.review.Authors {
		author := d.clean(a.Name, a.UID)
		if a.Role != "" {
			author += ", " + d.clean(a.Role, a.UID)
		}
		authors = append(authors, author)
	}
	printed := ""
	if d.options.Printed != 0 {
		printed = longDay(d.options.Printed)
	}
	all := []coverFact{
		{"Reference", d.clean(s.Reference, s.UID)},
		{"Version", d.clean(s.Version, s.UID)},
		{"Marking", d.clean(s.Marking, s.UID)},
		{"Copy", strings.TrimPrefix(strings.TrimPrefix(d.copyMark(), "Copy "), "of ")},
		{"Agency", d.oneAgency()},
		{"Authors", strings.Join(authors, "\n")},
		{"Scope", capitalised(d.scopeInWords())},
		{"Events", d.leftOut()},
		{"Printed", printed},
	}
	facts := all[:0]
	for _, fact := range all {
		if fact.text != "" {
			facts = append(facts, fact)
		}
	}
	return facts
}

// oneAgency names the agency whose own chronology this is, "" for a whole review.
func (d *document) oneAgency() string {
	if a := d.review.Agency(d.settings.OneAgency); a != nil {
		return d.clean(a.Name, a.UID)
	}
	return ""
}

// scopeInWords gives the scope as it is worded and as days.
func (d *document) scopeInWords() string {
	s := d.settings
	var parts []string
	words := ""
	switch from, to := d.toldWording(s.ScopeFrom), d.toldWording(s.ScopeTo); {
	case from != "" && to != "":
		words = "from " + from + " to " + to
	case from != "":
		words = "from " + from
	case to != "":
		words = "until " + to
	}
	if words != "" {
		parts = append(parts, d.clean(words, s.UID))
	}
	for _, stated := range d.review.Scopes {
		if stated.Length != "" {
			parts = append(parts, "stated as "+d.clean(stated.Length, stated.UID))
			break
		}
	}
	if days := d.dating.Scope(); days != when.Always && !d.review.Rendered.HidesDays() && !(d.saysDay(s.ScopeFrom, days.Earliest) && d.saysDay(s.ScopeTo, days.Latest)) {
		parts = append(parts, days.String())
	}
	return strings.Join(parts, "; ")
}

// toldWording is a wording, unless the version keeps it back: "from [date] to [date]" says nothing.
func (d *document) toldWording(wording string) string {
	if wording == chronology.DateWithheld {
		return ""
	}
	return d.review.ShowWording(wording)
}

// saysDay reports whether a wording is a day of the calendar, and that one.
func (d *document) saysDay(wording string, day when.Day) bool {
	reading, err := d.dating.Read(wording, "")
	return err == nil && len(reading.Relations) == 0 && d.dating.Within(reading) == when.On(day)
}

// leftOut says how many of the events are printed, and what a filter left out.
func (d *document) leftOut() string {
	total := len(d.review.Events)
	if d.options.Filter.Empty() {
		return counted(total, "event")
	}
	return fmt.Sprintf("%s of %s: %s", chronology.Number(len(d.events)), counted(total, "event"),
		d.clean(d.options.Filter.Describe(d.review), d.settings.UID))
}

// counted is a number with its noun: "1 event", "52 events".
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return chronology.Number(n) + " " + noun + "s"
}

// longDay is a day as it stands on a cover: 23 November 2026.
func longDay(day when.Day) string { return day.Time().Format("2 January 2006") }

// fact prints a labelled line of the cover: a row of a table, headed by its label.
func (f *flow) fact(table *element, label, text string) {
	s := f.style(regular, 10.5)
	if f.d.medium != nil {
		f.d.medium.fact(label, whole([]span{{text: text, style: s}}))
		return
	}
	indent := 84 * f.scale
	lines := f.d.wrap([]span{{text: text, style: s}}, f.width-indent)
	f.need(lead(s.size))
	tags := table.add(roleRow)
	f.page.within(tags.add(roleHeaderCell), func() { f.page.text(f.left, f.y+s.size, label, s.tinted(faint)) })
	f.set(tags.add(roleCell), f.left+indent, lines, s.size)
	f.y += 4
}
