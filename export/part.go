package export

import (
	"slices"

	"throughline.org/throughline/chronology"
)

// Part is a part of a document.
type Part string

// The parts that can be printed.
const (
	Cover          Part = "cover"
	Contents       Part = "contents"
	VersionTable   Part = "versions"
	Family         Part = "family"
	LinesOfEnquiry Part = "lines"
	Panel          Part = "panel"
	Glossary       Part = "glossary"
	Methodology    Part = "methodology"
	Section        Part = "section"
	Table          Part = "table"
	KeyEvents      Part = "key"     // the key events only
	OneAgency      Part = "agency"  // one agency's own chronology: Options.Agency
	Knowledge      Part = "knew"    // what Options.Agency knew on the day Options.Knew
	Gaps           Part = "gaps"    // stretches without recorded contact
	Sources        Part = "sources" // every source, with the events that rest on it
	Lanes          Part = "lanes"
	EntryForm      Part = "form" // blank, for the author of an agency's report
)

// Usual are the parts that are printed where none are named.
var Usual = []Part{Cover, Contents, Family, LinesOfEnquiry, Panel, Glossary, Section, Table, Lanes}

// Parts lists all parts, in the order in which they usually stand.
var Parts = []Part{
	Cover, Contents, VersionTable, Family, LinesOfEnquiry, Panel, Glossary, Methodology, Section, Table, KeyEvents, OneAgency, Knowledge,
	Gaps, Sources, Lanes, EntryForm,
}

var partTitles = map[Part]string{
	Cover: "Cover", Contents: "Contents", VersionTable: "Version table", Family: "The family", LinesOfEnquiry: "Lines of enquiry",
	Panel: "The panel", Glossary: "Abbreviations", Methodology: "How the chronology was made", Section: "Chronology section",
	Table: "Integrated chronology", KeyEvents: "Key events", OneAgency: "One agency’s chronology", Knowledge: "Who knew what on a day",
	Gaps: "Gaps in recorded contact", Sources: "Sources", Lanes: "Lanes", EntryForm: "Blank entry form",
}

// Title names the part for those who choose it.
func (p Part) Title() string { return partTitles[p] }

// NeedsAgency reports whether the part is of one agency (Options.Agency), and
// NeedsDay whether it is of one day (Options.Knew).
func (p Part) NeedsAgency() bool { return p == OneAgency || p == Knowledge }

// parts are those that are asked for, in their order.
func (o *Options) parts() []Part {
	if o.What == nil {
		return Usual
	}
	return o.What
}

// asks reports whether a part is asked for.
func (o *Options) asks(p Part) bool { return slices.Contains(o.parts(), p) }

// check reports whether what is asked for can be printed.
func (o *Options) check(r *chronology.Review) error {
	for i, part := range o.What {
		switch {
		case !slices.Contains(Parts, part):
			return ErrPart
		case slices.Contains(o.What[:i], part):
			return ErrPartTwice
		case part.NeedsAgency() && r.Agency(o.agency(r)) == nil:
			return ErrNoAgency
		case part.NeedsDay() && o.Knew == 0:
			return ErrNoDay
		}
	}
	if slices.ContainsFunc(o.Sheets[:], func(n int) bool { return n < 0 || n > mostSheets }) {
		return ErrSheets
	}
	return o.checkColumns()
}

// Numbered is a review, with its dates, whose chronology section has the number that
// is asked for: all that names a paragraph, in whatever part or file, names it by that.
func (o *Options) Numbered(r *chronology.Review, d *chronology.Dating) (*chronology.Review, *chronology.Dating) {
	if o.SectionNumber == 0 || r.Settings != nil && r.Settings.SectionNumber == o.SectionNumber {
		return r, d
	}
	numbered := r.Numbered(o.SectionNumber)
	return numbered, d.Afresh(numbered)
}

// mostSheets are more in width or height than anybody would put together.
const mostSheets = 60

// agency is the one that parts of one agency are of.
func (o *Options) agency(r *chronology.Review) chronology.UID {
	if o.Agency == "" && r.Settings != nil {
		return r.Settings.OneAgency
	}
	return o.Agency
}

// NeedsDay: see NeedsAgency.
func (p Part) NeedsDay() bool { return p == Knowledge }
