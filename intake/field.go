package intake

// Field is what a column of a table holds.
type Field string

// The fields that a column can be matched to. What is kept under Other goes
// with the event, named by its heading; what is left out is listed as ignored.
const (
	Other         Field = "kept with the note"
	Ignore        Field = ""
	ID            Field = "id"
	Sequence      Field = "number in the return"
	Agency        Field = "agency"
	Service       Field = "service"
	Start         Field = "date" // the only date, or the first day
	StartTime     Field = "time"
	End           Field = "end date"
	EndTime       Field = "end time"
	Weekday       Field = "day of the week"
	DayOfMonth    Field = "day" // of a date in columns of its own
	Month         Field = "month"
	Year          Field = "year"
	Source        Field = "source"
	Kind          Field = "kind"
	Title         Field = "title"
	What          Field = "what happened"
	Outcome       Field = "response or outcome"
	People        Field = "people involved"
	Parts         Field = "parts played"
	Professionals Field = "professionals"
	Seen          Field = "child seen"
	Voice         Field = "what the child or adult said"
	Told          Field = "who was told"
	Marks         Field = "marked as"
	Comment       Field = "comment"
	Note          Field = "reviewer's note"
	Lines         Field = "lines of enquiry"
	Known         Field = "known to the agency on"
	Recorded      Field = "recorded on"
	Telephone     Field = "telephone"
)

// Fields lists the fields in the order in which a column's match is offered.
var Fields = []Field{
	Ignore, Start, StartTime, End, EndTime, Weekday, DayOfMonth, Month, Year, Agency, Service, Source, Kind, Title, What, Outcome,
	People, Parts, Professionals, Seen, Voice, Told, Comment, Marks, Note, Lines, Known, Recorded, Telephone, ID, Sequence, Other,
}

// joins reports whether several columns can hold the field together.
func (f Field) joins() bool {
	switch f {
	case What, Source, Outcome, People, Parts, Professionals, Voice, Told, Comment, Marks, Note, Lines, Other, Ignore:
		return true
	}
	return false
}

// told reports whether the field tells something, so that its words belong to
// one row alone even where its cell goes on over several.
func (f Field) told() bool {
	switch f {
	case What, Outcome, Voice, Comment, Note, Title, Other:
		return true
	}
	return false
}

// What the columns of other tables hold: the family, abbreviations, versions.
const (
	born         Field = "date of birth"
	relationship Field = "relationship"
	address      Field = "address"
	ethnicity    Field = "ethnicity"
	term         Field = "abbreviation"
	meaning      Field = "meaning"
	version      Field = "version"
)

var foreign = []Field{born, relationship, address, ethnicity, term, meaning, version}
